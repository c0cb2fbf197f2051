//! One highlight of the article.

use crate::model::{HighlightKind, Span, Verdict};

/// Stands for "none" in the indices of a [`Light`].
pub(super) const NONE: u32 = u32::MAX;

/// One highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Light {
    /// Where.
    pub span: Span,
    /// What it is about, as the reader sees it.
    pub kind: HighlightKind,
    /// What the reader decided.
    pub verdict: Verdict,
    /// True where it has a note.
    pub noted: bool,
    /// True where its entity is key, or the reader made it.
    pub key: bool,
    /// 0 to 100, as in a mention; 100 for the reader's own.
    pub confidence: u8,
    pub(super) entity: u32,
    pub(super) mention: u32,
    pub(super) kept: u32,
}

impl Light {
    /// Index of the mention behind it.
    pub fn mention(&self) -> Option<usize> {
        (self.mention != NONE).then_some(self.mention as usize)
    }

    /// Index of its entity in `Lights::entities`.
    pub fn entity(&self) -> Option<usize> {
        (self.entity != NONE).then_some(self.entity as usize)
    }

    /// Index of what is kept about it in `Lights::kept`.
    pub fn kept(&self) -> Option<usize> {
        (self.kept != NONE).then_some(self.kept as usize)
    }

    /// True where it is shown as a highlight.
    pub fn is_lit(&self) -> bool {
        self.verdict != Verdict::Rejected
    }

    /// True for a note without an entity.
    pub fn is_note(&self) -> bool {
        self.kind == HighlightKind::Note
    }

    /// True for a stakeholder or an issue that waits for a verdict.
    pub fn is_undecided(&self) -> bool {
        self.verdict == Verdict::Undecided && !self.is_note()
    }
}
