//! What is no part of an article though it stands in it, as pages call it and as it reads.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::list;
use super::tree::{Id, ROOT, Step, Tree, heading_level, is_block, push_collapsed};

/// What pages call it; see the file.
static NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| list::entries(include_str!("../../../assets/html/names.txt")).collect());

/// How it reads; see the file.
static LINES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| list::entries(include_str!("../../../assets/html/lines.txt")).collect());

/// Most words of a name in the list.
const MAX_WORDS: usize = 4;

/// Most elements in a heading.
const MAX_HEADING: usize = 50;

/// Elements around one within a line, and nodes of a line, that are looked at.
const MAX_AROUND: usize = 8;
const MAX_LINE_NODES: usize = 200;

/// Longest line that is told by how it begins.
const MAX_LINE: usize = 160;

/// True where the class or id of an element says that it is no part of an article. What stands within
/// a sentence is part of it whatever it is called: "`<span class=tooltip>NATO</span>` said".
pub(super) fn is_called_so(tree: &Tree, id: Id) -> bool {
    if tree.node(id).attributes.is_empty() {
        return false;
    }
    // what a paywall hides is called by it: `<p class="paywall">` stands behind the wall,
    // `<div class="paywall">` is the wall
    let behind_wall = matches!(tree.name(id), "p" | "li" | "blockquote")
        || heading_level(tree.name(id)).is_some();
    let classes = tree.attribute(id, "class").split_ascii_whitespace();
    let classes = classes.filter(|&class| class != "paywall" || !behind_wall);
    // the id of a heading, or of its section, is made of its words
    let own = if is_slug(tree, id) {
        ""
    } else {
        tree.attribute(id, "id")
    };
    let called = classes
        .chain([own, tree.attribute(id, "data-component")])
        .any(is_listed)
        || matches!(
            tree.attribute(id, "role"),
            "navigation" | "complementary" | "search" | "banner" | "contentinfo"
        );
    called
        && !is_in_sentence(tree, id)
        && !is_heading_to_contents(tree, id)
        && !tells_quoted(tree, id)
}

/// True for who is quoted, and what stands around it: a class "author" says just that.
fn tells_quoted(tree: &Tree, id: Id) -> bool {
    let in_quote = |id: Id| {
        let mut around = tree.ancestors(id).take(MAX_AROUND);
        around.any(|at| tree.name(at) == "blockquote")
    };
    matches!(tree.name(id), "cite" | "footer") && in_quote(id)
}

/// True for a link of a heading into its own page, whatever it is called: in
/// `<h2><a class="toc-backref" href="#id4">Costs</a></h2>` it leads to the table of contents and is all
/// of the heading. Not for `<h2><a class="promo" href="/sale">Sale</a></h2>`.
fn is_heading_to_contents(tree: &Tree, id: Id) -> bool {
    let in_heading = || {
        let mut around = tree.ancestors(id).take(MAX_AROUND);
        around.any(|at| heading_level(tree.name(at)).is_some())
    };
    tree.name(id) == "a" && tree.attribute(id, "href").starts_with('#') && in_heading()
}

/// True for an element within a line of which other words are the most: not for one alone on its line, nor
/// for a button beside a heading.
pub(super) fn is_in_sentence(tree: &Tree, id: Id) -> bool {
    if is_block(tree.name(id)) {
        return false;
    }
    let mut around = tree.ancestors(id).take(MAX_AROUND);
    let Some(line) = around.find(|&at| is_block(tree.name(at))) else {
        return false;
    };
    let holds = matches!(
        tree.name(line),
        "p" | "li" | "td" | "dd" | "blockquote" | "figcaption" | "caption"
    );
    if !holds || tree.inside(line).nth(MAX_LINE_NODES).is_some() {
        return false;
    }
    let own = tree.text(id).len();
    own > 0 && tree.text(line).len() >= own * 2
}

/// True for an id made of the words of the heading in it: it tells nothing about the element.
pub(super) fn is_slug(tree: &Tree, id: Id) -> bool {
    let value = tree.attribute(id, "id");
    if value.is_empty() {
        return false;
    }
    let mut near = tree.inside(id).take(4);
    let Some(heading) = near.find(|&at| heading_level(tree.name(at)).is_some()) else {
        return false;
    };
    let text = tree.text(heading).to_lowercase();
    let mut words = value.split(['-', '_']).filter(|word| !word.is_empty());
    heading == id || words.all(|word| text.contains(&word.to_lowercase()))
}

/// True where words that follow each other in a class name are listed.
fn is_listed(class: &str) -> bool {
    if class.is_empty() || class.len() > 100 {
        return false;
    }
    let words = words_of(class);
    // what a class says that something has or has not is not what it is: "has-sidebar", "no-comments"
    if words.first().is_some_and(|first| {
        matches!(
            first.as_str(),
            "has" | "no" | "with" | "without" | "is" | "js"
        )
    }) {
        return false;
    }
    (0..words.len()).any(|from| {
        (1..=MAX_WORDS).any(|count| {
            words
                .get(from..from + count)
                .is_some_and(|some| NAMES.contains(some.join(" ").as_str()))
        })
    })
}

