//! Whom the second reading marks and the first does not know.

use super::super::hit::Hit;
use super::super::naming::parts;
use super::Book;
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
            .unwrap_or_else(|| self.named(hit, Kind::Stakeholder, class))
    }
}
