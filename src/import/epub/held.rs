//! Words above or below their line.

use super::super::raised::Height;

/// Longest number of a note.
const SHORT: usize = 3;

/// Raised or lowered words, kept back until they end: a number that leads to a place refers to a note.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) words: String,
    height: Height,
    /// True where a link leads to a place in the book.
    pub(super) leads: bool,
    /// Elements around it.
    pub(super) depth: usize,
}

impl Held {
    pub(super) fn new(height: Height, leads: bool, depth: usize) -> Self {
        Self {
            words: String::new(),
            height,
            leads,
            depth,
        }
    }

    /// The words as they are shown; in a reference its brackets are there already.
    pub(super) fn written(&self, in_reference: bool) -> String {
        let number = self.words.trim_matches(['[', ']', '(', ')', ' ']);
        if in_reference {
            self.words.trim().to_owned()
        } else if self.leads && !number.is_empty() && number.chars().count() <= SHORT {
            let words = self.words.trim_end();
            let blank = if words.len() < self.words.len() {
                " "
            } else {
                ""
            };
            format!("[{number}]{blank}")
        } else {
            self.height.write(&self.words).into_owned()
        }
    }
}
