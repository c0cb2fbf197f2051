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
            (tied && !call && !self.breaks(end, gap::BREAK)).then(|| self.sources(end + 1))?
        })?;
        Some(self.judged(at, end, Subject::Named(named), stance, true))
    }

    /// All those that a list names which starts at word `from`: "from X, Y and Z", "by academics
    /// and X", "among bodies such as X".
    pub(super) fn sources(&self, from: usize) -> Option<Named> {
        let both = from + usize::from(self.is_word(from, &["both", "all"]));
        let (named, close) = self.voice(both).or_else(|| {
            // somebody of whom nothing is known, and others
            let noun = self.get(both)?.token;
            let many = self.word(both).ends_with('s') && !noun.is_capital();
            let next = both + 1 + usize::from(self.is(both + 1, &[kind::AND]));
            let tied = next > both + 1 || self.get(next)?.gap == gap::COMMA;
            (many && tied && self.mention(both).is_none()).then(|| self.voice(next))?
        })?;
        Some(self.with_others(named, close))
    }

    /// "from X, Y and Z": all of them, where it is a list.
    fn with_others(&self, mut named: Named, close: usize) -> Named {
        let mut alone = named;
        let mut at = close;
        loop {
            // "such as X, Y and Z"
            let example = match (self.word(at), self.word(at + 1)) {
                ("such", "as") => 2,
                ("including" | "like", _) => 1,
                _ => 0,
            };
            let comma = self.get(at).is_some_and(|word| word.gap == gap::COMMA);
            if named.count >= MANY || !comma && example == 0 {
                break;
            }
            at += example;
            let last = self.is(at, &[kind::AND]);
            let Some((other, end)) = self.voice(at + usize::from(last)) else {
                return alone;
            };
            // "rejected by X, and Y said": a clause of their own
            if last && self.says(end) {
                return alone;
            }
            if example > 0 {
                for mention in other.all() {
                    alone.add(*mention);
                }
            }
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

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn all_of_a_list_are_behind_a_noun_or_a_passive() {
        each(&[
            (
                "It met opposition from Peru, Chile, and Norway.",
                &[
                    "Peru opposes opposition",
                    "Chile opposes opposition",
                    "Norway opposes opposition",
                ],
            ),
            (
                "It was condemned by Peru, Chile and Norway.",
                &[
                    "Peru opposes condemned",
                    "Chile opposes condemned",
                    "Norway opposes condemned",
                ],
            ),
            // a clause of their own
            (
                "The toll was rejected by Peru, and Chile said that it rained.",
                &["Peru refuses rejected", "Chile states said"],
            ),
            // some of many are not the whole
            (
                "It drew criticism from EU members.",
                &["EU members opposes criticism"],
            ),
            (
                "It drew criticism from EU officials.",
                &["EU officials opposes criticism"],
            ),
            // a list that does not end is none
            (
                "It drew criticism from Peru, it is said.",
                &["Peru opposes criticism"],
            ),
        ]);
    }
}
