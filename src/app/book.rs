//! The entities of an article, to find the one that a highlight names.

use std::collections::HashMap;

use super::light::NONE;
use crate::model::{Entity, Highlight, Kind};

/// Entities by kind and name, to find the one that a highlight names. Filled on first use: most
/// articles have nothing kept.
#[derive(Default)]
pub(super) struct Book(HashMap<(Kind, String), u32>);

impl Book {
    fn fill(&mut self, entities: &[Entity]) {
        if self.0.is_empty() {
            let names = entities.iter().zip(0..);
            let keys =
                names.map(|(entity, index)| ((entity.kind, entity.label.to_lowercase()), index));
            self.0 = keys.collect();
        }
    }

    /// The entity of a highlight; a new name becomes an entity of its own.
    pub(super) fn entity(&mut self, highlight: &Highlight, entities: &mut Vec<Entity>) -> u32 {
        let Some((subject, kind)) = highlight.subject.as_ref().zip(highlight.kind.mention()) else {
            return NONE;
        };
        self.fill(entities);
        let key = (kind, subject.label.to_lowercase());
        if let Some(&known) = self.0.get(&key) {
            // what the reader says of its type holds
            if let Some(entity) = entities.get_mut(known as usize)
                && kind == Kind::Stakeholder
            {
                entity.class = subject.class;
            }
            return known;
        }
        let index = entities.len() as u32;
        let id = unique(crate::text::slug(&subject.label), entities);
        // what the reader marks here is known in this article alone
        entities.push(subject.entity(kind, id, String::new()));
        self.0.insert(key, index);
        index
    }
}

/// `id`, or with a number behind it where another entity has it.
fn unique(id: String, entities: &[Entity]) -> String {
    let taken = |id: &str| entities.iter().any(|entity| entity.id == id);
    if !taken(&id) {
        return id;
    }
    (2..=u32::MAX)
        .map(|number| format!("{id}-{number}"))
        .find(|id| !taken(id))
        .unwrap_or(id)
}
