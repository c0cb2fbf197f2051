//! The threads of the library: one that answers what the screen asks, one that reads what is new.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::ask::{Ask, ShelfReply, ShelfSink, open};
use super::desk::Desk;
use super::reply::Files;
use crate::config::OwnWords;
use crate::library::{Library, Progress, ScanFault, Scanner, Scope, Seconds};
use crate::model::SavedSearch;
use crate::open::Lexicons;
use crate::store::{self, Store};

/// How long a folder must be quiet before it is read: who saves ten files saves them together.
const QUIET: Duration = Duration::from_millis(150);

/// Time between two signs that the index has grown.
const GROWN: Duration = Duration::from_millis(700);

/// The library in the background.
pub struct Librarian {
    asks: Sender<Ask>,
    thread: Option<JoinHandle<()>>,
    cancelled: Arc<AtomicBool>,
    _watcher: Arc<Mutex<Option<RecommendedWatcher>>>,
}

impl std::fmt::Debug for Librarian {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Librarian")
    }
}

/// The folders that are kept; none where nothing is.
pub fn kept_folders(store: Option<&std::path::Path>) -> Vec<PathBuf> {
    let store = store.filter(|path| path.exists());
    let folders = store.and_then(|path| Store::open(path).ok()?.folders().ok());
    folders.unwrap_or_default()
}

impl Librarian {
    /// Opens the library over some folders and begins to read what is new in them.
    pub fn start(scope: &Scope, index: Option<PathBuf>, files: &Files, sink: &ShelfSink) -> Self {
        let (asks, asked) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let (ready, listed) = channel();
        let desk = Desk {
            ready,
            scope: scope.clone(),
            index: index.clone(),
            store: files.store.clone(),
            sink: sink.clone(),
        };
        let thread = thread::spawn(move || desk.serve(&asked));
        let (news, told) = channel();
        let watcher = watched(scope.roots(), news, listed);
        let mut scan = Scan {
            roots: scope.roots(),
            index,
            files: files.clone(),
            cancelled: cancelled.clone(),
            sink: sink.clone(),
            desk: asks.clone(),
            missing: Vec::new(),
        };
        thread::spawn(move || scan.run(&told));
        Self {
            asks,
            thread: Some(thread),
            cancelled,
            _watcher: watcher,
        }
    }

    fn ask(&self, ask: Ask) {
        // a thread that is gone has said so through the sink
        let _ = self.asks.send(ask);
    }

    /// Asks for the articles that a query means; while it is typed, its last word may be only the
    /// beginning of one.
    pub fn list(&self, generation: u64, query: String, sort: &'static str, typing: bool) {
        self.ask(Ask::List {
            generation,
            query,
            sort,
            typing,
        });
    }

    /// Asks for an article in brief.
    pub fn preview(&self, id: i64) {
        self.ask(Ask::Preview(id));
    }

    /// Asks where in an article the query stops.
    pub fn place(&self, id: i64) {
        self.ask(Ask::Place(id));
    }

    /// Asks for the page of a stakeholder or an issue, by key or name.
    pub fn page(&self, name: String) {
        self.ask(Ask::Page(name));
    }

    /// Asks for the digest.
    pub fn digest(&self) {
        self.ask(Ask::Digest);
    }

    /// Marks an article as read or unread.
    pub fn read(&self, id: i64, read: bool) {
        self.ask(Ask::Read(id, read));
    }

    /// Stars an article or takes the star off.
    pub fn star(&self, id: i64, starred: bool) {
        self.ask(Ask::Star(id, starred));
    }

    /// Keeps a search.
    pub fn save(&self, search: SavedSearch) {
        self.ask(Ask::Save(search));
    }

    /// Looks at the marks again: an article was read meanwhile.
    pub fn refresh(&self) {
        self.ask(Ask::Refresh);
    }

    /// Remembers the visit and waits until all is kept.
    pub fn finish(mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
        self.ask(Ask::Leave);
        if let Some(thread) = self.thread.take() {
            // a thread that panicked has nothing more to keep
            let _ = thread.join();
        }
    }
}

/// Watches folders as long as what is returned is kept. All that stands in them is looked at first, which
/// takes its time: it waits for the list, nobody waits for it, and the first news is that it was done.
fn watched(
    roots: Vec<PathBuf>,
    news: Sender<()>,
    listed: Receiver<()>,
) -> Arc<Mutex<Option<RecommendedWatcher>>> {
    let watcher = Arc::default();
    let slot: Arc<Mutex<_>> = Arc::clone(&watcher);
    thread::spawn(move || {
        // the list stands, or can't be made
        let _ = listed.recv();
        let made = watch(&roots, news.clone());
        if let Ok(mut slot) = slot.lock() {
            *slot = made;
        }
        let _ = news.send(());
    });
    watcher
}

