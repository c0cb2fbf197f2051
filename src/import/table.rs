//! The formats that can be read, one row each: the only place that knows which there are.
//!
//! A new format is a folder beside this file and a row here.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{docx, epub, feed, html, mail, markdown, odt, pages, pdf, rst, sniff};
use crate::model::{Body, Format};

/// One format.
#[derive(Clone, Copy, Debug)]
pub struct Importer {
    /// Which.
    pub format: Format,
    /// Extensions that speak for it where its content doesn't tell.
    pub extensions: &'static [&'static str],
    /// True where the head of a file shows that it is of this format, whatever its name.
    pub tells: fn(&Head<'_>) -> bool,
    /// True where a head of the file can be read alone, for the first frame.
    pub by_head: bool,
    /// Reads it.
    pub read: fn(Input<'_>) -> Result<Vec<Part>, Fault>,
}

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

/// All formats, the surest to tell first.
pub const IMPORTERS: &[Importer] = &[
    Importer {
        format: Format::Archive,
        extensions: &["zip"],
        tells: pages::tells,
        by_head: false,
        read: pages::read,
    },
    Importer {
        format: Format::Docx,
        extensions: &["docx", "docm", "dotx", "dotm"],
        tells: docx::tells,
        by_head: false,
        read: docx::read,
    },
    Importer {
        format: Format::Odt,
        extensions: &["odt", "ott"],
        tells: odt::tells,
        by_head: false,
        read: odt::read,
    },
    Importer {
        format: Format::Epub,
        extensions: &["epub"],
        tells: epub::tells,
        by_head: false,
        read: epub::read,
    },
    Importer {
        format: Format::Pdf,
        extensions: &["pdf"],
        tells: pdf::tells,
        by_head: false,
        read: pdf::read,
    },
    Importer {
        format: Format::Markdown,
        extensions: &["md", "markdown", "mdown", "mkd"],
        tells: |head| MARKDOWN.contains(&head.extension),
        by_head: true,
        read: read_markdown,
    },
    Importer {
        format: Format::Maildir,
        extensions: &[],
        tells: mail::tells_folder,
        by_head: false,
        read: mail::read_folder,
    },
    Importer {
        format: Format::Mbox,
        extensions: &["mbox"],
        tells: mail::tells_mbox,
        by_head: false,
        read: mail::read_mbox,
    },
    Importer {
        format: Format::Mail,
        extensions: &["eml"],
        tells: mail::tells,
        by_head: false,
        read: mail::read,
    },
    Importer {
        format: Format::Rss,
        extensions: &["rss"],
        tells: feed::tells_rss,
        by_head: false,
        read: feed::read_xml,
    },
    Importer {
        format: Format::Atom,
        extensions: &["atom"],
        tells: feed::tells_atom,
        by_head: false,
        read: feed::read_xml,
    },
    Importer {
        format: Format::JsonFeed,
        extensions: &[],
        tells: feed::tells_json,
        by_head: false,
        read: feed::read_json,
    },
    Importer {
        format: Format::Html,
        extensions: &["html", "htm", "xhtml", "shtml"],
        tells: html::tells,
        by_head: false,
        read: html::read,
    },
    Importer {
        format: Format::Plain,
        extensions: &["txt", "text"],
        tells: |_| false,
        by_head: true,
        read: read_plain,
    },
];

/// True for a name that ends as those of articles, mailboxes and feeds do, and not as an archive's.
pub fn is_named_as_article(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.unwrap_or_default();
    let mut rows = IMPORTERS.iter();
    rows.any(|row| row.format != Format::Archive && row.extensions.contains(&&*ending))
}

/// Extensions that always are Markdown, whatever the text begins with.
const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];

/// Extensions of text whose marks look like Markdown and mean other things.
const OTHER_MARKUP: &[&str] = &["adoc", "asciidoc", "org", "tex"];

/// Extensions of reStructuredText: plain text to whoever asks for its format.
const RST: &[&str] = &["rst", "rest"];

/// The importer of a format.
pub fn importer(format: Format) -> Option<&'static Importer> {
    IMPORTERS.iter().find(|row| row.format == format)
}

/// The format that is called `name`, as in `--format`.
pub fn named(name: &str) -> Option<Format> {
    IMPORTERS
        .iter()
        .map(|row| row.format)
        .find(|format| format.name() == name)
}

