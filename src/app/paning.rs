//! Showing, hiding and sizing the panes by keys.

use super::panes::{Panes, Wishes};
use super::view::MEASURE_STEP;
use super::{App, Focus, Noting};
use crate::config::MEASURES;
use crate::model::Action;
use crate::text::width;

/// Fewest columns that the reader can give a pane.
const NARROWEST_PANE: u16 = 16;

/// Columns of the counts of highlights behind a heading.
const COUNTS: u16 = 6;

/// Most rows of a list to choose from.
const PICKER_ROWS: u16 = 10;

/// Most rows of a note that is being written.
const NOTE_ROWS: u16 = 8;

/// Rows of a review: a rule, the highlight, why, its note.
const REVIEW_ROWS: u16 = 4;

impl App {
    /// Lays out the panes for what is open now.
    pub(super) fn settle_panes(&mut self) {
        self.view.panes = Panes::new(&Wishes {
            size: self.view.size,
            // without headings its room is the text's, until it is asked for
            outline: self.view.outline && self.article().sections.len() > 1,
            focus_outline: self.focus == Focus::Outline,
            inspector: self.view.inspector,
            focus_inspector: self.focus == Focus::Inspector,
            alone: self.view.alone,
            headings: self.outline.widest.saturating_add(COUNTS),
            outline_width: self.view.outline_width,
            inspector_width: self.view.inspector_width,
            measure: self.view.measure,
            panel: self.panel_rows(),
        });
    }

    /// Rows that what is open at the foot of the screen would like to have.
    fn panel_rows(&self) -> u16 {
        if let Some(picker) = &self.picker {
            return (picker.shown().len() as u16).clamp(3, PICKER_ROWS) + 2;
        }
        if let Some(doubts) = &self.doubts {
            return doubts.rows.len() as u16 + 2;
        }
        if let Some(noting) = &self.noting {
            let room = usize::from(self.view.size.0.saturating_sub(2).max(1));
            let rows = |line: &str| width(line) / room + 1;
            let lines: usize = noting.line.text().split('\n').map(rows).sum();
            return lines.clamp(2, usize::from(NOTE_ROWS)) as u16 + 1;
        }
        // a full screen leaves no text to go through
        let covered = self.screens.open.is_some() || self.notes.is_some();
        if self.review.is_some() && !covered {
            return REVIEW_ROWS;
        }
        0
    }

    /// Settles the panes; what a note is about stays on the screen, also where the note or the screen
    /// has got other rows.
    pub(super) fn settle_panel(&mut self) {
        let before = self.view.panes.panel;
        self.settle_panes();
        let noted = self.noting.as_ref().and_then(Noting::span);
        if let Some(noted) = noted.filter(|_| before.is_some() && before != self.view.panes.panel) {
            let article = self.document.article.clone();
            self.view.show(&article, noted);
        }
    }

