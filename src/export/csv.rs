//! Comma-separated values: the fields of the JSON, one highlight a record, with the sentence and the
//! section around it, and a column for each of several people with that person's verdict.

use std::io::{self, Write};

use super::entry::Entry;
use super::passages::Passages;
use super::prepared::Export;
use super::row;

const HEADER: [&str; 19] = [
    "id",
    "kind",
    "entity",
    "label",
    "type",
    "text",
    "start",
    "end",
    "source",
    "section",
    "line",
    "verdict",
    "note",
    "made_by",
    "orphaned",
    "at",
    "sentence",
    "section_heading",
    "entity_label",
];

/// Writes `export`. What is null in the JSON is empty; `source` is as in 118-125.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let people = export.people();
    // a person who is called like a column is told apart from it
    let columns: Vec<String> = (people.iter())
        .map(|name| {
            let taken = HEADER.contains(name);
            let mark = if taken { " (person)" } else { "" };
            format!("{name}{mark}")
        })
        .collect();
    let header = HEADER.into_iter().chain(columns.iter().map(String::as_str));
    row(out, &header.collect::<Vec<_>>())?;
    let passages = Passages::new(export.article);
    for entry in export.entries() {
        let fields = fields(entry, &passages);
        let verdicts = people.iter().map(|name| {
            let mut reviews = entry.reviews.iter();
            let review = reviews.find(|review| review.name() == *name);
            review.map_or("", |review| review.verdict.name())
        });
        let fields = fields.iter().map(String::as_str).chain(verdicts);
        row(out, &fields.collect::<Vec<_>>())?;
    }
    Ok(())
}

fn fields(entry: &Entry, passages: &Passages) -> [String; 19] {
    let given = |field: Option<&str>| field.unwrap_or("").to_owned();
    let place = |field: fn(&super::entry::Place) -> String| {
        entry.place.as_ref().map(field).unwrap_or_default()
    };
    let sentence = entry.place.map(|place| passages.quote(place.span));
    let heading = entry.place.and_then(|place| passages.heading(place.span));
    [
        entry.id.clone(),
        entry.highlight.kind.name().to_owned(),
        given(entry.entity.as_deref()),
        given(entry.label.as_deref()),
        given(entry.class()),
        entry.text.clone(),
        place(|place| place.start.to_string()),
        place(|place| place.end.to_string()),
        place(|place| {
            let source = place.source;
            source.map_or_else(String::new, |[start, end]| format!("{start}-{end}"))
        }),
        place(|place| place.section.to_string()),
        place(|place| place.line.map_or_else(String::new, |line| line.to_string())),
        entry.highlight.verdict.name().to_owned(),
        given(entry.note.as_deref()),
        entry.made_by().to_owned(),
        entry.place.is_none().to_string(),
        entry.at().unwrap_or_default(),
        sentence.unwrap_or_default(),
        heading.unwrap_or_default(),
        given(entry.label.as_deref()),
    ]
}
