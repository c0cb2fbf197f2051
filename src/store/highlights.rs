//! Highlights in the store: what is in force, and what it was before.

use rusqlite::{Connection, Params, Result, params};

use super::anchors;
use super::articles::{self, Entry};
use super::decision::{self, decision};
use super::headings;
use super::kept::{Identity, Undone};
use super::words;
use crate::model::{Highlight, Review};

/// Highlights of article `?1` with their anchors: that of version `?2`, and where it has none the
/// newest. To be continued with further conditions.
const SELECT: &str = "
    SELECT h.kind, h.label, h.class, h.verdict, h.note, h.made_by, h.level, h.at,
           a.start, a.stop, a.exact, a.prefix, a.suffix, coalesce(a.version = ?2, 0)
    FROM sound_highlight h JOIN sound_anchor a ON a.id = coalesce(
        (SELECT id FROM anchor WHERE highlight = h.id AND version = ?2),
        (SELECT max(id) FROM anchor WHERE highlight = h.id))
    WHERE h.article = ?1";

/// In reading order.
const ORDER: &str = " ORDER BY a.start, a.stop, h.layer, h.id";

/// True in SQL where [`Highlight::is_void`] is.
const IS_VOID: &str = "CASE h.layer
    WHEN 1 THEN h.note IS NULL
    WHEN 2 THEN h.verdict = 'undecided'
    ELSE h.verdict = 'undecided' AND h.note IS NULL AND h.made_by = 'attache' END";

fn read(connection: &Connection, sql: &str, values: impl Params) -> Result<Vec<Highlight>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| {
        let anchor = words::anchor(row, 8)?;
        let span = row.get::<_, bool>(13)?.then_some(anchor.span);
        Ok(decision::read(row, 0, String::new())?.placed(anchor, span))
    })?;
    rows.collect()
}

/// All highlights of an article in reading order, each placed if it stands in `version`.
pub(super) fn load(
    connection: &Connection,
    article: i64,
    version: Option<i64>,
) -> Result<Vec<Highlight>> {
    let sql = format!("{SELECT} AND NOT {IS_VOID}{ORDER}");
    read(connection, &sql, params![article, version])
}

/// The numbers of the highlights that [`load`] returns, in its order.
pub(super) fn numbers(
    connection: &Connection,
    article: i64,
    version: Option<i64>,
) -> Result<Vec<i64>> {
    let (_, joined) = SELECT.split_once("FROM").unwrap_or(("", ""));
    let sql = format!("SELECT h.id FROM {joined} AND NOT {IS_VOID}{ORDER}");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![article, version], |row| row.get(0))?;
    rows.collect()
}

/// Puts highlights in force, as one step of the history.
pub(super) fn keep(
    connection: &Connection,
    identity: &Identity,
    highlights: &[Highlight],
) -> Result<()> {
    if highlights.is_empty() {
        return Ok(());
    }
    let entry = articles::ensure(connection, identity)?;
    let mut step = None;
    for highlight in highlights {
        keep_one(connection, &entry, highlight, &mut step)?;
    }
    Ok(())
}

fn keep_one(
    connection: &Connection,
    entry: &Entry,
    highlight: &Highlight,
    step: &mut Option<i64>,
) -> Result<()> {
    let now = Review::of(highlight, "");
    let (anchor, layer) = (&highlight.anchor, highlight.layer());
    let known = match highlight.span {
        Some(_) => anchors::standing(connection, entry, layer, anchor.span)?,
        None => anchors::known(connection, entry, layer, anchor)?,
    };
    let (id, before) = match known {
        Some(id) => {
            // a damaged one is told as one that was never decided, and is made anew
            let known = decision(connection, id)?;
            let mended = anchors::mend(connection, entry, id, anchor)? || known.is_none();
            let before = known.unwrap_or_else(|| now.voided());
            if !mended && (now == before || (now.is_void() && before.is_void())) {
                return Ok(());
            }
            let sql = "UPDATE highlight SET kind = ?3, label = ?4, class = ?5, verdict = ?6,
                       note = ?7, made_by = ?8, level = ?9, at = ?10 WHERE article = ?1 AND id = ?2";
            decision::write(connection, sql, entry.article, id, &now)?;
            (id, before)
        }
        None if now.is_void() => return Ok(()),
        None => {
            let sql = "INSERT INTO highlight
                       (article, layer, kind, label, class, verdict, note, made_by, level, at)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
            let id = decision::write(connection, sql, entry.article, words::number(layer), &now)?;
            let version = highlight.span.map(|_| entry.version);
            anchors::add(connection, entry.article, version, id, layer, anchor)?;
            (id, now.voided())
        }
    };
    record(connection, entry.article, step, id, &before)
}

/// Notes what a highlight was before this step. Only the first time within a step counts.
fn record(
    connection: &Connection,
    article: i64,
    step: &mut Option<i64>,
    id: i64,
    before: &Review,
) -> Result<()> {
    let step = match *step {
        Some(step) => step,
        None => *step.insert(
            connection
                .prepare_cached("INSERT INTO step (article) VALUES (?1)")?
                .insert([article])?,
        ),
    };
    let sql = "INSERT INTO change
               (step, highlight, kind, label, class, verdict, note, made_by, level, at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
               ON CONFLICT DO NOTHING";
    decision::write(connection, sql, step, id, before)?;
    Ok(())
}

/// Takes the newest step of an article back.
pub(super) fn undo(connection: &Connection, identity: &Identity) -> Result<Option<Undone>> {
    let Some(article) = articles::find(connection, identity)? else {
        return Ok(None);
    };
    let step: Option<i64> = connection
        .prepare_cached("SELECT max(id) FROM step WHERE article = ?1")?
        .query_row([article], |row| row.get(0))?;
    let Some(step) = step else {
        return Ok(None);
    };
    let sql = "UPDATE highlight SET (kind, label, class, verdict, note, made_by, level, at) =
                   (SELECT kind, label, class, verdict, note, made_by, level, at FROM change
                    WHERE step = ?1 AND highlight = highlight.id)
               WHERE id IN (SELECT highlight FROM sound_change WHERE step = ?1)";
    connection.prepare_cached(sql)?.execute([step])?;
    headings::unlearn(connection, step)?;
    let version = articles::version(connection, article, &identity.content)?;
    let sql = format!("{SELECT} AND h.id IN (SELECT highlight FROM change WHERE step = ?3){ORDER}");
    let highlights = read(connection, &sql, params![article, version, step])?;
    // What leads nowhere any more is not kept: nothing is decided about it, and nothing was.
    let sql = format!(
        "DELETE FROM highlight AS h WHERE {IS_VOID}
             AND id IN (SELECT highlight FROM change WHERE step = ?1)
             AND NOT EXISTS (SELECT 1 FROM change WHERE highlight = h.id AND step <> ?1)"
    );
    connection.prepare_cached(&sql)?.execute([step])?;
    connection
        .prepare_cached("DELETE FROM step WHERE id = ?1")?
        .execute([step])?;
    Ok(Some(Undone { highlights }))
}
