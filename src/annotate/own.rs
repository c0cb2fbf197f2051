//! The reader’s own words, made ready for matching, and where they stand.
//!
//! They work as the built-in lexicon does: the longest match counts, and where one of the reader’s
//! is as long as a built-in one, the reader’s.

use std::collections::HashMap;

use super::hit::{Hit, What};
use super::lexicon;
use super::norm::{NAMES, TERMS, step};
use super::page::Page;
use super::patterns;
use super::tokens::{self, Token};
use crate::model::{EntityType, Kind, UserLexicon, WhyRule};

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
    nodes: HashMap<u64, Node>,
    phrases: Vec<Phrase>,
    owners: Vec<Owner>,
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

/// A place where a phrase stands: words `from..to`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own {
    phrase: u32,
    pub from: usize,
    pub to: usize,
}

impl Lexicons {
    /// Makes a reader’s lexicon ready. Of two equal phrases the first counts.
    pub fn new(words: &UserLexicon) -> Self {
        let mut own = Self::default();
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
        let spelled = |word: &Token| word.span().of(text).to_owned();
        let cased = words
            .iter()
            .any(|word| spelled(word).contains(char::is_uppercase));
        let id = self.phrases.len() as u32;
        self.phrases.push(Phrase {
            text: text.to_owned(),
            owner,
            article,
            cased: if cased {
                words.iter().map(spelled).collect()
            } else {
                Vec::new()
            },
        });
        self.nodes.entry(key).or_default().phrases.push(id);
    }

    /// Where the reader’s names and terms stand in a block that ends at byte `end`.
    pub(super) fn find(&self, page: &Page, end: u32) -> Vec<Own> {
        self.all(page, end, &[NAMES, TERMS])
    }

    /// Adds what is never to be marked.
    pub(super) fn ignore(&self, page: &Page, end: u32, hits: &mut Vec<Hit>) {
        for own in self.all(page, end, &[IGNORED]) {
            let span = page.span(own.from, own.to);
            hits.push(Hit::new(
                span,
                What::Ignored,
                WhyRule::UserLexicon,
                own.phrase,
            ));
        }
    }

    fn all(&self, page: &Page, end: u32, roots: &[u64]) -> Vec<Own> {
        let mut found = Vec::new();
        let mut at = 0;
        while !self.nodes.is_empty()
            && let Some(token) = page.get(at)
            && token.start < end
        {
            let here = roots
                .iter()
                .filter_map(|root| self.longest(*root, page, at));
            // of two that are as long the first one, so that a name goes before a term
            at = match here.reduce(|a, b| if b.to > a.to { b } else { a }) {
                Some(own) => {
                    found.push(own);
                    own.to
                }
                None => at + 1,
            };
        }
        found
    }

    fn longest(&self, root: u64, page: &Page, from: usize) -> Option<Own> {
        let mut key = root;
        let mut found = None;
        for (at, token) in page.rest(from).iter().enumerate() {
            if token.is_code() {
                break;
            }
            let Some(node) = next(key, root, token, at == 0).and_then(|next| {
                key = next;
                self.nodes.get(&key)
            }) else {
                break;
            };
            let to = from + at + 1;
            let fits = |id: &&u32| self.fits(**id, page, from, to);
            if let Some(phrase) = node.phrases.iter().find(fits) {
                let phrase = *phrase;
                found = Some(Own { phrase, from, to });
            }
            if !node.continues {
                break;
            }
        }
        found
    }

    /// Whether the words `from..to` are written as the phrase asks.
    fn fits(&self, phrase: u32, page: &Page, from: usize, to: usize) -> bool {
        let Some(phrase) = self.known(phrase) else {
            return false;
        };
        let article = page.before(from).is_some() && page.is_word(from.wrapping_sub(1), &ARTICLES);
        let words = page.tokens.get(from..to).unwrap_or(&[]);
        (article || !phrase.article)
            && phrase
                .cased
                .iter()
                .zip(words)
                .all(|(wanted, word)| has_capitals(page.word(word), wanted))
    }
}

