//! Paragraphs, tables and boxes as they come in, as one flat list of passages.

use super::super::passage::{Passage, Piece};
use super::rows::Table;
use crate::model::{BlockKind, Inline};
use crate::text::days;

/// Deepest nesting of tables and boxes that is kept apart; what stands deeper flows into it.
const MAX_DEPTH: usize = 12;

/// Most cells of a row, however many a file says that it repeats.
pub(in crate::import) const MAX_COLUMNS: usize = 256;

/// What a paragraph is for, by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Role {
    /// Prose.
    #[default]
    Prose,
    /// The title of the document.
    Title,
    /// What stands below the title, or below a picture.
    Note,
    /// The day of the document: what pandoc and letters put below the title.
    Day,
    /// A quotation.
    Quote,
    /// Code.
    Code,
}

/// What a nested place holds while it is filled.
#[derive(Debug)]
enum Frame {
    /// A text box, or the like: comes behind the paragraph that it hangs on.
    Aside(Outer),
    /// A table.
    Table(Table, Outer),
    /// Nested too deep to be kept apart.
    Flat,
}

/// What was being filled outside.
#[derive(Debug, Default)]
struct Outer {
    passages: Vec<Passage>,
    line: Vec<Piece>,
    asides: Vec<Passage>,
}

/// Collects passages.
#[derive(Debug, Default)]
pub(in crate::import) struct Flow {
    /// What is finished of the innermost place.
    passages: Vec<Passage>,
    /// The words of the open paragraph.
    line: Vec<Piece>,
    /// What hangs on the open paragraph.
    asides: Vec<Passage>,
    frames: Vec<Frame>,
    /// What the first paragraph says that is for the day.
    pub(in crate::import) day: Option<String>,
}

