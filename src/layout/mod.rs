//! From reading text to screen rows, for what is on the screen alone.
//!
//! A place is a position in the text, never a row number. Nothing here counts rows from the top of
//! the article: moving a screenful wraps the blocks of that screenful and no more, however long
//! the article is.

mod rows;
mod segments;
mod wrap;

pub use rows::{Layout, Row};
pub use segments::{Lit, Mark, Over, Segment, segments};
pub use wrap::wrap;
