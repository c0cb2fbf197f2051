//! Tests: values of front matter.

use super::{Piece, Scalar, Style};

fn words(text: &str, style: Style) -> String {
    let range = 0..text.len();
    Scalar { range, style }.words(text)
}

#[test]
fn escapes_and_folds() {
    for (text, style, wanted) in [
        ("North \\u2013 South", Style::Double, "North – South"),
        ("Estaci\\xF3n", Style::Double, "Estación"),
        (
            "a\\_b\\tc \\\"d\\\" \\\\ \\/",
            Style::Double,
            "a\u{a0}b c \"d\" \\ /",
        ),
        ("one\\\n  \\ two", Style::Double, "one two"),
        ("one  \n\n  two\r\n three", Style::Double, "one two three"),
        (
            "\\U0001F40E \\uD800 \\u12 \\q \\é\\",
            Style::Double,
            "🐎 \\uD800 \\u12 \\q \\é\\",
        ),
        ("it''s '' '", Style::Single, "it's ' '"),
        ("one \\n\n  two", Style::Plain, "one \\n two"),
        ("", Style::Double, ""),
    ] {
        assert_eq!(words(text, style), wanted, "{text}");
    }
}

#[test]
fn pieces_say_where_they_stand() {
    let text = "title: 'it''s'";
    let scalar = Scalar {
        range: 8..13,
        style: Style::Single,
    };
    let wanted = [
        Piece::Source(8..10),
        Piece::Decoded('\'', 10..12),
        Piece::Source(12..13),
    ];
    assert_eq!(scalar.pieces(text), wanted);
}
