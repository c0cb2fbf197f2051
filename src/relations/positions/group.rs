//! The group of verbs around a cue: what comes before it and how that turns it.

use super::cues::{flag, form, kind};
use super::words::{Cue, Sentence, gap};
use crate::lexicon::list;
use crate::lexicon::tokens::is;

/// Words of a group that are looked at.
const NEAR: usize = 9;

/// What stands before a cue.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// Its first word.
    pub start: usize,
    /// The kinds of words in it, as bits.
    seen: u32,
}

impl Group {
    /// Whether a word of `kind` is in it.
    pub(super) fn has(&self, kind: u32) -> bool {
        self.seen & 1 << kind != 0
    }

    fn add(&mut self, kind: u32) {
        self.seen |= 1 << kind;
    }
}

impl Sentence<'_> {
    /// Reads the group that ends at the cue at word `at`.
    pub(super) fn group(&self, at: usize) -> Group {
        let mut group = Group {
            start: at,
            ..Group::default()
        };
        for _ in 0..NEAR {
            let here = group.start;
            if here == 0 || self.breaks(here, gap::BREAK) {
                break;
            }
            let before = here - 1;
            let negative = self.cue(before).is_some_and(|cue| cue.has(flag::NEGATIVE));
            match self.role(before) {
                Some(
                    kind @ (kind::BE
                    | kind::HAVE
                    | kind::DO
                    | kind::HARD
                    | kind::WILL
                    | kind::WOULD
                    | kind::NOT),
                ) => group.add(kind),
                Some(kind::ADVERB) => {}
                // "continued to call for": what follows is what is done
                Some(kind::TO) if let Some(start) = self.goes_through(before) => {
                    group.add(kind::DO);
                    group.start = start;
                    continue;
                }
                Some(kind::TO) => {
                    group.add(kind::TO);
                    break;
                }
                _ if self.is_manner(before) => {}
                _ => match self.date(here) {
                    Some(start) => {
                        group.start = start;
                        continue;
                    }
                    None => break,
                },
            }
            if negative {
                group.add(kind::NOT);
            }
            group.start = before;
        }
        group
    }

    /// "continued to", "is understood to": where a verb before the "to" at word `at` starts that only
    /// says since when, or who knows of it.
    fn goes_through(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|_| !self.breaks(at, gap::BREAK))?;
        if self.is_listed(before, list::ONWARDS) {
            return Some(before);
        }
        let be = before
            .checked_sub(1)
            .filter(|&be| self.is(be, &[kind::BE]))?;
        self.is_listed(before, list::KNOWN_OF).then_some(be)
    }

    /// "strongly", "repeatedly".
    fn is_manner(&self, at: usize) -> bool {
        let word = self.word(at);
        let nouns = [
            "ally", "family", "assembly", "supply", "monopoly", "reply", "italy", "july",
        ];
        word.ends_with("ly")
            && word.len() > 4
            && self.mention(at).is_none()
            && !nouns.iter().any(|noun| word.eq_ignore_ascii_case(noun))
    }

    /// "on Tuesday" or "Tuesday" before word `end`; where it starts.
    fn date(&self, end: usize) -> Option<usize> {
        let day = end.checked_sub(1)?;
        let is_day = |at: usize| {
            self.get(at)
                .is_some_and(|word| word.token.has(is::CALENDAR) && !word.token.is_possessive())
        };
        if !is_day(day) {
            return None;
        }
        if day > 0 && !self.breaks(day, gap::BREAK) && self.is_word(day - 1, &["on", "in", "since"])
        {
            return Some(day - 1);
        }
        Some(day)
    }
}

/// How a verb stands in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The subject does it.
    Active,
    /// The subject does it, and there must be more than one of them: "officials say".
    Plural,
    /// "by X" does it.
    Passive,
    /// "…, saying": whoever did what was said before.
    Adjunct,
    /// No verb here, or none that says what somebody does.
    None,
}

/// Judges a verb in its group. `by`: "by" follows it.
pub(super) fn voice(cue: Cue, group: &Group, by: bool) -> Voice {
    let form = cue.form();
    if group.has(kind::TO) {
        return Voice::None;
    }
    match form {
        form::BASE
            if group.has(kind::WILL)
                || group.has(kind::WOULD)
                || group.has(kind::DO)
                || group.has(kind::HARD) =>
        {
            Voice::Active
        }
        form::BASE if group.has(kind::BE) || group.has(kind::HAVE) => Voice::None,
        form::BASE => Voice::Plural,
        form::THIRD
            if group.has(kind::BE)
                || group.has(kind::HAVE)
                || group.has(kind::DO)
                || group.has(kind::WILL)
                || group.has(kind::HARD) =>
        {
            Voice::None
        }
        form::THIRD => Voice::Active,
        form::PAST if group.has(kind::BE) || group.has(kind::HAVE) || group.has(kind::WILL) => {
            Voice::None
        }
        form::PAST => Voice::Active,
        form::BOTH | form::PARTICIPLE if group.has(kind::BE) => Voice::Passive,
        form::BOTH | form::PARTICIPLE if group.has(kind::HAVE) => Voice::Active,
        form::BOTH | form::PARTICIPLE if by => Voice::Passive,
        form::BOTH if group.has(kind::WILL) || group.has(kind::WOULD) || group.has(kind::HARD) => {
            Voice::None
        }
        form::BOTH => Voice::Active,
        form::ING if group.has(kind::BE) => Voice::Active,
        form::ING => Voice::Adjunct,
        // "will not accept" brings its auxiliaries along
        _ => Voice::Active,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn what_goes_on_or_is_understood_is_done() {
        each(&[
            ("Norway continues to reject it.", &["Norway refuses reject"]),
            (
                "Norway is understood to have rejected it.",
                &["Norway refuses rejected"],
            ),
            ("Norway is free to reject it.", &[]),
        ]);
    }
}