/// Tells the format of a file: by its content, else by its extension; else it is text, and plain
/// or Markdown by what stands in it. `None` where it is no text either.
pub fn importer_of(path: &Path, bytes: &[u8]) -> Option<&'static Importer> {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default();
    let head = Head {
        bytes,
        extension: &extension,
        path,
    };
    let told = IMPORTERS.iter().find(|row| (row.tells)(&head));
    if told.is_some() {
        return told;
    }
    let start = bytes.get(..sniff::HEAD).unwrap_or(bytes);
    if sniff::is_binary(start) {
        return None;
    }
    let named = IMPORTERS
        .iter()
        .find(|row| row.extensions.contains(&head.extension) && row.format != Format::Plain);
    named.or_else(|| importer(Format::Plain))
}

/// True for a folder that opens as a file does, with many articles: a Maildir.
pub fn is_folder_of_many(path: &Path) -> bool {
    importer_of(path, &[]).is_some_and(|row| row.format == Format::Maildir)
}

/// The importer of a file in the file, told as that of any file; none where it is in no format that is
/// known.
pub fn importer_of_packed(packed: &Packed) -> Option<&'static Importer> {
    let bytes = packed.bytes.as_ref().ok()?;
    let told = if bytes.is_empty() {
        // what is empty tells nothing, and could be taken for a folder
        let mut rows = IMPORTERS.iter();
        rows.find(|row| row.extensions.contains(&&*packed.ending))
    } else {
        importer_of(&packed.name(), bytes)
    }?;
    // anything can be opened as text; what is meant as text says so
    let meant = told.format != Format::Plain || told.extensions.contains(&&*packed.ending);
    meant.then_some(told)
}

fn read_markdown(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let decoded = super::decode(input.bytes);
    let body = markdown::read(&decoded.text);
    Ok(vec![Part {
        encoding: decoded.encoding,
        undecodable: decoded.undecodable,
        content: Content::Markdown(decoded.text, Box::new(body)),
        ..Part::default()
    }])
}

/// Text without markup; where it holds Markdown all the same, it is read as that.
fn read_plain(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let decoded = super::decode(input.bytes);
    let ending = input.path.extension().unwrap_or_default();
    let is = |names: &[&str]| names.iter().any(|name| ending.eq_ignore_ascii_case(name));
    let content = if is(RST) {
        Content::Body(Box::new(rst::read(&decoded.text)))
    } else if !is(OTHER_MARKUP) && sniff::looks_like_markdown(&decoded.text) {
        let body = markdown::read(&decoded.text);
        Content::Markdown(decoded.text, Box::new(body))
    } else {
        Content::Lines(decoded.text)
    };
    Ok(vec![Part {
        encoding: decoded.encoding,
        undecodable: decoded.undecodable,
        content,
        ..Part::default()
    }])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Content, Input, importer_of};
    use crate::model::Format;

    /// The format of a file that holds `text`, as it was read.
    fn format_of(name: &str, text: &str) -> Format {
        let path = Path::new(name);
        let importer = importer_of(path, text.as_bytes()).unwrap();
        let parts = (importer.read)(Input {
            bytes: text.as_bytes().to_vec(),
            path,
            part: None,
            whole: false,
        });
        match parts.unwrap().remove(0).content {
            Content::Lines(_) => Format::Plain,
            Content::Markdown(..) => Format::Markdown,
            Content::Body(_) | Content::File(_) => importer.format,
        }
    }

    #[test]
    fn the_extension_or_the_text_decides() {
        let markup = "# A\n\n## B\n";
        assert_eq!(format_of("a.MD", "plain"), Format::Markdown);
        assert_eq!(format_of("a.txt", markup), Format::Markdown);
        assert_eq!(format_of("a.txt", "# A\n"), Format::Plain);
        assert_eq!(format_of("a", markup), Format::Markdown);
        assert_eq!(format_of("a.RST", markup), Format::Plain);
        assert_eq!(format_of("-", "plain words"), Format::Plain);
    }

    #[test]
    fn what_is_no_text_is_of_no_format() {
        assert!(importer_of(Path::new("a"), &[0; 4096]).is_none());
        assert!(importer_of(Path::new("a.md"), &[0; 4096]).is_some());
    }
}
