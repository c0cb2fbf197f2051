//! What comes into the machine and what it asks for.

use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::model::{
    Annotations, Article, Compared, Credits, Highlight, Key, Learned, Lesson, Recalled, Relations,
    Span,
};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// A cell of the screen was clicked: column, row.
    Click(u16, u16),
    /// The mouse was let go of over a cell: column, row.
    Release(u16, u16),
    /// The mouse wheel was turned over a cell: column, row, and whether downwards.
    Wheel(u16, u16, bool),
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
    /// How much of this very article was read a second time.
    Rereading {
        /// The article.
        article: Arc<Article>,
        /// In percent; `None` where that is done.
        percent: Option<u8>,
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
    /// Why the mention with this index is highlighted, in words.
    Why(usize, String),
    /// The configuration was read.
    Configured(Box<Config>),
    /// The terminal has told what its background is.
    Background {
        /// True for a light one.
        light: bool,
    },
    /// Something went wrong outside; reading goes on.
    Failed(String),
    /// What is kept about this very article, by this reader or by another one just now.
    Recalled {
        /// The article it belongs to.
        article: Arc<Article>,
        /// What is kept.
        recalled: Box<Recalled>,
    },
    /// Highlights were kept, or not and why.
    Kept {
        /// The number of the request.
        token: u64,
        /// Them as they are kept.
        result: Result<Vec<Highlight>, String>,
    },
    /// A step was taken back, `None` where there was none; or not and why.
    Undone(Result<Option<Vec<Highlight>>, String>),
    /// The lessons in force, after one was learned or forgotten, and what to say about it.
    Learned(Vec<Learned>, String),
    /// Something outside is done or has changed, and it is good news.
    Done(String),
    /// What the highlights make together: the answer to [`Effect::Relate`].
    Related(Arc<Relations>),
    /// What changed, or why that can't be told: the answer to [`Effect::Compare`]; a second one
    /// says more.
    Compared(Result<Arc<Compared>, String>),
    /// Where the article is from, as the reader said, was kept.
    Credited(Credits),
    /// The paths that begin with what is typed: the answer to [`Effect::Complete`].
    Completed(String, Vec<String>),
    /// A file is there already: is it to be written over? The effect does it.
    Exists(Effect),
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
    /// Say what the highlights make together that [`super::Screens::asked`] names.
    Relate,
    /// Compare the article with the version that was read last, or with the one at this path.
    Compare(Option<String>),
    /// Say what is kept about the article.
    Recall,
    /// Keep these highlights as one step that can be undone; a void one is forgotten.
    Keep {
        /// Number of the request.
        token: u64,
        /// The highlights; where an anchor is empty it is to be made from the span.
        highlights: Vec<Highlight>,
    },
    /// Take the newest step of this article back.
    Undo,
    /// Place an orphaned highlight on this span.
    PlaceByHand {
        /// Number of the request.
        token: u64,
        /// The orphan.
        orphan: Highlight,
        /// Where it belongs.
        span: Span,
    },
    /// Remember a mark.
    KeepMark(char, u32),
    /// Keep a lesson for later articles.
    Learn(Lesson),
    /// Forget the lesson with this number.
    Forget(i64),
    /// Write highlights and notes into a file.
    Export {
        /// `md`, `json`, `csv`, `html` or `w3c`.
        format: &'static str,
        /// The file.
        path: String,
        /// Write over what is there.
        overwrite: bool,
    },
    /// Keep where the article is from.
    KeepCredits(Credits),
    /// Say which paths begin with this.
    Complete(String),
    /// Open what this path names.
    Open(String),
    /// Open this text, which was pasted.
    OpenText(String),
    /// Show all of this web page, or its main text again.
    Whole,
    /// Put this on the clipboard.
    Copy(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Have this link opened.
    OpenLink(String),
    /// Show the library.
    Library,
    /// Open the article so many rows behind this one in the library's list.
    Beside(isize),
    /// Show the page of a stakeholder or an issue, by its name.
    Page(String),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// End.
    Quit,
}
