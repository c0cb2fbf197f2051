//! What an importer takes and gives: the head by which a format is told, a file to read, its parts.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::model::{Body, Format};

/// What a format is told by.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The first bytes of the file: at least 64 KiB, or all of it.
    pub bytes: &'a [u8],
    /// Its extension in lower case, or an empty one.
    pub extension: &'a str,
    /// Where it stands, `-` for standard input; a format of folders is told by what stands there.
    pub path: &'a Path,
}

/// What is to be read.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The whole file, or for formats that are read `by_head` a head of it.
    pub bytes: Vec<u8>,
    /// Where it stands: a folder for a Maildir, `-` for standard input.
    pub path: &'a Path,
    /// The key of the only part that is wanted: the bodies of the others may stay empty.
    pub part: Option<&'a str>,
    /// All of a web page, not its main text alone.
    pub whole: bool,
    /// What is known of other formats, for those that hold files.
    pub known: Known,
}

/// What the table of formats knows, as importers stand below it.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// True for a name that ends as those of articles, mailboxes and feeds do, and not as an
    /// archive's.
    pub is_article: fn(&str) -> bool,
    /// True for a file that holds many articles itself.
    pub holds_many: fn(&Packed) -> bool,
}

/// One article of a file.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// What names it in a file that holds many, and goes on to name it when the file grows. `None`
    /// in a file that is one article.
    pub key: Option<String>,
    /// Its title, sanitised.
    pub title: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// The format of the file in the file that holds it; none where that is the file itself.
    pub format: Option<Format>,
    /// Its text.
    pub content: Content,
    /// The encoding it was decoded from, by its WHATWG name.
    pub encoding: &'static str,
    /// How many undecodable sequences became U+FFFD.
    pub undecodable: u32,
    /// What opens by a key of its own and yet is no article of the list: the attachments of a
    /// message, the chapters of a book. Nothing comes along with these.
    pub along: Vec<Part>,
}

/// A file in the file.
#[derive(Clone, Debug)]
pub struct Packed {
    /// What its name ends in, lower case: letters and figures alone.
    ending: String,
    /// Its bytes, or why it can't be unpacked. Where another part is asked for, a head of them.
    pub bytes: Result<Vec<u8>, Fault>,
}

impl Packed {
    /// A file that is called `name` where it stands; of that only the ending is kept.
    pub fn new(name: &str, bytes: Result<Vec<u8>, Fault>) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let plain = ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let ending = if plain { ending } else { "" };
        Self {
            ending: ending.to_ascii_lowercase(),
            bytes,
        }
    }

    /// What its name ends in, in lower case; nothing where that is no plain ending.
    pub fn ending(&self) -> &str {
        &self.ending
    }

    /// A name that ends as its own does, and names nothing.
    pub fn name(&self) -> PathBuf {
        Path::new("-").with_extension(&self.ending)
    }
}

/// The text of a part.
#[derive(Clone, Debug)]
pub enum Content {
    /// Decoded text whose blocks and headings are told by how its lines look: plain text.
    Lines(String),
    /// Markdown, decoded, and what was read from it.
    Markdown(String, Box<Body>),
    /// Blocks and headings as the format tells them.
    Body(Box<Body>),
    /// A file of a format of its own, still to be read.
    File(Packed),
}

impl Default for Content {
    fn default() -> Self {
        Self::Lines(String::new())
    }
}

/// Why a file of a known format can't be read; the words follow its name and a colon, and name the
/// mend.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct Fault(pub String);

impl Fault {
    /// A fault in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}