/// "`MostRead`", "most-read", "`most_read`" → "most", "read".
fn words_of(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in class.chars() {
        let starts = !c.is_alphanumeric() || (c.is_uppercase() && lower);
        if starts {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// True for a line that is no part of an article, whatever it stands in.
pub(super) fn reads_so(line: &str) -> bool {
    let line = line.to_lowercase();
    let line = line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '·' | '•' | '>' | '»' | '…' | '.' | '-' | '–')
    });
    if LINES.contains(line) {
        return true;
    }
    if line.len() > MAX_LINE {
        return false;
    }
    let begins = |end: usize| {
        line.get(..end)
            .is_some_and(|start| LINES.contains(format!("{start}*").as_str()))
    };
    line.char_indices()
        .take(40)
        .any(|(at, c)| begins(at + c.len_utf8()))
}

/// True for a box whose heading says that it leads elsewhere: "More on the levy".
pub(super) fn leads_on(tree: &Tree, id: Id) -> bool {
    let mut near = tree.inside(id).take(8);
    near.find(|&at| heading_level(tree.name(at)).is_some())
        .is_some_and(|heading| reads_so(&tree.text(heading)) || begins_more(&tree.text(heading)))
}

fn begins_more(heading: &str) -> bool {
    let lower = heading.to_lowercase().replace('’', "'");
    [
        "more on ",
        "more about ",
        "more information ",
        "more: ",
        "mehr zu",
        "mehr über ",
        "plus d'information",
        "en savoir plus",
        "más sobre ",
        "más información",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// Leaves out the links of headings to themselves: "#", "Link to here".
pub(super) fn self_links(tree: &mut Tree) {
    let headings: Vec<Id> = tree
        .inside(ROOT)
        .filter(|&id| heading_level(tree.name(id)).is_some())
        .collect();
    for heading in headings {
        for link in to_itself(tree, heading) {
            tree.leave_out(link);
        }
    }
}

/// Links of a heading to itself, where other words stand in it: "Costs [¶]". Where all its words lead
/// into its own page, those that are marks alone or are called so: "[Costs] [¶]".
fn to_itself(tree: &Tree, heading: Id) -> Vec<Id> {
    if tree.inside(heading).nth(MAX_HEADING).is_some() {
        return Vec::new();
    }
    let mut links: Vec<Id> = tree
        .inside(heading)
        .filter(|&id| tree.name(id) == "a" && leads_here(tree, id))
        .collect();
    let linked: usize = links.iter().map(|&id| tree.text(id).len()).sum();
    let all = tree.text(heading).len();
    if all <= linked + links.len() {
        let several = links.len() > 1;
        links.retain(|&id| {
            let called = tree.attribute(id, "class").contains("headerlink");
            several && called || !tree.text(id).contains(char::is_alphanumeric)
        });
    }
    links
}

/// True for a link into its own page.
fn leads_here(tree: &Tree, link: Id) -> bool {
    let href = tree.attribute(link, "href");
    href.starts_with('#') || tree.attribute(link, "class").contains("headerlink")
}

/// The words of a heading, without links to itself.
pub(super) fn heading_text(tree: &Tree, heading: Id) -> String {
    if tree.inside(heading).nth(MAX_HEADING).is_some() {
        return String::new();
    }
    let links = to_itself(tree, heading);
    let mut words = String::new();
    for step in tree.walk(heading) {
        if let Step::Enter(id) = step
            && !tree.is_text(id)
            && is_block(tree.name(id))
        {
            words.push(' ');
        }
        if let Step::Enter(id) = step
            && tree.is_text(id)
            && !tree
                .ancestors(id)
                .any(|at| links.contains(&at) || tree.name(at) == "button")
        {
            push_collapsed(&mut words, &tree.node(id).text);
        }
    }
    words
}

/// How much of an element is words, how much of these is links, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    pub(super) words: usize,
    pub(super) links: usize,
}

impl Weight {
    /// True where most of the words lead elsewhere.
    pub(super) fn is_links(self) -> bool {
        self.links * 2 > self.words
    }
}

/// The weight of one element.
pub(super) fn of(weights: &[Weight], id: Id) -> Weight {
    weights.get(id as usize).copied().unwrap_or_default()
}

/// True for the foot of a quotation: it names who is quoted.
pub(super) fn names_speaker(tree: &Tree, id: Id) -> bool {
    let mut around = tree.ancestors(id).take(MAX_AROUND);
    tree.name(id) == "footer" && around.any(|at| tree.name(at) == "blockquote")
}

/// The weight of every element, of those texts that `counts`.
pub(super) fn weights(tree: &Tree, counts: impl Fn(Id) -> bool) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); tree.len()];
    let mut links = 0_usize;
    for step in tree.walk(ROOT) {
        match step {
            Step::Enter(id) if tree.name(id) == "a" => links += 1,
            Step::Enter(id) if tree.is_text(id) && counts(id) => {
                let words = tree
                    .node(id)
                    .text
                    .split_whitespace()
                    .map(|word| word.len() + 1)
                    .sum();
                if let Some(weight) = weights.get_mut(id as usize) {
                    weight.words = words;
                    weight.links = if links > 0 { words } else { 0 };
                }
            }
            Step::Enter(_) => {}
            Step::Leave(id) => {
                links -= usize::from(tree.name(id) == "a");
                let own = weights.get(id as usize).copied().unwrap_or_default();
                if let Some(parent) = tree.parent(id)
                    && let Some(weight) = weights.get_mut(parent as usize)
                {
                    weight.words += own.words;
                    weight.links += own.links;
                }
            }
        }
    }
    weights
}

/// True for an element that holds no other lines.
pub(super) fn is_line(tree: &Tree, id: Id) -> bool {
    is_block(tree.name(id)) && !tree.inside(id).skip(1).any(|at| is_block(tree.name(at)))
}
