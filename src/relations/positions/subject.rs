//! Whose verb it is: the subject in front of a group of verbs.
//!
//! There is no parser here. The rules walk left from the verb over what may belong to a noun
//! phrase, and give up wherever something else stands there: a wrong holder is worse than none.

use super::cues::kind;
use super::words::{Sentence, gap};
use crate::lexicon::tokens::is;
use crate::model::EntityType;

/// Most holders of one verb: "X, Y and Z say".
pub(super) const MANY: usize = 6;
/// Words that are looked at for the next comma.
pub(super) const FAR: usize = 40;
/// Words of one noun phrase that are looked at.
pub(super) const NEAR: usize = 8;
/// How often a phrase may hang on another one.
pub(super) const DEPTH: u8 = 4;

/// A pronoun that stands for somebody named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    It,
    He,
    They,
}

/// What stands as the subject.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    /// Mentions by number, and where the first of them starts.
    Named(Named),
    /// A pronoun at a word.
    Pronoun(Pronoun, usize),
    /// "I" or "we" at a word.
    Writer(usize),
    /// "The governor": the word of the noun, and where it starts.
    Described(usize, usize),
    /// Left out: the verb shares the subject of the one before.
    Shared,
}

/// Stakeholders as a subject.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub mentions: [u32; MANY],
    pub count: usize,
    pub from: usize,
    /// The noun before the verb, or the one on which the phrases before the verb hang.
    pub head: usize,
}

impl Named {
    pub(super) fn one(mention: u32, at: usize) -> Self {
        Self {
            mentions: [mention; MANY],
            count: 1,
            from: at,
            head: at,
        }
    }

    pub(super) fn add(&mut self, mention: u32) {
        if let Some(slot) = self.mentions.get_mut(self.count) {
            *slot = mention;
            self.count += 1;
        }
    }

    pub(super) fn all(&self) -> &[u32] {
        self.mentions.get(..self.count).unwrap_or(&[])
    }
}

