//! What the store keeps, as it is given and told: of which article, and what.

use std::path::Path;

use crate::model::{Anchor, Article, Credits, Highlight, Review};

/// Which article is meant.
///
/// One with a path is known by that path, whatever it holds. Where the path is unknown but a file
/// that held the same is gone, the article was moved and takes what was kept along; a copy beside
/// its original begins anew. One without a path (standard input, a bundled briefing) is known by
/// its content, apart from all files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The absolute path of a file; behind `#part=` the key of an article in it.
    pub path: Option<String>,
    /// The sha256 of the reading text, in hexadecimal digits.
    pub content: String,
    /// The title, for lists.
    pub title: String,
}

impl Identity {
    /// The identity of an article that was read from `path`, or from elsewhere where that is `None`.
    /// `content` is the checksum of its reading text.
    pub fn of(article: &Article, path: Option<&Path>, content: String) -> Self {
        let absolute =
            path.map(|path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
        let title = article.title.as_ref().map(|title| title.text.clone());
        Self {
            path: absolute.map(|path| {
                let path = path.to_string_lossy();
                match &article.source.part {
                    Some(part) => format!("{path}{PART}{part}"),
                    None => path.into_owned(),
                }
            }),
            content,
            title: title.unwrap_or_else(|| article.source.name().to_owned()),
        }
    }
}

/// What stands between the path of a file and the key of an article in it.
pub(super) const PART: &str = "#part=";

/// What is kept about an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// The highlights in reading order of their anchors. The span is that of the anchor where the
    /// highlight stands in this very text, else `None`: its place is to be looked for.
    pub highlights: Vec<Highlight>,
    /// What each person decided about them, in the same order; empty where nobody but the reader
    /// decided anything.
    pub reviews: Vec<Vec<Review>>,
    /// True where all of them stand in this very text, so that nothing is to be looked for.
    pub same_text: bool,
    /// Where reading stopped.
    pub place: Option<Anchor>,
    /// Marks by name.
    pub marks: Vec<(char, Anchor)>,
    /// Where it is from, as the reader said.
    pub credits: Credits,
}

/// What an undo brought back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undone {
    /// The highlights as they are again, in reading order; void where nothing was kept before.
    pub highlights: Vec<Highlight>,
}

/// A text that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Its text, blocks and sections; what the file said besides is not kept.
    pub article: Article,
}
