//! An anchor as words, each with its weight in the new text.

use crate::model::Anchor;

use super::index::Index;
use super::words::{Word, words};

/// A word of the context and what it tells, in bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) key: u64,
    pub(super) weight: f32,
}

/// The words on one side, the nearest first.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) words: Vec<Known>,
    /// How many of them belong to the sentence that the anchor is in.
    pub(super) own: usize,
    /// True where that sentence ends within them.
    pub(super) closed: bool,
}

/// An anchor, ready to be looked for.
pub(super) struct Window<'a> {
    pub(super) anchor: &'a Anchor,
    /// Prefix, words and suffix in one piece.
    pub(super) whole: String,
    /// All words of it.
    pub(super) words: Vec<Word>,
    /// Numbers in `words` of the first of the anchor's own words and of the one behind the last.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) left: Side,
    pub(super) right: Side,
    /// What the anchor's own words tell, in bits.
    pub(super) weight: f32,
}

impl<'a> Window<'a> {
    pub(super) fn new(index: &Index, anchor: &'a Anchor) -> Self {
        let whole = [&*anchor.prefix, &*anchor.exact, &*anchor.suffix].concat();
        let start = anchor.prefix.len();
        let end = start + anchor.exact.len();
        let words = trimmed(&whole, start, end);
        let from = words.partition_point(|word| word.end as usize <= start);
        let to = words
            .partition_point(|word| (word.start as usize) < end)
            .max(from);
        let known = |word: &Word| Known {
            key: word.key,
            weight: index.weight(word.key),
        };
        let own_words = words.get(from..to).unwrap_or(&[]);
        let weight = own_words.iter().map(|word| known(word).weight).sum();
        let before = words.get(..from).unwrap_or(&[]);
        let after = words.get(to..).unwrap_or(&[]);
        let first_opens = own_words.first().is_some_and(|word| word.opens && from > 0);
        let left = Side {
            words: before.iter().rev().map(known).collect(),
            ..own_left(before, first_opens)
        };
        let own = after.iter().take_while(|word| !word.opens).count();
        let right = Side {
            words: after.iter().map(known).collect(),
            own,
            closed: own < after.len(),
        };
        Self {
            anchor,
            whole,
            words,
            from,
            to,
            left,
            right,
            weight,
        }
    }

    /// The anchor's own words.
    pub(super) fn own(&self) -> &[Word] {
        self.words.get(self.from..self.to).unwrap_or(&[])
    }
}

/// How much of `before` belongs to the sentence that goes on behind it.
fn own_left(before: &[Word], next_opens: bool) -> Side {
    if next_opens {
        return Side {
            closed: true,
            ..Side::default()
        };
    }
    // the very first word always opens the window, whatever it was in the text
    let opening = before
        .iter()
        .rev()
        .take(before.len().saturating_sub(1))
        .position(|word| word.opens);
    Side {
        words: Vec::new(),
        own: opening.map_or(before.len(), |behind| behind + 1),
        closed: opening.is_some(),
    }
}

/// The words of the window without what the edges of the context cut in two.
fn trimmed(whole: &str, start: usize, end: usize) -> Vec<Word> {
    let mut words = words(whole);
    let cut = |word: &Word| word.start == 0 && word.end as usize <= start && start > 0;
    if words.first().is_some_and(cut) {
        words.remove(0);
    }
    let cut = |word: &Word| word.end as usize == whole.len() && word.start as usize >= end;
    if words.last().is_some_and(cut) {
        words.pop();
    }
    words
}
