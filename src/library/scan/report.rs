//! What a scan found.

use std::path::PathBuf;

/// What a scan found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The folders, in their order.
    pub folders: Vec<FolderCount>,
    /// Articles in all of them.
    pub articles: usize,
    /// Articles that came.
    pub new: usize,
    /// Articles with another reading text than before.
    pub changed: usize,
    /// Articles that are gone.
    pub removed: usize,
    /// What can't be read.
    pub failed: Vec<ScanFault>,
    /// Articles that were read twice.
    pub twice: usize,
    /// Files that were only renamed: from where to where.
    pub moved: Vec<(PathBuf, PathBuf)>,
}

/// What a folder holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderCount {
    /// Where it is.
    pub path: PathBuf,
    /// Articles in it.
    pub articles: usize,
    /// Files in it that can't be read.
    pub failed: usize,
}

/// A file that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanFault {
    /// Which.
    pub path: PathBuf,
    /// Why, and what to do.
    pub reason: String,
}

impl ScanFault {
    /// All of it, in one line for people.
    pub fn told(&self) -> String {
        format!("{}: {}", crate::open::shown(&self.path), self.reason)
    }
}
