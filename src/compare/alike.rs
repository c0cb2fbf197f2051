//! How alike two sentences are, and which of those between two equal ones are one sentence edited.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::units::{Class, Token, Units};

/// Share of common words from which two sentences between the same neighbours are one.
const ALIKE: f32 = 0.45;

/// The same where each is alone between them.
const ALIKE_ALONE: f32 = 0.3;

/// Share of a sentence's words that must be in the other for it to be a part of it.
const PART: f32 = 0.6;

/// Largest table of pairs that is filled; longer gaps are cut into windows.
const TABLE: usize = 1 << 18;

/// Sentences of a window.
const WINDOW: usize = 400;

/// The words of a sentence, sorted; the numbers in it counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    words: Vec<u64>,
    numbers: Vec<u64>,
}

impl Bag {
    pub(super) fn new(tokens: &[Token]) -> Self {
        let of = |class| {
            let tokens = tokens.iter().filter(move |token| token.class == class);
            let mut keys: Vec<u64> = tokens.map(|token| token.key).collect();
            keys.sort_unstable();
            keys
        };
        Self {
            words: of(Class::Word),
            numbers: of(Class::Number),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len() + self.numbers.len()
    }

    /// How many words both have. Another number counts half: numbers are what is revised most.
    pub(super) fn common(&self, other: &Self) -> f32 {
        let words = common(&self.words, &other.words);
        let numbers = common(&self.numbers, &other.numbers);
        let rest = self.numbers.len().min(other.numbers.len()) - numbers;
        (words + numbers) as f32 + rest as f32 / 2.0
    }

    /// From 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        match self.len() + other.len() {
            0 => 0.0,
            all => 2.0 * self.common(other) / all as f32,
        }
    }

    fn with(&self, other: &Self) -> Self {
        let join = |one: &[u64], other: &[u64]| {
            let mut all = [one, other].concat();
            all.sort_unstable();
            all
        };
        Self {
            words: join(&self.words, &other.words),
            numbers: join(&self.numbers, &other.numbers),
        }
    }
}

/// Keys that two sorted lists share.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut count) = (0, 0);
    for key in one {
        while other.get(at).is_some_and(|there| there < key) {
            at += 1;
        }
        if other.get(at) == Some(key) {
            count += 1;
            at += 1;
        }
    }
    count
}

/// Neighbouring sentences of the old text that are neighbouring sentences of the new one.
pub(super) type Pair = (Range<usize>, Range<usize>);

/// Of the sentences between two equal ones, which are edited ones of each other, in order. One
/// may be two of the other text. `left` and `right` are numbers of sentences that found no equal.
pub(super) fn edited(old: &Units, new: &Units, left: &[usize], right: &[usize]) -> Vec<Pair> {
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    if let ([one], [other]) = (left, right) {
        let pair = (*one..*one + 1, *other..*other + 1);
        return if is_one(old, new, *one, *other) {
            vec![pair]
        } else {
            Vec::new()
        };
    }
    if (left.len() + 1).saturating_mul(right.len() + 1) <= TABLE {
        return Table::new(old, new, left, right).pairs();
    }
    // a rewritten book: what stands about as far on
    let windows = left.len().max(right.len()).div_ceil(WINDOW);
    let part = |list: &[usize], window: usize| {
        let at = |window: usize| list.len() * window / windows;
        list.get(at(window)..at(window + 1)).unwrap_or(&[]).to_vec()
    };
    let mut pairs = Vec::new();
    for window in 0..windows {
        let (left, right) = (part(left, window), part(right, window));
        if !left.is_empty() && !right.is_empty() {
            pairs.extend(Table::new(old, new, &left, &right).pairs());
        }
    }
    pairs
}

