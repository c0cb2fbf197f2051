//! Nouns that show a position, and whose it is: "X’s refusal to", "concern among X".

use super::cues::{NONE, flag, kind};
use super::judge::{Judged, stance};
use super::subject::{MANY, Named, Subject};
use super::words::{Cue, Sentence, gap};
use crate::model::Stance;

impl Sentence<'_> {
    /// "X’s refusal to", "concern among X".
    pub(super) fn noun(&self, at: usize, cue: Cue) -> Option<Judged> {
        let stance = stance(cue.stance())?;
        let end = self.end(at);
        let before = at.checked_sub(1);
        if before.is_some_and(|before| self.is(before, &[kind::NOT, kind::TO])) {
            return None;
        }
        // "went with support from X": help
        if before.is_some_and(|before| self.is_word(before, &["with"])) {
            return None;
        }
        let named = self.possessor(at).or_else(|| {
            let source = ["from", "by", "among", "within"];
            let of = cue.has(flag::OF) && self.is_word(end, &["of"]);
            let tied = self.is_word(end, &source) || of;
            // "received a call from X" is no position
            let call = self.is_word(at, &["call", "calls"]) && self.is_word(end, &["from"]);
            (tied && !call && !self.breaks(end, gap::BREAK))
                .then(|| self.voice(end + 1))?
                .map(|(named, close)| self.with_others(named, close))
        })?;
        Some(self.judged(at, end, Subject::Named(named), stance, true))
    }

    /// "from X, Y and Z": all of them, where it is a list.
    fn with_others(&self, mut named: Named, close: usize) -> Named {
        let alone = named;
        let mut at = close;
        while named.count < MANY && self.get(at).is_some_and(|word| word.gap == gap::COMMA) {
            let last = self.is(at, &[kind::AND]);
            let Some((other, end)) = self.voice(at + usize::from(last)) else {
                return alone;
            };
            for mention in other.all() {
                named.add(*mention);
            }
            if last || other.count > 1 {
                return named;
            }
            at = end;
        }
        alone
    }

    /// What is expressed: the stance of the noun behind word `at` and the word behind it.
    pub(super) fn what(&self, at: usize) -> Option<(Stance, usize)> {
        (at..at + 5)
            .take_while(|&here| here == at || !self.breaks(here, gap::BREAK))
            .find_map(|here| {
                let cue = self.cue(here)?;
                // "voiced support": a verb by its look
                let support = self.is_word(here, &["support"]);
                let noun = cue.kind() == kind::NOUN || cue.has(flag::NOUN) || support;
                let known = noun && cue.stance() != NONE;
                let warning = self.is_word(here, &["warning"]).then_some(Stance::Warns);
                let stance = warning.or_else(|| stance(cue.stance()))?;
                (known || warning.is_some()).then_some((stance, self.end(here)))
            })
    }

    /// Whose the noun at word `at` is, by a possessive, where what follows says what it is about.
    fn possessor(&self, at: usize) -> Option<Named> {
        let end = self.end(at);
        let last = self.word(end.checked_sub(1)?);
        let ready = ["to", "for", "that", "on"]
            .iter()
            .any(|word| last.eq_ignore_ascii_case(word));
        let about = ["for", "to", "that", "over", "about", "on", "against", "of"];
        if !ready && (!self.is_word(end, &about) || self.breaks(end, gap::BREAK)) {
            return None;
        }
        let mut owner = at;
        for _ in 0..4 {
            if self.breaks(owner, gap::BREAK) {
                return None;
            }
            owner = owner.checked_sub(1)?;
            let word = self.get(owner)?;
            if word.token.is_possessive() {
                let (index, _) = self.actor(owner)?;
                return Some(Named::one(index, self.start_of(owner)));
            }
            let adverb = self.is(owner, &[kind::ADVERB]);
            if !self.is_modifier(owner) && !adverb || self.mention(owner).is_some() {
                return None;
            }
        }
        None
    }
}
