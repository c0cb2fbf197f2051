//! Who has appeared in an article, as what: so that "the governor", "the company" and "she" find
//! somebody in a later sentence. Where two could be meant, nobody is.

use super::cues::kind;
use super::subject::Pronoun;
use super::words::{Sentence, gap};
use crate::lexicon::norm::hashes;
use crate::lexicon::tokens::is;
use crate::lexicon::{is_word_of, is_written, list};
use crate::model::{Annotations, EntityType, Mention, Span};

/// Sentences after which a pronoun for a person finds nobody any more.
const AGE: u32 = 4;
/// Sentences after which a quotation without a speaker is nobody’s.
const QUOTED: u32 = 10;
/// Sentences in which "the company" looks for one.
const NEAR: u32 = 4;
/// Most roles and bodies that are remembered, the last ones.
const MOST: usize = 64;
/// Words of a title or an apposition that are looked at.
const WORDS: usize = 7;

/// Somebody for whom a pronoun or a description may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub entity: u32,
    /// A human being by the noun: "an Iranian official".
    pub human: bool,
    pub cue: Span,
}

/// Somebody and the number of the sentence in which they were last.
#[derive(Clone, Copy, Debug)]
struct Seen {
    known: Known,
    at: u32,
    /// Nobody else was named whom the pronoun could mean.
    sure: bool,
    /// A state.
    state: bool,
}

/// Everybody so far.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Number of the sentence.
    now: u32,
    /// The one person whom "he" or "she" means.
    person: Option<Seen>,
    /// The one state or body that "it" means.
    body: Option<Seen>,
    /// The one group that "they" means.
    group: Option<Seen>,
    /// Stems of nouns, and whom they were used of.
    roles: Vec<(u64, u32)>,
    /// Organisations, and where each was last.
    bodies: Vec<(u32, u32)>,
}

impl Cast {
    /// A new sentence begins.
    pub(super) fn next(&mut self) {
        self.now += 1;
    }

    /// Behind a heading, and whatever is no running text, pronouns find nobody.
    pub(super) fn forget(&mut self) {
        self.person = None;
        self.body = None;
        self.group = None;
    }

    /// Whether a sentence without a name may be about somebody.
    pub(super) fn is_some(&self) -> bool {
        self.person.is_some()
            || self.body.is_some()
            || self.group.is_some()
            || !self.roles.is_empty()
    }

    /// The person whom a quotation without a speaker goes on from.
    pub(super) fn speaker(&self, found: &Annotations) -> Option<Known> {
        let seen = self.person?;
        let class = found.entities.get(seen.known.entity as usize)?.class;
        // who was only named speaks at once or not at all
        let age = if seen.known.human { 1 } else { QUOTED };
        let near = seen.sure && self.now - seen.at <= age;
        (near && class == EntityType::Person).then_some(seen.known)
    }

    /// Somebody was quoted to the end of a block.
    pub(super) fn goes_on(&mut self, known: Known) {
        let person = self.person.as_mut();
        if let Some(seen) = person.filter(|seen| seen.known.entity == known.entity) {
            seen.at = self.now;
        }
    }

    /// Whom a pronoun means, by what was before this sentence. `says`: as the subject of a verb of
    /// saying, where whoever spoke before mostly goes on, though others were named.
    pub(super) fn pronoun(&self, pronoun: Pronoun, says: bool) -> Option<Known> {
        let (seen, age) = match pronoun {
            // "PERU said … He added": in minutes a state has a delegate
            Pronoun::He => match (self.person, self.body.filter(|seen| seen.state && says)) {
                (Some(person), _) if self.now - person.at <= AGE => (person, AGE),
                (_, state) => (state?, 1),
            },
            Pronoun::It => (self.body?, 2),
            Pronoun::They => (
                (self.group)
                    .or(self.person.filter(|seen| seen.known.human))
                    .or(self.body.filter(|seen| seen.sure && says))?,
                1,
            ),
        };
        (self.now - seen.at <= age && (seen.sure || says)).then_some(seen.known)
    }

    /// The one who took a position in this sentence; `sure` if no pronoun would mean anybody else.
    pub(super) fn focus(&mut self, known: Known, class: Option<EntityType>, sure: bool) {
        let seen = Seen {
            known,
            at: self.now,
            sure,
            state: class == Some(EntityType::State),
        };
        match class {
            Some(EntityType::Person) => self.person = Some(seen),
            Some(EntityType::Group) => self.group = Some(seen),
            _ if known.human => self.person = Some(seen),
            _ => self.body = Some(seen),
        }
    }

