//! A page over the list, and where one stands in it.

use std::sync::Arc;

use crate::app::screens::List;
use crate::model::Sheet;

/// A page that is open.
#[derive(Clone, Debug, Default)]
pub struct OpenSheet {
    /// The page.
    pub sheet: Arc<Sheet>,
    /// The place in it.
    pub list: List,
}

impl OpenSheet {
    /// Selects the first line that leads anywhere.
    pub(super) fn first(&mut self) {
        let mut lines = self.sheet.lines.iter();
        let first = lines.position(|line| line.target.is_some());
        self.list.selected = first.unwrap_or(0);
    }

    /// Moves by so many lines that lead somewhere; where none does, by lines.
    pub(super) fn step(&mut self, delta: isize) {
        let lines = &self.sheet.lines;
        let leads: Vec<usize> = (0..lines.len())
            .filter(|at| lines.get(*at).is_some_and(|line| line.target.is_some()))
            .collect();
        if leads.is_empty() {
            self.list.step(delta, lines.len());
            return;
        }
        let at = leads.partition_point(|lead| *lead < self.list.selected);
        let to = at.saturating_add_signed(delta).min(leads.len() - 1);
        self.list.selected = leads.get(to).copied().unwrap_or(0);
    }
}
