//! Tests: the tags of HTML within Markdown.

use super::{Piece, attribute, pieces, shown};

fn seen(html: &str) -> Vec<String> {
    let one = |piece| match piece {
        Piece::Words(range) => html[range].to_owned(),
        Piece::Open(name, _) => format!("<{name}"),
        Piece::Close(name, _) => format!("</{name}"),
    };
    pieces(html).into_iter().map(one).collect()
}

#[test]
fn tags_and_words_are_told_apart() {
    assert_eq!(seen("a <B>b</b > c"), ["a ", "<b", "b", "</b", " c"]);
    assert_eq!(seen("a <!-- <b> --> c"), ["a ", " c"]);
    assert_eq!(seen("a <!-- never closed"), ["a "]);
    assert_eq!(seen("<!DOCTYPE html><?x y?>z"), ["z"]);
    assert_eq!(seen("1 < 2, 3 <4 and <5"), ["1 < 2, 3 <4 and <5"]);
    assert_eq!(seen("<a title='>'>é</a>"), ["<a", "é", "</a"]);
    assert_eq!(seen("<b never ends"), ["<b never ends"]);
    assert_eq!(seen("List<Port> of <i>x"), ["List<Port> of ", "<i", "x"]);
}

#[test]
fn attributes_are_read() {
    let tag = "<a data-href='no' HREF = \"x?a&amp;b\" title=y>";
    assert_eq!(attribute(tag, "href").as_deref(), Some("x?a&b"));
    assert_eq!(attribute(tag, "title").as_deref(), Some("y"));
    assert_eq!(attribute(tag, "alt"), None);
}

#[test]
fn entities_are_decoded() {
    assert_eq!(shown("a &amp; b&nbsp;&eacute;"), "a & b\u{a0}é");
    assert_eq!(shown("AT&T; x"), "AT&T; x");
}
