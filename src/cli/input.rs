//! Where an article comes from: a path, or standard input.

use std::io::{self, IsTerminal};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::args::OpenArgs;
use super::failure::{Failure, line};
use super::own;
use crate::config;
use crate::model::{Article, Format, Name};
use crate::open::{self, Both, Hit, OpenError, Opened, Options, Part};
use crate::store;
use crate::text::sanitise;

/// How long titles are looked for in an archive before the rest is listed without.
const PATIENCE: Duration = Duration::from_secs(5);

/// A path that was given, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// `-` for standard input.
    path: PathBuf,
    options: Options,
}

impl Input {
    /// The input for a path that may be missing: then standard input, where something is piped
    /// to it; else `None`.
    pub fn choose(path: Option<PathBuf>, how: &OpenArgs) -> Option<Self> {
        let piped = || (!io::stdin().is_terminal()).then(|| PathBuf::from("-"));
        let path = path.or_else(piped)?;
        let (path, part) = open::address(&path);
        Some(Self {
            path,
            options: Options {
                part,
                ..how.options()
            },
        })
    }

    /// The same for commands, which have nothing to show without one.
    pub(super) fn require(path: Option<PathBuf>, how: &OpenArgs) -> Result<Self, Failure> {
        Self::choose(path, how).ok_or(Failure::NoInput)
    }

    /// The path, `-` for standard input.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// True where one article of a file is asked for by its key.
    pub(super) fn is_part(&self) -> bool {
        self.options.part.is_some()
    }

    /// How it is to be opened.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Reads the bytes.
    ///
    /// # Errors
    /// Where that fails; see [`open::read`] and [`open::read_stream`].
    pub fn bytes(&self) -> Result<Vec<u8>, OpenError> {
        if self.path == Path::new("-") {
            open::read_stream(io::stdin().lock(), &self.options)
        } else {
            open::read(&self.path)
        }
    }

    /// Reads and opens it.
    pub(super) fn open(&self) -> Result<Opened, OpenError> {
        self.opened(self.bytes()?)
    }

    /// Reads the article alone: nothing is looked for in it.
    pub(super) fn bare(&self) -> Result<Opened, OpenError> {
        Ok(Opened {
            article: self.article(self.bytes()?)?,
            ..Opened::default()
        })
    }

    /// Reads the article alone; the checksum of its bytes comes with it.
    pub(super) fn with_checksum(&self) -> Result<(Article, String), OpenError> {
        let bytes = self.bytes()?;
        let checksum = open::sha256(&bytes);
        Ok((self.article(bytes)?, checksum))
    }

    /// Reads and opens it; the checksum of the bytes comes with it.
    pub(super) fn open_with_checksum(&self) -> Result<(Opened, String), OpenError> {
        let (article, checksum) = self.with_checksum()?;
        Ok((self.look_through(article, false), checksum))
    }

    /// Looks through an article of it, by the first reading alone where that is to be `quick`.
    pub(super) fn look_through(&self, article: Article, quick: bool) -> Opened {
        found(article, if quick { 0 } else { self.options.threads() })
    }

    /// All articles of a file, or the part that is asked for, and the checksum of its bytes.
    pub(super) fn parts(&self) -> Result<Parts, OpenError> {
        let bytes = self.bytes()?;
        let (checksum, size) = (open::sha256(&bytes), bytes.len() as u64);
        let (importer, mut parts) = open::parts(bytes, &self.path, &self.options)?;
        if let Some(key) = self.options.part.as_deref() {
            parts = vec![open::part_of(parts, importer.format, key, &self.path)?];
        }
        Ok(Parts {
            articles: parts,
            format: importer.format,
            checksum,
            size,
        })
    }

    /// Gives what a file packs together the titles that are in it, as far as they are found soon.
    pub(super) fn name_parts(&self, file: &mut Parts) {
        let begun = Instant::now();
        for mut part in std::mem::take(&mut file.articles) {
            let mut named = Part {
                key: part.key.clone(),
                title: part.title.clone(),
                published: part.published.clone(),
                along: std::mem::take(&mut part.along),
                ..Part::default()
            };
            if begun.elapsed() < PATIENCE
                && let Ok(article) = self.article_of(part, file)
            {
                named.title = named.title.or(article.title.map(|title| title.text));
                named.published = named.published.or(article.about.published);
            }
            file.articles.push(named);
        }
    }

