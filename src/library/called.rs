//! What an entity is called in the library: as most of its articles call it.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Result, params};

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

/// True where a key says these words, so that they need not stand beside it.
pub(super) fn is_said_by(key: &str, words: &str) -> bool {
    let name = key.split_once(':').map_or("", |(_, name)| name);
    key_of(words) == name
}

/// What a writer has counted and not yet written.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// Labels of an entity with their numbers.
    known: HashMap<i64, Vec<(String, i64)>>,
    /// By entity and number of the label: articles that came.
    came: HashMap<(i64, i64), i64>,
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
                let number = number(connection, entity, label)?;
                known.push((label.to_owned(), number));
                number
            }
        };
        *self.came.entry((entity, number)).or_default() += 1;
        self.touched.insert(entity);
        Ok(number)
    }

    /// Remembers entities of which a label was counted down.
    pub(super) fn touch(&mut self, entities: &[i64]) {
        self.touched.extend(entities);
    }

    /// Writes what was counted, and what the entities are called by that.
    pub(super) fn settle(&mut self, connection: &Connection) -> Result<()> {
        let sql = "UPDATE called SET articles = articles + ?3
                   WHERE entity = ?1 AND number = ?2";
        let mut statement = connection.prepare_cached(sql)?;
        for ((entity, number), came) in self.came.drain() {
            statement.execute([entity, number, came])?;
        }
        for entity in self.touched.drain() {
            settle(connection, entity)?;
        }
        Ok(())
    }
}

/// The number of a label of an entity, which is made where it is new.
fn number(connection: &Connection, entity: i64, label: &str) -> Result<i64> {
    let known = connection
        .prepare_cached("SELECT number FROM called WHERE entity = ?1 AND label = ?2")?
        .query_row(params![entity, label], |row| row.get(0))
        .optional()?;
    if let Some(number) = known {
        return Ok(number);
    }
    let sql = "INSERT INTO called (entity, number, label, articles)
               SELECT ?1, count(*), ?2, 0 FROM called WHERE entity = ?1 RETURNING number";
    connection
        .prepare_cached(sql)?
        .query_row(params![entity, label], |row| row.get(0))
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