    /// Takes up the roles of those named in a sentence, and whom it is about.
    pub(super) fn see(&mut self, sentence: &Sentence, settled: bool) {
        let mut last = u32::MAX;
        let mut people: Option<(u32, usize)> = None;
        let mut several = false;
        for at in 0..sentence.words.len() {
            let Some((index, mention)) = sentence.actor(at) else {
                continue;
            };
            if index == last {
                continue;
            }
            last = index;
            match sentence.entity(mention).map(|entity| entity.class) {
                Some(EntityType::Person) => {
                    self.titles(sentence, at, mention.entity);
                    several |= people.is_some_and(|(one, _)| one != mention.entity);
                    people = people.or(Some((mention.entity, at)));
                }
                Some(EntityType::Organisation) => {
                    if may_be_a_company(sentence, mention) {
                        self.bodies.retain(|(entity, _)| *entity != mention.entity);
                        self.bodies.push((mention.entity, self.now));
                        if self.bodies.len() > MOST {
                            self.bodies.remove(0);
                        }
                    }
                    self.parts(sentence, index, at, mention.entity);
                }
                _ => {}
            }
        }
        if let (Some((entity, at)), false) = (people, settled) {
            self.about(sentence, entity, at, several);
        }
    }

    /// A sentence that names a person but in which nobody takes a position: it is about them if
    /// they are its subject, and if not, a pronoun in the next one is unsure.
    fn about(&mut self, sentence: &Sentence, entity: u32, at: usize, several: bool) {
        let same = self.person.is_some_and(|seen| seen.known.entity == entity);
        let start = sentence.start_of(at);
        let hung = start.checked_sub(1).is_some_and(|before| {
            let ties = [kind::PREPOSITION, kind::TO, kind::BY, kind::SUB];
            sentence.is(before, &ties) && !sentence.breaks(start, gap::BREAK)
        });
        let opens = !hung
            && (0..start).all(|at| sentence.cue(at).is_none_or(|cue| cue.kind() > kind::SOURCE));
        if several || !same && !opens {
            if let Some(seen) = &mut self.person {
                seen.sure = false;
            }
            return;
        }
        let cue = sentence.span_of(at, at + 1);
        let known = Known {
            entity,
            human: true,
            cue,
        };
        self.person = Some(Seen {
            known,
            at: self.now,
            sure: true,
            state: false,
        });
    }

    /// "Gov. X", "X, president of Y,": what a person is.
    fn titles(&mut self, sentence: &Sentence, at: usize, entity: u32) {
        let start = sentence.start_of(at);
        // "President Lund" may be marked as a whole
        for word in start..=at {
            self.role(sentence, word, entity);
        }
        for before in (start.saturating_sub(WORDS)..start).rev() {
            if sentence.breaks(before + 1, gap::BREAK)
                || !(sentence.is_modifier(before) || sentence.mention(before).is_some())
            {
                break;
            }
            self.role(sentence, before, entity);
        }
        let mut end = at;
        while sentence.mention(end).is_some() {
            end += 1;
        }
        if sentence.breaks(end, gap::COMMA) && sentence.get(end).is_some() {
            for word in end..end + WORDS {
                if word > end && sentence.breaks(word, gap::BREAK)
                    || sentence.is(word, &[kind::WHO, kind::PREPOSITION])
                {
                    break;
                }
                self.role(sentence, word, entity);
            }
        }
    }

    /// "European Commission": the commission. "Bank of Peru": the bank.
    fn parts(&mut self, sentence: &Sentence, index: u32, at: usize, entity: u32) {
        let mut word = at;
        while sentence
            .actor(word)
            .is_some_and(|(other, _)| other == index)
        {
            if let Some(token) = sentence.get(word).map(|word| word.token)
                && token.has(is::BODY_NOUN | is::SUFFIX | is::HEAD | is::ACTOR)
                && !token.is_upper()
            {
                self.add(token.stem, entity);
            }
            word += 1;
        }
        // "the Lomu Workers union"
        if !sentence.breaks(word, gap::BREAK)
            && let Some(token) = sentence.get(word).map(|word| word.token)
            && token.has(is::BODY_NOUN)
            && sentence.mention(word).is_none()
        {
            self.add(token.stem, entity);
        }
    }

    fn role(&mut self, sentence: &Sentence, at: usize, entity: u32) {
        if sentence.is_office(at)
            && let Some(word) = sentence.get(at)
        {
            let text = sentence.word(at);
            let long = SHORT
                .iter()
                .find(|(short, _)| text.eq_ignore_ascii_case(short));
            let stem = long.map_or(word.token.stem, |(_, long)| hashes(long).1);
            self.add(stem, entity);
        }
    }

    fn add(&mut self, stem: u64, entity: u32) {
        self.roles.retain(|known| *known != (stem, entity));
        self.roles.push((stem, entity));
        if self.roles.len() > MOST {
            self.roles.remove(0);
        }
    }

