//! The terminal: set-up and restore, keys, the loop, drawing.

mod clipboard;
mod input;
mod paint;
mod run;
mod start;
mod terminal;
pub mod views;

pub use paint::Painter;
pub use run::run;
pub use start::{Start, start};
pub use terminal::{Frames, Screen, with_terminal};
