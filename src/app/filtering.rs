//! Filters of the help, the outline and the inspector while they are typed.

use super::{App, LineEdit};
use crate::model::{Key, KeyCode};

/// A list with a filter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Help,
    Outline,
    Inspector,
}

impl App {
    /// The list whose filter is being typed.
    fn filtered(&self) -> Option<List> {
        match &self.help {
            Some(help) => help.typing.then_some(List::Help),
            None if self.inspector.typing => Some(List::Inspector),
            None => self.outline.typing.then_some(List::Outline),
        }
    }

    /// The filter that is being typed, in the help or in a pane.
    pub(super) fn open_filter(&mut self) -> Option<&mut LineEdit> {
        match self.filtered()? {
            List::Help => self.help.as_mut()?.filter.as_mut(),
            List::Inspector => self.inspector.filter.as_mut(),
            List::Outline => self.outline.filter.as_mut(),
        }
    }

    /// Brings the list in line with what is typed.
    pub(super) fn refilter(&mut self) {
        match self.filtered() {
            Some(List::Inspector) => self.inspector.refilter(&self.document),
            Some(List::Outline) => self.outline.rebuild(&self.document),
            Some(List::Help) | None => {
                if let Some(help) = &mut self.help {
                    help.top = 0;
                }
            }
        }
    }

    /// Takes a key into the filter that is being typed. Returns false where none is.
    pub(super) fn filter_key(&mut self, key: Key) -> bool {
        let Some(line) = self.open_filter() else {
            return false;
        };
        if matches!(key.code, KeyCode::Enter | KeyCode::Esc) {
            let keep = key.code == KeyCode::Enter && !line.text().is_empty();
            self.leave_filter(keep);
        } else if line.key(key) {
            self.refilter();
        } else {
            let delta = match key.code {
                KeyCode::Up => -1,
                KeyCode::Down => 1,
                _ => 0,
            };
            match self.filtered() {
                Some(List::Inspector) => self.inspector.step(delta),
                Some(List::Outline) => self.outline.step(delta),
                Some(List::Help) | None => {}
            }
        }
        true
    }

    /// Ends the typing; the filter stays where it is to be kept.
    fn leave_filter(&mut self, keep: bool) {
        match self.filtered() {
            Some(List::Inspector) => {
                self.inspector.typing = false;
                if !keep {
                    self.inspector.filter = None;
                    self.inspector.rebuild(&self.document);
                }
            }
            Some(List::Outline) => {
                self.outline.typing = false;
                self.outline.filter.take_if(|_| !keep);
                self.outline.rebuild(&self.document);
            }
            Some(List::Help) | None => {
                if let Some(help) = &mut self.help {
                    help.typing = false;
                    help.filter.take_if(|_| !keep);
                }
            }
        }
    }
}
