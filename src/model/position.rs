//! Who takes which position, and who is tied to what. Machine output, disposable.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// What somebody does with a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says, believes, denies.
    States,
    /// Asks for it, wants it.
    Demands,
    /// Is for it, welcomes it.
    Supports,
    /// Is against it, criticises, accuses.
    Opposes,
    /// Does not do, take or accept it.
    Refuses,
    /// Warns, threatens, is concerned.
    Warns,
    /// Is ready to give or do it.
    Offers,
    /// Is not convinced.
    Doubts,
}

impl Stance {
    /// All, in the order in which they are declared.
    pub const ALL: [Self; 8] = [
        Self::States,
        Self::Demands,
        Self::Supports,
        Self::Opposes,
        Self::Refuses,
        Self::Warns,
        Self::Offers,
        Self::Doubts,
    ];

    /// The word for it, as the contract spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Demands => "demands",
            Self::Supports => "supports",
            Self::Opposes => "opposes",
            Self::Refuses => "refuses",
            Self::Warns => "warns",
            Self::Offers => "offers",
            Self::Doubts => "doubts",
        }
    }
}

/// A stakeholder takes a position in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    /// Index of the holder into [`super::Annotations::entities`].
    pub holder: u32,
    /// The words that name the holder: a mention or a pronoun.
    pub subject: Span,
    /// The word or words that show the stance.
    pub cue: Span,
    /// What the holder does.
    pub stance: Stance,
    /// What is said, demanded, refused: a part of the sentence, or all of it.
    pub said: Span,
    /// The part of the sentence that tells it to a reader: mostly what is said, with the cue where
    /// that says more than that something is said.
    pub told: Span,
    /// The sentence: the evidence.
    pub sentence: Span,
}

/// How closely a stakeholder is tied to an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// At least one sentence names both.
    Sentence,
    /// They only share a paragraph.
    Paragraph,
}

/// A stakeholder and an issue that share a sentence or a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// Index of the stakeholder into [`super::Annotations::entities`].
    pub stakeholder: u32,
    /// Index of the issue into [`super::Annotations::entities`].
    pub issue: u32,
    /// Its first sentence in [`Matrix::sentences`].
    pub first: u32,
    /// How many sentences are kept of it.
    pub count: u32,
    /// How close.
    pub strength: Strength,
}

/// Stakeholders and the issues they are tied to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The filled cells, by stakeholder, then by issue.
    pub cells: Vec<MatrixCell>,
    /// The sentences of all cells, each cell's in reading order.
    pub sentences: Vec<Span>,
}

impl Matrix {
    /// Most sentences that are kept of a cell.
    pub const KEPT: u32 = 64;

    /// The sentences of a cell. Of a cell of strength [`Strength::Paragraph`] the ones that name
    /// the stakeholder or the issue.
    pub fn of(&self, cell: &MatrixCell) -> &[Span] {
        let first = cell.first as usize;
        let end = first.saturating_add(cell.count as usize);
        self.sentences.get(first..end).unwrap_or(&[])
    }

    /// The stakeholders and the issues of its cells, each in the order of their indices: where
    /// entities are ranked, the most salient first.
    pub fn sides(&self) -> [Vec<u32>; 2] {
        let stakeholders = self.cells.iter().map(|cell| cell.stakeholder).collect();
        let issues = self.cells.iter().map(|cell| cell.issue).collect();
        [stakeholders, issues].map(|mut side: Vec<u32>| {
            side.sort_unstable();
            side.dedup();
            side
        })
    }

    /// The cell of a stakeholder and an issue.
    pub fn cell(&self, stakeholder: u32, issue: u32) -> Option<&MatrixCell> {
        let at = self
            .cells
            .binary_search_by_key(&(stakeholder, issue), |cell| (cell.stakeholder, cell.issue));
        self.cells.get(at.ok()?)
    }
}
