//! The terminal: set-up and restore, keys, the loop, drawing.

mod anew;
mod answer;
mod background;
mod beside;
mod clipboard;
mod group;
mod input;
mod message;
mod opened;
mod outside;
mod paint;
mod parser;
mod pasted;
mod pen;
mod printer;
mod reader;
mod replies;
mod room;
mod run;
mod show;
mod start;
mod taken;
mod terminal;
pub mod views;

pub use paint::Painter;
pub use printer::Printer;
pub use run::run;
pub use start::{Start, Typed, start};
pub use terminal::{Screen, with_terminal};
