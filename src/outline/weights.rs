//! The weights in `assets/outline.bin`, read in place.
//!
//! ```text
//! 8 bytes     "outline3"
//! u32         slots of the table of words, a power of two
//! slots × 8   hash of a word (0: free), its four scores
//! 6 forests   u32 bytes, i16 score to start from, groups
//!   group     16 trees, i16 and i16: sums below and above which the answer is plain
//!   tree      6 features, 6 thresholds, 64 × i16: scores of the leaves
//! ```
//! Scores are in thousandths, numbers little-endian. The answers to a tree's questions (is the feature
//! above the threshold?) are the bits of its leaf's number.

use super::scale::{self, NONE};

/// What the file starts with.
pub(super) const MAGIC: &[u8; 8] = b"outline3";

/// Bytes of a word's slot.
const SLOT: usize = 8;

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
    /// Is it the title, by itself and by what is around it?
    pub(super) title: Forest<'a>,
    /// Is it the title, beside the headings?
    pub(super) named: Forest<'a>,
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
            named: forest(),
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

/// Questions of a tree, one a level; its leaves; its bytes.
pub const DEPTH: usize = 6;
const LEAVES: usize = 1 << DEPTH;
const TREE: usize = 2 * DEPTH + 2 * LEAVES;

/// Trees after which it is asked whether the answer is plain already.
pub const GROUP: usize = 16;

/// The features of a line, in a row: as many as a byte can name.
pub(super) type Row = [u8; 256];

/// Boosted trees. All of a level ask the same question, so a tree is read without a branch.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Forest<'a> {
    base: i32,
    groups: &'a [[u8; GROUP * TREE + 4]],
}

impl<'a> Forest<'a> {
    /// The trees in `bytes`.
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        let (base, bytes) = split(bytes, 2);
        Self {
            base: value(base),
            groups: bytes.as_chunks().0,
        }
    }

    /// The log-odds for `features`. What is plain after some of the trees is not asked further.
    pub(super) fn score(&self, features: &Row) -> f32 {
        let mut sum = self.base;
        for group in self.groups {
            let (trees, bounds) = group.split_at(GROUP * TREE);
            sum += trees
                .as_chunks()
                .0
                .iter()
                .map(|tree| worth(tree, path(tree, features)))
                .sum::<i32>();
            let (low, high) = bounds.split_at(2);
            if sum < value(low) || sum > value(high) {
                break;
            }
        }
        sum as f32 / UNIT
    }

    /// Adds to each feature how much less the score were if the questions about it were answered
    /// the other way.
    pub(super) fn weigh(&self, features: &Row, speaks: &mut [i32; 256]) {
        for tree in self.groups.iter().flat_map(|group| group.as_chunks().0) {
            let (at, asked) = (path(tree, features), tree.iter().take(DEPTH));
            for (level, feature) in asked.enumerate() {
                if let Some(sum) = speaks.get_mut(usize::from(*feature)) {
                    *sum += worth(tree, at) - worth(tree, at ^ (1 << level));
                }
            }
        }
    }
}

/// The first two of `bytes` as a number; 0 without.
fn value(bytes: &[u8]) -> i32 {
    bytes
        .first_chunk()
        .map_or(0, |bytes| i32::from(i16::from_le_bytes(*bytes)))
}

/// What a leaf says.
fn worth(tree: &[u8; TREE], leaf: usize) -> i32 {
    tree.get(2 * DEPTH + 2 * leaf..).map_or(0, value)
}

/// The leaf that is reached: the answers are the bits of its number.
fn path(tree: &[u8; TREE], features: &Row) -> usize {
    let (asked, _) = tree.split_at(2 * DEPTH);
    let (which, thresholds) = asked.split_at(DEPTH);
    let mut at = 0;
    for (level, (feature, threshold)) in which.iter().zip(thresholds).enumerate() {
        let seen = features.get(usize::from(*feature)).copied().unwrap_or(0);
        at |= usize::from(seen > *threshold) << level;
    }
    at
}

/// A score as a probability.
pub(super) fn chance(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

#[cfg(test)]
mod tests {
    use super::{DEPTH, Forest, GROUP, LEAVES, Row, Weights, Words};

    /// A group whose first two trees say 0.5 where the first feature is above 3, else −0.25, and 0.125.
    fn forest(high: i16) -> Vec<u8> {
        let mut bytes = 0_i16.to_le_bytes().to_vec();
        for tree in 0..GROUP {
            bytes.extend([0; DEPTH]);
            bytes.extend([3; DEPTH]);
            for leaf in 0..LEAVES {
                let value: i16 = match (tree, leaf) {
                    (0, 0) => -250,
                    (0, _) => 500,
                    (1, _) => 125,
                    _ => 0,
                };
                bytes.extend(value.to_le_bytes());
            }
        }
        bytes.extend((-9000_i16).to_le_bytes());
        bytes.extend(high.to_le_bytes());
        bytes
    }

    fn row(first: u8) -> Row {
        let mut row = [0; 256];
        row[0] = first;
        row
    }

    #[test]
    fn trees_add_up() {
        let bytes = forest(9000);
        let forest = Forest::read(&bytes);
        assert!((forest.score(&row(4)) - 0.625).abs() < 1e-6);
        assert!((forest.score(&row(3)) + 0.125).abs() < 1e-6);
    }

    #[test]
    fn what_is_plain_is_not_asked_further() {
        let two = |high| {
            let mut bytes = forest(high);
            bytes.extend(forest(9000).split_off(2));
            Forest::read(&bytes).score(&row(4))
        };
        assert!((two(9000) - 1.25).abs() < 1e-6);
        assert!((two(600) - 0.625).abs() < 1e-6);
    }

    #[test]
    fn what_is_cut_off_scores_nothing() {
        let bytes = forest(9000);
        for len in 0..bytes.len() {
            let _ = Forest::read(&bytes[..len]).score(&row(3));
            let _ = Weights::read(&bytes[..len]).joins.score(&row(3));
        }
        assert_eq!(Words::new(&[]).heads(7), super::NONE);
    }

    #[test]
    fn the_weights_are_there() {
        let own = Weights::own();
        for forest in [
            own.joins,
            own.first,
            own.second,
            own.title,
            own.named,
            own.furniture,
        ] {
            assert!(forest.groups.len() > 1);
        }
    }
}
