//! What each of several people decided about a highlight, besides what is in force.

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::kept::Identity;
use super::{anchors, articles, decision, highlights};
use crate::model::{Highlight, Review, Reviewed};

/// Puts highlights in force, as one step of the history, and keeps who decided what about them.
pub(super) fn keep(
    connection: &Connection,
    identity: &Identity,
    reviewed: &[Reviewed],
) -> Result<()> {
    let force: Vec<Highlight> = reviewed.iter().map(|one| one.highlight.clone()).collect();
    highlights::keep(connection, identity, &force)?;
    let mut shared = reviewed.iter().filter(|one| !one.reviews.is_empty());
    let Some(first) = shared.next() else {
        return Ok(());
    };
    let entry = articles::ensure(connection, identity)?;
    for one in std::iter::once(first).chain(shared) {
        let Highlight { span, anchor, .. } = &one.highlight;
        let layer = one.highlight.layer();
        let known = match span {
            Some(_) => anchors::standing(connection, &entry, layer, anchor.span)?,
            None => anchors::known(connection, &entry, layer, anchor)?,
        };
        if let Some(highlight) = known {
            replace(connection, highlight, &one.reviews)?;
        }
    }
    Ok(())
}

fn replace(connection: &Connection, highlight: i64, reviews: &[Review]) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM review WHERE highlight = ?1")?
        .execute([highlight])?;
    let sql = "INSERT INTO review
               (highlight, person, kind, label, class, verdict, note, made_by, level, at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    for review in reviews {
        decision::write(connection, sql, highlight, &review.by, review)?;
    }
    Ok(())
}

/// The reviews of the highlights that [`highlights::load`] returns, in its order, each by name;
/// nothing where there are none.
pub(super) fn load(
    connection: &Connection,
    article: i64,
    version: Option<i64>,
) -> Result<Vec<Vec<Review>>> {
    let sql =
        "SELECT r.highlight, r.person, r.kind, r.label, r.class, r.verdict, r.note, r.made_by,
                      r.level, r.at
               FROM sound_review AS r JOIN highlight AS h ON h.id = r.highlight
               WHERE h.article = ?1 ORDER BY r.highlight, r.person";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([article])?;
    let mut all: HashMap<i64, Vec<Review>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let review = decision::read(row, 2, row.get(1)?)?;
        all.entry(row.get(0)?).or_default().push(review);
    }
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = highlights::numbers(connection, article, version)?;
    let reviews = numbers.iter().map(|id| all.remove(id).unwrap_or_default());
    Ok(reviews.collect())
}
