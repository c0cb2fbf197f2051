//! The stance that what is said shows by itself: "said Peru must pay" demands, "said it would never
//! accept" refuses.
//!
//! The words are those of `assets/lexicon/stances.tsv`. The first that fit decide; a clause that
//! only gives a reason or a time is not looked at.

use std::ops::Range;

use super::cues::{NONE, flag, kind};
use super::judge::stance;
use super::words::{Sentence, gap};
use crate::lexicon::list;
use crate::model::{EntityType, Stance};

/// Words of what is said that are looked at.
const FAR: usize = 48;
/// Words between somebody and what they will or won't do.
const NEAR: usize = 3;
/// Words from who begins a clause to what they say.
const CLAUSE: usize = 5;
/// Words between a "not" and what it turns.
const TURNED: usize = 3;

/// A stance and the words that show it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inner {
    pub stance: Stance,
    pub from: usize,
    pub to: usize,
}

impl Sentence<'_> {
    /// The stance of what `holder` says in words `from..to`.
    ///
    /// "Peru said the fee must fall" demands; "Peru said the fee should have fallen" does not.
    pub(super) fn inner(&self, from: usize, to: usize, holder: u32) -> Option<Inner> {
        self.inner_of(from, to, holder, 0..0)
    }

    /// The same of a holder with a phrase, all of whose names are meant by what is said of them: the
    /// Peru of "Peruvian President Ola Lund said Peru would never accept it".
    pub(super) fn inner_of(
        &self,
        from: usize,
        to: usize,
        holder: u32,
        phrase: Range<usize>,
    ) -> Option<Inner> {
        let to = to.min(self.words.len()).min(from + FAR);
        let mut at = self.behind_condition(from, to);
        while at < to {
            // ", and he rejected": what comes is not said
            let next = self.breaks(at, gap::COMMA)
                && (self.is(at, &[kind::AND]) || self.is_word(at, &["but"]))
                && (self.is(at + 1, &[kind::HE, kind::IT, kind::THEY]) || self.speaks_next(at + 1));
            // "…, which is unfair" is said of it
            let which = self.is_word(at, &["which"]) && self.breaks(at, gap::COMMA);
            let who = self.is(at, &[kind::WHO]) && !which;
            if at > from && (next || who || self.is_listed(at, list::ASIDE)) {
                return None;
            }
            let Some((packed, len)) = self.shown(at).filter(|_| self.actor(at).is_none()) else {
                at += 1;
                continue;
            };
            let end = at + len;
            let own = packed >> 4 & 1 != 0;
            let number = packed & 15;
            if number != NONE && end <= to && !self.is_turned(at, from) {
                let found = stance(number).filter(|_| !own || self.owns(at, from, holder, &phrase));
                if let Some(stance) = found {
                    return Some(Inner {
                        stance,
                        from: at,
                        to: end,
                    });
                }
            }
            at = end;
        }
        None
    }

    /// "…, but analysts wrongly predicted": whether somebody else says something in the clause that
    /// starts at word `at`.
    fn speaks_next(&self, at: usize) -> bool {
        let mut words =
            (at..at + CLAUSE).take_while(|&word| word == at || !self.breaks(word, gap::BREAK));
        (self.actor(at).is_some() || self.is_office(at)) && words.any(|word| self.says(word))
    }

    /// "if it fails, we will leave": what stands behind the condition.
    fn behind_condition(&self, from: usize, to: usize) -> usize {
        if !self.is(from, &[kind::IF]) {
            return from;
        }
        (from + 1..to)
            .find(|&at| self.breaks(at, gap::COMMA))
            .unwrap_or(from)
    }

    /// "is not unfair", "never a risk", "no one was put at risk".
    fn is_turned(&self, at: usize, from: usize) -> bool {
        let nobody = |word: usize| {
            let one = self.is_word(word, &["no"]) && self.is_word(word + 1, &["one"]);
            one || self.is_word(word, &["nobody", "none", "nothing"])
        };
        let clause = (at.saturating_sub(CLAUSE).max(from)..at).rev();
        let mut clause = clause.take_while(|&before| !self.breaks(before + 1, gap::BREAK));
        clause.any(nobody) || self.is_denied(at, from)
    }

    fn is_denied(&self, at: usize, from: usize) -> bool {
        (at.saturating_sub(TURNED).max(from)..at)
            .rev()
            .take_while(|&before| !self.breaks(before + 1, gap::BREAK))
            .any(|before| {
                self.is(before, &[kind::NOT])
                    || self.cue(before).is_some_and(|cue| cue.has(flag::NEGATIVE))
                    || self.is_word(before, &["not", "without", "rather"])
            })
    }

    /// Whether the clause of word `at` is about those who speak: "we will", "it would also", "my
    /// government will".
    fn owns(&self, at: usize, from: usize, holder: u32, phrase: &Range<usize>) -> bool {
        let entity = |word: usize| self.actor(word).map(|(_, mention)| mention.entity);
        // "Mr. Lund said it would not help": no person is "it"
        let person = self.class(holder) == Some(EntityType::Person);
        let it = |word: usize| self.is(word, &[kind::IT]) && !person;
        (at.saturating_sub(NEAR).max(from)..at)
            .rev()
            .take_while(|&before| before + 1 == at || !self.breaks(before + 1, gap::HARD))
            .any(|before| {
                it(before)
                    || self.is(before, &[kind::HE, kind::THEY])
                    || self.is_word(before, &["i", "we", "my", "our"])
                    || entity(before).is_some_and(|one| {
                        one == holder || phrase.clone().any(|word| entity(word) == Some(one))
                    })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn what_is_said_shows_a_stance() {
        each(&[
            ("Peru said Chile must pay.", &["Peru demands said"]),
            ("Peru said Chile should have paid.", &["Peru states said"]),
            (
                "Peru said the toll, which was unfair, fell.",
                &["Peru opposes said"],
            ),
            ("Peru said men who were unfair fell.", &["Peru states said"]),
            ("Peru said it will not help ports.", &["Peru refuses said"]),
            (
                "Mr. Lund said it will not help ports. Mr. Lund left.",
                &["Lund states said"],
            ),
            ("Peru said no one was put at risk.", &["Peru states said"]),
            ("Peru said one ship was put at risk.", &["Peru warns said"]),
            (
                "Peru announced it left, but Norway wrongly predicted that it rained.",
                &["Peru states announced", "Norway states predicted"],
            ),
            (
                "Peru said our firms will help farmers.",
                &["Peru offers said"],
            ),
            (
                "Peruvian President Ola Lund said Peru would never accept tolls.",
                &["Ola Lund refuses said", "Peru refuses would never accept"],
            ),
            (
                "Peru said it would never accept tolls.",
                &["Peru refuses would never accept"],
            ),
            // Chile’s refusal is Chile’s
            (
                "Peru said Chile would never accept tolls.",
                &["Peru states said", "Chile refuses would never accept"],
            ),
            ("Peru said the toll was unfair.", &["Peru opposes said"]),
            ("Peru said the toll was not unfair.", &["Peru states said"]),
            (
                "“The toll is a success,” said Peru.",
                &["Peru supports said"],
            ),
            (
                "Peru said the toll could lead to famine.",
                &["Peru warns said"],
            ),
            ("Peru said it would help farmers.", &["Peru offers said"]),
            ("Peru said a truce is unlikely.", &["Peru doubts said"]),
            (
                "Peru said it rained because of a disgraceful match.",
                &["Peru states said"],
            ),
            (
                "Peru said that, if tolls rise, it will retaliate.",
                &["Peru warns said"],
            ),
        ]);
    }

    #[test]
    fn what_is_said_of_oneself_is_one_position() {
        each(&[
            ("Peru said it opposes the ban.", &["Peru opposes opposes"]),
            ("Peru said it was ready to sign.", &["Peru offers ready to"]),
        ]);
    }
}
