//! Lines that were typed before, brought back by the keys up and down.

use super::LineEdit;
use crate::model::KeyCode;

/// Most lines that are remembered.
const MOST: usize = 100;

/// Lines that were typed before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The newest last.
    lines: Vec<String>,
    /// The one that stands in the line now.
    at: Option<usize>,
    /// What was typed before one was brought back.
    typed: String,
}

impl History {
    /// Remembers a line; one that is typed again is the newest.
    pub(super) fn keep(&mut self, line: &str) {
        self.at = None;
        if line.trim().is_empty() {
            return;
        }
        self.lines.retain(|known| known != line);
        self.lines.push(line.to_owned());
        if self.lines.len() > MOST {
            self.lines.remove(0);
        }
    }

    /// Brings an earlier line back, or a later one. Returns true where the line changed.
    pub(super) fn key(&mut self, code: KeyCode, line: &mut LineEdit) -> bool {
        let last = self.lines.len().checked_sub(1);
        let at = match (code, self.at) {
            (KeyCode::Up, None) => last,
            (KeyCode::Up, Some(at)) => Some(at.saturating_sub(1)),
            (KeyCode::Down, Some(at)) => Some(at + 1).filter(|at| Some(*at) <= last),
            _ => return false,
        };
        if at == self.at {
            return false;
        }
        if self.at.is_none() {
            line.text().clone_into(&mut self.typed);
        }
        self.at = at;
        let words = at.and_then(|at| self.lines.get(at)).unwrap_or(&self.typed);
        *line = LineEdit::of(words);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{History, KeyCode, LineEdit};

    #[test]
    fn lines_come_back_and_what_was_typed_after_them() {
        let mut history = History::default();
        let mut line = LineEdit::of("gra");
        assert!(
            !history.key(KeyCode::Up, &mut line),
            "nothing to bring back"
        );
        for kept in ["ports", "grain", " ", "ports"] {
            history.keep(kept);
        }
        let mut after = |code| {
            history.key(code, &mut line);
            line.text().to_owned()
        };
        assert_eq!(after(KeyCode::Down), "gra");
        assert_eq!(after(KeyCode::Up), "ports");
        assert_eq!(after(KeyCode::Up), "grain");
        assert_eq!(after(KeyCode::Up), "grain", "the oldest");
        assert_eq!(after(KeyCode::Down), "ports");
        assert_eq!(after(KeyCode::Down), "gra");
        assert_eq!(after(KeyCode::Down), "gra");
    }

    #[test]
    fn only_so_many_are_remembered() {
        let mut history = History::default();
        for number in 0..super::MOST + 5 {
            history.keep(&number.to_string());
        }
        assert_eq!(history.lines.len(), super::MOST);
        assert_eq!(history.lines[0], "5");
    }
}
