//! Clauses: where they start, with whom, and whether they state anything at all.

use super::cues::kind;
use super::subject::{FAR, NEAR, Named, Pronoun};
use super::words::{Sentence, gap};
use crate::lexicon::list;
use crate::model::EntityType;

impl Sentence<'_> {
    /// The stakeholder with which the clause that starts at word `from` begins.
    pub(super) fn opening(&self, from: usize, to: usize) -> Option<Named> {
        let end = to.min(from + 2 * NEAR);
        let mut at = from;
        while at < end {
            if at > from && self.breaks(at, gap::BREAK) {
                return None;
            }
            if self.actor(at).is_some() {
                break;
            }
            // "members of the union"
            let tied = at > from && self.is_office(at - 1);
            if tied && self.is_word(at, &["of", "from", "for"]) {
                at += 1;
                continue;
            }
            if !self.is_modifier(at) && !self.is(at, &[kind::ADVERB, kind::DETERMINER]) {
                return None;
            }
            at += 1;
        }
        // over the rest of the phrase: "Iranian foreign minister X"
        let mut last = at;
        while last + 1 < end
            && !self.breaks(last + 1, gap::BREAK)
            && (self.actor(last + 1).is_some()
                || self.is_office(last + 1) && self.is_modifier(last + 1))
        {
            last += 1;
        }
        (last < end).then(|| self.phrase(last, 2))?
    }

    /// With whom the main clause begins to which a verb at word `at` is tied by a comma, or by "and"
    /// where no other clause stands between: "Peru fears a ban that costs jobs, saying so".
    pub(super) fn main(&self, at: usize) -> Option<Named> {
        const OPENINGS: usize = 2;
        if at > FAR {
            return None;
        }
        let commas = (1..at).filter(|&comma| self.breaks(comma, gap::COMMA));
        let apart = self.is(0, &[kind::PREPOSITION, kind::SUB, kind::ASIDE]);
        let starts = std::iter::once(0).chain(commas.take(OPENINGS).filter(|_| apart));
        let free = |from: usize| {
            let other = [kind::WHO, kind::SUB, kind::IF];
            // the "but" before the verb opens no clause of its own
            let close = at - usize::from(at > 0 && self.is_word(at - 1, &["but"]));
            self.breaks(at, gap::COMMA) || !(from..close).any(|word| self.is(word, &other))
        };
        starts
            .filter_map(|start| self.opening(start, at))
            .find(|named| free(named.from))
    }

    /// True for more than one: "officials", "X and Y", "the police".
    pub(super) fn is_plural(&self, named: &Named) -> bool {
        let word = self.word(named.head);
        named.count > 1
            || word.ends_with('s') && !word.ends_with("ss") && word.len() > 3
            || self.is_listed(named.head, list::MANY)
            || word.ends_with("men")
    }

    /// True for a body at the start of its clause, of which some write as of many: "The G7 condemn".
    pub(super) fn is_collective(&self, named: &Named) -> bool {
        let body = self.actor(named.head).is_some_and(|(_, mention)| {
            (self.entity(mention)).is_some_and(|entity| entity.class == EntityType::Organisation)
        });
        body && (named.from == 0 || self.breaks(named.from, gap::BREAK))
    }

    /// Where the clause of word `at` starts.
    pub(super) fn clause(&self, at: usize) -> usize {
        let floor = at.saturating_sub(FAR);
        (floor..at)
            .rev()
            .find(|&before| {
                self.is(before, &[kind::THAT, kind::SUB, kind::IF])
                    || self.says(before)
                    || self.breaks(before + 1, gap::QUOTE | gap::HARD)
                    || self.breaks(before + 1, gap::COMMA)
                        && self.is(before + 1, &[kind::AND, kind::SUB])
            })
            .map_or(floor, |before| before + 1)
    }

    /// True where the clause of word `at` is a condition or a question.
    pub(super) fn is_open(&self, at: usize) -> bool {
        let start = self.clause(at);
        let word =
            |at: usize| self.is(at, &[kind::IF]) || self.is_word(at, &["how", "why", "what"]);
        word(start) || start.checked_sub(1).is_some_and(word)
    }

    /// Whether somebody but `entity` is named at word `at` whom a pronoun could mean as well.
    ///
    /// Who only hangs on a preposition is seldom meant: "Peru met with Chile, and it left".
    pub(super) fn rivals(&self, at: usize, entity: u32, pronoun: Pronoun) -> bool {
        let start = self.start_of(at);
        let hung = start.checked_sub(1).is_some_and(|before| {
            self.is(before, &[kind::PREPOSITION, kind::BY]) && !self.breaks(start, gap::BREAK)
        });
        self.actor(at).is_some_and(|(_, other)| {
            other.entity != entity && !hung && self.fits(other.entity, pronoun, false)
        })
    }

    /// What an entity is.
    pub(super) fn class(&self, entity: u32) -> Option<EntityType> {
        Some(self.found.entities.get(entity as usize)?.class)
    }

    /// Whether a mention is somebody for whom a pronoun may stand.
    pub(super) fn fits(&self, entity: u32, pronoun: Pronoun, human: bool) -> bool {
        let class = self.class(entity);
        match pronoun {
            Pronoun::He => class == Some(EntityType::Person) || human,
            Pronoun::It => {
                !human && matches!(class, Some(EntityType::State | EntityType::Organisation))
            }
            Pronoun::They => matches!(class, Some(EntityType::Group)) || human,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn who_hangs_on_a_preposition_is_not_meant() {
        each(&[
            (
                "While Peru was in talks with Chile, it rejected the toll.",
                &["Peru refuses rejected"],
            ),
            (
                "Norway rejected a demand by Chile. It also condemned the toll.",
                &[
                    "Norway refuses rejected",
                    "Chile demands demand",
                    "Norway opposes condemned",
                ],
            ),
        ]);
    }
}
