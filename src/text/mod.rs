//! Text as a reader sees it: graphemes and their widths, sanitising, words, offsets, and the
//! builder that turns raw characters of a file into reading text.

pub mod builder;
mod cells;
pub mod code_points;
pub mod context;
pub mod date;
pub mod days;
mod echo;
mod fold;
mod folding;
pub mod graphemes;
mod head_lines;
pub mod language;
pub mod markup;
mod percent;
pub mod sanitise;
pub mod sentences;
mod slug;
pub mod terms;
pub mod units;
pub mod words;

pub use builder::{BlockHead, Builder};
pub use cells::{CELL_SEPARATOR, cells};
pub use code_points::CodePoints;
pub use context::around;
pub use echo::Lead;
pub use fold::{Case, folded, holds, plain};
pub use folding::Folding;
pub use graphemes::{cut, ellipsis, graphemes, width};
pub use head_lines::{behind_head_lines, is_head_line};
pub use percent::{percent_decoded, percent_encoded};
pub use sentences::{sentences, sentences_in, sentences_of};
pub use slug::slug;
pub use words::{char_at, single_blanks};
