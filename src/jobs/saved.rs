//! Noticing that the reader's configuration or one of their lexicons was saved, so that it counts at
//! once. Asleep until then.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::job::Job;
use super::reply::{Files, Reply, Sink};
use super::stamp::{Stamps, stamp, stamps};
use super::watcher::is_done;
use crate::config::{self, Fault};

/// How long nothing more must happen to a file that is being saved: editors take several steps,
/// and between two of them there may be no file.
const QUIET: Duration = Duration::from_millis(50);

/// What the thread is told.
enum News {
    /// Something was done to this file.
    Changed(PathBuf),
    /// Nobody wants to know any more.
    End,
}

/// Ends the thread when it is dropped.
#[derive(Debug)]
pub(super) struct Watch(Sender<News>);

impl Drop for Watch {
    fn drop(&mut self) {
        // a thread that is gone needs no telling
        let _ = self.0.send(News::End);
    }
}

/// Watches the reader's own files. `None` where there is nothing that could be watched: then they
/// are as they were at the start. What is no longer as it was at `stamps` is read at once.
pub(super) fn watch(
    files: &Files,
    stamps: Stamps,
    worker: Sender<Job>,
    sink: Sink,
) -> Option<Watch> {
    let (sender, news) = channel();
    let mut reader = Reader {
        files: files.clone(),
        news: sender.clone(),
        worker,
        sink,
        stamps,
        watcher: None,
    };
    reader.watch();
    reader.watcher.as_ref()?;
    for path in own(files).filter(|path| stamp(path) != reader.stamps.get(*path).copied()) {
        let _ = sender.send(News::Changed(path.clone()));
    }
    thread::spawn(move || {
        while let Some(changed) = next(&news) {
            reader.read(&changed);
        }
    });
    Some(Watch(sender))
}

/// The files that are changed next, once they have come to rest. `None` at the end.
fn next(news: &Receiver<News>) -> Option<HashSet<PathBuf>> {
    let mut changed = HashSet::new();
    let mut told = news.recv().ok();
    loop {
        match told? {
            News::Changed(path) => changed.insert(path),
            News::End => return None,
        };
        told = match news.recv_timeout(QUIET) {
            Ok(news) => Some(news),
            Err(RecvTimeoutError::Timeout) => return Some(changed),
            Err(RecvTimeoutError::Disconnected) => None,
        };
    }
}

/// The files of a reader that are watched.
pub(super) fn own(files: &Files) -> impl Iterator<Item = &PathBuf> {
    files.config.iter().chain(&files.lexicons)
}

struct Reader {
    files: Files,
    news: Sender<News>,
    worker: Sender<Job>,
    sink: Sink,
    /// How the files were when they were looked at last.
    stamps: Stamps,
    /// Ends its watch when it is dropped.
    watcher: Option<RecommendedWatcher>,
}

impl Reader {
    fn read(&mut self, changed: &HashSet<PathBuf>) {
        let mut lexicons = self.files.lexicons.clone();
        // what a link points to may be another file now, and a folder may have come; watched first,
        // nothing that is written from here on is missed
        self.watch();
        let now = stamps(own(&self.files));
        let before = std::mem::replace(&mut self.stamps, now);
        // a folder that comes may hold none of them
        let is_saved = |path: &PathBuf| {
            let there = before.contains_key(path) || self.stamps.contains_key(path);
            changed.contains(path) && there
        };
        if let Some(path) = self.files.config.as_ref().filter(|path| is_saved(path)) {
            let read = read(path);
            if let Ok((config, _)) = &read {
                lexicons = config.lexicon_files(Some(path));
            }
            self.sink.send(Reply::Configured(read));
        }
        let others = lexicons != self.files.lexicons;
        let saved = lexicons.iter().any(is_saved);
        self.files.lexicons = lexicons;
        if others {
            self.stamps = stamps(own(&self.files));
            self.watch();
        }
        if others || saved {
            // a worker that is gone has said so through its sink
            let _ = self.worker.send(Job::Lexicons(self.files.lexicons.clone()));
        }
    }

    /// Watches the folders of all files: most editors put a new file in the place of the old one.
    /// Where a folder isn't there yet, its coming is watched for.
    fn watch(&mut self) {
        let watched: Vec<(PathBuf, PathBuf)> = own(&self.files)
            .flat_map(|path| places(path).map(|place| (place, path.clone())))
            .collect();
        let folders: HashSet<PathBuf> = watched
            .iter()
            .filter_map(|(place, _)| Some(place.parent()?.to_owned()))
            .collect();
        let news = self.news.clone();
        let before = watched.clone();
        let seen = move |event: notify::Result<Event>| {
            let Some(event) = event.ok().filter(is_done) else {
                return;
            };
            for (_, path) in watched.iter().filter(|(at, _)| event.paths.contains(at)) {
                // a thread that is gone reads nothing any more
                let _ = news.send(News::Changed(path.clone()));
            }
        };
        let Ok(mut watcher) = notify::recommended_watcher(seen) else {
            return;
        };
        let mut any = false;
        for folder in folders {
            any |= watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok();
        }
        // the one before has watched until now: nothing was missed
        self.watcher = any.then_some(watcher);
        // but what has moved since its place was looked up
        let moved = before.into_iter();
        let moved = moved.filter(|(place, path)| places(path).all(|now| now != *place));
        for (_, path) in moved {
            let _ = self.news.send(News::Changed(path));
        }
    }
}

/// The configuration and one line on its faults, or why it is left as it was.
fn read(path: &Path) -> Result<(Box<config::Config>, Option<String>), String> {
    let (config, faults) = config::load(Some(path)).map_err(|fault| fault.to_string())?;
    let summary = Fault::summary(&faults);
    if faults.iter().any(Fault::breaks_file) {
        return Err(summary.unwrap_or_default());
    }
    Ok((Box::new(config), summary))
}

