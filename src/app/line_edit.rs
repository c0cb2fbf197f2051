//! Editing what is typed: one line for searches and filters, several for a note.

use unicode_segmentation::GraphemeCursor;

use crate::model::{Key, KeyCode};
use crate::text::{graphemes, sanitise};

/// Longest text that can be typed into a line, in bytes.
const LIMIT: usize = 4096;

/// Longest note, in bytes.
const NOTE_LIMIT: usize = 64 * 1024;

/// A text with a cursor; one line, or several in a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    cursor: usize,
    lines: bool,
}

impl LineEdit {
    /// A line that holds `text`, the cursor behind it.
    pub fn of(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// A note that holds `text`, the cursor behind it.
    pub fn note(text: &str) -> Self {
        let mut note = Self {
            lines: true,
            ..Self::default()
        };
        note.insert(text);
        note
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    /// Puts `typed` in at the cursor; control characters are left out. A note keeps line ends.
    pub fn insert(&mut self, typed: &str) {
        let (clean, limit) = if self.lines {
            let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
            let lines: Vec<String> = typed.split('\n').map(sanitise::line).collect();
            (lines.join("\n"), NOTE_LIMIT)
        } else {
            (sanitise::line(typed), LIMIT)
        };
        if self.text.len() + clean.len() <= limit && self.text.is_char_boundary(self.cursor) {
            self.text.insert_str(self.cursor, &clean);
            self.cursor += clean.len();
        }
    }

    /// Takes an editing key. Returns true where the text changed.
    pub fn key(&mut self, key: Key) -> bool {
        let old = self.text.len();
        match (key.code, key.ctrl) {
            (KeyCode::Char('u'), true) => self.delete(self.line_start(), self.cursor),
            (KeyCode::Char('k'), true) => self.delete(self.cursor, self.line_end()),
            (KeyCode::Char('w'), true) => self.delete(self.word_start(), self.cursor),
            (KeyCode::Char('a'), true) | (KeyCode::Home, _) => self.cursor = self.line_start(),
            (KeyCode::Char('e'), true) | (KeyCode::End, _) => self.cursor = self.line_end(),
            (KeyCode::Char('j'), true) if self.lines => self.insert("\n"),
            (KeyCode::Enter, _) if self.lines && key.alt => self.insert("\n"),
            (KeyCode::Up, _) if self.lines => self.step_line(false),
            (KeyCode::Down, _) if self.lines => self.step_line(true),
            (KeyCode::Char('h'), true) | (KeyCode::Backspace, _) => {
                self.delete(self.left(), self.cursor);
            }
            (KeyCode::Delete, _) => self.delete(self.cursor, self.right()),
            (KeyCode::Left, _) => self.cursor = self.left(),
            (KeyCode::Right, _) => self.cursor = self.right(),
            _ => {
                if let Some(c) = key.typed() {
                    self.insert(c.encode_utf8(&mut [0; 4]));
                }
            }
        }
        self.text.len() != old
    }

    fn delete(&mut self, from: usize, to: usize) {
        if self.text.get(from..to).is_some() {
            self.text.replace_range(from..to, "");
            self.cursor = from;
        }
    }

    fn left(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }

    fn right(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len())
    }

    fn line_start(&self) -> usize {
        self.before_cursor().rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        let behind = self.text.get(self.cursor..).unwrap_or("");
        self.cursor + behind.find('\n').unwrap_or(behind.len())
    }

    /// Puts the cursor into the line below or above, as far from its start.
    fn step_line(&mut self, down: bool) {
        let start = self.line_start();
        let far = graphemes(self.text.get(start..self.cursor).unwrap_or("")).count();
        if down && self.line_end() < self.text.len() {
            self.cursor = self.line_end() + 1;
        } else if !down && start > 0 {
            self.cursor = start - 1;
            self.cursor = self.line_start();
        } else {
            return;
        }
        let line = self.text.get(self.cursor..self.line_end()).unwrap_or("");
        self.cursor += graphemes(line).take(far).map(str::len).sum::<usize>();
    }

    fn word_start(&self) -> usize {
        let before = self.before_cursor().trim_end();
        before.rfind([' ', '\n']).map_or(0, |blank| blank + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::LineEdit;
    use crate::model::{Key, KeyCode};

    fn typed(keys: &[Key]) -> LineEdit {
        let mut line = LineEdit::default();
        line.insert("zones démilita");
        for key in keys {
            line.key(*key);
        }
        line
    }

    #[test]
    fn letters_are_letters() {
        assert_eq!(
            typed(&[Key::char('q'), Key::char('?')]).text(),
            "zones démilitaq?"
        );
    }

    #[test]
    fn whole_graphemes_go() {
        let mut line = LineEdit::default();
        line.insert("a👩\u{200d}👩\u{200d}👧");
        line.key(Key::plain(KeyCode::Backspace));
        assert_eq!(line.text(), "a");
    }

    #[test]
    fn words_and_ends() {
        assert_eq!(typed(&[Key::ctrl('w')]).text(), "zones ");
        assert_eq!(
            typed(&[Key::ctrl('a'), Key::plain(KeyCode::Delete)]).text(),
            "ones démilita"
        );
        assert_eq!(typed(&[Key::ctrl('u')]).text(), "");
        let end = [
            Key::plain(KeyCode::Left),
            Key::plain(KeyCode::Left),
            Key::ctrl('k'),
        ];
        assert_eq!(typed(&end).text(), "zones démili");
    }

    #[test]
    fn a_note_has_lines() {
        let mut note = LineEdit::note("first\r\nse\x1b");
        note.key(Key::ctrl('j'));
        note.insert("third");
        assert_eq!(note.text(), "first\nse␛\nthird");
        note.key(Key::plain(KeyCode::Up));
        note.key(Key::plain(KeyCode::Up));
        note.key(Key::char('!'));
        assert_eq!(note.text(), "fir!st\nse␛\nthird");
        note.key(Key::plain(KeyCode::End));
        note.key(Key::plain(KeyCode::Down));
        note.key(Key::ctrl('u'));
        assert_eq!(note.text(), "fir!st\n\nthird");
    }

    #[test]
    fn pasted_controls_are_cleaned() {
        let mut line = LineEdit::default();
        line.insert("a\x1b[31m\nb");
        assert_eq!(line.text(), "a␛[31m b");
    }
}
