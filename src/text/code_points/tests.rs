//! Tests: byte offsets to code point offsets and back.

use super::CodePoints;

#[test]
fn agrees_with_counting() {
    let text = "aé世🙂".repeat(900);
    let points = CodePoints::new(&text);
    for (count, (at, _)) in text.char_indices().enumerate() {
        assert_eq!(points.at(at as u32), count as u32);
        assert_eq!(points.byte(count as u32), Some(at as u32));
    }
    assert_eq!(points.byte(3600), Some(text.len() as u32));
    assert_eq!(points.byte(3601), None);
    assert_eq!(CodePoints::new("").byte(0), Some(0));
    assert_eq!(points.at(text.len() as u32), 3600);
}
