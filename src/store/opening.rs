//! Opening the store: making it, refusing what must not be touched, bringing it up to date.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read};
#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, TransactionBehavior};

use super::error::{StoreError, StoreErrorKind};
use super::in_time::in_time;
use super::in_use::InUse;
use super::schema::{APPLICATION, STEPS};
use super::sums;

/// How long one waits for another reader or command line that is writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// Between two attempts where SQLite gives up at once instead of waiting: switching to the
/// write-ahead log, and reading while another one has just recovered it.
const PAUSE: Duration = Duration::from_millis(5);

/// How long the file is looked through before it is used.
const CHECKING: Duration = Duration::from_millis(200);

/// Statements that a connection keeps prepared; more than there are.
const STATEMENTS: usize = 64;

/// Pages copied at a time into a backup: all of them.
const ALL_PAGES: i32 = -1;

/// Tries again while the store is busy, until [`PATIENCE`] has run out.
pub(super) fn patiently<T>(
    mut attempt: impl FnMut() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let began = Instant::now();
    loop {
        match attempt() {
            Err(error) if error.kind() == StoreErrorKind::Busy && began.elapsed() < PATIENCE => {
                thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

/// A store that was opened.
pub(super) struct Opened {
    pub(super) connection: Connection,
    /// Why it can only be read, where that is so.
    pub(super) why: Option<StoreError>,
    pub(super) in_use: InUse,
}

/// The store at `path`, made where there is none; with the reason where it can only be read.
pub(super) fn open(path: &Path) -> Result<Opened, StoreError> {
    let look = || {
        create(path)?;
        are_files(path)?;
        Ok(())
    };
    let in_use = InUse::begin(path, look, || peek(path))?;
    let (connection, why) = match patiently(|| writable(path, STEPS)) {
        Ok(connection) => (connection, None),
        Err(why) if why.kind() == StoreErrorKind::ReadOnly => (readable(path, &why)?, Some(why)),
        Err(error) => return Err(error),
    };
    Ok(Opened {
        connection,
        why,
        in_use,
    })
}

/// Makes the folder and an empty file, both for this user only, where there is none.
fn create(path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        return Ok(());
    }
    create_folder(path)?;
    match new_file(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(StoreError::of_system(path, &error))
        }
        _ => Ok(()),
    }
}

/// Makes the folder of a store, for this user only, where there is none.
pub(super) fn create_folder(path: &Path) -> Result<(), StoreError> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        builder.mode(0o700);
        builder
            .create(folder)
            .map_err(|error| StoreError::of_system(path, &error))?;
    }
    Ok(())
}

/// Refuses a folder, a pipe or a device in the place of the store or of the files that SQLite has
/// beside it: opening some of them would wait for ever.
fn are_files(path: &Path) -> Result<(), StoreError> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let path = beside(path, ending);
        match fs::metadata(&path) {
            Ok(about) if !about.is_file() => {
                let what = if about.is_dir() {
                    "a folder, not a file"
                } else {
                    "a FIFO or a device, not a file"
                };
                return Err(StoreError::new(StoreErrorKind::Broken, &path, what));
            }
            Err(error) if ending.is_empty() => return Err(StoreError::of_system(&path, &error)),
            _ => {}
        }
    }
    Ok(())
}

/// The file with the name of the store and this ending.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A new empty file for this user only. SQLite gives its own files beside it the same rights.
fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    options.open(path)
}

