//! A text that its format keeps line by line though it is no code: the record of a debate or a letter
//! that a page shows as it was typed.

use crate::model::{Block, BlockKind, Body};

/// Of so many in a hundred bytes the lines are kept.
const SHARE: usize = 90;
/// A text of fewer bytes may be anything.
const LEAST: usize = 400;
/// A line of prose has so many words at least.
const WORDS: usize = 6;

/// True for a text that is all in lines which its format keeps, and prose.
///
/// A page of nothing but `<pre>` with a speech in it is one; a listing is none, nor a page about it.
pub(super) fn is_one(body: &Body) -> bool {
    let kept = |block: &&Block| block.kind == BlockKind::Verbatim;
    let bytes = |block: &Block| block.span.len() as usize;
    let all: usize = body.blocks.iter().map(bytes).sum();
    let lines = body.blocks.iter().filter(kept);
    let of_lines: usize = lines.clone().map(bytes).sum();
    of_lines >= LEAST
        && of_lines * 100 >= all * SHARE
        && is_prose(lines.flat_map(|block| block.span.of(&body.text).lines()))
}

/// Puts `read`, the text of `body` read as plain text, in its place; what the format tells of it stays.
pub(super) fn replace(body: &mut Body, mut read: Body) {
    read.map = std::mem::take(&mut body.map);
    read.about = std::mem::take(&mut body.about);
    read.date = body.date.take().or(read.date);
    read.publisher = body.publisher.take().or(read.publisher);
    if let Some(title) = body.title.take() {
        for block in &mut read.blocks {
            if block.span.of(&read.text) == title.text {
                block.kind = BlockKind::Title;
            } else if block.kind == BlockKind::Title {
                (block.kind, block.level) = (BlockKind::Heading, 1);
            }
        }
        read.title = Some(title);
    }
    *body = read;
}

/// True where half of the lines are several words in a row.
fn is_prose<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut prose) = (0, 0);
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let is_word = |word: &&str| {
            let bare = word.trim_matches(|c: char| c.is_ascii_punctuation());
            !bare.is_empty()
                && bare
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        };
        all += 1;
        prose += usize::from(line.split_whitespace().filter(is_word).count() >= WORDS);
    }
    prose * 2 > all
}

#[cfg(test)]
mod tests {
    use super::super::{plain, preformatted};
    use crate::model::{Block, BlockKind, Body, Span, Title};

    /// A title above lines that are kept.
    fn page(lines: &str) -> Body {
        let text = format!("Record of 3 May\n\n{lines}");
        let mut body = plain("");
        let block = |from: usize, to: usize, kind| Block {
            span: Span::new(from as u32, to as u32),
            kind,
            gap: 1,
            ..Block::default()
        };
        body.blocks = vec![
            block(0, 15, BlockKind::Title),
            block(17, text.len(), BlockKind::Verbatim),
        ];
        body.text = text;
        body.title = Some(Title {
            text: "Record of 3 May".to_owned(),
            line: 1,
        });
        body
    }

    #[test]
    fn a_speech_kept_line_by_line_is_read_as_text() {
        let line = "  The house heard that the ports of the north had asked for more time and\nthat nobody would give it to them before the winter was over at last.\n";
        let speech = format!(
            "          TOLLS OF THE NORTHERN PORTS\n\n{}",
            line.repeat(6)
        );
        let mut body = page(&speech);
        preformatted(&mut body);
        assert!(
            body.blocks
                .iter()
                .all(|block| block.kind != BlockKind::Verbatim)
        );
        let headings = body.blocks.iter().filter(|block| block.is_heading());
        let headings: Vec<&str> = headings.map(|block| block.span.of(&body.text)).collect();
        assert_eq!(headings, ["Record of 3 May", "TOLLS OF THE NORTHERN PORTS"]);
        assert!(body.text.contains("more time and that nobody"));
    }

    #[test]
    fn a_listing_stays_as_it_is() {
        let mut body = page(&"    let total = first + second;\n    print(total);\n".repeat(20));
        preformatted(&mut body);
        assert_eq!(body.blocks[1].kind, BlockKind::Verbatim);
    }
}
