//! Where each pair of neighbouring words stands in a text, and how rare each word is in it.

use std::collections::HashMap;

use super::words::{Word, words};

/// A pair of words that stands in more places than this says nothing about where.
pub(super) const MAX_PLACES: usize = 32;

/// Words a text is taken to have at least: in a short one every word would look common.
const MIN_WORDS: usize = 2048;

/// One text, read once.
pub(super) struct Index<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<Word>,
    /// What each of them tells, in bits.
    weights: Vec<f32>,
    counts: HashMap<u64, u32>,
    /// Key of two neighbours, number of the first; sorted.
    pairs: Vec<(u64, u32)>,
}

impl<'a> Index<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let words = words(text);
        let mut counts = HashMap::new();
        for word in &words {
            *counts.entry(word.key).or_insert(0) += 1;
        }
        let mut pairs: Vec<(u64, u32)> = words
            .iter()
            .zip(words.iter().skip(1))
            .zip(0..)
            .map(|((first, second), at)| (pair(first.key, second.key), at))
            .collect();
        pairs.sort_unstable();
        let mut index = Self {
            text,
            words,
            weights: Vec::new(),
            counts,
            pairs,
        };
        let keys = index.words.iter().map(|word| word.key);
        index.weights = keys.map(|key| index.weight(key)).collect();
        index
    }

    /// What it tells, in bits, to find this word somewhere.
    pub(super) fn weight(&self, key: u64) -> f32 {
        let count = self.counts.get(&key).copied().unwrap_or(1);
        (self.words.len().max(MIN_WORDS) as f32 / count as f32).log2()
    }

    /// The words with these numbers and what they tell, as far as there are such.
    pub(super) fn known(
        &self,
        numbers: std::ops::Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (&Word, f32)> {
        let numbers = numbers.start..numbers.end.min(self.words.len());
        let words = self.words.get(numbers.clone()).unwrap_or(&[]);
        let weights = self.weights.get(numbers).unwrap_or(&[]);
        words.iter().zip(weights.iter().copied())
    }

    /// Numbers of the words at which this pair starts, if they are few.
    pub(super) fn places(&self, first: u64, second: u64) -> impl Iterator<Item = u32> + '_ {
        let key = pair(first, second);
        let from = self.pairs.partition_point(|&(found, _)| found < key);
        let rest = self.pairs.get(from..).unwrap_or(&[]);
        let few = rest
            .get(MAX_PLACES)
            .is_none_or(|&(beyond, _)| beyond != key);
        rest.iter()
            .take_while(move |&&(found, _)| few && found == key)
            .map(|&(_, at)| at)
    }

    /// The word with this number.
    pub(super) fn word(&self, number: usize) -> Option<&Word> {
        self.words.get(number)
    }
}

fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
