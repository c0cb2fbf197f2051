//! Takes verdicts and notes elsewhere, and back again: one file per format.
//!
//! Nothing that is written holds a control character from the article; notes may hold line feeds.

mod bulk;
mod csv;
mod entry;
mod file;
mod firsts;
mod ftm;
mod html;
mod import;
mod json;
mod md;
mod merge;
mod row;
mod time;
mod w3c;
mod wire;

use std::io::{self, Write};

use crate::model::{Article, Entity, Highlight, HighlightKind, Layer, Mention, Position};
use crate::text::{CodePoints, sanitise};

pub use entry::Entry;
pub use file::write_whole;
pub use import::{ImportError, MAX_IMPORT, import};
pub use merge::{MergeReport, merge};
pub use row::row;
pub use time::iso;

/// What the formats for people say where nothing was decided.
const NOTHING: &str = "Nothing decided or noted yet.";

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown: what was decided or noted, by section.
    Md,
    /// The documented JSON, `assets/export.schema.json`.
    Json,
    /// The same fields, RFC 4180.
    Csv,
    /// One page to print: the article with what was decided or noted.
    Html,
    /// Web Annotation, JSON-LD.
    W3c,
    /// `FollowTheMoney` entities, a line each.
    Ftm,
    /// What the bulk call of `OpenSearch` takes.
    Bulk,
}

/// What was found in an article, for the formats that tell more than its highlights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    /// Stakeholders, issues and places.
    pub entities: &'a [Entity],
    /// Where they are named.
    pub mentions: &'a [Mention],
    /// Who does what.
    pub positions: &'a [Position],
}

/// An article and all its highlights, ready to be written.
pub struct Export<'a> {
    article: &'a Article,
    sha256: &'a str,
    /// In reading order, the orphans last.
    entries: Vec<Entry<'a>>,
    /// Corrections of the outline, in the same order.
    headings: Vec<Entry<'a>>,
    found: Found<'a>,
}

impl Format {
    /// All of them with the names they go by.
    pub const ALL: [(&'static str, Self); 7] = [
        ("md", Self::Md),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("html", Self::Html),
        ("w3c", Self::W3c),
        ("ftm", Self::Ftm),
        ("bulk", Self::Bulk),
    ];

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format)
    }
}

impl<'a> Export<'a> {
    /// All `highlights` of `article`, the undecided ones too, in any order. `sha256` is the
    /// hexadecimal checksum of its file; `entities` have the ids that `inspect` prints.
    pub fn new(
        article: &'a Article,
        sha256: &'a str,
        entities: &[Entity],
        highlights: &'a [Highlight],
    ) -> Self {
        let points = CodePoints::new(&article.text);
        let mut sorted: Vec<&Highlight> = highlights.iter().collect();
        sorted.sort_by_key(|highlight| {
            let span = highlight.span.map(|span| (span.start, span.end));
            (span.is_none(), span, highlight.layer())
        });
        let (headings, sorted): (Vec<&Highlight>, Vec<&Highlight>) = sorted
            .into_iter()
            .partition(|highlight| highlight.layer() == Layer::Heading);
        Self {
            article,
            sha256,
            entries: entry::entries(article, &points, entities, &sorted),
            headings: entry::entries(article, &points, entities, &headings),
            found: Found::default(),
        }
    }

    /// The same with what was found, which some formats tell.
    #[must_use]
    pub fn with(self, found: Found<'a>) -> Self {
        Self { found, ..self }
    }

    /// Its highlights in reading order, the orphans last.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// Writes it.
    ///
    /// # Errors
    /// Where `out` can't be written.
    pub fn write(&self, format: Format, out: &mut impl Write) -> io::Result<()> {
        match format {
            Format::Md => md::write(self, out),
            Format::Json => json::write(self, out),
            Format::Csv => csv::write(self, out),
            Format::Html => html::write(self, out),
            Format::W3c => w3c::write(self, out),
            Format::Ftm => ftm::write(self, &self.found, out),
            Format::Bulk => bulk::write(self, &self.found, out),
        }
    }

    /// The title of the article, else its name.
    fn title(&self) -> String {
        let title = self.article.title.as_ref().map(|title| &*title.text);
        sanitise::line(title.unwrap_or(self.article.source.name()))
    }
}

/// Several lines without any control character but the line feeds between them.
fn clean(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(sanitise::line).collect();
    lines.join("\n")
}

fn kind(name: &str) -> Option<HighlightKind> {
    [
        HighlightKind::Stakeholder,
        HighlightKind::Issue,
        HighlightKind::Place,
        HighlightKind::Note,
    ]
    .into_iter()
    .find(|kind| kind.name() == name)
}
