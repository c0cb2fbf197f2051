//! Work that must not hold up a key: opening, annotating, searching.
//!
//! Two threads, both asleep when there is nothing to do. Searching has one of its own, so that a
//! typed letter never waits behind the parsing of ten megabytes.

mod reader;
mod searcher;
mod worker;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

pub use worker::Sink;

use crate::model::{Annotations, Article, Span};
pub use crate::open::Options;

use crate::open::{self, OpenError};
use searcher::SearchJob;
use worker::Job;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input, read to its end in the background.
    StandardInput,
    /// The first of the briefings that come with the program.
    Bundled,
}

/// What comes back from a job.
#[derive(Clone, Debug)]
pub enum Reply {
    /// An article was read; `whole` is false for a head of it.
    Opened(Arc<Article>, bool),
    /// Highlights of an article; `whole` is false while some are missing.
    Annotated(Arc<Article>, Arc<Annotations>, bool),
    /// Search hits of one search, see [`Hits`].
    Hits(Hits),
    /// Why a mention is highlighted.
    Why(String),
    /// A job failed; one line.
    Failed(String),
    /// There is nothing to read at all; one line on why.
    Refused(String),
}

/// A batch of search hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// Number of the search.
    pub generation: u64,
    /// In reading order.
    pub hits: Vec<Span>,
    /// True for those that lie before the place where the search started.
    pub before: bool,
    /// True with the last batch.
    pub done: bool,
}

/// The background threads.
#[derive(Debug)]
pub struct Jobs {
    worker: Sender<Job>,
    searcher: Sender<SearchJob>,
    newest_search: Arc<AtomicU64>,
}

impl Jobs {
    /// Starts the threads; they answer through `sink`. `lexicons` are the reader's own, read in the
    /// background: the first frame doesn't wait for them.
    pub fn start(lexicons: Vec<PathBuf>, sink: &Sink) -> Self {
        let (worker, jobs) = channel();
        let (searcher, patterns) = channel();
        let newest_search = Arc::new(AtomicU64::new(0));
        worker::spawn(jobs, lexicons, sink.clone());
        searcher::spawn(patterns, newest_search.clone(), sink.clone());
        Self {
            worker,
            searcher,
            newest_search,
        }
    }

    /// Goes on with what [`first`] began: reads the rest, finds the highlights.
    pub fn go_on(&self, first: &First, origin: &Origin, options: Options) {
        match origin {
            Origin::StandardInput if !first.whole => {
                reader::spawn(self.worker.clone(), first.head.clone(), options);
            }
            Origin::File(path) if !first.whole => self.send(Job::Open(path.clone(), options)),
            _ => self.send(Job::Annotate(first.article.clone())),
        }
    }

    /// Finds the highlights of these blocks before all others.
    pub fn look(&self, article: &Arc<Article>, blocks: Range<usize>) {
        self.send(Job::Look(article.clone(), blocks));
    }

    /// Explains the mention with this index.
    pub fn why(&self, article: &Arc<Article>, annotations: &Arc<Annotations>, index: usize) {
        self.send(Job::Why(article.clone(), annotations.clone(), index));
    }

    /// Searches from `from` to the end and then from the beginning to `from`. Gives up every
    /// earlier search.
    pub fn search(&self, generation: u64, pattern: String, from: u32, article: &Arc<Article>) {
        self.cancel_search(generation);
        let job = SearchJob {
            generation,
            pattern,
            from,
            article: article.clone(),
        };
        // a thread that is gone has said so through the sink
        let _ = self.searcher.send(job);
    }

    /// Gives up every search before this one.
    pub fn cancel_search(&self, generation: u64) {
        self.newest_search.store(generation, Ordering::Relaxed);
    }

    fn send(&self, job: Job) {
        // a thread that is gone has said so through the sink
        let _ = self.worker.send(job);
    }
}

/// What the first frame shows.
#[derive(Clone, Debug)]
pub struct First {
    /// The article or a head of it.
    pub article: Arc<Article>,
    /// What has come through standard input so far.
    head: Vec<u8>,
    /// False while more is to come.
    pub whole: bool,
}

/// Reads as much as the first frame needs, in the calling thread: of standard input what comes
/// first, so that what is no text is refused before the screen is taken.
///
/// # Errors
/// Where the file can't be read or is no text.
pub fn first(origin: &Origin, options: Options) -> Result<First, OpenError> {
    let (bytes, whole, path) = match origin {
        Origin::File(path) => {
            let (bytes, whole) = open::head(path)?;
            (bytes, whole, path.as_path())
        }
        Origin::StandardInput => {
            let (bytes, ended) = reader::first()?;
            (bytes, ended, Path::new("-"))
        }
        Origin::Bundled => {
            let [briefing, ..] = open::BUNDLED;
            (briefing.bytes.to_vec(), true, Path::new(briefing.name))
        }
    };
    let head = match origin {
        Origin::StandardInput => bytes.clone(),
        _ => Vec::new(),
    };
    let article = Arc::new(open::article(bytes, path, &options)?);
    Ok(First {
        article,
        head,
        whole,
    })
}
