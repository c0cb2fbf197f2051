//! A page of a book, XHTML, as passages.

use std::collections::HashMap;

use super::super::archive::flow::Flow;
use super::super::archive::numerals::Numerals;
use super::super::archive::xml::{Node, Tag, Xml};
use super::super::passage::{Passage, Piece};
use super::elements::{BLOCKS, HIDDEN, VOID, dress, height_of, is_of_kind};
use super::held::Held;
use crate::model::{BlockKind, Inline};

/// Elements that are looked through for the one that ends.
const MAX_BACK: usize = 64;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) passages: Vec<Passage>,
    /// The passage at each place that has a name.
    pub(super) places: HashMap<String, usize>,
}

/// Reads a page.
pub(super) fn read(text: &str) -> Page {
    let mut walker = Walker::default();
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => walker.open(&tag),
            Node::Close(_, name) => walker.close(&name),
            Node::Text(text) => walker.text(&text),
        }
    }
    walker.end_paragraph();
    Page {
        passages: walker.flow.finish(),
        places: walker.places,
    }
}

/// An open element.
#[derive(Debug)]
struct Element {
    name: String,
    inline: Inline,
    link: Option<String>,
    /// True in a link that leads to a place in the book.
    leads: bool,
}

/// An open list.
#[derive(Debug)]
struct List {
    numerals: Numerals,
    next: u32,
}

#[derive(Default)]
struct Walker {
    flow: Flow,
    places: HashMap<String, usize>,
    open: Vec<Element>,
    lists: Vec<List>,
    /// What stands in front of the next paragraph.
    marker: Option<String>,
    hidden: usize,
    code: usize,
    quotes: usize,
    notes: usize,
    tables: usize,
    /// Tables that have no row yet: what stands there is above them.
    waiting: usize,
    held: Option<Held>,
    /// What refers to a note, by the name of its place.
    references: HashMap<String, String>,
    /// What stands in front of the first paragraph of a note.
    note: Option<String>,
    heading: Option<u8>,
    /// The place to which the mark leads that is open and refers to a note; its words so far.
    reference: Option<(String, String)>,
}

