//! Where the reader was, the marks they set, and the note they had not finished.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::kept::Identity;
use super::{articles, words};
use crate::model::{Anchor, Draft};

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

/// The unfinished note of an article.
pub(super) fn draft(connection: &Connection, article: i64) -> Result<Option<Draft>> {
    let sql = "SELECT start, stop, exact, prefix, suffix, on_sentence, text FROM sound_draft
               WHERE article = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([article], |row| {
            Ok(Draft {
                anchor: words::anchor(row, 0)?,
                on_sentence: row.get(5)?,
                text: row.get(6)?,
            })
        })
        .optional()
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

/// Keeps an unfinished note in place of an older one; with `None` there is none any more.
pub(super) fn keep_draft(
    connection: &Connection,
    identity: &Identity,
    draft: Option<&Draft>,
) -> Result<()> {
    let Some(draft) = draft else {
        if let Some(article) = articles::find(connection, identity)? {
            connection
                .prepare_cached("DELETE FROM draft WHERE article = ?1")?
                .execute([article])?;
        }
        return Ok(());
    };
    let article = articles::ensure(connection, identity)?.article;
    let sql = "INSERT OR REPLACE INTO draft
               (article, start, stop, exact, prefix, suffix, on_sentence, text)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let Anchor {
        span,
        exact,
        prefix,
        suffix,
    } = &draft.anchor;
    let values = params![
        article,
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