    /// Whom "the governor" or "the company", with its noun at word `at`, means.
    pub(super) fn described(&self, sentence: &Sentence, at: usize) -> Option<Known> {
        let word = sentence.get(at)?;
        let stem = word.token.stem;
        let known = |entity| Known {
            entity,
            human: false,
            cue: word.token.span(),
        };
        let mut fit = self.roles.iter().rev().filter(|(known, _)| *known == stem);
        if let Some((_, entity)) = fit.next() {
            // of two governors, the one whom it is about
            let about = [self.person, self.body].into_iter().flatten();
            let one = fit.next().is_none();
            let sure = one || about.into_iter().any(|seen| seen.known.entity == *entity);
            return sure.then(|| known(*entity));
        }
        let near = self.body.filter(|seen| self.now - seen.at <= 2);
        if sentence.is_listed(at, list::SPEAKER) {
            return near.map(|seen| Known {
                human: true,
                ..known(seen.known.entity)
            });
        }
        if sentence.is_listed(at, list::ITS_PAPER) {
            let person = self.person.filter(|seen| self.now - seen.at <= 2);
            let last = near.into_iter().chain(person).max_by_key(|seen| seen.at);
            return last.map(|seen| known(seen.known.entity));
        }
        if sentence.is_listed(at, list::ITS_STATE) {
            let state = near.filter(|seen| {
                let entity = sentence.found.entities.get(seen.known.entity as usize);
                entity.is_some_and(|entity| entity.class == EntityType::State)
            });
            return state.map(|seen| known(seen.known.entity));
        }
        // "the union" is no company that was named
        if !word.token.has(is::BODY_NOUN) || sentence.is_listed(at, list::CERTAIN) {
            return None;
        }
        // "the company" is one that is called so, where there is one
        let near = |(_, at): &&(u32, u32)| self.now - at <= NEAR;
        let firm = |(entity, _): &&(u32, u32)| is_firm(sentence, *entity);
        let called = sentence.is_word(at, &["company", "firm"])
            && self.bodies.iter().filter(near).any(|body| firm(&body));
        let fits = |body: &&(u32, u32)| !called || firm(body);
        // the only one of the last sentence, else the only one of some
        let mut last = (self.bodies.iter()).filter(|body| self.now - body.1 <= 1 && fits(body));
        if let (Some((entity, _)), None) = (last.next(), last.next()) {
            return Some(known(*entity));
        }
        let mut near = self.bodies.iter().rev().filter(near).filter(fits);
        let (entity, _) = near.next()?;
        if near.next().is_none() {
            return Some(known(*entity));
        }
        let body = self.body.filter(|seen| self.now - seen.at <= 1)?;
        let class = sentence
            .found
            .entities
            .get(body.known.entity as usize)?
            .class;
        (class == EntityType::Organisation).then(|| known(body.known.entity))
    }
}

/// "Ms. Ruiz says it began after guards told her": the only person who is named in a stretch of text.
pub(super) fn sole_person(found: &Annotations, span: Span) -> Option<Known> {
    let person = |mention: &&Mention| {
        let entity = found.entities.get(mention.entity as usize);
        entity.is_some_and(|entity| entity.class == EntityType::Person)
    };
    let mut people = found.in_span(span).iter().filter(person);
    let first = people.next()?;
    people
        .all(|other| other.entity == first.entity)
        .then_some(Known {
            entity: first.entity,
            human: true,
            cue: first.span,
        })
}

/// Whether "the company" may mean a body: not a court or a council, which are called what they are.
fn may_be_a_company(sentence: &Sentence, mention: &Mention) -> bool {
    let label = sentence.entity(mention).map_or("", |entity| &entity.label);
    let mut words = label.split(' ');
    !words.any(|word| is_word_of(list::CERTAIN, word))
}

/// "Lomu Steel Corp", "Lomu Bank": whether a body is called a firm.
fn is_firm(sentence: &Sentence, entity: u32) -> bool {
    let label = (sentence.found.entities.get(entity as usize)).map_or("", |entity| &entity.label);
    let last = label.rsplit(' ').next().unwrap_or("");
    is_word_of(list::FORM, last.trim_end_matches('.')) || is_written(list::FIRM, last)
}

/// Titles that are written short, and in full.
const SHORT: [(&str, &str); 8] = [
    ("gov", "governor"),
    ("sen", "senator"),
    ("gen", "general"),
    ("col", "colonel"),
    ("prof", "professor"),
    ("amb", "ambassador"),
    ("rep", "representative"),
    ("pm", "premier"),
];

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn a_union_is_no_company() {
        each(&[
            ("Lomu Bank grew. The union rejected the plan.", &[]),
            (
                "Lomu Bank grew. The company rejected the plan.",
                &["Lomu Bank refuses rejected"],
            ),
            (
                "Lomu Steel Corp grew. It met the Zandia Academy. The company rejected the plan.",
                &["Lomu Steel Corp refuses rejected"],
            ),
            (
                "Lomu Bank grew. The Coastal Court met. The company rejected the plan.",
                &["Lomu Bank refuses rejected"],
            ),
        ]);
    }
}
