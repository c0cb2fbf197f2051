//! Which stores this program has open.
//!
//! A system of the POSIX kind gives up all locks that a program has on a file as soon as it closes the
//! file in any place, also SQLite's: another program then takes itself for the only one, and removes
//! the log that this one still writes to. So a store is looked at with other means than SQLite's only
//! while nobody here has it open.

use std::fs::{self, Metadata};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::error::StoreError;

/// What tells one file from another of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId(u64, u64);

impl FileId {
    /// That of the file at `path`; `None` where there is none, or the system doesn't say.
    pub(super) fn of(path: &Path) -> Option<Self> {
        Self::new(&fs::metadata(path).ok()?)
    }

    #[cfg(unix)]
    fn new(about: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self(about.dev(), about.ino()))
    }

    #[cfg(not(unix))]
    fn new(_about: &Metadata) -> Option<Self> {
        None
    }
}

/// The files that are open, as often as they are.
static OPEN: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

/// A file is open as long as this is there.
#[derive(Debug)]
pub(super) struct InUse(Option<FileId>);

impl InUse {
    /// The file at `path` is in use from now on. `make` is called first, then, unless it was in use
    /// already, `look`; meanwhile nobody else begins to use it.
    pub(super) fn begin(
        path: &Path,
        make: impl FnOnce() -> Result<(), StoreError>,
        look: impl FnOnce() -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        make()?;
        let file = FileId::of(path);
        let known = file.is_some_and(|file| open.contains(&file));
        if !known {
            look()?;
        }
        open.extend(file);
        Ok(Self(file))
    }
}

impl Drop for InUse {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let at = open.iter().position(|file| Some(*file) == self.0);
        if let Some(at) = at {
            open.swap_remove(at);
        }
    }
}
