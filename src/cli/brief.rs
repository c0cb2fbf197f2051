//! `attache brief`: one page about an article, in its own sentences.

use std::io::{self, Write};

use super::args::BriefArgs;
use super::failure::{Failure, Outcome};
use super::input::Input;
use crate::model::{Relations, Span};
use crate::open::{self, Opened};
use crate::text::{cut, ellipsis, sanitise, width, words};

/// Columns of a line: what every terminal has.
const COLUMNS: usize = 80;
/// Most columns of a name.
const NAME: usize = 26;
/// Most lines of what a stakeholder wants, of an issue, of a number.
const LINES: usize = 2;
/// Most sections: with them all fits on a printed page.
const SECTIONS: usize = 14;
/// Columns of a stance.
const STANCE: usize = 8;

/// Prints the page.
pub(super) fn run(args: BriefArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let opened = Input::require(args.path, &args.how)?.open()?;
    let Opened {
        article,
        annotations,
        ..
    } = opened;
    let known = open::relations(&article, &annotations.into());
    let name = match &article.title {
        Some(title) => title.text.clone(),
        None => sanitise::line(&article.source.path),
    };
    writeln!(out, "{name}")?;
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
    writeln!(out, "{}", facts.join(" · "))?;
    if article.is_empty() {
        writeln!(out, "The file is empty: there is nothing to read.")?;
        return Ok(Outcome::Done);
    }
    let page = Page {
        text: &article.text,
        known: &known,
    };
    page.sections(&article.sections, out)?;
    page.entities(out)?;
    page.facts(out)?;
    Ok(Outcome::Done)
}

struct Page<'a> {
    text: &'a str,
    known: &'a Relations,
}

impl Page<'_> {
    fn sections(&self, sections: &[crate::model::Section], out: &mut impl Write) -> io::Result<()> {
        let brief = &self.known.brief;
        if brief.sections.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nSections")?;
        let (lines, further) = brief.leading_sections(SECTIONS);
        let rows: Vec<(String, Option<Span>)> = lines
            .map(|line| {
                let section = sections.get(line.section as usize);
                let heading = section.and_then(|section| section.heading);
                let heading = heading.map_or("(lead)", |span| span.of(self.text));
                (heading.to_owned(), line.sentence)
            })
            .collect();
        let names = column(rows.iter().map(|(name, _)| name.as_str()));
        for (heading, sentence) in &rows {
            let words = sentence.map_or("", |sentence| sentence.of(self.text));
            row(out, heading, words, names, 1)?;
        }
        if further > 0 {
            writeln!(out, "  {}", words::number_of(further, "further section"))?;
        }
        Ok(())
    }

    fn entities(&self, out: &mut impl Write) -> io::Result<()> {
        let brief = &self.known.brief;
        let entity = |at: u32| self.known.found.entities.get(at as usize);
        let label = |at: u32| entity(at).map_or("", |entity| entity.label.as_str());
        if !brief.stakeholders.is_empty() {
            writeln!(out, "\nWho wants what")?;
            let names = column(brief.stakeholders.iter().map(|key| label(key.entity)));
            for key in &brief.stakeholders {
                let stance = key.stance();
                let cut = match key.position {
                    None => opening(key.words, key.sentence),
                    Some(_) => "",
                };
                let words = format!("{stance:<STANCE$}  {cut}{}", key.words.of(self.text));
                row(out, label(key.entity), &words, names, LINES)?;
            }
        }
        if !brief.issues.is_empty() {
            writeln!(out, "\nIssues")?;
            let counted = |at: u32| {
                let mentions = entity(at).map_or(0, |one| one.mentions);
                format!("{} ({mentions})", label(at))
            };
            let titles: Vec<String> = (brief.issues.iter())
                .map(|key| counted(key.entity))
                .collect();
            let wide = column(titles.iter().map(String::as_str));
            for (key, title) in brief.issues.iter().zip(&titles) {
                let cut = opening(key.words, key.sentence);
                let words = format!("{cut}{}", key.words.of(self.text));
                row(out, title, &words, wide, LINES)?;
            }
        }
        Ok(())
    }

    fn facts(&self, out: &mut impl Write) -> io::Result<()> {
        let facts = &self.known.brief.facts;
        if facts.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nNumbers and dates")?;
        let wide = column(facts.iter().map(|fact| fact.span.of(self.text)));
        for fact in facts {
            let cut = opening(fact.words, fact.sentence);
            let words = format!("{cut}{}", fact.words.of(self.text));
            row(out, fact.span.of(self.text), &words, wide, LINES)?;
        }
        Ok(())
    }
}

/// What stands before words that begin inside their sentence.
fn opening(words: Span, sentence: Span) -> &'static str {
    if words.start > sentence.start {
        "…"
    } else {
        ""
    }
}

/// Columns that hold the names.
fn column<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.map(|name| width(name).min(NAME)).max().unwrap_or(0)
}

/// A name and words of the text beside it, on at most so many lines.
fn row(
    out: &mut impl Write,
    name: &str,
    words: &str,
    column: usize,
    lines: usize,
) -> io::Result<()> {
    let name = sanitise::line(name);
    let name = ellipsis(&name, column);
    let room = COLUMNS.saturating_sub(4 + column);
    let words = sanitise::line(words);
    let mut rest = words.trim();
    let mut before = name.as_ref();
    for line in 1..=lines {
        let fits = cut(rest, room);
        let whole = fits.len() == rest.len();
        let (words, later) = if whole || line == lines {
            (ellipsis(rest, room), "")
        } else {
            // between words, inside of one only where it is longer than the line
            let end = fits.rfind(' ').unwrap_or(fits.len());
            let (words, later) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (words.into(), later)
        };
        let pad = column.saturating_sub(width(before));
        let line = format!("  {before}{:pad$}  {words}", "");
        writeln!(out, "{}", line.trim_end())?;
        rest = later.trim_start();
        before = "";
        if rest.is_empty() {
            break;
        }
    }
    Ok(())
}
