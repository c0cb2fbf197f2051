//! Issues of the article: terms of the taxonomy, matters outside it, heads that point back.

use super::super::hit::Hit;
use super::super::naming::{last_stem, parts};
use super::Book;
use crate::lexicon::format::flag;
use crate::lexicon::norm::Folded;
use crate::lexicon::{self, is_word_of, list};
use crate::model::{EntityType, Kind};

impl Book<'_> {
    /// A matter outside the taxonomy; a bare noun is the one that was called so before, if any.
    pub(super) fn open(&mut self, hit: &Hit) -> u32 {
        let bare = parts(self.words(hit)).nth(1).is_none();
        let called = bare.then(|| self.issue_heads.get(&self.evidence(hit)).copied());
        called
            .flatten()
            .unwrap_or_else(|| self.named(hit, Kind::Issue, EntityType::Issue))
    }

    /// A bare head: the matter that was called so, or one of its own if it keeps coming back.
    pub(super) fn maybe(&mut self, hit: &Hit) -> Option<u32> {
        // "Threshold wants": a body is called so here
        let words = self.words(hit);
        if words.starts_with(char::is_uppercase)
            && let Some(id) = self.bodies.get(&Folded::new(words).word_hash())
        {
            return Some(*id);
        }
        let head = self.evidence(hit);
        let called = self
            .issue_heads
            .get(&head)
            .or_else(|| self.all_heads.get(&head));
        if let Some(id) = called {
            return Some(*id);
        }
        // "this issue", "the next step": they come back in every text
        if is_word_of(list::ANYTHING, words) {
            return None;
        }
        let repeated = self.repeats.get(&head).is_some_and(|count| *count > 1);
        repeated.then(|| self.named(hit, Kind::Issue, EntityType::Issue))
    }

    /// A term of the taxonomy; a bare head is what was called so before.
    pub(super) fn issue(&mut self, hit: &Hit) -> u32 {
        let entry = lexicon::entry(hit.entry);
        let known = lexicon::known(entry.entity);
        let head = last_stem(self.words(hit));
        if entry.flags & flag::GENERIC != 0 {
            let called = self.issue_heads.get(&head);
            if let Some(id) = called.or_else(|| self.matters.get(&known.family)) {
                return *id;
            }
            return self.known(entry.entity, Kind::Issue);
        }
        let id = self.known(entry.entity, Kind::Issue);
        self.matters.insert(known.family, id);
        self.issue_heads.insert(head, id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::issues;

    #[test]
    fn a_noun_for_any_matter_is_none_by_coming_back() {
        let text = "They met on the issue. The issue is old. The measures failed, the measures.";
        assert_eq!(issues(text), [""; 0]);
    }
}
