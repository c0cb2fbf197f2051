//! Which article is meant, and which of its versions.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::kept::{Identity, PART};

/// An article with the version that a reader has before them.
pub(super) struct Entry {
    /// Number of the article.
    pub(super) article: i64,
    /// Number of the version.
    pub(super) version: i64,
}

/// The number of the article that is meant: by its path, or without one by its content. A path that
/// is unknown takes over the article of a file that held the same and is no longer there: it was
/// moved. A copy beside its original begins anew.
pub(super) fn find(connection: &Connection, identity: &Identity) -> Result<Option<i64>> {
    let (sql, key) = match &identity.path {
        Some(path) => ("SELECT id FROM article WHERE path = ?1", path),
        None => {
            let sql = "SELECT id FROM article WHERE content = ?1 AND path IS NULL";
            (sql, &identity.content)
        }
    };
    let found = connection
        .prepare_cached(sql)?
        .query_row([key], |row| row.get(0))
        .optional()?;
    match found {
        None if identity.path.is_some() => moved(connection, &identity.content),
        found => Ok(found),
    }
}

/// The newest article that held this once and whose file is gone.
fn moved(connection: &Connection, content: &str) -> Result<Option<i64>> {
    let sql = "SELECT a.id, a.path FROM version AS v JOIN article AS a ON a.id = v.article
               WHERE v.content = ?1 AND a.path IS NOT NULL ORDER BY a.id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([content])?;
    while let Some(row) = rows.next()? {
        let path: String = row.get(1)?;
        // What can't be looked at is taken to be there.
        let file = path.split_once(PART).map_or(&*path, |(file, _)| file);
        if matches!(Path::new(file).try_exists(), Ok(false)) {
            return row.get(0).map(Some);
        }
    }
    Ok(None)
}

/// The number of the version with this content, where something was kept for it.
pub(super) fn version(connection: &Connection, article: i64, content: &str) -> Result<Option<i64>> {
    let sql = "SELECT id FROM version WHERE article = ?1 AND content = ?2";
    connection
        .prepare_cached(sql)?
        .query_row(params![article, content], |row| row.get(0))
        .optional()
}

/// The article and its version, both made where they are new.
pub(super) fn ensure(connection: &Connection, identity: &Identity) -> Result<Entry> {
    let Identity {
        path,
        content,
        title,
    } = identity;
    let article = match find(connection, identity)? {
        Some(article) => {
            let sql = "UPDATE article SET path = ?2, title = ?3
                       WHERE id = ?1 AND (path IS NOT ?2 OR title <> ?3)";
            connection
                .prepare_cached(sql)?
                .execute(params![article, path, title])?;
            article
        }
        None => connection
            .prepare_cached("INSERT INTO article (path, content, title) VALUES (?1, ?2, ?3)")?
            .insert(params![path, content, title])?,
    };
    let version = match version(connection, article, content)? {
        Some(version) => version,
        None => connection
            .prepare_cached("INSERT INTO version (article, content) VALUES (?1, ?2)")?
            .insert(params![article, content])?,
    };
    Ok(Entry { article, version })
}
