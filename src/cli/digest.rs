//! `attache digest`: what is new, over many articles.

use std::io::{self, Write};

use serde::Serialize;

use super::args::{DigestArgs, DigestFormat};
use super::columns;
use super::failure::{Failure, Outcome};
use super::shelf::{self, Shelf};
use super::timeline::{StandRecord, stand_line};
use crate::library::query::{self, Sort};
use crate::library::{Catalogue, Digest, Named, Row, Since};
use crate::text::words::number_of;
use crate::text::{ellipsis, sanitise};

/// Columns of a sentence.
const SENTENCE: usize = 110;

/// Articles that are named on the page for people.
const ARTICLES: usize = 30;

/// Prints the page.
pub(super) fn run(args: &DigestArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let since = args.since.as_deref().map(since).transpose()?;
    let (query, paths) = shelf::query_and_paths(args.query.as_deref(), &args.paths)?;
    let shelf = Shelf::open(&paths)?;
    let listed = shelf
        .library
        .listed(&query, &shelf.catalogue, &shelf.marks, Sort::Date)?;
    shelf::tell(&listed.unknown, listed.undated);
    let visited = shelf.marks.visited.map(Since::Visit);
    let since = since.map(Since::Day).or(visited).unwrap_or_default();
    let digest = shelf.library.digest(&shelf.catalogue, &listed, since)?;
    match args.format {
        DigestFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &Record::of(&digest, &shelf.catalogue))?;
            writeln!(out)?;
        }
        DigestFormat::Text => page(&digest, &shelf.catalogue, &PLAIN, out)?,
        DigestFormat::Md => page(&digest, &shelf.catalogue, &MARKDOWN, out)?,
    }
    Ok(shelf.ended(Outcome::Done))
}

/// The day since when.
fn since(typed: &str) -> Result<i32, Failure> {
    query::since(typed).ok_or_else(|| {
        let typed = sanitise::line(typed);
        Failure::File(format!(
            "--since: {typed} is no date; write 2026-11-01, or 7d for seven days"
        ))
    })
}

#[derive(Serialize)]
struct Record<'a> {
    articles: Vec<ArticleRecord<'a>>,
    first_seen: Vec<NamedRecord<'a>>,
    risen: Vec<NamedRecord<'a>>,
    changed: Vec<TakenRecord<'a>>,
    positions: Vec<TakenRecord<'a>>,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    path: String,
    part: Option<&'a str>,
    title: &'a str,
    published: Option<&'a str>,
    publisher: Option<&'a str>,
}

#[derive(Serialize)]
struct NamedRecord<'a> {
    entity: &'a str,
    label: &'a str,
    kind: &'a str,
    articles: u32,
    before: u32,
    path: String,
    part: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct TakenRecord<'a> {
    entity: &'a str,
    label: &'a str,
    #[serde(flatten)]
    stand: StandRecord<'a>,
}

fn path(row: &Row) -> String {
    sanitise::path(&row.path.to_string_lossy())
}

impl<'a> Record<'a> {
    fn of(digest: &'a Digest, catalogue: &'a Catalogue) -> Self {
        let named = |named: &'a Named| {
            let row = catalogue.article(named.article);
            NamedRecord {
                entity: &named.entity.key,
                label: &named.entity.label,
                kind: &named.entity.kind,
                articles: named.articles,
                before: named.before,
                path: row.map(path).unwrap_or_default(),
                part: row.and_then(|row| row.part.as_deref()),
                text: &named.text,
            }
        };
        let taken = |taken: &'a crate::library::Taken| TakenRecord {
            entity: &taken.entity.key,
            label: &taken.entity.label,
            stand: StandRecord::of(&taken.stand, catalogue),
        };
        let rows = digest.rows.iter();
        let rows = rows.filter_map(|at| catalogue.rows.get(*at));
        Self {
            articles: rows
                .map(|row| ArticleRecord {
                    path: path(row),
                    part: row.part.as_deref(),
                    title: &row.title,
                    published: row.published.as_deref(),
                    publisher: row.publisher.as_deref(),
                })
                .collect(),
            first_seen: digest.first_seen.iter().map(named).collect(),
            risen: digest.risen.iter().map(named).collect(),
            changed: digest.changed.iter().map(taken).collect(),
            positions: digest.wants.iter().map(taken).collect(),
        }
    }
}

/// What sets headings, rows and names apart.
struct Marks {
    title: [&'static str; 2],
    heading: [&'static str; 2],
    row: &'static str,
    name: [&'static str; 2],
    escaped: bool,
}

const PLAIN: Marks = Marks {
    title: ["", ""],
    heading: ["", ""],
    row: "  ",
    name: ["", ""],
    escaped: false,
};

const MARKDOWN: Marks = Marks {
    title: ["# ", "\n"],
    heading: ["## ", "\n"],
    row: "- ",
    name: ["**", "**"],
    escaped: true,
};

impl Marks {
    /// Words of an article, in one line.
    fn words(&self, words: &str, columns: usize) -> String {
        let words = sanitise::line(words);
        let words = ellipsis(words.trim(), columns::most(columns));
        if !self.escaped {
            return words.into_owned();
        }
        let special = |c: char| {
            matches!(
                c,
                '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '#' | '|'
            )
        };
        let mut out = String::with_capacity(words.len());
        for c in words.chars() {
            if special(c) {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }
}

fn page(
    digest: &Digest,
    catalogue: &Catalogue,
    marks: &Marks,
    out: &mut impl Write,
) -> io::Result<()> {
    let Marks {
        title,
        heading,
        row: bullet,
        name: [open, close],
        ..
    } = marks;
    let count = number_of(digest.rows.len(), "new article");
    let [before, after] = title;
    writeln!(out, "{before}{count}{after}")?;
    let place = |id: i64| {
        let row = catalogue.article(id);
        row.map_or(String::new(), |row| {
            marks.words(&sanitise::path(&row.name()), SENTENCE)
        })
    };
    for at in digest.rows.iter().take(ARTICLES) {
        let Some(row) = catalogue.rows.get(*at) else {
            continue;
        };
        let date = row.published.as_deref().and_then(|date| date.get(..10));
        let (date, title) = (date.unwrap_or("-"), marks.words(&row.title, SENTENCE));
        writeln!(out, "{bullet}{date:<10}  {title} ({})", place(row.id))?;
    }
    if digest.rows.len() > ARTICLES {
        writeln!(out, "{bullet}{} more", digest.rows.len() - ARTICLES)?;
    }
    let [before, after] = heading;
    for (what, list) in [
        ("Never seen before", &digest.first_seen),
        ("Named more than before", &digest.risen),
    ] {
        if list.is_empty() {
            continue;
        }
        writeln!(out, "\n{before}{what}{after}")?;
        for named in list {
            let label = marks.words(&named.entity.label, SENTENCE);
            let articles = number_of(named.articles as usize, "article");
            let words = marks.words(&named.text, SENTENCE);
            writeln!(
                out,
                "{bullet}{open}{label}{close}, {articles}: {words} ({})",
                place(named.article)
            )?;
        }
    }
    for (what, list) in [
        ("Changed position", &digest.changed),
        ("Who wants what", &digest.wants),
    ] {
        if list.is_empty() {
            continue;
        }
        writeln!(out, "\n{before}{what}{after}")?;
        for taken in list {
            let label = marks.words(&taken.entity.label, SENTENCE);
            let words = marks.words(&stand_line(&taken.stand), 2 * SENTENCE);
            writeln!(
                out,
                "{bullet}{open}{label}{close} {words} ({})",
                place(taken.stand.article)
            )?;
        }
    }
    Ok(())
}
