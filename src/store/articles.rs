//! Which article is meant, and which of its versions.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::Identity;

/// An article in the store.
pub(super) struct Article {
    /// Its number.
    pub(super) id: i64,
    /// The sha256 of the newest reading text that its highlights were moved to.
    pub(super) content: String,
}

/// An article with the version that a reader has before them.
pub(super) struct Entry {
    /// Number of the article.
    pub(super) article: i64,
    /// Number of the version.
    pub(super) version: i64,
}

/// The article that is meant: by its path, or without one by its content. A path that is unknown
/// takes over the article of a file that held the same and is no longer there: it was moved.
/// A copy beside its original begins anew.
pub(super) fn find(connection: &Connection, identity: &Identity) -> Result<Option<Article>> {
    let Some(path) = &identity.path else {
        let sql = "SELECT id, content FROM article WHERE content = ?1 AND path IS NULL";
        return one(connection, sql, &identity.content);
    };
    let sql = "SELECT id, content FROM article WHERE path = ?1";
    match one(connection, sql, path)? {
        None => moved(connection, identity),
        found => Ok(found),
    }
}

fn one(connection: &Connection, sql: &str, key: &str) -> Result<Option<Article>> {
    let row = |row: &rusqlite::Row<'_>| {
        Ok(Article {
            id: row.get(0)?,
            content: row.get(1)?,
        })
    };
    connection
        .prepare_cached(sql)?
        .query_row([key], row)
        .optional()
}

/// The newest article with this content whose file is gone.
fn moved(connection: &Connection, identity: &Identity) -> Result<Option<Article>> {
    let sql = "SELECT id, path FROM article WHERE content = ?1 AND path IS NOT NULL
               ORDER BY id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([&identity.content])?;
    while let Some(row) = rows.next()? {
        let path: String = row.get(1)?;
        // What can't be looked at is taken to be there.
        if matches!(Path::new(&path).try_exists(), Ok(false)) {
            return Ok(Some(Article {
                id: row.get(0)?,
                content: identity.content.clone(),
            }));
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
                .execute(params![article.id, path, title])?;
            article.id
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
