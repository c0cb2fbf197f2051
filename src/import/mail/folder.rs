//! Maildir: a folder with a file for each message.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest message that is read.
const MAX: u64 = 64 * 1024 * 1024;

/// True for a folder that holds `cur` or `new` as a Maildir does.
pub(super) fn is_one(path: &Path) -> bool {
    path.join("cur").is_dir() && (path.join("new").is_dir() || path.join("tmp").is_dir())
}

/// Its messages, by the names of their files. Links and what is no file are passed over.
pub(super) fn messages(path: &Path) -> impl Iterator<Item = Vec<u8>> {
    let mut files: Vec<PathBuf> = ["cur", "new"]
        .iter()
        .filter_map(|name| std::fs::read_dir(path.join(name)).ok())
        .flatten()
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| entry.path())
        .collect();
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    files.into_iter().filter_map(|file| {
        let mut bytes = Vec::new();
        let read = File::open(file).ok()?.take(MAX).read_to_end(&mut bytes);
        read.ok().map(|_| bytes)
    })
}
