//! What an entity is called in the library: as most of its articles call it.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Result, params};

use crate::text::{folded, slug};

/// A name as keys are written.
pub(super) fn key_of(name: &str) -> String {
    // what has no letter of a slug is its own key
    if folded(name).chars().any(|c| c.is_ascii_alphanumeric()) {
        slug(&folded(name))
    } else {
        name.to_lowercase()
    }
}

/// What a writer has counted and not yet written.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// Labels of an entity with their numbers.
    known: HashMap<i64, Vec<(String, i64)>>,
    /// By number of the label: articles that came.
    came: HashMap<i64, i64>,
    /// Entities whose label may be another one now.
    touched: HashSet<i64>,
}

impl Calls {
    /// Counts an article that calls an entity so; returns the number of the label.
    pub(super) fn add(&mut self, connection: &Connection, entity: i64, label: &str) -> Result<i64> {
        let known = self.known.entry(entity).or_default();
        let number = match known.iter().find(|(known, _)| known == label) {
            Some((_, number)) => *number,
            None => {
                let sql = "INSERT INTO called (entity, label, articles) VALUES (?1, ?2, 0)
                           ON CONFLICT (entity, label) DO UPDATE SET articles = articles
                           RETURNING id";
                let number = connection
                    .prepare_cached(sql)?
                    .query_row(params![entity, label], |row| row.get(0))?;
                known.push((label.to_owned(), number));
                number
            }
        };
        *self.came.entry(number).or_default() += 1;
        self.touched.insert(entity);
        Ok(number)
    }

    /// Remembers entities of which a label was counted down.
    pub(super) fn touch(&mut self, entities: &[i64]) {
        self.touched.extend(entities);
    }

    /// Writes what was counted, and what the entities are called by that.
    pub(super) fn settle(&mut self, connection: &Connection) -> Result<()> {
        let sql = "UPDATE called SET articles = articles + ?2 WHERE id = ?1";
        let mut statement = connection.prepare_cached(sql)?;
        for (number, came) in self.came.drain() {
            statement.execute([number, came])?;
        }
        for entity in self.touched.drain() {
            settle(connection, entity)?;
        }
        Ok(())
    }
}

/// Gives an entity the label that most articles use; of two that are used as much its own name, as
/// its key has it.
pub(super) fn settle(connection: &Connection, entity: i64) -> Result<()> {
    let (key, now): (String, String) = connection
        .prepare_cached("SELECT key, label FROM entity WHERE id = ?1")?
        .query_row([entity], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let name = key.split_once(':').map_or("", |(_, name)| name);
    let sql = "SELECT label, articles FROM called WHERE entity = ?1 AND articles > 0";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([entity], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let labels: Vec<(String, i64)> = rows.collect::<Result<_>>()?;
    let usual = labels
        .into_iter()
        .max_by_key(|(label, articles)| (*articles, key_of(label) == name, Reverse(label.clone())));
    if let Some((label, _)) = usual.filter(|(label, _)| *label != now) {
        connection
            .prepare_cached("UPDATE entity SET label = ?2 WHERE id = ?1")?
            .execute(params![entity, label])?;
    }
    Ok(())
}
