//! The weights in `assets/outline.bin`, read in place.
//!
//! ```text
//! 8 bytes     "outline1"
//! u32         slots of the table of words, a power of two
//! slots × 8   hash of a word (0: free), its four scores
//! 5 forests   u32 bytes, u32 trees, u32 trees before the first halt, i32 score to go on from there
//!   tree      u8 forks, forks × (feature, threshold, left, right, i16 value), leaves × i16 value
//! ```
//! Scores are in thousandths; a child with the high bit is a leaf. Numbers are little-endian.

use super::scale::{self, NONE};

/// What the file starts with.
pub(super) const MAGIC: &[u8; 8] = b"outline1";

/// Bytes of a word's slot and of a fork.
const SLOT: usize = 8;
const FORK: usize = 6;

/// A child with this bit is a leaf.
const LEAF: u8 = 0x80;

/// Scores in the file are in thousandths.
const UNIT: f32 = 1000.0;

/// The weights that come with the program.
static BYTES: &[u8] = include_bytes!("../../assets/outline.bin");

/// Where `hash` belongs in a table of `slots`, a power of two.
pub fn slot(hash: u32, slots: usize) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> 12) as usize & slots.saturating_sub(1)
}

/// Everything that was learned.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weights<'a> {
    pub(super) words: Words<'a>,
    /// Does a line go on with the one before?
    pub(super) joins: Forest<'a>,
    /// Is it a heading, by itself and by what is around it?
    pub(super) first: Forest<'a>,
    /// Is it a heading, beside the others?
    pub(super) second: Forest<'a>,
    /// Is it the title?
    pub(super) title: Forest<'a>,
    /// Is it no part of the article?
    pub(super) furniture: Forest<'a>,
}

impl<'a> Weights<'a> {
    /// The weights of the program.
    pub(super) fn own() -> Weights<'static> {
        Weights::read(BYTES)
    }

    /// Weights of a file; what is not there scores nothing.
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        let rest = bytes.strip_prefix(MAGIC).unwrap_or_default();
        let (slots, rest) = number(rest);
        let (table, mut rest) = split(rest, slots as usize * SLOT);
        let mut forest = || {
            let (len, tail) = number(rest);
            let (bytes, tail) = split(tail, len as usize);
            rest = tail;
            Forest::read(bytes)
        };
        Self {
            words: Words { table },
            joins: forest(),
            first: forest(),
            second: forest(),
            title: forest(),
            furniture: forest(),
        }
    }
}

fn split(bytes: &[u8], at: usize) -> (&[u8], &[u8]) {
    bytes.split_at_checked(at).unwrap_or_default()
}

fn number(bytes: &[u8]) -> (u32, &[u8]) {
    let (head, rest) = split(bytes, 4);
    (head.try_into().map_or(0, u32::from_le_bytes), rest)
}

/// What single words say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words<'a> {
    table: &'a [u8],
}

impl<'a> Words<'a> {
    /// The words of a table without the rest of the file.
    pub(super) fn new(table: &'a [u8]) -> Self {
        Self { table }
    }

    fn scores(&self, hash: u32) -> Option<[u8; 4]> {
        let slots = self.table.len() / SLOT;
        let mut at = slot(hash, slots);
        for _ in 0..slots {
            let found = self.table.get(at * SLOT..(at + 1) * SLOT)?;
            let (key, scores) = number(found);
            if key == hash {
                return scores.try_into().ok();
            }
            if key == 0 {
                return None;
            }
            at = (at + 1) & (slots - 1);
        }
        None
    }

    fn score(&self, hash: u32, which: usize) -> u8 {
        let scores = if hash == 0 { None } else { self.scores(hash) };
        scores
            .and_then(|scores| scores.get(which).copied())
            .unwrap_or(NONE)
    }

    /// How far a last word speaks for a line that goes on: "of", "the".
    pub(super) fn leads_on(&self, hash: u32) -> u8 {
        self.score(hash, 0)
    }

    /// How far a first word speaks for a line that goes on with another: "and", "which".
    pub(super) fn goes_on(&self, hash: u32) -> u8 {
        self.score(hash, 1)
    }

    /// How far a first word speaks for a heading: "How", "Annex".
    pub(super) fn opens(&self, hash: u32) -> u8 {
        self.score(hash, 2)
    }

