//! What goes into the background threads at the start, and what comes back.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::stamp::{self, Stamp};
use crate::config::Config;
use crate::model::{
    Annotations, Article, Compared, Credits, Highlight, Learned, Recalled, Relations, Span,
};

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input, read to its end in the background.
    StandardInput,
    /// Text that was typed or pasted.
    Pasted(Arc<[u8]>),
    /// The first of the briefings that come with the program.
    Bundled,
}

impl Origin {
    /// How the file is now; `None` where there is none.
    pub fn stamp(&self) -> Stamp {
        match self {
            Self::File(path) => stamp::stamp(path),
            Self::StandardInput | Self::Pasted(_) | Self::Bundled => None,
        }
    }
}

/// What comes back from a job.
#[derive(Clone, Debug)]
pub enum Reply {
    /// An article was read; `whole` is false for a head of it.
    Opened(Arc<Article>, bool),
    /// Highlights of an article; `whole` is false while some are missing.
    Annotated(Arc<Article>, Arc<Annotations>, bool),
    /// How much of an article was read a second time, in percent; `None` where that is done.
    Rereading(Arc<Article>, Option<u8>),
    /// Search hits of one search, see [`Hits`].
    Hits(Hits),
    /// Why the mention with this index is highlighted.
    Why(usize, String),
    /// A job failed; one line.
    Failed(String),
    /// There is nothing to read at all; one line on why.
    Refused(String),
    /// What is kept about an article.
    Recalled(Arc<Article>, Box<Recalled>),
    /// Highlights were kept: the number of the request, them as they are kept; or why not.
    Kept(u64, Result<Vec<Highlight>, String>),
    /// A step was taken back, `None` where there was none; or why not.
    Undone(Result<Option<Vec<Highlight>>, String>),
    /// The lessons in force, and what to say.
    Learned(Vec<Learned>, String),
    /// The article that came last is a new version of the one before.
    Reloaded,
    /// The configuration was saved: as it is now, with one line on its faults; or why the one before
    /// stays in force.
    Configured(Result<(Box<Config>, Option<String>), String>),
    /// A lexicon was saved: highlights by it are on their way.
    Relearned,
    /// What the highlights of an article make together.
    Related(Arc<Relations>),
    /// What changed, or why that can't be told.
    Compared(Result<Arc<Compared>, String>),
    /// Where the article is from, as the reader said, was kept.
    Credited(Credits),
    /// What may be meant by a path that is being typed: it, and the paths that begin so.
    Completed(String, Vec<String>),
    /// A file was written; one line on it.
    Exported(String),
    /// The file of this export is there already.
    Exists(&'static str, String),
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

/// The reader's own files, opened in the background: the first frame doesn't wait for them.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The configuration, which was read already.
    pub config: Option<PathBuf>,
    /// The lexicons.
    pub lexicons: Vec<PathBuf>,
    /// The store of decisions.
    pub store: Option<PathBuf>,
    /// Most bytes of texts that were read that it keeps.
    pub texts: u64,
    /// The folder of second readings, which may be deleted.
    pub readings: Option<PathBuf>,
    /// Read articles once, by lexicon, tagger and rules alone.
    pub quick: bool,
    /// The text is not kept as one that was read: more than the article is shown, which is no other
    /// version of it.
    pub unread: bool,
}

/// Takes the answers of the background threads.
#[derive(Clone)]
pub struct Sink(Arc<dyn Fn(Reply) + Send + Sync>);

impl Sink {
    /// A sink that hands every answer to `take`.
    pub fn new(take: impl Fn(Reply) + Send + Sync + 'static) -> Self {
        Self(Arc::new(take))
    }

    pub(super) fn send(&self, reply: Reply) {
        (self.0)(reply);
    }
}

impl fmt::Debug for Sink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sink")
    }
}
