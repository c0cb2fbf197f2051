//! Tests: where a link leads, in a few characters.

use super::shown;

#[test]
fn a_link_tells_where_it_leads() {
    let cases = [
        (
            "https://www.example.org/a/b?c",
            "the report",
            Some(" ‹www.example.org›"),
        ),
        (
            "http://bank.example@evil.example/x",
            "bank.example",
            Some(" ‹evil.example›"),
        ),
        (
            "https://evil.example\\@good.example",
            "here",
            Some(" ‹evil.example›"),
        ),
        (
            "https://evil.example",
            "https://good.example",
            Some(" ‹evil.example›"),
        ),
        ("HTTPS://example.org/", "example.org", None),
        ("https://example.org/a", "https://example.org/a", None),
        (
            "mailto:desk@example.org?subject=x",
            "the desk",
            Some(" ‹desk@example.org›"),
        ),
        ("mailto:desk@example.org", "desk@example.org", None),
        ("#section", "above", None),
        ("/voting", "Voting", None),
        ("javascript:alert(1)", "click", None),
        ("http://", "empty", None),
    ];
    for (target, words, wanted) in cases {
        assert_eq!(shown(target, words).as_deref(), wanted, "{target}");
    }
}

#[test]
fn a_hostile_host_is_short_and_clean() {
    let long = format!("https://{}\x1b]8;;\x07.example/", "a".repeat(5000));
    let shown = shown(&long, "x").unwrap();
    assert!(shown.chars().count() < 60 && !shown.contains('\x1b'));
}
