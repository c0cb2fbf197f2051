//! A page as the choice of its article sees it: each element numbered.

use std::cell::LazyCell;

use super::prune::{self, Weight, names_speaker, of};
use super::tree::{Id, ROOT, Step, Tree};

/// Deepest element that the choice sees: what nests deeper goes with the element it stands in. Its
/// time grows with more than the square of the depth.
pub(super) const MAX_DEPTH: usize = 48;

/// Name of the attribute that numbers an element.
pub(super) const NUMBER: &str = "data-attache";

/// Words in bytes from which a box of the main part is one of its passages.
const BOXED: usize = 80;

/// The page as HTML, each element numbered.
pub(super) fn numbered(tree: &Tree, window: &str, all: &[Weight], main: Option<Id>) -> String {
    let mut page = String::from("<!DOCTYPE html><html><head><title>");
    escape(&mut page, window);
    page.push_str("</title></head>");
    let mut depth = 0_usize;
    for step in tree.walk(ROOT) {
        match step {
            Step::Enter(_) => depth += 1,
            Step::Leave(_) => depth -= 1,
        }
        match step {
            Step::Enter(id) if tree.is_text(id) => escape(&mut page, &tree.node(id).text),
            Step::Enter(ROOT) | Step::Leave(ROOT) => {}
            Step::Enter(_) if depth > MAX_DEPTH => page.push(' '),
            Step::Leave(_) if depth >= MAX_DEPTH => page.push(' '),
            Step::Enter(id) => start(tree, id, shown_name(tree, id, main, all), &mut page),
            Step::Leave(id) if tree.is_text(id) || is_empty(tree.name(id)) => {}
            Step::Leave(id) => {
                page.push_str("</");
                page.push_str(shown_name(tree, id, main, all));
                page.push('>');
            }
        }
    }
    page.push_str("</html>");
    page
}

/// The name under which the choice sees an element. It takes every `aside` for something else: a box
/// of prose in the main part is one of its passages.
fn shown_name<'a>(tree: &'a Tree, id: Id, main: Option<Id>, all: &[Weight]) -> &'a str {
    let name = tree.name(id);
    if names_speaker(tree, id) {
        return "div";
    }
    let boxed = matches!(name, "aside" | "header");
    if !boxed || main.is_none_or(|main| !tree.ancestors(id).any(|at| at == main)) {
        return name;
    }
    let weight = of(all, id);
    let prose = weight.words >= BOXED && weight.links * 10 < weight.words * 3;
    let heads = name == "header"
        && tree
            .ancestors(id)
            .take(1)
            .any(|at| tree.name(at) == "aside");
    if (prose || heads) && !prune::is_called_so(tree, id) {
        "div"
    } else {
        name
    }
}

fn is_empty(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr" | "wbr" | "col" | "area" | "base" | "param" | "track"
    )
}

fn start(tree: &Tree, id: Id, shown: &str, page: &mut String) {
    page.push('<');
    page.push_str(shown);
    // asked once for all that an element is called
    let in_sentence = LazyCell::new(|| prune::is_in_sentence(tree, id));
    for attribute in &tree.node(id).attributes {
        let name = &*attribute.name.local;
        let slug = name == "id" && prune::is_slug(tree, id);
        let told = matches!(name, "class" | "id" | "rel") && *in_sentence;
        if SEEN.contains(&name) && !slug && !told {
            page.push(' ');
            page.push_str(name);
            page.push_str("=\"");
            escape(page, &attribute.value);
            page.push('"');
        }
    }
    for piece in [" ", NUMBER, "=\"", &id.to_string(), "\">"] {
        page.push_str(piece);
    }
}

/// Attributes that the choice looks at.
const SEEN: &[&str] = &[
    "class",
    "id",
    "role",
    "itemprop",
    "rel",
    "property",
    "href",
    "type",
    "summary",
    "datatable",
];

fn escape(page: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            _ => page.push(c),
        }
    }
}
