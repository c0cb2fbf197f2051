//! Tests: builds reading text, blocks and the way back to the file, from raw characters.

use super::{BlockHead, Builder, MAX_BLOCK};
use crate::model::{BlockKind, Inline, StyleRun};

fn paragraph(text: &str) -> crate::model::Body {
    let mut builder = Builder::default();
    builder.begin(BlockHead {
        line: 1,
        ..BlockHead::default()
    });
    builder.source(text, 0);
    builder.end();
    builder.finish(vec![0])
}

#[test]
fn every_character_knows_its_place_in_the_file() {
    let raw = "se\u{200b}curity\t\x1bx é";
    let body = paragraph(raw);
    assert_eq!(body.text, "security        ␛x é");
    for (at, c) in body.text.char_indices().filter(|(_, c)| !" ␛".contains(*c)) {
        let source = body.map.start(&body.text, at as u32) as usize;
        assert_eq!(raw.chars().nth(source), Some(c), "at {at}");
    }
    assert_eq!(
        (body.map.start(&body.text, 0), body.map.end(&body.text, 8)),
        (0, 9)
    );
}

#[test]
fn a_long_line_becomes_several_blocks_that_add_up() {
    let raw = "Talks went on. ".repeat(MAX_BLOCK / 5);
    let body = paragraph(&raw);
    assert!(body.blocks.len() > 2);
    assert!(
        body.blocks
            .iter()
            .all(|block| block.span.len() as usize <= MAX_BLOCK)
    );
    assert!(
        body.blocks
            .iter()
            .skip(1)
            .all(|block| block.continues && block.gap == 0)
    );
    assert!(
        body.blocks
            .windows(2)
            .all(|pair| pair[0].span.end == pair[1].span.start)
    );
    assert_eq!(
        body.blocks.last().unwrap().span.end as usize,
        body.text.len()
    );
}

#[test]
fn a_long_word_is_cut_between_characters() {
    let body = paragraph(&"界".repeat(MAX_BLOCK));
    assert!(
        body.blocks
            .iter()
            .all(|block| !block.span.of(&body.text).is_empty())
    );
    let long = body.map.start(&body.text, 3 * 10_000);
    assert_eq!(long, 10_000);
}

#[test]
fn gaps_are_line_feeds() {
    let mut builder = Builder::default();
    for (at, text) in [(0, "Title"), (6, "   "), (10, "Text")] {
        builder.begin(BlockHead {
            gap: 1,
            line: 1,
            ..BlockHead::default()
        });
        builder.source(text, at);
        builder.end();
    }
    let body = builder.finish(vec![0, 6, 10]);
    assert_eq!(body.text, "Title\n\nText");
    assert_eq!(body.blocks.len(), 2);
    assert_eq!(body.blocks[0].gap, 0);
    assert_eq!(body.map.start(&body.text, 7), 10);
    assert_eq!(body.map.end(&body.text, 5), 5);
}

#[test]
fn ordinary_characters_are_no_special_case() {
    use crate::text::sanitise::{Pile, Shown, is_piled, shown};
    for c in ('\0'..=char::MAX).filter(|&c| super::is_ordinary(c)) {
        assert_eq!(shown(None, c, None), Shown::Keep, "{c:?}");
        let mut pile = Pile::default();
        for _ in 0..20 {
            is_piled('\u{301}', &mut pile);
        }
        assert!(!is_piled(c, &mut pile), "{c:?}");
    }
}

#[test]
fn runs_follow_the_file_across_blocks() {
    let mut builder = Builder::default();
    for (at, text) in [(0, "Title"), (7, "Text"), (20, "End")] {
        builder.begin(BlockHead::default());
        builder.source(text, at);
        builder.end();
    }
    let body = builder.finish(vec![0]);
    assert!(body.map.runs.is_sorted_by_key(|run| run.source));
    assert_eq!(body.map.text_of(&body.text, 8), 7);
    assert_eq!(body.map.text_of(&body.text, 21), 12);
}

#[test]
fn what_an_entity_hides_is_sanitised() {
    let mut builder = Builder::default();
    builder.begin(BlockHead::default());
    builder.source("a", 0);
    builder.decoded("\x1b", 1, 5);
    builder.decoded("\u{202e}", 6, 8);
    for entity in 0..100 {
        builder.decoded("\u{301}", 14 + entity * 6, 6);
    }
    builder.end();
    let body = builder.finish(vec![0]);
    assert_eq!(body.text.chars().count(), 10);
    assert!(body.text.starts_with("a␛"));
    assert_eq!(body.map.end(&body.text, 4), 6);
}

#[test]
fn a_long_table_row_is_wrapped() {
    let mut builder = Builder::default();
    builder.begin(BlockHead {
        kind: BlockKind::Row,
        ..BlockHead::default()
    });
    builder.source(&"cell ".repeat(2000), 0);
    builder.end();
    assert!(!builder.finish(vec![0]).blocks[0].is_wide());
}

#[test]
fn styles_shrink_with_trimmed_blanks() {
    let mut builder = Builder::default();
    builder.begin(BlockHead::default());
    builder.source("bold  ", 0);
    builder.style(0, Inline::STRONG, StyleRun::NO_LINK);
    builder.end();
    assert_eq!(builder.finish(vec![0]).styles[0].span.end, 4);
}
