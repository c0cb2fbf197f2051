//! What the store's thread is given to do.

use std::sync::Arc;

use super::export;
use super::job::Request;
use crate::model::{Annotations, Article, Credits, Draft, Highlight, Lesson, Span};

/// Something to be kept or looked up, about an article.
#[derive(Debug)]
pub(super) enum KeepJob {
    Recall,
    /// Look whether somebody else has written.
    Look,
    Keep(u64, Vec<Highlight>),
    Undo,
    PlaceByHand(u64, Highlight, Span),
    Mark(char, u32),
    Draft(Option<Draft>),
    /// An unfinished note that was typed before an older one was told, at the end.
    LastDraft(Draft),
    Credits(Credits),
    Place(u32),
    Learn(Lesson),
    Forget(i64),
    Export(export::Request, Arc<Annotations>),
    /// Compare with the text that was read before this one.
    Compare(Request),
}

impl KeepJob {
    /// The number under which an answer is waited for.
    pub(super) fn token(&self) -> Option<u64> {
        match self {
            Self::Keep(token, _) | Self::PlaceByHand(token, ..) => Some(*token),
            _ => None,
        }
    }
}

/// An article and something to do.
pub(super) type Work = (Arc<Article>, KeepJob);
