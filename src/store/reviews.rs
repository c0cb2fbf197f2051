//! What each of several people decided about a highlight, besides what is in force.

use std::collections::HashMap;

use rusqlite::{Connection, Result, params};

use super::words::{self, AsWord};
use super::{Identity, Store, StoreError, anchors, articles, highlights};
use crate::model::{Highlight, Review, Reviewed};

impl Store {
    /// Puts highlights in force as [`Store::keep`], and keeps what each person decided about them.
    ///
    /// # Errors
    ///
    /// Where the store can't be written; then nothing is changed.
    pub fn keep_reviewed(
        &mut self,
        identity: &Identity,
        reviewed: &[Reviewed],
    ) -> Result<(), StoreError> {
        self.write(|connection| keep(connection, identity, reviewed))
    }
}

/// Puts highlights in force, as one step of the history, and keeps who decided what about them.
fn keep(connection: &Connection, identity: &Identity, reviewed: &[Reviewed]) -> Result<()> {
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
    let mut statement = connection.prepare_cached(sql)?;
    for review in reviews {
        let (label, class) = words::columns(review.subject.as_ref());
        statement.execute(params![
            highlight,
            review.by,
            AsWord(review.kind),
            label,
            class,
            AsWord(review.verdict),
            review.note,
            AsWord(review.made_by),
            review.level,
            review.at,
        ])?;
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
               FROM review AS r JOIN highlight AS h ON h.id = r.highlight
               WHERE h.article = ?1 ORDER BY r.highlight, r.person";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([article])?;
    let mut all: HashMap<i64, Vec<Review>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let review = Review {
            by: row.get(1)?,
            kind: row.get::<_, AsWord<_>>(2)?.0,
            subject: words::subject(row, 3)?,
            verdict: row.get::<_, AsWord<_>>(5)?.0,
            note: row.get(6)?,
            made_by: row.get::<_, AsWord<_>>(7)?.0,
            level: row.get(8)?,
            at: row.get(9)?,
        };
        all.entry(row.get(0)?).or_default().push(review);
    }
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = highlights::numbers(connection, article, version)?;
    let reviews = numbers.iter().map(|id| all.remove(id).unwrap_or_default());
    Ok(reviews.collect())
}
