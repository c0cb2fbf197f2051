//! The mouse: its wheel scrolls what is under it, a click goes to a section or a highlight, drawn over
//! words it selects them.

use super::{App, Area, Effect, Focus, Inspector, Light};
use crate::model::{Action, BlockKind, Span};
use crate::text::{graphemes, width};

/// Rows of one turn of the wheel, as in other terminal programs.
const WHEEL: u32 = 3;

impl App {
    pub(super) fn wheel(&mut self, x: u16, y: u16, down: bool) -> Vec<Effect> {
        if self.is_typing() {
            return Vec::new();
        }
        let action = if down {
            Action::LineDown
        } else {
            Action::LineUp
        };
        let outline = self.view.panes.outline.filter(|area| holds(*area, x, y));
        let inspector = self.view.panes.inspector.filter(|area| holds(*area, x, y));
        let on_screen = self.help.is_none() && self.notes.is_none();
        if on_screen && self.selection.is_none() {
            // an outline without the focus would follow the text at once
            self.focus = if outline.is_some() {
                Focus::Outline
            } else if inspector.is_some() {
                Focus::Inspector
            } else {
                Focus::Text
            };
        }
        self.perform(action, Some(WHEEL))
    }

    pub(super) fn click(&mut self, x: u16, y: u16) -> Vec<Effect> {
        if self.is_typing() || self.help.is_some() || self.notes.is_some() {
            return Vec::new();
        }
        self.message = None;
        self.question = None;
        if let Some(area) = self.view.panes.outline.filter(|area| holds(*area, x, y)) {
            self.click_outline(y - area.y);
            return Vec::new();
        }
        if let Some(area) = self.view.panes.inspector.filter(|area| holds(*area, x, y)) {
            self.click_inspector(x - area.x, y - area.y, area);
            return Vec::new();
        }
        self.focus = Focus::Text;
        let Some(at) = self.position_at(x, y) else {
            return Vec::new();
        };
        self.pressed = Some(at);
        let byte = Span::new(at, at + 1);
        let lights = &self.document.lights;
        // of several the shortest: the longer ones can be clicked beside it
        let under = lights
            .touching(byte)
            .filter(|light| self.review.is_some() || self.is_seen(light));
        let Some(span) = under
            .map(|light: &Light| light.span)
            .min_by_key(|span| span.len())
        else {
            self.stand_at(at);
            return Vec::new();
        };
        self.place = at;
        self.current = Some(span);
        self.ask_why()
    }

    /// Selects what the mouse was drawn over.
    pub(super) fn release(&mut self, x: u16, y: u16) {
        let Some(from) = self.pressed.take() else {
            return;
        };
        let text = self.help.is_none() && self.notes.is_none() && self.screens.open.is_none();
        let free = text && !self.is_typing();
        if free && let Some(to) = self.position_at(x, y) {
            self.select_between(from, to);
        }
    }

    /// Goes to the section of a row of the outline; the first row is the title of the pane.
    fn click_outline(&mut self, row: u16) {
        let Some(row) = usize::from(row).checked_sub(1) else {
            self.focus = Focus::Outline;
            return;
        };
        let section = self.outline.rows.get(self.outline.top + row).copied();
        if let Some(section) = section {
            self.go_to_section(section as usize);
            self.focus = Focus::Text;
        }
    }

    /// Selects a row of the inspector, or another tab in its title row.
    fn click_inspector(&mut self, x: u16, y: u16, area: Area) {
        self.focus = Focus::Inspector;
        let inspector = &mut self.inspector;
        let Some(row) = y.checked_sub(1) else {
            let room = area.width.saturating_sub(Inspector::MARK);
            let titles = inspector.tab.titles(room).into_iter();
            let mut left = titles.rev().filter(|title| Inspector::MARK + title.0 <= x);
            if let Some((_, tab, _)) = left.next() {
                inspector.show(tab, &self.document);
            }
            return;
        };
        let row_in_list = inspector.top + usize::from(row);
        if row < Inspector::list_rows(area.height) && row_in_list < inspector.rows.len() {
            inspector.selected = row_in_list;
        }
    }

    /// The byte of the text under a cell.
    fn position_at(&self, x: u16, y: u16) -> Option<u32> {
        let column = self.view.panes.column;
        let row = self.view.row(usize::from(y.checked_sub(column.y)?))?;
        if row.blank || y >= column.y + column.height {
            return None;
        }
        let block = self.article().blocks.get(row.block as usize)?;
        if block.kind == BlockKind::Rule {
            return None;
        }
        let left = self.view.left;
        let x = x.checked_sub(column.x + row.indent)?;
        let text = &self.article().text;
        if let Some(cells) = &row.cells {
            let mut parts = cells.parts.iter().filter_map(|part| {
                let (from, wide) = cells.grid.place(part.column, left)?;
                let within = x.checked_sub(from).filter(|within| *within < wide)?;
                Some((part.span, within.checked_sub(part.shift)?))
            });
            let (span, within) = parts.next()?;
            return letter_at(text, span, within.into());
        }
        let hidden = if self.view.is_sideways(block) {
            left
        } else {
            0
        };
        letter_at(text, row.span, usize::from(x + hidden))
    }

    /// True while text is typed somewhere: then the mouse has nothing to say.
    fn is_typing(&self) -> bool {
        self.noting.is_some()
            || self.picker.is_some()
            || self.doubts.is_some()
            || self.find.line.is_some()
    }

    /// Gives the mouse to the terminal, so that it can select, or takes it back.
    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.mouse = !self.mouse;
        let key = self.keymap.told(Action::ToggleMouse);
        let words = if self.mouse {
            format!("The mouse scrolls and clicks. {key} gives it back to the terminal.")
        } else {
            format!("The mouse is the terminal's: it selects. {key} takes it back.")
        };
        self.message = Some(words);
        vec![Effect::Mouse(self.mouse)]
    }
}

/// The letter of `span` that stands `wanted` columns behind its start.
fn letter_at(text: &str, span: Span, wanted: usize) -> Option<u32> {
    let mut columns = 0;
    let mut at = span.start;
    for cluster in graphemes(span.of(text)) {
        columns += width(cluster);
        if columns > wanted {
            return Some(at);
        }
        at += cluster.len() as u32;
    }
    None
}

fn holds(area: Area, x: u16, y: u16) -> bool {
    (area.x..area.x + area.width).contains(&x) && (area.y..area.y + area.height).contains(&y)
}
