//! Files that were renamed and edited between two scans: one is gone, another came that says nearly
//! the same. What was decided about the one is about the other.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension, Result as SqlResult};

use crate::library::put::text_of;
use crate::library::twins::{self, Runs};
use crate::text::days;

/// A file that holds one article.
struct Held {
    path: PathBuf,
    article: i64,
    content: String,
    day: Option<i32>,
    publisher: Option<String>,
}

/// A file under its old and under its new name.
pub(super) struct Renamed {
    pub(super) from: PathBuf,
    pub(super) to: PathBuf,
    /// Its reading text is another one.
    pub(super) changed: bool,
}

/// New files of a folder that a short text is held against.
const BESIDE: usize = 16;

/// Which of the files that are gone stand under another name among those that came. Where more than
/// one could be meant, none is. The new one came when the old one did.
pub(super) fn renamed(
    connection: &Connection,
    lost: &[i64],
    came: &[i64],
) -> SqlResult<Vec<Renamed>> {
    if lost.is_empty() || came.is_empty() {
        return Ok(Vec::new());
    }
    let (lost, came) = (held(connection, lost)?, held(connection, came)?);
    let by_article: HashMap<i64, usize> = came
        .iter()
        .enumerate()
        .map(|(at, held)| (held.article, at))
        .collect();
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (at, old) in lost.iter().enumerate() {
        let runs = Runs::of(&text_of(connection, old.article)?);
        for other in candidates(connection, old, &runs, &came, &by_article)? {
            let Some(new) = came.get(other).filter(|new| may_be(old, new)) else {
                continue;
            };
            let beside = old.path.parent() == new.path.parent();
            let others = Runs::of(&text_of(connection, new.article)?);
            pairs.extend(twins::edited(&runs, &others, beside).map(|alike| (alike, at, other)));
        }
    }
    let mut found = Vec::new();
    for (alike, at, other) in &pairs {
        let rival = |pair: &&(f32, usize, usize)| {
            let same = (pair.1 == *at) != (pair.2 == *other);
            same && pair.0 >= *alike
        };
        if let (None, Some(old), Some(new)) =
            (pairs.iter().find(rival), lost.get(*at), came.get(*other))
        {
            let sql = "UPDATE article SET first_seen =
                           (SELECT first_seen FROM article WHERE id = ?1) WHERE id = ?2";
            connection
                .prepare_cached(sql)?
                .execute([old.article, new.article])?;
            found.push(Renamed {
                from: old.path.clone(),
                to: new.path.clone(),
                changed: old.content != new.content,
            });
        }
    }
    Ok(found)
}

/// Two days or two publishers are two articles, as much alike as they may be; the same words under a
/// name that tells another day are one.
fn may_be(old: &Held, new: &Held) -> bool {
    if old.content == new.content && days::of_file(&old.path) != days::of_file(&new.path) {
        return true;
    }
    let days = old.day.zip(new.day);
    let publishers = old.publisher.as_ref().zip(new.publisher.as_ref());
    days.is_none_or(|(old, new)| old == new) && publishers.is_none_or(|(old, new)| old == new)
}

/// The new files that may be an old one: those that share some of its sample; of a short text, which
/// has none, those in its folder.
fn candidates(
    connection: &Connection,
    old: &Held,
    runs: &Runs,
    came: &[Held],
    by_article: &HashMap<i64, usize>,
) -> SqlResult<HashSet<usize>> {
    let sample = runs.sample();
    if sample.is_empty() {
        let beside = came.iter().enumerate();
        let beside = beside.filter(|(_, new)| new.path.parent() == old.path.parent());
        return Ok(beside.map(|(at, _)| at).take(BESIDE).collect());
    }
    let mut shared: HashMap<usize, usize> = HashMap::new();
    let mut sharing = connection.prepare_cached(&twins::sharing())?;
    for hash in sample {
        let rows = sharing.query_map([hash], |row| row.get(0))?;
        for article in rows {
            if let Some(at) = by_article.get(&article?) {
                *shared.entry(*at).or_default() += 1;
            }
        }
    }
    shared.retain(|_, count| *count >= twins::SHARED);
    Ok(shared.into_keys().collect())
}

/// Those of some files that hold one article and no parts.
fn held(connection: &Connection, files: &[i64]) -> SqlResult<Vec<Held>> {
    let sql = "SELECT f.path, a.id, a.content, a.day, a.publisher
               FROM file f JOIN article a ON a.file = f.id
               WHERE f.id = ?1 AND a.part = ''";
    let mut statement = connection.prepare_cached(sql)?;
    let mut list = Vec::new();
    for file in files {
        let held = statement.query_row([file], |row| {
            Ok(Held {
                path: PathBuf::from(row.get::<_, String>(0)?),
                article: row.get(1)?,
                content: row.get(2)?,
                day: row.get(3)?,
                publisher: row.get(4)?,
            })
        });
        list.extend(held.optional()?);
    }
    Ok(list)
}
