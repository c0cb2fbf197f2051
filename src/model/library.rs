//! What a person did with the articles of a library.

use std::collections::HashMap;
use std::sync::Arc;

/// What the reader did with an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// When it was read, in milliseconds since 1970.
    pub read: Option<i64>,
    /// The sha256 of the reading text that was read.
    pub content: Option<String>,
    /// Starred.
    pub starred: bool,
    /// Highlights that were accepted or rejected.
    pub decided: u32,
    /// Has notes.
    pub noted: bool,
    /// Byte of the reading text at which reading stopped.
    pub place: Option<u32>,
}

/// The marks of all articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// By address: the absolute path, behind `#part=` the key of an article in that file.
    pub by_address: HashMap<String, Mark>,
    /// Those of files that are gone, by the sha256 of their reading text: they may have been moved.
    pub by_content: HashMap<String, Mark>,
    /// When the library was left last, in milliseconds since 1970.
    pub visited: Option<i64>,
}

impl Marks {
    /// The marks of an article.
    pub fn of(&self, address: &str, content: &str) -> Option<&Mark> {
        let known = self.by_address.get(address);
        known.or_else(|| self.by_content.get(content))
    }
}

/// A search that was kept under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSearch {
    /// What it is called.
    pub name: String,
    /// The query.
    pub query: String,
}

/// A row of the library's list: what is shown of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListRow {
    /// Its number in the index.
    pub id: i64,
    /// What opens it: the absolute path, behind `#part=` the key of an article in that file.
    pub address: String,
    /// The title.
    pub title: String,
    /// The day it was published, ISO 8601.
    pub day: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Minutes it takes to read.
    pub minutes: u32,
    /// Its most salient stakeholders.
    pub stakeholders: Vec<String>,
    /// Highlights that nothing was decided about.
    pub undecided: u32,
    /// It was read.
    pub read: bool,
    /// It came since the last visit.
    pub new: bool,
    /// Its text is another one than the one that was read.
    pub changed: bool,
    /// It is starred.
    pub starred: bool,
    /// It has notes.
    pub noted: bool,
    /// How far it was read, in percent.
    pub progress: Option<u8>,
    /// What its versions and near-duplicates have in common.
    pub twin: Option<i64>,
}

/// What articles may be narrowed down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetKind {
    /// A folder of the library.
    Folder,
    /// A search that was kept.
    Saved,
    /// A stakeholder.
    Stakeholder,
    /// An issue.
    Issue,
    /// A publisher.
    Publisher,
}

impl FacetKind {
    /// What stands above them.
    pub fn title(self) -> &'static str {
        match self {
            Self::Folder => "Folders",
            Self::Saved => "Saved searches",
            Self::Stakeholder => "Stakeholders",
            Self::Issue => "Issues",
            Self::Publisher => "Publishers",
        }
    }
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it is.
    pub kind: FacetKind,
    /// What it is called.
    pub label: String,
    /// Articles of the list that have it; `None` for a saved search.
    pub count: Option<u32>,
    /// The query that asks for it.
    pub query: String,
}

/// The articles that a query means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Number of the question.
    pub generation: u64,
    /// The articles, in order; lists of one library share them.
    pub rows: Vec<Arc<ListRow>>,
    /// What they may be narrowed down to.
    pub facets: Vec<Facet>,
    /// The query that they answer: as it was typed, or with its last word as the beginning of one.
    pub query: String,
    /// Articles in the library.
    pub of: usize,
    /// These are only the first of them: more follow.
    pub more: bool,
    /// Those that the query leaves out only because they have no date.
    pub undated: usize,
    /// What is wrong with the query; then the rows are those of the one before.
    pub fault: Option<String>,
}

/// What a line of a sheet looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetStyle {
    /// Words.
    #[default]
    Text,
    /// Said quietly.
    Quiet,
    /// A heading.
    Heading,
    /// A name or a change: what the eye should find.
    Strong,
}

/// A line of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLine {
    /// Its words, sanitised.
    pub words: String,
    /// How they look.
    pub style: SheetStyle,
    /// Where Enter goes.
    pub target: Option<Target>,
}

/// Where a line leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A sentence of an article, which opens there.
    Sentence {
        /// The article.
        address: String,
        /// The sentence; empty for the place where reading stopped.
        words: String,
    },
    /// The page of a stakeholder or an issue, by its key.
    Page(String),
}

/// A page that was worked out of many articles: of a stakeholder, of an issue, a digest, a preview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// Its lines.
    pub lines: Vec<SheetLine>,
}

impl Sheet {
    /// Adds a line.
    pub fn push(&mut self, words: impl Into<String>, style: SheetStyle, target: Option<Target>) {
        self.lines.push(SheetLine {
            words: words.into(),
            style,
            target,
        });
    }
}
