//! What one person decided about a highlight, as eight columns of several tables hold it.
//!
//! Where the table names nobody, what is in force is meant, and [`Review::by`] is empty.

use rusqlite::{Connection, OptionalExtension, Result, Row, ToSql, params};

use super::words::{self, AsWord};
use crate::model::Review;

/// What is in force about a highlight; `None` where its row is damaged.
pub(super) fn decision(connection: &Connection, id: i64) -> Result<Option<Review>> {
    let sql = "SELECT kind, label, class, verdict, note, made_by, level, at
               FROM sound_highlight WHERE id = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([id], |row| read(row, 0, String::new()))
        .optional()
}

/// True where nothing is decided about a highlight, so that only the history needs it.
pub(super) fn is_void(connection: &Connection, id: i64) -> Result<bool> {
    // one that can't be told is not taken for nothing
    let decision = decision(connection, id)?;
    Ok(decision.is_some_and(|decision| decision.is_void()))
}

/// What `by` decided, in the eight columns from `first` on.
pub(super) fn read(row: &Row<'_>, first: usize, by: String) -> Result<Review> {
    Ok(Review {
        by,
        kind: row.get::<_, AsWord<_>>(first)?.0,
        subject: words::subject(row, first + 1)?,
        verdict: row.get::<_, AsWord<_>>(first + 3)?.0,
        note: row.get(first + 4)?,
        made_by: row.get::<_, AsWord<_>>(first + 5)?.0,
        level: row.get(first + 6)?,
        at: row.get(first + 7)?,
    })
}

/// Runs a statement with the eight columns behind `one` and `two`; returns the number of the row
/// where it inserted one.
pub(super) fn write(
    connection: &Connection,
    sql: &str,
    one: impl ToSql,
    two: impl ToSql,
    review: &Review,
) -> Result<i64> {
    let (label, class) = words::columns(review.subject.as_ref());
    let values = params![
        one,
        two,
        AsWord(review.kind),
        label,
        class,
        AsWord(review.verdict),
        review.note,
        AsWord(review.made_by),
        review.level,
        review.at,
    ];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(connection.last_insert_rowid())
}
