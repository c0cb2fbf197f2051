//! Why something could not be kept: what, which file, what to do, in one line.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Error, ErrorCode};

use crate::text::sanitise;

/// What went wrong with a store, so that callers can tell one thing from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreErrorKind {
    /// A newer attache wrote it. It was not touched.
    Newer,
    /// It is no store of ours, or a damaged one. It was not touched.
    Broken,
    /// The file or its folder can't be written.
    ReadOnly,
    /// The disk is full.
    Full,
    /// Another program held it for longer than anybody waits.
    Busy,
    /// The disk or the system failed in some other way.
    Failed,
}

/// Why a store can't be opened, read or written. Shown as `FILE: what; mend`, one line that is
/// free of control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    kind: StoreErrorKind,
    path: PathBuf,
    what: String,
}

impl StoreError {
    /// An error of the store at `path`; `what` says more than the kind does, or nothing.
    pub(super) fn new(kind: StoreErrorKind, path: &Path, what: impl Into<String>) -> Self {
        Self {
            kind,
            path: path.to_owned(),
            what: what.into(),
        }
    }

    /// What SQLite said about the store at `path`.
    pub(super) fn of(path: &Path, error: &Error) -> Self {
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreErrorKind::Busy,
            Some(ErrorCode::DiskFull) => StoreErrorKind::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreErrorKind::ReadOnly
            }
            // Our statements are known to be right, so that a table or column they miss is a
            // fault of the file.
            Some(
                ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::TypeMismatch
                | ErrorCode::Unknown,
            )
            | None => StoreErrorKind::Broken,
            Some(_) => StoreErrorKind::Failed,
        };
        Self::new(kind, path, error.to_string())
    }

    /// What the system said about the file or folder at `path`.
    pub(super) fn of_system(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreErrorKind::Full,
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::AlreadyExists
            | io::ErrorKind::IsADirectory => StoreErrorKind::ReadOnly,
            _ => StoreErrorKind::Failed,
        };
        Self::new(kind, path, error.to_string())
    }

    /// What went wrong.
    pub fn kind(&self) -> StoreErrorKind {
        self.kind
    }

    /// The file that it is about.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = &self.what;
        let line = match self.kind {
            StoreErrorKind::Newer => {
                format!("written by a newer attache ({what}), so nothing is saved; update attache")
            }
            StoreErrorKind::Broken => format!(
                "not a sound store ({what}), so it is left alone and nothing is saved; move it away \
                 to begin a new one"
            ),
            StoreErrorKind::ReadOnly => format!(
                "can't be written ({what}), so nothing is saved; make the file and its folder \
                 writable"
            ),
            StoreErrorKind::Full => {
                "the disk is full, so this is not saved; free some space and decide again"
                    .to_owned()
            }
            StoreErrorKind::Busy => {
                "another program holds it, so this is not saved; try again".to_owned()
            }
            StoreErrorKind::Failed => {
                format!("{what}, so this is not saved; check the disk and decide again")
            }
        };
        let path = sanitise::path(&self.path.to_string_lossy());
        write!(out, "{path}: {}", sanitise::line(&line))
    }
}

impl std::error::Error for StoreError {}