    /// Opens one of the articles of [`Self::parts`].
    pub(super) fn open_part(&self, part: Part, file: &Parts) -> Result<Opened, OpenError> {
        let article = self.article_of(part, file)?;
        warn(&article);
        Ok(found(article, self.options.threads()))
    }

    /// Reads the article alone of one of them: nothing is looked for in it.
    pub(super) fn bare_part(&self, part: Part, file: &Parts) -> Result<Opened, OpenError> {
        let article = self.article_of(part, file)?;
        warn(&article);
        Ok(Opened {
            article,
            ..Opened::default()
        })
    }

    fn article_of(&self, part: Part, file: &Parts) -> Result<Article, OpenError> {
        open::article_of(part, file.format, &self.path, file.size, &self.options)
    }

    fn opened(&self, bytes: Vec<u8>) -> Result<Opened, OpenError> {
        Ok(found(self.article(bytes)?, self.options.threads()))
    }

    /// One article. Of a file that holds many that is the first, which is said.
    fn article(&self, bytes: Vec<u8>) -> Result<Article, OpenError> {
        let article = open::article(bytes, &self.path, &self.options)?;
        warn(&article);
        if let Some(key) = article.source.part.as_ref().filter(|_| !self.is_part()) {
            line(&format!(
                "{}: holds many articles; this is the first, #part={}; #part=KEY names another",
                open::shown(&self.path),
                sanitise::path(key)
            ));
        }
        Ok(article)
    }
}

/// Says what is broken about a file that could be read all the same.
fn warn(article: &Article) {
    if let Some(words) = article.mended() {
        let part = article.source.part.as_deref();
        let part = part.map_or_else(String::new, |part| {
            format!("#part={}", sanitise::path(part))
        });
        let name = open::shown(Path::new(&article.source.path));
        line(&format!("{name}{part}: {words}"));
    }
}

/// What a file holds.
pub(super) struct Parts {
    /// Its articles, in its order.
    pub(super) articles: Vec<Part>,
    /// What it is.
    pub(super) format: Format,
    /// The sha256 of its bytes.
    pub(super) checksum: String,
    /// How many bytes it has.
    pub(super) size: u64,
}

/// What is found in an article.
fn found(article: Article, threads: usize) -> Opened {
    // the names and the matches know nothing of each other
    let (names, hits) = beside(
        || open::names(&article),
        || {
            let mut hits = Vec::new();
            let all = 0..article.blocks.len();
            open::scan(&article, all, own::lexicons(), &mut hits);
            hits
        },
    );
    let both = both(&article, hits, &names, threads);
    Opened {
        article,
        names,
        annotations: both.found,
        depth: both.depth,
        lexicons: own::lexicons().clone(),
    }
}

/// An article with more words than that is read a second time in seconds: what comes of it is kept.
const LONG: u32 = 5_000;

/// What is found by both readings; the second is taken over from an earlier time where it was kept.
fn both(article: &Article, hits: Vec<Hit>, names: &[Name], threads: usize) -> Both {
    let folder = config::files::readings_folder().filter(|_| threads > 0);
    let key = folder.as_ref().map(|_| open::Reread::key(article));
    let place = folder.as_deref().zip(key.as_deref());
    let kept = place.and_then(|(folder, key)| store::reading(folder, key));
    let both = open::found(
        article,
        hits,
        names,
        own::lexicons(),
        kept.as_deref(),
        threads,
    );
    if let Some((folder, key)) = place.filter(|_| article.words > LONG)
        && let Some(fresh) = &both.fresh
    {
        // what can't be kept is read again the next time
        let _ = store::keep_reading(folder, key, fresh);
    }
    both
}

/// Does two things at a time, the first in a thread of its own.
pub(super) fn beside<A: Send, B>(
    other: impl FnOnce() -> A + Send,
    own: impl FnOnce() -> B,
) -> (A, B) {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let own = own();
        match other.join() {
            Ok(other) => (other, own),
            Err(bug) => resume_unwind(bug),
        }
    })
}
