//! Whose verb it is: the subject in front of a group of verbs.
//!
//! There is no parser here. The rules walk left from the verb over what may belong to a noun
//! phrase, and give up wherever something else stands there: a wrong holder is worse than none.

use super::cues::kind;
use super::words::{Sentence, gap};
use crate::lexicon::tokens::is;
use crate::model::WhyRule;

/// Most holders of one verb: "X, Y and Z say".
pub(super) const MANY: usize = 6;
/// Words that are looked at for the next comma.
pub(super) const FAR: usize = 40;
/// Words of one noun phrase that are looked at.
pub(super) const NEAR: usize = 8;
/// How often a phrase may hang on another one.
const DEPTH: u8 = 4;

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
        if self.breaks(at, gap::QUOTE) {
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
                noun.then(|| self.phrase(before, DEPTH).map(Subject::Named))?
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
            }),
        }
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
            let one = self.is_word(last, &["spokesman", "spokeswoman", "spokesperson"]);
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

    /// "X, the minister of Y, said" and "The minister of Y, X, said".
    fn over_aside(&self, at: usize) -> Option<Named> {
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
            if self.breaks(open, gap::QUOTE) || tries == 3 {
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
        role.is_some_and(|role| kinds.contains(&role))
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
        (ends || self.is_word(at, &["seen", "known", "born", "held", "led", "sent"]))
            && self.mention(at).is_none()
    }

    /// "Norwegian", "Norway’s".
    fn is_adjective(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.token.is_possessive())
            || (self.mention(at)).is_some_and(|(_, known)| known.why.rule == WhyRule::Demonym)
    }

    /// A name, perhaps with a title or an article, and nothing else in `from..to`.
    fn bare(&self, from: usize, to: usize) -> Option<Named> {
        let (index, mention) = self.actor(to.checked_sub(1)?)?;
        let start = self.start_of(to - 1);
        let capital = self.get(start).is_some_and(|word| word.token.is_capital());
        let person = self.is_person(mention);
        let article = from + usize::from(!person && self.is_word(from, &["the"]));
        let bare = (person || capital && article == start && !self.is_adjective(to - 1))
            && start >= from
            && start - from <= NEAR
            && (article..start).all(|at| self.is_modifier(at));
        bare.then(|| Named::one(index, start))
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
            let end = match (joined, comma) {
                (true, _) if !self.breaks(before, gap::BREAK) => before.checked_sub(1),
                (false, true) => Some(before),
                _ => None,
            };
            let Some(other) = end.and_then(|end| self.phrase(end, 2)) else {
                break;
            };
            let Some(mention) = other.all().first() else {
                break;
            };
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
