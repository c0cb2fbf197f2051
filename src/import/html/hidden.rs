//! What a page holds but doesn't show.

use super::tree::{Id, ROOT, Step, Tree};

/// Leaves out what nobody sees: scripts, styles, form fields, what is marked as hidden.
pub(super) fn leave_out(tree: &mut Tree) {
    let mut out = Vec::new();
    let mut walk = tree.walk(ROOT);
    while let Some(step) = walk.next() {
        if let Step::Enter(id) = step
            && !tree.is_text(id)
            && is_hidden(tree, id)
        {
            out.push(id);
            walk.pass_over(id);
        }
    }
    for id in out {
        tree.leave_out(id);
    }
}

fn is_hidden(tree: &Tree, id: Id) -> bool {
    match tree.name(id) {
        "head" | "script" | "style" | "template" | "noscript" | "iframe" | "noembed"
        | "noframes" | "input" | "button" | "select" | "textarea" | "datalist" | "progress"
        | "meter" | "svg" | "canvas" | "object" | "embed" | "audio" | "video" | "map"
        | "dialog" | "link" | "meta" | "title" | "applet" | "img" | "source" | "picture"
        | "annotation" | "annotation-xml" => true,
        _ => is_marked(tree, id),
    }
}

fn is_marked(tree: &Tree, id: Id) -> bool {
    if tree.node(id).attributes.is_empty() {
        return false;
    }
    if tree.has(id, "hidden") && tree.attribute(id, "hidden") != "until-found" {
        return true;
    }
    // a caption that repeats what a picture says is hidden from those who hear it, and shown
    if tree.attribute(id, "aria-hidden") == "true" && tree.name(id) != "figcaption" {
        return true;
    }
    let style: String = tree
        .attribute(id, "style")
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    if style.contains("display:none") || style.contains("visibility:hidden") {
        return true;
    }
    tree.attribute(id, "class")
        .split_ascii_whitespace()
        .any(|class| UNSEEN.contains(&class))
}

/// Classes by which the common style sheets show words to those only who hear a page.
const UNSEEN: &[&str] = &[
    "visuallyhidden",
    "visually-hidden",
    "sr-only",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader",
    "u-visually-hidden",
    "govuk-visually-hidden",
    "element-invisible",
    "a11y-hidden",
    "offscreen",
];
