//! The files of a folder, as they are now.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// How a file is, as the system tells without reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stat {
    pub(super) size: i64,
    /// When it was written, nanoseconds since 1970.
    pub(super) modified: i64,
    /// When its entry was changed, nanoseconds since 1970.
    pub(super) changed: i64,
}

/// A file that may hold articles.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) path: PathBuf,
    pub(super) stat: Stat,
}

/// What stands in a folder.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) files: Vec<Seen>,
    /// Folders and files that can't be looked at, and why.
    pub(super) failed: Vec<(PathBuf, String)>,
}

impl Stat {
    fn of(metadata: &Metadata) -> Self {
        let nanos = |time: std::io::Result<std::time::SystemTime>| {
            let since = time
                .ok()
                .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            since.map_or(0, |since| since.as_nanos() as i64)
        };
        let modified = nanos(metadata.modified());
        Self {
            size: metadata.len() as i64,
            modified,
            changed: changed(metadata, modified),
        }
    }
}

#[cfg(unix)]
fn changed(metadata: &Metadata, _: i64) -> i64 {
    use std::os::unix::fs::MetadataExt;
    metadata
        .ctime()
        .saturating_mul(1_000_000_000)
        .saturating_add(metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &Metadata, modified: i64) -> i64 {
    modified
}

/// All files below `root`, or `root` itself where it is a file, in the order of their paths. What is
/// hidden is left alone, and links are not followed: what they point to inside is met anyway.
pub(super) fn walk(root: &Path) -> Walked {
    let mut walked = Walked::default();
    let mut folders = Vec::new();
    match fs::metadata(root) {
        Ok(metadata) if metadata.is_dir() => folders.push(root.to_owned()),
        Ok(metadata) if metadata.is_file() => walked.files.push(Seen {
            path: root.to_owned(),
            stat: Stat::of(&metadata),
        }),
        Ok(_) => {}
        Err(error) => walked.failed.push((root.to_owned(), reason(&error))),
    }
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                walked.failed.push((folder, reason(&error)));
                continue;
            }
        };
        if let Some(maildir) = maildir(&folder) {
            walked.files.push(maildir);
            folders.extend(subfolders(&folder));
            continue;
        }
        for entry in entries.flatten() {
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if hidden || kind.is_symlink() {
                continue;
            }
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file()
                && let Ok(metadata) = entry.metadata()
            {
                walked.files.push(Seen {
                    path: entry.path(),
                    stat: Stat::of(&metadata),
                });
            }
        }
    }
    walked.files.sort_by(|a, b| a.path.cmp(&b.path));
    walked
}

/// A folder of messages is one file that holds many. It has changed where any of its messages has
/// come, gone or been marked.
fn maildir(folder: &Path) -> Option<Seen> {
    let inner = ["cur", "new", "tmp"].map(|name| folder.join(name));
    if !inner.iter().all(|folder| folder.is_dir()) {
        return None;
    }
    let mut stat = Stat::default();
    for folder in inner.iter().take(2) {
        let metadata = fs::metadata(folder).ok()?;
        let of = Stat::of(&metadata);
        stat.modified = stat.modified.max(of.modified);
        stat.changed = stat.changed.max(of.changed);
        for entry in fs::read_dir(folder).ok()?.flatten() {
            stat.size += entry.metadata().map_or(0, |metadata| metadata.len() as i64);
        }
    }
    Some(Seen {
        path: folder.to_owned(),
        stat,
    })
}

/// The folders inside a Maildir that hold no messages of its own.
fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| {
            let name = entry.file_name();
            let own = ["cur", "new", "tmp"].iter().any(|own| name == **own);
            let hidden = name.as_encoded_bytes().starts_with(b".");
            !own && !hidden && entry.file_type().is_ok_and(|kind| kind.is_dir())
        })
        .map(|entry| entry.path())
        .collect()
}

pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder; check the name".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied; make it readable".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::walk;

    #[test]
    fn hidden_files_and_links_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in ["b/two.md", "a.txt", ".hidden", "b/.git/config"] {
            fs::write(root.join(name), "x").unwrap();
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root, root.join("b/round")).unwrap();
            std::os::unix::fs::symlink("/etc/hosts", root.join("out")).unwrap();
        }
        let walked = walk(root);
        let names: Vec<_> = walked.files.iter().map(|seen| seen.path.clone()).collect();
        assert_eq!(names, [root.join("a.txt"), root.join("b/two.md")]);
        assert!(walked.failed.is_empty());
        let one = walk(&root.join("a.txt"));
        assert_eq!((one.files.len(), one.files[0].stat.size), (1, 1));
        assert_eq!(walk(&root.join("none")).failed.len(), 1);
    }

    #[test]
    fn a_maildir_is_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("post");
        for name in ["cur", "new", "tmp", "sent"] {
            fs::create_dir_all(root.join(name)).unwrap();
        }
        fs::write(root.join("new/1"), "Subject: a\n\nb\n").unwrap();
        fs::write(root.join("sent/2.txt"), "b\n").unwrap();
        let walked = walk(folder.path());
        let names: Vec<_> = walked.files.iter().map(|seen| seen.path.clone()).collect();
        assert_eq!(names, [root.clone(), root.join("sent/2.txt")]);
        assert_eq!(walked.files[0].stat.size, 14);
    }
}
