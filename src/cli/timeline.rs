//! `attache timeline`: a stakeholder or issue over time.

use std::io::{self, Write};

use serde::Serialize;

use super::args::{Stretch, TimelineArgs, TimelineFormat};
use super::columns;
use super::failure::{Failure, Outcome, line};
use super::shelf::{self, Shelf};
use crate::export::row;
use crate::library::query::Sort;
use crate::library::{By, Catalogue, Stand, Timeline};
use crate::model::Stance;
use crate::text::words::number_of;
use crate::text::{ellipsis, sanitise};

/// Columns of the longest bar.
const BAR: usize = 40;

/// Columns of a sentence.
const SENTENCE: usize = 110;

/// Prints it.
pub(super) fn run(args: &TimelineArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (query, paths) = shelf::query_and_paths(args.query.as_deref(), &args.paths)?;
    let shelf = Shelf::open(&paths)?;
    let Some(entity) = shelf.library.entity(&args.entity)? else {
        let near = shelf.library.nearest(&args.entity)?;
        let near = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
        let name = sanitise::line(&args.entity);
        line(&format!("nobody and nothing is called {name} there{near}"));
        return Ok(shelf.ended(Outcome::Nothing));
    };
    let listed = shelf
        .library
        .listed(&query, &shelf.catalogue, &shelf.marks, Sort::Date)?;
    shelf::tell(&listed.unknown, listed.undated);
    let by = match args.by {
        Stretch::Day => By::Day,
        Stretch::Week => By::Week,
        Stretch::Month => By::Month,
    };
    let timeline = shelf
        .library
        .timeline(&entity, &shelf.catalogue, &listed, by)?;
    match args.format {
        TimelineFormat::Text => text(&timeline, &shelf.catalogue, by, out)?,
        TimelineFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &Record::of(&timeline, &shelf.catalogue, by))?;
            writeln!(out)?;
        }
        TimelineFormat::Csv => {
            row(out, &["from", "mentions", "articles"])?;
            for bucket in &timeline.buckets {
                let fields = [
                    bucket.from.to_string(),
                    bucket.mentions.to_string(),
                    bucket.articles.to_string(),
                ];
                row(out, &fields.each_ref().map(String::as_str))?;
            }
        }
    }
    Ok(shelf.ended(if timeline.rows.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    }))
}

#[derive(Serialize)]
struct Record<'a> {
    entity: &'a str,
    label: &'a str,
    kind: &'a str,
    by: &'static str,
    buckets: Vec<BucketRecord>,
    first: Option<&'a str>,
    last: Option<&'a str>,
    positions: Vec<StandRecord<'a>>,
}

#[derive(Serialize)]
struct BucketRecord {
    from: String,
    mentions: u32,
    articles: u32,
}

/// A position in the documented JSON.
#[derive(Serialize)]
pub(super) struct StandRecord<'a> {
    published: Option<&'a str>,
    path: String,
    part: Option<&'a str>,
    stance: Stance,
    cue: &'a str,
    text: &'a str,
    changed_from: Option<Stance>,
}

impl<'a> StandRecord<'a> {
    pub(super) fn of(stand: &'a Stand, catalogue: &'a Catalogue) -> Self {
        let row = catalogue.article(stand.article);
        Self {
            published: stand.published.as_deref(),
            path: row.map_or(String::new(), |row| {
                sanitise::path(&row.path.to_string_lossy())
            }),
            part: row.and_then(|row| row.part.as_deref()),
            stance: stand.stance,
            cue: &stand.cue,
            text: &stand.text,
            changed_from: stand.changed_from,
        }
    }
}

impl<'a> Record<'a> {
    fn of(timeline: &'a Timeline, catalogue: &'a Catalogue, by: By) -> Self {
        let buckets = timeline.buckets.iter().map(|bucket| BucketRecord {
            from: bucket.from.to_string(),
            mentions: bucket.mentions,
            articles: bucket.articles,
        });
        let seen = timeline.seen.as_ref();
        let positions = timeline.positions.iter();
        Self {
            entity: &timeline.entity.key,
            label: &timeline.entity.label,
            kind: &timeline.entity.kind,
            by: by.name(),
            buckets: buckets.collect(),
            first: seen.map(|(first, _)| first.as_str()),
            last: seen.map(|(_, last)| last.as_str()),
            positions: positions
                .map(|stand| StandRecord::of(stand, catalogue))
                .collect(),
        }
    }
}

fn text(
    timeline: &Timeline,
    catalogue: &Catalogue,
    by: By,
    out: &mut impl Write,
) -> io::Result<()> {
    let mentions = timeline.mentions;
    let articles = number_of(timeline.rows.len(), "article");
    let label = sanitise::line(&timeline.entity.label);
    writeln!(out, "{label}: named {mentions} times, in {articles}")?;
    if let Some((first, last)) = &timeline.seen {
        let day = |at: &str| at.get(..10).unwrap_or(at).to_owned();
        writeln!(out, "first {}, last {}", day(first), day(last))?;
    }
    let most = timeline.buckets.iter().map(|bucket| bucket.mentions).max();
    let most = most.unwrap_or(1).max(1) as usize;
    if timeline.buckets.is_empty() {
        writeln!(out, "no article that names it tells its day")?;
    } else {
        writeln!(out, "\nmentions a {}", by.name())?;
    }
    for bucket in &timeline.buckets {
        let length = (bucket.mentions as usize * BAR).div_ceil(most);
        writeln!(
            out,
            "{}  {:>5}  {}",
            bucket.from,
            bucket.mentions,
            "▇".repeat(length)
        )?;
    }
    if !timeline.positions.is_empty() {
        writeln!(out, "\npositions")?;
    }
    for stand in &timeline.positions {
        writeln!(out, "{}", stand_line(stand))?;
        if let Some(row) = catalogue.article(stand.article) {
            writeln!(out, "            {}", sanitise::path(&row.name()))?;
        }
    }
    Ok(())
}

/// A position in one line.
pub(super) fn stand_line(stand: &Stand) -> String {
    let date = stand.published.as_deref().and_then(|date| date.get(..10));
    let changed = stand.changed_from.map(|from| format!("{} → ", from.name()));
    let words = sanitise::line(&stand.text);
    format!(
        "{:<10}  {}{}: {}",
        date.unwrap_or("-"),
        changed.unwrap_or_default(),
        stand.stance.name(),
        ellipsis(words.trim(), columns::most(SENTENCE)),
    )
}
