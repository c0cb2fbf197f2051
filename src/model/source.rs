//! Where an article came from.

use serde::{Deserialize, Serialize};

/// The formats that are understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text without markup; its outline is found by how its lines look.
    #[default]
    Plain,
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// A web page.
    Html,
    /// A document of Word, Office Open XML.
    Docx,
    /// A text of `LibreOffice`, `OpenDocument`.
    Odt,
    /// A book or report, EPUB 2 or 3.
    Epub,
    /// One message, RFC 5322.
    Mail,
    /// Many messages in one file.
    Mbox,
    /// Many messages in one folder.
    Maildir,
    /// A feed, RSS 0.9x, 1.0 or 2.0.
    Rss,
    /// A feed, RFC 4287.
    Atom,
    /// A feed, JSON Feed 1.0 or 1.1.
    JsonFeed,
    /// Portable Document Format.
    Pdf,
    /// A ZIP archive of files that are an article each.
    Archive,
}

impl Format {
    /// Its name on the command line and in `inspect`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Epub => "epub",
            Self::Mail => "mail",
            Self::Mbox => "mbox",
            Self::Maildir => "maildir",
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::JsonFeed => "jsonfeed",
            Self::Pdf => "pdf",
            Self::Archive => "archive",
        }
    }

    /// True for a file that holds many articles, each with a key.
    pub fn holds_many(self) -> bool {
        matches!(
            self,
            Self::Mbox | Self::Maildir | Self::Rss | Self::Atom | Self::JsonFeed | Self::Archive
        )
    }

    /// True where a line of the file means something to a reader: `line` and `source` of
    /// `inspect` are null elsewhere.
    pub fn has_lines(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown)
    }
}

/// What is known of the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Path as given, or `-` for standard input.
    pub path: String,
    /// Which of the articles that the file holds: Message-ID, feed id, chapter address. `None` for
    /// a file that is one article.
    pub part: Option<String>,
    /// How it was read.
    pub format: Format,
    /// WHATWG name of the encoding it was decoded from.
    pub encoding: String,
    /// Size in bytes as it was read.
    pub bytes: u64,
    /// How many undecodable sequences became U+FFFD.
    pub undecodable: u32,
}

impl Source {
    /// What it is called on the screen: its path, or standard input.
    pub fn name(&self) -> &str {
        match self.path.as_str() {
            "-" => "standard input",
            path => path,
        }
    }

    /// What stands in for a title where a text has none: the name of the file, without its folders.
    pub fn file_name(&self) -> &str {
        let name = self.name().trim_end_matches('/');
        name.rsplit('/').next().unwrap_or(name)
    }

    /// What names this very article: its path, and behind `#part=` which part of the file it is.
    pub fn address(&self) -> String {
        match &self.part {
            Some(part) => format!("{}#part={part}", self.path),
            None => self.path.clone(),
        }
    }
}
