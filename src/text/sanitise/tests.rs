//! Tests: what may be shown and what must not reach a terminal.

use super::{line, path};

#[test]
fn escapes_become_marks() {
    assert_eq!(line("\x1b[31mred\x07\0"), "␛[31mred␇␀");
    assert_eq!(line("\u{9b}31m\u{7f}"), "␦31m␡");
}

#[test]
fn hidden_characters_leave_nothing() {
    assert_eq!(line("se\u{200b}cu\u{ad}ri\u{202e}ty\u{feff}"), "security");
}

#[test]
fn joiners_stay_where_they_shape() {
    let family = "👩\u{200d}👩\u{200d}👧";
    assert_eq!(line(family), family);
    assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
    assert_eq!(line("Uk\u{200d}raine"), "Ukraine");
}

#[test]
fn a_pile_of_marks_is_cut() {
    let pile = format!("e{}x", "\u{301}".repeat(5000));
    assert_eq!(line(&pile).chars().count(), 10);
}

#[test]
fn a_chain_of_emoji_is_cut() {
    for link in ["👩\u{200d}", "👩🏽\u{200d}", "❤\u{fe0f}\u{200d}"] {
        let chain = link.repeat(500);
        let cut = line(&chain);
        let most = link.repeat(super::MAX_JOINS as usize + 1);
        assert!(
            crate::text::graphemes(&cut).all(|cluster| cluster.len() < most.len()),
            "{link:?}"
        );
        assert_eq!(cut.matches(link.trim_end_matches('\u{200d}')).count(), 500);
    }
}

#[test]
fn names_of_files_stay_apart() {
    for name in ["a b.txt", "Łódź/家.md", "a\\b", "👩\u{200d}👩\u{200d}👧"] {
        assert_eq!(path(name), name);
    }
    assert_eq!(path("a\nb\tc\r"), "a\\nb\\tc\\r");
    assert_eq!(
        path("se\u{200b}c\u{202e}\u{85}"),
        "se\\u{200b}c\\u{202e}\\u{85}"
    );
    assert_eq!(path("\x1b[31m"), "␛[31m");
    if cfg!(unix) {
        assert_eq!(path("a\\nb"), "a\\\\nb");
        assert_ne!(path("a\\\nb"), path("a\\\\nb"));
    }
}

#[test]
fn line_ends_become_blanks() {
    assert_eq!(line("a\r\nb\u{2028}c\td"), "a  b c d");
}
