//! Writing an article into the index, and taking it out again.

use std::collections::HashSet;
use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::collections::hash_map::HashMap;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::called::{self, Calls, is_said_by};
use super::entry::{Entry, Named};
use super::packing::{inflated, packed, unpacked};
use super::relations;
use super::schema::SECTION_BITS;
use super::twins::{self, Runs};
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
    /// The runs of articles that others were held against.
    runs: HashMap<i64, Runs>,
    /// What the index was when all this was learnt: another process may write, too.
    state: Option<i64>,
}

/// Articles whose runs a writer remembers; about 6 KB each.
const REMEMBERED: usize = 500;

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
    /// Before every step: forgets all where another process has written since the last.
    pub(super) fn begin(&mut self, connection: &Connection) -> Result<()> {
        let state = connection
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))?;
        if self.state != Some(state) {
            *self = Self::default();
            self.state = Some(state);
        }
        Ok(())
    }

    /// Puts the article of a file in the place of what the index has of it, all but its words, for which
    /// see [`write_terms`]; returns its number, too.
    pub(super) fn put(
        &mut self,
        connection: &Connection,
        file: i64,
        entry: &Entry,
        now: i64,
    ) -> Result<(i64, Put)> {
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
            let named = clear(connection, id)?;
            self.calls.renew(connection, &named)?;
            self.runs.remove(&id);
        }
        let entities = self.entities(connection, entry)?;
        let blob = packed(
            entities
                .iter()
                .zip(&entry.entities)
                .flat_map(|(id, named)| [*id as u32, named.spans.len() as u32]),
        );
        let id = write_article(connection, file, known.map(|(id, _)| id), entry, &blob, now)?;
        self.write_forms(connection, &entry.terms.forms)?;
        self.write_mentions(connection, id, entry, &entities)?;
        relations::write(connection, id, entry, &entities)?;
        self.join_twins(connection, id, entry)?;
        Ok((id, put))
    }

    fn entities(&mut self, connection: &Connection, entry: &Entry) -> Result<Vec<i64>> {
        let mut ids = Vec::with_capacity(entry.entities.len());
        for named in &entry.entities {
            let id = match self.entities.get(&named.key) {
                Some(id) => *id,
                None => {
                    let (id, made) = entity(connection, named)?;
                    self.entities.insert(named.key.clone(), id);
                    if made {
                        self.calls.made(id);
                    }
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
            let label = self
                .calls
                .add(connection, *entity, &named.key, &named.label)?;
            let [start, stop] = named.spans.first().copied().unwrap_or_default();
            insert.execute(params![entity, id, label, start, stop])?;
        }
        Ok(())
    }

    /// Finds what an article is a version or near-duplicate of.
    fn join_twins(&mut self, connection: &Connection, id: i64, entry: &Entry) -> Result<()> {
        let sample = entry.runs.sample();
        let mut shared: HashMap<i64, usize> = HashMap::new();
        let mut sharing = connection.prepare_cached(&twins::sharing())?;
        for hash in &sample {
            let rows = sharing.query_map([hash], |row| row.get(0))?;
            let others: Vec<i64> = rows.collect::<Result<_>>()?;
            if others.len() < twins::COMMON {
                for other in others {
                    *shared.entry(other).or_default() += 1;
                }
            }
        }
        let mut insert = connection
            .prepare_cached("INSERT OR IGNORE INTO shingle (hash, article) VALUES (?1, ?2)")?;
        for hash in &sample {
            insert.execute([*hash, id])?;
        }
        let mut near: Vec<(usize, i64)> = shared
            .into_iter()
            .filter(|(_, count)| *count >= twins::SHARED)
            .map(|(other, count)| (count, other))
            .collect();
        near.sort_by_key(|(count, other)| (std::cmp::Reverse(*count), *other));
        for (_, other) in near.into_iter().take(twins::COMPARED) {
            if twins::are_one(&entry.runs, self.runs_of(connection, other)?) {
                let sql = "UPDATE article SET twin = coalesce(
                               (SELECT coalesce(twin, id) FROM article WHERE id = ?1), ?1)
                           WHERE id IN (?1, ?2)";
                connection.prepare_cached(sql)?.execute([other, id])?;
                return Ok(());
            }
        }
        Ok(())
    }

    /// The runs of an article in the index.
    fn runs_of(&mut self, connection: &Connection, id: i64) -> Result<&Runs> {
        if self.runs.len() >= REMEMBERED && !self.runs.contains_key(&id) {
            self.runs.clear();
        }
        Ok(match self.runs.entry(id) {
            Occupied(known) => known.into_mut(),
            Vacant(place) => place.insert(Runs::of(&text_of(connection, id)?)),
        })
    }

    /// Forgets how many articles call an entity how: some were taken out.
    pub(super) fn renew(&mut self, connection: &Connection) -> Result<()> {
        self.calls.renew_all(connection)
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

/// The number of an entity, and whether it is new and was made.
fn entity(connection: &Connection, named: &Named) -> Result<(i64, bool)> {
    let known = connection
        .prepare_cached("SELECT id FROM entity WHERE key = ?1")?
        .query_row([&named.key], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok((id, false));
    }
    let id = connection
        .prepare_cached("INSERT INTO entity (key, label, class) VALUES (?1, ?2, ?3)")?
        .insert(params![named.key, named.label, named.class])?;
    Ok((id, true))
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

/// Writes the words of an article that was [`put`](Writer::put): those of all articles of a step one behind
/// another, as FTS5 writes what it has gathered with every statement between them that may be taken
/// back, and then has many small pieces to merge.
pub(super) fn write_terms(connection: &Connection, id: i64, entry: &Entry) -> Result<()> {
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
    for hash in Runs::of(&inflated(&text)).sample() {
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
