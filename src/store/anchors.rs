//! Where highlights stand in each version of an article.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::articles::{self, Entry};
use super::decision::is_void;
use super::kept::Identity;
use super::words;
use crate::model::{Anchor, Layer, Moved, Span};

/// Versions of an article whose positions are kept besides the newest: enough for readers that
/// still have an older text open, and for going back to one.
const OLDER_VERSIONS: i64 = 8;

/// The highlight that stands on these words in the version of `entry`.
pub(super) fn standing(
    connection: &Connection,
    entry: &Entry,
    layer: Layer,
    span: Span,
) -> Result<Option<i64>> {
    let sql = "SELECT highlight FROM anchor
               WHERE article = ?1 AND layer = ?2 AND start = ?3 AND stop = ?4 AND version = ?5";
    let values = params![
        entry.article,
        words::number(layer),
        span.start,
        span.end,
        entry.version
    ];
    connection
        .prepare_cached(sql)?
        .query_row(values, |row| row.get(0))
        .optional()
}

/// The highlight with this anchor in any version; rather one that doesn't stand in the version of
/// `entry`, and rather a newer one.
pub(super) fn known(
    connection: &Connection,
    entry: &Entry,
    layer: Layer,
    anchor: &Anchor,
) -> Result<Option<i64>> {
    let sql = "SELECT highlight FROM anchor AS a
               WHERE article = ?1 AND layer = ?2 AND start = ?3 AND stop = ?4
                   AND exact = ?6 AND prefix = ?7 AND suffix = ?8
               ORDER BY EXISTS (SELECT 1 FROM anchor AS b
                                WHERE b.highlight = a.highlight AND b.version = ?5), id DESC
               LIMIT 1";
    let Anchor {
        span,
        exact,
        prefix,
        suffix,
    } = anchor;
    let values = params![
        entry.article,
        words::number(layer),
        span.start,
        span.end,
        entry.version,
        exact,
        prefix,
        suffix
    ];
    connection
        .prepare_cached(sql)?
        .query_row(values, |row| row.get(0))
        .optional()
}

/// Lets a highlight stand in a version, or with `None` nowhere.
pub(super) fn add(
    connection: &Connection,
    article: i64,
    version: Option<i64>,
    highlight: i64,
    layer: Layer,
    anchor: &Anchor,
) -> Result<()> {
    let sql = "INSERT INTO anchor
               (article, highlight, version, layer, start, stop, exact, prefix, suffix)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let Anchor {
        span,
        exact,
        prefix,
        suffix,
    } = anchor;
    let values = params![
        article,
        highlight,
        version,
        words::number(layer),
        span.start,
        span.end,
        exact,
        prefix,
        suffix
    ];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Writes the place of a highlight in the version of `entry` anew where its row is damaged; true where
/// it was.
pub(super) fn mend(
    connection: &Connection,
    entry: &Entry,
    highlight: i64,
    anchor: &Anchor,
) -> Result<bool> {
    let sql = "UPDATE anchor SET article = ?1, exact = ?4, prefix = ?5, suffix = ?6
               WHERE highlight = ?2 AND version = ?3
                   AND NOT EXISTS (SELECT 1 FROM sound_anchor AS s WHERE s.id = anchor.id)";
    let values = params![
        entry.article,
        highlight,
        entry.version,
        anchor.exact,
        anchor.prefix,
        anchor.suffix
    ];
    Ok(connection.prepare_cached(sql)?.execute(values)? > 0)
}

/// Moves highlights to where they stand in the text of `identity`.
pub(super) fn move_all(
    connection: &Connection,
    identity: &Identity,
    moved: &[Moved],
) -> Result<()> {
    let entry = articles::ensure(connection, identity)?;
    let mut found = Vec::with_capacity(moved.len());
    for (old, layer, new) in moved {
        if let Some(id) = known(connection, &entry, *layer, old)? {
            found.push((id, *layer, new.as_ref()));
        }
    }
    // First all away, so that two can change places.
    for (id, ..) in &found {
        displace(connection, &entry, *id)?;
    }
    let mut placed = false;
    for (id, layer, new) in found {
        if let Some(new) = new {
            placed |= place(connection, &entry, id, layer, new)?;
        }
    }
    // Where nothing found a place nothing is written, or two readers would wake each other for ever.
    if placed {
        forget_older(connection, &entry)?;
    }
    Ok(())
}

/// Takes a highlight out of the version, its words remembered.
fn displace(connection: &Connection, entry: &Entry, highlight: i64) -> Result<()> {
    let sql = "UPDATE anchor SET version = NULL WHERE highlight = ?1 AND version = ?2";
    connection
        .prepare_cached(sql)?
        .execute([highlight, entry.version])?;
    Ok(())
}

/// Lets a highlight stand at `anchor`, unless another one does already. One that is void gives
/// way: it is only there for the history. True where it found its place.
fn place(
    connection: &Connection,
    entry: &Entry,
    highlight: i64,
    layer: Layer,
    anchor: &Anchor,
) -> Result<bool> {
    if let Some(other) = standing(connection, entry, layer, anchor.span)? {
        if other != highlight && !is_void(connection, other)? {
            return Ok(false);
        }
        displace(connection, entry, other)?;
    }
    displace(connection, entry, highlight)?;
    connection
        .prepare_cached("DELETE FROM anchor WHERE highlight = ?1 AND version IS NULL")?
        .execute([highlight])?;
    let version = Some(entry.version);
    add(connection, entry.article, version, highlight, layer, anchor)?;
    Ok(true)
}

/// Drops positions in texts that are long gone, but never the last that a highlight has.
fn forget_older(connection: &Connection, entry: &Entry) -> Result<()> {
    let sql = "DELETE FROM anchor AS a
               WHERE article = ?1 AND version IN (
                   SELECT id FROM version WHERE article = ?1 AND id <> ?2
                   ORDER BY id DESC LIMIT -1 OFFSET ?3)
               AND EXISTS (SELECT 1 FROM anchor AS b
                           WHERE b.highlight = a.highlight AND b.id > a.id)";
    connection
        .prepare_cached(sql)?
        .execute([entry.article, entry.version, OLDER_VERSIONS])?;
    Ok(())
}
