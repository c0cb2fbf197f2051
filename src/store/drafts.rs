//! Notes that were not finished. Each belongs to the reader who types it, so that two readers of one
//! article neither see nor erase each other's; what one left who is gone, the next one takes over.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Result as SqlResult, params};

use super::kept::Identity;
use super::{articles, opening, words};
use crate::model::{Anchor, Draft};

/// A reader with notes of their own: there as long as they hold the lock on a file of their name beside
/// the store, which no way to end can leave locked.
#[derive(Debug)]
pub(super) struct Owner {
    name: String,
    path: PathBuf,
    _locked: File,
}

impl Owner {
    pub(super) fn new(store: &Path) -> io::Result<Self> {
        let mut number = 0_u32;
        loop {
            let name = format!("{}-{number}", std::process::id());
            let path = locked_by(store, &name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => {
                    // without locks on this disk each is taken for gone: notes are seen, none is lost
                    let _ = file.try_lock();
                    return Ok(Self {
                        name,
                        path,
                        _locked: file,
                    });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn locked_by(store: &Path, owner: &str) -> PathBuf {
    opening::beside(store, &format!(".reader-{owner}"))
}

/// True where nobody types in the notes of this owner any more.
fn is_gone(store: &Path, owner: &str) -> bool {
    let file = File::open(locked_by(store, owner));
    !file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// The unfinished notes of an article that are nobody else's, the oldest first, with their owners.
pub(super) fn free(
    connection: &Connection,
    article: i64,
    store: &Path,
    own: Option<&Owner>,
) -> SqlResult<Vec<(String, Draft)>> {
    let sql =
        "SELECT start, stop, exact, prefix, suffix, on_sentence, text, reader FROM sound_draft
               WHERE article = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([article], |row| {
        let draft = Draft {
            anchor: words::anchor(row, 0)?,
            on_sentence: row.get(5)?,
            text: row.get(6)?,
        };
        Ok((row.get(7)?, draft))
    })?;
    let rows: Vec<(String, Draft)> = rows.collect::<SqlResult<_>>()?;
    let is_free = |name: &str| own.is_some_and(|own| own.name == name) || is_gone(store, name);
    Ok((rows.into_iter())
        .filter(|(name, _)| is_free(name))
        .collect())
}

/// Makes all that is free one note of this owner.
pub(super) fn take(
    connection: &Connection,
    identity: &Identity,
    store: &Path,
    own: &Owner,
) -> SqlResult<Option<Draft>> {
    let Some(article) = articles::find(connection, identity)? else {
        return Ok(None);
    };
    let found = free(connection, article, store, Some(own))?;
    let mut delete =
        connection.prepare_cached("DELETE FROM draft WHERE article = ?1 AND reader = ?2")?;
    for (name, _) in &found {
        delete.execute(params![article, name])?;
        if *name != own.name {
            let _ = fs::remove_file(locked_by(store, name));
        }
    }
    let all = together(found);
    if let Some(draft) = &all {
        put(connection, article, own, draft)?;
    }
    Ok(all)
}

/// Several notes as one, the newest last: none is lost.
pub(super) fn together(found: Vec<(String, Draft)>) -> Option<Draft> {
    let drafts = found.into_iter().map(|(_, draft)| draft);
    drafts.reduce(|older, newer| newer.behind(&older))
}

/// Keeps the unfinished note of this owner in place of an older one; with `None` there is none any more.
pub(super) fn keep(
    connection: &Connection,
    identity: &Identity,
    own: &Owner,
    draft: Option<&Draft>,
) -> SqlResult<()> {
    if let Some(draft) = draft {
        let article = articles::ensure(connection, identity)?.article;
        return put(connection, article, own, draft);
    }
    if let Some(article) = articles::find(connection, identity)? {
        connection
            .prepare_cached("DELETE FROM draft WHERE article = ?1 AND reader = ?2")?
            .execute(params![article, own.name])?;
    }
    Ok(())
}

fn put(connection: &Connection, article: i64, own: &Owner, draft: &Draft) -> SqlResult<()> {
    let sql = "INSERT OR REPLACE INTO draft
               (article, reader, start, stop, exact, prefix, suffix, on_sentence, text)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let Anchor {
        span,
        exact,
        prefix,
        suffix,
    } = &draft.anchor;
    let values = params![
        article,
        own.name,
        span.start,
        span.end,
        exact,
        prefix,
        suffix,
        draft.on_sentence,
        draft.text
    ];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
