//! What a file holds, as `inspect` lists it.

use std::path::Path;

use serde::Serialize;

use super::input::Parts;
use crate::model::Format;
use crate::open::Part;
use crate::text::sanitise;

/// The version of the contract, that of a record, too.
pub(super) const SCHEMA: u8 = 1;

/// A file that holds many articles: what opens as `PATH#part=KEY`.
#[derive(Serialize)]
pub(super) struct Listing<'a> {
    schema: u8,
    source: ListedSource<'a>,
    parts: Vec<PartRecord<'a>>,
}

#[derive(Serialize)]
struct ListedSource<'a> {
    path: String,
    format: Format,
    bytes: u64,
    sha256: &'a str,
}

/// What opens as `PATH#part=KEY`.
#[derive(Serialize)]
pub(super) struct PartRecord<'a> {
    part: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    /// What came along with it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    parts: Vec<PartRecord<'a>>,
}

impl<'a> PartRecord<'a> {
    fn of(part: &'a Part) -> Self {
        Self {
            part: part.key.as_deref(),
            title: part.title.as_deref(),
            published: part.published.as_deref(),
            parts: Self::all(&part.along),
        }
    }

    pub(super) fn all(parts: &'a [Part]) -> Vec<Self> {
        parts.iter().map(Self::of).collect()
    }
}

impl<'a> Listing<'a> {
    pub(super) fn new(path: &Path, file: &'a Parts) -> Self {
        Self {
            schema: SCHEMA,
            source: ListedSource {
                path: sanitise::path(&path.to_string_lossy()),
                format: file.format,
                bytes: file.size,
                sha256: &file.checksum,
            },
            parts: PartRecord::all(&file.articles),
        }
    }
}