impl Walker {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name().to_ascii_lowercase();
        if let Some(id) = tag
            .attr("id")
            .or_else(|| tag.attr("name").filter(|_| name == "a"))
        {
            let at = self.flow.count() + usize::from(!self.flow.is_blank());
            self.places.entry(id).or_insert(at);
        }
        if VOID.contains(&&*name) {
            if self.hidden == 0 {
                self.begin(&name, tag);
            }
            return;
        }
        let outer = self.open.last();
        let (mut inline, mut link, mut leads) = outer.map_or_else(Default::default, |outer| {
            (outer.inline, outer.link.clone(), outer.leads)
        });
        if self.hidden > 0 || HIDDEN.contains(&&*name) || tag.attr("hidden").is_some() {
            self.hidden += 1;
        } else {
            if BLOCKS.contains(&&*name) {
                self.end_paragraph();
            }
            self.begin(&name, tag);
            inline = inline.with(dress(&name));
            if name == "a" {
                let target = tag.attr("href");
                link = target.filter(|to| to.contains("://") || to.starts_with("mailto:"));
                leads |= link.is_none() && tag.attr("href").is_some_and(|to| to.contains('#'));
            }
            self.hold(&name, leads);
        }
        self.open.push(Element {
            name,
            inline,
            link,
            leads,
        });
    }

    fn begin(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.get(1..).and_then(|level| level.parse().ok());
            }
            "blockquote" => self.quotes += 1,
            "pre" => self.code += 1,
            "figcaption" | "caption" => self.notes += 1,
            "ul" | "ol" => {
                let style = tag.attr("type").unwrap_or_else(|| "1".to_owned());
                self.lists.push(List {
                    numerals: if name == "ol" {
                        Numerals::of_sample(&style)
                    } else {
                        Numerals::Bullet
                    },
                    next: tag.number("start").unwrap_or(1),
                });
            }
            "li" => self.item(tag.number("value")),
            "br" => self.say("\n"),
            "hr" => {
                self.end_paragraph();
                self.flow.push(Passage {
                    kind: BlockKind::Rule,
                    ..Passage::default()
                });
            }
            "table" => {
                self.tables += 1;
                self.waiting += 1;
            }
            "tr" => {
                self.open_tables();
                self.flow.open_row();
            }
            "td" | "th" => self.open_tables(),
            "img" => {
                let alt = tag.attr("alt").unwrap_or_default();
                if !alt.trim().is_empty() {
                    self.say(&format!("[image: {}]", alt.trim()));
                }
            }
            "a" if is_of_kind(tag, &["noteref"]) => {
                self.say("[");
                let to = tag.attr("href").unwrap_or_default();
                let place = to.rsplit('#').next().unwrap_or("").to_owned();
                self.reference = Some((place, String::new()));
            }
            _ if is_of_kind(tag, &["footnote", "endnote", "rearnote"]) => {
                self.note = tag.attr("id").and_then(|id| self.references.remove(&id));
            }
            _ => {}
        }
    }

    /// Opens the tables whose first row begins.
    fn open_tables(&mut self) {
        for _ in 0..std::mem::take(&mut self.waiting) {
            self.flow.open_table();
        }
    }

    /// Begins to keep words back, at the start of an element that raises or lowers them.
    fn hold(&mut self, name: &str, leads: bool) {
        match (&mut self.held, height_of(name)) {
            (Some(held), _) => held.leads |= leads,
            (none, Some(height)) => *none = Some(Held::new(height, leads, self.open.len())),
            _ => {}
        }
    }

    /// Says what was kept back.
    fn let_go(&mut self) {
        if let Some(held) = self.held.take() {
            self.say(&held.written(self.reference.is_some()));
        }
    }

    fn item(&mut self, value: Option<u32>) {
        let marker = match self.lists.last_mut() {
            Some(list) if list.numerals != Numerals::Bullet => {
                let number = value.unwrap_or(list.next);
                list.next = number.saturating_add(1);
                format!("{}. ", list.numerals.write(number))
            }
            _ => "• ".to_owned(),
        };
        self.marker = Some(marker);
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.code > 0 {
            self.say(text);
            return;
        }
        let last = self.flow.line().last();
        let mut behind = last.is_none_or(|last| last.text.ends_with([' ', '\n']));
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0c');
            if !blank {
                out.push(c);
            } else if !behind {
                out.push(' ');
            }
            behind = blank;
        }
        self.say(&out);
    }

    fn say(&mut self, text: &str) {
        if let Some(held) = &mut self.held {
            held.words.push_str(text);
            return;
        }
        if let Some((_, words)) = &mut self.reference {
            words.push_str(text);
        }
        let (inline, link) = self
            .open
            .last()
            .map_or_else(Default::default, |open| (open.inline, open.link.as_deref()));
        self.flow.words(text, inline, link, None);
    }

    fn close(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        let near = self.open.iter().rev().take(MAX_BACK);
        let Some(back) = near.map(|open| &open.name).position(|open| *open == name) else {
            return;
        };
        for _ in 0..=back {
            if let Some(element) = self.open.pop() {
                let depth = self.open.len();
                if self.held.as_ref().is_some_and(|held| held.depth == depth) {
                    self.let_go();
                }
                self.end(&element.name);
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        if name == "a"
            && let Some((place, words)) = self.reference.take()
        {
            self.say("]");
            self.references.insert(place, words);
        }
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            "pre" => self.code = self.code.saturating_sub(1),
            "figcaption" | "caption" => self.notes = self.notes.saturating_sub(1),
            "ul" | "ol" => {
                self.lists.pop();
            }
            "li" => self.marker = None,
            "td" | "th" => self.flow.end_cell(1),
            "tr" => self.head_row(),
            "table" if self.tables > 0 => {
                self.tables -= 1;
                if self.waiting > 0 {
                    self.waiting -= 1;
                } else {
                    self.flow.close();
                }
            }
            _ => {}
        }
    }

    /// A row in the head of a table.
    fn head_row(&mut self) {
        if self.open.last().is_some_and(|outer| outer.name == "thead") {
            self.flow.head_row();
        }
    }

    fn end_paragraph(&mut self) {
        self.let_go();
        if self.flow.is_blank() {
            self.flow.line().clear();
            return;
        }
        let marker = self.marker.take();
        let note = self.note.take().filter(|note| {
            let first = self.flow.line().first();
            marker.is_none()
                && !first.is_some_and(|first| first.text.trim_start().starts_with(note))
        });
        let depth = self.lists.len().min(200) as u8;
        let kind = match (&self.heading, &marker) {
            (Some(_), _) => BlockKind::Heading,
            _ if self.code > 0 => BlockKind::Verbatim,
            (None, Some(_)) => BlockKind::Item,
            _ if self.notes > 0 => BlockKind::Note,
            _ => BlockKind::Paragraph,
        };
        let list = matches!(kind, BlockKind::Item | BlockKind::Paragraph);
        self.flow.end(Passage {
            kind,
            level: self.heading.unwrap_or(0),
            quote: self.quotes.min(200) as u8,
            depth: if list { depth } else { 0 },
            marker: match (marker, note) {
                (Some(marker), _) => marker,
                (None, Some(note)) => format!("[{}] ", note.trim_matches(['[', ']'])),
                (None, None) => String::new(),
            },
            ..Passage::default()
        });
    }
}

/// A heading that is a picture is what the picture says.
pub(super) fn read_picture(passage: &mut Passage) {
    if passage.kind != BlockKind::Heading {
        return;
    }
    let text = passage.text();
    let words = text.trim().strip_prefix("[image: ");
    let words = words.and_then(|words| words.strip_suffix(']'));
    if let Some(words) = words.filter(|words| !words.contains('[')) {
        passage.pieces = vec![Piece::plain(words)];
    }
}

#[cfg(test)]
mod tests;
