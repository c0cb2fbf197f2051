//! Tests: words that stand above or below their line.

use super::Height;

#[test]
fn figures_alone_are_raised() {
    assert_eq!(Height::Raised.write("16 "), "¹⁶ ");
    assert_eq!(Height::Lowered.write("2"), "₂");
    assert_eq!(Height::Raised.write("2nd"), "2nd");
    assert_eq!(Height::Line.write("16"), "16");
}
