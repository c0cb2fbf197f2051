//! What a file holds, as `inspect` lists it.

use std::path::Path;

use serde::Serialize;

use super::input::Parts;
use crate::model::{Article, Section, Source};
use crate::open::{Opened, Part};

/// The version of the contract, that of a record, too.
pub(super) const SCHEMA: u8 = 1;

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

/// A file that holds many articles, as an article of which nothing is known but where it stands: a record
/// of it has every field that any record has.
pub(super) fn without_article(path: &Path, file: &Parts) -> Opened {
    let source = Source {
        path: path.to_string_lossy().into_owned(),
        format: file.format,
        encoding: "UTF-8".to_owned(),
        bytes: file.size,
        ..Source::default()
    };
    Opened {
        article: Article {
            source,
            sections: vec![Section {
                line: 1,
                ..Section::default()
            }],
            ..Article::default()
        },
        ..Opened::default()
    }
}
