//! One editable line: search, filters.

use unicode_segmentation::GraphemeCursor;

use crate::model::{Key, KeyCode};

/// Longest text that can be typed into a line, in bytes.
const LIMIT: usize = 4096;

/// A line of text with a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    cursor: usize,
}

impl LineEdit {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    /// Puts `typed` in at the cursor; control characters are left out.
    pub fn insert(&mut self, typed: &str) {
        let clean = crate::text::sanitise::line(typed);
        if self.text.len() + clean.len() <= LIMIT && self.text.is_char_boundary(self.cursor) {
            self.text.insert_str(self.cursor, &clean);
            self.cursor += clean.len();
        }
    }

    /// Takes an editing key. Returns true where the text changed.
    pub fn key(&mut self, key: Key) -> bool {
        let old = self.text.len();
        match (key.code, key.ctrl) {
            (KeyCode::Char('u'), true) => self.delete(0, self.cursor),
            (KeyCode::Char('k'), true) => self.delete(self.cursor, self.text.len()),
            (KeyCode::Char('w'), true) => self.delete(self.word_start(), self.cursor),
            (KeyCode::Char('a'), true) | (KeyCode::Home, _) => self.cursor = 0,
            (KeyCode::Char('e'), true) | (KeyCode::End, _) => self.cursor = self.text.len(),
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

    fn word_start(&self) -> usize {
        let before = self.before_cursor().trim_end();
        before.rfind(' ').map_or(0, |blank| blank + 1)
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
    fn pasted_controls_are_cleaned() {
        let mut line = LineEdit::default();
        line.insert("a\x1b[31m\nb");
        assert_eq!(line.text(), "a␛[31m b");
    }
}
