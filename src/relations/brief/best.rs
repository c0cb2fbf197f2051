//! The sentences that say most of something.

use std::collections::HashSet;

use crate::model::Span;

/// The two best offers so far, the better one first.
#[derive(Clone, Copy, Default)]
pub(super) struct Best([Option<(i32, Span)>; 2]);

impl Best {
    pub(super) fn offer(&mut self, score: i32, sentence: Span) {
        let [first, second] = &mut self.0;
        let beats = |one: &Option<(i32, Span)>| one.is_none_or(|(best, _)| score > best);
        if first.is_some_and(|(_, best)| best == sentence) {
            // a sentence that names somebody twice is one sentence
            *first = (*first).max(Some((score, sentence)));
        } else if beats(first) {
            *second = first.replace((score, sentence));
        } else if beats(second) {
            *second = Some((score, sentence));
        }
    }

    pub(super) fn score(self) -> Option<i32> {
        let [first, _] = self.0;
        first.map(|(score, _)| score)
    }

    pub(super) fn sentence(self) -> Option<Span> {
        let [first, _] = self.0;
        first.map(|(_, sentence)| sentence)
    }

    /// The best one that isn't taken yet, else the best; it is taken then.
    pub(super) fn fresh(self, taken: &mut HashSet<Span>) -> Option<Span> {
        let offers = self.0.into_iter().flatten().map(|(_, sentence)| sentence);
        let fresh = offers.clone().find(|sentence| !taken.contains(sentence));
        let chosen = fresh.or(self.sentence());
        taken.extend(chosen);
        chosen
    }
}
