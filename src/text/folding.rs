//! A whole text as it is looked up, with the way back to where each letter stands.

use unicode_normalization::UnicodeNormalization;

use super::fold::{Case, folded, goes_with_before, is_itself, push};
use crate::model::Span;

/// A text folded letter by letter, as [`folded`] does; line ends stay, and a word that is broken
/// over two lines is whole.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    text: String,
    pieces: Vec<Piece>,
    /// Bytes of the text that was folded.
    len: u32,
    broken: bool,
}

/// A part of the text, up to the next piece.
#[derive(Clone, Copy, Debug)]
struct Piece {
    folded: u32,
    original: u32,
    /// True where byte stands for byte.
    even: bool,
}

impl Folding {
    /// Folds `text`.
    pub fn new(text: &str, case: Case) -> Self {
        let mut folding = Self {
            text: String::with_capacity(text.len()),
            len: text.len() as u32,
            ..Self::default()
        };
        let mut at = 0;
        for (start, end) in breaks(text) {
            folding.take(text, at, start, case);
            folding.piece(start, false);
            folding.broken = true;
            at = end;
        }
        folding.take(text, at, text.len(), case);
        folding
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True where words were broken over lines.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Where a part of the folded text stands in the text.
    pub fn original(&self, start: usize, end: usize) -> Span {
        let from = self.piece_of(start as u32);
        let from = from.map_or(0, |(piece, _)| piece.at(start as u32));
        let last = (end as u32).saturating_sub(1);
        let to = self.piece_of(last).map_or(self.len, |(piece, index)| {
            if piece.even {
                piece.at(end as u32)
            } else {
                let next = self.pieces.get(index + 1);
                next.map_or(self.len, |next| next.original)
            }
        });
        Span::new(from, to.max(from))
    }

    /// Where a place of the text lies in the folded text.
    pub fn place(&self, original: usize) -> usize {
        let original = original as u32;
        let behind = self
            .pieces
            .partition_point(|piece| piece.original <= original);
        let next = self.pieces.get(behind);
        let next = next.map_or(self.text.len(), |next| next.folded as usize);
        match behind.checked_sub(1).and_then(|at| self.pieces.get(at)) {
            Some(piece) if piece.even => {
                ((piece.folded + original - piece.original) as usize).min(next)
            }
            Some(piece) if piece.original == original => piece.folded as usize,
            Some(_) => next,
            None => 0,
        }
    }

    /// Where these words stand, whatever blanks are between them and however they are written.
    /// Of a text that was folded to lower case.
    pub fn find(&self, words: &str) -> Option<Span> {
        let words = folded(words);
        let mut words = words.split_whitespace();
        let first = words.next()?;
        let rest: Vec<&str> = words.collect();
        let found = self.text.match_indices(first).find_map(|(start, _)| {
            let mut end = start + first.len();
            for word in &rest {
                let behind = self.text.get(end..)?;
                let blanks = behind.len() - behind.trim_start().len();
                let behind = behind.get(blanks..).filter(|_| blanks > 0)?;
                behind.starts_with(word).then_some(())?;
                end += blanks + word.len();
            }
            Some((start, end))
        });
        found.map(|(start, end)| self.original(start, end))
    }

    fn piece_of(&self, folded: u32) -> Option<(Piece, usize)> {
        let behind = self.pieces.partition_point(|piece| piece.folded <= folded);
        let index = behind.checked_sub(1)?;
        Some((*self.pieces.get(index)?, index))
    }

    /// Starts a piece, or goes on with an even one.
    fn piece(&mut self, original: usize, even: bool) {
        let folded = self.text.len() as u32;
        let original = original as u32;
        let goes_on =
            |last: &Piece| even && last.even && folded - last.folded == original - last.original;
        if !self.pieces.last().is_some_and(goes_on) {
            self.pieces.push(Piece {
                folded,
                original,
                even,
            });
        }
    }

    /// Folds a part of the text.
    fn take(&mut self, text: &str, from: usize, to: usize, case: Case) {
        let mut at = from;
        while let Some(rest) = text.get(at..to).filter(|rest| !rest.is_empty()) {
            let plain = plain_bytes(rest);
            if let Some(run) = rest.get(..plain).filter(|run| !run.is_empty()) {
                self.piece(at, true);
                match case {
                    Case::Kept => self.text.push_str(run),
                    Case::Lower => self
                        .text
                        .extend(run.chars().map(|c| c.to_ascii_lowercase())),
                }
                at += plain;
                continue;
            }
            let Some(cluster) = cluster(rest) else { return };
            self.take_cluster(at, cluster, case);
            at += cluster.len();
        }
    }

    /// Folds a character and what goes with it.
    fn take_cluster(&mut self, at: usize, cluster: &str, case: Case) {
        let mut chars = cluster.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && is_itself(c)
        {
            self.piece(at, true);
            self.text.push(c);
            return;
        }
        let before = self.text.len();
        for c in cluster.nfc() {
            push(&mut self.text, c, case);
        }
        let made = self.text.split_off(before);
        let single = |text: &str| text.chars().nth(1).is_none();
        let even = made.len() == cluster.len() && single(&made) && single(cluster);
        self.piece(at, even);
        self.text.push_str(&made);
    }
}

impl Piece {
    fn at(&self, folded: u32) -> u32 {
        if self.even {
            self.original + folded - self.folded
        } else {
            self.original
        }
    }
}

/// Bytes of plain characters at the start; the last is not counted where a mark stands on it.
fn plain_bytes(text: &str) -> usize {
    let plain = text.bytes().position(|byte| !byte.is_ascii());
    let plain = plain.unwrap_or(text.len());
    let next = text.get(plain..).and_then(|rest| rest.chars().next());
    if next.is_some_and(goes_with_before) {
        plain.saturating_sub(1)
    } else {
        plain
    }
}

/// The first character with what goes with it.
fn cluster(text: &str) -> Option<&str> {
    let mut chars = text.char_indices().skip(1);
    let end = chars.find(|(_, c)| !goes_with_before(*c));
    text.get(..end.map_or(text.len(), |(at, _)| at))
}

/// The hyphens and line ends within words that are broken over two lines: between two small
/// letters (`prac-⏎tice`, not `Franco-⏎German`, not `-⏎- a list`).
fn breaks(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('\n') {
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        // The word first: behind it, a run of blank lines is looked along once, not at each of them.
        let word = before.strip_suffix(['-', '\u{2010}', '\u{ad}']);
        let Some(word) = word.filter(|word| word.ends_with(char::is_lowercase)) else {
            continue;
        };
        let next = behind.trim_start_matches(['\n', ' ']);
        let blanks = behind.get(..behind.len() - next.len()).unwrap_or("");
        if next.starts_with(char::is_lowercase) && blanks.matches('\n').count() == 1 {
            found.push((word.len(), at + blanks.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests;
