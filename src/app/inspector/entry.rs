//! What the inspector says about the selected entity.

use crate::app::document::Document;
use crate::model::Verdict;

/// Figures about an entity in this article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its index.
    pub entity: usize,
    /// In how many sections it is lit.
    pub sections: u32,
    /// Mentions that were accepted.
    pub accepted: u32,
    /// Mentions that were rejected.
    pub rejected: u32,
    /// Mentions that wait for a verdict.
    pub undecided: u32,
    /// Index of the first mention that is lit; `None` where the reader made all of them.
    pub first: Option<usize>,
    /// Why that one is highlighted, once it is known.
    pub why: Option<String>,
    /// True where that was asked for.
    pub(super) asked: bool,
}

impl Entry {
    pub(super) fn new(entity: usize, document: &Document) -> Self {
        let mut entry = Self {
            entity,
            ..Self::default()
        };
        // behind the last section that was counted
        let mut counted = 0;
        for light in document.lights.of(entity) {
            match light.verdict {
                Verdict::Accepted => entry.accepted += 1,
                Verdict::Rejected => entry.rejected += 1,
                Verdict::Undecided => entry.undecided += 1,
            }
            if !light.is_lit() {
                continue;
            }
            entry.first = entry.first.or(light.mention());
            if light.span.start >= counted {
                let article = &document.article;
                let section = article.sections.get(article.section_at(light.span.start));
                counted = section.map_or(u32::MAX, |section| section.span.end);
                entry.sections += 1;
            }
        }
        if entry.first.is_none() {
            entry.why = Some("your own highlight".to_owned());
        }
        entry
    }

    /// How many mentions are lit.
    pub fn lit(&self) -> u32 {
        self.accepted + self.undecided
    }
}
