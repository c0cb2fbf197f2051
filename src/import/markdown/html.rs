//! Blocks of HTML within Markdown, as they are shown: headings, lists, tables, paragraphs.
//!
//! The words go the way of all others, each line with its place in the file; what a tag does is told to
//! [`Blocks`] as the event that the same thing written in Markdown makes.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};

use super::blocks::Blocks;
use super::tags::{Html, Piece, attribute, pieces, shown};
use crate::import::html::{heading_level, is_block};

/// Elements whose words nobody sees.
const HIDDEN: &[&str] = &["script", "style", "template", "head", "title", "svg"];

/// What is open of a block while it is read.
#[derive(Default)]
struct Open {
    /// Lists, items and quotes, each with how it is told that they end.
    boxes: Vec<(&'static str, TagEnd)>,
    /// The element whose words are passed over.
    hidden: Option<String>,
    heading: bool,
    cell: bool,
    row: Option<TagEnd>,
    /// Set before the first row of a table where its cells are heads.
    heads: bool,
}

impl Blocks<'_> {
    /// Shows a block of HTML.
    pub(super) fn html(&mut self, html: &Html) {
        let mut open = Open::default();
        let pieces = pieces(&html.text);
        for (at, piece) in pieces.iter().enumerate() {
            if is_row(piece) && !self.is_table() && open.hidden.is_none() {
                let columns;
                (columns, open.heads) = table(pieces.get(at..).unwrap_or(&[]));
                let start = html.place(piece.range().start);
                let alignments = vec![Alignment::None; columns];
                self.event(Event::Start(Tag::Table(alignments)), start..start);
            }
            match piece {
                Piece::Words(_) if open.hidden.is_some() || self.is_table() && !open.cell => {}
                Piece::Words(range) => self.html_words(html, range.clone()),
                Piece::Open(name, range) => self.html_opens(html, name, range.clone(), &mut open),
                Piece::Close(name, range) => {
                    if open.hidden.as_ref() == Some(name) {
                        open.hidden = None;
                    } else if open.hidden.is_none() {
                        self.html_closes(html, name, range.clone(), &mut open);
                    }
                }
            }
        }
        let end = html.place(html.text.len().saturating_sub(1));
        self.end_table(end, &mut open);
        self.end_boxes(0, end, &mut open);
        if open.heading {
            self.event(Event::End(TagEnd::Heading(HeadingLevel::H1)), end..end);
        }
        self.start_block(end);
    }

    /// Words, line by line: what stands between two lines is a blank.
    fn html_words(&mut self, html: &Html, range: Range<usize>) {
        let mut start = range.start;
        for line in html.text.get(range).unwrap_or("").split_inclusive('\n') {
            let (bare, end) = (line.trim(), start + line.len());
            let from = end - line.trim_start().len();
            if from > start || bare.is_empty() {
                self.html_blank(html.place(start));
            }
            if !bare.is_empty() {
                let place = html.place(from);
                self.event(Event::Text(shown(bare).into()), place..place + bare.len());
                if from + bare.len() < end {
                    self.html_blank(place + bare.len());
                }
            }
            start = end;
        }
    }

    fn html_blank(&mut self, at: usize) {
        if self.is_writing() {
            self.event(Event::SoftBreak, at..at + 1);
        }
    }

    fn html_opens(&mut self, html: &Html, name: &str, range: Range<usize>, open: &mut Open) {
        let at = html.place(range.start);
        let place = at..html.place(range.end - 1) + 1;
        let tag = html.text.get(range).unwrap_or("");
        match name {
            _ if open.hidden.is_some() => {}
            name if HIDDEN.contains(&name) => open.hidden = Some(name.to_owned()),
            "table" => self.start_block(at),
            "tr" => self.open_row(at, open),
            "td" | "th" => {
                if open.row.is_none() {
                    self.open_row(at, open);
                }
                self.end_cell(at, open);
                self.event(Event::Start(Tag::TableCell), place);
                open.cell = true;
            }
            "br" if self.is_table() => self.html_blank(at),
            _ if self.is_table() => self.inline_html(tag, place),
            "ul" | "ol" => {
                let number = (name == "ol").then(|| {
                    attribute(tag, "start")
                        .and_then(|start| start.parse().ok())
                        .unwrap_or(1)
                });
                self.event(Event::Start(Tag::List(number)), place);
                open.boxes.push(("list", TagEnd::List(number.is_some())));
            }
            "li" => {
                let list = open.boxes.iter().rposition(|(name, _)| *name == "list");
                if list.is_none() {
                    self.event(Event::Start(Tag::List(None)), place.clone());
                    open.boxes.push(("list", TagEnd::List(false)));
                }
                self.end_boxes(list.map_or(open.boxes.len(), |list| list + 1), at, open);
                self.event(Event::Start(Tag::Item), place);
                open.boxes.push(("li", TagEnd::Item));
            }
            "blockquote" => {
                self.event(Event::Start(Tag::BlockQuote(None)), place);
                open.boxes.push(("blockquote", TagEnd::BlockQuote(None)));
            }
            "hr" => self.event(Event::Rule, place),
            name => match level(name) {
                Some(level) => {
                    let (id, classes, attrs) = (None, Vec::new(), Vec::new());
                    let heading = Tag::Heading {
                        level,
                        id,
                        classes,
                        attrs,
                    };
                    self.event(Event::Start(heading), place);
                    open.heading = true;
                }
                None if is_inline(name) => self.inline_html(tag, place),
                None => self.start_block(at),
            },
        }
    }

