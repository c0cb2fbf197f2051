//! What the thread that opens and annotates is given to do.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::model::{Annotations, Article};
use crate::open::Options;

/// Something for the worker to do.
#[derive(Debug)]
pub(super) enum Job {
    /// Read a file whole and annotate it.
    Open(PathBuf, Options),
    /// The file was changed: read it again.
    Reload(PathBuf, Options),
    /// Take these bytes of standard input as a head of the article, or as all of it.
    Bytes(Vec<u8>, bool, Options),
    /// One of the reader's own lexicons was saved, or others are named: read them again.
    Lexicons(Vec<PathBuf>),
    /// Annotate an article.
    Annotate(Arc<Article>),
    /// Annotate these blocks first.
    Look(Arc<Article>, Range<usize>),
    /// Explain a mention.
    Why(Arc<Article>, Arc<Annotations>, usize),
    /// Find what highlights make together.
    Relate(Arc<Article>, Arc<Annotations>),
    /// Compare an article with an older version of it.
    Compare(Request, Arc<Article>, String),
    /// Compare an article with the one in a file.
    CompareWith(Request, PathBuf),
    /// Say that something failed.
    Fail(String),
    /// Say that there is nothing to read at all.
    Refuse(String),
}

/// A comparison that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// The article on the screen.
    pub new: Arc<Article>,
    /// What was found in it, where that is known.
    pub found: Option<Arc<Annotations>>,
    /// Who compares.
    pub worker: Sender<Job>,
}
