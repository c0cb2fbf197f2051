//! The lines of a text, and its letters with their places.

/// Columns between two tab stops.
const TAB: usize = 8;

/// A letter and its place in the file, in code points.
pub(super) type Letter = (char, u32);

/// A line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line<'a> {
    /// What it says, without the blanks before and behind.
    pub(super) words: &'a str,
    /// Columns before that.
    pub(super) indent: usize,
    /// The code point at which that starts.
    pub(super) at: u32,
    /// Its number in the file, from 1.
    pub(super) number: u32,
}

impl<'a> Line<'a> {
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Its letters from byte `from` of its words on.
    pub(super) fn letters(&self, from: usize) -> Vec<Letter> {
        let before = self.words.get(..from).unwrap_or("").chars().count();
        let rest = self.words.get(from..).unwrap_or("");
        letters(rest, self.at + before as u32)
    }

    /// What follows upon `mark` and blanks, and the byte at which that starts.
    pub(super) fn behind(&self, mark: usize) -> (&'a str, usize) {
        let rest = self.words.get(mark..).unwrap_or("");
        let bare = rest.trim_start();
        (bare, self.words.len() - bare.len())
    }

    /// The column at which the byte `from` of its words stands.
    pub(super) fn column(&self, from: usize) -> usize {
        let before = self.words.get(..from).unwrap_or("");
        self.indent + before.chars().count()
    }
}

/// Letters with their places, the first at code point `at`.
pub(super) fn letters(words: &str, at: u32) -> Vec<Letter> {
    words.chars().zip(at..).collect()
}

/// What letters say.
pub(super) fn words_of(letters: &[Letter]) -> String {
    letters.iter().map(|(c, _)| c).collect()
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for (number, raw) in text.split('\n').enumerate() {
        let words = raw.trim();
        let before = raw.len() - raw.trim_start().len();
        let (mut indent, mut skipped) = (0, 0);
        for c in raw.get(..before).unwrap_or("").chars() {
            indent = if c == '\t' {
                (indent / TAB + 1) * TAB
            } else {
                indent + 1
            };
            skipped += 1;
        }
        lines.push(Line {
            words,
            indent,
            at: at + skipped,
            number: number as u32 + 1,
        });
        at += raw.chars().count() as u32 + 1;
    }
    lines
}

/// The mark of a line of one mark alone, such as `=====`.
pub(super) fn ruled(words: &str) -> Option<char> {
    let first = words.chars().next().filter(char::is_ascii_punctuation)?;
    words.chars().all(|c| c == first).then_some(first)
}

/// True for words that end in two colons: lines as they are follow. One of them is shown, none where they
/// stand alone.
pub(super) fn ends_in_colons(words: &mut Vec<Letter>) -> bool {
    let [.., (':', _), (':', _)] = words.as_slice() else {
        return false;
    };
    words.pop();
    let before = words.iter().rev().nth(1);
    if before.is_none_or(|(c, _)| c.is_whitespace()) {
        words.pop();
        while words.last().is_some_and(|(c, _)| c.is_whitespace()) {
            words.pop();
        }
    }
    true
}
