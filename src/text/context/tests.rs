//! Tests: what stands around a place.

use super::around;
use crate::model::Span;

#[test]
fn graphemes_stay_whole() {
    let text = "👩\u{200d}👩\u{200d}👧abcXdefe\u{301}";
    let at = text.find('X').unwrap() as u32;
    let span = Span::new(at, at + 1);
    assert_eq!(around(text, span, 5), ("abc", "defe\u{301}"));
    assert_eq!(around(text, span, 4), ("abc", "def"));
    assert_eq!(around("X", Span::new(0, 1), 4), ("", ""));
}
