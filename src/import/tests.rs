//! Tests: from bytes to text and blocks: encoding, format, one reader per format.

use super::line_starts;

#[test]
fn lines_start_after_line_feeds() {
    assert_eq!(line_starts(""), [0]);
    assert_eq!(line_starts("a\n\nb"), [0, 2, 3]);
    assert_eq!(line_starts("é\n世界\n"), [0, 2, 5]);
}
