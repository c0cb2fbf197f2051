//! Where the reader was, and the marks they set.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::kept::Identity;
use super::{articles, words};
use crate::model::Anchor;

/// Where reading stopped.
pub(super) fn place(connection: &Connection, article: i64) -> Result<Option<Anchor>> {
    let sql = "SELECT start, stop, exact, prefix, suffix FROM sound_place WHERE article = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([article], |row| words::anchor(row, 0))
        .optional()
}

/// The marks of an article by name.
pub(super) fn marks(connection: &Connection, article: i64) -> Result<Vec<(char, Anchor)>> {
    let sql = "SELECT name, start, stop, exact, prefix, suffix FROM sound_mark
               WHERE article = ?1 ORDER BY name";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([article], |row| {
        let name: String = row.get(0)?;
        Ok((name.chars().next(), words::anchor(row, 1)?))
    })?;
    rows.filter_map(|row| match row {
        Ok((name, anchor)) => name.map(|name| Ok((name, anchor))),
        Err(error) => Some(Err(error)),
    })
    .collect()
}

/// Keeps where reading stopped.
pub(super) fn remember(
    connection: &Connection,
    identity: &Identity,
    anchor: &Anchor,
) -> Result<()> {
    let article = articles::ensure(connection, identity)?.article;
    let sql = "INSERT OR REPLACE INTO place (article, start, stop, exact, prefix, suffix)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let Anchor {
        span,
        exact,
        prefix,
        suffix,
    } = anchor;
    let values = params![article, span.start, span.end, exact, prefix, suffix];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Sets a mark, in place of an older one of this name.
pub(super) fn set_mark(
    connection: &Connection,
    identity: &Identity,
    name: char,
    anchor: &Anchor,
) -> Result<()> {
    let article = articles::ensure(connection, identity)?.article;
    let sql = "INSERT OR REPLACE INTO mark (article, name, start, stop, exact, prefix, suffix)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let Anchor {
        span,
        exact,
        prefix,
        suffix,
    } = anchor;
    let name = name.to_string();
    let values = params![article, name, span.start, span.end, exact, prefix, suffix];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
