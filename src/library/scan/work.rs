//! The threads that read files for a scan.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::SyncSender;

use super::known::{Known, now};
use super::scanner::Scanner;
use crate::library::entry::{Bench, Entry};
use crate::library::walk::Seen;
use crate::model::Article;
use crate::open::{self, OpenError, Opened, Options};
use crate::text::days;

/// What a worker found.
pub(super) struct Read {
    pub(super) seen: Seen,
    pub(super) sha: String,
    pub(super) looked: i64,
    pub(super) found: Found,
}

/// What a file holds.
pub(super) enum Found {
    /// The bytes are what they were.
    Same(i64),
    /// A file that is gone held the same: it was renamed.
    Moved(i64),
    Articles(Vec<Entry>),
    Failed(String),
    /// No text: left alone.
    Other,
}

/// Numbers of files, by what they held and the day that their names tell, which is that of what tells
/// none itself.
pub(super) type Gone = HashMap<(String, Option<String>), Vec<i64>>;

/// What the workers share.
pub(super) struct Work<'a> {
    pub(super) todo: &'a [(Seen, Option<Known>)],
    /// Where the first starts; a second process begins elsewhere, so that they share the work.
    pub(super) first: usize,
    pub(super) next: AtomicUsize,
    /// Files that are gone.
    pub(super) gone: Mutex<Gone>,
    pub(super) scanner: &'a Scanner,
}

impl Work<'_> {
    /// Reads one file after another until there is none left.
    pub(super) fn run(&self, results: &SyncSender<Read>) {
        let mut bench = Bench::default();
        loop {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            if at >= self.todo.len() || self.scanner.cancelled.load(Ordering::Relaxed) {
                return;
            }
            let Some((seen, known)) = self.todo.get((self.first + at) % self.todo.len()) else {
                return;
            };
            let looked = now().as_nanos() as i64;
            // a bug in one article must not end the scan
            let read = catch_unwind(AssertUnwindSafe(|| {
                self.read(seen, known.as_ref(), &mut bench)
            }));
            let (sha, found) = read.unwrap_or_else(|_| {
                let words = "an internal error; please report the file".to_owned();
                (String::new(), Found::Failed(words))
            });
            if matches!(found, Found::Failed(_)) {
                // what was told of it is not written
                bench = Bench::default();
            }
            let read = Read {
                seen: seen.clone(),
                sha,
                looked,
                found,
            };
            if results.send(read).is_err() {
                return;
            }
        }
    }

    fn read(&self, seen: &Seen, known: Option<&Known>, bench: &mut Bench) -> (String, Found) {
        let path = &seen.path;
        if path.to_str().is_none() {
            let words = "its name is not UTF-8; rename it".to_owned();
            return (String::new(), Found::Failed(words));
        }
        let folder = path.is_dir();
        let bytes = if folder {
            Ok(Vec::new())
        } else {
            open::read(path)
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => return (String::new(), Found::Failed(reason(path, &error))),
        };
        let sha = open::sha256(&bytes);
        if !folder {
            let current = |known: &&Known| known.sha == sha && !known.awaited;
            if let Some(known) = known.filter(current) {
                return (sha, Found::Same(known.id));
            }
            let held = (sha.clone(), days::of_file(path));
            let moved = || self.gone.lock().ok()?.get_mut(&held)?.pop();
            if known.is_none()
                && let Some(id) = moved()
            {
                return (sha, Found::Moved(id));
            }
        }
        let found = match self.entries(bytes, path, bench) {
            Ok(entries) => Found::Articles(entries),
            Err(
                OpenError::Binary(_)
                | OpenError::Foreign {
                    is_document: false, ..
                },
            ) => Found::Other,
            Err(error) => Found::Failed(reason(path, &error)),
        };
        (sha, found)
    }

    /// Everything that a file holds.
    fn entries(
        &self,
        bytes: Vec<u8>,
        path: &Path,
        bench: &mut Bench,
    ) -> Result<Vec<Entry>, OpenError> {
        let size = bytes.len() as u64;
        let options = Options::default();
        let (importer, parts) = open::parts(bytes, path, &options)?;
        let mut keys = HashSet::new();
        let mut entries = Vec::with_capacity(parts.len());
        let many = importer.format.holds_many();
        let mut failed = None;
        for part in parts {
            if !keys.insert(part.key.clone()) {
                continue;
            }
            let article = match open::article_of(part, importer.format, path, size, &options) {
                Ok(article) => article,
                // one page that can't be read hides no other
                Err(error) if many => {
                    failed = Some(error);
                    continue;
                }
                Err(error) => return Err(error),
            };
            entries.push(Entry::of(&self.opened(article), bench));
        }
        match failed {
            Some(error) if entries.is_empty() => Err(error),
            _ => Ok(entries),
        }
    }

    /// Reads an article once, as thousands are; where it was opened before, or all are to be read
    /// in full, twice.
    fn opened(&self, article: Article) -> Opened {
        let Scanner {
            lexicons, seconds, ..
        } = self.scanner;
        let kept = seconds.kept(&article);
        let threads = usize::from(seconds.full);
        open::opened(article, lexicons, kept.as_deref(), threads)
    }
}

/// What an error says besides the name of the file.
fn reason(path: &Path, error: &OpenError) -> String {
    let words = error.to_string();
    let name = open::shown(path);
    let rest = words
        .strip_prefix(&name)
        .and_then(|rest| rest.strip_prefix(": "));
    rest.unwrap_or(&words).to_owned()
}