    /// The terminal has another size. The first visible text stays where it was; what a review asks
    /// about stays on the screen.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        let asked = self.current_light().map(|light| light.span);
        self.view.size = (columns, rows);
        if let Some(asked) = asked.filter(|_| self.review.is_some()) {
            self.settle_panes();
            let article = self.document.article.clone();
            self.view.show(&article, asked);
        }
    }

    /// Goes round through outline, text and inspector, those left out that were hidden.
    pub(super) fn next_pane(&mut self, on: bool) {
        let panes = &self.view.panes;
        let outline =
            panes.outline.is_some() || panes.narrow || (self.view.outline && !panes.three);
        let inspector = panes.inspector.is_some() || !panes.three;
        let all = [
            (Focus::Outline, outline),
            (Focus::Text, true),
            (Focus::Inspector, inspector),
        ];
        let open = all.into_iter().filter(|(_, open)| *open);
        let open: Vec<Focus> = open.map(|(focus, _)| focus).collect();
        let here = open
            .iter()
            .position(|focus| *focus == self.focus)
            .unwrap_or(0);
        let next = if on { here + 1 } else { here + open.len() - 1 };
        match open.get(next % open.len().max(1)) {
            Some(&next) if next != self.focus => self.focus = next,
            _ => {
                let outline = self.keymap.told(Action::ToggleOutline);
                let inspector = self.keymap.told(Action::ToggleInspector);
                self.message = Some(format!(
                    "Outline and inspector are hidden: {outline} and {inspector} show them."
                ));
            }
        }
    }

    pub(super) fn toggle_outline(&mut self) {
        let shown = self.focus == Focus::Outline;
        self.focus = if shown { Focus::Text } else { Focus::Outline };
        if !self.view.panes.narrow {
            self.view.outline = !shown;
            self.view.alone = false;
        }
    }

    /// Makes the pane that has the focus wider or narrower; in the text, the outline.
    pub(super) fn resize_pane(&mut self, delta: i16) {
        let widest = (self.view.size.0 / 2).max(NARROWEST_PANE);
        let panes = &self.view.panes;
        let (area, chosen) = if self.focus == Focus::Inspector {
            let beside = panes.inspector.filter(|_| !panes.inspector_below);
            (beside, &mut self.view.inspector_width)
        } else {
            (panes.outline, &mut self.view.outline_width)
        };
        if let Some(area) = area {
            let width = area.width.saturating_add_signed(delta);
            *chosen = Some(width.clamp(NARROWEST_PANE, widest));
        }
    }

    /// Wraps long lines of code, or has them scroll sideways.
    pub(super) fn toggle_wrap_code(&mut self) {
        self.view.set_wrap_code(!self.view.wrap_code);
        self.message = Some(if self.view.wrap_code {
            "Long lines of code are wrapped.".to_owned()
        } else {
            let [left, right] = [Action::ScrollLeft, Action::ScrollRight];
            let [left, right] = [left, right].map(|action| self.keymap.told(action));
            format!("Long lines of code go sideways: {left} {right}.")
        });
    }

    /// Hides the lines that are dim, or shows them.
    pub(super) fn toggle_hide_dim(&mut self) {
        let (dim, all) = (self.document.dim, self.article().blocks.len());
        if !self.view.hide_dim && (dim == 0 || dim == all) {
            let what = if dim == 0 { "No" } else { "Every" };
            self.message = Some(format!("{what} line here is dim: nothing is hidden."));
            return;
        }
        self.view.set_hide_dim(!self.view.hide_dim);
        self.view.refresh(&self.document.article);
        self.message = Some(if self.view.hide_dim {
            let key = self.keymap.told(Action::HideDim);
            let lines = crate::text::words::number_of(dim, "dim line");
            format!("Hidden: {lines}. {key} shows them.")
        } else {
            "Shown: the dim lines.".to_owned()
        });
        let block = self.article().block_at(self.place);
        let block = self.article().blocks.get(block);
        if block.is_some_and(|block| self.view.is_hidden(block)) {
            self.stand_on_top();
        }
    }

    /// How many lines are hidden.
    pub fn hidden_lines(&self) -> usize {
        if self.view.hide_dim {
            self.document.dim
        } else {
            0
        }
    }

    /// Says that hidden lines were shown because one of them was gone to.
    pub(super) fn tell_revealed(&mut self) {
        // while a search is typed its row has no room for it
        if self.find.line.is_none()
            && std::mem::take(&mut self.view.revealed)
            && self.message.is_none()
        {
            let key = self.keymap.told(Action::HideDim);
            let words = format!("This stood in a hidden line: they are shown, {key} hides them.");
            self.message = Some(words);
        }
    }

    /// The measure in force, so that the first step narrower is one that is seen.
    pub(super) fn shown_measure(&self) -> u16 {
        self.view
            .measure
            .min(self.view.panes.column.width)
            .max(MEASURES.0 + MEASURE_STEP)
    }

    pub(super) fn set_measure(&mut self, measure: u16) {
        self.view.measure = measure.clamp(MEASURES.0, MEASURES.1);
        self.message = Some(format!("Text up to {} columns wide.", self.view.measure));
    }
}
