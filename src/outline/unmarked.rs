//! Headings of Markdown whose author marked none as such: bold lines, else bare ones as in plain
//! text.

use super::plain;
use crate::model::{Block, BlockKind, Body, Inline, Span, Title};
use crate::text::words;

/// A longer text without a heading is no briefing, and is not read twice; in bytes.
const MOST: usize = 1024 * 1024;

/// So many make an outline: one bold or bare line may be anything.
const FEWEST: usize = 2;

/// Most words of a bold heading.
const WORDS: u32 = 16;

/// Finds the headings of `body`, read from the Markdown `text`, where none is marked.
pub fn unmarked(body: &mut Body, text: &str) {
    let marked = body
        .blocks
        .iter()
        .any(|block| block.kind == BlockKind::Heading);
    if marked || text.len() > MOST {
        return;
    }
    let bold = bold(body);
    if bold.len() >= FEWEST {
        for index in bold {
            raise(body, index, BlockKind::Heading, 1);
        }
        return;
    }
    bare(body, text);
}

/// The paragraphs that are wholly bold and have running text below them.
fn bold(body: &Body) -> Vec<usize> {
    let pairs = body.blocks.iter().zip(body.blocks.iter().skip(1));
    let pairs = pairs.enumerate().filter(|(_, (block, next))| {
        let words = block.span.of(&body.text);
        block.kind == BlockKind::Paragraph
            && block.quote == 0
            && !words.ends_with(['.', ',', ';', '”', '"'])
            && (1..=WORDS).contains(&words::count(words))
            && matches!(next.kind, BlockKind::Paragraph | BlockKind::Item)
            && is_bold(body, block.span)
            && !is_bold(body, next.span)
    });
    pairs.map(|(index, _)| index).collect()
}

/// True where all words are bold, but for a number before them.
fn is_bold(body: &Body, span: Span) -> bool {
    let words = span.of(&body.text);
    let numbered = words.split_once(['.', ')', ' ']).filter(|(number, _)| {
        let numeral = |c: char| c.is_ascii_digit() || "IVXivx".contains(c);
        !number.is_empty() && number.len() < 6 && number.chars().all(numeral)
    });
    let from = numbered.map_or(0, |(number, _)| number.len() as u32 + 1);
    let mut at = span.start + from;
    let first = body
        .styles
        .partition_point(|run| run.span.end <= span.start);
    for run in body.styles.iter().skip(first) {
        if run.span.start >= span.end {
            break;
        }
        if run.inline.has(Inline::STRONG) && run.span.end > at {
            let between = Span::new(at.min(run.span.start), run.span.start);
            if between.of(&body.text).contains(char::is_alphanumeric) {
                return false;
            }
            at = run.span.end;
        }
    }
    let rest = Span::new(at.min(span.end), span.end).of(&body.text);
    at > span.start + from && !rest.contains(char::is_alphanumeric)
}

/// Takes headings and title from what the text is without its markup, where they are paragraphs of
/// one line here, too.
fn bare(body: &mut Body, text: &str) {
    let found = plain(text);
    let is_found = |block: &&Block| matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    let mut heads = found.blocks.iter().filter(is_found).peekable();
    let headings = heads
        .clone()
        .filter(|block| block.kind == BlockKind::Heading);
    if headings.count() < FEWEST {
        return;
    }
    let titled = body.title.is_some();
    for index in 0..body.blocks.len() {
        let Some(block) = body.blocks.get(index).copied() else {
            break;
        };
        while heads.next_if(|head| head.line < block.line).is_some() {}
        let Some(head) = heads.next_if(|head| head.line == block.line) else {
            continue;
        };
        let same = words_of(block.span.of(&body.text)).eq(words_of(head.span.of(&found.text)));
        if !same || block.kind != BlockKind::Paragraph || head.kind == BlockKind::Title && titled {
            continue;
        }
        if head.kind == BlockKind::Title {
            let text = block.span.of(&body.text).to_owned();
            let line = block.line;
            body.title = Some(Title { text, line });
        }
        raise(body, index, head.kind, head.level);
    }
}

/// The words without what marks them.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty())
}

fn raise(body: &mut Body, index: usize, kind: BlockKind, level: u8) {
    if let Some(block) = body.blocks.get_mut(index) {
        block.kind = kind;
        block.level = level;
    }
}
