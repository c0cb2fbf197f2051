//! What comes into the machine and what it asks for.

use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::model::{Annotations, Article, Key, Span};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has a new size: columns, rows.
    Resize(u16, u16),
    /// The article was read. `whole` is false for a head of it, shown while the rest is parsed.
    Opened {
        /// The article.
        article: Arc<Article>,
        /// True for all of it.
        whole: bool,
    },
    /// Highlights were found in this very article. `whole` is false while some are missing.
    Annotated {
        /// The article they belong to.
        article: Arc<Article>,
        /// The highlights.
        annotations: Arc<Annotations>,
        /// True for all of them.
        whole: bool,
    },
    /// Search hits.
    Hits {
        /// Number of the search.
        generation: u64,
        /// In reading order, and after those of earlier batches of the same part.
        hits: Vec<Span>,
        /// False for the part behind the starting place, true for the part before it.
        before: bool,
        /// True with the last batch.
        done: bool,
    },
    /// The configuration was read.
    Configured(Box<Config>),
    /// The terminal has told what its background is.
    Background {
        /// True for a light one.
        light: bool,
    },
    /// Why something is highlighted, in words.
    Why(String),
    /// Something went wrong outside; reading goes on.
    Failed(String),
}

/// Something for others to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Search the article, from a position on and round to it again.
    Search {
        /// Number of the search; an older one is to be given up.
        generation: u64,
        /// What was typed.
        pattern: String,
        /// Where to start.
        from: u32,
    },
    /// Give up every search up to this one.
    CancelSearch(u64),
    /// Annotate these blocks before all others.
    Look(Range<usize>),
    /// Explain the mention with this index.
    Why(usize),
    /// Put this on the clipboard.
    Copy(String),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// End.
    Quit,
}
