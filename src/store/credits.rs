//! Where texts are from, as the reader said, and what was chosen last.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::kept::Identity;
use super::{Store, StoreError, articles};
use crate::model::Credits;

/// The names of choices.
const EXPORT_FORMAT: &str = "export.format";
const EXPORT_FOLDER: &str = "export.folder";

impl Store {
    /// Format and folder of the export that was made last.
    ///
    /// # Errors
    ///
    /// Where the store can't be read.
    pub fn exported(&self) -> std::result::Result<Option<(String, String)>, StoreError> {
        self.read(|connection| {
            let format = choice(connection, EXPORT_FORMAT)?;
            let folder = choice(connection, EXPORT_FOLDER)?;
            Ok(format.zip(folder))
        })
    }

    /// Keeps format and folder of an export, to be offered again.
    ///
    /// # Errors
    ///
    /// Where the store can't be written.
    pub fn keep_exported(
        &mut self,
        format: &str,
        folder: &str,
    ) -> std::result::Result<(), StoreError> {
        self.write(|connection| {
            choose(connection, EXPORT_FORMAT, format)?;
            choose(connection, EXPORT_FOLDER, folder)
        })
    }
}

/// What the reader said about an article.
pub(super) fn load(connection: &Connection, article: i64) -> Result<Option<Credits>> {
    let sql = "SELECT title, url, date, publisher FROM sound_credits WHERE article = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([article], |row| {
            Ok(Credits {
                title: row.get(0)?,
                url: row.get(1)?,
                date: row.get(2)?,
                publisher: row.get(3)?,
            })
        })
        .optional()
}

/// Keeps what the reader says about an article, in place of what was said before.
pub(super) fn keep(connection: &Connection, identity: &Identity, credits: &Credits) -> Result<()> {
    let article = articles::ensure(connection, identity)?.article;
    let sql = "INSERT OR REPLACE INTO credits (article, title, url, date, publisher)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let Credits {
        title,
        url,
        date,
        publisher,
    } = credits;
    let values = params![article, title, url, date, publisher];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// What was chosen last under a name.
fn choice(connection: &Connection, name: &str) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM sound_choice WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()
}

/// Keeps a choice under a name.
fn choose(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO choice (name, value) VALUES (?1, ?2)")?
        .execute([name, value])?;
    Ok(())
}