impl Flow {
    /// Adds words to the open paragraph.
    pub(in crate::import) fn words(
        &mut self,
        text: &str,
        inline: Inline,
        link: Option<&str>,
        remark: Option<u32>,
    ) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.line.last_mut()
            && last.inline == inline
            && last.link.as_deref() == link
            && last.remark == remark
        {
            last.text.push_str(text);
            return;
        }
        self.line.push(Piece {
            text: text.to_owned(),
            inline,
            link: link.map(str::to_owned),
            remark,
        });
    }

    /// The words of the open paragraph.
    pub(in crate::import) fn line(&mut self) -> &mut Vec<Piece> {
        &mut self.line
    }

    /// True where the open paragraph has no word yet.
    pub(in crate::import) fn is_blank(&self) -> bool {
        self.line.iter().all(|piece| piece.text.trim().is_empty())
    }

    /// Ends the open paragraph as `passage`, whose pieces are its words; what hangs on it follows.
    pub(in crate::import) fn end(&mut self, passage: Passage) {
        let pieces = trimmed(std::mem::take(&mut self.line));
        let passage = Passage { pieces, ..passage };
        if !passage.is_empty() {
            self.push(passage);
        }
        let mut asides = std::mem::take(&mut self.asides);
        self.passages.append(&mut asides);
    }

    /// Adds a finished passage. An item right below an item of the same kind has no blank row
    /// above it.
    pub(in crate::import) fn push(&mut self, mut passage: Passage) {
        let item = |passage: &Passage| passage.kind == BlockKind::Item;
        passage.tight |= item(&passage) && self.passages.last().is_some_and(item);
        self.passages.push(passage);
    }

    /// Passages that are finished, tables and boxes that are open not counted.
    pub(in crate::import) fn count(&self) -> usize {
        self.frames
            .iter()
            .find_map(|frame| match frame {
                Frame::Aside(outer) | Frame::Table(_, outer) => Some(outer.passages.len()),
                Frame::Flat => None,
            })
            .unwrap_or(self.passages.len())
    }

    /// Ends the open paragraph of that role: a heading of that level, or an item behind a marker.
    pub(in crate::import) fn end_as(
        &mut self,
        role: Role,
        heading: Option<u8>,
        marker: String,
        depth: u8,
    ) {
        if self.is_blank() || heading.is_none() && role == Role::Title && self.goes_on_title() {
            self.end(Passage::default());
            return;
        }
        if role == Role::Day && self.day.is_none() {
            let words: String = self.line.iter().map(|piece| &*piece.text).collect();
            self.day = days::written(&words);
        }
        let kind = match (heading, role) {
            (Some(_), _) => BlockKind::Heading,
            (None, Role::Title) => BlockKind::Title,
            (None, Role::Note | Role::Day) => BlockKind::Note,
            (None, Role::Code) => BlockKind::Verbatim,
            _ if !marker.is_empty() => BlockKind::Item,
            _ => BlockKind::Paragraph,
        };
        let list = matches!(kind, BlockKind::Item | BlockKind::Paragraph);
        let below = self.passages.last().is_some_and(|last| last.kind == kind);
        self.end(Passage {
            kind,
            level: heading.unwrap_or(0),
            quote: u8::from(role == Role::Quote),
            depth: if list { depth } else { 0 },
            marker,
            tight: kind == BlockKind::Verbatim && below,
            ..Passage::default()
        });
    }

    /// A title of several paragraphs is one.
    fn goes_on_title(&mut self) -> bool {
        match self.passages.last_mut() {
            Some(last) if last.kind == BlockKind::Title => {
                last.pieces.push(Piece::plain(" "));
                last.pieces.append(&mut self.line);
                true
            }
            _ => false,
        }
    }

    /// Puts a remark on the last word of the open paragraph.
    pub(in crate::import) fn remark_on_last_word(&mut self, remark: u32) {
        let Some(last) = self.line.last_mut() else {
            return;
        };
        if last.remark.is_some() {
            return;
        }
        let end = last.text.trim_end().len();
        let head = last.text.get(..end).unwrap_or("");
        let start = head.rfind(char::is_whitespace).map_or(0, |at| {
            let blank = head.get(at..).and_then(|rest| rest.chars().next());
            at + blank.map_or(1, char::len_utf8)
        });
        let piece = Piece {
            text: last.text.split_off(start),
            remark: Some(remark),
            ..last.clone()
        };
        if last.text.is_empty() {
            *last = piece;
        } else {
            self.line.push(piece);
        }
    }

    /// Opens a text box.
    pub(in crate::import) fn open_aside(&mut self) {
        if self.frames.len() >= MAX_DEPTH {
            self.frames.push(Frame::Flat);
            return;
        }
        let outer = self.leave();
        self.frames.push(Frame::Aside(outer));
    }

    /// Opens a table.
    pub(in crate::import) fn open_table(&mut self) {
        if self.frames.len() >= MAX_DEPTH {
            self.frames.push(Frame::Flat);
            return;
        }
        let outer = self.leave();
        self.frames.push(Frame::Table(Table::default(), outer));
    }

    /// Opens a row.
    pub(in crate::import) fn open_row(&mut self) {
        if let Some(Frame::Table(table, _)) = self.frames.last_mut() {
            table.rows.push(Vec::new());
        }
    }

    /// Says that the open row is a head of the table.
    pub(in crate::import) fn head_row(&mut self) {
        if let Some(Frame::Table(table, _)) = self.frames.last_mut()
            && table.heads + 1 == table.rows.len()
        {
            table.heads += 1;
        }
    }

    /// Forgets the open row.
    pub(in crate::import) fn drop_row(&mut self) {
        if let Some(Frame::Table(table, _)) = self.frames.last_mut() {
            table.rows.pop();
            table.heads = table.heads.min(table.rows.len());
        }
    }

    /// Ends a cell that is `span` columns wide.
    pub(in crate::import) fn end_cell(&mut self, span: usize) {
        if !matches!(self.frames.last(), Some(Frame::Table(..))) {
            return;
        }
        if !self.is_blank() {
            self.end(Passage::default());
        }
        self.line.clear();
        let cell = std::mem::take(&mut self.passages);
        let Some(Frame::Table(table, _)) = self.frames.last_mut() else {
            return;
        };
        let Some(row) = table.rows.last_mut() else {
            return;
        };
        if row.len() < MAX_COLUMNS {
            row.push(cell);
        } else if let Some(last) = row.last_mut() {
            last.extend(cell);
        }
        let room = MAX_COLUMNS.saturating_sub(row.len());
        row.extend((1..span.min(room)).map(|_| Vec::new()));
    }

    /// Ends the innermost table or box.
    pub(in crate::import) fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Aside(outer)) => {
                if !self.is_blank() {
                    self.end(Passage::default());
                }
                let mut inner = self.come_back(outer);
                self.asides.append(&mut inner);
            }
            Some(Frame::Table(table, outer)) => {
                self.come_back(outer);
                for passage in table.into_passages() {
                    self.passages.push(passage);
                }
            }
            Some(Frame::Flat) | None => {}
        }
    }

    /// All passages; what was left open is closed.
    pub(in crate::import) fn finish(&mut self) -> Vec<Passage> {
        while !self.frames.is_empty() {
            self.end_cell(1);
            self.close();
        }
        if !self.is_blank() || !self.asides.is_empty() {
            self.end(Passage::default());
        }
        self.line.clear();
        std::mem::take(&mut self.passages)
    }

    fn leave(&mut self) -> Outer {
        Outer {
            passages: std::mem::take(&mut self.passages),
            line: std::mem::take(&mut self.line),
            asides: std::mem::take(&mut self.asides),
        }
    }

    /// Goes back to what was outside; returns what was collected inside.
    fn come_back(&mut self, outer: Outer) -> Vec<Passage> {
        self.line = outer.line;
        self.asides = outer.asides;
        std::mem::replace(&mut self.passages, outer.passages)
    }
}

/// Without white space at both ends, nor empty pieces.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while let Some(last) = pieces.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        pieces.pop();
    }
    let blank = pieces
        .iter()
        .take_while(|piece| piece.text.trim().is_empty())
        .count();
    pieces.drain(..blank);
    if let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    pieces
}

#[cfg(test)]
mod tests;
