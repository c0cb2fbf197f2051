//! What is asked in the status row.

use crate::app::Effect;
use crate::model::{Highlight, Lesson};

/// A question that waits for a key.
#[derive(Clone, Debug)]
pub enum Question {
    /// Keep this for later articles?
    Learn(Lesson),
    /// Keep what was decided for later articles?
    KeepLessons,
    /// So many of so many are sure: accept them?
    AcceptSure(usize, usize),
    /// So many are doubtful: list them?
    ListDoubts(usize),
    /// Decide so many at once: how?
    DecideShown(usize),
    /// Highlight the same words elsewhere, too?
    Also(Vec<Highlight>),
    /// Open this link?
    OpenLink(String),
    /// Open this text, which was pasted?
    OpenPasted(String),
    /// Write over a file that is there?
    Overwrite(Effect),
}
