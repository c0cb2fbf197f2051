//! Noun phrases in front of a verb: which stakeholder heads them.

use super::cues::kind;
use super::subject::{NEAR, Named};
use super::words::{Sentence, gap};
use crate::lexicon::list;
use crate::lexicon::tokens::is;
use crate::model::{EntityType, Mention, WhyRule};

/// How nouns for what people do end: "hunger striker Ana Ruiz".
const DOERS: [&str; 7] = ["er", "or", "ist", "ian", "ant", "man", "woman"];

impl Sentence<'_> {
    /// The stakeholder that heads the noun phrase ending at word `last`.
    pub(super) fn phrase(&self, last: usize, depth: u8) -> Option<Named> {
        let depth = depth.checked_sub(1)?;
        let word = self.get(last)?;
        if word.token.is_possessive() {
            return None;
        }
        if let Some((index, _)) = self.actor(last) {
            let spoken_for = self.state_of(last);
            let mut named = Named::one(spoken_for.unwrap_or(index), self.start_of(last));
            named.head = last;
            return self.reach(named, depth);
        }
        if self.mention(last).is_none()
            && self.is_office(last)
            && let Some(named) = self.attributed(last)
        {
            return self.reach(named, depth);
        }
        // the rest of a name: "Lomu Holdings"
        let body = word.token.is_capital() && self.role(last).is_none();
        if (self.is_listed(last, list::KIND) || body && self.mention(last).is_none())
            && !self.breaks(last, gap::BREAK)
            && let Some(before) = last.checked_sub(1)
            && self.actor(before).is_some()
        {
            let named = self.phrase(before, depth)?;
            return Some(Named {
                head: last,
                ..named
            });
        }
        self.over_phrase(last, depth)
    }

    /// "Peruvian ministers": the state for which the group at word `at` speaks.
    fn state_of(&self, at: usize) -> Option<u32> {
        let before = at.checked_sub(1).filter(|_| !self.breaks(at, gap::BREAK))?;
        let (index, mention) = self.actor(before)?;
        let spoken = self.is_listed(at, list::STATE_PEOPLE) && mention.why.rule == WhyRule::Demonym;
        spoken.then_some(index)
    }

    /// "senior Iranian officials", "Iran’s foreign ministry": the stakeholder before the noun.
    pub(super) fn attributed(&self, last: usize) -> Option<Named> {
        if self.is_listed(last, list::OWN_PART) {
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
                let speaks = self.is_listed(last, list::SPEAKS)
                    && (at + 1..last).all(|at| self.is_modifier(at));
                let letter = self.is_word(last, &["memo", "letter"]);
                if self.is_person(mention) && !speaks && !letter || self.is_some_of(mention, last) {
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

    /// "EU members", "Norwegian voters": some of a state or a union by the noun at word `at`.
    pub(super) fn is_some_of(&self, mention: &Mention, at: usize) -> bool {
        let class = self.entity(mention).map(|entity| entity.class);
        class == Some(EntityType::State) && self.is_listed(at, list::OF_MANY)
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
        let person = self.is_person_named(&named);
        let name = named.from;
        // "the third time Mr. Lund has said": where a name with its title starts behind a noun
        let mut cut: Option<Named> = None;
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
                    // "the ban, which X says is unlawful"
                    if !unsure && self.is_word(before, &["which", "whom"]) {
                        return Some(named);
                    }
                    // "officials who met X said"
                    return unsure.then(|| self.phrase(before.checked_sub(1)?, depth))?;
                }
                Some(kind::THAT | kind::SUB | kind::AND | kind::ADVERB | kind::SOURCE) => {
                    return (!unsure).then_some(named);
                }
                Some(kind::SAY) => return (!unsure && self.says(before)).then_some(named),
                Some(kind::VOICE | kind::CRITIC) => {}
                Some(_) => return cut,
                None if self.is_word(before, &["but", "says"]) => return Some(named),
                None => {}
            }
            let capital = |at| self.get(at).is_some_and(|word| word.token.is_capital());
            let titled = person && from < name && capital(from) && !capital(before);
            cut = cut.or_else(|| titled.then_some(named));
            // "Two weeks ago Peru left", "In May Peru left"
            let may = self.is_word(before, &["may"]) && self.is_time_before(from);
            if may || self.is_word(before, &["ago"]) {
                return Some(named);
            }
            if let Some((_, mention)) = self.actor(before) {
                // "Rice met Iran": an actor that is no attribute ends the phrase
                if unsure || !self.is_attribute(before) && !self.is_person(mention) {
                    // but "European Union president X" is one phrase
                    // and "Lomu Bank equity analyst X" another
                    let office = person && (from..name).any(|at| self.is_office(at));
                    let title = self.get(from).is_some_and(|word| word.token.is_capital());
                    // and "Lomu drivers" a third
                    let compound = !title && from == name;
                    if unsure || !title && !office && !compound {
                        return None;
                    }
                }
                named.from = self.start_of(before);
            } else if self.is_modifier(before) || self.is_office(before) {
                let word = self.get(before)?;
                let amount = ["million", "billion", "thousand", "hundred", "dozen"];
                let doer = person && DOERS.iter().any(|end| self.word(before).ends_with(end));
                let plain = !doer
                    && !word.token.is_capital()
                    && !word.token.is_number()
                    && !self.is_word(before, &amount)
                    && !word.token.has(is::ACTOR | is::TITLE | is::MODIFIER)
                    && !self.is(before, &[kind::VOICE]);
                unsure |= plain && self.actor(from).is_some_and(|_| !self.is_attribute(from));
                named.from = before;
            } else if self.is_word(before, &["almost", "nearly", "roughly"]) {
                return Some(Named {
                    from: before,
                    ..named
                });
            } else if self
                .get(before)
                .is_some_and(|word| word.token.has(is::CALENDAR))
            {
                return Some(named);
            } else if self.mention(before).is_some() {
                named.from = self.start_of(before);
            } else {
                return cut;
            }
        }
        None
    }

    /// True where the first of those named is a person.
    pub(super) fn is_person_named(&self, named: &Named) -> bool {
        let first = named.all().first();
        let mention = first.and_then(|index| self.found.mentions.get(*index as usize));
        mention.is_some_and(|mention| self.is_person(mention))
    }

    /// "a spokesman for X", "critics of X": who of the two it is.
    fn hung(&self, named: Named, preposition: usize, depth: u8) -> Option<Named> {
        // "Around 300 farmers": about how many
        let number = (self.get(named.from)).is_some_and(|word| word.token.is_number());
        if number && self.is_word(preposition, &["around", "about", "over"]) {
            return Some(Named {
                from: preposition,
                ..named
            });
        }
        // "In 2011 Peru left"
        let opens = preposition == 0 || self.breaks(preposition, gap::BREAK);
        if number && opens && self.is_word(preposition, &["in", "since", "by", "until"]) {
            return Some(named);
        }
        let head = preposition.checked_sub(1)?;
        // "an inquiry by X found"
        if self.is_word(preposition, &["by"]) && self.is_listed(head, list::WORK_BY) {
            return Some(Named {
                from: head,
                ..named
            });
        }
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
        if self.is_word(preposition, &["of"]) && self.is_listed(head, list::AMOUNT) {
            let named = Named {
                from: head,
                ..named
            };
            return self.reach(named, depth.checked_sub(1)?);
        }
        let person = self.is_person_named(&named);
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
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn a_time_may_stand_before_the_subject() {
        each(&[
            ("In May Norway rejected it.", &["Norway refuses rejected"]),
            ("In 2011 Norway rejected it.", &["Norway refuses rejected"]),
            (
                "Two weeks ago Norway rejected it.",
                &["Norway refuses rejected"],
            ),
            ("The fleet of Norway rejected it.", &[]),
        ]);
    }

    #[test]
    fn a_name_may_follow_a_noun() {
        each(&[
            (
                "It was the third time Mr. Lund rejected it. Mr. Lund left.",
                &["Lund refuses rejected"],
            ),
            (
                "Peruvian hunger striker Ola Lund rejected it.",
                &["Ola Lund refuses rejected"],
            ),
        ]);
    }
}