impl Sentence<'_> {
    /// The subject of the group of verbs that starts at word `at`.
    pub(super) fn subject(&self, at: usize) -> Option<Subject> {
        let last = at.checked_sub(1)?;
        if self.breaks(at, gap::QUOTE) && !self.is_term_before(at) {
            return None;
        }
        if self.breaks(at, gap::COMMA | gap::HARD) {
            return self.over_aside(at).map(Subject::Named);
        }
        match self.role(last) {
            Some(kind::WHO) => {
                let before = last.checked_sub(1)?;
                self.antecedent(before).map(Subject::Named)
            }
            Some(kind::THAT) if !self.breaks(last, gap::BREAK) => {
                let before = last.checked_sub(1)?;
                let noun = self.is_office(before) || self.actor(before).is_some();
                noun.then(|| self.antecedent(before).map(Subject::Named))?
            }
            Some(kind::IT) => self.pronoun(Pronoun::It, last),
            Some(kind::HE) => self.pronoun(Pronoun::He, last),
            Some(kind::THEY) => self.pronoun(Pronoun::They, last),
            Some(kind::AND) => Some(Subject::Shared),
            _ if self.is_word(last, &["but"]) => Some(Subject::Shared),
            _ if self.is_word(last, &["i", "we"]) => {
                // "3. We urge": the number of a paragraph
                let number = |at: usize| self.get(at).is_some_and(|word| word.token.is_number());
                let free = last == 0
                    || self.breaks(last, gap::BREAK)
                    || self.opens(last - 1)
                    || last == 1 && number(0);
                free.then_some(Subject::Writer(last))
            }
            _ => (self
                .listed(last)
                .map(|named| Subject::Named(self.introduced(named))))
            .or_else(|| {
                let (noun, from) = self.description(last)?;
                let free = from == 0 || self.breaks(from, gap::BREAK) || self.opens(from - 1);
                free.then_some(Subject::Described(noun, from))
            })
            .or_else(|| self.over_relative(at).map(Subject::Named)),
        }
    }

    /// "Farmers who lost their land in the storm said": who stands at the start of the clause, with
    /// the verb at word `at` behind a clause of theirs without a comma.
    fn over_relative(&self, at: usize) -> Option<Named> {
        const WORDS: usize = 16;
        let who = (at.saturating_sub(WORDS)..at)
            .rev()
            .take_while(|&here| !self.breaks(here + 1, gap::BREAK))
            .find(|&here| self.is_word(here, &["who"]))?;
        let one = (who + 1..at)
            .filter(|&here| self.cue(here).is_some_and(|cue| cue.kind() <= kind::SOURCE));
        let named = self.phrase(who.checked_sub(1)?, 2)?;
        let free = !self.breaks(who, gap::BREAK)
            && (named.from == 0 || self.breaks(named.from, gap::BREAK));
        (free && self.says(at) && one.count() == 0).then_some(named)
    }

    /// "the governor", "the Swedish firm", "a spokesman for the company": the noun that tells who it
    /// is, where the phrase starts; it ends with word `last`.
    ///
    /// "The governor said" is one; "governors said" and "the company car" are none.
    pub(super) fn description(&self, last: usize) -> Option<(usize, usize)> {
        let word = self.get(last)?;
        let text = self.word(last);
        let many = text.ends_with('s') && !text.ends_with("ss");
        let noun = is::TITLE | is::ACTOR | is::BODY_NOUN | is::SUFFIX | is::HEAD;
        let fits = word.token.has(noun) || self.is(last, &[kind::VOICE]);
        if many || !fits || self.mention(last).is_some() || word.token.is_possessive() {
            return None;
        }
        let mut at = last;
        for _ in 0..3 {
            if self.breaks(at, gap::BREAK) {
                return None;
            }
            at = at.checked_sub(1)?;
            // "A statement said", but not "signed a statement"
            let one = self.is_word(last, &["spokesman", "spokeswoman", "spokesperson"])
                || at == 0 && self.is_word(last, &["statement"]);
            if self.is_word(at, &["the"]) || one && self.is_word(at, &["a"]) {
                return Some(self.spoken_for(at).map_or((last, at), |from| (last, from)));
            }
            if !self.is_modifier(at) || self.mention(at).is_some() {
                return None;
            }
        }
        None
    }

    /// "a spokesman for" before the article at word `at`: where it starts.
    fn spoken_for(&self, at: usize) -> Option<usize> {
        let tied = at
            .checked_sub(1)
            .filter(|&tie| self.is_word(tie, &["for", "of", "from"]))?;
        let office = tied
            .checked_sub(1)
            .filter(|&head| self.is(head, &[kind::VOICE]) || self.is_office(head))?;
        let from = office
            .checked_sub(1)
            .filter(|&first| self.is(first, &[kind::DETERMINER]))?;
        (!self.breaks(at, gap::BREAK) && !self.breaks(tied, gap::BREAK)).then_some(from)
    }

    /// Whom "who" or "which" behind word `last` means; what stands before the noun does not matter.
    fn antecedent(&self, last: usize) -> Option<Named> {
        self.phrase(last, DEPTH).or_else(|| {
            // "in a Lomu Bank report that says"
            if self.is_office(last) && self.mention(last).is_none() {
                return self.attributed(last);
            }
            let (index, _) = self.actor(last)?;
            let bare = !self.get(last)?.token.is_possessive();
            bare.then(|| Named {
                head: last,
                ..Named::one(index, self.start_of(last))
            })
        })
    }

    fn pronoun(&self, pronoun: Pronoun, at: usize) -> Option<Subject> {
        let free = at == 0 || self.breaks(at, gap::BREAK) || self.opens(at - 1);
        free.then_some(Subject::Pronoun(pronoun, at))
    }

    /// True where a clause may start behind word `at`.
    fn opens(&self, at: usize) -> bool {
        let open = [kind::THAT, kind::SUB, kind::AND, kind::ADVERB, kind::ASIDE];
        self.is(at, &open)
            || self.says(at)
            || self.is_word(
                at,
                &["but", "reporters", "journalists", "parliament", "lawmakers"],
            )
            || self
                .get(at)
                .is_some_and(|word| word.token.has(is::CALENDAR))
    }

    /// "Ana Ruiz, a chemist at the University of Oslo said": whom the phrase describes.
    fn introduced(&self, named: Named) -> Named {
        let described = self.actor(named.head).is_none()
            && self.is(named.from, &[kind::DETERMINER])
            && self
                .get(named.from)
                .is_some_and(|word| word.gap == gap::COMMA);
        let before = named.from.wrapping_sub(1);
        match self.actor(before) {
            Some((index, mention)) if described && self.is_person(mention) => {
                Named::one(index, self.start_of(before))
            }
            _ => named,
        }
    }

    /// "Lund and his allies": the word before "and", where what follows is nobody named.
    fn before_company(&self, last: usize) -> Option<usize> {
        const WORDS: usize = 4;
        let own = ["its", "his", "her", "their", "other"];
        let from = (last.saturating_sub(WORDS)..=last)
            .rev()
            .take_while(|&at| self.mention(at).is_none() && !self.breaks(at, gap::BREAK))
            .find(|&at| self.is_word(at, &own))?;
        let and = from
            .checked_sub(1)
            .filter(|&and| self.is(and, &[kind::AND]))?;
        and.checked_sub(1)
    }

    /// Whether a stakeholder that ends at word `last` stands right behind another and a comma.
    fn is_in_list(&self, last: usize) -> bool {
        let Some(named) = self.phrase(last, 2) else {
            return false;
        };
        let comma = self
            .get(named.from)
            .is_some_and(|word| word.gap == gap::COMMA);
        let before = named.from.checked_sub(1).filter(|_| comma);
        before.is_some_and(|at| self.phrase(at, 2).is_some())
    }

    /// "Ana Ruiz of Lomu and Sons said": whether a body belongs to the phrase behind a person.
    ///
    /// "Ana Ruiz of Lomu and Peru said" names two.
    fn is_of(&self, body: &Named, person: &Named) -> bool {
        let class = body.all().first().and_then(|index| {
            let mention = self.found.mentions.get(*index as usize)?;
            self.class(mention.entity)
        });
        let tied =
            (person.head + 1..body.from).any(|at| self.is_word(at, &["of", "at", "from", "with"]));
        body.count == 1
            && class == Some(EntityType::Organisation)
            && self.is_person_named(person)
            && tied
    }

    /// A noun phrase that ends at word `last`, with those that "and" or commas tie to it.
    fn listed(&self, last: usize) -> Option<Named> {
        let last = self.before_company(last).unwrap_or(last);
        let mut named = self.phrase(last, DEPTH)?;
        let mut from = named.from;
        while named.count < MANY {
            let Some(before) = from.checked_sub(1) else {
                break;
            };
            let joined = self.is(before, &[kind::AND]) && !self.breaks(from, gap::BREAK);
            let comma =
                named.count > 1 && self.get(from).is_some_and(|word| word.gap == gap::COMMA);
            // "X, Y, and Z", but not "…, and Z"
            let series = joined
                && self.get(before).is_some_and(|word| word.gap == gap::COMMA)
                && before
                    .checked_sub(1)
                    .is_some_and(|end| self.is_in_list(end));
            let end = match (joined, comma) {
                (true, _) if series || !self.breaks(before, gap::BREAK) => before.checked_sub(1),
                (false, true) => Some(before),
                _ => None,
            };
            let Some(other) = end.and_then(|end| self.phrase(end, 2)) else {
                break;
            };
            let Some(mention) = other.all().first() else {
                break;
            };
            if self.is_of(&named, &other) {
                return Some(other);
            }
            named.add(*mention);
            from = other.from;
        }
        named.from = from;
        // they were found from right to left
        if let Some(mentions) = named.mentions.get_mut(..named.count) {
            mentions.sort_unstable();
        }
        Some(named)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn a_clause_of_their_own_stands_before_the_verb() {
        each(&[
            (
                "Farmers who lost boats in the storm say it rained.",
                &["farmers states say"],
            ),
            (
                "Peru, Chile, and Norway rejected it.",
                &[
                    "Peru refuses rejected",
                    "Chile refuses rejected",
                    "Norway refuses rejected",
                ],
            ),
        ]);
    }

    #[test]
    fn what_hangs_on_a_person_is_no_second_holder() {
        each(&[
            (
                "Analyst Ana Ruiz of Brandt Energy and Lomu Bank said that it rained. Lomu Bank and Brandt Energy left.",
                &["Ana Ruiz states said"],
            ),
            (
                "Ana Ruiz of Lomu Bank and Peru said that it rained. Lomu Bank left.",
                &["Ana Ruiz states said", "Peru states said"],
            ),
        ]);
    }
}
