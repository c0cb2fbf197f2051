//! The elements and texts of a page, in one flat list. Nothing here goes by recursion: a page may
//! nest as deep as it likes.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName};

/// Number of a node; 0 is the root.
pub(super) type Id = u32;

/// No node.
const NONE: Id = Id::MAX;

/// The root of every tree.
pub(super) const ROOT: Id = 0;

/// An element, or a text.
#[derive(Debug)]
pub(super) struct Node {
    /// Name of the element in lower case; empty for a text.
    pub(super) name: LocalName,
    /// Attributes, in the order of the page.
    pub(super) attributes: Vec<Attribute>,
    /// Words of a text, and of a script that tells about the page.
    pub(super) text: StrTendril,
    pub(super) parent: Id,
    first: Id,
    last: Id,
    next: Id,
    /// Left out, with all that is in it.
    pub(super) out: bool,
}

/// A page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// What is found at a number that is none.
    nothing: Node,
}

/// A step of a walk through a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// An element begins, or a text.
    Enter(Id),
    /// The element ends.
    Leave(Id),
}

impl Tree {
    pub(super) fn new() -> Self {
        let mut tree = Self {
            nodes: Vec::new(),
            nothing: Node::new(NONE),
        };
        tree.push(LocalName::from("html"), Vec::new(), NONE);
        tree
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node of that number; an empty text for any other.
    pub(super) fn node(&self, id: Id) -> &Node {
        self.nodes.get(id as usize).unwrap_or(&self.nothing)
    }

    /// Changes a node.
    pub(super) fn node_mut(&mut self, id: Id) -> Option<&mut Node> {
        self.nodes.get_mut(id as usize)
    }

    /// Appends an element.
    pub(super) fn element(
        &mut self,
        parent: Id,
        name: LocalName,
        attributes: Vec<Attribute>,
    ) -> Id {
        let id = self.push(name, attributes, parent);
        self.append(parent, id);
        id
    }

    /// Appends words, to the text before them where there is one.
    pub(super) fn words(&mut self, parent: Id, words: &StrTendril) {
        let last = self.node(parent).last;
        if last != NONE && self.is_text(last) {
            if let Some(node) = self.node_mut(last) {
                node.text.push_tendril(words);
            }
            return;
        }
        let id = self.push(LocalName::from(""), Vec::new(), parent);
        if let Some(node) = self.node_mut(id) {
            node.text = words.clone();
        }
        self.append(parent, id);
    }

    /// Leaves a node out, with all that is in it.
    pub(super) fn leave_out(&mut self, id: Id) {
        if let Some(node) = self.node_mut(id) {
            node.out = true;
        }
    }

    pub(super) fn name(&self, id: Id) -> &str {
        &self.node(id).name
    }

    pub(super) fn is_text(&self, id: Id) -> bool {
        self.node(id).name.is_empty()
    }

    /// Value of an attribute, trimmed; an empty one where there is none.
    pub(super) fn attribute(&self, id: Id, name: &str) -> &str {
        let mut attributes = self.node(id).attributes.iter();
        attributes
            .find(|attribute| &*attribute.name.local == name)
            .map_or("", |attribute| attribute.value.trim())
    }

    /// True where an element has an attribute, even an empty one.
    pub(super) fn has(&self, id: Id, name: &str) -> bool {
        let mut attributes = self.node(id).attributes.iter();
        attributes.any(|attribute| &*attribute.name.local == name)
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        Some(self.node(id).parent).filter(|&parent| parent != NONE)
    }

    /// The elements that a node stands in, from the inside.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |&at| self.parent(at))
    }

    /// What stands directly in an element, but for what is left out.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let some = |id: Id| (id != NONE).then_some(id);
        std::iter::successors(some(self.node(id).first), move |&at| {
            some(self.node(at).next)
        })
        .filter(|&at| !self.node(at).out)
    }

    /// The elements directly in an element.
    pub(super) fn elements(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.children(id).filter(|&child| !self.is_text(child))
    }

    /// The element that stands next to this one.
    pub(super) fn next_element(&self, id: Id) -> Option<Id> {
        let some = |id: Id| (id != NONE).then_some(id);
        std::iter::successors(some(self.node(id).next), |&at| some(self.node(at).next))
            .find(|&at| !self.is_text(at) && !self.node(at).out)
    }

    /// Everything in an element and itself, in the order of the page, but for what is left out.
    pub(super) fn walk(&self, from: Id) -> Walk<'_> {
        Walk {
            tree: self,
            from,
            next: (!self.node(from).out).then_some(Step::Enter(from)),
        }
    }

    /// The elements in an element and itself.
    pub(super) fn inside(&self, from: Id) -> impl Iterator<Item = Id> + '_ {
        self.walk(from).filter_map(|step| match step {
            Step::Enter(id) if !self.is_text(id) => Some(id),
            _ => None,
        })
    }

    /// The words in an element, with one blank between any two.
    pub(super) fn text(&self, from: Id) -> String {
        let mut all = String::new();
        for step in self.walk(from) {
            let words = match step {
                Step::Enter(id) if self.is_text(id) => &*self.node(id).text,
                Step::Enter(id) | Step::Leave(id) if is_block(self.name(id)) => " ",
                Step::Enter(_) | Step::Leave(_) => continue,
            };
            push_collapsed(&mut all, words);
        }
        all.truncate(all.trim_end().len());
        all
    }

    fn push(&mut self, name: LocalName, attributes: Vec<Attribute>, parent: Id) -> Id {
        let id = self.nodes.len() as Id;
        self.nodes.push(Node {
            name,
            attributes,
            ..Node::new(parent)
        });
        id
    }

    fn append(&mut self, parent: Id, id: Id) {
        let last = self.node(parent).last;
        if let Some(node) = self.node_mut(last) {
            node.next = id;
        }
        if let Some(node) = self.node_mut(parent) {
            node.last = id;
            if node.first == NONE {
                node.first = id;
            }
        }
    }
}

impl Node {
    fn new(parent: Id) -> Self {
        Self {
            name: LocalName::from(""),
            attributes: Vec::new(),
            text: StrTendril::new(),
            parent,
            first: NONE,
            last: NONE,
            next: NONE,
            out: false,
        }
    }
}

/// See [`Tree::walk`].
#[derive(Clone, Debug)]
pub(super) struct Walk<'a> {
    tree: &'a Tree,
    from: Id,
    next: Option<Step>,
}

impl Walk<'_> {
    /// Passes over what stands in the element that was entered last.
    pub(super) fn pass_over(&mut self, id: Id) {
        self.next = Some(Step::Leave(id));
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.next?;
        self.next = match step {
            Step::Enter(id) => {
                let child = self.tree.children(id).next();
                Some(child.map_or(Step::Leave(id), Step::Enter))
            }
            Step::Leave(id) if id == self.from => None,
            Step::Leave(id) => {
                let mut at = self.tree.node(id).next;
                while at != NONE && self.tree.node(at).out {
                    at = self.tree.node(at).next;
                }
                let up = self.tree.parent(id).map(Step::Leave);
                if at == NONE {
                    up
                } else {
                    Some(Step::Enter(at))
                }
            }
        };
        Some(step)
    }
}

/// Adds words with white space as one blank, none at the start.
pub(super) fn push_collapsed(all: &mut String, words: &str) {
    for c in words.chars() {
        if !is_space(c) {
            all.push(c);
        } else if !all.is_empty() && !all.ends_with(' ') {
            all.push(' ');
        }
    }
}

/// White space that HTML collapses; a no-break space is none.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// True for elements that stand on lines of their own.
pub(in crate::import) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Level of a heading element, else none.
pub(in crate::import) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
