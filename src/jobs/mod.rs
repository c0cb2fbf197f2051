//! Work that must not hold up a key: opening, annotating, searching.
//!
//! Four threads, all asleep when there is nothing to do. Searching has one of its own, so that a
//! typed letter never waits behind the parsing of ten megabytes, and so has the store, so that a
//! verdict never waits behind either. The fourth notices when the reader saves their configuration.

mod ask;
mod clock;
mod comparer;
mod desk;
mod drafts;
mod export;
mod job;
mod keep_job;
mod keeper;
mod librarian;
mod paths;
mod places;
mod reader;
mod reply;
mod saved;
mod searcher;
mod second;
mod stamp;
mod watcher;
mod worker;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

pub use crate::library::Scope;
pub use ask::{ShelfReply, ShelfSink};
pub use librarian::{Librarian, kept_folders};
pub use paths::{from_home, working_folder};
pub use reply::{Files, Hits, Origin, Reply, Sink};
pub use stamp::Stamp;
use stamp::Stamps;

use crate::model::{Annotations, Article, Credits, Draft, Highlight, Lesson, Span};
pub use crate::open::{MAX_BYTES, Options, address};

use crate::open::{self, OpenError};
use job::{Job, Request};
use keep_job::KeepJob;
use keeper::KeeperHandle;
use searcher::SearchJob;

/// The background threads.
#[derive(Debug)]
pub struct Jobs {
    worker: Sender<Job>,
    searcher: Sender<SearchJob>,
    newest_search: Arc<AtomicU64>,
    keeper: KeeperHandle,
    files: Files,
    /// How the reader's own files were when they were read.
    stamps: Stamps,
    sink: Sink,
    watch: Option<watcher::Watch>,
    saved: Option<saved::Watch>,
}

impl Jobs {
    /// Starts the threads; they answer through `sink`.
    pub fn start(files: Files, origin: &Origin, sink: &Sink) -> Self {
        let (worker, jobs) = channel();
        let (searcher, patterns) = channel();
        let newest_search = Arc::new(AtomicU64::new(0));
        let stamps = stamp::stamps(saved::own(&files));
        worker::spawn(jobs, files.clone(), sink.clone());
        searcher::spawn(patterns, newest_search.clone(), sink.clone());
        let (keep, to_keep) = channel();
        let path = match origin {
            Origin::File(path) => Some(path.clone()),
            Origin::StandardInput | Origin::Pasted(_) | Origin::Bundled => None,
        };
        let thread = keeper::spawn(
            to_keep,
            files.store.clone(),
            path,
            (!files.unread).then_some(files.texts),
            sink.clone(),
        );
        Self {
            worker,
            searcher,
            newest_search,
            keeper: KeeperHandle { jobs: keep, thread },
            files,
            stamps,
            sink: sink.clone(),
            watch: None,
            saved: None,
        }
    }

    /// Watches the article, which was read at `stamp`, and the reader's own files. Takes the system
    /// some milliseconds, for which the first frame need not wait: what was changed in between is
    /// read again.
    pub fn watch(&mut self, origin: &Origin, options: &Options, stamp: Stamp) {
        if let Origin::File(path) = origin {
            self.watch = watcher::watch(path, options.clone(), self.worker.clone());
            if self.watch.is_some() && stamp::stamp(path) != stamp {
                self.send(Job::Reload(path.clone(), options.clone()));
            }
        }
        let (worker, sink) = (self.worker.clone(), self.sink.clone());
        self.saved = saved::watch(&self.files, self.stamps.clone(), worker, sink);
    }

    /// Says what is kept about the article.
    pub fn recall(&self, article: &Arc<Article>) {
        self.store(article, KeepJob::Recall);
    }

    /// Looks whether another reader has decided something about the article.
    pub fn look_for_changes(&self, article: &Arc<Article>) {
        self.store(article, KeepJob::Look);
    }

    /// Keeps highlights as one step.
    pub fn keep(&self, article: &Arc<Article>, token: u64, highlights: Vec<Highlight>) {
        self.store(article, KeepJob::Keep(token, highlights));
    }

    /// Takes the newest step back.
    pub fn undo(&self, article: &Arc<Article>) {
        self.store(article, KeepJob::Undo);
    }

    /// Places an orphan.
    pub fn place_by_hand(&self, article: &Arc<Article>, token: u64, orphan: Highlight, span: Span) {
        self.store(article, KeepJob::PlaceByHand(token, orphan, span));
    }

    /// Remembers a mark.
    pub fn mark(&self, article: &Arc<Article>, letter: char, at: u32) {
        self.store(article, KeepJob::Mark(letter, at));
    }

