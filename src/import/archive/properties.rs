//! What a document says about itself, and which of its paragraphs is the title.

use super::super::passage::{Document, Passage};
use super::xml::{Node, Ns, Xml};
use crate::model::BlockKind;
use crate::text::date;

/// Core properties of a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Properties {
    title: Option<String>,
    author: Option<String>,
    language: Option<String>,
    created: Option<String>,
    modified: Option<String>,
}

/// Titles and authors that programs write where nobody wrote one; in lower case.
const EMPTY: &[&str] = &[
    "(anonymous)",
    "anonymous",
    "(unspecified)",
    "microsoft word",
    "powerpoint presentation",
    "document",
    "document1",
    "untitled",
    "normal",
    "title",
    "template",
    "python-docx",
];

/// Days of templates that libraries bring along: a document that says one was not written then.
const TEMPLATES: &[&str] = &["2013-12-23T23:15:00Z"];

/// Reads `docProps/core.xml` or `meta.xml`.
pub(in crate::import) fn read(text: &str) -> Properties {
    let mut properties = Properties::default();
    let mut initial = None;
    let mut xml = Xml::new(text);
    let mut words = String::new();
    while let Some(node) = xml.next() {
        match node {
            // in a flat file the text follows, and who said what of it
            Node::Open(tag) if tag.ns == Ns::Office && tag.name() == "body" => break,
            Node::Open(_) => words.clear(),
            Node::Text(text) => words.push_str(&text),
            Node::Close(ns, name) => {
                let said = words.trim().to_owned();
                words.clear();
                let said = Some(said).filter(|said| !said.is_empty());
                match (ns, &*name) {
                    (Ns::Core, "title") => properties.title = said,
                    (Ns::Core, "creator") => properties.author = said,
                    (Ns::Core, "language") => properties.language = said,
                    (Ns::Core, "created") => properties.created = said,
                    (Ns::Core, "modified" | "date") => properties.modified = said,
                    (_, "initial-creator") => initial = said,
                    (_, "creation-date") => properties.created = said,
                    _ => {}
                }
            }
        }
    }
    properties.author = properties.author.or(initial);
    properties
}

impl Properties {
    /// Says it of a document.
    pub(in crate::import) fn say(self, document: &mut Document) {
        document.title = self.title.filter(|title| is_title(title));
        document.about.author = self.author.filter(|author| is_author(author));
        if self.language.is_some() {
            document.about.language = self.language;
        }
        // what the text says itself was written by a person
        if document.about.published.is_some() {
            return;
        }
        let mut days = [self.modified, self.created].into_iter().flatten();
        let day = days.find(|day| !TEMPLATES.contains(&&**day));
        document.about.published = day.and_then(|day| date::iso(&day));
    }
}

/// Not what a program writes of itself, and no name of a file.
pub(in crate::import) fn is_title(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let of_program = title.starts_with("microsoft word - ") || EMPTY.contains(&&*title);
    let of_file = title
        .rsplit_once('.')
        .is_some_and(|(_, end)| matches!(end, "doc" | "docx" | "odt" | "rtf" | "dot" | "pdf"));
    !of_program && !of_file && !title.is_empty()
}

/// Not what a program writes where nobody said who it was.
pub(in crate::import) fn is_author(author: &str) -> bool {
    !EMPTY.contains(&&*author.trim().to_lowercase())
}

/// The title is the paragraph of that style, else the first heading where no other is of its level
/// and little stands above it, else what the properties say.
pub(in crate::import) fn settle_title(document: &mut Document) {
    let is_title = |passage: &Passage| passage.kind == BlockKind::Title;
    if document.passages.iter().any(is_title) {
        document.title = None;
        return;
    }
    let mut headings = document
        .passages
        .iter_mut()
        .enumerate()
        .filter(|(_, passage)| passage.kind == BlockKind::Heading);
    let Some((at, first)) = headings.next() else {
        return;
    };
    let single = headings.all(|(_, other)| other.level > first.level);
    if single && at < NEAR && first.marker.is_empty() {
        first.kind = BlockKind::Title;
        document.title = None;
    }
}

/// Passages that may stand above the title: a letterhead, a date.
const NEAR: usize = 6;

#[cfg(test)]
mod tests;