    /// How far a word speaks for a heading.
    pub(super) fn heads(&self, hash: u32) -> u8 {
        self.score(hash, 3)
    }

    /// What words say together: the sum, the highest and the lowest of their scores, and how many of a
    /// hundred are known.
    pub(super) fn together(&self, words: &[u32]) -> [u8; 4] {
        let (mut sum, mut high, mut low, mut known) = (0_i32, 0_u8, NONE, 0);
        for word in words.iter().take(12) {
            let score = self.heads(*word);
            if score == NONE {
                continue;
            }
            sum += i32::from(score) - 120;
            high = high.max(score);
            low = low.min(score);
            known += 1;
        }
        [
            scale::score(sum as f32 / 16.0),
            high,
            low,
            scale::share(known, words.len().min(12) as u32),
        ]
    }
}

/// Boosted trees.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Forest<'a> {
    trees: u32,
    halt: u32,
    least: i32,
    bytes: &'a [u8],
}

impl<'a> Forest<'a> {
    /// The trees in `bytes`.
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        let (trees, rest) = number(bytes);
        let (halt, rest) = number(rest);
        let (least, bytes) = number(rest);
        Self {
            trees,
            halt,
            least: least as i32,
            bytes,
        }
    }

    /// The log-odds for `features`. What is far from likely after the first trees is not asked further.
    pub(super) fn score(&self, features: &[u8]) -> f32 {
        let (mut sum, mut rest) = (0_i32, self.bytes);
        for tree in 0..self.trees {
            if tree == self.halt && sum < self.least {
                break;
            }
            let Some((value, tail)) = grow(rest, features) else {
                break;
            };
            sum += value;
            rest = tail;
        }
        sum as f32 / UNIT
    }
}

fn value(bytes: &[u8], at: usize) -> Option<i32> {
    let bytes = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(i32::from(i16::from_le_bytes(bytes)))
}

/// The value of the tree at the start of `bytes` and what stands behind it.
fn grow<'a>(bytes: &'a [u8], features: &[u8]) -> Option<(i32, &'a [u8])> {
    let forks = usize::from(*bytes.first()?);
    let tree = bytes.get(1..)?;
    let (forked, leaves) = tree.split_at_checked(forks * FORK)?;
    let rest = leaves.get((forks + 1) * 2..)?;
    let mut at = 0;
    // A fork only leads to later ones.
    for _ in 0..forks {
        let fork = forked.get(at * FORK..at * FORK + FORK)?;
        let [feature, threshold, left, right, ..] = *fork else {
            return None;
        };
        let below = features.get(usize::from(feature)).copied().unwrap_or(0) <= threshold;
        let next = if below { left } else { right };
        if next & LEAF != 0 {
            return Some((value(leaves, usize::from(next & !LEAF) * 2)?, rest));
        }
        at = usize::from(next);
    }
    Some((value(leaves, 0)?, rest))
}

/// A score as a probability.
pub(super) fn chance(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

#[cfg(test)]
mod tests {
    use super::{Forest, Weights, Words};

    /// Two trees: 0.5 where the first feature is at most 3, else −0.25; always 0.125.
    fn forest() -> Vec<u8> {
        let mut bytes = Vec::new();
        for number in [2_u32, 9, 0] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([1, 0, 3, 0x80, 0x81]);
        for value in [100_i16, 500, -250] {
            bytes.extend(value.to_le_bytes());
        }
        bytes.push(0);
        bytes.extend(125_i16.to_le_bytes());
        bytes
    }

    #[test]
    fn trees_add_up() {
        let bytes = forest();
        let forest = Forest::read(&bytes);
        assert!((forest.score(&[3]) - 0.625).abs() < 1e-6);
        assert!((forest.score(&[4]) + 0.125).abs() < 1e-6);
    }

    #[test]
    fn what_is_cut_off_scores_nothing() {
        let bytes = forest();
        for len in 0..bytes.len() {
            let _ = Forest::read(&bytes[..len]).score(&[3]);
            let _ = Weights::read(&bytes[..len]).joins.score(&[3]);
        }
        assert_eq!(Words::new(&[]).heads(7), super::NONE);
    }

    #[test]
    fn the_weights_are_there() {
        let own = Weights::own();
        for forest in [own.joins, own.first, own.second, own.title, own.furniture] {
            assert!(forest.trees > 10);
        }
    }
}
