//! Scrolling, line by line and page by page, and sideways in what is wide.

use super::App;
use crate::model::Action;

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
            Action::PageDown => self.view.page_down(article, times),
            Action::PageUp => self.view.page_up(article, times),
            Action::ScrollLeft | Action::ScrollRight => {
                let right = action == Action::ScrollRight;
                if !self.view.sideways(article, times, right) && right {
                    self.message = Some("Nothing here is wider than the screen.".to_owned());
                }
            }
            _ => return false,
        }
        // where there is nothing to scroll, lines move the place
        let line = matches!(action, Action::LineDown | Action::LineUp);
        if line && self.view.top == before {
            self.step_place(times, action == Action::LineDown);
        }
        true
    }
}
