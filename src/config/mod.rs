//! What a reader may choose: keys and looks, resolved to plain data.

pub mod colour;
pub mod keymap;
pub mod theme;

pub use colour::{Colour, Depth, Style};
pub use keymap::{Keymap, Mode};
pub use theme::{Role, Theme};
