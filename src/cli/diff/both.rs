//! Two versions of an article, and what differs.

use crate::cli::input::Input;
use crate::compare::{self, Side};
use crate::model::{Article, Change, Comparison, Findings, Position};
use crate::open::{self, Opened};
use crate::text::sanitise;

/// One version and what was found in it.
pub(super) struct Version {
    pub(super) opened: Opened,
    pub(super) positions: Vec<Position>,
    pub(super) checksum: String,
}

impl Version {
    pub(super) fn read(input: &Input, (article, checksum): (Article, String), quick: bool) -> Self {
        let opened = input.look_through(article, quick);
        Self {
            positions: open::positions(&opened.article, &opened.annotations),
            opened,
            checksum,
        }
    }

    pub(super) fn side(&self) -> Side<'_> {
        Side {
            article: &self.opened.article,
            found: &self.opened.annotations,
            positions: &self.positions,
        }
    }

    /// The name of an entity.
    pub(super) fn label(&self, entity: u32) -> &str {
        let entity = self.opened.annotations.entities.get(entity as usize);
        entity.map_or("", |entity| &entity.label)
    }

    /// The heading of a section; `None` for the lead.
    pub(super) fn heading(&self, section: usize) -> Option<&str> {
        let article = &self.opened.article;
        let heading = article.sections.get(section)?.heading?;
        Some(heading.of(&article.text))
    }
}

/// Both versions and what differs.
pub(super) struct Both {
    pub(super) old: Version,
    pub(super) new: Version,
    pub(super) words: Comparison,
    pub(super) findings: Findings,
}

impl Both {
    pub(super) fn new(old: Version, new: Version) -> Self {
        let words = compare::compare(&old.opened.article, &new.opened.article);
        let findings = compare::findings(&old.side(), &new.side(), &words);
        Self {
            old,
            new,
            words,
            findings,
        }
    }

    /// The heading under which a change stands; of what was deleted, under which it stood.
    pub(super) fn section(&self, change: &Change) -> Option<&str> {
        let (version, span) = match (change.new, change.old) {
            (Some(span), _) => (&self.new, span),
            (None, Some(span)) => (&self.old, span),
            (None, None) => return None,
        };
        version.heading(version.opened.article.section_at(span.start))
    }

    /// The title of the new version, else its name.
    pub(super) fn title(&self) -> String {
        let article = &self.new.opened.article;
        match &article.title {
            Some(title) => title.text.clone(),
            None => sanitise::path(article.source.name()),
        }
    }

    pub(super) fn names(&self) -> (String, String) {
        let name = |version: &Version| sanitise::path(&version.opened.article.source.address());
        (name(&self.old), name(&self.new))
    }
}
