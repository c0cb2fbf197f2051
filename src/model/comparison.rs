//! What differs between two versions of an article. Machine output, disposable.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::article::Article;
use super::span::Span;

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Deleted,
    /// Both have it, in other words.
    Edited,
    /// Both have it, at another place; its words may differ, too.
    Moved,
}

impl ChangeKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Added, Self::Deleted, Self::Edited, Self::Moved];

    /// Its name, as the contract spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Deleted => "deleted",
            Self::Edited => "edited",
            Self::Moved => "moved",
        }
    }

    /// The sign that tells it without colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Deleted => "-",
            Self::Edited => "~",
            Self::Moved => ">",
        }
    }
}

/// What became of some words of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Both versions have them.
    Same,
    /// Only the new version has them.
    Added,
    /// Only the old version has them.
    Deleted,
}

/// A run of words. The span is in the old text where they were deleted, else in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// What became of them.
    pub fate: Fate,
    /// Where they stand.
    pub span: Span,
}

/// A sentence that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// Where it stood in the old text.
    pub old: Option<Span>,
    /// Where it stands in the new text.
    pub new: Option<Span>,
    /// The byte of the new text at which it is told: where a deleted one would stand.
    pub at: u32,
    /// Its words: those of the new text with those that are gone between them.
    pub words: Vec<Words>,
}

/// A number or date that is not what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberChange {
    /// What it was, in the old text; `None` where there was none.
    pub old: Option<Span>,
    /// What it is, in the new text; `None` where there is none.
    pub new: Option<Span>,
    /// The sentence, in the new text.
    pub sentence: Span,
}

/// What came and what went: indices into a list of the new and of the old version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// Indices into the list of the new version.
    pub came: Vec<u32>,
    /// Indices into the list of the old version.
    pub went: Vec<u32>,
}

impl Turnover {
    /// True where nothing came and nothing went.
    pub fn is_empty(&self) -> bool {
        self.came.is_empty() && self.went.is_empty()
    }
}

/// All that differs in the words of two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The sentences, in the order in which they are told.
    pub changes: Vec<Change>,
    /// Numbers and dates, in the same order.
    pub numbers: Vec<NumberChange>,
    /// Sections that came or went, by their headings.
    pub sections: Turnover,
}

impl Comparison {
    /// True where both versions say the same in the same order.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes there are of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.kind == kind).count()
    }
}

/// All that differs in what was found in two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Entities of the kind stakeholder.
    pub stakeholders: Turnover,
    /// Entities of the kind issue.
    pub issues: Turnover,
    /// Positions: who does what in which words.
    pub positions: Turnover,
    /// Of those the ones of one holder in an edited sentence that are another stance now, or said by
    /// another verb: old, new.
    pub turned: Vec<(u32, u32)>,
    /// Of those the ones that only stand in an edited sentence: old, new.
    pub kept: Vec<(u32, u32)>,
}

/// A line of what an analyst asks first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    /// What it is about: sections, stakeholders, issues, positions, numbers.
    pub part: &'static str,
    /// It came, it went, or it is another one now.
    pub fate: Fate,
    /// What it says; holds words of the article.
    pub words: String,
    /// Where that is in the new text, where it is there.
    pub place: Option<Span>,
}

/// Words of a merged text that are not as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeMark {
    /// Where they stand in the merged text.
    pub span: Span,
    /// What became of them; what moved as it was is [`Fate::Same`].
    pub fate: Fate,
    /// Index of the change that they belong to; `u32::MAX` above the text.
    pub change: u32,
}

/// A stretch of one version that stands in the merged text as it is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it starts in its own text.
    pub from: u32,
    /// Where it starts in the merged one.
    pub to: u32,
    /// How long it is.
    pub len: u32,
}

/// Two versions as one article.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// Text, blocks and outline of the new version with the words of the old one between them, and
    /// above it what an analyst asks first.
    pub article: Article,
    /// Sorted, never overlapping.
    pub marks: Vec<ChangeMark>,
    /// Where each change stands in the merged text.
    pub places: Vec<Span>,
    /// Bytes of what stands above the text.
    pub head: u32,
    /// The new text, in its order.
    pub kept: Vec<Piece>,
    /// What is gone of the old text, in its order.
    pub gone: Vec<Piece>,
}

impl Merged {
    /// Where words of the new text stand, with what is gone between them.
    pub fn of_new(&self, span: Span) -> Span {
        placed(&self.kept, span)
    }

    /// Where words of the old text stand that are gone; `None` where not all of them are.
    pub fn of_old(&self, span: Span) -> Option<Span> {
        let piece = self.gone.partition_point(|piece| piece.from <= span.start);
        let piece = self.gone.get(piece.checked_sub(1)?)?;
        (span.end <= piece.from + piece.len).then(|| {
            let start = piece.to + (span.start - piece.from);
            Span::new(start, start + span.len())
        })
    }
}

/// Where `span` of a text stands that was taken over in these pieces.
pub fn placed(pieces: &[Piece], span: Span) -> Span {
    Span::new(start(pieces, span.start), end(pieces, span.end))
}

/// Where the byte `at` stands.
pub fn start(pieces: &[Piece], at: u32) -> u32 {
    in_piece(pieces, pieces.partition_point(|piece| piece.from <= at), at)
}

/// Where what ends at `at` ends.
fn end(pieces: &[Piece], at: u32) -> u32 {
    in_piece(pieces, pieces.partition_point(|piece| piece.from < at), at)
}

fn in_piece(pieces: &[Piece], behind: usize, at: u32) -> u32 {
    let piece = behind.checked_sub(1).and_then(|piece| pieces.get(piece));
    piece.map_or(0, |piece| piece.to + (at - piece.from).min(piece.len))
}

/// Two versions compared, to be read.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// What the old version is called.
    pub name: String,
    /// The new version.
    pub new: Arc<Article>,
    /// What differs in its words.
    pub words: Comparison,
    /// Both as one text.
    pub merged: Merged,
    /// False while stakeholders, issues and positions are still being compared.
    pub whole: bool,
}
