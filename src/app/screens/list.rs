//! The selected row of a list and what of the list is on the screen.

/// A place in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Index of the selected row.
    pub selected: usize,
    /// First row on the screen.
    pub top: usize,
}

impl List {
    /// Moves the selection by `delta` of `rows` rows.
    pub(in crate::app) fn step(&mut self, delta: isize, rows: usize) {
        self.selected = (self.selected.saturating_add_signed(delta)).min(rows.saturating_sub(1));
    }

    /// Has the selection on one of the list's `rows` rows and on one of `height` on the screen.
    pub(in crate::app) fn settle(&mut self, rows: usize, height: usize) {
        self.step(0, rows);
        self.top = scrolled(self.top, self.selected, height);
        // no blank rows below the end while others could fill them
        self.top = self.top.min(rows.saturating_sub(height));
    }
}

/// The first row on the screen, moved as little as needed to have `selected` on it.
pub(in crate::app) fn scrolled(top: usize, selected: usize, height: usize) -> usize {
    let lowest = (selected + 1).saturating_sub(height.max(1));
    top.clamp(lowest, selected.max(lowest))
}
