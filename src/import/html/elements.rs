//! What HTML says of its elements, for the few rules by which [`super::build`] makes the tree.

use html5ever::tokenizer::states::RawKind;

use super::tree::is_block;

/// How the words of an element are read that holds no other.
pub(super) fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}

pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

pub(super) fn stands_in_head(name: &str) -> bool {
    matches!(
        name,
        "head" | "title" | "meta" | "link" | "base" | "script" | "style" | "noscript" | "template"
    )
}

pub(super) fn closes_paragraph(name: &str) -> bool {
    is_block(name)
        && !matches!(
            name,
            "br" | "option" | "legend" | "caption" | "tbody" | "td" | "tr"
        )
}

pub(super) fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol" | "menu" | "dir")
}

/// Elements out of which no end tag reaches.
pub(super) fn is_scope(name: &str) -> bool {
    matches!(
        name,
        "html" | "body" | "table" | "td" | "th" | "caption" | "template" | "object"
    )
}
