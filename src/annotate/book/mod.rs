//! The names of one article, collected before any of them is counted.

mod called;
mod firms;
mod issues;
mod words;

pub(super) use called::{CALLED_BODY, CALLED_GROUP, CALLED_PERSON};

use super::around::UNION;
use super::draft::{Draft, Key};
use super::hit::{Hit, What};
use super::naming::{is_acronym, label_at, last_stem, parts, short_name};
use super::own::Lexicons;
use crate::lexicon::format::{class, flag};
use crate::lexicon::norm::{Folded, step};
use crate::lexicon::table::{Bag, Table};
use crate::lexicon::tokens::is;
use crate::lexicon::{self, is_word_of, list};
use crate::model::{EntityType, Kind, NameClass};
use crate::tagger;

/// Entities, and the short forms that lead to them.
pub(super) struct Book<'a> {
    text: &'a str,
    lexicons: &'a Lexicons,
    pub drafts: Vec<Draft>,
    index: Table<Key, u32>,
    /// Surname, or another part of a name that is no common first name.
    persons: Table<u64, u32>,
    /// Other parts of the names of persons; `None` for one that several have.
    parts: Table<u64, Option<u32>>,
    acronyms: Table<u64, u32>,
    /// "council" → the body that was last called so; also roles and issues by their head.
    heads: Table<u64, u32>,
    /// The same for the first body of the article with it, wherever it stands.
    all_bodies: Table<u64, u32>,
    /// "dispute" → the issue that was last called so outright.
    issue_heads: Table<u64, u32>,
    /// Matter → the issue of it that was last named outright.
    matters: Table<u32, u32>,
    /// One-word names of bodies, and the peculiar last word of longer ones.
    bodies: Table<u64, u32>,
    /// What the names of firms begin with, where that is several words.
    firms: Table<u64, u32>,
    /// Head → the first issue of the article with it.
    all_heads: Table<u64, u32>,
    /// How often a head of open issues stands in the article.
    repeats: Table<u64, u32>,
    /// Unknown capitalised words: how often, and how often they do something.
    seen: Table<u64, (u32, u32)>,
    /// Pairs of words by their hash: how often.
    pairs: Table<u32, u32>,
    /// One-word names of the tagger: their class, and how often.
    heard: Table<u64, (NameClass, u32)>,
    /// Entities of the lexicon that are named for certain.
    certain: Bag<u32>,
    last: Option<(u32, u32)>,
}

impl<'a> Book<'a> {
    pub(super) fn new(text: &'a str, lexicons: &'a Lexicons) -> Self {
        Self {
            text,
            lexicons,
            drafts: Vec::new(),
            index: Table::default(),
            persons: Table::default(),
            parts: Table::default(),
            acronyms: Table::default(),
            heads: Table::default(),
            all_bodies: Table::default(),
            issue_heads: Table::default(),
            matters: Table::default(),
            bodies: Table::default(),
            firms: Table::default(),
            all_heads: Table::default(),
            repeats: Table::default(),
            seen: Table::default(),
            pairs: Table::default(),
            heard: Table::default(),
            certain: Bag::default(),
            last: None,
        }
    }

