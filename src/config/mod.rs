//! What a reader may choose: keys, looks and words of their own, resolved to plain data.
//!
//! Files are only read. What is wrong in one of them is a [`Fault`] with its place and its mend;
//! what is right in it counts all the same.

mod by_place;
mod check;
pub mod colour;
mod effective;
mod fault;
pub mod files;
pub mod keymap;
mod keys;
pub mod lexicon;
mod lighting;
mod phrase;
mod print;
mod settings;
mod styles;
pub mod theme;
mod watchlist;
mod words;

pub use check::check;
pub use colour::{Colour, Depth, Style};
pub use effective::{Config, Looks, MEASURES};
pub use fault::Fault;
pub use keymap::{Keymap, Mode};
pub use lighting::Lighting;
pub use print::print;
pub use settings::{load, parse};
pub use theme::{Role, Theme};
pub use words::OwnWords;
