//! `attache search`: the articles that a query means, each with the place it was found at.

use std::io::{self, Write};

use serde::Serialize;

use super::args::{SearchArgs, SearchFormat};
use super::columns;
use super::failure::{Failure, Outcome};
use super::shelf::{self, Shelf};
use crate::export::row;
use crate::library::{Answer, Hit};
use crate::text::{ellipsis, sanitise, width};

/// Columns of a line: what every terminal has.
const COLUMNS: usize = 80;

/// Columns of a date and the blanks behind it.
const DATE: usize = 12;

/// Prints what is found.
pub(super) fn run(args: &SearchArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let query = shelf::understood(&args.query)?;
    let shelf = Shelf::open(&args.paths)?;
    let Shelf {
        library,
        marks,
        catalogue,
        ..
    } = &shelf;
    let answer = library.search(&query, catalogue, marks, args.limit)?;
    match args.format {
        SearchFormat::Text => text(&answer, out)?,
        SearchFormat::Json => {
            let records: Vec<HitRecord<'_>> = answer.hits.iter().map(HitRecord::of).collect();
            serde_json::to_writer_pretty(&mut *out, &records)?;
            writeln!(out)?;
        }
        SearchFormat::Jsonl => {
            for hit in &answer.hits {
                serde_json::to_writer(&mut *out, &HitRecord::of(hit))?;
                writeln!(out)?;
            }
        }
        SearchFormat::Csv => csv(&answer, out)?,
    }
    out.flush()?;
    shelf::tell(&answer.unknown, answer.undated);
    Ok(shelf.ended(if answer.total == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    }))
}

/// A hit in the documented JSON.
#[derive(Serialize)]
pub(super) struct HitRecord<'a> {
    path: String,
    part: Option<&'a str>,
    title: &'a str,
    published: Option<&'a str>,
    publisher: Option<&'a str>,
    section: usize,
    start: usize,
    end: usize,
    text: &'a str,
    snippet: &'a str,
    score: f64,
    entities: &'a [String],
}

impl<'a> HitRecord<'a> {
    pub(super) fn of(hit: &'a Hit) -> Self {
        let row = &hit.row;
        Self {
            path: sanitise::path(&row.path.to_string_lossy()),
            part: row.part.as_deref(),
            title: &row.title,
            published: row.published.as_deref(),
            publisher: row.publisher.as_deref(),
            section: hit.section,
            start: hit.start,
            end: hit.end,
            text: &hit.text,
            snippet: &hit.snippet,
            score: hit.score,
            entities: &hit.entities,
        }
    }
}

fn text(answer: &Answer, out: &mut impl Write) -> io::Result<()> {
    for hit in &answer.hits {
        let row = &hit.row;
        let date = row.published.as_deref().and_then(|date| date.get(..10));
        let publisher = row.publisher.as_deref().unwrap_or("");
        let room = COLUMNS.saturating_sub(DATE + width(publisher) + 2);
        let title = sanitise::line(&row.title);
        let title = ellipsis(title.trim(), columns::most(room.max(20)));
        let name = sanitise::path(&row.name());
        writeln!(out, "{:<DATE$}{title}  {publisher}", date.unwrap_or("-"))?;
        writeln!(out, "  {name}")?;
        if !hit.snippet.is_empty() {
            writeln!(out, "  {}", sanitise::line(&hit.snippet))?;
        }
    }
    let more = answer.total - answer.hits.len();
    if more > 0 {
        writeln!(out, "{more} more with --limit 0")?;
    }
    Ok(())
}

fn csv(answer: &Answer, out: &mut impl Write) -> io::Result<()> {
    let header = [
        "path",
        "part",
        "title",
        "published",
        "publisher",
        "section",
        "start",
        "end",
        "text",
        "snippet",
        "score",
        "entities",
    ];
    row(out, &header)?;
    for hit in &answer.hits {
        let record = HitRecord::of(hit);
        let [section, start, end] =
            [record.section, record.start, record.end].map(|n| n.to_string());
        let (score, entities) = (record.score.to_string(), record.entities.join("; "));
        let fields = [
            &record.path,
            record.part.unwrap_or(""),
            record.title,
            record.published.unwrap_or(""),
            record.publisher.unwrap_or(""),
            &section,
            &start,
            &end,
            record.text,
            record.snippet,
            &score,
            &entities,
        ];
        row(out, &fields)?;
    }
    Ok(())
}