/// Refuses what is no SQLite file, and what a newer attache wrote, before SQLite opens it.
fn peek(path: &Path) -> Result<(), StoreError> {
    /// Bytes of the head of an SQLite file, see <https://sqlite.org/fileformat.html>.
    const HEAD: u64 = 100;
    let failed = |error| StoreError::of_system(path, &error);
    let broken = |what: &str| Err(StoreError::new(StoreErrorKind::Broken, path, what));
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head).map_err(failed)?;
    if head.is_empty() {
        return Ok(());
    }
    if (head.len() as u64) < HEAD || !head.starts_with(b"SQLite format 3\0") {
        return broken("no SQLite file");
    }
    // SQLite takes what is missing of the last page for zeros. A write that failed half-way leaves
    // such a file too, but then the whole page is in the log.
    let page = match (head.get(16), head.get(17)) {
        (Some(0), Some(1)) => 1 << 16,
        (Some(high), Some(low)) => u64::from(u16::from_be_bytes([*high, *low])),
        _ => 0,
    };
    if length.checked_rem(page) != Some(0) && !has_log(path) {
        return broken("its end is missing");
    }
    let version = head.get(60..64).and_then(|bytes| bytes.try_into().ok());
    check_version(path, version.map_or(0, i32::from_be_bytes), STEPS.len())
}

/// Refuses a version above `known`.
fn check_version(path: &Path, version: i32, known: usize) -> Result<(), StoreError> {
    if usize::try_from(version).is_ok_and(|version| version <= known) {
        return Ok(());
    }
    let what = format!("version {version}, this one knows {known}");
    Err(StoreError::new(StoreErrorKind::Newer, path, what))
}

/// The version of an open store, 0 for an empty one. Refuses a newer one and other programs' files.
fn version(connection: &Connection, path: &Path, known: usize) -> Result<usize, StoreError> {
    // One statement, so that all three are of one moment while another program makes the store.
    let sql = "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)
               FROM pragma_user_version, pragma_application_id";
    let (version, application, tables): (i32, i32, i64) = connection
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .map_err(|error| StoreError::of(path, &error))?;
    let empty = version == 0 && application == 0 && tables == 0;
    if !empty && (application != APPLICATION || version == 0) {
        let what = "a database of another program";
        return Err(StoreError::new(StoreErrorKind::Broken, path, what));
    }
    check_version(path, version, known)?;
    Ok(usize::try_from(version).unwrap_or(0))
}

/// A connection that writes, to a store that is up to date with `steps`.
pub(super) fn writable(path: &Path, steps: &[&str]) -> Result<Connection, StoreError> {
    let fail = |error: &rusqlite::Error| StoreError::of(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| fail(&error))?;
    prepare(&connection).map_err(|error| fail(&error))?;
    let version = version(&connection, path, steps.len())?;
    let read_only = connection
        .is_readonly(MAIN_DB)
        .map_err(|error| fail(&error))?;
    if read_only {
        let what = "no permission to write it";
        return Err(StoreError::new(StoreErrorKind::ReadOnly, path, what));
    }
    if version > 0 {
        check(&connection, path)?;
    }
    write_ahead(&connection).map_err(|error| fail(&error))?;
    if version < steps.len() {
        migrate(&mut connection, path, steps)?;
    }
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
        .map_err(|error| fail(&error))?;
    Ok(connection)
}

/// What every connection needs first.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    sums::teach(connection)?;
    // Until the file is known to be a sound store of ours, closing must not write to it either.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "foreign_keys", true)
}

/// Refuses a damaged file as long as nothing was written to it: tables and indexes are looked through
/// for as long as [`CHECKING`], of what is larger the beginning.
fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    match in_time(connection, CHECKING, faults) {
        Ok(None) => Ok(()),
        Ok(Some(what)) => Err(StoreError::new(StoreErrorKind::Broken, path, what)),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => Ok(()),
        Err(error) => Err(StoreError::of(path, &error)),
    }
}

/// What is wrong with a store.
fn faults(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Ok(Some(found));
    }
    let lost = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    Ok(lost.then(|| "a row belongs to none that is there".to_owned()))
}

/// Readers and one writer at a time without waiting for each other, and every commit on the disk
/// when it returns.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // On macOS a plain fsync stops at the drive's cache; elsewhere this changes nothing.
    connection.pragma_update(None, "fullfsync", true)
}