/// Two sentences that are alone between the same neighbours.
fn is_one(old: &Units, new: &Units, one: usize, other: usize) -> bool {
    let bag = |units: &Units, at: usize| Bag::new(units.tokens(at..at + 1));
    let (one_bag, other_bag) = (bag(old, one), bag(new, other));
    let kind = |units: &Units, at: usize| {
        let block = units.all.get(at).map(|unit| unit.block);
        block.and_then(|block| units.article.blocks.get(block).map(|block| block.kind))
    };
    // a word or a sign alone has nothing to be told by but its place
    let single = one_bag.len() <= 1 && other_bag.len() <= 1;
    one_bag.likeness(&other_bag) >= ALIKE_ALONE || (single && kind(old, one) == kind(new, other))
}

/// How a cell of the table was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Deleted,
    Added,
    /// So many of each text.
    Pair(u8, u8),
}

struct Table<'a> {
    left: &'a [usize],
    right: &'a [usize],
    ours: Vec<Bag>,
    theirs: Vec<Bag>,
    our_twos: Vec<Option<Bag>>,
    their_twos: Vec<Option<Bag>>,
}

impl<'a> Table<'a> {
    fn new(old: &Units, new: &Units, left: &'a [usize], right: &'a [usize]) -> Self {
        let bags = |units: &Units, list: &[usize]| -> Vec<Bag> {
            let bag = |at: &usize| Bag::new(units.tokens(*at..*at + 1));
            list.iter().map(bag).collect()
        };
        let twos = |list: &[usize], bags: &[Bag]| -> Vec<Option<Bag>> {
            let pairs = list.windows(2).zip(bags.windows(2));
            pairs
                .map(|(numbers, bags)| match (numbers, bags) {
                    ([one, next], [first, second]) if one + 1 == *next => Some(first.with(second)),
                    _ => None,
                })
                .collect()
        };
        let (ours, theirs) = (bags(old, left), bags(new, right));
        Self {
            our_twos: twos(left, &ours),
            their_twos: twos(right, &theirs),
            left,
            right,
            ours,
            theirs,
        }
    }

    /// What it is worth to pair the one before `row` with the one before `column`; `None` where
    /// they are not alike.
    fn one(&self, row: usize, column: usize) -> Option<f32> {
        let (ours, theirs) = (self.ours.get(row - 1)?, self.theirs.get(column - 1)?);
        worth(ours.common(theirs), ours.len() + theirs.len())
    }

    /// The same for one that became two (or two that became one): both must be in it.
    fn split(whole: &Bag, two: Option<&Bag>, parts: [Option<&Bag>; 2]) -> Option<f32> {
        let (two, [first, second]) = (two?, parts);
        let all = whole.common(two);
        for (part, other) in [(first?, second?), (second?, first?)] {
            if all - whole.common(other) < PART * part.len() as f32 {
                return None;
            }
        }
        worth(all, whole.len() + two.len()).map(|worth| worth - 1.0)
    }

    fn best(&self, scores: &[f32], row: usize, column: usize) -> (f32, Step) {
        let width = self.right.len() + 1;
        let score = |up: usize, back: usize| {
            let at = (row.checked_sub(up)?, column.checked_sub(back)?);
            scores.get(at.0 * width + at.1).copied()
        };
        let mut best = (f32::NEG_INFINITY, Step::Deleted);
        let mut offer = |before: Option<f32>, worth: Option<f32>, step: Step| {
            if let Some(sum) = before.zip(worth).map(|(before, worth)| before + worth)
                && sum > best.0
            {
                best = (sum, step);
            }
        };
        offer(score(1, 0), Some(0.0), Step::Deleted);
        offer(score(0, 1), Some(0.0), Step::Added);
        if row > 0 && column > 0 {
            offer(score(1, 1), self.one(row, column), Step::Pair(1, 1));
            let (ours, theirs) = (self.ours.get(row - 1), self.theirs.get(column - 1));
            if let (Some(ours), Some(two)) = (ours, column.checked_sub(2)) {
                let parts = [self.theirs.get(two), theirs];
                let both = self.their_twos.get(two).and_then(Option::as_ref);
                offer(
                    score(1, 2),
                    Self::split(ours, both, parts),
                    Step::Pair(1, 2),
                );
            }
            if let (Some(theirs), Some(two)) = (theirs, row.checked_sub(2)) {
                let parts = [self.ours.get(two), ours];
                let both = self.our_twos.get(two).and_then(Option::as_ref);
                offer(
                    score(2, 1),
                    Self::split(theirs, both, parts),
                    Step::Pair(2, 1),
                );
            }
        }
        best
    }

