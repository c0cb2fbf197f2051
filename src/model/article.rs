//! An article as it was opened: reading text, blocks, sections.

use std::sync::Arc;

use super::block::{Block, StyleRun};
use super::form::{Form, Taught};
use super::source::Source;
use super::source_map::SourceMap;
use super::span::Span;

/// The title and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Its words, sanitised.
    pub text: String,
    /// 1-based line of the file.
    pub line: u32,
}

/// How sure it is that a line is a heading which no author marked, and what speaks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// 1-based line of the file.
    pub line: u32,
    /// How sure, of a hundred.
    pub sure: u8,
    /// How the line is written.
    pub form: Form,
    /// What the reader decided about lines that are written so, where it was taken into account.
    pub taught: Taught,
    /// What speaks most for it, the strongest first: "blank lines above it". Of very many headings
    /// only the first ones say it.
    pub because: Vec<&'static str>,
}

/// A section of the article. Sections are contiguous and in order; the first is always the lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Span of the heading's words; `None` for the lead.
    pub heading: Option<Span>,
    /// 0 for the lead, else from 1.
    pub level: u8,
    /// 1-based line of the file on which it starts.
    pub line: u32,
    /// Everything from its heading up to the next heading of any level.
    pub span: Span,
    /// Words in it, the heading's included.
    pub words: u32,
}

/// A link of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, sanitised.
    pub target: String,
}

/// What a file says about its article beyond title and text. All of it is sanitised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// When it was published, as ISO 8601: a day, or a day with time and offset.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its own address on the web.
    pub url: Option<String>,
    /// Its language, BCP 47, as declared or as told from the text.
    pub language: Option<String>,
    /// What came along with a mail.
    pub attachments: Vec<Attachment>,
    /// What others remarked on passages of it, such as the comments of a document.
    pub remarks: Vec<Remark>,
    /// What is broken about its file though it could be read, in words that follow its name.
    pub mended: Option<String>,
}

/// A file that came along with a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, or an empty one.
    pub name: String,
    /// Media type, `application/pdf`.
    pub media_type: String,
    /// Size in bytes, decoded.
    pub bytes: u64,
}

/// A comment that stands in the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// The words it is about, in the reading text.
    pub span: Span,
    /// Who made it.
    pub author: String,
    /// What it says.
    pub text: String,
}

/// What an importer makes of a file: text and blocks, before sections are known.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The reading text: what the eye sees. UTF-8, line feeds, sanitised.
    pub text: String,
    /// In reading order, never overlapping.
    pub blocks: Vec<Block>,
    /// Inline styles, sorted, never overlapping.
    pub styles: Vec<StyleRun>,
    /// Targets of the links in `styles`.
    pub links: Vec<Link>,
    /// The way back to the file.
    pub map: SourceMap,
    /// The title, where one was found or declared.
    pub title: Option<Title>,
    /// The headings that were found by how lines look, and lines that may be some, in order.
    pub guesses: Vec<Guess>,
    /// Date from the front matter or a mail header, as written.
    pub date: Option<String>,
    /// Publisher or author from the front matter or a mail header, as written.
    pub publisher: Option<String>,
    /// What else the file says about it.
    pub about: About,
}

/// An article, ready to be read. Immutable.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The file.
    pub source: Source,
    /// The reading text: what the eye sees. UTF-8, line feeds, sanitised.
    pub text: Arc<str>,
    /// In reading order, never overlapping.
    pub blocks: Vec<Block>,
    /// The outline; never empty, the lead first.
    pub sections: Vec<Section>,
    /// Inline styles, sorted, never overlapping.
    pub styles: Vec<StyleRun>,
    /// Targets of the links in `styles`.
    pub links: Vec<Link>,
    /// The way back to the file.
    pub map: SourceMap,
    /// The title, where there is one.
    pub title: Option<Title>,
    /// The headings that were found by how lines look, and lines that may be some, in order.
    pub guesses: Vec<Guess>,
    /// Date, as written.
    pub date: Option<String>,
    /// Publisher or author, as written.
    pub publisher: Option<String>,
    /// What else the file says about it.
    pub about: About,
    /// Words in the whole article.
    pub words: u32,
}

impl Article {
    /// What is broken about its file though it was read, in words that follow its name.
    pub fn mended(&self) -> Option<String> {
        let source = &self.source;
        let places = match source.undecodable {
            0 => None,
            1 => Some(format!(
                "1 place is no {}, shown as \u{fffd}",
                source.encoding
            )),
            many => Some(format!(
                "{many} places are no {}, shown as \u{fffd}",
                source.encoding
            )),
        };
        let said: Vec<String> = self
            .about
            .mended
            .clone()
            .into_iter()
            .chain(places)
            .collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// Index of the section that holds the byte at `at`.
    pub fn section_at(&self, at: u32) -> usize {
        self.sections
            .partition_point(|section| section.span.start <= at)
            .saturating_sub(1)
    }

    /// Index of the block that holds the byte at `at`, or of the last one before it.
    pub fn block_at(&self, at: u32) -> usize {
        self.blocks
            .partition_point(|block| block.span.start <= at)
            .saturating_sub(1)
    }

    /// How sure one can be of the heading of `section`, where no author marked it.
    pub fn guess(&self, section: &Section) -> Option<&Guess> {
        section.heading?;
        self.guess_on(section.line)
    }

    /// How sure one can be that a line of the file is a heading, where nobody marked it as one and it
    /// is not out of the question.
    pub fn guess_on(&self, line: u32) -> Option<&Guess> {
        let at = self.guesses.binary_search_by_key(&line, |guess| guess.line);
        self.guesses.get(at.ok()?)
    }

    /// True where both have the very same reading text, so that positions in one are positions in
    /// the other; their outlines may differ.
    pub fn has_text_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text)
    }

    /// Length of the reading text in bytes.
    pub fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// True where there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Reading time in whole minutes at [`WORDS_PER_MINUTE`], at least one for any text.
    pub fn minutes(&self) -> u32 {
        self.words.div_ceil(WORDS_PER_MINUTE)
    }
}

/// Silent reading of English non-fiction by adults averages 238 words a minute
/// (Brysbaert 2019, doi:10.1016/j.jml.2019.104047), rounded down for dense prose.
pub const WORDS_PER_MINUTE: u32 = 230;
