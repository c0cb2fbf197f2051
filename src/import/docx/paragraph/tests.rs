//! Tests: what is known of a paragraph, a run, a row and a field while they are open.

use super::Field;

#[test]
fn links_are_read_from_fields() {
    let field = Field::of(" HYPERLINK \"https://example.org/a\" \\o \"tip\"");
    assert_eq!(field.link().as_deref(), Some("https://example.org/a"));
    assert_eq!(Field::of("HYPERLINK \\l \"place\"").link(), None);
    assert_eq!(Field::of("PAGEREF x").link(), None);
}
