//! Participles: whose "demanding", "saying" and "joined others in calling" are.

use super::cues::kind;
use super::subject::{Named, Subject};
use super::words::{Sentence, gap};
use crate::lexicon::list;

/// Words between "join" and "in calling".
const JOINED: usize = 32;

/// Words before a verb in which a quotation may end.
const NEAR: usize = 9;

impl Sentence<'_> {
    /// Whether the word at `at` is something written in which somebody says something.
    pub(super) fn is_paper(&self, at: usize) -> bool {
        self.is_listed(at, list::SAYING_PAPER)
    }

    /// Whether a participle at word `at` tells more of what somebody does: "…, saying", "a statement
    /// saying", "bought bonds saying".
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.breaks(at, gap::COMMA)
            || self.is_listed(at - 1, list::SAYING_PAPER)
            || self.is_word(at, &["saying"])
                && !self.breaks(at, gap::BREAK)
                && self.actor(at - 1).is_none()
    }

    /// Whether a quotation ends shortly before word `from` or begins at word `to`.
    pub(super) fn beside_quote(&self, from: usize, to: usize) -> bool {
        let quote = |at: &usize| self.get(*at).is_some_and(|word| word.gap & gap::QUOTE != 0);
        quote(&to) || (from.saturating_sub(NEAR)..=from).any(|at| quote(&at))
    }

    /// "Residents demanding refunds marched": whose participle it is at word `at`.
    pub(super) fn reduced(&self, at: usize) -> Option<Subject> {
        let before = at.checked_sub(1).filter(|_| !self.breaks(at, gap::BREAK))?;
        self.phrase(before, 2).map(Subject::Named)
    }

    /// "The paper quoted Peru as saying", "Peru was quoted by the paper as saying": who is quoted, for
    /// "saying" at word `at`.
    ///
    /// "Peru went as far as saying so" quotes nobody.
    pub(super) fn quoted_as(&self, at: usize) -> Option<Subject> {
        let tie = at
            .checked_sub(1)
            .filter(|&tie| self.is_word(tie, &["as"]))?;
        let last = tie.checked_sub(1)?;
        let verb = (last.saturating_sub(NEAR)..=last)
            .rev()
            .take_while(|&here| here == last || !self.breaks(here + 1, gap::BREAK))
            .find(|&here| self.is_listed(here, list::QUOTES))?;
        if verb == last || self.is_by(verb + 1) {
            return self.subject(self.group(verb).start);
        }
        let (index, mention) = self.actor(last)?;
        let bare = !self.get(last)?.token.is_possessive() && mention.span.start > self.span.start;
        bare.then(|| Subject::Named(Named::one(index, self.start_of(last))))
    }

    /// "Peru used the meeting to call for it": the subject of "used", for the "to" at word `at`.
    ///
    /// "Peru used to call for it" and "Peru used a knife, to be sure" are none.
    pub(super) fn by_means(&self, at: usize) -> Option<Subject> {
        const WORDS: usize = 8;
        let verb = (at.saturating_sub(WORDS)..at.checked_sub(1)?)
            .rev()
            .take_while(|&here| !self.breaks(here + 1, gap::BREAK))
            .find(|&here| {
                let takes = self.is_word(here, &["took", "takes", "taken"])
                    && self.is(here + 1, &[kind::TO]);
                takes || self.is_word(here, &["used", "uses", "using"])
            })?;
        self.subject(self.group(verb).start)
    }

    /// "Peru joins others in calling": the subject of "joins", for a participle at word `at`.
    pub(super) fn joined(&self, at: usize) -> Option<Subject> {
        let before = at
            .checked_sub(1)
            .filter(|&before| self.is_word(before, &["in"]))?;
        let joins = ["join", "joins", "joined"];
        let verb = (before.saturating_sub(JOINED)..before)
            .rev()
            .find(|&at| self.is_word(at, &joins))?;
        self.subject(self.group(verb).start)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn words_are_of_those_who_are_quoted() {
        each(&[
            (
                "The gazette quoted Peru as saying that it rained.",
                &["Peru states saying"],
            ),
            (
                "Peru was quoted by the Oslo Gazette as saying that it rained. The Oslo Gazette is old.",
                &["Peru states saying"],
            ),
            ("Peru went as far as saying that it rained.", &[]),
        ]);
    }

    #[test]
    fn what_is_used_to_say_something_has_its_user() {
        each(&[
            (
                "Norway used the feast to condemn the toll.",
                &["Norway opposes condemn"],
            ),
            ("Norway used to condemn the toll.", &[]),
        ]);
    }
}
