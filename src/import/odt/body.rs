//! The text of an `OpenDocument` text as passages: one pass over its XML.

use std::collections::HashMap;

use super::super::archive::flow::{Flow, MAX_COLUMNS, Role};
use super::super::archive::xml::{Node, Ns, Tag, Xml};
use super::super::passage::Passage;
use super::super::raised::Height;
use super::lists::Lists;
use super::styles::Styles;
use crate::model::{BlockKind, Inline};

/// Most blanks that one element stands for.
const MAX_BLANKS: u32 = 80;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) passages: Vec<Passage>,
    /// The day that a paragraph of that style says.
    pub(super) day: Option<String>,
    /// Notes in the order of the text.
    pub(super) notes: Vec<Passage>,
    /// Comments: who, and what.
    pub(super) remarks: Vec<(String, String)>,
}

/// Reads a text.
pub(super) fn read(text: &str, styles: &Styles) -> Read {
    let mut walker = Walker {
        styles,
        flow: Flow::default(),
        read: Read::default(),
        lists: Lists::default(),
        outer_lists: Vec::new(),
        open: Vec::new(),
        dressed: Vec::new(),
        links: Vec::new(),
        skipped: 0,
        notes: 0,
        aside: None,
        remarks: Vec::new(),
        named: HashMap::new(),
        cells: Vec::new(),
        begun: false,
    };
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => walker.open(&tag),
            Node::Close(ns, name) => walker.close(ns, &name),
            Node::Text(text) => walker.text(&text),
        }
    }
    walker.read.passages = walker.flow.finish();
    walker.read.day = walker.flow.day;
    walker.read
}

/// An open paragraph or heading.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    /// Level of a heading, from 1.
    heading: Option<u8>,
    /// True where a heading has no number.
    bare: bool,
    start: Option<u32>,
}

/// A note or a comment while it is read: the text outside of it waits.
#[derive(Debug)]
struct Aside {
    flow: Flow,
    open: Vec<Paragraph>,
    remark: Option<(u32, String)>,
    /// What is being said: the name of who made a comment.
    author: bool,
}

struct Walker<'a> {
    styles: &'a Styles,
    flow: Flow,
    read: Read,
    lists: Lists,
    /// Lists around the boxes and cells that are open.
    outer_lists: Vec<Lists>,
    open: Vec<Paragraph>,
    dressed: Vec<(Inline, Height)>,
    links: Vec<Option<String>>,
    /// Depth inside of something that is left out.
    skipped: u32,
    notes: u32,
    aside: Option<Box<Aside>>,
    /// Comments whose words are open.
    remarks: Vec<u32>,
    /// Comments by the name that their end bears.
    named: HashMap<String, u32>,
    /// How often the open cells are repeated.
    cells: Vec<usize>,
    /// True behind the start of the text.
    begun: bool,
}

