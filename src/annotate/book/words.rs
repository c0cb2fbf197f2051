//! Unknown capitalised words: short forms of names in the article, and what the tagger says of them.

use super::super::draft::Key;
use super::super::hit::{Hit, What};
use super::super::naming::{is_acronym, parts};
use super::super::tagged;
use super::Book;
use crate::lexicon;
use crate::lexicon::norm::{Folded, step};
use crate::lexicon::tokens::is;
use crate::model::{EntityType, Kind, Name, NameClass, WhyRule};
use crate::tagger;

/// The capitals with which the words of a name start.
fn initials(name: &str) -> impl Iterator<Item = char> {
    parts(name)
        .filter_map(|part| part.chars().next())
        .filter(|c| c.is_uppercase())
}

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

    /// "Free Water Party (FWP)": notes what the article itself calls so, whoever else is `entity`.
    pub(super) fn explains(&mut self, hit: &Hit, entity: u32) -> bool {
        let words = self.words(hit);
        let open = self.text.get(..hit.span.start as usize);
        let close = self.text.get(hit.span.end as usize..);
        let enclosed = open.is_some_and(|text| text.ends_with('('))
            && close.is_some_and(|text| text.starts_with(')'));
        let named = enclosed && is_acronym(words);
        let Some(id) = named.then(|| self.named_before(hit)).flatten() else {
            return false;
        };
        let known = Key::Known(entity, Kind::Stakeholder);
        let named = self.drafts.get(id as usize);
        let explains = self.index.get(&known) != Some(&id)
            && named.is_some_and(|draft| initials(&draft.label).eq(words.chars()));
        if explains {
            self.call(words, id);
        }
        explains
    }

    /// Who is named right before the bracket in which `hit` stands.
    pub(super) fn named_before(&self, hit: &Hit) -> Option<u32> {
        const BRACKET: u32 = 3;
        let (end, id) = self.last?;
        let between = self.text.get(end as usize..hit.span.start as usize)?;
        // "the Organisation's (ORG) powers"
        let owns = ["'s (", "’s ("].contains(&between);
        (owns || between.len() as u32 <= BRACKET).then_some(id)
    }

    /// Notes an acronym that the article explains; the first explanation holds.
    pub(super) fn call(&mut self, acronym: &str, id: u32) {
        let word = Folded::new(acronym).word_hash();
        self.acronyms.entry(word).or_insert(id);
    }

    /// Whom the article itself calls by this acronym.
    pub(super) fn explained(&self, words: &str) -> Option<u32> {
        let id = self.acronyms.get(&Folded::new(words).word_hash()).copied();
        id.filter(|_| is_acronym(words))
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
        let short = || self.persons.get(&word).or_else(|| self.bodies.get(&word));
        if let Some(id) = self.explained(words).or_else(|| short().copied()) {
            return Some(id);
        }
        if tagged::is_paper(words) {
            return None;
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

#[cfg(test)]
mod tests {
    use super::super::super::fixture::actors;

    #[test]
    fn what_an_article_calls_by_an_acronym_is_not_who_else_is_called_so() {
        let found = actors("The Western Herring Office (WHO) met. The WHO objects to nets.");
        let office = "Western Herring Office";
        assert_eq!(found.last(), Some(&format!("WHO={office}")), "{found:?}");
        // but a name in brackets that is not spelt so stays what it is
        let found = actors("The Herring Fund (WHO) met. The WHO objects.");
        assert_eq!(found.last().unwrap(), "WHO=World Health Organization");
    }

    #[test]
    fn a_body_is_called_by_its_name_proper_for_short() {
        let text = "Zelvane International Group met them. Zelvane objects; Zelvane said so.";
        let found = actors(text);
        let whole = "Zelvane International Group";
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found
                .iter()
                .all(|actor| actor.ends_with(&format!("={whole}"))),
            "{found:?}"
        );
    }

    #[test]
    fn a_body_may_be_called_for_short_before_its_name() {
        let found = actors("The Commission met. The Joint Herring Commission is old.");
        let whole = "Joint Herring Commission";
        assert_eq!(
            found,
            [format!("Commission={whole}"), format!("{whole}={whole}")]
        );
    }

    #[test]
    fn a_paper_that_acts_is_nobody() {
        assert!(actors("The Bill requires care. The Bill demands more.").is_empty());
    }
}
