//! Whose words they are where the name comes after: "said X", "according to X", "urged by X".

use super::cues::kind;
use super::subject::{Named, Subject};
use super::words::{Sentence, gap};
use crate::lexicon::list;
use crate::lexicon::tokens::is;
use crate::model::EntityType;

/// Words of a noun phrase that are looked at.
const NEAR: usize = 10;

impl Sentence<'_> {
    /// The stakeholder that heads the noun phrase which starts at word `from`, and the word behind
    /// the phrase.
    pub(super) fn voice(&self, from: usize) -> Option<(Named, usize)> {
        self.voice_within(from, 3)
    }

    /// The same, or a description of somebody named before: "said the governor".
    pub(super) fn spoken_by(&self, from: usize) -> Option<(Subject, usize)> {
        if let Some((named, close)) = self.voice(from) {
            return Some((Subject::Named(named), close));
        }
        if [kind::HE, kind::IT, kind::THEY]
            .iter()
            .any(|kind| self.is(from, &[*kind]))
        {
            return None;
        }
        let close = self.run(from);
        let last = close.checked_sub(1).filter(|last| *last > from)?;
        let (at, start) = self.description(last)?;
        (start == from).then_some((Subject::Described(at, from), close))
    }

    fn voice_within(&self, from: usize, depth: u8) -> Option<(Named, usize)> {
        let depth = depth.checked_sub(1)?;
        let to = self.run(from);
        let mut best: Option<(u32, usize)> = None;
        for at in from..to {
            let Some((index, mention)) = self.actor(at) else {
                continue;
            };
            let person = self.is_person(mention);
            let ends = (at + 1..to).all(|at| self.actor(at).is_some_and(|found| found.0 == index));
            let possessive = self.get(at).is_some_and(|word| word.token.is_possessive());
            if person && !possessive {
                best = Some((index, at));
                break;
            }
            // "civil society campaigns", of a group whatever stands for many
            let group = self
                .entity(mention)
                .is_some_and(|entity| entity.class == EntityType::Group);
            let many = group && self.word(to - 1).ends_with('s');
            // "civil society organisations"
            let kind = is::BODY_NOUN | is::SUFFIX | is::HEAD;
            let acts = (at + 1..to).any(|at| self.is_office(at) && !self.is_some_of(mention, at))
                || !person
                    && !possessive
                    && at + 2 == to
                    && (many || self.get(at + 1).is_some_and(|word| word.token.has(kind)));
            if ends && !possessive || acts {
                best = Some((index, at));
            }
        }
        if let Some((index, at)) = best {
            let mut named = Named::one(index, self.start_of(at));
            named.head = to.saturating_sub(1);
            // "X and Y"
            if self.is(to, &[kind::AND])
                && !self.breaks(to, gap::BREAK)
                && let Some((other, end)) = self.voice_within(to + 1, depth)
                && let Some(mention) = other.all().first()
            {
                named.add(*mention);
                return Some((named, end));
            }
            return Some((named, to));
        }
        let last = to.checked_sub(1).filter(|last| *last >= from)?;
        if !self.is_office(last) {
            return None;
        }
        // "a spokesman for X", "the foreign minister, X"
        let tied = self.is_word(to, &["of", "for", "from", "at", "with", "by", "in"])
            && !self.breaks(to, gap::BREAK);
        let aside = self.get(to).is_some_and(|word| word.gap == gap::COMMA);
        let (named, end) = match (tied, aside) {
            (true, _) => self.voice_within(to + 1, depth)?,
            (false, true) => self.voice_within(to, depth)?,
            _ => return None,
        };
        let mentions = &self.found.mentions;
        let person = named
            .all()
            .first()
            .and_then(|index| mentions.get(*index as usize))
            .is_some_and(|mention| self.is_person(mention));
        (tied || person).then_some((named, end))
    }

    /// The word behind the nouns and modifiers that start at word `from`.
    fn run(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + NEAR && self.get(at).is_some() {
            let fits = self.mention(at).is_some()
                || self.is(at, &[kind::DETERMINER])
                || self.is_modifier(at)
                || self.is_office(at);
            // "Pacific and development specialist X"
            let joins = at > from
                && self.is(at, &[kind::AND])
                && self.is_modifier(at + 1)
                && self.mention(at + 1).is_none()
                && !(from..at).any(|at| self.actor(at).is_some());
            if !(fits || joins) || at > from && self.breaks(at, gap::BREAK) {
                break;
            }
            at += 1;
        }
        at
    }

    /// "…, the Sandia Press Agency said": whether it is only who passes it on.
    ///
    /// "…, a spokesman for the BBC said" is the word of the BBC.
    pub(super) fn passes_on(&self, who: &Subject) -> bool {
        let Subject::Named(named) = who else {
            return false;
        };
        let body = |(_, mention)| !self.is_person(mention);
        named.count == 1
            && self.actor(named.head).is_some_and(body)
            && (named.from..=named.head).any(|at| {
                let press = self.is_word(at, &["press"]) && self.is_listed(at + 1, list::AGENCY);
                press || self.is_listed(at, list::OUTLET)
            })
    }

    /// Whether a noun phrase that ends before word `end` may close what was said: no verb follows.
    pub(super) fn closes(&self, end: usize) -> bool {
        let preposition = [kind::PREPOSITION, kind::WHO, kind::SUB, kind::ADVERB];
        self.get(end).is_none()
            || self.breaks(end, gap::BREAK)
            || self.is(end, &preposition)
            || self.is_word(end, &["in", "at", "on", "after", "during"])
            || self
                .get(end)
                .is_some_and(|word| word.token.has(is::CALENDAR))
    }

    /// Whether "by" follows at word `at`, perhaps behind a date: "approved on Monday by X".
    pub(super) fn is_by(&self, at: usize) -> bool {
        let date = |&at: &usize| {
            let number = self.get(at).is_some_and(|word| word.token.is_number());
            number || self.is_time(at) || self.is_word(at, &["on", "in"])
        };
        let end = at + (at..at + 4).take_while(date).count();
        self.is(end, &[kind::BY]) && (at..=end).all(|at| !self.breaks(at, gap::BREAK))
    }

    /// The word behind the "by" that follows word `at` in its clause.
    pub(super) fn by(&self, at: usize) -> Option<usize> {
        (at..at + NEAR)
            .take_while(|&at| at == 0 || self.get(at).is_some() && !self.breaks(at, gap::BREAK))
            .take_while(|&at| {
                // "hailed as historic by Peru"
                let clause = self.is(at, &[kind::THAT, kind::WHO, kind::SUB]);
                !clause || self.is_word(at, &["as"])
            })
            .find(|&at| self.is(at, &[kind::BY]))
            .map(|at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn who_passes_it_on_takes_no_position() {
        each(&[
            (
                "Norway rejected the toll, the Sandia Press Agency said. The Sandia Press Agency is old.",
                &["Norway refuses rejected"],
            ),
            (
                "The toll must fall, a spokesman for the Sandia Press Agency said. The Sandia Press Agency is old.",
                &["Sandia Press Agency demands said"],
            ),
        ]);
    }
}
