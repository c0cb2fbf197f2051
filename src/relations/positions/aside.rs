//! Subjects with something between them and their verb: "X, the minister of Y, said".

use super::cues::kind;
use super::subject::{DEPTH, FAR, NEAR, Named};
use super::words::{Sentence, gap};
use crate::lexicon::{is_word_of, list};

impl Sentence<'_> {
    /// "X, the minister of Y, said" and "The minister of Y, X, said".
    pub(super) fn over_aside(&self, at: usize) -> Option<Named> {
        let floor = at.saturating_sub(FAR);
        // "Some leaders – notably of X – said": what stands between dashes or brackets
        if self.breaks(at, gap::HARD) {
            let open = (floor.max(1)..at)
                .rev()
                .find(|&open| self.breaks(open, gap::HARD));
            let named = |open| self.phrase(open - 1, DEPTH).or_else(|| self.bare(open, at));
            if let Some(named) = open.and_then(named) {
                return Some(named);
            }
        }
        let mut tries = 0;
        for open in (floor.max(1)..at).rev() {
            if !self.breaks(open, gap::COMMA | gap::HARD) {
                continue;
            }
            if tries == 0
                && let Some(bare) = self.bare(open, at)
                && (self.breaks(open, gap::COMMA) || self.is_person_named(&bare))
            {
                // "Ola Lund, Lomu Bank, said": of a person and a body the person
                let before = self.phrase(open - 1, DEPTH);
                let person = before.filter(|named| self.is_person_named(named));
                return person
                    .filter(|_| !self.is_person_named(&bare))
                    .or(Some(bare));
            }
            let quoted = self.breaks(open, gap::QUOTE) && !self.is_term(open);
            if quoted || tries == 3 {
                return None;
            }
            tries += 1;
            if !self.is_aside(open) {
                continue;
            }
            if let Some(named) = self.phrase(open - 1, DEPTH) {
                return Some(named);
            }
            // "X and Y, who fled, the source, who met them, told Z": it was the source
            if self.is(open, &[kind::WHO]) && self.is_office(open - 1) {
                return None;
            }
        }
        None
    }

    /// Whether what starts at word `open` may explain the noun before its comma.
    fn is_aside(&self, open: usize) -> bool {
        let role = self.role(open);
        let kinds = [
            kind::WHO,
            kind::DETERMINER,
            kind::PREPOSITION,
            kind::VOICE,
            kind::ADVERB,
            kind::SUB,
        ];
        // "along with Peru": a preposition of two words
        let tied = (self.cue(open)).is_some_and(|cue| cue.kind() == kind::PREPOSITION);
        tied || role.is_some_and(|role| kinds.contains(&role))
            || self.is_office(open)
            || self.get(open).is_some_and(|word| word.token.is_number())
            || self.is_modifier(open)
            || self.is_attribute(open)
            || self.is_word(open, &["himself", "herself", "itself"])
            || self.is_participle(open)
    }

    /// "speaking", "founded", "known".
    fn is_participle(&self, at: usize) -> bool {
        let word = self.word(at);
        let ends = ["ing", "ed"].iter().any(|end| word.ends_with(end)) && word.len() > 4;
        (ends || is_word_of(list::PARTICIPLE, word)) && self.mention(at).is_none()
    }

    /// A name, perhaps with a title or an article, and nothing else in `from..to`.
    fn bare(&self, from: usize, to: usize) -> Option<Named> {
        let (index, mention) = self.actor(to.checked_sub(1)?)?;
        let start = self.start_of(to - 1);
        let capital = self.get(start).is_some_and(|word| word.token.is_capital());
        let person = self.is_person(mention);
        let article = from + usize::from(!person && self.is_word(from, &["the"]));
        let bare = (person || capital && article == start)
            && start >= from
            && start - from <= NEAR
            && (article..start).all(|at| self.is_modifier(at));
        bare.then(|| Named::one(index, start))
    }

    /// Whether word `at` opens a term in quotation marks: a nickname, a title that is doubted.
    fn is_term(&self, at: usize) -> bool {
        const WORDS: usize = 3;
        (at + 1..=at + WORDS)
            .any(|end| self.get(end).is_some_and(|word| word.gap & gap::QUOTE != 0))
    }

    /// Whether such a term and a comma end before word `at`: "Ana Ruiz, known as “Lu”, said".
    pub(super) fn is_term_before(&self, at: usize) -> bool {
        const WORDS: usize = 3;
        let quote = |&open: &usize| {
            self.get(open)
                .is_some_and(|word| word.gap & gap::QUOTE != 0)
        };
        let open = (at.saturating_sub(WORDS)..at).rev().find(quote);
        self.breaks(at, gap::COMMA) && open.is_some_and(|open| open > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn a_nickname_or_company_between_commas_hides_no_subject() {
        each(&[
            (
                "Ola Lund, known as “the Fox”, rejected the toll.",
                &["Ola Lund refuses rejected"],
            ),
            (
                "Norway, along with Peru, rejected the toll.",
                &["Norway refuses rejected"],
            ),
            // what is quoted at length is no name
            (
                "Ola Lund, “we will not stay here any longer”, rejected it.",
                &[],
            ),
        ]);
    }
}
