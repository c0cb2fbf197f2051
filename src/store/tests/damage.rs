//! Damaged, foreign and newer files: what may be read, what must stay as it is.

use std::path::Path;
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;

use super::super::StoreErrorKind;
use super::super::opening;
use super::super::schema::STEPS;
use super::super::sums;
use super::*;

/// A store with a few decisions, closed.
fn filled(room: &Room) -> Vec<Highlight> {
    let all: Vec<Highlight> = (0..200)
        .map(|number| noted(number * 10, &format!("note number {number}")))
        .collect();
    room.store().keep(&file("a"), &all).unwrap();
    all
}

/// Opening fails in this way and changes nothing.
#[track_caller]
fn is_refused(room: &Room, kind: StoreErrorKind) {
    let before = room.bytes();
    let error = Store::open(&room.path()).unwrap_err();
    assert_eq!(error.kind(), kind, "{error}");
    assert_eq!(room.bytes(), before, "the file was changed");
    let line = error.to_string();
    assert!(line.starts_with(&*room.path().to_string_lossy()), "{line}");
    assert!(!line.chars().any(char::is_control), "{line}");
}

#[test]
fn a_store_of_a_newer_attache_is_not_touched() {
    let room = Room::new();
    filled(&room);
    let newer = Connection::open(room.path()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    is_refused(&room, StoreErrorKind::Newer);
}

#[test]
fn neither_is_one_that_says_so_only_in_its_log() {
    let room = Room::new();
    filled(&room);
    let newer = Connection::open(room.path()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    // As after a kill: the log is left behind, the file itself is of the old version.
    let copy = Room::new();
    fs::create_dir(copy.path().parent().unwrap()).unwrap();
    for ending in ["", "-wal"] {
        let name = |room: &Room| format!("{}{ending}", room.path().display());
        fs::copy(name(&room), name(&copy)).unwrap();
    }
    is_refused(&copy, StoreErrorKind::Newer);
}

#[test]
fn what_is_no_sqlite_file_is_not_touched() {
    for content in [&b"my own notes, do not lose\n"[..], &[7; 5000], &[0; 100]] {
        let room = Room::new();
        fs::create_dir(room.path().parent().unwrap()).unwrap();
        fs::write(room.path(), content).unwrap();
        is_refused(&room, StoreErrorKind::Broken);
    }
}

#[test]
fn a_database_of_another_program_is_not_touched() {
    for sql in [
        "CREATE TABLE t (x)",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 5",
    ] {
        let room = Room::new();
        fs::create_dir(room.path().parent().unwrap()).unwrap();
        Connection::open(room.path())
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        is_refused(&room, StoreErrorKind::Broken);
    }
}

#[test]
fn a_truncated_store_is_not_touched() {
    let room = Room::new();
    filled(&room);
    let whole = room.bytes();
    for part in [
        1,
        99,
        100,
        3000,
        4096,
        5000,
        whole.len() / 2,
        whole.len() - 4096,
        whole.len() - 1,
    ] {
        fs::write(room.path(), &whole[..part]).unwrap();
        is_refused(&room, StoreErrorKind::Broken);
    }
}

#[test]
fn a_store_with_random_bytes_in_it_is_not_touched() {
    let room = Room::new();
    filled(&room);
    let whole = room.bytes();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        for byte in &mut bytes[page * 4096..][..4096] {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            *byte = seed as u8;
        }
        fs::write(room.path(), bytes).unwrap();
        is_refused(&room, StoreErrorKind::Broken);
    }
}

#[test]
fn damage_that_shows_later_ends_all_writing() {
    let room = Room::new();
    filled(&room);
    let mut store = room.store();
    // Damaged behind the back of an open store.
    store.connection.execute_batch("DROP TABLE change").unwrap();
    let error = store
        .keep(&file("a"), &[highlight(3, Verdict::Accepted)])
        .unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Broken, "{error}");
    assert_eq!(store.read_only(), Some(&error));
    assert_eq!(
        store.remember_place(&file("a"), &anchor(0, "x")),
        Err(error)
    );
    assert_eq!(store.load(&file("a")).unwrap().highlights.len(), 200);
}

#[test]
fn a_store_that_can_only_be_read_is_read() {
    for log in [true, false] {
        let room = Room::new();
        let all = filled(&room);
        // While another one has it open there is a log beside it; else the file must do.
        let _other = log.then(|| room.store());
        let why = StoreErrorKind::ReadOnly;
        let why = super::super::StoreError::new(why, &room.path(), "no permission");
        let connection = opening::readable(&room.path(), &why).unwrap();
        let mut store = Store {
            refusal: std::cell::OnceCell::from(why.clone()),
            ..Store::with(connection, &room.path())
        };
        assert_eq!(store.load(&file("a")).unwrap().highlights, all);
        let kept = store.keep(&file("a"), &[highlight(3, Verdict::Accepted)]);
        assert_eq!(kept, Err(why.clone()));
        assert_eq!(store.undo(&file("a")), Err(why.clone()));
        assert_eq!(store.read_only(), Some(&why));
        assert!(why.to_string().contains("nothing is saved"), "{why}");
    }
}

