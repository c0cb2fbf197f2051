//! The article in brief, and the pages over many articles.

use ratatui::style::Style;

use super::View;
use crate::app::OpenSheet;
use crate::config::Role;
use crate::layout::wrap;
use crate::model::{Sheet, SheetStyle, Span};
use crate::text::ellipsis;
use crate::tui::views::put::put;

impl View<'_> {
    pub(super) fn preview(&mut self, x: u16, columns: u16) {
        let shelf = self.shelf;
        let Some((id, sheet)) = &shelf.preview else {
            return;
        };
        if shelf.selected().map(|row| row.id) != Some(*id) {
            return;
        }
        let sheet: &Sheet = sheet;
        let room = columns.saturating_sub(2);
        let last = shelf.body();
        let mut y = 1;
        let head = self.painter.on_text(Role::Heading);
        self.wrapped((x + 1, &mut y), room, last, &sheet.title, head);
        for line in &sheet.lines {
            if line.style == SheetStyle::Heading {
                y += 1;
            }
            let style = self.style(line.style);
            self.wrapped((x + 1, &mut y), room, last, &line.words, style);
        }
    }

    fn style(&self, style: SheetStyle) -> Style {
        self.painter.on_text(match style {
            SheetStyle::Text => Role::Text,
            SheetStyle::Quiet => Role::Quiet,
            SheetStyle::Heading => Role::Focus,
            SheetStyle::Strong => Role::Strong,
        })
    }

    /// Writes words on as many rows as they take, at most three.
    fn wrapped(
        &mut self,
        (x, y): (u16, &mut u16),
        room: u16,
        last: u16,
        words: &str,
        style: Style,
    ) {
        const MOST: usize = 3;
        let span = Span::new(0, words.len() as u32);
        let lines = wrap(words, span, room.into(), room.into());
        let height = usize::from((last + 1).saturating_sub(*y)).min(MOST);
        for (line, left) in lines.iter().zip((0..height).rev()) {
            let cut = left == 0 && lines.last().is_some_and(|end| end.end > line.end);
            let end = if cut { span.end } else { line.end };
            let shown = ellipsis(Span::new(line.start, end).of(words), room.into());
            put(self.buffer, x, *y, room, &shown, style);
            *y += 1;
        }
    }

    /// A page over many articles.
    pub(super) fn sheet(&mut self, open: &OpenSheet) {
        let (columns, _) = self.shelf.size;
        let room = columns.saturating_sub(2);
        self.put(
            1,
            0,
            room,
            &ellipsis(&open.sheet.title, room.into()),
            Role::Heading,
        );
        let lines = open.sheet.lines.iter().enumerate().skip(open.list.top);
        for ((at, line), y) in lines.zip(1..=self.shelf.body()) {
            let selected = at == open.list.selected && line.target.is_some();
            let style = if selected {
                self.put(0, y, columns, &" ".repeat(columns.into()), Role::Selected);
                self.painter.on_text(Role::Selected)
            } else {
                self.style(line.style)
            };
            let indent = if line.style == SheetStyle::Heading {
                1
            } else {
                2
            };
            let room = columns.saturating_sub(indent + 1);
            let words = ellipsis(&line.words, room.into());
            put(self.buffer, indent, y, room, &words, style);
        }
    }
}