fn watch(roots: &[PathBuf], news: Sender<()>) -> Option<RecommendedWatcher> {
    let seen = move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access() || is_closed(&event)) {
            let _ = news.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(seen).ok()?;
    for root in roots {
        let _ = watcher.watch(root, RecursiveMode::Recursive);
    }
    Some(watcher)
}

/// A file was written to its end.
fn is_closed(event: &notify::Event) -> bool {
    use notify::event::{AccessKind, AccessMode, EventKind};
    event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write))
}

/// The thread that reads what is new.
struct Scan {
    roots: Vec<PathBuf>,
    index: Option<PathBuf>,
    files: Files,
    cancelled: Arc<AtomicBool>,
    sink: ShelfSink,
    desk: Sender<Ask>,
    /// The roots that could not be looked at, as was said.
    missing: Vec<PathBuf>,
}

impl Scan {
    fn run(&mut self, news: &Receiver<()>) {
        let mut library = match open(self.index.as_ref()) {
            Ok(library) => library,
            Err(error) => {
                (self.sink)(ShelfReply::Failed(error.to_string()));
                return;
            }
        };
        let mut scanner = Scanner {
            lexicons: Arc::new(self.lexicons()),
            cancelled: self.cancelled.clone(),
            ..Scanner::default()
        };
        // what other processes have written
        let mut others = library.changes();
        while news.recv().is_ok() {
            // what comes together is read together
            let until = Instant::now() + 4 * QUIET;
            loop {
                match news.recv_timeout(QUIET) {
                    Ok(()) if Instant::now() < until => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                    _ => break,
                }
            }
            if self.cancelled.load(Ordering::Relaxed) {
                return;
            }
            if let Some(folder) = self.files.readings.clone() {
                let keys = store::readings(&folder);
                scanner.seconds = Seconds::new(keys, move |key| store::reading(&folder, key));
            }
            let grown = self.once(&mut library, &scanner);
            let before = std::mem::replace(&mut others, library.changes());
            if grown || before != others {
                self.changed();
            }
        }
    }

    /// Reads what is new; true where the index or what stands in it is another one now.
    fn once(&mut self, library: &mut Library, scanner: &Scanner) -> bool {
        let mut grown = Instant::now();
        let mut written = false;
        let report = library.scan(&self.roots, scanner, &mut |progress| {
            written |= progress.done > 0;
            (self.sink)(ShelfReply::Scanning(words(&progress)));
            if grown.elapsed() > GROWN {
                grown = Instant::now();
                self.changed();
            }
        });
        match report {
            Ok(report) => {
                // what was decided about renamed files goes with them
                if let Err(error) = store::rename(self.files.store.as_deref(), &report.moved) {
                    (self.sink)(ShelfReply::Failed(error.to_string()));
                }
                let changed = report.new + report.changed + report.removed > 0;
                let (missing, failed): (Vec<_>, Vec<_>) =
                    (report.failed.into_iter()).partition(|fault| self.roots.contains(&fault.path));
                let failed = failed.len();
                (self.sink)(ShelfReply::Scanning(String::new()));
                if failed > 0 && changed {
                    let words =
                        format!("{failed} files can't be read; attache library status lists them.");
                    (self.sink)(ShelfReply::Failed(words));
                }
                self.miss(&missing);
                written || changed || !report.moved.is_empty()
            }
            Err(error) => {
                (self.sink)(ShelfReply::Failed(error.to_string()));
                written
            }
        }
    }

    /// Says which folder is not there, once: a disk that was taken out, a share that is not mounted.
    fn miss(&mut self, missing: &[ScanFault]) {
        let new = missing
            .iter()
            .find(|fault| !self.missing.contains(&fault.path));
        if let Some(fault) = new {
            // the mend of a typed name is none here
            let what = fault.told();
            let what = what.rsplit_once(';').map_or(&*what, |(what, _)| what);
            let words = format!("{what}; its articles stay in the list.");
            (self.sink)(ShelfReply::Failed(words));
        }
        self.missing = missing.iter().map(|fault| fault.path.clone()).collect();
    }

    fn changed(&self) {
        let _ = self.desk.send(Ask::Refresh);
    }

    /// The reader's own words, and what was learned in reviews.
    fn lexicons(&self) -> Lexicons {
        let (words, _) = OwnWords::default().read(&self.files.lexicons);
        let lessons = self.files.store.as_deref();
        let lessons = lessons.and_then(|path| store::lessons(path).ok());
        Lexicons::new(&words.taught(&lessons.unwrap_or_default()))
    }
}

/// How far a scan is, in words.
fn words(progress: &Progress) -> String {
    use std::fmt::Write as _;

    let mut words = format!("reading {} of {}", progress.done, progress.of);
    if let Some(rate) = progress.rate() {
        let _ = write!(words, " · {rate:.1} MB/s");
    }
    if let Some(left) = progress.left() {
        let _ = write!(words, " · {} s left", left.as_secs().max(1));
    }
    words
}
