//! `attache brief`: one page about an article, in its own sentences.

mod json;
mod md;
mod text;

use std::io::{self, Write};
use std::sync::Arc;

use super::args::{BriefArgs, BriefFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::kept::Verdicts;
use crate::model::{Article, Entity, Relations, SectionLine};
use crate::open;
use crate::text::sanitise;

/// Most sections: with them all fits on a printed page.
const SECTIONS: usize = 14;

/// Prints the page.
pub(super) fn run(args: BriefArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let verdicts = Verdicts::by_default(args.verdicts)?;
    let input = Input::require(args.path, &args.how)?;
    let mut opened = input.open()?;
    verdicts.lay(&mut opened, input.path())?;
    let found = Arc::new(opened.annotations);
    let known = open::relations(&opened.article, &found);
    let page = Page {
        article: &opened.article,
        known: &known,
    };
    match args.format {
        BriefFormat::Text => text::write(&page, out)?,
        BriefFormat::Md => md::write(&page, out)?,
        BriefFormat::Json => json::write(&page, out)?,
    }
    Ok(Outcome::Done)
}

/// What the page is made of.
struct Page<'a> {
    article: &'a Article,
    known: &'a Relations,
}

impl<'a> Page<'a> {
    /// The title, else the path.
    fn title(&self) -> String {
        match &self.article.title {
            Some(title) => sanitise::line(&title.text),
            None => sanitise::line(&self.article.source.path),
        }
    }

    /// How long it is, by whom and when.
    fn facts(&self) -> String {
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

    fn entity(&self, at: u32) -> Option<&'a Entity> {
        self.known.found.entities.get(at as usize)
    }

    fn label(&self, at: u32) -> &'a str {
        self.entity(at).map_or("", |entity| entity.label.as_str())
    }

    /// "sanctions (4)".
    fn counted(&self, at: u32) -> String {
        let mentions = self.entity(at).map_or(0, |one| one.mentions);
        format!("{} ({mentions})", self.label(at))
    }

    /// The heading of a section; the lead has none of its own.
    fn heading(&self, line: &SectionLine) -> &'a str {
        let section = self.article.sections.get(line.section as usize);
        let heading = section.and_then(|section| section.heading);
        heading.map_or("(lead)", |span| span.of(&self.article.text))
    }
}

/// What an empty article says.
fn nothing(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "The file is empty: there is nothing to read.")
}
