//! Takes verdicts and notes elsewhere, and back again: one file per format.
//!
//! Nothing that is written holds a control character from the article; notes may hold line feeds.

mod agreement;
mod bulk;
mod clean;
mod csv;
mod entry;
mod file;
mod firsts;
mod ftm;
mod html;
mod import;
mod json;
mod link;
pub mod markdown;
mod md;
mod merge;
mod passages;
mod prepared;
mod row;
mod said;
mod time;
mod w3c;
mod wire;

use std::io::{self, Write};

pub use agreement::{Agreement, agreement};
pub use entry::Entry;
pub use file::write_whole;
pub use import::{ImportError, Incoming, MAX_IMPORT, import};
pub use merge::{MergeReport, merge};
pub use prepared::{Export, Found};
pub use row::row;
pub use time::iso;

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown: what was noted, who and what is in it, who wants what, what was decided.
    Md,
    /// The documented JSON, `assets/export.schema.json`.
    Json,
    /// The same fields, RFC 4180.
    Csv,
    /// One page to print: the article with what was decided or noted.
    Html,
    /// Web Annotation, JSON-LD.
    W3c,
    /// `FollowTheMoney` entities, a line each.
    Ftm,
    /// What the bulk call of `OpenSearch` takes.
    Bulk,
}

impl Format {
    /// All of them with the names they go by.
    pub const ALL: [(&'static str, Self); 7] = [
        ("md", Self::Md),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("html", Self::Html),
        ("w3c", Self::W3c),
        ("ftm", Self::Ftm),
        ("bulk", Self::Bulk),
    ];

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format)
    }
}

impl Export<'_> {
    /// Writes it.
    ///
    /// # Errors
    /// Where `out` can't be written.
    pub fn write(&self, format: Format, out: &mut impl Write) -> io::Result<()> {
        match format {
            Format::Md => md::write(self, out),
            Format::Json => json::write(self, out),
            Format::Csv => csv::write(self, out),
            Format::Html => html::write(self, out),
            Format::W3c => w3c::write(self, out),
            Format::Ftm => ftm::write(self, &self.found, out),
            Format::Bulk => bulk::write(self, &self.found, out),
        }
    }
}