/// Brings the tables up to date, with a copy of the older store first. Whoever comes second finds
/// the work done.
fn migrate(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let fail = |error: rusqlite::Error| StoreError::of(path, &error);
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(fail)?;
    let old = version(&transaction, path, steps.len())?;
    if old > 0 && old < steps.len() {
        // Nobody else can write now, and nothing is written yet: the copy is of the old version.
        back_up(path, old)?;
    }
    for step in steps.iter().skip(old) {
        transaction.execute_batch(step).map_err(fail)?;
    }
    sums::seal(&transaction).map_err(fail)?;
    transaction
        .pragma_update(None, "user_version", steps.len() as i64)
        .map_err(fail)?;
    transaction.commit().map_err(fail)
}

/// Copies the store to a new file beside it.
fn back_up(path: &Path, version: usize) -> Result<(), StoreError> {
    let target = backup_name(path, &format!("v{version}"));
    let copied = copy(path, &target);
    if copied.is_err() {
        // Half a copy is worse than none; where it can't be removed, the first error matters more.
        let _ = fs::remove_file(&target);
    }
    copied
}

fn copy(path: &Path, target: &Path) -> Result<(), StoreError> {
    let fail = |error: rusqlite::Error| StoreError::of(target, &error);
    let from = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(fail)?;
    from.busy_timeout(PATIENCE).map_err(fail)?;
    copy_open(&from, target)
}

/// Copies an open store to a new file.
pub(super) fn copy_open(from: &Connection, target: &Path) -> Result<(), StoreError> {
    let fail = |error: rusqlite::Error| StoreError::of(target, &error);
    new_file(target).map_err(|error| StoreError::of_system(target, &error))?;
    let mut to =
        Connection::open_with_flags(target, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(fail)?;
    let backup = Backup::new(from, &mut to).map_err(fail)?;
    backup.step(ALL_PAGES).map_err(fail)?;
    Ok(())
}

/// A free name for a copy of what `of` says: `attache.db.backup-v1`, then `attache.db.backup-v1-2`.
pub(super) fn backup_name(path: &Path, of: &str) -> PathBuf {
    let named = |ending: &str| beside(path, &format!(".backup-{of}{ending}"));
    let mut name = named("");
    let mut number = 1;
    while name.exists() {
        number += 1;
        name = named(&format!("-{number}"));
    }
    name
}

/// A connection that only reads, where `why` says that there can be no other.
pub(super) fn readable(path: &Path, why: &StoreError) -> Result<Connection, StoreError> {
    let plain = reading(path, path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    match plain {
        // Even to read, SQLite wants a file of its own beside one with a write-ahead log. Without
        // it, it may read as long as nothing is in the log, since nobody can write then.
        Err(error) if error.kind() == StoreErrorKind::ReadOnly && !has_log(path) => {
            reading_unchanged(path)
        }
        Err(error) if error.kind() == StoreErrorKind::ReadOnly => Err(why.clone()),
        other => other,
    }
}

/// A connection to a file that nobody changes meanwhile; SQLite then needs no file beside it.
pub(super) fn reading_unchanged(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    reading(path, &immutable(path), flags)
}

fn reading(path: &Path, name: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let fail = |error: rusqlite::Error| StoreError::of(path, &error);
    let connection = Connection::open_with_flags(name, flags).map_err(fail)?;
    prepare(&connection).map_err(fail)?;
    if version(&connection, path, STEPS.len())? < STEPS.len() {
        let what = "of an older attache, and can't be brought up to date";
        return Err(StoreError::new(StoreErrorKind::ReadOnly, path, what));
    }
    check(&connection, path)?;
    Ok(connection)
}

/// True where a write-ahead log with something in it lies beside the store.
fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// The name of a file that nobody changes, as SQLite takes it.
fn immutable(path: &Path) -> PathBuf {
    let hex = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0');
    let mut name = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                name.push(char::from(*byte));
            }
            _ => name.extend(['%', hex(byte >> 4), hex(byte & 15)]),
        }
    }
    name.push_str("?immutable=1");
    PathBuf::from(name)
}
