//! What changed: the new text with what is gone between it, each change told by its sign in the
//! margin and by attributes, not by colour alone.

use ratatui::buffer::Buffer;

use super::put::{put, put_right};
use crate::app::{App, Area, CompareScreen, Judged};
use crate::config::{Role, Style};
use crate::layout::{Over, Row, segments};
use crate::model::{
    Block, BlockKind, ChangeKind, ChangeMark, Compared, Fate, Inline, Span, Verdict,
};
use crate::text::{ellipsis, sanitise, width};
use crate::tui::paint::Painter;

/// Said before the comparison is there.
const WAIT: &str = "Comparing…";

/// Draws the screen.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let compare = &app.screens.compare;
    let quiet = painter.on_text(Role::Quiet);
    let Some(known) = &compare.known else {
        let words = compare.fault.as_deref().unwrap_or(WAIT);
        let columns = app.view.size.0;
        put(
            buffer,
            1,
            0,
            columns,
            "What changed",
            painter.on_text(Role::Heading),
        );
        let room = usize::from(columns.saturating_sub(2));
        let lines = textwrap::wrap(words, room.max(1));
        for (line, y) in lines.iter().zip(2..app.view.size.1) {
            put(buffer, 1, y, columns.saturating_sub(2), line, quiet);
        }
        return;
    };
    let page = Page {
        compare,
        known,
        painter,
    };
    page.title(buffer);
    page.outline(buffer);
    let column = compare.view.panes.column;
    for (line, y) in (column.y..column.y + column.height).enumerate() {
        if let Some(row) = compare.view.row(line) {
            page.row(row, y, buffer);
        }
    }
}

struct Page<'a> {
    compare: &'a CompareScreen,
    known: &'a Compared,
    painter: &'a Painter,
}

