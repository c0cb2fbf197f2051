//! Finds the stakeholders, issues and places of an article.
//!
//! Two steps. [`scan`] matches the words of single blocks against a static lexicon and a few
//! patterns; it can be done in slices, the visible screen first. [`fold`] knows the whole
//! document: it resolves short forms, folds aliases into entities and ranks them. [`why`] explains
//! a mention on demand, so that a mention stays small.
//!
//! The lexicon is made by `build.rs` from the lists in `assets/lexicon/` and read in place.

mod apposition;
mod around;
mod book;
mod doubt;
mod draft;
mod figure;
#[cfg(test)]
mod fixture;
mod fold;
mod hit;
mod home;
mod issues;
mod matters;
mod names;
mod naming;
mod own;
mod page;
mod pairs;
mod patterns;
mod reasons;
mod refine;
mod roles;
mod scan;
mod second;
mod tagged;
mod ticker;
mod unite;
mod venue;
mod verbs;

pub use fold::fold;
pub use hit::Hit;
pub use own::Lexicons;
pub use reasons::why;
pub use scan::{asides, scan};
pub use second::{Decided, refold};

use crate::model::{Annotations, Article, Name};

/// Everything found in an article, at once; `names` is what the tagger found in it.
pub fn annotate(article: &Article, names: &[Name], lexicons: &Lexicons) -> Annotations {
    let mut hits = Vec::new();
    scan(article, 0..article.blocks.len(), lexicons, &mut hits);
    fold(article, hits, names, lexicons)
}
