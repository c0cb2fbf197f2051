//! The page for people: what fits a terminal; elsewhere whole sentences.

use std::borrow::Cow;
use std::io::{self, Write};

use super::super::columns;
use super::page::{Page, SECTIONS, nothing};
use crate::model::Span;
use crate::text::{cut, ellipsis, sanitise, width, words};

/// Most columns of a name.
const NAME: usize = 26;
/// Most lines of what a stakeholder wants, of an issue, of a number.
const LINES: usize = 2;
/// Columns of a stance.
const STANCE: usize = 8;

/// Prints the page.
pub(super) fn write(page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n{}", page.title(), page.facts())?;
    if page.article.is_empty() {
        return nothing(out);
    }
    let sheet = Sheet {
        page,
        whole: !columns::on_terminal(),
    };
    sheet.sections(out)?;
    sheet.stakeholders(out)?;
    sheet.issues(out)?;
    sheet.facts(out)
}

struct Sheet<'a> {
    page: &'a Page<'a>,
    /// Nothing is cut.
    whole: bool,
}

impl Sheet<'_> {
    fn sections(&self, out: &mut impl Write) -> io::Result<()> {
        let brief = &self.page.known.brief;
        if brief.sections.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nSections")?;
        let (lines, further) = brief.leading_sections(SECTIONS);
        let rows: Vec<(&str, Option<Span>)> = lines
            .map(|line| (self.page.heading(line), line.sentence))
            .collect();
        let names = column(rows.iter().map(|(name, _)| *name));
        for (heading, sentence) in &rows {
            let words = sentence.map_or("", |sentence| sentence.of(&self.page.article.text));
            self.row(out, heading, words, names, 1)?;
        }
        if further > 0 {
            writeln!(out, "  {}", words::number_of(further, "further section"))?;
        }
        Ok(())
    }

    fn stakeholders(&self, out: &mut impl Write) -> io::Result<()> {
        let keys = &self.page.known.brief.stakeholders;
        if keys.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nWho wants what")?;
        let names = column(keys.iter().map(|key| self.page.label(key.entity)));
        for key in keys {
            let said = match key.position {
                Some(_) if !self.whole => key.words.of(&self.page.article.text).into(),
                _ => self.said(key.words, key.sentence),
            };
            let words = format!("{:<STANCE$}  {said}", key.stance());
            self.row(out, self.page.label(key.entity), &words, names, LINES)?;
        }
        Ok(())
    }

    fn issues(&self, out: &mut impl Write) -> io::Result<()> {
        let keys = &self.page.known.brief.issues;
        if keys.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nIssues")?;
        let titles: Vec<String> = (keys.iter())
            .map(|key| self.page.counted(key.entity))
            .collect();
        let names = column(titles.iter().map(String::as_str));
        for (key, title) in keys.iter().zip(&titles) {
            self.row(
                out,
                title,
                &self.said(key.words, key.sentence),
                names,
                LINES,
            )?;
        }
        Ok(())
    }

    fn facts(&self, out: &mut impl Write) -> io::Result<()> {
        let facts = &self.page.known.brief.facts;
        if facts.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nNumbers and dates")?;
        let text = &self.page.article.text;
        let names = column(facts.iter().map(|fact| fact.span.of(text)));
        for fact in facts {
            let said = self.said(fact.words, fact.sentence);
            self.row(out, fact.span.of(text), &said, names, LINES)?;
        }
        Ok(())
    }

    /// The words that are shown first, marked where they begin inside their sentence; or all of it.
    fn said(&self, words: Span, sentence: Span) -> Cow<'_, str> {
        let text: &str = &self.page.article.text;
        if self.whole {
            return sentence.of(text).into();
        }
        if words.start > sentence.start {
            return format!("…{}", words.of(text)).into();
        }
        words.of(text).into()
    }

    /// A name and words of the text beside it, on at most so many lines where they are cut at all.
    fn row(
        &self,
        out: &mut impl Write,
        name: &str,
        words: &str,
        column: usize,
        lines: usize,
    ) -> io::Result<()> {
        let name = sanitise::line(name);
        let mut names = if self.whole {
            wrapped(&name, column)
        } else {
            vec![ellipsis(&name, column).into_owned()]
        }
        .into_iter();
        let room = columns::LINE.saturating_sub(4 + column);
        let words = sanitise::line(words);
        let said = if self.whole {
            wrapped(words.trim(), room)
        } else {
            leading(words.trim(), room, lines)
        };
        let mut said = said.into_iter();
        loop {
            let (name, words) = (names.next(), said.next());
            if name.is_none() && words.is_none() {
                return Ok(());
            }
            let (name, words) = (name.unwrap_or_default(), words.unwrap_or_default());
            let pad = column.saturating_sub(width(&name));
            let line = format!("  {name}{:pad$}  {words}", "");
            writeln!(out, "{}", line.trim_end())?;
        }
    }
}

/// Columns that hold the names.
fn column<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.map(|name| width(name).min(NAME)).max().unwrap_or(0)
}

/// All of it in lines of so many columns.
fn wrapped(words: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let (line, later) = split(rest, room);
        lines.push(line.to_owned());
        rest = later;
    }
    lines
}

/// The first lines of it, with a mark where it goes on.
fn leading(words: &str, room: usize, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = words;
    while !rest.is_empty() && lines.len() < most {
        if lines.len() + 1 == most {
            lines.push(ellipsis(rest, room).into_owned());
            break;
        }
        let (line, later) = split(rest, room);
        lines.push(line.to_owned());
        rest = later;
    }
    lines
}

/// A line between words, inside of one only where it is longer than the line; and what is left.
fn split(words: &str, room: usize) -> (&str, &str) {
    let fits = cut(words, room.max(2));
    if fits.len() == words.len() {
        return (words, "");
    }
    let at_word = words
        .get(fits.len()..)
        .is_some_and(|rest| rest.starts_with(' '));
    let end = if at_word {
        fits.len()
    } else {
        fits.rfind(' ').unwrap_or(fits.len())
    };
    let (line, later) = words.split_at_checked(end.max(1)).unwrap_or((words, ""));
    (line.trim_end(), later.trim_start())
}