    pub(super) fn words(&self, hit: &Hit) -> &'a str {
        hit.span.of(self.text)
    }

    /// First round: full names and what they are called for short.
    pub(super) fn learn(&mut self, hit: &Hit) {
        match hit.what {
            What::Person if parts(self.words(hit)).count() > 1 => {
                self.person(hit);
            }
            What::Actor => {
                let entry = lexicon::entry(hit.entry);
                if self.explains(hit, entry.entity) {
                    return;
                }
                self.certain.insert(entry.entity);
                if entry.class == class::PERSON {
                    let id = self.known(entry.entity, Kind::Stakeholder);
                    self.introduce(self.words(hit), id);
                }
                self.last = Some((hit.span.end, self.known(entry.entity, Kind::Stakeholder)));
            }
            What::Own => {
                if let Some(id) = self.own(hit) {
                    self.last = Some((hit.span.end, id));
                }
            }
            What::Body => {
                let id = self.named(hit, Kind::Stakeholder, EntityType::Organisation);
                self.last = Some((hit.span.end, id));
                let long = parts(self.words(hit)).nth(1).is_some();
                if long {
                    let head = last_stem(self.words(hit));
                    self.all_bodies.entry(head).or_insert(id);
                }
                let last = parts(self.words(hit)).last().unwrap_or("");
                let word = Folded::new(last).word_hash();
                // "the Exploration of the Sea": an everyday word stands for no longer name
                let plain = long && !is_acronym(last) && tagger::is_everyday(last);
                if !plain && lexicon::classes(word) & PLAIN == 0 {
                    self.bodies.entry(word).or_insert(id);
                }
                self.found(hit, id);
                if let Some(short) = short_name(self.words(hit)) {
                    let word = Folded::new(short).word_hash();
                    self.bodies.entry(word).or_insert(id);
                }
            }
            What::Issue => {
                let entry = lexicon::entry(hit.entry);
                let id = self.known(entry.entity, Kind::Issue);
                if entry.flags & flag::GENERIC == 0 {
                    let head = last_stem(self.words(hit));
                    self.all_heads.entry(head).or_insert(id);
                }
                self.last = Some((hit.span.end, id));
            }
            What::Pair => *self.pairs.entry(hit.entry).or_default() += 1,
            What::Open => {
                let id = self.named(hit, Kind::Issue, EntityType::Issue);
                let head = self.evidence(hit);
                self.all_heads.entry(head).or_insert(id);
                *self.repeats.entry(head).or_default() += 1;
                self.last = Some((hit.span.end, id));
            }
            What::Maybe => {
                *self.repeats.entry(self.evidence(hit)).or_default() += 1;
            }
            What::Run | What::Acting | What::Opening => {
                let word = Folded::new(self.words(hit)).word_hash();
                let acting = self.is_acting(hit);
                let seen = self.seen.entry(word).or_default();
                seen.0 += 1;
                seen.1 += u32::from(acting);
            }
            What::Acronym => {
                if let Some(id) = self.named_before(hit) {
                    self.call(self.words(hit), id);
                }
            }
            _ => {}
        }
    }

    /// Second round, in reading order: the entity of a match, if it has one.
    pub(super) fn resolve(&mut self, hit: &Hit) -> Option<u32> {
        let words = self.words(hit);
        match hit.what {
            What::Actor => Some(self.explained(words).unwrap_or_else(|| self.actor(hit))),
            What::Venue => Some(self.known(lexicon::entry(hit.entry).entity, Kind::Place)),
            What::Person => Some(self.person(hit)),
            What::Body => {
                let id = self.named(hit, Kind::Stakeholder, EntityType::Organisation);
                self.head(words, id);
                Some(id)
            }
            What::Group => {
                let id = self.named(hit, Kind::Stakeholder, EntityType::Group);
                self.heads.insert(u64::from(hit.entry), id);
                self.heads.insert(last_stem(words), id);
                Some(id)
            }
            What::Issue => Some(self.firm(words).unwrap_or_else(|| self.issue(hit))),
            What::Open => {
                if let Some(id) = self.firm(words) {
                    return Some(id);
                }
                let id = self.open(hit);
                self.issue_heads.insert(self.evidence(hit), id);
                Some(id)
            }
            What::Own => self.own(hit),
            What::Ignored => None,
            What::Pair => {
                let again = self.pairs.get(&hit.entry).is_some_and(|count| *count > 1);
                again.then(|| self.named(hit, Kind::Issue, EntityType::Issue))
            }
            What::Maybe => self.maybe(hit),
            // "the Central Bank of Santara (CBS)" is no broadcaster, though that is never marked
            What::Acronym | What::Skipped => {
                self.acronyms.get(&Folded::new(words).word_hash()).copied()
            }
            What::Run | What::Acting | What::Opening => self.run(hit),
            What::Doubtful => self.doubtful(hit),
            What::Called => Some(self.called(hit)),
            What::Back => {
                let head = Folded::new(words).stem_hash();
                let proper = words.starts_with(char::is_uppercase);
                let later = || self.all_bodies.get(&head).filter(|_| proper);
                let known = self.heads.get(&head).or_else(later).copied();
                // "the Committee" in a text of that committee
                known.or_else(|| {
                    proper.then(|| self.named(hit, Kind::Stakeholder, EntityType::Organisation))
                })
            }
        }
    }

    /// Stem of the word at which the evidence of a match starts: its head.
    fn evidence(&self, hit: &Hit) -> u64 {
        let rest = self.text.get(hit.entry as usize..hit.span.end as usize);
        let word = rest
            .unwrap_or("")
            .split(|c: char| !c.is_alphanumeric())
            .next();
        Folded::new(word.unwrap_or("")).stem_hash()
    }

    fn actor(&mut self, hit: &Hit) -> u32 {
        let entry = lexicon::entry(hit.entry);
        if entry.class == class::ROLE {
            // "migrants" after "African migrants" are the same people
            if let Some(id) = self.heads.get(&u64::from(hit.entry)) {
                return *id;
            }
        }
        // "Mr Truss" in an article on a Warren Truss
        if entry.class == class::SURNAME {
            let word = Folded::new(self.words(hit)).word_hash();
            if let Some(id) = self.persons.get(&word) {
                return *id;
            }
        }
        let id = self.known(entry.entity, Kind::Stakeholder);
        let known = lexicon::known(entry.entity);
        let body = known.class == EntityType::Organisation || known.label == UNION;
        if body && entry.class != class::ROLE {
            self.head(known.label, id);
        }
        if entry.class == class::ORGANISATION {
            self.head(self.words(hit), id);
        }
        id
    }

    fn own(&mut self, hit: &Hit) -> Option<u32> {
        let lexicons = self.lexicons;
        let (number, owner) = lexicons.owner(hit.entry)?;
        let key = match owner.known {
            Some(entity) => Key::Known(entity, owner.kind),
            None => Key::Own(number),
        };
        let usual = match (owner.kind, owner.known) {
            (_, Some(entity)) => lexicon::known(entity).class,
            (Kind::Issue, None) => EntityType::Issue,
            _ => EntityType::Organisation,
        };
        let class = owner.class.unwrap_or(usual);
        let id = self.add(key, || Draft {
            label: owner.label.clone(),
            usual: None,
            kind: owner.kind,
            class,
        });
        if let Some(draft) = self.drafts.get_mut(id as usize) {
            // also where a built-in name of it came first
            draft.class = class;
        }
        match class {
            EntityType::Person if parts(self.words(hit)).count() > 1 => {
                self.introduce(self.words(hit), id);
            }
            EntityType::Organisation => self.head(self.words(hit), id),
            EntityType::Issue => {
                self.issue_heads.insert(last_stem(self.words(hit)), id);
            }
            _ => {}
        }
        Some(id)
    }

    fn known(&mut self, entity: u32, kind: Kind) -> u32 {
        let known = lexicon::known(entity);
        let class = match (kind, known.class) {
            (Kind::Place, _) => EntityType::Place,
            // a region that acts does so as a state does
            (_, EntityType::Place) => EntityType::State,
            (_, class) => class,
        };
        self.add(Key::Known(entity, kind), || Draft {
            label: known.label.to_string(),
            usual: None,
            kind,
            class,
        })
    }

    pub(super) fn named(&mut self, hit: &Hit, kind: Kind, class: EntityType) -> u32 {
        let words = self.words(hit);
        let key = parts(words).fold(1, |key, word| step(key, Folded::new(word).stem_hash()));
        let text = self.text;
        let label = || label_at(text, hit.span, class);
        let small =
            |draft: &&mut Draft| draft.label != words && draft.label == words.to_lowercase();
        let id = self.add(Key::Words(key, kind), || Draft {
            label: label(),
            usual: None,
            kind,
            class,
        });
        // where it was first met, in a title or at a start, its capitals told nothing
        if let Some(draft) = self.drafts.get_mut(id as usize).filter(small) {
            draft.label = label();
        }
        id
    }

    /// Remembers the surname of a person, and what else is peculiar in the name.
    pub(super) fn introduce(&mut self, name: &str, id: u32) {
        let own = || parts(name).take_while(|part| !is_word_of(list::JUNIOR, part));
        let count = own().count();
        for (at, part) in own().enumerate() {
            let word = Folded::new(part).word_hash();
            let surname = at + 1 == count;
            let class = lexicon::classes(word);
            // a surname that is an everyday word would light up everywhere
            let plain = is::COMMON | is::STOP | is::PARTICLE | is::TITLE | is::POLICY | is::VERB;
            let barred = if surname { plain } else { plain | is::FIRST };
            if (surname || part.len() > 2) && class & barred == 0 {
                self.persons.entry(word).or_insert(id);
            } else if count > 1 && class & (is::STOP | is::PARTICLE) == 0 {
                let one = self.parts.entry(word).or_insert(Some(id));
                *one = one.filter(|other| *other == id);
            }
        }
    }

    /// Whom the article calls by this word: a person, a body, a group by its head.
    pub(super) fn short(&self, word: &str) -> Option<u32> {
        let hash = Folded::new(word).word_hash();
        let named = || self.persons.get(&hash).or_else(|| self.bodies.get(&hash));
        let head = || self.heads.get(&Folded::new(word).stem_hash());
        let known = || named().or_else(head).copied();
        self.explained(word).or_else(known)
    }

    fn head(&mut self, name: &str, id: u32) {
        if parts(name).count() > 1 {
            let last = parts(name).count() - 1;
            for (at, part) in parts(name).enumerate() {
                let folded = Folded::new(part);
                let head = || lexicon::classes(folded.word_hash()) & (is::SUFFIX | is::HEAD) != 0;
                if at == 0 || at == last || head() {
                    self.heads.insert(folded.stem_hash(), id);
                }
            }
        }
    }

    fn add(&mut self, key: Key, draft: impl FnOnce() -> Draft) -> u32 {
        let next = self.drafts.len() as u32;
        let id = *self.index.entry(key).or_insert(next);
        if id == next {
            self.drafts.push(draft());
        }
        id
    }
}

/// What the last word of a body must not be to stand for it alone.
const PLAIN: u32 = is::COMMON
    | is::SUFFIX
    | is::HEAD
    | is::POLICY
    | is::ACTOR
    | is::MODIFIER
    | is::STOP
    | is::VERB
    | is::INSTRUMENT
    | is::PROBLEM
    | is::PLACE_AFTER
    | is::BODY_NOUN;
