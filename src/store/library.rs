//! What a person decided about their library: its folders, what they read, starred and searched for,
//! and what a watch has told them.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::kept::{Identity, PART};
use super::{Store, StoreError, articles};
use crate::model::{Mark, Marks, SavedSearch};

/// Files that are gone which an article is held against.
const LOST: usize = 16;

/// A match of a watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The query.
    pub watch: String,
    /// The absolute path of the article, behind `#part=` its key in that file.
    pub address: String,
    /// The sha256 of its reading text.
    pub content: String,
}

/// Has what was kept about files stand under the names that they were given since. What is kept under
/// the new name already stays. No store is made only to find that there is nothing in it.
///
/// # Errors
/// Where the store at `path` can't be written.
pub fn rename(
    path: Option<&Path>,
    moved: &[(PathBuf, PathBuf)],
) -> std::result::Result<(), StoreError> {
    let path = path.filter(|path| !moved.is_empty() && path.exists());
    let Some(path) = path else {
        return Ok(());
    };
    Store::open(path)?.rename(moved)
}

impl Store {
    /// Has what was kept about files stand under the names that they were given since.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn rename(&mut self, moved: &[(PathBuf, PathBuf)]) -> std::result::Result<(), StoreError> {
        self.write(|connection| {
            let sql = "UPDATE OR IGNORE article SET path = ?2 || substr(path, length(?1) + 1)
                       WHERE path = ?1 OR substr(path, 1, length(?1) + length(?3)) = ?1 || ?3";
            let mut statement = connection.prepare_cached(sql)?;
            for (from, to) in moved {
                let (from, to) = (from.to_string_lossy(), to.to_string_lossy());
                statement.execute(params![from, to, PART])?;
            }
            Ok(())
        })
    }

    /// Files that are gone, with the text that was read of them last: what an article of which nothing
    /// is kept may have been before it was renamed and edited. They stood in its folder or bore its
    /// name; the newest are looked at.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn lost(
        &self,
        identity: &Identity,
    ) -> std::result::Result<Vec<(PathBuf, String)>, StoreError> {
        self.read(|connection| {
            let path = identity.path.as_deref().map(Path::new);
            let Some(path) = path.filter(|path| !path.to_string_lossy().contains(PART)) else {
                return Ok(Vec::new());
            };
            if articles::find(connection, identity)?.is_some() {
                return Ok(Vec::new());
            }
            let sql =
                "SELECT a.path, r.text FROM sound_reading AS r JOIN article AS a ON a.id = r.article
                       WHERE a.path IS NOT NULL AND instr(a.path, ?1) = 0
                       AND r.id = (SELECT max(id) FROM reading WHERE article = a.id)
                       ORDER BY r.id DESC";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([PART])?;
            let mut lost = Vec::new();
            while let Some(row) = rows.next()? {
                let old = PathBuf::from(row.get::<_, String>(0)?);
                let may_be = old.parent() == path.parent() || old.file_name() == path.file_name();
                // what can't be looked at is taken to be there
                if may_be && matches!(old.try_exists(), Ok(false)) {
                    lost.push((old, row.get(1)?));
                }
                if lost.len() == LOST {
                    break;
                }
            }
            Ok(lost)
        })
    }

    /// The folders of the library, in the order in which they were added.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn folders(&self) -> std::result::Result<Vec<PathBuf>, StoreError> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT path FROM sound_folder ORDER BY id")?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            rows.map(|path| path.map(PathBuf::from)).collect()
        })
    }

    /// Keeps a folder; false where it is kept already.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn add_folder(&mut self, folder: &Path) -> std::result::Result<bool, StoreError> {
        let sql = "INSERT OR IGNORE INTO folder (path) VALUES (?1)";
        self.write(|connection| Ok(connection.execute(sql, [folder.to_string_lossy()])? > 0))
    }

    /// No longer keeps a folder; false where it was not kept.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn remove_folder(&mut self, folder: &Path) -> std::result::Result<bool, StoreError> {
        let sql = "DELETE FROM folder WHERE path = ?1";
        self.write(|connection| Ok(connection.execute(sql, [folder.to_string_lossy()])? > 0))
    }

    /// What was done with all articles.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn marks(&self) -> std::result::Result<Marks, StoreError> {
        self.read(marks)
    }

    /// Marks an article as read at a time, or with `None` as unread.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn mark_read(
        &mut self,
        identity: &Identity,
        at: Option<i64>,
    ) -> std::result::Result<(), StoreError> {
        self.write(|connection| {
            let article = articles::ensure(connection, identity)?.article;
            let content = at.map(|_| &identity.content);
            let sql = "INSERT INTO read_state (article, read, content) VALUES (?1, ?2, ?3)
                       ON CONFLICT (article) DO UPDATE SET read = ?2, content = ?3";
            connection
                .prepare_cached(sql)?
                .execute(params![article, at, content])?;
            Ok(())
        })
    }

    /// Stars an article, or takes the star off.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn star(
        &mut self,
        identity: &Identity,
        starred: bool,
    ) -> std::result::Result<(), StoreError> {
        self.write(|connection| {
            let article = articles::ensure(connection, identity)?.article;
            let sql = "INSERT INTO read_state (article, starred) VALUES (?1, ?2)
                       ON CONFLICT (article) DO UPDATE SET starred = ?2";
            connection
                .prepare_cached(sql)?
                .execute(params![article, starred])?;
            Ok(())
        })
    }

    /// The searches that were kept, by name.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn searches(&self) -> std::result::Result<Vec<SavedSearch>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT name, query FROM sound_search ORDER BY name";
            let mut statement = connection.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| {
                Ok(SavedSearch {
                    name: row.get(0)?,
                    query: row.get(1)?,
                })
            })?;
            rows.collect()
        })
    }

    /// Keeps a search under its name, in the place of another one of that name; one without a query
    /// is no longer kept.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn save_search(&mut self, search: &SavedSearch) -> std::result::Result<(), StoreError> {
        self.write(|connection| {
            if search.query.trim().is_empty() {
                connection.execute("DELETE FROM search WHERE name = ?1", [&search.name])?;
            } else {
                let sql = "INSERT OR REPLACE INTO search (name, query) VALUES (?1, ?2)";
                connection.execute(sql, [&search.name, &search.query])?;
            }
            Ok(())
        })
    }

    /// Remembers when the library was left.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn visited(&mut self, at: i64) -> std::result::Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO visit (id, at) VALUES (1, ?1)";
        self.write(|connection| connection.execute(sql, [at]).map(|_| ()))
    }

    /// Tells matches and remembers that: `tell` is called while nobody else can tell them, with those
    /// that are news, and what it told is remembered as soon as it returns. `stands` says whether an
    /// address still holds an article: where it does, the same text elsewhere is another match; where
    /// not, it was moved there.
    ///
    /// # Errors
    /// Where the store can't be written. What `tell` returns as an error is handed on.
    pub fn tell<E>(
        &mut self,
        matches: &[Told],
        stands: impl Fn(&str) -> bool,
        tell: impl FnOnce(&[bool]) -> std::result::Result<(), E>,
    ) -> std::result::Result<std::result::Result<usize, E>, StoreError> {
        let tell = std::cell::Cell::new(Some(tell));
        self.write(|connection| {
            let mut news = Vec::with_capacity(matches.len());
            for told in matches {
                let new = is_news(connection, told, &stands)?;
                news.push(new);
                if new {
                    let sql = "INSERT OR REPLACE INTO told (watch, address, content)
                               VALUES (?1, ?2, ?3)";
                    connection.prepare_cached(sql)?.execute([
                        &told.watch,
                        &told.address,
                        &told.content,
                    ])?;
                }
            }
            let count = news.iter().filter(|new| **new).count();
            // last before the commit: nothing that may fail stands between the two
            match tell.take() {
                Some(tell) if count > 0 => match tell(&news) {
                    Ok(()) => Ok(Ok(count)),
                    Err(error) => {
                        connection.execute_batch("ROLLBACK; BEGIN IMMEDIATE")?;
                        Ok(Err(error))
                    }
                },
                _ => Ok(Ok(0)),
            }
        })
    }
}

