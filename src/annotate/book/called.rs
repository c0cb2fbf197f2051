//! Persons by their names, and whom the second reading marks and the first does not know.

use super::super::hit::Hit;
use super::super::naming::{parts, same_person};
use super::Book;
use crate::lexicon::norm::Folded;
use crate::model::{EntityType, Kind};

/// What an unlisted word that the second reading marks is, where the article calls nobody so.
pub(in super::super) const CALLED_GROUP: u32 = 0;
pub(in super::super) const CALLED_PERSON: u32 = 1;
pub(in super::super) const CALLED_BODY: u32 = 2;

impl Book<'_> {
    /// A word by which the second reading says somebody is called: who the article called so
    /// before, or someone new.
    pub(super) fn called(&mut self, hit: &Hit) -> u32 {
        let text = self.words(hit);
        let class = match hit.entry {
            CALLED_GROUP => EntityType::Group,
            CALLED_PERSON => EntityType::Person,
            _ => EntityType::Organisation,
        };
        let one = parts(text).nth(1).is_none();
        let known = one.then(|| self.short(text));
        known
            .flatten()
            .or_else(|| {
                let person = one && class == EntityType::Person;
                self.in_part(Folded::new(text).word_hash())
                    .filter(|_| person)
            })
            .unwrap_or_else(|| self.named(hit, Kind::Stakeholder, class))
    }

    /// Who is called by a part of the name that would light up everywhere: "Mr. Yang" is Yang Li
    /// where no other person of the article is called so.
    pub(super) fn in_part(&self, word: u64) -> Option<u32> {
        self.parts.get(&word).copied().flatten()
    }

    pub(super) fn person(&mut self, hit: &Hit) -> u32 {
        let words = self.words(hit);
        let surname = parts(words)
            .last()
            .map_or(0, |word| Folded::new(word).word_hash());
        let many = parts(words).count() > 1;
        if let Some(id) = self.persons.get(&surname).copied() {
            let draft = self.drafts.get(id as usize);
            let same = draft.is_some_and(|draft| !many || same_person(&draft.label, words));
            if same {
                return id;
            }
        }
        if !many && let Some(id) = self.in_part(surname) {
            return id;
        }
        let id = self.named(hit, Kind::Stakeholder, EntityType::Person);
        self.introduce(words, id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::actors;

    #[test]
    fn a_part_of_a_name_is_the_one_who_has_it() {
        assert_eq!(
            actors("Yang Yujun came. Mr. Yang left."),
            ["Yang Yujun=Yang Yujun", "Yang=Yang Yujun"]
        );
        // of two, neither
        assert_eq!(
            actors("Yang Yujun met Yang Li. Mr. Yang left.").last(),
            Some(&"Yang=Yang".to_owned())
        );
    }
}
