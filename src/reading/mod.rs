//! The second reading: a small encoder reads the article in context, and what both readings say is
//! weighed.
//!
//! Windows of text are read in any order; the marks that come of it are the same.

mod candidates;
pub mod encoder;
mod features;
mod reasons;
mod weigh;

use std::num::NonZero;
use std::ops::Range;
use std::sync::OnceLock;
use std::thread::available_parallelism;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::annotate::Decided;
use crate::model::{Annotations, Article, Kind, Span};

use crate::text::language;
pub use candidates::Candidate;
use encoder::{Belief, Model, Pages};
pub use features::NAMES;
use features::Scene;
pub use reasons::why;
use weigh::Table;

/// An article longer than that is read once only.
pub const MOST_WORDS: u32 = 200_000;

/// Most threads on which the first screen is read: it has no more windows.
const MOST_THREADS: usize = 4;

/// The second reading of an article, as far as it has come.
pub struct Reading {
    model: &'static Model,
    pages: Pages,
    /// What is believed of each word.
    beliefs: Vec<Belief>,
    /// Which windows were read.
    read: Vec<bool>,
    left: usize,
    /// True until the first screen is read.
    opens: bool,
}

impl Reading {
    /// Whether an article is one for the encoder: in English, and not too long.
    pub fn may(article: &Article) -> bool {
        article.words <= MOST_WORDS && language::may_be_english(&article.text)
    }

    /// Begins to read; `None` where there is no model.
    pub fn new(article: &Article) -> Option<Self> {
        Some(Self::with(article, Model::bundled()?))
    }

    /// The same by another model.
    pub fn with(article: &Article, model: &'static Model) -> Self {
        let title = article.title.as_ref().map_or("", |title| &title.text);
        let pages = Pages::new(&article.text, title, model);
        Self {
            beliefs: vec![Belief::default(); pages.words.len()],
            read: vec![false; pages.len()],
            left: pages.len(),
            opens: true,
            pages,
            model,
        }
    }

