//! Unknown capitalised words: short forms of names in the article, and what the tagger says of them.

use super::super::draft::Key;
use super::super::hit::{Hit, What};
use super::super::lexicon;
use super::super::naming::is_acronym;
use super::super::norm::{Folded, step};
use super::super::tagger;
use super::super::tokens::is;
use super::Book;
use crate::model::{EntityType, Kind, Name, NameClass, WhyRule};

impl Book<'_> {
    /// Takes in the one-word names of the tagger: what an unknown word may be.
    pub(in super::super) fn hear(&mut self, names: &[Name]) {
        for name in names {
            let words = name.span.of(self.text);
            if !words.contains(char::is_whitespace) {
                let word = Folded::new(words).word_hash();
                let heard = self.heard.entry(word).or_insert((name.class, 0));
                heard.1 += 1;
            }
        }
    }

    /// A name that may be an everyday word here: only where the article names it for certain.
    pub(super) fn doubtful(&mut self, hit: &Hit) -> Option<u32> {
        let entry = lexicon::entry(hit.entry);
        let certain = self.certain.contains(&entry.entity);
        certain.then(|| self.actor(hit))
    }

    /// Whether an unknown word does something as a name does: not "Number" in a text that gives
    /// nouns a capital, not "Ultimately" at the start of a sentence.
    pub(super) fn is_acting(&self, hit: &Hit) -> bool {
        let words = self.words(hit);
        match hit.what {
            What::Acting => !tagger::is_everyday(words) || self.is_heard(words),
            What::Opening => !tagger::is_everyday(words),
            _ => false,
        }
    }

    /// An unknown capitalised word: a short form, or someone who acts again and again.
    pub(super) fn run(&mut self, hit: &Hit) -> Option<u32> {
        let words = self.words(hit);
        let word = Folded::new(words).word_hash();
        let acronym = self.acronyms.get(&word).filter(|_| is_acronym(words));
        let short = acronym
            .or_else(|| self.persons.get(&word))
            .or_else(|| self.bodies.get(&word));
        if let Some(id) = short {
            return Some(*id);
        }
        // "B" of a ballot, "K" of a formula
        words.chars().nth(1)?;
        if self.is_someone(word) {
            return Some(self.named(hit, Kind::Stakeholder, EntityType::Organisation));
        }
        // "Merovian" in an article on Merovia
        let demonym = hit.rule == WhyRule::Demonym;
        let stems = ["n", "an", "ian", "ese", "i", "ish"]
            .iter()
            .filter_map(|end| words.strip_suffix(end))
            .filter(|stem| demonym && stem.len() > 3);
        for stem in stems {
            let word = Folded::new(stem).word_hash();
            if self.is_someone(word) {
                let key = Key::Words(step(1, Folded::new(stem).stem_hash()), Kind::Stakeholder);
                return self.index.get(&key).copied();
            }
        }
        self.tagged(hit, word)
    }

    /// Whether the tagger takes this word for a name.
    pub(in super::super) fn is_heard(&self, word: &str) -> bool {
        self.heard.contains_key(&Folded::new(word).word_hash())
    }

    /// An unknown word that the tagger takes for a name: a person or a body if it comes again, a
    /// place in any case.
    fn tagged(&mut self, hit: &Hit, word: u64) -> Option<u32> {
        let says = self.says(hit);
        let heard = self.heard.get(&word).copied();
        // whoever says something is somebody, whatever the tagger thinks of the name
        let (class, count) = heard.or_else(|| says.then_some((NameClass::Organisation, 1)))?;
        let opens = hit.what == What::Opening;
        if opens && tagger::is_everyday(self.words(hit)) {
            return None;
        }
        let again = count > 1 || opens || hit.what == What::Acting;
        match class {
            NameClass::Person if again => {
                Some(self.named(hit, Kind::Stakeholder, EntityType::Person))
            }
            NameClass::Organisation if again => {
                Some(self.named(hit, Kind::Stakeholder, EntityType::Organisation))
            }
            NameClass::Location => Some(self.named(hit, Kind::Place, EntityType::Place)),
            _ => None,
        }
    }

    /// Whether an unknown word that no dictionary has says or wants something here.
    fn says(&self, hit: &Hit) -> bool {
        if !matches!(hit.what, What::Acting | What::Opening) || tagger::is_everyday(self.words(hit))
        {
            return false;
        }
        let verb = self.text.get(hit.entry as usize..).unwrap_or("");
        let verb = verb
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or("");
        let speech = lexicon::classes(Folded::new(verb).word_hash()) & is::SPEECH != 0;
        speech || matches!(verb, "wants" | "wanted" | "refuses" | "refused")
    }

    /// An unknown word that is said to act, and more than once in the text.
    fn is_someone(&self, word: u64) -> bool {
        self.seen
            .get(&word)
            .is_some_and(|(count, acting)| *count > 1 && *acting > 0)
    }
}
