//! Filters of the help and the outline while they are typed.

use super::{App, LineEdit};
use crate::model::{Key, KeyCode};

impl App {
    /// The filter that is being typed, in the help or in the outline.
    pub(super) fn open_filter(&mut self) -> Option<&mut LineEdit> {
        match &mut self.help {
            Some(help) => help.filter.as_mut().filter(|_| help.typing),
            None => self.outline.filter.as_mut().filter(|_| self.outline.typing),
        }
    }

    pub(super) fn refilter(&mut self) {
        match &mut self.help {
            Some(help) => help.top = 0,
            None => self.outline.rebuild(&self.document),
        }
    }

    /// Takes a key into the filter that is being typed. Returns false where none is.
    pub(super) fn filter_key(&mut self, key: Key) -> bool {
        let Some(line) = self.open_filter() else {
            return false;
        };
        let leave = matches!(key.code, KeyCode::Enter | KeyCode::Esc);
        let keep = key.code == KeyCode::Enter && !line.text().is_empty();
        if !leave {
            if line.key(key) {
                self.refilter();
            } else if self.help.is_none() {
                self.outline.step(match key.code {
                    KeyCode::Up => -1,
                    KeyCode::Down => 1,
                    _ => 0,
                });
            }
            return true;
        }
        match &mut self.help {
            Some(help) => {
                help.typing = false;
                help.filter = help.filter.take().filter(|_| keep);
            }
            None => {
                self.outline.typing = false;
                self.outline.filter = self.outline.filter.take().filter(|_| keep);
                self.outline.rebuild(&self.document);
            }
        }
        true
    }
}