/// Where a file is, as events name it; of a link, also where it points to. Of one whose folder is
/// missing, the first folder on the way to it that must come.
fn places(path: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let named = path.ancestors().find_map(|part| {
        let folder = part.parent()?.canonicalize().ok()?;
        Some(folder.join(part.file_name()?))
    });
    let target = path
        .canonicalize()
        .ok()
        .filter(|at| Some(at) != named.as_ref());
    named.into_iter().chain(target)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc::{Receiver, channel};

    use super::{Stamps, Watch, own, stamps, watch};
    use crate::config::Config;
    use crate::jobs::job::Job;
    use crate::jobs::reply::Sink;
    use crate::jobs::{Files, Reply};

    type Read = Result<(Box<Config>, Option<String>), String>;

    /// A watch over `config.toml` in `folder` and its lexicon, and what it tells.
    fn watched(folder: &Path) -> (Watch, Receiver<Read>, Receiver<Job>) {
        let (sender, read) = channel();
        let sink = Sink::new(move |reply| {
            if let Reply::Configured(read) = reply {
                let _ = sender.send(read);
            }
        });
        let (worker, jobs) = channel();
        let files = Files {
            config: Some(folder.join("config.toml")),
            lexicons: vec![folder.join("lexicon.toml")],
            ..Files::default()
        };
        let stamps = stamps(own(&files));
        (watch(&files, stamps, worker, sink).unwrap(), read, jobs)
    }

    #[test]
    fn a_saved_configuration_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let (_watch, read, jobs) = watched(folder);
        // a file that appears later
        fs::write(folder.join("config.toml"), "measure = 50\n").unwrap();
        let (config, faults) = read.recv().unwrap().unwrap();
        assert_eq!((config.looks.measure, faults), (50, None));
        // a new one in its place, with a fault and other lexicons
        let new = "measure = 60\nx = 1\nlexicons = [\"sub/words.toml\"]\n";
        fs::create_dir(folder.join("sub")).unwrap();
        fs::write(folder.join("new"), new).unwrap();
        fs::rename(folder.join("new"), folder.join("config.toml")).unwrap();
        let (config, faults) = read.recv().unwrap().unwrap();
        assert_eq!(config.looks.measure, 60);
        assert!(faults.unwrap().contains("unknown key `x`"));
        let named = |jobs: &Receiver<Job>| match jobs.recv() {
            Ok(Job::Lexicons(paths)) => paths,
            other => panic!("{other:?}"),
        };
        assert_eq!(named(&jobs), [folder.join("sub/words.toml")]);
        // from now on its folder is watched
        fs::write(folder.join("sub/words.toml"), "").unwrap();
        assert_eq!(named(&jobs), [folder.join("sub/words.toml")]);
        // half of one
        fs::write(folder.join("config.toml"), "measure = 70\n[keys.rea").unwrap();
        assert!(read.recv().unwrap().unwrap_err().contains("config.toml:2:"));
        // none is the usual one
        fs::remove_file(folder.join("config.toml")).unwrap();
        assert_eq!(*read.recv().unwrap().unwrap().0, Config::default());
        assert_eq!(named(&jobs), [folder.join("lexicon.toml")]);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_points_to_is_watched_too() {
        let folder = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let real = other.path().join("words");
        fs::write(&real, "").unwrap();
        std::os::unix::fs::symlink(&real, folder.path().join("lexicon.toml")).unwrap();
        let (watch, _read, jobs) = watched(folder.path());
        fs::write(&real, "ignore = [\"Oak\"]\n").unwrap();
        assert!(matches!(jobs.recv(), Ok(Job::Lexicons(_))));
        drop(watch);
        assert!(jobs.recv().is_err(), "the thread has ended");
    }

    #[test]
    fn a_folder_that_comes_later_is_watched_from_then_on() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("none/attache");
        let (_watch, read, jobs) = watched(&inner);
        // what belongs to others is no news
        fs::create_dir(folder.path().join("none")).unwrap();
        fs::create_dir(folder.path().join("none/other")).unwrap();
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("other.toml"), "").unwrap();
        fs::write(inner.join("config.toml"), "measure = 50\n").unwrap();
        // written in one go or read in two, at the end it counts
        let measures = read
            .iter()
            .map(|read| read.map(|(config, _)| config.looks.measure));
        assert!(measures.into_iter().any(|measure| measure == Ok(50)));
        assert!(jobs.try_recv().is_err(), "no lexicon was saved");
        fs::write(inner.join("lexicon.toml"), "").unwrap();
        assert!(matches!(jobs.recv(), Ok(Job::Lexicons(_))));
    }

    #[test]
    fn what_was_saved_before_the_watch_is_read_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        let (sender, read) = channel();
        let sink = Sink::new(move |reply| {
            if let Reply::Configured(read) = reply {
                let _ = sender.send(read.map(|(config, _)| config.looks.measure));
            }
        });
        let files = Files {
            config: Some(config.clone()),
            ..Files::default()
        };
        let before = stamps(own(&files));
        fs::write(config, "measure = 50\n").unwrap();
        let _watch = watch(&files, before, channel().0, sink).unwrap();
        assert_eq!(read.recv().unwrap(), Ok(50));
    }

    #[test]
    fn without_a_file_to_watch_there_is_no_thread() {
        let (worker, _jobs) = channel();
        let files = Files::default();
        assert!(watch(&files, Stamps::default(), worker, Sink::new(|_| {})).is_none());
    }
}
