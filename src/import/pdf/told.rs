//! What is read from a file, as the child process hands it on.

use serde::{Deserialize, Serialize};

use super::super::archive::properties;
use super::super::passage::{Document, Passage, Piece};
use super::damage::Damage;
use crate::model::{About, BlockKind};

/// An article of a PDF.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Told {
    /// Why there is none.
    pub(super) fault: Option<String>,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    /// What is missing.
    pub(super) damage: Damage,
    pub(super) passages: Vec<Said>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    Title,
    Heading,
    Paragraph,
    Item,
    Row,
}

/// A paragraph.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Said {
    pub(super) kind: Kind,
    pub(super) level: u8,
    pub(super) marker: String,
    pub(super) text: String,
}

impl Told {
    /// Nothing, for that reason.
    pub(super) fn fault(reason: &str) -> Self {
        Self {
            fault: Some(reason.to_owned()),
            ..Self::default()
        }
    }

    /// The same as passages.
    pub(super) fn into_document(self) -> Document {
        let mut passages: Vec<Passage> = Vec::with_capacity(self.passages.len());
        let lost = self.damage.lost;
        if lost > 0 {
            let pages = if lost == 1 { "page" } else { "pages" };
            let note = format!("[{lost} {pages} of this file could not be read]");
            passages.push(Passage::new(BlockKind::Note, note));
        }
        for said in self.passages {
            let kind = match said.kind {
                Kind::Title => BlockKind::Title,
                Kind::Heading => BlockKind::Heading,
                Kind::Item => BlockKind::Item,
                Kind::Paragraph | Kind::Row => BlockKind::Paragraph,
            };
            let below = |last: &Passage| {
                last.kind == kind && last.depth == u8::from(kind == BlockKind::Item)
            };
            let tight =
                matches!(said.kind, Kind::Item | Kind::Row) && passages.last().is_some_and(below);
            passages.push(Passage {
                kind,
                level: said.level,
                marker: said.marker,
                depth: u8::from(kind == BlockKind::Item),
                tight,
                pieces: vec![Piece::plain(said.text)],
                ..Passage::default()
            });
        }
        Document {
            passages,
            title: self.title.filter(|title| properties::is_title(title)),
            about: About {
                author: self.author.filter(|author| properties::is_author(author)),
                published: self.published,
                mended: self.damage.words(),
                ..About::default()
            },
            ..Document::default()
        }
    }
}