    fn pairs(&self) -> Vec<Pair> {
        let width = self.right.len() + 1;
        let cells = (self.left.len() + 1) * width;
        let mut scores = vec![0.0_f32; cells];
        let mut steps = vec![Step::Deleted; cells];
        for row in 0..=self.left.len() {
            for column in 0..width {
                if (row, column) == (0, 0) {
                    continue;
                }
                let (score, step) = self.best(&scores, row, column);
                let at = row * width + column;
                if let (Some(cell), Some(way)) = (scores.get_mut(at), steps.get_mut(at)) {
                    (*cell, *way) = (score, step);
                }
            }
        }
        let mut pairs = Vec::new();
        let (mut row, mut column) = (self.left.len(), self.right.len());
        while row > 0 && column > 0 {
            match steps.get(row * width + column) {
                Some(Step::Added) => column -= 1,
                Some(Step::Pair(ours, theirs)) => {
                    let (up, back) = (usize::from(*ours), usize::from(*theirs));
                    row = row.saturating_sub(up);
                    column = column.saturating_sub(back);
                    if let (Some(one), Some(other)) = (self.left.get(row), self.right.get(column)) {
                        pairs.push((*one..one + up, *other..other + back));
                    }
                }
                _ => row -= 1,
            }
        }
        pairs.reverse();
        pairs
    }
}

/// Words in common beyond what two different sentences may share.
fn worth(common: f32, all: usize) -> Option<f32> {
    let worth = 2.0 * common - ALIKE * all as f32;
    (all > 0 && worth >= 0.0).then_some(worth)
}

/// Share of common words from which two sentences at different places are one that was moved.
const MOVED: f32 = 0.75;

/// Fewest words of a sentence that is known again elsewhere though it was edited.
const KNOWN: usize = 5;

/// Sentences in which a word may stand and still lead to them.
const RARE: usize = 8;

/// Sentences that are compared with one that may have moved.
const TRIES: usize = 4;

/// Of the sentences that found no place, which are at another one in other words: the most alike
/// first, each once.
pub(super) fn moved(
    old: &Units,
    new: &Units,
    left: &[usize],
    right: &[usize],
) -> Vec<(usize, usize)> {
    let bag = |units: &Units, at: usize| Bag::new(units.tokens(at..at + 1));
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    let theirs: Vec<Bag> = right.iter().map(|at| bag(new, *at)).collect();
    for (number, bag) in theirs.iter().enumerate() {
        for key in bag.words.iter().chain(&bag.numbers) {
            index.entry(*key).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for one in left {
        let ours = bag(old, *one);
        if ours.len() < KNOWN {
            continue;
        }
        let mut votes: HashMap<usize, u32> = HashMap::new();
        for key in ours.words.iter().chain(&ours.numbers) {
            let there = index.get(key).filter(|there| there.len() <= RARE);
            for number in there.into_iter().flatten() {
                *votes.entry(*number).or_default() += 1;
            }
        }
        let mut votes: Vec<(u32, usize)> = votes.into_iter().map(|(at, n)| (n, at)).collect();
        votes.sort_unstable_by_key(|(n, at)| (std::cmp::Reverse(*n), *at));
        for (_, number) in votes.into_iter().take(TRIES) {
            let likeness = theirs.get(number).map_or(0.0, |bag| ours.likeness(bag));
            if let Some(other) = right.get(number).filter(|_| likeness >= MOVED) {
                found.push((likeness, *one, *other));
            }
        }
    }
    found.sort_by(|one, other| {
        let order = other.0.total_cmp(&one.0);
        order.then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let (mut from, mut to) = (HashSet::new(), HashSet::new());
    found.retain(|(_, one, other)| {
        let free = !from.contains(one) && !to.contains(other);
        free && from.insert(*one) && to.insert(*other)
    });
    found
        .into_iter()
        .map(|(_, one, other)| (one, other))
        .collect()
}
