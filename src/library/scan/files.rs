//! The files of the index: what a step of a scan writes of them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Result as SqlResult, params};

use super::known::{Known, now};
use super::report::{Report, ScanFault};
use super::step::Step;
use super::work::{Found, Read};
use crate::library::put::{self, Put, Writer};
use crate::library::walk::Stat;
use crate::text::sanitise;

/// What a step did.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) removed: usize,
    pub(super) moved: Vec<(i64, PathBuf)>,
    /// Files that were not there before.
    pub(super) came: Vec<i64>,
}

/// Writes what some files hold, each as it comes.
pub(super) fn write_step(
    connection: &Connection,
    writer: &mut Writer,
    step: &mut Step<'_>,
) -> SqlResult<Counts> {
    let mut counts = Counts::default();
    let millis = now().as_millis() as i64;
    writer.begin(connection)?;
    let mut written: Vec<(usize, Vec<i64>)> = Vec::new();
    let mut at = 0;
    while let Some(read) = step.get(at) {
        at += 1;
        let before = counts.removed;
        let mut doubles = 0;
        match &read.found {
            Found::Same(id) => doubles = update_file(connection, *id, read)?,
            Found::Moved(id) => {
                doubles = update_file(connection, *id, read)?;
                counts.moved.push((*id, read.seen.path.clone()));
            }
            Found::Other => {
                let id = file(connection, read, Some(""))?;
                counts.removed += drop_parts(connection, id, &[])?;
            }
            Found::Failed(reason) => {
                // what it held stays until it can be read again, or is gone
                file(connection, read, Some(reason))?;
            }
            Found::Articles(entries) => {
                if is_written(connection, read)? {
                    continue;
                }
                let id = file(connection, read, None)?;
                let mut ids = Vec::with_capacity(entries.len());
                for entry in entries {
                    let (article, put) = writer.put(connection, id, entry, millis)?;
                    ids.push(article);
                    match put {
                        Put::New => {
                            counts.new += 1;
                            if entries.len() == 1 {
                                counts.came.push(id);
                            }
                        }
                        Put::Changed => counts.changed += 1,
                        Put::Same => {}
                    }
                }
                written.push((at - 1, ids));
                let parts: Vec<&str> = entries.iter().map(|entry| entry.part.as_str()).collect();
                counts.removed += drop_parts(connection, id, &parts)?;
            }
        }
        if counts.removed > before || doubles > 0 {
            writer.renew(connection)?;
        }
    }
    writer.settle(connection)?;
    for (at, ids) in written {
        if let Some(Found::Articles(entries)) = step.get(at).map(|read| &read.found) {
            for (id, entry) in ids.into_iter().zip(entries) {
                put::write_terms(connection, id, entry)?;
            }
        }
    }
    Ok(counts)
}

/// True where another process has written the same meanwhile.
fn is_written(connection: &Connection, read: &Read) -> SqlResult<bool> {
    let sql = "SELECT count(*) FROM file WHERE path = ?1 AND size = ?2 AND modified = ?3
                   AND changed = ?4 AND sha = ?5 AND reason IS NULL AND looked >= ?6";
    let stat = &read.seen.stat;
    connection
        .prepare_cached(sql)?
        .query_row(
            params![
                read.seen.path.to_string_lossy(),
                stat.size,
                stat.modified,
                stat.changed,
                read.sha,
                read.looked,
            ],
            |row| row.get::<_, i64>(0),
        )
        .map(|count| count > 0)
}

/// Writes how a file is now; returns its number.
fn file(connection: &Connection, read: &Read, reason: Option<&str>) -> SqlResult<i64> {
    let sql = "INSERT INTO file (path, size, modified, changed, looked, sha, reason)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               ON CONFLICT (path) DO UPDATE SET size = ?2, modified = ?3, changed = ?4, looked = ?5,
                   sha = ?6, reason = ?7
               RETURNING id";
    let stat = &read.seen.stat;
    connection.prepare_cached(sql)?.query_row(
        params![
            read.seen.path.to_string_lossy(),
            stat.size,
            stat.modified,
            stat.changed,
            read.looked,
            read.sha,
            reason,
        ],
        |row| row.get(0),
    )
}

/// Writes where a file with what is known of it stands now; what could not be read of it, can't now.
/// Returns how many articles of another file there were taken out for it.
fn update_file(connection: &Connection, id: i64, read: &Read) -> SqlResult<usize> {
    let path = read.seen.path.to_string_lossy();
    // another process may have read the file at its new place
    let sql = "SELECT id FROM file WHERE path = ?1 AND id <> ?2";
    let double = connection
        .prepare_cached(sql)?
        .query_row(params![path, id], |row| row.get::<_, i64>(0));
    let removed = match double {
        Ok(double) => remove_files(connection, &[double])?,
        Err(_) => 0,
    };
    let sql = "UPDATE file SET path = ?2, size = ?3, modified = ?4, changed = ?5, looked = ?6,
                   sha = ?7 WHERE id = ?1";
    let stat = &read.seen.stat;
    connection.prepare_cached(sql)?.execute(params![
        id,
        path,
        stat.size,
        stat.modified,
        stat.changed,
        read.looked,
        read.sha,
    ])?;
    Ok(removed)
}

