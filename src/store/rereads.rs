//! Second readings, kept in files beside each other: any of them, or the folder, may be deleted, and
//! costs a second reading.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Most readings that are kept; the oldest go.
const MOST: usize = 400;
/// Largest that is read, in bytes: some five a word.
const LARGEST: u64 = 4 * 1024 * 1024;

/// What was kept under a key.
pub fn reading(folder: &Path, key: &str) -> Option<Vec<u8>> {
    let file = folder.join(key);
    let metadata = fs::metadata(&file).ok()?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        return None;
    }
    fs::read(file).ok()
}

/// The keys under which readings are kept.
pub fn readings(folder: &Path) -> HashSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.collect()
}

/// Keeps a reading under a key, in one step.
///
/// # Errors
/// Where it can't be written.
pub fn keep_reading(folder: &Path, key: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(folder.join(key))?;
    prune(folder)
}

/// Removes the oldest where there are too many.
fn prune(folder: &Path) -> io::Result<()> {
    let mut all: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)?.flatten() {
        let metadata = entry.metadata()?;
        if metadata.is_file() {
            all.push((metadata.modified()?, entry.path()));
        }
    }
    all.sort();
    let many = all.len().saturating_sub(MOST);
    for (_, path) in all.into_iter().take(many) {
        fs::remove_file(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{MOST, keep_reading, reading};

    #[test]
    fn what_is_kept_is_found_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let readings = folder.path().join("a/readings");
        assert!(reading(&readings, "1").is_none());
        for key in 0..MOST + 3 {
            keep_reading(&readings, &key.to_string(), &[7]).unwrap();
        }
        assert_eq!(std::fs::read_dir(&readings).unwrap().count(), MOST);
        let last = (MOST + 2).to_string();
        assert!(super::readings(&readings).contains(&last));
        assert_eq!(reading(&readings, &last), Some(vec![7]));
        keep_reading(&readings, &last, &[8]).unwrap();
        assert_eq!(reading(&readings, &last), Some(vec![8]));
    }
}