    /// Remembers an unfinished note, or that there is none, once the keys rest.
    pub fn draft(&self, article: &Arc<Article>, draft: Option<Draft>) {
        self.store(article, KeepJob::Draft(draft));
    }

    /// Keeps an unfinished note at the end, where an older one was not told yet: neither is lost.
    pub fn last_draft(&self, article: &Arc<Article>, draft: Draft) {
        self.store(article, KeepJob::LastDraft(draft));
    }

    /// Keeps where the article is from.
    pub fn credit(&self, article: &Arc<Article>, credits: Credits) {
        self.store(article, KeepJob::Credits(credits));
    }

    /// Says which paths begin with what is typed.
    pub fn complete(&self, typed: String) {
        paths::complete(typed, self.sink.clone());
    }

    /// Keeps a lesson.
    pub fn learn(&self, article: &Arc<Article>, lesson: Lesson) {
        self.store(article, KeepJob::Learn(lesson));
    }

    /// Forgets a lesson.
    pub fn forget(&self, article: &Arc<Article>, id: i64) {
        self.store(article, KeepJob::Forget(id));
    }

    /// Writes highlights and notes into a file.
    pub fn export(
        &self,
        article: &Arc<Article>,
        found: &Arc<Annotations>,
        format: &'static str,
        path: String,
        overwrite: bool,
    ) {
        let request = export::Request {
            format,
            path,
            overwrite,
        };
        self.store(article, KeepJob::Export(request, found.clone()));
    }

    /// Remembers the place, and waits until all is kept.
    pub fn finish(self, article: &Arc<Article>, place: u32) {
        self.store(article, KeepJob::Place(place));
        let KeeperHandle { jobs, thread } = self.keeper;
        drop(jobs);
        // a thread that panicked has nothing more to keep
        let _ = thread.join();
    }

    fn store(&self, article: &Arc<Article>, job: KeepJob) {
        // a thread that is gone has said so through the sink
        let _ = self.keeper.jobs.send((article.clone(), job));
    }

    /// Goes on with what [`first`] began: reads the rest, finds the highlights; and reads a file
    /// again whenever it is changed.
    pub fn go_on(&self, first: &First, origin: &Origin, options: &Options) {
        match origin {
            Origin::StandardInput if !first.whole => {
                reader::spawn(self.worker.clone(), first.head.clone(), options.clone());
            }
            Origin::File(path) if !first.whole => {
                self.send(Job::Open(path.clone(), options.clone()));
            }
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

    /// Finds what the highlights `found` make together.
    pub fn relate(&self, article: &Arc<Article>, found: &Arc<Annotations>) {
        self.send(Job::Relate(article.clone(), found.clone()));
    }

    /// Compares the article with the version that was read last, or with the one at `path`; `found`
    /// is what is known to be in it.
    pub fn compare(
        &self,
        article: &Arc<Article>,
        found: Option<&Arc<Annotations>>,
        path: Option<String>,
    ) {
        let request = Request {
            new: article.clone(),
            found: found.cloned(),
            worker: self.worker.clone(),
        };
        match path {
            Some(path) => self.send(Job::CompareWith(request, from_home(&path))),
            None => self.store(article, KeepJob::Compare(request)),
        }
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

/// True for a file that holds many articles.
pub fn holds_many(path: &Path, options: &Options) -> bool {
    let head = open::head(path, options).map(|(bytes, _)| bytes);
    let importer = head.and_then(|bytes| open::importer(&bytes, path, options));
    importer.is_ok_and(|importer| importer.format.holds_many())
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
pub fn first(origin: &Origin, options: &Options) -> Result<First, OpenError> {
    let (bytes, whole, path) = match origin {
        Origin::File(path) => {
            let (bytes, whole) = open::head(path, options)?;
            (bytes, whole, path.as_path())
        }
        Origin::StandardInput => {
            let (bytes, ended) = reader::first()?;
            let path = Path::new("-");
            if ended || open::importer(&bytes, path, options)?.by_head {
                (bytes, ended, path)
            } else {
                // such a file is nothing before its end
                (reader::rest(bytes)?, true, path)
            }
        }
        Origin::Pasted(bytes) => (bytes.to_vec(), true, Path::new("-")),
        Origin::Bundled => {
            let [briefing, ..] = open::BUNDLED;
            (briefing.bytes.to_vec(), true, Path::new(briefing.name))
        }
    };
    let head = match origin {
        Origin::StandardInput => bytes.clone(),
        _ => Vec::new(),
    };
    let article = Arc::new(open::article(bytes, path, options)?);
    Ok(First {
        article,
        head,
        whole,
    })
}
