//! Participles: whose "demanding", "saying" and "joined others in calling" are.

use super::subject::Subject;
use super::words::{Sentence, gap};

/// In what somebody demands something.
const PAPERS: [&str; 11] = [
    "resolution",
    "lawsuit",
    "complaint",
    "statement",
    "letter",
    "petition",
    "protest",
    "rally",
    "memo",
    "tweet",
    "post",
];

/// Words between "join" and "in calling".
const JOINED: usize = 32;

/// Words before a verb in which a quotation may end.
const NEAR: usize = 9;

impl Sentence<'_> {
    /// Whether a participle at word `at` tells more of what somebody does: "…, saying", "a statement
    /// saying", "bought bonds saying".
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.breaks(at, gap::COMMA)
            || self.is_word(at - 1, &PAPERS)
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
