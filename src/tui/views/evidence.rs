//! What the full screens share: title row, words of the text with their highlights, the sentence
//! behind the selected row.

use ratatui::buffer::Buffer;

use super::put::{put, put_right};
use crate::app::{App, Screens};
use crate::config::Role;
use crate::layout::{Over, segments, wrap, wrap_flat};
use crate::model::{Entity, Relations, Span};
use crate::text::{cut, ellipsis, width};
use crate::tui::paint::Painter;

/// Most bytes of a sentence that are looked at: more than any screen shows.
const MOST: u32 = 8 * 1024;

/// A full screen being drawn.
pub(super) struct Sheet<'a> {
    pub(super) app: &'a App,
    pub(super) painter: &'a Painter,
    pub(super) buffer: &'a mut Buffer,
    /// Columns and rows.
    pub(super) size: (u16, u16),
}

impl<'a> Sheet<'a> {
    pub(super) fn new(app: &'a App, painter: &'a Painter, buffer: &'a mut Buffer) -> Self {
        Self {
            app,
            painter,
            buffer,
            size: app.view.size,
        }
    }

    /// The title row: what this is, and on the right how much of it where there is room.
    pub(super) fn title(&mut self, title: &str, right: &str) {
        let (columns, _) = self.size;
        let room = columns.saturating_sub(2);
        let beside = usize::from(room).saturating_sub(width(right) + 2);
        let shown = beside >= width(title).min(12);
        let title = ellipsis(title, if shown { beside } else { room.into() });
        self.put(1, 0, room, &title, Role::Heading);
        if shown {
            let style = self.painter.on_text(Role::Quiet);
            put_right(self.buffer, columns.saturating_sub(1), 0, right, style);
        }
    }

    pub(super) fn put(&mut self, x: u16, y: u16, room: u16, words: &str, role: Role) -> u16 {
        let style = self.painter.on_text(role);
        put(self.buffer, x, y, room, words, style)
    }

    /// Says something in place of a list, over as many rows as it takes.
    pub(super) fn say(&mut self, words: &str) {
        let (columns, rows) = self.size;
        let room = columns.saturating_sub(2);
        let lines = wrap(
            words,
            Span::new(0, words.len() as u32),
            room.into(),
            room.into(),
        );
        for (line, y) in lines.iter().zip(2..rows.saturating_sub(1).max(3)) {
            self.put(1, y, room, line.of(words), Role::Quiet);
        }
    }

    /// Shows the row at `y` as selected, to be written over.
    pub(super) fn select(&mut self, y: u16) {
        let (columns, _) = self.size;
        let blank = " ".repeat(columns.into());
        self.put(0, y, columns, &blank, Role::Selected);
    }

    /// The lines that a sentence takes in so many columns.
    pub(super) fn lines(&self, sentence: Span, room: u16) -> Vec<Span> {
        let text: &str = &self.app.article().text;
        wrap_flat(text, bounded(text, sentence), room.into(), room.into())
    }

    /// Writes words of the text with their highlights on one row, cut where they don't fit.
    pub(super) fn words(&mut self, (x, y): (u16, u16), room: u16, span: Span, role: Role) {
        let app = self.app;
        let text: &str = &app.article().text;
        let span = bounded(text, span);
        let words = span.of(text);
        let cuts = width(&flat(words, &mut true)) > usize::from(room);
        let shown = if cuts {
            cut(words, usize::from(room.saturating_sub(1))).trim_end()
        } else {
            words
        };
        let end = x + self.marked(
            (x, y),
            Span::new(span.start, span.start + shown.len() as u32),
            role,
        );
        if cuts && room > 0 {
            self.put(end, y, 1, "…", role);
        }
    }

    /// Writes highlighted words; returns how many columns they took.
    fn marked(&mut self, (x, y): (u16, u16), span: Span, role: Role) -> u16 {
        let app = self.app;
        let marks = app.marks(span);
        let over = Over {
            marks: &marks,
            ..Over::default()
        };
        let (mut end, mut blank) = (x, true);
        for part in segments(span, &over) {
            let mut style = self.painter.role(Role::Text);
            for (lit, role) in [
                (part.lit.stakeholder && part.lit.key, Role::Stakeholder),
                (part.lit.issue && part.lit.key, Role::Issue),
                (part.lit.accepted, Role::Accepted),
            ] {
                if lit {
                    style = style.under(self.painter.role(role));
                }
            }
            // a selected row is laid over the highlights; plain text lies below them
            let style = match role {
                Role::Text => self.painter.cell(style),
                role => self.painter.cell(style.under(self.painter.role(role))),
            };
            let words = flat(part.span.of(&app.article().text), &mut blank);
            let room = self.size.0.saturating_sub(end);
            end = put(self.buffer, end, y, room, &words, style);
        }
        end - x
    }

