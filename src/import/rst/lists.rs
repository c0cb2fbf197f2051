//! Lists, fields, and lines that are kept as they are.

use super::blocks::Blocks;
use super::context::Holder;
use super::items::{field, marker, option};
use super::lines::{Line, ends_in_colons, words_of};
use crate::model::{BlockKind, Inline};
use crate::text::{BlockHead, sanitise, width};

/// Most blank rows kept between two lines of code.
const MAX_GAP: u8 = 3;

/// Fields at the top that are not for a reader.
const SILENT: &[&str] = &["orphan", "tocdepth", "nocomments", "nosearch", "no-search"];

impl Blocks<'_> {
    /// A field: `:Author: Ana Reis`. Those at the top are about the whole.
    pub(super) fn field(&mut self) -> bool {
        let line = self.line();
        let Some((name, from)) = field(&line) else {
            return false;
        };
        let silent = line.words.len() == from && self.top;
        if silent || SILENT.contains(&name) {
            self.skip_held();
            return true;
        }
        let top = self.top;
        let kind = if top {
            BlockKind::Note
        } else {
            BlockKind::Item
        };
        if top {
            let words = words_of(&line.letters(from));
            let said = sanitise::line(words.trim());
            // each author may have a field
            let known = self.about.entry(name.to_lowercase()).or_default();
            match name {
                "Author" | "author" if !known.is_empty() => {
                    known.push_str(", ");
                    known.push_str(&said);
                }
                _ => *known = said,
            }
        }
        self.marked(&format!("{name}: "), kind, from, line.indent + 1);
        self.top = top;
        true
    }

    /// An item of a list.
    pub(super) fn item(&mut self) -> bool {
        let line = self.line();
        let next = self.lines.get(self.at + 1);
        if let Some(from) = option(&line) {
            self.marked("", BlockKind::Item, 0, line.indent + from.clamp(1, 2));
            return true;
        }
        let Some(found) = marker(&line, next) else {
            return false;
        };
        let shown = found.shown.unwrap_or_else(|| {
            let (column, last) = self.counted;
            let number = if column == line.indent { last + 1 } else { 1 };
            self.counted = (line.indent, number);
            format!("{number}. ")
        });
        let column = line.column(found.from);
        self.marked(&shown, BlockKind::Item, found.from, column);
        true
    }

    /// A paragraph with a mark before it; what stands from `column` on below it is of it.
    pub(super) fn marked(&mut self, mark: &str, kind: BlockKind, from: usize, column: usize) {
        let line = self.line();
        let mut head = self.context.head(kind);
        head.hang = width(mark) as u16;
        head.line = line.number;
        head.gap = u8::from(self.blanks > 0 || kind == BlockKind::Paragraph);
        self.open(head);
        self.builder.decoded(mark, line.at, 0);
        let mut words = line.letters(from);
        self.at += 1;
        // the lines below may start anywhere behind the mark
        let below = self.peek();
        let below = below.filter(|next| !next.is_blank() && next.indent > line.indent);
        let column = below.map_or(column, |next| next.indent.min(column).max(line.indent + 1));
        while let Some(next) = self.peek()
            && !next.is_blank()
            && next.indent >= column
            && (words.is_empty() || marker(&next, None).is_none())
        {
            if !words.is_empty() {
                words.push((' ', next.at.saturating_sub(1)));
            }
            words.extend(next.letters(0));
            self.at += 1;
        }
        let lines_follow = ends_in_colons(&mut words);
        self.runs(&words, Inline::default());
        self.builder.end();
        self.top = false;
        self.context.open(column, Holder::Body);
        if lines_follow {
            self.verbatim(line.indent);
        }
    }

    /// Lines that are kept: of a session, of verse.
    pub(super) fn kept_lines(&mut self) -> bool {
        let line = self.line();
        let verse = line.words == "|" || line.words.starts_with("| ");
        if !verse && !line.words.starts_with(">>> ") {
            return false;
        }
        let inline = if verse {
            Inline::default()
        } else {
            Inline::CODE
        };
        self.blanks = self.blanks.max(1);
        while let Some(line) = self.peek()
            && !line.is_blank()
        {
            let marked = verse && line.words.starts_with('|');
            let from = if marked { line.behind(1).1 } else { 0 };
            self.kept(&line, from, 0, inline);
            self.at += 1;
        }
        true
    }

    /// One line as it is, so far in.
    fn kept(&mut self, line: &Line<'_>, from: usize, indent: usize, inline: Inline) {
        let head = self.context.head(BlockKind::Verbatim);
        let gap = self.blanks.min(MAX_GAP);
        self.open(BlockHead {
            gap,
            line: line.number,
            ..head
        });
        let letters = line.letters(from);
        let at = letters.first().map_or(0, |(_, at)| *at);
        self.builder.made(&" ".repeat(indent.min(200)), at);
        self.runs(&letters, inline);
        self.builder.end();
    }

    /// Lines further in than `indent`, as they are.
    pub(super) fn verbatim(&mut self, indent: usize) {
        let Some(column) = self.held_column(self.at, indent) else {
            return;
        };
        self.blanks = 1;
        while let Some(line) = self.peek()
            && (line.is_blank() || line.indent > indent)
        {
            if line.is_blank() {
                self.blanks = self.blanks.saturating_add(1);
            } else {
                self.kept(&line, 0, line.indent.saturating_sub(column), Inline::CODE);
            }
            self.at += 1;
        }
        self.blanks = self.blanks.max(1);
        self.top = false;
    }
}
