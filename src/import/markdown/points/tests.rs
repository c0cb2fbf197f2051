//! Tests: byte offsets of the decoded file to its code points and lines.

use super::Points;

#[test]
fn agrees_with_counting_in_any_order() {
    let text = "aé\n世🙂\n".repeat(700);
    let points = Points::new(&text, &text);
    let places: Vec<_> = text.char_indices().map(|(at, _)| at).enumerate().collect();
    for &(count, at) in places.iter().chain(places.iter().rev()) {
        assert_eq!(points.at(at), count as u32);
    }
    assert_eq!(
        (points.line(0), points.line(4), points.line(text.len())),
        (1, 2, 1401)
    );
}
