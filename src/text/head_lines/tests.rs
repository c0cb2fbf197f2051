//! Tests: the head lines of a mail or a memo.

use super::{behind_head_lines, is_head_line};

#[test]
fn head_lines_are_told_by_their_names() {
    for line in ["From: Ana", "date: 3 March", "Attachments: a.pdf"] {
        assert!(is_head_line(line), "{line}");
    }
    for line in ["From here: on", "Dates: none", "To", "", "It said: no"] {
        assert!(!is_head_line(line), "{line}");
    }
}

#[test]
fn the_text_begins_behind_them() {
    let rest = |text: &'static str| &text[behind_head_lines(text, "Levy")..];
    assert_eq!(
        rest("Levy\nFrom: Ana\nDate: 3 March\n\nWords. To: be\n"),
        "\nWords. To: be\n"
    );
    assert_eq!(
        rest("Levy\n\nWords.\nFrom: Ana\n"),
        "Levy\n\nWords.\nFrom: Ana\n"
    );
}