impl Walker<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        if !self.begun {
            self.begun = tag.ns == Ns::Office && tag.name() == "text";
            return;
        }
        match (tag.ns, tag.name()) {
            (Ns::Text, name) => self.of_text(name, tag),
            (Ns::Table, name) => self.of_table(name, tag),
            (Ns::Draw, "text-box") => {
                self.flow.open_aside();
                self.outer_lists.push(std::mem::take(&mut self.lists));
            }
            (Ns::Draw, "a") => self.links.push(tag.attr("href")),
            (Ns::Draw, "object" | "object-ole" | "plugin") => self.skipped = 1,
            (Ns::Office, "forms" | "scripts" | "event-listeners" | "binary-data") => {
                self.skipped = 1;
            }
            (Ns::Office, "annotation") => self.comment(tag),
            (Ns::Office, "annotation-end") => {
                let remark = tag
                    .attr("name")
                    .and_then(|name| self.named.get(&name).copied());
                self.remarks.retain(|&open| Some(open) != remark);
            }
            (Ns::Core, "creator") => self.author(true),
            (Ns::Core, "date") => self.skipped = 1,
            (Ns::Other, "title" | "desc") => self.skipped = 1,
            _ => {}
        }
    }

    fn author(&mut self, on: bool) {
        if let Some(aside) = &mut self.aside {
            aside.author = on;
        }
    }

    fn of_text(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "p" => self.open.push(Paragraph {
                style: tag.attr("style-name"),
                ..Paragraph::default()
            }),
            "h" => self.open.push(Paragraph {
                style: tag.attr("style-name"),
                heading: Some(tag.number("outline-level").unwrap_or(1).clamp(1, 9) as u8),
                bare: tag.attr("is-list-header").as_deref() == Some("true"),
                start: tag.number("start-value"),
            }),
            "span" => {
                let (inline, height) = self.dressed.last().copied().unwrap_or_default();
                let style = tag.attr("style-name").unwrap_or_default();
                let height = self.styles.height(&style).unwrap_or(height);
                self.dressed
                    .push((inline.with(self.styles.inline(&style)), height));
            }
            "a" => self.links.push(tag.attr("href")),
            "s" => {
                let blanks = tag.number("c").unwrap_or(1).min(MAX_BLANKS) as usize;
                self.say(&" ".repeat(blanks));
            }
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            "list" => {
                let goes_on = tag.attr("continue-numbering").as_deref() == Some("true");
                let after = tag.attr("continue-list");
                let name = tag.exact("xml:id");
                let style = tag.attr("style-name");
                self.lists.open(style, name, after.as_deref(), goes_on);
            }
            "list-item" => self.lists.item(false, tag.number("start-value")),
            "list-header" => self.lists.item(true, None),
            "section" if tag.attr("display").is_some_and(|display| display == "none") => {
                self.skipped = 1;
            }
            "note" => self.notes += 1,
            "note-citation"
            | "tracked-changes"
            | "ruby-text"
            | "index-title-template"
            | "table-of-content"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "hidden-text"
            | "variable-decls"
            | "sequence-decls"
            | "user-field-decls" => self.skipped = 1,
            "note-body" => {
                let mark = format!("[{}]", self.notes);
                self.say(&mark);
                self.begin_aside(None);
            }
            _ => {}
        }
    }

    fn of_table(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "table" => self.flow.open_table(),
            "table-row" => {
                self.flow.open_row();
            }
            "table-cell" | "covered-table-cell" => {
                // what a cell spans stands behind it as cells that are covered
                let times = tag.number("number-columns-repeated").unwrap_or(1);
                self.cells.push(times.min(MAX_COLUMNS as u32) as usize);
                self.outer_lists.push(std::mem::take(&mut self.lists));
            }
            "shapes" => self.skipped = 1,
            _ => {}
        }
    }

    /// A comment: what is said in it is no part of the text.
    fn comment(&mut self, tag: &Tag<'_>) {
        let remark = self.read.remarks.len() as u32;
        self.read.remarks.push((String::new(), String::new()));
        match tag.attr("name") {
            // its words go on to the end that bears the same name
            Some(name) if !name.is_empty() => {
                self.named.insert(name, remark);
                self.begin_aside(Some((remark, String::new())));
                self.remarks.push(remark);
            }
            _ => {
                self.flow.remark_on_last_word(remark);
                self.begin_aside(Some((remark, String::new())));
            }
        }
    }

    fn begin_aside(&mut self, remark: Option<(u32, String)>) {
        if self.aside.is_some() {
            // a note in a note says nothing
            self.skipped = 1;
            return;
        }
        self.aside = Some(Box::new(Aside {
            flow: std::mem::take(&mut self.flow),
            open: std::mem::take(&mut self.open),
            remark,
            author: false,
        }));
        self.outer_lists.push(std::mem::take(&mut self.lists));
    }

    fn end_aside(&mut self) {
        let Some(aside) = self.aside.take() else {
            return;
        };
        let passages = self.flow.finish();
        self.flow = aside.flow;
        self.open = aside.open;
        self.lists = self.outer_lists.pop().unwrap_or_default();
        if let Some((remark, author)) = aside.remark {
            let text: Vec<String> = passages.iter().map(Passage::text).collect();
            if let Some(place) = self.read.remarks.get_mut(remark as usize) {
                *place = (author.trim().to_owned(), text.join("\n"));
            }
            return;
        }
        for (at, mut passage) in passages.into_iter().enumerate() {
            if at == 0 && passage.kind != BlockKind::Row {
                passage.marker = format!("[{}] {}", self.notes, passage.marker);
            } else {
                passage.depth = passage.depth.max(1);
            }
            self.read.notes.push(passage);
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 || !self.begun {
            return;
        }
        if let Some(aside) = &mut self.aside
            && aside.author
            && let Some((_, author)) = &mut aside.remark
        {
            author.push_str(text);
            return;
        }
        if self.open.is_empty() {
            return;
        }
        // white space of the file is one blank, and none behind another
        let behind = self.flow.line().last();
        let behind = behind.is_none_or(|last| last.text.ends_with([' ', '\n', '\t']));
        self.say(&collapsed(text, behind));
    }

    fn say(&mut self, text: &str) {
        if self.open.is_empty() {
            return;
        }
        let (inline, height) = self.dressed.last().copied().unwrap_or_default();
        let link = self.links.iter().rev().flatten().next().cloned();
        let link = link.filter(|link| !link.starts_with('#'));
        let remark = self
            .remarks
            .last()
            .copied()
            .filter(|_| self.aside.is_none());
        let text = height.write(text);
        self.flow.words(&text, inline, link.as_deref(), remark);
    }

    fn close(&mut self, ns: Ns, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match (ns, name) {
            (Ns::Text, "p" | "h") => {
                if let Some(open) = self.open.pop() {
                    self.end(&open);
                }
            }
            (Ns::Text, "span") => {
                self.dressed.pop();
            }
            (Ns::Text | Ns::Draw, "a") => {
                self.links.pop();
            }
            (Ns::Text, "list") => self.lists.close(),
            (Ns::Text, "note-body") | (Ns::Office, "annotation") => self.end_aside(),
            (Ns::Core, "creator") => self.author(false),
            (Ns::Draw, "text-box") => {
                self.flow.close();
                self.lists = self.outer_lists.pop().unwrap_or_default();
            }
            (Ns::Table, "table-cell" | "covered-table-cell") => {
                let times = self.cells.pop().unwrap_or(1);
                self.flow.end_cell(times);
                self.lists = self.outer_lists.pop().unwrap_or_default();
            }
            (Ns::Table, "table-header-rows") => self.flow.head_row(),
            (Ns::Table, "table") => self.flow.close(),
            _ => {}
        }
    }

    fn end(&mut self, open: &Paragraph) {
        let style = open.style.as_deref();
        let role = style.map_or(Role::Prose, |name| self.styles.role(name));
        if self.flow.is_blank() {
            self.flow.end(Passage::default());
            return;
        }
        let heading = open.heading.filter(|_| role != Role::Title);
        let depth = self.lists.depth();
        let marker = match heading {
            Some(_) if open.bare || self.is_bare(style) => String::new(),
            Some(level) => {
                let level = usize::from(level - 1);
                self.lists.heading(self.styles, level, open.start)
            }
            None => self.lists.marker(self.styles, style).unwrap_or_default(),
        };
        self.flow.end_as(role, heading, marker, depth);
    }
}

impl Walker<'_> {
    /// True for headings whose style says that they have no number.
    fn is_bare(&self, style: Option<&str>) -> bool {
        style.and_then(|name| self.styles.list_of(name)) == Some("")
    }
}

/// With one blank for any white space, and none at the start where one stands in front.
fn collapsed(text: &str, mut behind: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\n' | '\t' | '\r');
        if !blank {
            out.push(c);
        } else if !behind {
            out.push(' ');
        }
        behind = blank;
    }
    out
}