impl Page<'_> {
    fn title(&self, buffer: &mut Buffer) {
        let Some(area) = self.compare.view.panes.title else {
            return;
        };
        let words = &self.known.words;
        let mut parts: Vec<String> = ChangeKind::ALL
            .iter()
            .map(|kind| (kind.sign(), words.count(*kind)))
            .filter(|(_, count)| *count > 0)
            .map(|(sign, count)| format!("{sign}{count}"))
            .collect();
        let all = words.changes.len();
        if let Some(at) = self.compare.selected {
            parts.push(format!(" {}/{all}", at + 1));
        }
        let right = if words.is_same() {
            "nothing changed".to_owned()
        } else {
            parts.join(" ")
        };
        let room = usize::from(area.width).saturating_sub(width(&right) + 4);
        let title = format!("What changed since {}", sanitise::line(&self.known.name));
        let title = ellipsis(&title, room);
        let style = self.painter.on_text(Role::Heading);
        put(buffer, area.x + 1, area.y, area.width, &title, style);
        let end = area.x + area.width.saturating_sub(1);
        put_right(
            buffer,
            end,
            area.y,
            &right,
            self.painter.on_text(Role::Quiet),
        );
    }

    fn outline(&self, buffer: &mut Buffer) {
        let panes = &self.compare.view.panes;
        let Some(area) = panes.outline.filter(|_| !panes.drawer) else {
            return;
        };
        let quiet = self.painter.on_text(Role::Quiet);
        for y in area.y..area.y + area.height {
            put(buffer, area.x + area.width, y, 1, "│", quiet);
        }
        put(buffer, area.x, area.y, area.width, "  Outline", quiet);
        let article = &self.known.merged.article;
        let here = self.compare.section();
        let rows = article.sections.iter().enumerate();
        let rows = rows.skip(self.compare.outline_top);
        for ((index, section), y) in rows.zip(area.y + 1..area.y + area.height) {
            let count = self.compare.counts.get(index).copied().unwrap_or(0);
            let count = if count == 0 {
                String::new()
            } else {
                count.to_string()
            };
            let heading = section
                .heading
                .map_or("Lead", |span| span.of(&article.text));
            let indent = 2 + 2 * u16::from(section.level.saturating_sub(1).min(4));
            let room = area
                .width
                .saturating_sub(indent + 1 + count.len() as u16 + 1);
            let role = if index == here {
                Role::Focus
            } else {
                Role::Text
            };
            let style = self.painter.on_text(role);
            if index == here {
                put(buffer, area.x, y, 1, "▸", style);
            }
            let heading = ellipsis(heading, room.into());
            put(buffer, area.x + indent, y, room, &heading, style);
            put_right(buffer, area.x + area.width, y, &count, quiet);
        }
    }

    fn row(&self, row: &Row, y: u16, buffer: &mut Buffer) {
        let article = &self.known.merged.article;
        let column = self.compare.view.panes.column;
        let block = article.blocks.get(row.block as usize);
        let Some(block) = block.filter(|_| !row.blank) else {
            return;
        };
        if block.kind == BlockKind::Rule {
            let line = "─".repeat(column.width.into());
            put(
                buffer,
                column.x,
                y,
                column.width,
                &line,
                self.painter.on_text(Role::Quiet),
            );
            return;
        }
        self.sign(row, y, column, buffer);
        self.verdict(row, y, column, buffer);
        let x = column.x + row.indent;
        if let Some(cells) = &row.cells {
            let left = self.compare.view.left;
            let quiet = self.painter.on_text(Role::Quiet);
            for (at, sign) in cells.grid.signs(left) {
                put(buffer, x + at, y, 1, sign, quiet);
            }
            for part in &cells.parts {
                if let Some((from, wide)) = cells.grid.place(part.column, left) {
                    let from = x + from;
                    let place = (from + part.shift.min(wide), from + wide);
                    self.stretch(block, part.span, place, y, buffer);
                }
            }
            return;
        }
        let room = if block.is_wide() {
            self.compare.view.panes.wide
        } else {
            column.width
        };
        self.stretch(block, row.span, (x, column.x + room), y, buffer);
    }

    /// Writes the words of `span` from one column to another.
    fn stretch(
        &self,
        block: &Block,
        span: Span,
        (mut x, end): (u16, u16),
        y: u16,
        buffer: &mut Buffer,
    ) {
        let article = &self.known.merged.article;
        let over = Over {
            styles: &article.styles,
            ..Over::default()
        };
        let marks = self.marks(span);
        for part in segments(span, &over) {
            for (span, mark) in pieces(part.span, marks) {
                let style = self.style(block, part.lit.inline, mark);
                for (span, over) in self.decided(span) {
                    let words = span.of(&article.text);
                    let style = self.painter.cell(style.under(over));
                    x = put(buffer, x, y, end.saturating_sub(x), words, style);
                }
            }
        }
    }

    /// The sign of the change on a row, in the margin; `▶` before that of the current one.
    fn sign(&self, row: &Row, y: u16, column: Area, buffer: &mut Buffer) {
        let places = &self.known.merged.places;
        let here = |place: &Span| row.holds(place.start);
        let current = self.compare.current().is_some_and(|place| here(&place));
        let begins = if current {
            self.compare.selected
        } else {
            places.iter().position(here)
        };
        let goes_on = self
            .marks(row.span)
            .first()
            .map(|mark| mark.change as usize);
        let change = begins
            .or(goes_on)
            .and_then(|at| self.known.words.changes.get(at));
        let Some((x, change)) = column.x.checked_sub(2).zip(change) else {
            return;
        };
        let role = match change.kind {
            ChangeKind::Added => Role::Added,
            ChangeKind::Deleted => Role::Deleted,
            ChangeKind::Edited => Role::Text,
            ChangeKind::Moved => Role::Moved,
        };
        // the sign itself is neither underlined nor struck out
        let style = Style {
            underlined: false,
            struck: false,
            ..self.painter.role(role)
        };
        put(
            buffer,
            x,
            y,
            1,
            change.kind.sign(),
            self.painter.cell(style),
        );
        if current && let Some(x) = x.checked_sub(1) {
            put(buffer, x, y, 1, "▶", self.painter.on_text(Role::Focus));
        }
    }

    /// What was decided about words that start on a row: a note before a rejection before an
    /// acceptance. It stands before the sign of the change, on a narrow screen behind it.
    fn verdict(&self, row: &Row, y: u16, column: Area, buffer: &mut Buffer) {
        let judged = self.judged(row.span);
        let here = judged.filter(|judged| row.holds(judged.span.start));
        let rank = |sign: &&str| ["✓", "✗", "✎"].iter().position(|one| one == sign);
        let Some(sign) = here.map(Judged::sign).max_by_key(rank) else {
            return;
        };
        let x = column.x.checked_sub(4).or(column.x.checked_sub(1));
        if let Some(x) = x {
            put(buffer, x, y, 1, sign, self.painter.on_text(Role::Quiet));
        }
    }

    /// What was decided about words of a row.
    fn judged(&self, row: Span) -> impl Iterator<Item = &Judged> {
        let all = self.compare.judged.iter();
        let all = all.take_while(move |judged| judged.span.start < row.end);
        all.filter(move |judged| judged.span.overlaps(row))
    }

    /// The marks that touch a row.
    fn marks(&self, row: Span) -> &[ChangeMark] {
        let marks = &self.known.merged.marks;
        let from = marks.partition_point(|mark| mark.span.end <= row.start);
        let to = marks.partition_point(|mark| mark.span.start < row.end);
        marks.get(from..to.max(from)).unwrap_or(&[])
    }

    /// A stretch cut where what was decided and what is framed begins and ends, with what that lays over
    /// its style.
    fn decided(&self, span: Span) -> Vec<(Span, Style)> {
        let framed = self.compare.framed();
        let judged: Vec<&Judged> = self.judged(span).collect();
        let spans = judged.iter().map(|judged| judged.span).chain(framed);
        let mut cuts: Vec<u32> = spans.flat_map(|one| [one.start, one.end]).collect();
        cuts.extend([span.start, span.end]);
        cuts.retain(|cut| (span.start..=span.end).contains(cut));
        cuts.sort_unstable();
        cuts.dedup();
        let parts = cuts.windows(2).filter_map(|pair| match pair {
            [start, end] => Some(Span::new(*start, *end)),
            _ => None,
        });
        let over = |part: Span| {
            let mut style = Style::default();
            for judged in judged.iter().filter(|judged| judged.span.overlaps(part)) {
                let role = match judged.verdict {
                    Verdict::Accepted => Role::Accepted,
                    Verdict::Rejected => Role::Dimmed,
                    Verdict::Undecided => Role::Noted,
                };
                style = style.under(self.painter.role(role));
            }
            if framed.is_some_and(|framed| framed.overlaps(part)) {
                style = style.under(self.painter.role(Role::Current));
            }
            style
        };
        parts.map(|part| (part, over(part))).collect()
    }

    fn style(&self, block: &Block, inline: Inline, mark: Option<&ChangeMark>) -> Style {
        let painter = self.painter;
        let mut style = painter.role(Role::Text);
        match block.kind {
            BlockKind::Title | BlockKind::Heading => {
                style = style.under(painter.role(Role::Heading));
            }
            BlockKind::Note => style = style.under(painter.role(Role::Quiet)),
            _ => {}
        }
        for (wanted, role) in [
            (Inline::STRONG, Role::Strong),
            (Inline::EMPHASIS, Role::Emphasis),
            (Inline::CODE, Role::Code),
            (Inline::LINK, Role::Link),
        ] {
            if inline.has(wanted) {
                style = style.under(painter.role(role));
            }
        }
        let Some(mark) = mark else { return style };
        let role = match mark.fate {
            Fate::Added => Role::Added,
            Fate::Deleted => Role::Deleted,
            Fate::Same => Role::Moved,
        };
        style = style.under(painter.role(role));
        // where a highlight is framed, that is what keys act on
        let framed = self.compare.light.is_some();
        if self.compare.selected == Some(mark.change as usize) && !framed {
            style = style.under(painter.role(Role::Current));
        }
        style
    }
}

/// A stretch of text cut where marks begin and end.
fn pieces(span: Span, marks: &[ChangeMark]) -> Vec<(Span, Option<&ChangeMark>)> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    for mark in marks.iter().filter(|mark| mark.span.overlaps(span)) {
        let (start, end) = (mark.span.start.max(span.start), mark.span.end.min(span.end));
        if at < start {
            pieces.push((Span::new(at, start), None));
        }
        pieces.push((Span::new(start.max(at), end), Some(mark)));
        at = end;
    }
    if at < span.end {
        pieces.push((Span::new(at, span.end), None));
    }
    pieces
}
