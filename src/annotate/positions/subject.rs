//! Whose verb it is: the subject in front of a group of verbs.
//!
//! There is no parser here. The rules walk left from the verb over what may belong to a noun
//! phrase, and give up wherever something else stands there: a wrong holder is worse than none.

use super::form::kind;
use super::words::{Sentence, gap};
use crate::annotate::tokens::is;
use crate::model::EntityType;

/// Most holders of one verb: "X, Y and Z say".
pub(super) const MANY: usize = 3;
/// Words that are looked at for the next comma.
const FAR: usize = 40;
/// Words of one noun phrase that are looked at.
const NEAR: usize = 8;
/// How often a phrase may hang on another one.
const DEPTH: u8 = 4;

/// Nouns that speak for the person named before them.
const SPEAK: [&str; 16] = [
    "administration",
    "government",
    "regime",
    "cabinet",
    "office",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "aide",
    "aides",
    "lawyer",
    "lawyers",
    "adviser",
    "advisers",
    "campaign",
    "statement",
];
/// Parts of a state that speak for themselves.
const PARTS: [&str; 5] = ["state", "province", "region", "city", "district"];

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
            _ => self.listed(last).map(Subject::Named),
        }
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
        let mut tries = 0;
        for open in (floor.max(1)..at).rev() {
            if !self.breaks(open, gap::COMMA | gap::HARD) {
                continue;
            }
            if tries == 0
                && let Some(person) = self.bare_person(open, at)
            {
                return Some(person);
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
        ];
        role.is_some_and(|role| kinds.contains(&role))
            || self.is_office(open)
            || self.get(open).is_some_and(|word| word.token.is_number())
            || self.is_modifier(open)
            || self.is_attribute(open)
            || self.is_word(
                open,
                &["speaking", "citing", "quoting", "himself", "herself"],
            )
    }

    /// A person, perhaps with a title, and nothing else in `from..to`.
    fn bare_person(&self, from: usize, to: usize) -> Option<Named> {
        let (index, mention) = self.actor(to.checked_sub(1)?)?;
        let start = self.start_of(to - 1);
        let bare = self.is_person(mention)
            && start >= from
            && start - from <= NEAR
            && (from..start).all(|at| self.is_modifier(at));
        bare.then(|| Named::one(index, start))
    }

    /// A noun phrase that ends at word `last`, with those that "and" or commas tie to it.
    fn listed(&self, last: usize) -> Option<Named> {
        let mut named = self.phrase(last, DEPTH)?;
        let mut from = named.from;
        while named.count < MANY {
            let Some(before) = from.checked_sub(1) else {
                break;
            };
            let tied = self.is(before, &[kind::AND]) && !self.breaks(from, gap::BREAK);
            let list = named.count > 1 && self.get(from).is_some_and(|word| word.gap == gap::COMMA);
            let end = match (tied, list) {
                (true, _) if !self.breaks(before, gap::BREAK) => before.checked_sub(1),
                (false, true) => Some(before),
                _ => None,
            };
            let Some(other) = end.and_then(|end| self.phrase(end, 1)) else {
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

    /// The stakeholder that heads the noun phrase ending at word `last`.
    pub(super) fn phrase(&self, last: usize, depth: u8) -> Option<Named> {
        let depth = depth.checked_sub(1)?;
        let word = self.get(last)?;
        if word.token.is_possessive() {
            return None;
        }
        if let Some((index, _)) = self.actor(last) {
            let mut named = Named::one(index, self.start_of(last));
            named.head = last;
            return self.reach(named, depth);
        }
        if self.mention(last).is_none()
            && (self.is_office(last) || self.strange_name(last).is_some())
            && let Some(named) = self.attributed(last)
        {
            return self.reach(named, depth);
        }
        self.over_phrase(last, depth)
    }

    /// Capitalised words that nothing is known of behind a title or an office; the office.
    fn strange_name(&self, last: usize) -> Option<usize> {
        let mut at = last;
        for _ in 0..4 {
            let word = self.get(at)?;
            let name = word.token.is_capital() && self.mention(at).is_none();
            if !name || self.role(at).is_some() || at == 0 || self.breaks(at, gap::BREAK) {
                return None;
            }
            at -= 1;
            if self.is_office(at) && self.mention(at).is_none() {
                return Some(at);
            }
        }
        None
    }

    /// "senior Iranian officials", "Iran’s foreign ministry": the stakeholder before the noun.
    fn attributed(&self, last: usize) -> Option<Named> {
        if self.is_word(last, &PARTS) {
            return None;
        }
        let mut at = last;
        for _ in 0..NEAR {
            if self.breaks(at, gap::BREAK) {
                return None;
            }
            at = at.checked_sub(1)?;
            if let Some((index, mention)) = self.actor(at) {
                // "Mr. Bush’s spokesman" speaks for him, "Mr. Bush’s party" for itself
                let speaks =
                    self.is_word(last, &SPEAK) && (at + 1..last).all(|at| self.is_modifier(at));
                if self.is_person(mention) && !speaks {
                    return None;
                }
                let mut named = Named::one(index, self.start_of(at));
                named.head = last;
                return Some(named);
            }
            if self.mention(at).is_some() && !self.is_modifier(at)
                || self.is(at, &[kind::DETERMINER])
            {
                return None;
            }
            if !self.is_modifier(at) && !self.is_office(at) {
                return None;
            }
        }
        None
    }

    /// "officials in Kabul": what stands before the preposition.
    fn over_phrase(&self, last: usize, depth: u8) -> Option<Named> {
        let mut at = last;
        for _ in 0..NEAR {
            if self.breaks(at, gap::BREAK) {
                return None;
            }
            let before = at.checked_sub(1)?;
            if self.is(before, &[kind::PREPOSITION]) {
                let head = before.checked_sub(1)?;
                let near = self.is_word(
                    before,
                    &[
                        "in", "at", "near", "from", "on", "of", "for", "with", "based in",
                    ],
                );
                let fits = self.is_office(head) || self.actor(head).is_some();
                return (near && fits && !self.breaks(before, gap::BREAK))
                    .then(|| self.phrase(head, depth))?;
            }
            if !self.is_modifier(at) && self.mention(at).is_none() {
                return None;
            }
            at = before;
        }
        None
    }

    /// Walks to the left end of a noun phrase and judges what stands before it.
    fn reach(&self, mut named: Named, depth: u8) -> Option<Named> {
        let mut unsure = false;
        for _ in 0..NEAR {
            let from = named.from;
            if from == 0 || self.breaks(from, gap::BREAK) {
                return Some(named);
            }
            let before = from - 1;
            match self.role(before) {
                Some(kind::DETERMINER) => {
                    named.from = before;
                    unsure = false;
                    // "the" may stand behind "all" and the like, which are adverbs here
                    continue;
                }
                Some(kind::PREPOSITION | kind::TO | kind::BY) => {
                    return self.hung(named, before, depth);
                }
                Some(kind::WHO) => {
                    // "officials who met X said"
                    return unsure.then(|| self.phrase(before.checked_sub(1)?, depth))?;
                }
                Some(kind::THAT | kind::SUB | kind::AND | kind::ADVERB | kind::SOURCE) => {
                    return (!unsure).then_some(named);
                }
                Some(kind::SAY) => return (!unsure && self.says(before)).then_some(named),
                Some(kind::VOICE | kind::CRITIC) => {}
                Some(_) => return None,
                None if self.is_word(before, &["but", "says"]) => return Some(named),
                None => {}
            }
            if let Some((_, mention)) = self.actor(before) {
                // "Rice met Iran": an actor that is no attribute ends the phrase
                if unsure || !self.is_attribute(before) && !self.is_person(mention) {
                    let title = self.get(from).is_some_and(|word| word.token.is_capital());
                    if unsure || !title {
                        return None;
                    }
                }
                named.from = self.start_of(before);
            } else if self.is_modifier(before) || self.is_office(before) {
                let word = self.get(before)?;
                let plain = !word.token.is_capital()
                    && !word.token.has(is::ACTOR | is::TITLE | is::MODIFIER)
                    && !self.is(before, &[kind::VOICE]);
                unsure |= plain && self.actor(from).is_some_and(|_| !self.is_attribute(from));
                named.from = before;
            } else if self
                .get(before)
                .is_some_and(|word| word.token.has(is::CALENDAR))
            {
                return Some(named);
            } else if self.mention(before).is_some() {
                named.from = self.start_of(before);
            } else {
                return None;
            }
        }
        None
    }

    /// "a spokesman for X", "critics of X": who of the two it is.
    fn hung(&self, named: Named, preposition: usize, depth: u8) -> Option<Named> {
        let head = preposition.checked_sub(1)?;
        if self.breaks(preposition, gap::BREAK) {
            // "On Tuesday, in X" or "…, with X": no subject
            return None;
        }
        if self
            .get(head)
            .is_some_and(|word| word.token.has(is::CALENDAR))
        {
            return None;
        }
        let person = named
            .all()
            .first()
            .and_then(|index| self.found.mentions.get(*index as usize))
            .is_some_and(|mention| self.is_person(mention));
        let capital = self.get(head).is_some_and(|word| word.token.is_capital());
        // "Secretary of State X"
        let title =
            person && capital && self.is_office(head) && self.is_word(preposition, &["of", "for"]);
        if let Some(outer) = self.phrase(head, depth) {
            return Some(if title {
                Named {
                    from: outer.from,
                    ..named
                }
            } else {
                outer
            });
        }
        if title
            || self.is_office(head)
                && self.is_word(preposition, &["of", "for", "from", "at", "with", "to"])
        {
            let mut named = named;
            named.head = if title { named.head } else { head };
            named.from = head;
            return self.reach(named, depth.checked_sub(1)?);
        }
        None
    }

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

    /// True for more than one: "officials", "X and Y", "the police".
    pub(super) fn is_plural(&self, named: &Named) -> bool {
        const GROUPS: [&str; 12] = [
            "police",
            "people",
            "military",
            "media",
            "taliban",
            "taleban",
            "hamas",
            "hezbollah",
            "opposition",
            "public",
            "militia",
            "government",
        ];
        let word = self.word(named.head);
        named.count > 1
            || word.ends_with('s') && !word.ends_with("ss") && word.len() > 3
            || GROUPS.iter().any(|group| word.eq_ignore_ascii_case(group))
            || word.ends_with("men")
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

    /// Whether a mention is somebody for whom a pronoun may stand.
    pub(super) fn fits(&self, entity: u32, pronoun: Pronoun, human: bool) -> bool {
        let class = self
            .found
            .entities
            .get(entity as usize)
            .map(|entity| entity.class);
        match pronoun {
            Pronoun::He => class == Some(EntityType::Person) || human,
            Pronoun::It => {
                !human && matches!(class, Some(EntityType::State | EntityType::Organisation))
            }
            Pronoun::They => matches!(class, Some(EntityType::Group)) || human,
        }
    }
}
