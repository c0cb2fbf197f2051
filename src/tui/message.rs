//! What the main thread waits for.

use crate::app::Event;
use crate::jobs::{Reply, ShelfReply};

/// Something for the main thread.
#[derive(Debug)]
pub(super) enum Message {
    /// Typed, pasted, resized.
    Input(Vec<Event>),
    /// No more keys will come.
    InputEnded,
    /// From the background of the article with this number.
    Reply(u64, Reply),
    /// From the library.
    Shelf(ShelfReply),
    /// A signal.
    Signal(i32),
}
