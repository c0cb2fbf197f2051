//! What the page of a brief is made of, in whatever form it is printed.

use std::io::{self, Write};

use crate::model::{Article, Entity, Relations, SectionLine};
use crate::text::sanitise;

/// Most sections: with them all fits on a printed page.
pub(super) const SECTIONS: usize = 14;

/// What the page is made of.
pub(super) struct Page<'a> {
    pub(super) article: &'a Article,
    pub(super) known: &'a Relations,
}

impl<'a> Page<'a> {
    /// The title, else the path.
    pub(super) fn title(&self) -> String {
        match &self.article.title {
            Some(title) => sanitise::line(&title.text),
            None => sanitise::path(&self.article.source.path),
        }
    }

    /// How long it is, by whom and when.
    pub(super) fn facts(&self) -> String {
        let article = self.article;
        let mut facts = vec![
            format!("{} words", article.words),
            format!("{} min", article.minutes()),
        ];
        let said = [&article.publisher, &article.date];
        facts.extend(
            said.into_iter()
                .flatten()
                .map(|words| sanitise::line(words)),
        );
        facts.join(" · ")
    }

    pub(super) fn entity(&self, at: u32) -> Option<&'a Entity> {
        self.known.found.entities.get(at as usize)
    }

    pub(super) fn label(&self, at: u32) -> &'a str {
        self.entity(at).map_or("", |entity| entity.label.as_str())
    }

    /// "sanctions (4)".
    pub(super) fn counted(&self, at: u32) -> String {
        let mentions = self.entity(at).map_or(0, |one| one.mentions);
        format!("{} ({mentions})", self.label(at))
    }

    /// The heading of a section; the lead has none of its own.
    pub(super) fn heading(&self, line: &SectionLine) -> &'a str {
        let section = self.article.sections.get(line.section as usize);
        let heading = section.and_then(|section| section.heading);
        heading.map_or("(lead)", |span| span.of(&self.article.text))
    }
}

/// What an empty article says.
pub(super) fn nothing(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "The file is empty: there is nothing to read.")
}
