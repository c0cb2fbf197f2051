//! The library: everything someone reads, as one place.
//!
//! An index beside the store (`library.db`), made from the files alone: full text, stakeholders,
//! issues, positions and dates of every article. It may be deleted at any time and is made again.
//! What a person decided, read or marked is not here but in the store; whoever asks brings it along
//! as [`Marks`](crate::model::Marks).
//!
//! Several processes may scan and search at once. A scan commits as it goes: what ends it early, a
//! kill included, costs the files since the last commit, and the next one goes on from there.

mod answer;
mod bits;
mod called;
mod catalogue;
mod digest;
mod entry;
mod error;
mod eval;
mod listing;
mod matter;
mod names;
mod packing;
mod passages;
mod put;
pub mod query;
mod relations;
mod scan;
mod schema;
mod sheets;
mod stands;
mod stems;
mod timeline;
mod twins;
mod walk;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

pub use answer::{Answer, Hit, Listed, Place};
pub use catalogue::{Catalogue, Row, Scope};
pub use digest::{Digest, Named, Since, Taken};
pub use error::LibraryError;
pub use listing::{Names, list_rows, listing};
pub use names::Known;
pub use scan::{FolderCount, Progress, Report, ScanFault, Scanner, Seconds};

pub use sheets::{digest_page, page};
pub use stands::Stand;
pub use timeline::{Bucket, By, Tied, Timeline, date_of};
pub use twins::before_editing;

use schema::{APPLICATION, TABLES, VERSION};

/// How long one waits for another process that is writing.
const PATIENCE: Duration = Duration::from_mins(1);

/// Between two attempts where SQLite gives up at once instead of waiting.
const PAUSE: Duration = Duration::from_millis(5);

/// KiB of the index that a connection remembers while it asks: the system remembers the file, too.
const ASKING: i64 = 4_000;

/// And while it writes what a scan has read.
const WRITING: i64 = 16_000;

/// Statements that a connection keeps prepared; more than there are.
const STATEMENTS: usize = 96;

/// The index, open.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    path: PathBuf,
}

impl Library {
    /// Opens the index at `path`, made anew where there is none, or one of another version, or a
    /// damaged one.
    ///
    /// # Errors
    /// Where it can neither be read nor made.
    pub fn open(path: &Path) -> Result<Self, LibraryError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| LibraryError::of_system(folder, &error))?;
        }
        match patiently(|| Self::at(path)) {
            Err(error) if error.broken => {
                for ending in ["", "-wal", "-shm"] {
                    let mut name = path.as_os_str().to_owned();
                    name.push(ending);
                    let _ = fs::remove_file(PathBuf::from(name));
                }
                patiently(|| Self::at(path))
            }
            opened => opened,
        }
    }

    /// An index for the occasion, where none can be kept.
    ///
    /// # Errors
    /// Where there is no memory for it.
    pub fn in_memory() -> Result<Self, LibraryError> {
        let path = Path::new(":memory:");
        let fail = |error| LibraryError::of(path, &error);
        let connection = Connection::open_in_memory().map_err(fail)?;
        Self::prepared(connection, path)
    }

    fn at(path: &Path) -> Result<Self, LibraryError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| LibraryError::of(path, &error))?;
        Self::prepared(connection, path)
    }

    fn prepared(connection: Connection, path: &Path) -> Result<Self, LibraryError> {
        let fail = |error| LibraryError::of(path, &error);
        connection.busy_timeout(PATIENCE).map_err(fail)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        let mut library = Self {
            connection,
            path: path.to_owned(),
        };
        library.prepare().map_err(fail)?;
        Ok(library)
    }

    fn prepare(&mut self) -> rusqlite::Result<()> {
        let connection = &self.connection;
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        // what is lost in a power cut is made again
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "cache_size", -ASKING)?;
        if self.is_current()? {
            return Ok(());
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Exclusive)?;
        // somebody else may have made it meanwhile
        if !is_current(&transaction)? {
            make(&transaction)?;
        }
        transaction.commit()
    }

    /// Says how many KiB of the index are remembered.
    fn remember(&self, size: i64) {
        // a cache of another size is only slower or larger
        let _ = self.connection.pragma_update(None, "cache_size", -size);
    }

    fn is_current(&self) -> rusqlite::Result<bool> {
        is_current(&self.connection)
    }

    /// Reads something, all of it from one state of the index.
    fn read<T>(
        &self,
        work: impl Fn(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, LibraryError> {
        patiently(|| {
            self.connection
                .unchecked_transaction()
                .and_then(|transaction| work(&transaction))
                .map_err(|error| LibraryError::of(&self.path, &error))
        })
    }

    /// Writes something, all or nothing.
    fn write<T>(
        &mut self,
        mut work: impl FnMut(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, LibraryError> {
        let path = self.path.clone();
        patiently(|| {
            self.connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .and_then(|transaction| {
                    let done = work(&transaction)?;
                    transaction.commit().map(|()| done)
                })
                .map_err(|error| LibraryError::of(&path, &error))
        })
    }

    /// A number that differs from the last answer where another connection has written since.
    pub fn changes(&self) -> i64 {
        self.connection
            .query_row("PRAGMA data_version", [], |row| row.get(0))
            .unwrap_or_default()
    }
}

fn is_current(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id";
    let found: (i32, i32) = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found == (VERSION, APPLICATION))
}

/// Throws away what is there and makes the tables.
fn make(connection: &Connection) -> rusqlite::Result<()> {
    let tables: Vec<String> = {
        // a virtual table first: it takes its own tables along
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                   ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'";
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    for table in tables {
        let name = table.replace('"', "\"\"");
        connection.execute_batch(&format!("DROP TABLE IF EXISTS \"{name}\""))?;
    }
    connection.execute_batch(TABLES)?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)
}

/// Tries again while another process holds the index, until [`PATIENCE`] has run out.
fn patiently<T>(mut attempt: impl FnMut() -> Result<T, LibraryError>) -> Result<T, LibraryError> {
    let began = Instant::now();
    loop {
        match attempt() {
            Err(error) if error.busy && began.elapsed() < PATIENCE => thread::sleep(PAUSE),
            done => return done,
        }
    }
}
