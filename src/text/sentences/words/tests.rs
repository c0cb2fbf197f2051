//! Tests: what a word is to the mark behind it, by a table made when the program is built.

use super::{INNER, OPENERS, is_in};

#[test]
fn lists_are_sorted_and_found() {
    assert!(is_in(OPENERS, "Nobody") && is_in(OPENERS, "the"));
    assert!(!is_in(OPENERS, "Navy"));
    assert!(is_in(INNER, "e.g") && is_in(INNER, "т.е"));
    assert!(INNER.is_sorted() && OPENERS.is_sorted());
}
