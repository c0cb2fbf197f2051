//! `inspect` for people: one page about an article.

use std::io::{self, Write};

use super::columns;
use crate::model::{Article, Entity, Format, Kind, Section};
use crate::open::Opened;
use crate::text::{ellipsis, sanitise, width};

/// Most stakeholders and most issues listed.
const TOP: usize = 10;

/// Columns for a heading.
const HEADING: usize = 56;

/// Title, size, encoding, outline, and what matters most.
pub(super) fn write(opened: &Opened, out: &mut impl Write) -> io::Result<()> {
    let article = &opened.article;
    let path = sanitise::path(&article.source.path);
    match &article.title {
        Some(title) => writeln!(out, "{}\n{path}", title.text)?,
        None => writeln!(out, "{path}")?,
    }
    facts(article, out)?;
    if article.is_empty() {
        return writeln!(out, "The file is empty: there is nothing to read.");
    }
    writeln!(
        out,
        "\n{:<HEADING$}{:>8}{:>14}{:>8}",
        "Outline", "words", "stakeholders", "issues"
    )?;
    let labels = Labels::new(article, columns::most(HEADING - 2));
    for section in &article.sections {
        outline_row(opened, section, &labels.of(section), out)?;
    }
    for (name, kind) in [("Stakeholders", Kind::Stakeholder), ("Issues", Kind::Issue)] {
        ranking(opened, name, kind, out)?;
    }
    Ok(())
}

fn facts(article: &Article, out: &mut impl Write) -> io::Result<()> {
    let format = match article.source.format {
        Format::Plain => "plain text",
        Format::Markdown => "Markdown",
        format => format.name(),
    };
    let source = &article.source;
    write!(
        out,
        "{} words · {} min · {format} · {} · {} bytes",
        article.words,
        article.minutes(),
        source.encoding,
        source.bytes
    )?;
    if source.undecodable > 0 {
        write!(out, " · {} undecodable", source.undecodable)?;
    }
    writeln!(out)
}

/// Headings as they are shown in a list: indented below the shallowest one, the lead by its name.
pub(super) struct Labels<'a> {
    article: &'a Article,
    top: u8,
    columns: usize,
}

impl<'a> Labels<'a> {
    pub(super) fn new(article: &'a Article, columns: usize) -> Self {
        let levels = article.sections.iter().skip(1).map(|section| section.level);
        Self {
            article,
            top: levels.min().unwrap_or(1),
            columns,
        }
    }

    pub(super) fn of(&self, section: &Section) -> String {
        let words = section
            .heading
            .map_or("(lead)", |span| span.of(&self.article.text));
        let indent = 2 * usize::from(section.level.saturating_sub(self.top));
        let room = self.columns.saturating_sub(indent);
        format!("{:indent$}{}", "", ellipsis(words, room))
    }
}

fn outline_row(
    opened: &Opened,
    section: &Section,
    label: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let (mut stakeholders, mut issues) = (0, 0);
    for mention in opened.annotations.in_span(section.span) {
        match mention.kind {
            Kind::Stakeholder => stakeholders += 1,
            Kind::Issue => issues += 1,
            Kind::Place => {}
        }
    }
    // The formatter pads by characters, but columns are what lines up.
    let pad = HEADING.saturating_sub(width(label));
    let words = section.words;
    writeln!(
        out,
        "{label}{:pad$}{words:>8}{stakeholders:>14}{issues:>8}",
        ""
    )
}

fn ranking(opened: &Opened, name: &str, kind: Kind, out: &mut impl Write) -> io::Result<()> {
    let all = opened.annotations.entities.iter();
    let mut ranked: Vec<&Entity> = all.filter(|entity| entity.kind == kind).collect();
    if ranked.is_empty() {
        return Ok(());
    }
    ranked.sort_by(|a, b| b.salience.total_cmp(&a.salience));
    writeln!(out, "\n{name} ({})", ranked.len())?;
    for entity in ranked.iter().take(TOP) {
        write!(out, "{:>5}  {}", entity.mentions, entity.label)?;
        if !entity.aliases.is_empty() {
            write!(
                out,
                " ({})",
                ellipsis(&entity.aliases.join(", "), columns::most(HEADING))
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
