//! The library for the commands: which articles are meant, read up to date.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::failure::{Failure, Outcome, line};
use super::{kept, own};
use crate::config;
use crate::library::query::{self, Query, QueryFault};
use crate::library::{Catalogue, Library, Progress, Report, Scanner, Scope, Seconds};
use crate::model::Marks;
use crate::open::{self, Options};
use crate::store;
use crate::text::words::number_of;

/// The articles that a command is about.
pub(super) struct Shelf {
    pub(super) library: Library,
    pub(super) marks: Marks,
    pub(super) catalogue: Catalogue,
    /// Something that was named could not be read; that was said.
    faulty: bool,
}

impl Shelf {
    /// Those of some paths, or of the library that is kept, as they are now.
    pub(super) fn open(paths: &[PathBuf]) -> Result<Self, Failure> {
        let found = there(paths)?;
        let scope = match found.as_slice() {
            [] if !paths.is_empty() => Scope::kept(Vec::new()),
            found => scope(found)?,
        };
        let mut library = index(!paths.is_empty())?;
        scan(&mut library, &scope.roots())?;
        let marks = marks();
        let catalogue = library.catalogue(&scope, &marks)?;
        let mut shelf = Self {
            library,
            marks,
            catalogue,
            faulty: found.len() < paths.len(),
        };
        shelf.report(&found);
        Ok(shelf)
    }

    /// Says which of the files that were named hold nothing that can be read, and why.
    fn report(&mut self, named: &[PathBuf]) {
        for path in named.iter().filter(|path| path.is_file()) {
            if self.catalogue.rows.iter().any(|row| row.path == *path) {
                continue;
            }
            let options = Options::default();
            let read = open::read(path).and_then(|bytes| open::article(bytes, path, &options));
            if let Err(error) = read {
                line(&error.to_string());
                self.faulty = true;
            }
        }
    }

    /// How a command ends that could do its work.
    pub(super) fn ended(&self, outcome: Outcome) -> Outcome {
        if self.faulty {
            return Outcome::SomeFailed;
        }
        outcome
    }
}

/// Those of several paths that are there; each of the others is said.
///
/// # Errors
/// Where the only one is not.
fn there(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        match given(std::slice::from_ref(path)) {
            Ok(_) => found.push(path.clone()),
            Err(failure) if paths.len() == 1 => return Err(failure),
            Err(failure) => line(&failure.to_string()),
        }
    }
    Ok(found)
}

/// The paths that were given, or the folders that are kept.
pub(super) fn scope(paths: &[PathBuf]) -> Result<Scope, Failure> {
    if !paths.is_empty() {
        return given(paths);
    }
    let folders = folders()?;
    if folders.is_empty() {
        return Err(Failure::NoLibrary);
    }
    Ok(Scope::kept(folders))
}

/// The paths that were given.
pub(super) fn given(paths: &[PathBuf]) -> Result<Scope, Failure> {
    Scope::given(paths).map_err(|fault| Failure::File(fault.told()))
}

/// The folders that are kept.
pub(super) fn folders() -> Result<Vec<PathBuf>, Failure> {
    let path = config::files::store_file().ok_or(Failure::NoHome)?;
    if !path.exists() {
        return Ok(Vec::new());
    }
    let folders = kept::store()?.folders();
    folders.map_err(|error| Failure::Store(error.to_string()))
}

/// The index; for paths that were named one for the occasion, where none can be kept.
pub(super) fn index(named: bool) -> Result<Library, Failure> {
    let kept = config::files::library_file().ok_or(Failure::NoHome);
    let kept = kept.and_then(|path| Ok(Library::open(&path)?));
    match kept {
        Err(_) if named => Ok(Library::in_memory()?),
        kept => kept,
    }
}

/// What was read, starred and decided; nothing where there is no store, or none that can be read.
pub(super) fn marks() -> Marks {
    let marks = kept::there().and_then(|store| {
        let marks = store.map(|store| store.marks()).transpose();
        marks.map_err(|error| Failure::Store(error.to_string()))
    });
    marks.map_or_else(
        |error| {
            line(&error.to_string());
            Marks::default()
        },
        Option::unwrap_or_default,
    )
}

/// Reads what is new, with its progress where somebody looks on.
pub(super) fn scan(library: &mut Library, roots: &[PathBuf]) -> Result<Report, Failure> {
    scan_so(library, roots, false)
}

/// The same; in `full` every article is read twice.
pub(super) fn scan_so(
    library: &mut Library,
    roots: &[PathBuf],
    full: bool,
) -> Result<Report, Failure> {
    let kept = config::files::readings_folder().map(|folder| {
        let keys = store::readings(&folder);
        Seconds::new(keys, move |key| store::reading(&folder, key))
    });
    let scanner = Scanner {
        lexicons: own::lexicons().clone(),
        seconds: kept.unwrap_or_default().in_full(full),
        ..Scanner::default()
    };
    let watched = io::stderr().is_terminal();
    let mut told = false;
    let report = library.scan(roots, &scanner, &mut |progress| {
        if watched {
            told = true;
            let _ = write!(io::stderr(), "\r{}\x1b[K", words(&progress));
        }
    });
    if told {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    let report = report?;
    // what was decided about renamed files goes with them
    if let Err(error) = store::rename(config::files::store_file().as_deref(), &report.moved) {
        line(&error.to_string());
    }
    Ok(report)
}

/// How far a scan is, in words.
fn words(progress: &Progress) -> String {
    use std::fmt::Write as _;

    let mut words = format!("reading {} of {} files", progress.done, progress.of);
    if let Some(rate) = progress.rate() {
        let _ = write!(words, ", {rate:.1} MB/s");
    }
    if let Some(left) = progress.left() {
        let _ = write!(words, ", {} s left", left.as_secs().max(1));
    }
    words
}

/// Tells what nobody and nothing in the library is called, and how many articles a query for days leaves
/// out because they have none.
pub(super) fn tell(unknown: &[QueryFault], undated: usize) {
    for fault in unknown {
        line(&format!("query, {fault}"));
    }
    if undated > 0 {
        let articles = number_of(undated, "article");
        line(&format!("left out for want of a date: {articles}"));
    }
}

/// What a query means today.
pub(super) fn understood(typed: &str) -> Result<Query, Failure> {
    Ok(query::parse(typed, query::today())?)
}

/// A query and the paths behind it: what exists under its name is a path.
pub(super) fn query_and_paths(
    query: Option<&str>,
    paths: &[PathBuf],
) -> Result<(Query, Vec<PathBuf>), Failure> {
    let query = query.unwrap_or("");
    if !query.is_empty() && std::path::Path::new(query).exists() {
        let mut all = vec![PathBuf::from(query)];
        all.extend_from_slice(paths);
        return Ok((Query::default(), all));
    }
    Ok((understood(query)?, paths.to_vec()))
}
