//! Tests: letters of right-to-left scripts, turned.

use super::logical;

#[test]
fn right_to_left_words_are_turned() {
    assert_eq!(logical("םולש"), "שלום");
    assert_eq!(logical("12 םולש New York בוט"), "טוב New York שלום 12");
    assert_eq!(logical("plain words"), "plain words");
}