    fn html_closes(&mut self, html: &Html, name: &str, range: Range<usize>, open: &mut Open) {
        let at = html.place(range.start);
        let tag = html.text.get(range.clone()).unwrap_or("");
        match name {
            "table" => self.end_table(at, open),
            "tr" => self.end_row(at, open),
            "td" | "th" => self.end_cell(at, open),
            _ if self.is_table() => self.inline_html(tag, at..at + tag.len()),
            "ul" | "ol" | "li" | "blockquote" => {
                let name = if name.ends_with('l') { "list" } else { name };
                if let Some(last) = open.boxes.iter().rposition(|(open, _)| *open == name) {
                    self.end_boxes(last, at, open);
                }
            }
            name => match level(name) {
                Some(level) if open.heading => {
                    self.event(Event::End(TagEnd::Heading(level)), at..at);
                    open.heading = false;
                }
                Some(_) => {}
                None if is_inline(name) => self.inline_html(tag, at..at + tag.len()),
                None => self.start_block(at),
            },
        }
    }

    fn inline_html(&mut self, tag: &str, place: Range<usize>) {
        if self.is_writing() || !tag.starts_with("</") {
            self.event(Event::InlineHtml(tag.to_owned().into()), place);
        }
    }

    /// Ends the lists, items and quotes from `first` on.
    fn end_boxes(&mut self, first: usize, at: usize, open: &mut Open) {
        while open.boxes.len() > first {
            if let Some((_, end)) = open.boxes.pop() {
                self.event(Event::End(end), at..at);
            }
        }
    }

    fn open_row(&mut self, at: usize, open: &mut Open) {
        self.end_row(at, open);
        let (tag, end) = if std::mem::take(&mut open.heads) {
            (Tag::TableHead, TagEnd::TableHead)
        } else {
            (Tag::TableRow, TagEnd::TableRow)
        };
        self.event(Event::Start(tag), at..at);
        open.row = Some(end);
    }

    fn end_cell(&mut self, at: usize, open: &mut Open) {
        if std::mem::take(&mut open.cell) {
            self.event(Event::End(TagEnd::TableCell), at..at);
        }
    }

    fn end_row(&mut self, at: usize, open: &mut Open) {
        self.end_cell(at, open);
        if let Some(end) = open.row.take() {
            self.event(Event::End(end), at..at);
        }
    }

    fn end_table(&mut self, at: usize, open: &mut Open) {
        self.end_row(at, open);
        if self.is_table() {
            self.event(Event::End(TagEnd::Table), at..at);
        }
    }
}

/// True for what begins a row, or a cell of one that was not begun.
fn is_row(piece: &Piece) -> bool {
    matches!(piece, Piece::Open(name, _) if matches!(name.as_str(), "tr" | "td" | "th"))
}

/// How many columns the table has whose first row begins here, and whether that row is its head: all
/// of its cells are heads.
fn table(pieces: &[Piece]) -> (usize, bool) {
    let begins = |piece: &Piece, name: &str| matches!(piece, Piece::Open(open, _) if open == name);
    let (mut most, mut cells) = (0, 0);
    // a row that begins with a cell is not begun again
    let mut row = u32::from(!pieces.first().is_some_and(|piece| begins(piece, "tr")));
    let mut heads = None;
    for piece in pieces {
        match piece {
            Piece::Open(name, _) | Piece::Close(name, _) if name == "table" => break,
            piece if begins(piece, "tr") => (cells, row) = (0, row.saturating_add(1)),
            piece if is_row(piece) => {
                cells += 1;
                most = most.max(cells);
                if row == 1 {
                    heads = Some(heads != Some(false) && begins(piece, "th"));
                }
            }
            _ => {}
        }
    }
    (most, heads == Some(true))
}

fn level(name: &str) -> Option<HeadingLevel> {
    HeadingLevel::try_from(usize::from(heading_level(name)?)).ok()
}

/// True for elements that stand within a line, and for the break in one.
fn is_inline(name: &str) -> bool {
    name == "br" || !is_block(name)
}
