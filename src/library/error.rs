//! Why the index could not be used: what, which file, what to do, in one line.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::{Error, ErrorCode};

use crate::text::sanitise;

/// Why the index can't be opened, read or written. Shown as `FILE: what; mend`, one line that is
/// free of control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryError {
    path: PathBuf,
    what: String,
    /// Another process holds it: it can be tried again.
    pub(super) busy: bool,
    /// It is no index, or a damaged one: it can be made again.
    pub(super) broken: bool,
}

impl LibraryError {
    pub(super) fn of(path: &Path, error: &Error) -> Self {
        let code = error.sqlite_error_code();
        let what = match code {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                "another program holds the index; try again".to_owned()
            }
            Some(ErrorCode::DiskFull) => "the disk is full; free some space".to_owned(),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                "the index can't be written; make the file and its folder writable".to_owned()
            }
            _ => format!("{error}; remove the file, it is made again"),
        };
        Self {
            path: path.to_owned(),
            what,
            busy: matches!(
                code,
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
            ),
            broken: matches!(
                code,
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
            ),
        }
    }

    pub(super) fn of_system(path: &Path, error: &std::io::Error) -> Self {
        Self {
            path: path.to_owned(),
            what: format!("{error}; check the folder"),
            busy: false,
            broken: false,
        }
    }
}

impl fmt::Display for LibraryError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = sanitise::path(&self.path.to_string_lossy());
        write!(out, "{path}: {}", sanitise::line(&self.what))
    }
}

impl std::error::Error for LibraryError {}
