//! Comma-separated values: the fields of the JSON, one highlight a record.

use std::io::{self, Write};

use super::{Entry, Export, row};

const HEADER: [&str; 16] = [
    "id", "kind", "entity", "label", "type", "text", "start", "end", "source", "section", "line",
    "verdict", "note", "made_by", "orphaned", "at",
];

/// Writes `export`. What is null in the JSON is empty; `source` is as in 118-125.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    row(out, &HEADER)?;
    for entry in export.entries() {
        let fields = fields(entry);
        row(out, &fields.each_ref().map(String::as_str))?;
    }
    Ok(())
}

fn fields(entry: &Entry) -> [String; 16] {
    let given = |field: Option<&str>| field.unwrap_or("").to_owned();
    let place = |field: fn(&super::entry::Place) -> String| {
        entry.place.as_ref().map(field).unwrap_or_default()
    };
    [
        entry.id.clone(),
        entry.highlight.kind.name().to_owned(),
        given(entry.entity.as_deref()),
        given(entry.label.as_deref()),
        given(entry.class()),
        entry.text.clone(),
        place(|place| place.start.to_string()),
        place(|place| place.end.to_string()),
        place(|place| format!("{}-{}", place.source[0], place.source[1])),
        place(|place| place.section.to_string()),
        place(|place| place.line.to_string()),
        entry.highlight.verdict.name().to_owned(),
        given(entry.note.as_deref()),
        entry.highlight.made_by.name().to_owned(),
        entry.place.is_none().to_string(),
        entry.at().unwrap_or_default(),
    ]
}
