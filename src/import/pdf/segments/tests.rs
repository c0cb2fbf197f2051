//! Tests: letters as pieces of lines: words that stand side by side without a gap.

use super::super::fixture::set;
use super::super::glyphs::{Glyph, Letters};
use super::{Inks, segments};

fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
    let letters = Letters {
        glyphs,
        ..Letters::default()
    };
    let segments = segments(letters, &Inks::default());
    segments.into_iter().map(|segment| segment.text).collect()
}

#[test]
fn gaps_make_words_and_gutters_make_pieces() {
    let mut glyphs = set("The_levy", 0.0, 100.0, 10.0, 0.0);
    glyphs.extend(set("rises", 70.0, 100.2, 10.0, 0.0));
    glyphs.extend(set("2", 40.0, 96.0, 6.0, 0.0));
    assert_eq!(texts(glyphs), ["The levy2", "rises"]);
}

#[test]
fn letters_set_apart_are_one_word() {
    assert_eq!(texts(set("HEADING", 0.0, 50.0, 10.0, 2.0)), ["HEADING"]);
}

#[test]
fn rows_come_from_top_to_bottom() {
    let mut glyphs = set("below", 0.0, 120.0, 10.0, 0.0);
    glyphs.extend(set("above", 0.0, 108.0, 10.0, 0.0));
    assert_eq!(texts(glyphs), ["above", "below"]);
}
