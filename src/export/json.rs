//! The documented JSON, version 1: `assets/export.schema.json`. Fields are only ever added.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::model::{Format, Review, Verdict};
use crate::text::sanitise;

use super::clean::clean;
use super::entry::Entry;
use super::prepared::Export;
use super::time;

/// The version of the contract.
pub(super) const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    source: Source<'a>,
    highlights: Highlights<'a>,
    headings: Headings<'a>,
}

/// A correction of the outline: the line is a heading of this level, or it is none.
#[derive(Serialize)]
struct HeadingRecord<'a> {
    text: &'a str,
    prefix: String,
    suffix: String,
    start: Option<u32>,
    end: Option<u32>,
    line: Option<u32>,
    heading: bool,
    level: u8,
    orphaned: bool,
    at: Option<String>,
}

struct Headings<'a>(&'a [Entry<'a>]);

impl Serialize for Headings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|entry| HeadingRecord {
            text: &entry.text,
            prefix: clean(&entry.highlight.anchor.prefix),
            suffix: clean(&entry.highlight.anchor.suffix),
            start: entry.place.map(|place| place.start),
            end: entry.place.map(|place| place.end),
            line: entry.place.and_then(|place| place.line),
            heading: entry.highlight.verdict == Verdict::Accepted,
            level: entry.highlight.level,
            orphaned: entry.place.is_none(),
            at: entry.at(),
        }))
    }
}

#[derive(Serialize)]
struct Source<'a> {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    format: Format,
    encoding: &'a str,
    bytes: u64,
    sha256: &'a str,
    undecodable: u32,
}

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    kind: &'a str,
    entity: Option<&'a str>,
    label: Option<&'a str>,
    #[serde(rename = "type")]
    class: Option<&'a str>,
    text: &'a str,
    /// What stands before it and behind: by this it is found again in a revised text.
    prefix: String,
    suffix: String,
    start: Option<u32>,
    end: Option<u32>,
    source: Option<[u32; 2]>,
    section: Option<usize>,
    line: Option<u32>,
    verdict: &'a str,
    note: Option<&'a str>,
    made_by: &'a str,
    orphaned: bool,
    at: Option<String>,
    /// What each of several people decided; left out where nobody but the reader did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reviews: Vec<ReviewRecord<'a>>,
}

/// What a person decided about a highlight.
#[derive(Serialize)]
struct ReviewRecord<'a> {
    by: &'a str,
    kind: &'a str,
    label: Option<String>,
    #[serde(rename = "type")]
    class: Option<&'a str>,
    verdict: &'a str,
    note: Option<&'a str>,
    made_by: &'a str,
    at: Option<String>,
}

impl<'a> ReviewRecord<'a> {
    fn new(review: &'a Review) -> Self {
        let subject = review.subject.as_ref();
        Self {
            by: review.name(),
            kind: review.kind.name(),
            label: subject.map(|subject| sanitise::line(&subject.label)),
            class: subject.map(|subject| subject.class.name()),
            verdict: review.verdict.name(),
            note: review.note.as_deref(),
            made_by: review.made_by.name(),
            at: (review.at != 0).then(|| time::iso(review.at)),
        }
    }
}

/// Serialised one by one, never collected.
struct Highlights<'a>(&'a [Entry<'a>]);

impl Serialize for Highlights<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(record))
    }
}

fn record<'a>(entry: &'a Entry) -> Record<'a> {
    let place = entry.place;
    Record {
        id: &entry.id,
        kind: entry.highlight.kind.name(),
        entity: entry.entity.as_deref(),
        label: entry.label.as_deref(),
        class: entry.class(),
        text: &entry.text,
        prefix: clean(&entry.highlight.anchor.prefix),
        suffix: clean(&entry.highlight.anchor.suffix),
        start: place.map(|place| place.start),
        end: place.map(|place| place.end),
        source: place.and_then(|place| place.source),
        section: place.map(|place| place.section),
        line: place.and_then(|place| place.line),
        verdict: entry.highlight.verdict.name(),
        note: entry.note.as_deref(),
        made_by: entry.made_by(),
        orphaned: place.is_none(),
        at: entry.at(),
        reviews: entry.reviews.iter().map(ReviewRecord::new).collect(),
    }
}

/// Writes `export`.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let source = &export.article.source;
    let document = Document {
        schema: SCHEMA,
        source: Source {
            path: sanitise::path(&source.path),
            part: source.part.as_deref(),
            format: source.format,
            encoding: &source.encoding,
            bytes: source.bytes,
            sha256: export.sha256,
            undecodable: source.undecodable,
        },
        highlights: Highlights(export.entries()),
        headings: Headings(&export.headings),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}
