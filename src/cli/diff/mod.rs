//! `attache diff`: what changed between two versions of an article.

mod html;
mod record;
mod text;

use std::io::Write;
use std::path::Path;

use super::args::{DiffArgs, DiffFormat};
use super::failure::{Failure, Outcome};
use super::input::{Input, beside};
use crate::compare::{self, Side};
use crate::model::{Article, Change, Comparison, Findings, Position};
use crate::open::{self, Opened};
use crate::text::sanitise;

/// Versions with more words than that are compared by the first reading: the second one of both would take
/// seconds, for what stands beside the words that changed.
const LONG: u32 = 5_000;

/// Compares two files and prints what differs.
pub(super) fn run(args: DiffArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    if args.old == Path::new("-") && args.new == Path::new("-") {
        let words = "-: only one of two versions can be standard input; name a file for the other";
        return Err(Failure::File(words.to_owned()));
    }
    let old = Input::require(Some(args.old), &args.how)?;
    let new = Input::require(Some(args.new), &args.how)?;
    let (before, after) = beside(|| old.with_checksum(), || new.with_checksum());
    let (before, after) = (before?, after?);
    let quick = before.0.words.max(after.0.words) > LONG;
    let (before, after) = beside(
        || Version::read(&old, before, quick),
        || Version::read(&new, after, quick),
    );
    let both = Both::new(before, after);
    match args.format {
        DiffFormat::Text => text::write(&both, out)?,
        DiffFormat::Json => record::write(&both, out)?,
        DiffFormat::Html => html::write(&both, out)?,
    }
    let same = both.words.is_same();
    Ok(if same {
        Outcome::Done
    } else {
        Outcome::Different
    })
}

/// One version and what was found in it.
struct Version {
    opened: Opened,
    positions: Vec<Position>,
    checksum: String,
}

impl Version {
    fn read(input: &Input, (article, checksum): (Article, String), quick: bool) -> Self {
        let opened = input.look_through(article, quick);
        Self {
            positions: open::positions(&opened.article, &opened.annotations),
            opened,
            checksum,
        }
    }

    fn side(&self) -> Side<'_> {
        Side {
            article: &self.opened.article,
            found: &self.opened.annotations,
            positions: &self.positions,
        }
    }

    /// The name of an entity.
    fn label(&self, entity: u32) -> &str {
        let entity = self.opened.annotations.entities.get(entity as usize);
        entity.map_or("", |entity| &entity.label)
    }

    /// The heading of a section; `None` for the lead.
    fn heading(&self, section: usize) -> Option<&str> {
        let article = &self.opened.article;
        let heading = article.sections.get(section)?.heading?;
        Some(heading.of(&article.text))
    }
}

/// Both versions and what differs.
struct Both {
    old: Version,
    new: Version,
    words: Comparison,
    findings: Findings,
}

impl Both {
    fn new(old: Version, new: Version) -> Self {
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
    fn section(&self, change: &Change) -> Option<&str> {
        let (version, span) = match (change.new, change.old) {
            (Some(span), _) => (&self.new, span),
            (None, Some(span)) => (&self.old, span),
            (None, None) => return None,
        };
        version.heading(version.opened.article.section_at(span.start))
    }

    /// The title of the new version, else its name.
    fn title(&self) -> String {
        let article = &self.new.opened.article;
        match &article.title {
            Some(title) => title.text.clone(),
            None => sanitise::path(article.source.name()),
        }
    }

    fn names(&self) -> (String, String) {
        let name = |version: &Version| sanitise::path(&version.opened.article.source.address());
        (name(&self.old), name(&self.new))
    }
}
