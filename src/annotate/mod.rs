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
