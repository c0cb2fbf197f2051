//! Tests: keeps the nesting that the parser sees within bounds.

use std::borrow::Cow;

use super::{MAX_DEPTH, blunted};

#[test]
fn ordinary_text_is_left_alone() {
    let deep = format!("{}- x\n", "  ".repeat(40));
    let rule = format!("{}\n", "- ".repeat(500));
    let words = format!("> - {}\n", "1. so - and * then > ".repeat(100));
    for text in ["", "> - a\n1. b\n", &deep, &rule, &words] {
        assert!(matches!(blunted(text), Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn deep_markers_are_blunted() {
    for marker in ["> ", "- ", "1. ", ">", "> * "] {
        let text = format!("a\n{}x\n", marker.repeat(1000));
        let safe = blunted(&text);
        assert_eq!(safe.len(), text.len());
        let kept = safe.chars().filter(|c| ">-*.".contains(*c)).count();
        assert!(kept <= MAX_DEPTH, "{kept} {marker}");
    }
    let stairs = format!("{}- x\n", "  ".repeat(300));
    assert!(blunted(&stairs).ends_with(", x\n"));
}
