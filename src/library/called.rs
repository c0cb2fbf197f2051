//! What an entity is called in the library: as most of its articles call it.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};

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

/// True where a key says these words, so that they need not stand beside it.
pub(super) fn is_said_by(key: &str, words: &str) -> bool {
    let name = key.split_once(':').map_or("", |(_, name)| name);
    key_of(words) == name
}

/// A label of an entity.
#[derive(Debug)]
struct Call {
    label: String,
    /// Articles that use it, those included that came.
    articles: i64,
    /// Those that came since it was written.
    came: i64,
    /// The label is the name of the key.
    own: bool,
    /// It stands in the index.
    written: bool,
}

/// What an entity is called; the number of a label is its place.
#[derive(Debug, Default)]
struct Called {
    calls: Vec<Call>,
    /// Which it goes by.
    shown: usize,
}

/// What a writer knows of labels, and has counted and not yet written.
#[derive(Debug, Default)]
pub(super) struct Calls {
    known: HashMap<i64, Called>,
    /// Entities whose label may be another one now.
    touched: HashSet<i64>,
}

impl Calls {
    /// Remembers an entity that was just made: there is nothing to ask for.
    pub(super) fn made(&mut self, entity: i64) {
        self.known.insert(entity, Called::default());
    }

    /// Counts an article that calls an entity so; returns the number of the label.
    pub(super) fn add(
        &mut self,
        connection: &Connection,
        entity: i64,
        key: &str,
        label: &str,
    ) -> Result<i64> {
        self.touched.insert(entity);
        let called = known(&mut self.known, connection, entity)?;
        let number = called.calls.iter().position(|call| call.label == label);
        let number = number.unwrap_or_else(|| {
            called.calls.push(Call {
                label: label.to_owned(),
                articles: 0,
                came: 0,
                own: is_said_by(key, label),
                written: false,
            });
            called.calls.len() - 1
        });
        if let Some(call) = called.calls.get_mut(number) {
            call.articles += 1;
            call.came += 1;
        }
        Ok(number as i64)
    }

    /// Writes what was counted, and what the entities are called by that.
    pub(super) fn settle(&mut self, connection: &Connection) -> Result<()> {
        for entity in self.touched.drain() {
            let called = known(&mut self.known, connection, entity)?;
            called.write(connection, entity)?;
            called.settle(connection, entity)?;
        }
        Ok(())
    }

    /// Forgets what is known of some entities: their articles were counted down in the index.
    pub(super) fn renew(&mut self, connection: &Connection, entities: &[i64]) -> Result<()> {
        for entity in entities {
            if let Some(mut called) = self.known.remove(entity) {
                called.write(connection, *entity)?;
            }
            self.touched.insert(*entity);
        }
        Ok(())
    }

    /// The same of all entities; those that are called as before are not looked at again.
    pub(super) fn renew_all(&mut self, connection: &Connection) -> Result<()> {
        for (entity, mut called) in self.known.drain() {
            called.write(connection, entity)?;
        }
        Ok(())
    }
}

/// What is known of an entity, from the index where it was not met before.
fn known<'a>(
    all: &'a mut HashMap<i64, Called>,
    connection: &Connection,
    entity: i64,
) -> Result<&'a mut Called> {
    Ok(match all.entry(entity) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(place) => place.insert(Called::of(connection, entity)?),
    })
}

impl Called {
    /// As it stands in the index.
    fn of(connection: &Connection, entity: i64) -> Result<Self> {
        let (key, now): (String, String) = connection
            .prepare_cached("SELECT key, label FROM entity WHERE id = ?1")?
            .query_row([entity], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let sql = "SELECT label, articles FROM called WHERE entity = ?1 ORDER BY number";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([entity], |row| {
            let label: String = row.get(0)?;
            Ok(Call {
                own: is_said_by(&key, &label),
                label,
                articles: row.get(1)?,
                came: 0,
                written: true,
            })
        })?;
        let calls: Vec<Call> = rows.collect::<Result<_>>()?;
        let shown = calls.iter().position(|call| call.label == now);
        // one that is none of them is shown no more
        let shown = shown.unwrap_or(usize::MAX);
        Ok(Self { calls, shown })
    }

    /// Writes what was counted.
    fn write(&mut self, connection: &Connection, entity: i64) -> Result<()> {
        for (number, call) in (0_i64..).zip(&mut self.calls) {
            if call.came == 0 {
                continue;
            }
            if call.written {
                let sql = "UPDATE called SET articles = articles + ?3
                           WHERE entity = ?1 AND number = ?2";
                let mut add = connection.prepare_cached(sql)?;
                add.execute([entity, number, call.came])?;
            } else {
                let sql = "INSERT INTO called (entity, number, label, articles)
                           VALUES (?1, ?2, ?3, ?4)";
                let mut insert = connection.prepare_cached(sql)?;
                insert.execute(params![entity, number, call.label, call.came])?;
            }
            call.came = 0;
            call.written = true;
        }
        Ok(())
    }

    /// Gives the entity the label that most articles use; of two that are used as much its own name,
    /// as its key has it.
    fn settle(&mut self, connection: &Connection, entity: i64) -> Result<()> {
        let used = self.calls.iter().enumerate();
        let used = used.filter(|(_, call)| call.articles > 0);
        let usual =
            used.max_by_key(|(_, call)| (call.articles, call.own, Reverse(call.label.as_str())));
        if let Some((number, call)) = usual.filter(|(number, _)| *number != self.shown) {
            connection
                .prepare_cached("UPDATE entity SET label = ?2 WHERE id = ?1")?
                .execute(params![entity, call.label])?;
            self.shown = number;
        }
        Ok(())
    }
}

/// Gives an entity one of whose articles is gone the label that it has now.
pub(super) fn settle(connection: &Connection, entity: i64) -> Result<()> {
    Called::of(connection, entity)?.settle(connection, entity)
}
