//! Noticing that the article is changed, replaced or removed while it is open. Asleep until then.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::job::Job;
use crate::open::Options;

/// Watches a file; ends when it is dropped.
#[derive(Debug)]
pub(super) struct Watch(#[allow(dead_code)] RecommendedWatcher);

/// Starts watching `path`. Its folder is watched, as most editors put a new file in its place.
/// `None` where the system can't: then the file is read once, as it is.
pub(super) fn watch(path: &Path, options: Options, worker: Sender<Job>) -> Option<Watch> {
    // events name files by where they are, people by what they typed
    let watched = std::fs::canonicalize(path).ok()?;
    let folder = watched.parent()?.to_owned();
    let path = path.to_owned();
    let seen = move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| tells_of(&event, &watched)) {
            // a worker that is gone has said so through its sink
            let _ = worker.send(Job::Reload(path.clone(), options.clone()));
        }
    };
    let mut watcher = notify::recommended_watcher(seen).ok()?;
    watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    Some(Watch(watcher))
}

/// True where something was done to the file itself.
fn tells_of(event: &Event, path: &PathBuf) -> bool {
    is_done(event) && event.paths.contains(path)
}

/// True for what ends a change of a file. While one is open for writing it is half of something,
/// where the system tells of its closing. That a file is read, by this very program among others,
/// changes nothing.
pub(super) fn is_done(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Modify(ModifyKind::Data(_)) => !cfg!(target_os = "linux"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, ModifyKind};
    use notify::{Event, EventKind};

    use super::tells_of;

    #[test]
    fn only_changes_of_this_file_count() {
        let path = PathBuf::from("/a/brief.txt");
        let event = |kind, path: &str| Event::new(kind).add_path(PathBuf::from(path));
        let any = EventKind::Modify(ModifyKind::Any);
        assert!(tells_of(&event(any, "/a/brief.txt"), &path));
        assert!(!tells_of(&event(any, "/a/other.txt"), &path));
        let created = EventKind::Create(CreateKind::File);
        assert!(tells_of(&event(created, "/a/brief.txt"), &path));
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(!tells_of(&event(opened, "/a/brief.txt"), &path));
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let half = tells_of(&event(written, "/a/brief.txt"), &path);
        assert_eq!(half, !cfg!(target_os = "linux"), "its closing will be told");
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert!(tells_of(&event(closed, "/a/brief.txt"), &path));
    }
}
