//! Bringing the index in line with the files: what is new or was changed is read, on all cores, and
//! written in small steps.

mod files;
mod known;
mod progress;
mod renamed;
mod report;
mod scanner;
mod seconds;
mod step;
mod work;

use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Instant;

pub use progress::Progress;
pub use report::{FolderCount, Report, ScanFault};
pub use scanner::Scanner;
pub use seconds::Seconds;

use files::{
    articles_below, faults_below, files_below, note, note_faults, remove_files, twice, write_step,
};
use known::Known;
use renamed::renamed;
use step::Step;
use work::{Gone, Read, Work};

use super::put::Writer;
use super::walk::{Seen, walk};
use super::{Library, LibraryError};
use crate::text::days;

/// Files that are read and not yet written.
const WAITING: usize = 8;

/// A file that was written so shortly before it was read may be written again within one tick of the
/// clock of the file system: it is read again the next time. Nanoseconds.
const TICK: i64 = 2_000_000_000;

/// What a scan wrote of files that have a new name.
#[derive(Debug, Default)]
struct Written {
    /// Those that were only renamed, by their numbers.
    moved: HashMap<i64, PathBuf>,
    /// Those that were not there before.
    came: Vec<i64>,
}

impl Library {
    /// Reads what is new or was changed in `roots`: folders or files, absolute. `tell` hears how far
    /// it is, and once more after every commit.
    ///
    /// # Errors
    /// Where the index can't be written.
    pub fn scan(
        &mut self,
        roots: &[PathBuf],
        scanner: &Scanner,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<Report, LibraryError> {
        let mut report = Report::default();
        let mut todo = Vec::new();
        let mut gone: Vec<(i64, PathBuf, Known)> = Vec::new();
        let mut met: HashSet<PathBuf> = HashSet::new();
        let mut faults = Vec::new();
        let awaited = self.read(|connection| scanner.seconds.awaited(connection))?;
        for root in roots {
            let mut known = self.read(|connection| files_below(connection, root))?;
            for known in known.values_mut() {
                known.awaited = awaited.contains(&known.id);
            }
            let walked = walk(root);
            // what can't be looked at is not gone
            let unseen: Vec<&PathBuf> = walked.failed.iter().map(|(path, _)| path).collect();
            for seen in walked.files {
                // a name that is not UTF-8 stands in the index as far as it can be shown
                let known = known.remove(Path::new(&*seen.path.to_string_lossy()));
                if met.insert(seen.path.clone()) && !is_current(&seen, known.as_ref()) {
                    todo.push((seen, known));
                }
            }
            let lost = known
                .into_iter()
                .filter(|(path, _)| !unseen.iter().any(|unseen| path.starts_with(unseen)))
                .filter(|(path, _)| !met.contains(path));
            gone.extend(lost.map(|(path, known)| (known.id, path, known)));
            faults.extend(walked.failed);
        }
        gone.sort_by_key(|(id, ..)| *id);
        gone.dedup_by_key(|(id, ..)| *id);
        self.remember(super::WRITING);
        let written = self.read_all(&todo, &gone, scanner, tell, &mut report);
        self.remember(super::ASKING);
        let written = written?;
        let mut lost = Vec::new();
        for (id, path, _) in gone {
            match written.moved.get(&id) {
                Some(to) => report.moved.push((path, to.clone())),
                None => lost.push(id),
            }
        }
        if !scanner.cancelled.load(Ordering::Relaxed) {
            self.remove(&lost, &written.came, &mut report)?;
        }
        self.write(|connection| {
            note_faults(connection, &faults)?;
            note(connection, roots, &report)
        })?;
        let counted = self.status(roots)?;
        report.failed = counted.failed;
        report.failed.sort_by(|a, b| a.path.cmp(&b.path));
        report.folders = counted.folders;
        report.articles = counted.articles;
        report.twice = counted.twice;
        Ok(report)
    }

    /// Takes files out that are gone; those that came under another name were changed.
    fn remove(
        &mut self,
        lost: &[i64],
        came: &[i64],
        report: &mut Report,
    ) -> Result<(), LibraryError> {
        let (removed, renamed) = self.write(|connection| {
            let renamed = renamed(connection, lost, came)?;
            let removed = remove_files(connection, lost)?;
            Ok((removed, renamed))
        })?;
        report.removed += removed - renamed.len();
        report.new = report.new.saturating_sub(renamed.len());
        report.changed += renamed.iter().filter(|renamed| renamed.changed).count();
        let moved = renamed.into_iter();
        let moved = moved.map(|renamed| (renamed.from, renamed.to));
        report.moved.extend(moved);
        Ok(())
    }

    /// Reads all of `todo`.
    fn read_all(
        &mut self,
        todo: &[(Seen, Option<Known>)],
        gone: &[(i64, PathBuf, Known)],
        scanner: &Scanner,
        tell: &mut dyn FnMut(Progress),
        report: &mut Report,
    ) -> Result<Written, LibraryError> {
        let mut all = Written::default();
        if todo.is_empty() {
            return Ok(all);
        }
        let mut held = Gone::new();
        for (id, path, known) in gone.iter().rev() {
            let key = (known.sha.clone(), days::of_file(path));
            held.entry(key).or_default().push(*id);
        }
        let work = Work {
            todo,
            first: std::process::id() as usize * 7919 % todo.len(),
            next: AtomicUsize::new(0),
            gone: Mutex::new(held),
            scanner,
        };
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let (sender, receiver) = sync_channel(WAITING);
        thread::scope(|scope| {
            for _ in 0..threads.min(todo.len()) {
                let (sender, work) = (sender.clone(), &work);
                scope.spawn(move || work.run(&sender));
            }
            drop(sender);
            let written = self.write_all(&receiver, todo, tell, report, &mut all);
            if written.is_err() {
                // the others must not wait for somebody to take what they have read
                work.next.store(todo.len(), Ordering::Relaxed);
                drop(receiver);
            }
            written
        })?;
        Ok(all)
    }

    /// Writes what the workers read, a step at a time.
    fn write_all(
        &mut self,
        receiver: &Receiver<Read>,
        todo: &[(Seen, Option<Known>)],
        tell: &mut dyn FnMut(Progress),
        report: &mut Report,
        all: &mut Written,
    ) -> Result<(), LibraryError> {
        let began = Instant::now();
        let mut progress = Progress {
            of: todo.len(),
            of_bytes: todo.iter().map(|(seen, _)| seen.stat.size as u64).sum(),
            ..Progress::default()
        };
        let mut writer = Writer::default();
        let mut step = Step::new(receiver);
        while step.is_open() {
            if step.begin() {
                let counts = self.write(|connection| {
                    let written = write_step(connection, &mut writer, &mut step);
                    if written.is_err() {
                        writer.forget();
                    }
                    written
                })?;
                report.new += counts.new;
                report.changed += counts.changed;
                report.removed += counts.removed;
                all.moved.extend(counts.moved);
                all.came.extend(counts.came);
                let (files, bytes) = step.end();
                progress.done += files;
                progress.bytes += bytes;
            }
            progress.took = began.elapsed();
            tell(progress);
        }
        Ok(())
    }

    /// What the index has of some folders, with the counts of their last scan.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn status(&self, roots: &[PathBuf]) -> Result<Report, LibraryError> {
        self.read(|connection| {
            let mut report = Report::default();
            let mut met = HashSet::new();
            let mut failed: HashSet<PathBuf> = HashSet::new();
            for root in roots {
                let articles = articles_below(connection, root)?;
                let faults = faults_below(connection, root)?;
                report.folders.push(FolderCount {
                    path: root.clone(),
                    articles: articles.len(),
                    failed: faults.len(),
                });
                met.extend(articles);
                report.failed.extend(
                    faults
                        .into_iter()
                        .filter(|fault| failed.insert(fault.path.clone())),
                );
                let sql = "SELECT added, changed, removed FROM scan WHERE folder = ?1";
                let counts = connection
                    .prepare_cached(sql)?
                    .query_row([root.to_string_lossy()], |row| {
                        let counts: [u32; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
                        Ok(counts.map(|count| count as usize))
                    })
                    .unwrap_or_default();
                let [new, changed, removed] = counts;
                report.new += new;
                report.changed += changed;
                report.removed += removed;
            }
            report.articles = met.len();
            report.twice = met.intersection(&twice(connection)?).count();
            Ok(report)
        })
    }

    /// Takes folders out of the index that are no longer kept.
    ///
    /// # Errors
    /// Where the index can't be written.
    pub fn forget(&mut self, roots: &[PathBuf], kept: &[PathBuf]) -> Result<(), LibraryError> {
        self.write(|connection| {
            for root in roots {
                let lost: Vec<i64> = files_below(connection, root)?
                    .into_iter()
                    .filter(|(path, _)| !kept.iter().any(|kept| path.starts_with(kept)))
                    .map(|(_, known)| known.id)
                    .collect();
                remove_files(connection, &lost)?;
                connection.execute(
                    "DELETE FROM scan WHERE folder = ?1",
                    [root.to_string_lossy()],
                )?;
            }
            Ok(())
        })
    }
}

/// True where the file need not be read: it is as it was.
fn is_current(seen: &Seen, known: Option<&Known>) -> bool {
    known.is_some_and(|known| {
        !known.awaited && known.stat == seen.stat && known.looked - seen.stat.modified > TICK
    })
}
