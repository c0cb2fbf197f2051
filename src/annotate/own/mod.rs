//! The reader’s own words, made ready for matching, and where they stand.
//!
//! They work as the built-in lexicon does: the longest match counts, and where one of the reader’s
//! is as long as a built-in one, the reader’s.

mod find;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::lexicon;
use crate::lexicon::norm::{NAMES, TERMS, step};
use crate::lexicon::tokens::{self, Token};
use crate::model::{EntityType, Kind, UserLexicon};
pub(super) use find::Own;

/// Root of the trie of what is never marked.
const IGNORED: u64 = 0x082e_fa98_ec4e_6c89;

/// Longest phrase that is looked for, in words: keeps hostile text linear.
const LONGEST: usize = 12;

/// What belongs to a name only where its entry says so.
const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// Lexicons besides the built-in one. Made once, used for every article; the default knows
/// nothing.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    nodes: HashMap<u64, Node, BuildHasherDefault<Mixed>>,
    phrases: Vec<Phrase>,
    owners: Vec<Owner>,
    learned: HashSet<String>,
}

/// Takes keys as they are: [`step`] has mixed them. Every word of an article is looked up.
#[derive(Clone, Copy, Debug, Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = step(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// Phrases that end here; they differ in their capitals.
    phrases: Vec<u32>,
    continues: bool,
}

/// A phrase as it was written.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub text: String,
    /// Whose it is; nobody’s where it is never to be marked.
    pub owner: Option<u32>,
    /// It comes from decisions in a review.
    pub learned: bool,
    /// An article must stand before it.
    article: bool,
    /// Its words where it has capitals, which the text must have, too.
    cased: Vec<String>,
}

/// An entity of the reader’s.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    pub label: String,
    pub kind: Kind,
    /// `None` where the reader did not say.
    pub class: Option<EntityType>,
    /// The built-in entity of that name.
    pub known: Option<u32>,
}

impl Lexicons {
    /// Makes a reader’s lexicon ready. Of two equal phrases the first counts.
    pub fn new(words: &UserLexicon) -> Self {
        let mut own = Self {
            learned: words.learned.clone(),
            ..Self::default()
        };
        if words.is_empty() {
            return own;
        }
        let mut labels = HashMap::new();
        for (id, known) in lexicon::entities() {
            let key = (known.label.to_lowercase(), kind_of(known.class));
            labels.entry(key).or_insert(id);
        }
        let mut owners = HashMap::new();
        let mut add = |own: &mut Self, label: &str, kind, class, phrases: &[String]| {
            let key = (label.to_lowercase(), kind);
            let next = own.owners.len() as u32;
            let known = labels.get(&key).copied();
            let id = *owners.entry(key).or_insert(next);
            if id == next {
                own.owners.push(Owner {
                    label: label.to_owned(),
                    kind,
                    class,
                    known,
                });
            }
            let root = if kind == Kind::Issue { TERMS } else { NAMES };
            own.phrase(root, label, Some(id));
            for phrase in phrases {
                own.phrase(root, phrase, Some(id));
            }
        };
        for entry in &words.stakeholders {
            let kind = Kind::Stakeholder;
            add(&mut own, &entry.label, kind, entry.class, &entry.aliases);
        }
        for entry in &words.issues {
            add(&mut own, &entry.label, Kind::Issue, None, &entry.terms);
        }
        for phrase in &words.ignore {
            own.phrase(IGNORED, phrase, None);
        }
        own
    }

    /// A phrase by its number.
    pub(super) fn known(&self, phrase: u32) -> Option<&Phrase> {
        self.phrases.get(phrase as usize)
    }

    /// The entity of a phrase and its number.
    pub(super) fn owner(&self, phrase: u32) -> Option<(u32, &Owner)> {
        let id = self.known(phrase)?.owner?;
        Some((id, self.owners.get(id as usize)?))
    }

    fn phrase(&mut self, root: u64, text: &str, owner: Option<u32>) {
        let mut words = Vec::new();
        tokens::split(text, 0, &[], &mut words);
        let first = words.first().map(|word| word.span().of(text));
        let article = words.len() > 1
            && first.is_some_and(|word| {
                ARTICLES
                    .iter()
                    .any(|known| word.eq_ignore_ascii_case(known))
            });
        let words = words.get(usize::from(article)..).unwrap_or(&[]);
        if words.is_empty() || words.len() > LONGEST {
            return;
        }
        let mut key = root;
        for (at, word) in words.iter().enumerate() {
            let Some(next) = next(key, root, word, at == 0) else {
                return;
            };
            if at > 0 {
                self.nodes.entry(key).or_default().continues = true;
            }
            key = next;
        }
        let known = self.nodes.get(&key).map_or(&[][..], |node| &node.phrases);
        if known
            .iter()
            .any(|id| self.known(*id).is_some_and(|phrase| phrase.text == text))
        {
            return;
        }
        let spelled = |word: &Token| word.span().of(text).to_owned();
        let cased = words
            .iter()
            .any(|word| spelled(word).contains(char::is_uppercase));
        let id = self.phrases.len() as u32;
        self.phrases.push(Phrase {
            text: text.to_owned(),
            owner,
            learned: self.learned.contains(text),
            article,
            cased: if cased {
                words.iter().map(spelled).collect()
            } else {
                Vec::new()
            },
        });
        self.nodes.entry(key).or_default().phrases.push(id);
    }
}

/// One word further in the trie under `root`; what stands between two words counts unless it is
/// a blank or a hyphen.
fn next(key: u64, root: u64, word: &Token, first: bool) -> Option<u64> {
    let hash = if root == TERMS { word.stem } else { word.word };
    let gap = if first || word.joins() {
        0
    } else {
        1 + word.gap as u64
    };
    (hash != 0).then(|| step(key ^ gap, hash))
}

fn kind_of(class: EntityType) -> Kind {
    match class {
        EntityType::Place => Kind::Place,
        EntityType::Issue => Kind::Issue,
        _ => Kind::Stakeholder,
    }
}
