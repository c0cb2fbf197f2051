//! What speaks for one place: how much of the context stands there, in bits.

use super::index::Index;
use super::window::{Known, Side, Window};
use super::words::Word;

/// What one word costs that stands between two that match, in bits.
const GAP: f32 = 1.5;

/// Bits below which nothing is placed: about six telling words.
const ENOUGH: f32 = 40.0;

/// Bits that a sentence must tell on its own where nothing around it is as it was.
const ENOUGH_ALONE: f32 = 60.0;

/// How alike two sentences must be to be one, from 0 to 1. Less would do for most, but of two
/// sentences made after one pattern ("… by December", "… by January") one may be gone.
const SAME: f32 = 0.8;

/// What speaks for a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// Bits from the context.
    pub(super) context: f32,
    /// The same, with what is in its own sentence counted twice and what should not be in it
    /// counted against it: by this places are compared.
    pub(super) rank: f32,
    /// The least share of a side that matches, of the sides that have words.
    least: f32,
    /// How alike the sentences are, from 0 to 1.
    own: f32,
    /// The best share of a side outside the sentence; `None` where the context ends within it.
    around: Option<f32>,
    /// A direct neighbour is the same.
    touches: bool,
}

impl Evidence {
    /// Of the words from `from` up to `to` of the text.
    pub(super) fn new(index: &Index, window: &Window, from: usize, to: usize) -> Self {
        let left = Reach::left(index, from, &window.left);
        let right = Reach::right(index, to, &window.right);
        let (left, right) = (left.compare(&window.left), right.compare(&window.right));
        let own = match left.own_total + right.own_total {
            total if total > 0.0 => 2.0 * (left.own + right.own) / total,
            _ => 1.0,
        };
        let sides = [&left, &right];
        Self {
            context: left.score + right.score,
            rank: left.score + right.score + left.own + right.own - left.foreign - right.foreign,
            least: sides
                .iter()
                .filter_map(|side| side.share)
                .fold(1.0, f32::min),
            own,
            around: sides.iter().filter_map(|side| side.around).reduce(f32::max),
            touches: left.touches || right.touches,
        }
    }

    /// True where this is the same sentence; `own_bits` is what the words themselves tell.
    pub(super) fn suffices(&self, own_bits: f32) -> bool {
        let bits = own_bits + self.context;
        // few words must have a neighbour in common, or they may be others of the same sentence
        if bits < ENOUGH || (!self.touches && own_bits < ENOUGH) {
            return false;
        }
        let whole = self.least >= 0.9 && self.context > 0.0;
        whole || (self.own >= SAME && (!self.is_alone() || bits >= ENOUGH_ALONE))
    }

    /// True where both sides are for the most part as they were.
    pub(super) fn is_framed(&self) -> bool {
        self.least >= 0.5 && self.touches
    }

    /// True where the sentence stands among others than it did.
    pub(super) fn is_alone(&self) -> bool {
        self.around.is_some_and(|around| around < 0.3)
    }
}

/// The words of the text on one side of a place, the nearest first.
struct Reach {
    words: Vec<Known>,
    own: usize,
}

/// One side compared.
struct Compared {
    score: f32,
    share: Option<f32>,
    own: f32,
    own_total: f32,
    /// Bits of the words in the sentence there that are none of the anchor's.
    foreign: f32,
    around: Option<f32>,
    touches: bool,
}

impl Reach {
    fn left(index: &Index, from: usize, side: &Side) -> Self {
        let limit = reach(side);
        let mut closed = index.word(from).is_none_or(|word| word.opens);
        let mut own = 0;
        let mut words = Vec::with_capacity(limit);
        for (word, weight) in index.known(from.saturating_sub(limit)..from).rev() {
            own += usize::from(!closed);
            closed |= word.opens;
            words.push(known(word, weight));
        }
        Self { words, own }
    }

    fn right(index: &Index, to: usize, side: &Side) -> Self {
        let limit = reach(side);
        let mut closed = false;
        let mut own = 0;
        let mut words = Vec::with_capacity(limit);
        for (word, weight) in index.known(to..to + limit) {
            closed |= word.opens;
            own += usize::from(!closed);
            words.push(known(word, weight));
        }
        Self { words, own }
    }

    fn compare(&self, side: &Side) -> Compared {
        let total = sum(&side.words);
        let score = extend(&side.words, &self.words);
        let ours = side.words.get(..side.own).unwrap_or(&[]);
        // a sentence that is cut off by the end of the context is compared up to there
        let limit = if side.closed {
            self.own
        } else {
            self.own.min(side.own)
        };
        let theirs = self.words.get(..limit).unwrap_or(&[]);
        let own = extend(ours, theirs);
        let outside = total - sum(ours);
        let same_side = (side.own > 0) == (self.own > 0);
        let first = side.words.first().zip(self.words.first());
        Compared {
            score,
            share: (total > 0.0).then(|| score / total),
            own,
            own_total: sum(ours) + sum(theirs),
            foreign: (sum(theirs) - own).max(0.0),
            around: (outside >= 10.0).then(|| (score - own) / outside),
            touches: same_side && first.is_some_and(|(one, other)| one.key == other.key),
        }
    }
}

/// How many words of the text are compared with those of `side`.
fn reach(side: &Side) -> usize {
    side.words.len() * 3 / 2 + 4
}

fn known(word: &Word, weight: f32) -> Known {
    Known {
        key: word.key,
        weight,
    }
}

fn sum(words: &[Known]) -> f32 {
    words.iter().map(|word| word.weight).sum()
}

/// Bits in the best way to line up the heads of both lists: what matches in order, less a little
/// for every word that is left out.
fn extend(ours: &[Known], theirs: &[Known]) -> f32 {
    let mut above: Vec<f32> = (0..=theirs.len()).map(|left| -GAP * left as f32).collect();
    let mut best = 0.0_f32;
    for (row, mine) in ours.iter().enumerate() {
        let mut corner = -GAP * row as f32;
        let mut before = corner - GAP;
        for (other, cell) in theirs.iter().zip(above.iter_mut().skip(1)) {
            let matched = if mine.key == other.key {
                corner + mine.weight
            } else {
                f32::NEG_INFINITY
            };
            corner = *cell;
            *cell = matched.max(before - GAP).max(*cell - GAP);
            before = *cell;
            best = best.max(*cell);
        }
    }
    best
}

/// The same, for others: how well what stands before word `at` matches the prefix.
pub(super) fn before(index: &Index, window: &Window, at: usize) -> f32 {
    extend(
        &window.left.words,
        &Reach::left(index, at, &window.left).words,
    )
}

/// How well what stands from word `at` on matches the suffix.
pub(super) fn behind(index: &Index, window: &Window, at: usize) -> f32 {
    extend(
        &window.right.words,
        &Reach::right(index, at, &window.right).words,
    )
}
