//! The formats that can be read, one row each: the only place that knows which there are.
//!
//! A new format is a folder beside this file and a row here.

use std::path::Path;

use super::part::{Content, Fault, Head, Input, Known, Packed, Part};
use super::{docx, epub, feed, html, mail, markdown, odt, pages, pdf, rst, sniff};
use crate::model::Format;

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
        extensions: &["odt", "ott", "fodt"],
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

/// What this table knows, for the importers in it.
pub const KNOWN: Known = Known {
    is_article: is_named_as_article,
    holds_many,
};

fn holds_many(packed: &Packed) -> bool {
    importer_of_packed(packed).is_some_and(|importer| importer.format.holds_many())
}

fn is_named_as_article(name: &str) -> bool {
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
        rows.find(|row| row.extensions.contains(&packed.ending()))
    } else {
        importer_of(&packed.name(), bytes)
    }?;
    // anything can be opened as text; what is meant as text says so
    let meant = told.format != Format::Plain || told.extensions.contains(&packed.ending());
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
mod tests;
