//! What is asked of the library, and what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use crate::library::{Library, LibraryError};
use crate::model::{Listing, SavedSearch, Sheet};

/// Something to answer.
#[derive(Debug)]
pub(super) enum Ask {
    List {
        generation: u64,
        query: String,
        sort: &'static str,
        typing: bool,
    },
    Preview(i64),
    /// Where in an article the query stops.
    Place(i64),
    Page(String),
    Digest,
    Read(i64, bool),
    Star(i64, bool),
    Save(SavedSearch),
    /// Marks or articles are others now.
    Refresh,
    Leave,
}

/// What comes back from the library.
#[derive(Clone, Debug)]
pub enum ShelfReply {
    /// The articles that a query means.
    Listed(Arc<Listing>),
    /// An article in brief.
    Preview(i64, Arc<Sheet>),
    /// The sentence of an article that the query means; empty where it means none.
    Place(i64, String),
    /// A page.
    Sheet(Arc<Sheet>),
    /// How far the scan is; empty where it has ended.
    Scanning(String),
    /// The index or the marks have changed: what is shown is to be asked for again.
    Changed,
    /// Something went wrong; one line.
    Failed(String),
}

/// Takes the answers.
pub type ShelfSink = Arc<dyn Fn(ShelfReply) + Send + Sync>;

/// Opens the index, or one in memory where none is kept.
pub(super) fn open(index: Option<&PathBuf>) -> Result<Library, LibraryError> {
    match index {
        Some(path) => Library::open(path),
        None => Library::in_memory(),
    }
}
