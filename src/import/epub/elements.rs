//! What the elements of a page are.

use super::super::archive::xml::Tag;
use super::super::raised::Height;
use crate::model::Inline;

/// Elements that end the paragraph in front of them, and that they hold.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Elements whose words are not shown.
pub(super) const HIDDEN: &[&str] = &[
    "head", "script", "style", "noscript", "template", "svg", "audio", "video", "iframe", "rt",
    "rp", "object",
];

/// Elements that never hold anything.
pub(super) const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "wbr", "col"];

/// True for an element that is of one of these kinds of a book.
pub(super) fn is_of_kind(tag: &Tag<'_>, kinds: &[&str]) -> bool {
    let told = tag.exact("epub:type").unwrap_or_default();
    told.split_whitespace().any(|told| kinds.contains(&told))
}

/// How an element dresses its words.
pub(super) fn dress(name: &str) -> Inline {
    match name {
        "b" | "strong" | "dt" => Inline::STRONG,
        "i" | "em" | "cite" | "dfn" | "var" => Inline::EMPHASIS,
        "s" | "del" | "strike" => Inline::STRIKE,
        "code" | "kbd" | "samp" | "tt" => Inline::CODE,
        _ => Inline::default(),
    }
}

/// Where an element puts its words, if not on their line.
pub(super) fn height_of(name: &str) -> Option<Height> {
    match name {
        "sup" => Some(Height::Raised),
        "sub" => Some(Height::Lowered),
        _ => None,
    }
}
