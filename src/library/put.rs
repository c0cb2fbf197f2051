//! Writing an article into the index, and taking it out again.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::called::{self, Calls, is_said_by};
use super::entry::{Entry, Named};
use super::packing::{inflated, packed, unpacked};
use super::relations;
use super::schema::SECTION_BITS;
use super::twins;
use crate::text::folded;

/// What a writer remembers between two articles.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// Numbers of entities by key.
    entities: HashMap<String, i64>,
    /// Names and forms that are in the index.
    written: HashSet<u64>,
    /// What entities are called.
    calls: Calls,
}

/// What happened to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    New,
    Changed,
    Same,
}

/// Words with a letter or digit, folded, as names are looked up.
pub(super) fn name_key(name: &str) -> String {
    let mut key = String::new();
    crate::text::terms::terms(name, |_, _, term| {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(term);
    });
    if key.is_empty() {
        key = folded(name.trim()).into_owned();
    }
    key
}

impl Writer {
    /// Puts the article of a file in the place of what the index has of it.
    pub(super) fn put(
        &mut self,
        connection: &Connection,
        file: i64,
        entry: &Entry,
        now: i64,
    ) -> Result<Put> {
        let known: Option<(i64, String)> = connection
            .prepare_cached("SELECT id, content FROM article WHERE file = ?1 AND part = ?2")?
            .query_row(params![file, entry.part], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let put = match &known {
            None => Put::New,
            Some((_, content)) if *content == entry.content => Put::Same,
            Some(_) => Put::Changed,
        };
        if let Some((id, _)) = known {
            self.calls.touch(&clear(connection, id)?);
        }
        let entities = self.entities(connection, entry)?;
        let blob = packed(
            entities
                .iter()
                .zip(&entry.entities)
                .flat_map(|(id, named)| [*id as u32, named.spans.len() as u32]),
        );
        let id = write_article(connection, file, known.map(|(id, _)| id), entry, &blob, now)?;
        write_terms(connection, id, entry)?;
        self.write_forms(connection, &entry.terms.forms)?;
        self.write_mentions(connection, id, entry, &entities)?;
        relations::write(connection, id, entry, &entities)?;
        join_twins(connection, id, entry)?;
        Ok(put)
    }

    fn entities(&mut self, connection: &Connection, entry: &Entry) -> Result<Vec<i64>> {
        let mut ids = Vec::with_capacity(entry.entities.len());
        for named in &entry.entities {
            let id = match self.entities.get(&named.key) {
                Some(id) => *id,
                None => {
                    let id = entity(connection, named)?;
                    self.entities.insert(named.key.clone(), id);
                    id
                }
            };
            for name in &named.names {
                if !self.is_news(name, id) {
                    continue;
                }
                let words = name_key(name);
                if !is_said_by(&named.key, &words) {
                    connection
                        .prepare_cached(
                            "INSERT OR IGNORE INTO name (words, entity) VALUES (?1, ?2)",
                        )?
                        .execute(params![words, id])?;
                }
            }
            ids.push(id);
        }
        Ok(ids)
    }

    fn is_news(&mut self, words: &str, number: i64) -> bool {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (words, number).hash(&mut hasher);
        self.written.insert(hasher.finish())
    }

    fn write_forms(&mut self, connection: &Connection, forms: &[(String, String)]) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO form (stem, word) VALUES (?1, ?2)";
        for (stem, word) in forms {
            // no entity has this number
            if self.is_news(word, -1) {
                connection.prepare_cached(sql)?.execute([stem, word])?;
            }
        }
        Ok(())
    }

    fn write_mentions(
        &mut self,
        connection: &Connection,
        id: i64,
        entry: &Entry,
        entities: &[i64],
    ) -> Result<()> {
        let sql = "INSERT INTO mention (entity, article, label, start, stop)
                   VALUES (?1, ?2, ?3, ?4, ?5)";
        let mut insert = connection.prepare_cached(sql)?;
        for (entity, named) in entities.iter().zip(&entry.entities) {
            let label = self.calls.add(connection, *entity, &named.label)?;
            let [start, stop] = named.spans.first().copied().unwrap_or_default();
            insert.execute(params![entity, id, label, start, stop])?;
        }
        Ok(())
    }

    /// Writes what was counted over several articles; before every commit.
    pub(super) fn settle(&mut self, connection: &Connection) -> Result<()> {
        self.calls.settle(connection)
    }

    /// Forgets what was written since the last commit: it was not kept.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

/// The number of an entity, which is made where it is new.
fn entity(connection: &Connection, named: &Named) -> Result<i64> {
    let known = connection
        .prepare_cached("SELECT id FROM entity WHERE key = ?1")?
        .query_row([&named.key], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => connection
            .prepare_cached("INSERT INTO entity (key, label, class) VALUES (?1, ?2, ?3)")?
            .insert(params![named.key, named.label, named.class]),
    }
}

fn write_article(
    connection: &Connection,
    file: i64,
    known: Option<i64>,
    entry: &Entry,
    entities: &[u8],
    now: i64,
) -> Result<i64> {
    let sql = "INSERT INTO article (id, file, part, content, title, published, day, publisher, author,
                   url, language, format, words, found, first_seen, entities, length,
                   twice, awaited)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                   ?18, ?19)
               ON CONFLICT (id) DO UPDATE SET content = ?4, title = ?5, published = ?6, day = ?7,
                   publisher = ?8, author = ?9, url = ?10, language = ?11, format = ?12, words = ?13,
                   found = ?14, entities = ?16, twin = NULL, length = ?17, twice = ?18,
                   awaited = ?19";
    connection.prepare_cached(sql)?.execute(params![
        known,
        file,
        entry.part,
        entry.content,
        entry.title,
        entry.published,
        entry.day,
        entry.publisher,
        entry.author,
        entry.url,
        entry.language,
        entry.format,
        entry.words,
        entry.found,
        now,
        entities,
        entry.text.len() as i64,
        entry.twice,
        entry.awaited,
    ])?;
    let id = known.unwrap_or_else(|| connection.last_insert_rowid());
    let sections = packed(entry.sections.iter().flatten().copied());
    connection
        .prepare_cached("INSERT INTO body (article, text, sections) VALUES (?1, ?2, ?3)")?
        .execute(params![id, entry.packed, sections])?;
    Ok(id)
}

