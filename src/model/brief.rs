//! What an article says in a minute: sections, who wants what, key issues, numbers and dates.
//! Machine output, disposable; every line of it is a place in the text.

use std::sync::Arc;

use super::annotation::Annotations;
use super::position::{Matrix, Position};
use super::span::Span;

/// A section and its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionLine {
    /// Index into [`super::Article::sections`].
    pub section: u32,
    /// The sentence that says most; `None` where the section has none.
    pub sentence: Option<Span>,
    /// Its place in the order in which sections are left out where room is short: those with the
    /// least stay longest.
    pub rank: u32,
}

/// A stakeholder that matters and what it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyStakeholder {
    /// Index into [`Annotations::entities`].
    pub entity: u32,
    /// What it says or wants, where that is known.
    pub position: Option<Position>,
    /// The sentence of the position, else one that names the stakeholder.
    pub sentence: Span,
    /// What of it is shown first: what is wanted, else the words around the name.
    pub words: Span,
}

impl KeyStakeholder {
    /// The stance of those who are named and take no position that was found.
    pub const SILENT: &str = "–";

    /// What it does, in a word, or [`Self::SILENT`].
    pub fn stance(&self) -> &'static str {
        self.position
            .map_or(Self::SILENT, |position| position.stance.name())
    }
}

/// An issue that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyIssue {
    /// Index into [`Annotations::entities`].
    pub entity: u32,
    /// A sentence that names it, with those who are concerned where there is one.
    pub sentence: Span,
    /// The sentence from a few words before the name on.
    pub words: Span,
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// A sum of money.
    Money,
    /// Per cent.
    Share,
    /// A day, a month, a year.
    Date,
    /// A large number, or a number of people or of a unit.
    Count,
}

/// A number or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its words.
    pub span: Span,
    /// The sentence that names it.
    pub sentence: Span,
    /// The sentence from a few words before it on.
    pub words: Span,
    /// What it is.
    pub kind: FactKind,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// Sections in reading order; of very many the shallowest and those that say most.
    pub sections: Vec<SectionLine>,
    /// How many sections have no line here.
    pub further: u32,
    /// The most salient first.
    pub stakeholders: Vec<KeyStakeholder>,
    /// The most salient first.
    pub issues: Vec<KeyIssue>,
    /// In reading order.
    pub facts: Vec<Fact>,
}

impl Brief {
    /// The lines of at most `most` sections in reading order, and how many sections have none.
    pub fn leading_sections(&self, most: usize) -> (impl Iterator<Item = &SectionLine>, usize) {
        let lines = self.sections.iter();
        let shown = lines.filter(move |line| (line.rank as usize) < most);
        let left_out = self.sections.len().saturating_sub(most);
        (shown, self.further as usize + left_out)
    }
}

/// What the highlights of an article make together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// The highlights that it was made from.
    pub found: Arc<Annotations>,
    /// Who says what, in reading order.
    pub positions: Vec<Position>,
    /// Who is tied to what.
    pub matrix: Matrix,
    /// The stakeholders of the matrix, the most salient first.
    pub stakeholders: Vec<u32>,
    /// The issues of the matrix, the most salient first.
    pub issues: Vec<u32>,
    /// All of it on a page.
    pub brief: Brief,
}
