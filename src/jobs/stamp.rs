//! Whether a file is as it was when it was read.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// When a file was changed last, and its bytes; `None` of one that isn't there, and of a pipe, which
/// is changed by being read.
pub type Stamp = Option<(SystemTime, u64)>;

/// Files and how they were; those that weren't there are not in it.
pub(super) type Stamps = HashMap<PathBuf, (SystemTime, u64)>;

/// How a file is now.
pub(super) fn stamp(path: &Path) -> Stamp {
    let known = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((known.modified().ok()?, known.len()))
}

/// How the files are now.
pub(super) fn stamps<'a>(paths: impl Iterator<Item = &'a PathBuf>) -> Stamps {
    let known = paths.filter_map(|path| Some((path.clone(), stamp(path)?)));
    known.collect()
}
