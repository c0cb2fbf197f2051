//! Scrolling, line by line and page by page, and sideways in what is wide.

use super::App;
use crate::model::Action;

/// Columns of one step sideways.
const SIDEWAYS: u16 = 8;

impl App {
    /// Scrolling. Returns false for any other action.
    pub(super) fn scroll(&mut self, action: Action, count: Option<u32>) -> bool {
        let height = self.view.height();
        let times = count.unwrap_or(1) as usize;
        let article = &self.document.article;
        let before = self.view.top;
        match action {
            Action::LineDown => self.view.down(article, times),
            Action::LineUp => self.view.up(article, times),
            Action::HalfPageDown => self.view.down(article, times * (height / 2).max(1)),
            Action::HalfPageUp => self.view.up(article, times * (height / 2).max(1)),
            Action::PageDown => self.view.down(article, times * page(height)),
            Action::PageUp => self.view.up(article, times * page(height)),
            Action::ScrollLeft => {
                self.view.left = self
                    .view
                    .left
                    .saturating_sub(SIDEWAYS * times.min(999) as u16);
            }
            Action::ScrollRight => self.scroll_right(SIDEWAYS * times.min(999) as u16),
            _ => return false,
        }
        // where there is nothing to scroll, lines move the place
        let line = matches!(action, Action::LineDown | Action::LineUp);
        if line && self.view.top == before {
            self.step_place(times, action == Action::LineDown);
        }
        true
    }

    /// Scrolls sideways, as far as the widest line on the screen goes.
    fn scroll_right(&mut self, columns: u16) {
        let room = self.view.panes.wide;
        let Some(widest) = self.view.widest(&self.document.article) else {
            self.message = Some("Nothing here is wider than the screen.".to_owned());
            return;
        };
        let most = widest.saturating_sub(room.into()).min(u16::MAX.into()) as u16;
        self.view.left = self.view.left.saturating_add(columns).min(most);
    }
}

/// Rows of one page: a screen less two, which stay in view.
fn page(height: usize) -> usize {
    height.saturating_sub(2).max(1)
}