impl Own {
    /// Whether no built-in phrase and no name by its pattern is longer from the same word on.
    pub(super) fn leads(self, page: &Page) -> bool {
        let words = self.to - self.from;
        let built_in = [NAMES, TERMS].iter().any(|root| {
            lexicon::longest(*root, page.rest(self.from), page.shouting)
                .is_some_and(|(_, longer)| longer > words)
        });
        let name = !page.titled && page.get(self.from).is_some_and(Token::is_name);
        let longer = |end: usize| end > self.to;
        !built_in
            && !(name
                && (patterns::body(page, self.from).is_some_and(longer)
                    || patterns::person(page, self.from, words).is_some_and(|(to, ..)| longer(to))))
    }

    pub(super) fn hit(self, page: &Page) -> Hit {
        let span = page.span(self.from, self.to);
        Hit::new(span, What::Own, WhyRule::UserLexicon, self.phrase)
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

/// Whether `word` has a capital wherever `wanted` has one.
fn has_capitals(word: &str, wanted: &str) -> bool {
    let letters = |word: &'_ str| {
        word.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<Vec<_>>()
    };
    letters(wanted)
        .iter()
        .zip(letters(word))
        .all(|(wanted, found)| !wanted.is_uppercase() || found.is_uppercase())
}

fn kind_of(class: EntityType) -> Kind {
    match class {
        EntityType::Place => Kind::Place,
        EntityType::Issue => Kind::Issue,
        _ => Kind::Stakeholder,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{article, list};
    use super::super::{annotate, why};
    use super::{Lexicons, has_capitals};
    use crate::model::{Annotations, EntityType, Kind, UserIssue, UserLexicon, UserStakeholder};

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    /// A lexicon of stakeholders, issues and ignored phrases; the first phrase is the name.
    fn lexicons(stakeholders: &[&[&str]], issues: &[&[&str]], ignore: &[&str]) -> Lexicons {
        Lexicons::new(&UserLexicon {
            stakeholders: stakeholders
                .iter()
                .map(|words| UserStakeholder {
                    label: words[0].to_owned(),
                    aliases: strings(&words[1..]),
                    class: None,
                })
                .collect(),
            issues: issues
                .iter()
                .map(|words| UserIssue {
                    label: words[0].to_owned(),
                    terms: strings(&words[1..]),
                })
                .collect(),
            ignore: strings(ignore),
        })
    }

    fn found(lexicons: &Lexicons, text: &str) -> (Vec<String>, Annotations) {
        let article = article(text);
        let found = annotate(&article, lexicons);
        let mut all = list(&article, &found, Kind::Stakeholder);
        all.extend(list(&article, &found, Kind::Issue));
        all.extend(list(&article, &found, Kind::Place));
        (all, found)
    }

    fn marks(lexicons: &Lexicons, text: &str) -> Vec<String> {
        found(lexicons, text).0
    }

    #[test]
    fn own_names_are_found_and_folded() {
        let own = lexicons(&[&["Northern Grain Board", "NGB", "the Board"]], &[], &[]);
        let text =
            "The Northern Grain Board spoke. NGB's head left; the Board sulks. Ngb, a board.";
        let (marks, all) = found(&own, text);
        assert_eq!(
            marks,
            [
                "Northern Grain Board=Northern Grain Board",
                "NGB=Northern Grain Board",
                "Board=Northern Grain Board"
            ]
        );
        assert_eq!(all.entities[0].aliases, ["NGB", "Board"]);
        assert_eq!(all.entities[0].class, EntityType::Organisation);
        assert_eq!(all.mentions[0].confidence, 99);
    }

    #[test]
    fn capitals_are_asked_for_only_where_they_are_written() {
        let own = lexicons(&[&["zed office", "USo", "McNab House"]], &[], &[]);
        assert_eq!(
            marks(
                &own,
                "Zed Office and ZED OFFICE; uso; USO; Mcnab House, MCNAB HOUSE"
            ),
            [
                "Zed Office=zed office",
                "ZED OFFICE=zed office",
                "USO=zed office",
                "MCNAB HOUSE=zed office"
            ]
        );
        assert!(has_capitals("D’IVOIRE", "d'Ivoire") && !has_capitals("ngb", "NGB"));
    }

    #[test]
    fn own_terms_are_found_by_their_stem() {
        let own = lexicons(
            &[],
            &[&["grain quotas", "export quota on grain", "GQ"]],
            &[],
        );
        assert_eq!(
            marks(
                &own,
                "A grain quota. Export quotas on grain, grain-quotas, gq."
            ),
            [
                "grain quota=grain quotas",
                "Export quotas on grain=grain quotas",
                "grain-quotas=grain quotas"
            ]
        );
    }

    #[test]
    fn the_reader_goes_before_the_built_in_but_not_before_what_is_longer() {
        let own = lexicons(&[&["City Hall", "Kyiv"], &["Japan Desk", "Bank"]], &[], &[]);
        assert_eq!(
            marks(&own, "In Kyiv, the Bank of Japan met the Bank."),
            [
                "Kyiv=City Hall",
                "Bank of Japan=Bank of Japan",
                "Bank=Japan Desk"
            ]
        );
        let own = lexicons(&[&["Japan Trust"]], &[], &[]);
        // as long as the built-in one, and it starts inside it
        assert_eq!(
            marks(&own, "They sold Japan Trust shares."),
            ["Japan Trust=Japan Trust"]
        );
    }

    #[test]
    fn the_name_of_a_built_in_entity_means_that_entity() {
        let own = lexicons(
            &[&["ukraine", "Bankova"]],
            &[&["sanctions", "grey list"]],
            &[],
        );
        let (marks, all) = found(
            &own,
            "Bankova asks. Kyiv agreed to grey lists and sanctions.",
        );
        assert_eq!(
            marks,
            [
                "Bankova=ukraine",
                "Kyiv=ukraine",
                "grey lists=sanctions",
                "sanctions=sanctions"
            ]
        );
        assert_eq!(all.entities[0].class, EntityType::State);
        assert_eq!(all.entities.len(), 2);
    }

    #[test]
    fn what_is_ignored_is_not_marked_nor_is_anything_in_it() {
        let own = lexicons(
            &[&["Zed Club"]],
            &[],
            &["Russia", "Kyiv Club", "sanctions", "Zed Club"],
        );
        assert_eq!(
            marks(
                &own,
                "Russia and the Kyiv Club dropped Sanctions. Zed Club left for Chad."
            ),
            ["Chad=Chad"]
        );
        // a longer name that holds it is something else
        let own = lexicons(&[], &[], &["Japan"]);
        assert_eq!(
            marks(&own, "The Bank of Japan."),
            ["Bank of Japan=Bank of Japan"]
        );
        let own = lexicons(&[], &[], &["Apple"]);
        assert_eq!(marks(&own, "Apple sued."), [""; 0]);
    }

    #[test]
    fn own_names_lead_to_short_forms() {
        let own = Lexicons::new(&UserLexicon {
            stakeholders: vec![UserStakeholder {
                label: "Zora Qued".to_owned(),
                aliases: Vec::new(),
                class: Some(EntityType::Person),
            }],
            ..UserLexicon::default()
        });
        assert_eq!(
            marks(&own, "Zora Qued spoke. Later Qued left."),
            ["Zora Qued=Zora Qued", "Qued=Zora Qued"]
        );
    }

    #[test]
    fn signs_between_words_are_part_of_a_name() {
        let own = lexicons(&[&["Smith & Co", "Yahoo! Inc", "St. Olaf Club"]], &[], &[]);
        assert_eq!(
            marks(&own, "smith co. Smith & Co, Yahoo! Inc and St. Olaf Club."),
            [
                "Smith & Co=Smith & Co",
                "Yahoo! Inc=Smith & Co",
                "St. Olaf Club=Smith & Co"
            ]
        );
    }

    #[test]
    fn the_reason_names_the_phrase() {
        let own = lexicons(&[&["Grain Board", "NGB"]], &[], &[]);
        let article = article("NGB met.");
        let all = annotate(&article, &own);
        assert_eq!(
            why(&article, &all.mentions[0], &own),
            "your lexicon: “NGB” (Grain Board)"
        );
    }

    #[test]
    fn hostile_lexicons_and_texts_are_linear() {
        let long = "x ".repeat(5000);
        let own = lexicons(&[&["X", &long, "…", ""]], &[&[&long]], &["x x"]);
        let _ = marks(&own, &"x ".repeat(100_000));
        assert!(marks(&own, "The the …").is_empty());
    }
}
