//! Finds the stakeholders, issues and places of an article.
//!
//! Two steps. [`scan`] matches the words of single blocks against a static lexicon and a few
//! patterns; it can be done in slices, the visible screen first. [`fold`] knows the whole
//! document: it resolves short forms, folds aliases into entities and ranks them. [`why`] explains
//! a mention on demand, so that a mention stays small.
//!
//! The lexicon is made by `build.rs` from the lists in `assets/lexicon/` and read in place.

mod apposition;
mod book;
mod brief;
mod doubt;
mod draft;
#[cfg(test)]
mod fixture;
mod fold;
#[allow(unreachable_pub, dead_code)] // shared with build.rs, which uses the rest
mod format;
mod hit;
mod home;
mod issues;
mod lexicon;
mod matrix;
mod matters;
mod names;
mod naming;
#[allow(unreachable_pub)] // shared with build.rs, where it is a module of its own
mod norm;
mod own;
mod page;
mod pairs;
mod patterns;
mod positions;
mod reasons;
mod refine;
mod roles;
mod scan;
mod table;
mod tagged;
pub mod tagger;
mod tokens;
mod venue;
mod verbs;

pub use brief::brief;
pub use fold::fold;
pub use hit::Hit;
pub use matrix::matrix;
pub use own::Lexicons;
pub use positions::positions;
pub use reasons::why;
pub use scan::scan;

use crate::model::{Annotations, Article, Name};

/// Everything found in an article, at once; `names` is what the tagger found in it.
pub fn annotate(article: &Article, names: &[Name], lexicons: &Lexicons) -> Annotations {
    let mut hits = Vec::new();
    scan(article, 0..article.blocks.len(), lexicons, &mut hits);
    fold(article, hits, names, lexicons)
}
