//! The library for the commands: which articles are meant, read up to date.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::failure::{Failure, line};
use super::{kept, own};
use crate::config;
use crate::library::query::{self, Query};
use crate::library::{Catalogue, Library, Progress, Report, Scanner, Scope};
use crate::model::Marks;
use crate::open::shown;
use crate::store::Store;

/// The articles that a command is about.
pub(super) struct Shelf {
    pub(super) library: Library,
    pub(super) marks: Marks,
    pub(super) catalogue: Catalogue,
}

impl Shelf {
    /// Those of some paths, or of the library that is kept, as they are now.
    pub(super) fn open(paths: &[PathBuf]) -> Result<Self, Failure> {
        let scope = scope(paths)?;
        let mut library = index(!paths.is_empty())?;
        scan(&mut library, &scope.roots())?;
        let marks = marks();
        let catalogue = library.catalogue(&scope, &marks)?;
        Ok(Self {
            library,
            marks,
            catalogue,
        })
    }
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
    Scope::given(paths).map_err(|(path, error)| {
        let what = match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder; check the name".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied; make it readable".to_owned(),
            _ => error.to_string(),
        };
        Failure::File(format!("{}: {what}", shown(&path)))
    })
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
    let path = config::files::store_file().filter(|path| path.exists());
    let marks = path.map(|path| Store::open(&path)?.marks()).transpose();
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
    let scanner = Scanner {
        lexicons: own::lexicons().clone(),
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
    Ok(report?)
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
