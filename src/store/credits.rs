//! Where texts are from, as the reader said.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::articles;
use super::kept::Identity;
use crate::model::Credits;

/// What the reader said about an article.
pub(super) fn load(connection: &Connection, article: i64) -> Result<Option<Credits>> {
    let sql = "SELECT title, url, date, publisher FROM sound_credits WHERE article = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([article], |row| {
            Ok(Credits {
                title: row.get(0)?,
                url: row.get(1)?,
                date: row.get(2)?,
                publisher: row.get(3)?,
            })
        })
        .optional()
}

/// Keeps what the reader says about an article, in place of what was said before.
pub(super) fn keep(connection: &Connection, identity: &Identity, credits: &Credits) -> Result<()> {
    let article = articles::ensure(connection, identity)?.article;
    let sql = "INSERT OR REPLACE INTO credits (article, title, url, date, publisher)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let Credits {
        title,
        url,
        date,
        publisher,
    } = credits;
    let values = params![article, title, url, date, publisher];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