    /// The whole sentence at the foot of the screen, below a rule and a line that says what it is
    /// about. Where it doesn't fit it starts with `first`, the part that matters.
    pub(super) fn evidence(&mut self, about: &str, sentence: Span, first: Span) {
        let (columns, rows) = self.size;
        let (_, height) = Screens::split(rows);
        if height == 0 {
            return;
        }
        let mut y = rows.saturating_sub(2 + height);
        let mut left = usize::from(height);
        let room = columns.saturating_sub(2);
        if self.about(y, about) {
            y += 1;
            left -= 1;
        }
        let mut shown = self.lines(sentence, room);
        if shown.len() > left && sentence.start < first.start && first.start < sentence.end {
            shown = self.lines(Span::new(first.start, sentence.end), room);
            self.put(0, y + 1, 1, "…", Role::Quiet);
        }
        let more = shown.len() > left;
        for (line, index) in shown.iter().take(left).zip(1..) {
            y += 1;
            let to = if more && index == left {
                sentence.end
            } else {
                line.end
            };
            self.words((1, y), room, Span::new(line.start, to), Role::Text);
        }
    }

    /// Sentences below a rule at `y` and a line that says what they are about: as many as fit into
    /// `height` rows, where there are several each with its first line to the left.
    pub(super) fn foot(&mut self, mut y: u16, height: u16, about: &str, sentences: &[Span]) {
        if height == 0 {
            return;
        }
        let end = y + height;
        y += u16::from(self.about(y, about));
        let app = self.app;
        let text: &str = &app.article().text;
        let room = self.size.0.saturating_sub(2);
        let indent = if sentences.len() > 1 { 2 } else { 0 };
        let rest = room.saturating_sub(indent);
        for sentence in sentences {
            let lines = wrap_flat(text, bounded(text, *sentence), room.into(), rest.into());
            for (index, line) in lines.iter().enumerate() {
                if y >= end {
                    return;
                }
                y += 1;
                // of what doesn't fit the last row says so
                let to = if y == end { sentence.end } else { line.end };
                let x = if index == 0 { 1 } else { 1 + indent };
                let room = self.size.0.saturating_sub(x + 1);
                self.words((x, y), room, Span::new(line.start, to), Role::Text);
            }
        }
    }

    /// A rule, and below it what the sentences at the foot are about. Returns whether that takes a
    /// row.
    fn about(&mut self, y: u16, about: &str) -> bool {
        let columns = self.size.0;
        let rule = "─".repeat(columns.into());
        self.put(0, y, columns, &rule, Role::Quiet);
        let room = columns.saturating_sub(2);
        let about = ellipsis(about, room.into());
        self.put(1, y + 1, room, &about, Role::Focus);
        !about.is_empty()
    }
}

/// Words with one blank where a run of blanks or a line end stands; none where one stood before.
fn flat(words: &str, blank: &mut bool) -> String {
    let chars = words.chars().filter_map(|c| {
        let again = c.is_whitespace() && *blank;
        *blank = c.is_whitespace();
        (!again).then_some(if *blank { ' ' } else { c })
    });
    chars.collect()
}

/// What is drawn before all is known.
pub(super) const WAIT: &str = "Finding who says what…";

/// The name of an entity.
pub(super) fn label(known: &Relations, entity: u32) -> &str {
    let entity: Option<&Entity> = known.found.entities.get(entity as usize);
    entity.map_or("", |entity| entity.label.as_str())
}

/// The beginning of `span`, where it is very long.
fn bounded(text: &str, span: Span) -> Span {
    let mut end = span.end.min(span.start.saturating_add(MOST));
    while !text.is_char_boundary(end as usize) && end > span.start {
        end -= 1;
    }
    Span::new(span.start, end)
}
