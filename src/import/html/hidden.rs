//! What a page holds but doesn't show.

use std::collections::HashSet;

use html5ever::LocalName;

use super::tree::{Id, ROOT, Step, Tree, heading_level};

/// Leaves out what nobody sees: scripts, styles, form fields, what is marked as hidden.
pub(super) fn leave_out(tree: &mut Tree) {
    open_accordions(tree);
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

/// Most elements between a heading and the button that is all of it.
const MAX_AROUND: usize = 4;

/// Opens what a page shows once someone asks for it: a heading that is a button is a heading, and what it
/// opens is read like the rest. `<h3><button aria-expanded="false">Who pays?</button></h3><div hidden>…`; not
/// what a button beside a heading opens: `<h3>Who pays? <button aria-expanded="false">Share</button></h3>`.
fn open_accordions(tree: &mut Tree) {
    let mut opened = Vec::new();
    let buttons = tree.inside(ROOT).filter(|&id| {
        tree.name(id) == "button"
            && (tree.has(id, "aria-expanded") || tree.has(id, "aria-controls"))
    });
    let mut named: HashSet<&str> = HashSet::new();
    let mut headings: HashSet<Id> = HashSet::new();
    for button in buttons {
        let mut around = tree.ancestors(button).take(MAX_AROUND);
        let Some(heading) = around.find(|&at| heading_level(tree.name(at)).is_some()) else {
            continue;
        };
        // of several in one heading none is all of it, and a heading of thousands is read once
        if !headings.insert(heading) || tree.text(heading) != tree.text(button) {
            continue;
        }
        named.extend(Some(tree.attribute(button, "aria-controls")).filter(|id| !id.is_empty()));
        opened.push((button, true));
        opened.extend(tree.next_element(heading).map(|panel| (panel, false)));
    }
    if !named.is_empty() {
        let panels = tree
            .inside(ROOT)
            .filter(|&id| named.contains(tree.attribute(id, "id")));
        opened.extend(panels.map(|panel| (panel, false)));
    }
    for (id, is_button) in opened {
        let Some(node) = tree.node_mut(id) else {
            continue;
        };
        if is_button {
            node.name = LocalName::from("span");
        }
        node.attributes.retain(|attribute| {
            !matches!(&*attribute.name.local, "hidden" | "aria-hidden" | "style")
        });
    }
}

fn is_hidden(tree: &Tree, id: Id) -> bool {
    match tree.name(id) {
        "head"
        | "script"
        | "style"
        | "template"
        | "noscript"
        | "iframe"
        | "noembed"
        | "noframes"
        | "input"
        | "button"
        | "select"
        | "textarea"
        | "datalist"
        | "progress"
        | "meter"
        | "svg"
        | "canvas"
        | "object"
        | "embed"
        | "audio"
        | "video"
        | "map"
        | "dialog"
        | "link"
        | "meta"
        | "title"
        | "applet"
        | "img"
        | "source"
        | "picture"
        | "annotation"
        | "annotation-xml"
        | "amp-ad"
        | "amp-embed"
        | "amp-sidebar"
        | "amp-consent"
        | "amp-sticky-ad"
        | "amp-social-share"
        | "amp-user-notification" => true,
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