#[test]
fn a_file_that_nobody_changes_is_read_whatever_its_name() {
    let room = Room::new();
    let all = filled(&room);
    let odd = room.folder.path().join("a?b#c%20 é.db");
    fs::copy(room.path(), &odd).unwrap();
    let connection = opening::reading_unchanged(&odd).unwrap();
    let store = Store::with(connection, &odd);
    assert_eq!(store.load(&file("a")).unwrap().highlights, all);
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_in_one_line() {
    let room = Room::new();
    let under = room.folder.path().join("a file");
    fs::write(&under, "x").unwrap();
    for path in [under.join("attache.db"), under.join("b").join("attache.db")] {
        let error = Store::open(&path).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::ReadOnly, "{error}");
        assert_eq!(error.path(), path);
    }
    let error = Store::open(room.folder.path()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Broken, "{error}");
    assert!(error.to_string().contains("(a folder, not a file)"));
    let odd = Store::open(Path::new("/dev/null/new\nline")).unwrap_err();
    assert!(!odd.to_string().chars().any(char::is_control), "{odd}");
}

#[test]
fn a_full_disk_loses_nothing_that_was_kept() {
    let room = Room::new();
    let mut store = room.store();
    let first = highlight(0, Verdict::Accepted);
    store
        .keep(&file("a"), std::slice::from_ref(&first))
        .unwrap();
    let pages: i64 = store
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    let limit = |store: &Store, pages: i64| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        store.connection.query_row(&sql, [], |_| Ok(())).unwrap();
    };
    limit(&store, pages);
    let many: Vec<Highlight> = (1..500)
        .map(|start| highlight(start, Verdict::Rejected))
        .collect();
    let error = store.keep(&file("a"), &many).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Full, "{error}");
    assert!(
        error
            .to_string()
            .ends_with("free some space and decide again"),
        "{error}"
    );
    assert_eq!(store.load(&file("a")).unwrap().highlights, [first]);
    // With space again it goes on.
    limit(&store, 100_000);
    store.keep(&file("a"), &many).unwrap();
    assert_eq!(room.store().load(&file("a")).unwrap().highlights.len(), 500);
}

#[test]
fn a_write_waits_for_its_turn() {
    let room = Room::new();
    let mut store = room.store();
    let (holds, waits) = mpsc::channel();
    let path = room.path();
    let other = thread::spawn(move || {
        let other = Connection::open(path).unwrap();
        sums::teach(&other).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        holds.send(()).unwrap();
        for _ in 0..2000 {
            other
                .execute_batch("INSERT INTO lesson (kind) VALUES ('never')")
                .unwrap();
        }
        other.execute_batch("COMMIT").unwrap();
    });
    waits.recv().unwrap();
    store
        .keep(&file("a"), &[highlight(1, Verdict::Accepted)])
        .unwrap();
    other.join().unwrap();
    assert_eq!(store.load(&file("a")).unwrap().highlights.len(), 1);
}

#[test]
fn bringing_up_to_date_makes_a_backup_first() {
    let room = Room::new();
    let all = filled(&room);
    let further = "ALTER TABLE article ADD COLUMN colour TEXT";
    let steps: Vec<&str> = STEPS.iter().copied().chain([further]).collect();
    let now = STEPS.len() as i64;
    let version = |path: &Path| -> i64 {
        Connection::open(path)
            .unwrap()
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap()
    };
    drop(opening::writable(&room.path(), &steps).unwrap());
    assert_eq!(version(&room.path()), now + 1);
    let backup = PathBuf::from(format!("{}.backup-v{now}", room.path().display()));
    assert_eq!(version(&backup), now);
    let store = Store::open(&backup).unwrap();
    assert_eq!(store.load(&file("a")).unwrap().highlights, all);
    drop(store);

    // Once is enough, and an older backup is not overwritten.
    drop(opening::writable(&room.path(), &steps).unwrap());
    let bytes = fs::read(&backup).unwrap();
    let second = PathBuf::from(format!("{}-2", backup.display()));
    assert!(!second.exists());
    fs::copy(&backup, room.path()).unwrap();
    drop(opening::writable(&room.path(), &steps).unwrap());
    assert!(second.exists());
    assert_eq!(fs::read(&backup).unwrap(), bytes);
}

#[test]
fn a_step_that_fails_leaves_the_old_store() {
    let room = Room::new();
    let all = filled(&room);
    let steps = [STEPS[0], "CREATE TABLE new (x); CREATE TABLE article (x)"];
    opening::writable(&room.path(), &steps).unwrap_err();
    assert_eq!(room.store().load(&file("a")).unwrap().highlights, all);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(1, Verdict::Accepted)])
        .unwrap();
    let folder = room.path();
    let folder = folder.parent().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder), 0o700);
    let files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 3, "{files:?}");
    for path in files {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

/// Without the right to write (root has it always) the store is read, and as it was afterwards.
#[cfg(unix)]
#[test]
fn without_permission_to_write_it_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let all = filled(&room);
    let folder = room.path().parent().unwrap().to_owned();
    let allow = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let before = room.bytes();
    for (file_mode, folder_mode) in [(0o400, 0o500), (0o600, 0o500), (0o400, 0o700)] {
        allow(&room.path(), file_mode);
        allow(&folder, folder_mode);
        let may_write = fs::OpenOptions::new()
            .append(true)
            .open(room.path())
            .is_ok()
            && fs::write(folder.join("probe"), "").is_ok();
        let mut store = room.store();
        assert_eq!(store.load(&file("a")).unwrap().highlights, all);
        assert_eq!(store.read_only().is_none(), may_write);
        let kept = store.keep(&file("a"), &[highlight(3, Verdict::Undecided)]);
        assert_eq!(kept.err().as_ref(), store.read_only());
        drop(store);
        assert_eq!(room.bytes(), before);
        allow(&folder, 0o700);
    }
    allow(&folder, 0o500);
    let missing = Store::open(&folder.join("other.db"));
    assert_eq!(missing.is_ok(), fs::write(folder.join("probe"), "").is_ok());
    allow(&folder, 0o700);
}