    /// What tells one model from another, in the names of what is kept of readings.
    pub fn version() -> &'static str {
        Model::version()
    }

    /// What is believed of the words, to be kept.
    pub fn bytes(&self) -> Vec<u8> {
        let each = self.beliefs.iter();
        each.flat_map(|belief| belief.bytes()).collect()
    }

    /// Takes in what was kept of this very article; false where it is not of as many words.
    pub fn restore(&mut self, bytes: &[u8]) -> bool {
        let (each, rest) = bytes.as_chunks();
        if each.len() != self.beliefs.len() || !rest.is_empty() {
            return false;
        }
        for (belief, bytes) in self.beliefs.iter_mut().zip(each) {
            *belief = Belief::from_bytes(*bytes);
        }
        self.read.fill(true);
        self.left = 0;
        true
    }

    /// How much was read, in percent.
    pub fn percent(&self) -> u8 {
        let all = self.read.len().max(1);
        ((all - self.left) * 100 / all) as u8
    }

    /// True where everything was read.
    pub fn is_done(&self) -> bool {
        self.left == 0
    }

    /// Reads the next window that tells of `screen`, else the nearest one to it; of the first screen as
    /// many at once as there are threads. False where none is left.
    pub fn advance(&mut self, screen: Span) -> bool {
        static ALL: OnceLock<Option<ThreadPool>> = OnceLock::new();
        static ONE: OnceLock<Option<ThreadPool>> = OnceLock::new();
        let near = self.pages.within(screen);
        if self.opens {
            let pool = ALL.get_or_init(|| pool(cores().min(MOST_THREADS))).as_ref();
            let most = pool.map_or(1, ThreadPool::current_num_threads);
            let unread = |at: &usize| self.read.get(*at) == Some(&false);
            let next: Vec<usize> = near.clone().filter(unread).take(most).collect();
            if !next.is_empty() {
                self.read_on(pool, next);
                return true;
            }
            // from here on the other threads are for the keys
            self.opens = false;
        }
        let next = self.nearest(near);
        self.read_on(
            ONE.get_or_init(|| pool(1)).as_ref(),
            next.into_iter().collect(),
        );
        next.is_some()
    }

    /// Reads all that is left, on this many threads. What comes of it is the same on any number:
    /// each window is read for itself.
    pub fn finish(&mut self, threads: usize) {
        let unread = |at: &usize| self.read.get(*at) == Some(&false);
        let left: Vec<usize> = (0..self.read.len()).filter(unread).collect();
        let pool = pool(threads.min(left.len()));
        self.read_on(pool.as_ref(), left);
    }

    /// Reads these windows on the threads of a pool.
    fn read_on(&mut self, pool: Option<&ThreadPool>, windows: Vec<usize>) {
        let found: Vec<(usize, Vec<Belief>)> = on(pool, || {
            let read = |at: usize| (at, self.pages.read(self.model, at));
            windows.into_par_iter().map(read).collect()
        });
        for (at, found) in found {
            self.take(at, found);
        }
    }

    /// Takes in what was read of a window.
    fn take(&mut self, at: usize, found: Vec<Belief>) {
        let words = self.pages.window(at);
        let slots = self.beliefs.get_mut(words).unwrap_or(&mut []);
        for (slot, belief) in slots.iter_mut().zip(found) {
            *slot = belief;
        }
        if let Some(read) = self.read.get_mut(at) {
            *read = true;
        }
        self.left -= 1;
    }

    /// The first unread window of `near`, else the nearest behind or before it.
    fn nearest(&self, near: Range<usize>) -> Option<usize> {
        let unread = |at: &usize| self.read.get(*at).is_some_and(|read| !read);
        let inside = near.clone().find(unread);
        inside.or_else(|| {
            let behind = (near.end..self.read.len()).find(unread);
            let before = (0..near.start).rev().find(unread);
            match (behind, before) {
                (Some(behind), Some(before)) => {
                    let near_before = near.start - before < behind + 1 - near.end;
                    Some(if near_before { before } else { behind })
                }
                (one, other) => one.or(other),
            }
        })
    }

    /// True where all that tells of a stretch of text was read.
    pub fn knows(&self, span: Span) -> bool {
        let windows = self.read.get(self.pages.within(span));
        windows.is_some_and(|windows| windows.iter().all(|read| *read))
    }

    /// Everything that may be a stakeholder or an issue where the article was read, with what
    /// speaks for it.
    pub fn candidates(&self, article: &Article, found: &Annotations) -> Vec<Candidate> {
        let scene = Scene::new(article, found, &self.pages.words, &self.beliefs);
        let windows = (0..self.read.len()).filter(|at| self.read.get(*at) == Some(&true));
        let mut all = Vec::new();
        for kind in [Kind::Stakeholder, Kind::Issue] {
            let windows = windows.clone().map(|at| self.pages.window(at));
            candidates::of(&scene, kind, windows, &mut all);
        }
        all
    }

    /// What stands, in reading order: what both readings say is weighed; what was not read yet
    /// stands as the first reading has it.
    pub fn decide(&self, article: &Article, found: &Annotations) -> Vec<Decided> {
        let table = Table::bundled();
        let mut all: Vec<Decided> = Vec::new();
        for candidate in self.candidates(article, found) {
            let chance = table.chance(candidate.kind, &candidate.features);
            if candidate.is_own || chance >= table.threshold(candidate.kind) {
                all.push(Decided {
                    span: candidate.span,
                    kind: candidate.kind,
                    confidence: if candidate.is_own {
                        99
                    } else {
                        (chance * 100.0).round() as u8
                    },
                    new: !candidate.found,
                });
            }
        }
        let unread = found
            .mentions
            .iter()
            .filter(|mention| mention.kind != Kind::Place && !self.knows(mention.span));
        all.extend(unread.map(|mention| Decided {
            span: mention.span,
            kind: mention.kind,
            confidence: mention.confidence,
            new: false,
        }));
        apart(all)
    }
}

fn cores() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

/// Threads to read on; `None` where the system gives none.
fn pool(threads: usize) -> Option<ThreadPool> {
    let builder = ThreadPoolBuilder::new().num_threads(threads.max(1));
    builder.build().ok()
}

/// Does something on these threads.
fn on<T: Send>(pool: Option<&ThreadPool>, work: impl FnOnce() -> T + Send) -> T {
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// In reading order; of two that overlap the surer one.
fn apart(mut all: Vec<Decided>) -> Vec<Decided> {
    all.sort_by_key(|decided| (decided.span.start, decided.span.end, decided.kind));
    let mut kept: Vec<Decided> = Vec::with_capacity(all.len());
    for decided in all {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(decided.span) => {
                if decided.confidence > last.confidence {
                    *last = decided;
                }
            }
            _ => kept.push(decided),
        }
    }
    kept
}
