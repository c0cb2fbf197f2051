//! Recognition of stakeholders, issues and places. Stand-in.

use crate::model::{Annotations, Article, Mention};

/// Finds nothing yet. Stand-in.
pub fn annotate(_article: &Article) -> Annotations {
    Annotations::default()
}

/// The reason for a mention in words. Stand-in.
pub fn why(_article: &Article, _mention: &Mention) -> String {
    String::new()
}

/// A raw match, before entities are folded.
#[derive(Clone, Debug)]
pub struct Hit;

/// Finds raw matches in these blocks.
pub fn scan(_article: &Article, _blocks: std::ops::Range<usize>, _into: &mut Vec<Hit>) {}

/// Folds raw matches to entities and mentions.
pub fn fold(_article: &Article, _hits: Vec<Hit>) -> Annotations {
    Annotations::default()
}
