//! What keeps a store from being lost: noticing that its file was deleted or replaced while it was
//! open, and a copy of it before the first change of a day.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::error::StoreError;
use super::in_use::FileId;
use super::opening::{self, Opened};

/// Copies of earlier days that stay.
const DAYS: usize = 3;

/// After so long nobody is at work on a copy any more.
const UNFINISHED: Duration = Duration::from_hours(1);

/// What became of the file of an open store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It was deleted; a new one was written that holds the same.
    Rewritten,
    /// Another one stands in its place, and is the store from now on. What was in the old one is in a
    /// copy beside it.
    Replaced,
}

impl Moved {
    /// What became of the file, for people.
    pub fn told(self, file: &str) -> String {
        match self {
            Self::Rewritten => {
                format!("{file} was deleted; it is written anew with all that was in it.")
            }
            Self::Replaced => format!(
                "{file} was replaced; verdicts and notes are those of the new one now, the old ones \
                 in a copy beside it."
            ),
        }
    }
}

/// The store in the place of `old`, whose file is no longer what stands at `path`. `log` is its
/// write-ahead log.
pub(super) fn moved(
    path: &Path,
    old: &mut Connection,
    log: Option<FileId>,
) -> Result<(Opened, Moved), StoreError> {
    let deleted = !path.exists();
    let fail = |error: rusqlite::Error| StoreError::of(path, &error);
    if deleted {
        opening::create_folder(path)?;
    }
    let copy = if deleted {
        opening::beside(path, &format!(".new-{}", std::process::id()))
    } else {
        opening::backup_name(path, "replaced")
    };
    opening::copy_open(old, &copy)?;
    // closed first: it shares a file with whatever is opened at this path, and must leave it alone
    old.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(fail)?;
    *old = Connection::open_in_memory().map_err(fail)?;
    let logged = opening::beside(path, "-wal");
    if log.is_some() && FileId::of(&logged) == log {
        for ending in ["-wal", "-shm"] {
            // the log of a store that is gone would be taken for one of the new one
            let _ = fs::remove_file(opening::beside(path, ending));
        }
    }
    if deleted {
        // where somebody else has made one meanwhile, that one stays
        if fs::hard_link(&copy, path).is_ok() || path.exists() {
            let _ = fs::remove_file(&copy);
        } else {
            // not every system has links
            fs::rename(&copy, path).map_err(|error| StoreError::of_system(path, &error))?;
        }
    }
    let new = opening::open(path)?;
    if let Some(why) = new.why {
        return Err(why);
    }
    let kind = if deleted {
        Moved::Rewritten
    } else {
        Moved::Replaced
    };
    Ok((new, kind))
}

/// Copies the store to `NAME.backup-YYYY-MM-DD`, unless that was done today or there is nothing in it;
/// the oldest such copies go, unless something is damaged here and may be sound there (`keep`). A copy
/// that can't be made keeps nobody from deciding something.
pub(super) fn back_up_daily(path: &Path, connection: &Connection, keep: bool) {
    let sql = "SELECT date('now'), EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM lesson)";
    let today: rusqlite::Result<(String, bool)> =
        connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
    let Ok((today, true)) = today else { return };
    let target = opening::beside(path, &format!(".backup-{today}"));
    if target.exists() {
        return;
    }
    sweep(path);
    // whole or not at all
    let half = opening::beside(path, &format!(".half-{}", std::process::id()));
    if opening::copy_open(connection, &half).is_err() || fs::rename(&half, &target).is_err() {
        let _ = fs::remove_file(&half);
        return;
    }
    let mut days = daily(path);
    days.sort();
    let old = if keep {
        0
    } else {
        days.len().saturating_sub(DAYS)
    };
    for day in days.iter().take(old) {
        let _ = fs::remove_file(day);
    }
}

/// Removes copies that were never finished: whoever made them was killed.
fn sweep(path: &Path) {
    for half in beside(path, ".half-", |_| true) {
        let made = fs::metadata(&half).and_then(|about| about.modified());
        let age = made.ok().and_then(|made| made.elapsed().ok());
        if age.is_some_and(|age| age > UNFINISHED) {
            let _ = fs::remove_file(half);
        }
    }
}

/// The copies of single days.
fn daily(path: &Path) -> Vec<PathBuf> {
    let digit = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    beside(path, ".backup-", |day| {
        day.len() == 10 && day.bytes().all(digit)
    })
}

/// The files beside the store that are named as it is, then `ending`, then what `fits`.
fn beside(path: &Path, ending: &str, fits: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Vec::new();
    };
    let start = format!("{}{ending}", name.to_string_lossy());
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.filter(|file| {
        let name = file.file_name();
        name.to_string_lossy()
            .strip_prefix(&start)
            .is_some_and(&fits)
    });
    files.map(|file| file.path()).collect()
}