/// Takes the articles of a file out that it no longer holds; returns how many.
fn drop_parts(connection: &Connection, file: i64, held: &[&str]) -> SqlResult<usize> {
    let mut statement =
        connection.prepare_cached("SELECT id, part FROM article WHERE file = ?1")?;
    let rows = statement.query_map([file], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let parts: Vec<(i64, String)> = rows.collect::<SqlResult<_>>()?;
    if parts.len() <= held.len() && held.len() <= 1 {
        return Ok(0);
    }
    let held: HashSet<&str> = held.iter().copied().collect();
    let mut removed = 0;
    for (id, part) in parts {
        if !held.contains(part.as_str()) {
            put::remove(connection, id)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Takes files out with all they held; returns how many articles that were.
pub(super) fn remove_files(connection: &Connection, files: &[i64]) -> SqlResult<usize> {
    let mut removed = 0;
    for file in files {
        removed += drop_parts(connection, *file, &[])?;
        connection
            .prepare_cached("DELETE FROM file WHERE id = ?1")?
            .execute([file])?;
    }
    Ok(removed)
}

pub(super) fn note(connection: &Connection, roots: &[PathBuf], report: &Report) -> SqlResult<()> {
    let sql = "INSERT OR REPLACE INTO scan (folder, at, added, changed, removed)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    for (number, root) in roots.iter().enumerate() {
        // the counts are those of all folders of a scan: they stand with the first
        let count = |count: usize| if number == 0 { count as i64 } else { 0 };
        connection.prepare_cached(sql)?.execute(params![
            root.to_string_lossy(),
            now().as_millis() as i64,
            count(report.new),
            count(report.changed),
            count(report.removed),
        ])?;
    }
    Ok(())
}

/// Notes folders and files that can't be looked at, so that they are told until they can be: then
/// they are read, or as a folder are no file any more.
pub(super) fn note_faults(connection: &Connection, faults: &[(PathBuf, String)]) -> SqlResult<()> {
    let sql = "INSERT INTO file (path, size, modified, changed, looked, sha, reason)
               VALUES (?1, -1, 0, 0, 0, '', ?2)
               ON CONFLICT (path) DO UPDATE SET size = -1, reason = ?2";
    for (path, reason) in faults {
        let path = path.to_string_lossy();
        connection
            .prepare_cached(sql)?
            .execute(params![path, reason])?;
    }
    Ok(())
}

/// From which path to which, the second not included, everything in `root` lies.
fn range(root: &Path) -> [String; 3] {
    let root = root.to_string_lossy();
    let root = root.trim_end_matches('/');
    [root.to_owned(), format!("{root}/"), format!("{root}0")]
}

pub(super) fn files_below(
    connection: &Connection,
    root: &Path,
) -> SqlResult<HashMap<PathBuf, Known>> {
    let sql = "SELECT path, id, size, modified, changed, looked, sha FROM file
               WHERE path = ?1 OR (path >= ?2 AND path < ?3)";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(range(root), |row| {
        let path: String = row.get(0)?;
        let known = Known {
            id: row.get(1)?,
            stat: Stat {
                size: row.get(2)?,
                modified: row.get(3)?,
                changed: row.get(4)?,
            },
            looked: row.get(5)?,
            sha: row.get(6)?,
            awaited: false,
        };
        Ok((PathBuf::from(path), known))
    })?;
    rows.collect()
}

pub(super) fn articles_below(connection: &Connection, root: &Path) -> SqlResult<Vec<i64>> {
    let sql = "SELECT a.id FROM article a JOIN file f ON f.id = a.file
               WHERE f.path = ?1 OR (f.path >= ?2 AND f.path < ?3)";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(range(root), |row| row.get(0))?;
    rows.collect()
}

/// The articles that were read twice.
pub(super) fn twice(connection: &Connection) -> SqlResult<HashSet<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM article WHERE twice = 1")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

pub(super) fn faults_below(connection: &Connection, root: &Path) -> SqlResult<Vec<ScanFault>> {
    let sql = "SELECT path, reason FROM file
               WHERE (path = ?1 OR (path >= ?2 AND path < ?3)) AND reason <> '' ORDER BY path";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(range(root), |row| {
        let (path, reason): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(ScanFault {
            path: PathBuf::from(path),
            reason: sanitise::line(&reason),
        })
    })?;
    rows.collect()
}
