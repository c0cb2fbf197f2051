//! What was chosen last, to be offered again.

use rusqlite::{Connection, OptionalExtension, Result};

use super::{Store, StoreError};

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