fn write_terms(connection: &Connection, id: i64, entry: &Entry) -> Result<()> {
    let sql = "INSERT INTO term (rowid, title, body, about) VALUES (?1, ?2, ?3, ?4)";
    let mut insert = connection.prepare_cached(sql)?;
    for (number, row) in (0_i64..).zip(&entry.terms.rows) {
        let first = |words: &str| {
            if number == 0 {
                words.to_owned()
            } else {
                String::new()
            }
        };
        insert.execute(params![
            id << SECTION_BITS | number,
            first(&entry.terms.title),
            row,
            first(&entry.terms.about),
        ])?;
    }
    Ok(())
}

/// Finds what an article is a version or near-duplicate of.
fn join_twins(connection: &Connection, id: i64, entry: &Entry) -> Result<()> {
    let mut shared: HashMap<i64, usize> = HashMap::new();
    for hash in &entry.sample {
        let sql = "SELECT article FROM shingle WHERE hash = ?1 LIMIT ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![hash, twins::COMMON as i64], |row| row.get(0))?;
        let others: Vec<i64> = rows.collect::<Result<_>>()?;
        if others.len() < twins::COMMON {
            for other in others {
                *shared.entry(other).or_default() += 1;
            }
        }
    }
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO shingle (hash, article) VALUES (?1, ?2)")?;
    for hash in &entry.sample {
        insert.execute([*hash, id])?;
    }
    let mut near: Vec<(usize, i64)> = shared
        .into_iter()
        .filter(|(_, count)| *count >= twins::SHARED)
        .map(|(other, count)| (count, other))
        .collect();
    if near.is_empty() {
        return Ok(());
    }
    near.sort_by_key(|(count, other)| (std::cmp::Reverse(*count), *other));
    let own = twins::runs(&entry.text);
    for (_, other) in near.into_iter().take(twins::COMPARED) {
        let text = text_of(connection, other)?;
        if twins::are_one(&own, &twins::runs(&text)) {
            let sql = "UPDATE article SET twin = coalesce(
                           (SELECT coalesce(twin, id) FROM article WHERE id = ?1), ?1)
                       WHERE id IN (?1, ?2)";
            connection.prepare_cached(sql)?.execute([other, id])?;
            return Ok(());
        }
    }
    Ok(())
}

/// The reading text of an article.
pub(super) fn text_of(connection: &Connection, id: i64) -> Result<String> {
    let blob: Option<Vec<u8>> = connection
        .prepare_cached("SELECT text FROM body WHERE article = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(blob.map_or_else(String::new, |blob| inflated(&blob)))
}

/// The entities that an article names.
pub(super) fn named_in(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let entities: Option<Vec<u8>> = connection
        .prepare_cached("SELECT entities FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let entities = entities.unwrap_or_default();
    Ok(unpacked(&entities).step_by(2).map(i64::from).collect())
}

/// Takes everything of an article out but its own row; returns the entities that it named.
fn clear(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let entities = named_in(connection, id)?;
    for entity in &entities {
        let sql = "UPDATE called SET articles = articles - 1 WHERE entity = ?1 AND number =
                       (SELECT label FROM mention WHERE entity = ?1 AND article = ?2)";
        for sql in [
            sql,
            "DELETE FROM mention WHERE entity = ?1 AND article = ?2",
            "DELETE FROM position WHERE holder = ?1 AND article = ?2",
        ] {
            connection
                .prepare_cached(sql)?
                .execute(params![entity, id])?;
        }
    }
    connection
        .prepare_cached("DELETE FROM tie WHERE article = ?1")?
        .execute([id])?;
    let body: Option<(Vec<u8>, Vec<u8>)> = connection
        .prepare_cached("SELECT sections, text FROM body WHERE article = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((sections, text)) = body else {
        return Ok(entities);
    };
    let mut delete =
        connection.prepare_cached("DELETE FROM shingle WHERE hash = ?1 AND article = ?2")?;
    for hash in twins::sample(&inflated(&text)) {
        delete.execute([hash, id])?;
    }
    let mut delete = connection.prepare_cached("DELETE FROM term WHERE rowid = ?1")?;
    let count = (unpacked(&sections).count() / 3).clamp(1, 1 << SECTION_BITS);
    for number in 0..count as i64 {
        delete.execute([id << SECTION_BITS | number])?;
    }
    connection
        .prepare_cached("DELETE FROM body WHERE article = ?1")?
        .execute([id])?;
    Ok(entities)
}

/// Takes an article out.
pub(super) fn remove(connection: &Connection, id: i64) -> Result<()> {
    for entity in clear(connection, id)? {
        called::settle(connection, entity)?;
    }
    connection
        .prepare_cached("DELETE FROM article WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
