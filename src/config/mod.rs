//! What a reader may choose: keys, looks and words of their own, resolved to plain data.
//!
//! Files are only read. What is wrong in one of them is a [`Fault`] with its place and its mend;
//! what is right in it counts all the same.

mod check;
pub mod colour;
mod fault;
pub mod files;
pub mod keymap;
pub mod lexicon;
pub mod theme;

pub use check::check;
pub use colour::{Colour, Depth, Style};
pub use fault::Fault;
pub use keymap::{Keymap, Mode};
pub use theme::{Role, Theme};
