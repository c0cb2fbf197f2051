//! Tests: grapheme clusters and their width in terminal columns.

use super::{MAX_CLUSTER, cut, ellipsis, graphemes, width};

#[test]
fn an_emoji_family_is_two_columns() {
    assert_eq!(width("👩\u{200d}👩\u{200d}👧"), 2);
    assert_eq!(cut("👩\u{200d}👩\u{200d}👧a", 2), "👩\u{200d}👩\u{200d}👧");
    assert_eq!(cut("👩\u{200d}👩\u{200d}👧a", 1), "");
}

#[test]
fn letters_that_are_joined_have_a_cell_each() {
    for text in [
        "لا",
        "السلام عليكم ولا إكراه",
        "שלום",
        "ⵍⵡ",
        "ꓹꓼ",
        "Kyiv – Київ",
    ] {
        let cells: usize = graphemes(text).map(width).sum();
        assert_eq!(width(text), cells, "{text}");
        for columns in 0..=cells {
            assert!(width(cut(text, columns)) <= columns, "{text}");
        }
    }
    assert_eq!(width("لا"), 2);
}

#[test]
fn a_cut_never_halves_a_wide_letter() {
    assert_eq!(cut("世界人权", 5), "世界");
    assert_eq!(ellipsis("世界人权", 5), "世界…");
    assert_eq!(ellipsis("世界", 4), "世界");
}

#[test]
fn ellipsis_of_nothing_is_nothing() {
    assert_eq!(ellipsis("abc", 0), "");
    assert_eq!(ellipsis("abc", 1), "…");
    assert_eq!(ellipsis("abc", 3), "abc");
    assert_eq!(ellipsis("ab cd", 4), "ab…");
}

#[test]
fn endless_clusters_come_in_pieces() {
    let hostile = "\u{1100}".repeat(1000);
    assert!(graphemes(&hostile).all(|piece| piece.len() <= MAX_CLUSTER));
    assert_eq!(graphemes(&hostile).collect::<String>(), hostile);
}