fn is_news(connection: &Connection, told: &Told, stands: &impl Fn(&str) -> bool) -> Result<bool> {
    let sql = "SELECT address FROM sound_told WHERE watch = ?1 AND (address = ?2 OR content = ?3)";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([&told.watch, &told.address, &told.content], |row| {
        row.get(0)
    })?;
    let known: Vec<String> = rows.collect::<Result<_>>()?;
    if known.contains(&told.address) {
        return Ok(false);
    }
    let Some(moved) = known.iter().find(|address| !stands(address)) else {
        return Ok(true);
    };
    let sql = "UPDATE told SET address = ?3 WHERE watch = ?1 AND address = ?2";
    connection
        .prepare_cached(sql)?
        .execute([&told.watch, moved, &told.address])?;
    Ok(false)
}

fn marks(connection: &Connection) -> Result<Marks> {
    let mut marks = Marks {
        visited: connection
            .query_row("SELECT at FROM sound_visit", [], |row| row.get(0))
            .optional()?,
        ..Marks::default()
    };
    let sql = "SELECT a.id, a.path, r.read, r.content, coalesce(r.starred, 0),
                   (SELECT count(*) FROM highlight h WHERE h.article = a.id AND h.layer = 0
                        AND h.verdict <> 'undecided'),
                   EXISTS (SELECT 1 FROM highlight h WHERE h.article = a.id AND h.note IS NOT NULL),
                   (SELECT start FROM place p WHERE p.article = a.id)
               FROM article a LEFT JOIN sound_read_state r ON r.article = a.id WHERE a.path IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, address): (i64, String) = (row.get(0)?, row.get(1)?);
        let mark = Mark {
            read: row.get(2)?,
            content: row.get(3)?,
            starred: row.get(4)?,
            decided: row.get(5)?,
            noted: row.get(6)?,
            place: row.get(7)?,
        };
        let file = address.split_once(PART).map_or(&*address, |(file, _)| file);
        if matches!(Path::new(file).try_exists(), Ok(false)) {
            let mut statement =
                connection.prepare_cached("SELECT content FROM version WHERE article = ?1")?;
            let contents = statement.query_map([id], |row| row.get::<_, String>(0))?;
            for content in contents {
                marks.by_content.insert(content?, mark.clone());
            }
        }
        marks.by_address.insert(address, mark);
    }
    Ok(marks)
}
