//! Values of front matter: quotes, escapes and line folds of YAML's flow scalars (YAML 1.2.2,
//! sections 5.7 and 7.3), which take in those of TOML's basic and literal strings.

use std::ops::Range;

/// How a value is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes.
    #[default]
    Plain,
    /// In single quotes: two of them are one.
    Single,
    /// In double quotes: a backslash escapes.
    Double,
}

/// Where a value stands in the file, without its quotes, and how it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scalar {
    pub(super) range: Range<usize>,
    pub(super) style: Style,
}

/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Bytes of the file as they are.
    Source(Range<usize>),
    /// What stands for these bytes of the file; nothing sanitised yet.
    Decoded(char, Range<usize>),
}

impl Scalar {
    /// The parts of the value in order; line folds are blanks.
    pub(super) fn pieces(&self, text: &str) -> Vec<Piece> {
        let Range { start, end } = self.range;
        let value = text.get(..end).unwrap_or("");
        let mut pieces = Vec::new();
        let (mut from, mut at) = (start, start);
        while let Some(c) = value.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = value.get(at..).unwrap_or("");
            let (made, length) = match (c, self.style) {
                ('\n', _) => (Some(' '), fold(rest)),
                ('\'', Style::Single) if rest.starts_with("''") => (Some('\''), 2),
                ('\\', Style::Double) => escape(rest),
                _ => {
                    at += c.len_utf8();
                    continue;
                }
            };
            let before = value.get(from..at).unwrap_or("");
            let before = if c == '\n' { before.trim_end() } else { before };
            if !before.is_empty() {
                pieces.push(Piece::Source(from..from + before.len()));
            }
            pieces.extend(made.map(|made| Piece::Decoded(made, at..at + length)));
            at += length;
            from = at;
        }
        if from < at {
            pieces.push(Piece::Source(from..at));
        }
        pieces
    }

    /// The value in words.
    pub(super) fn words(&self, text: &str) -> String {
        let mut words = String::new();
        for piece in self.pieces(text) {
            match piece {
                Piece::Source(range) => words.push_str(text.get(range).unwrap_or("")),
                Piece::Decoded(c, _) => words.push(c),
            }
        }
        words
    }
}

/// Bytes of line ends and of the blanks before the next words.
fn fold(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len()
}

/// What an escape stands for and its bytes; of a line end, nothing.
fn escape(rest: &str) -> (Option<char>, usize) {
    let Some(kind) = rest.chars().nth(1) else {
        return (Some('\\'), 1);
    };
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\n' | '\r' => {
            let after = rest.get(1..).unwrap_or("");
            return (None, 1 + fold(after));
        }
        '"' | '\\' | '/' | ' ' => return (Some(kind), 2),
        '_' => return (Some('\u{a0}'), 2),
        'n' | 't' | 'r' | 'N' | 'L' | 'P' | '\t' => return (Some(' '), 2),
        // one that nobody knows stays as it is
        _ => return (Some('\\'), 1),
    };
    let code = rest.get(2..2 + digits);
    let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
    match code.and_then(char::from_u32) {
        Some(c) => (Some(c), 2 + digits),
        None => (Some('\\'), 1),
    }
}

#[cfg(test)]
mod tests;
