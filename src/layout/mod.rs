//! From reading text to screen rows, for what is on the screen alone.
//!
//! A place is a position in the text, never a row number. Nothing here counts rows from the top of
//! the article: moving a screenful wraps the blocks of that screenful and no more, however long
//! the article is.

mod grid;
mod parts;
mod rows;
mod segments;
mod tables;
mod wrap;

pub use grid::Grid;
pub use parts::Part;
pub use rows::{Cells, Layout, Row, is_sideways};
pub use segments::{Lit, Mark, Over, Segment, segments};
pub use tables::Tables;
pub use wrap::{wrap, wrap_flat};
