//! A store that is deleted, replaced or damaged under its readers.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;

use super::super::{MovedStore, Store, StoreErrorKind};
use super::{Room, file, highlight};
use crate::model::Verdict;

fn verdicts(room: &Room) -> Vec<Verdict> {
    let stored = room.store().load(&file("a")).unwrap();
    stored.highlights.iter().map(|one| one.verdict).collect()
}

/// The copies of days beside the store, by name.
fn days(room: &Room) -> Vec<String> {
    let folder = room.path().parent().unwrap().to_owned();
    let names = fs::read_dir(folder)
        .unwrap()
        .map(|one| one.unwrap().file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.contains(".backup-2"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_store_that_is_deleted_is_written_anew_with_all_that_was_in_it() {
    for whole in [false, true] {
        let room = Room::new();
        let mut store = room.store();
        store
            .keep(&file("a"), &[highlight(3, Verdict::Accepted)])
            .unwrap();
        if whole {
            fs::remove_dir_all(room.path().parent().unwrap()).unwrap();
        } else {
            fs::remove_file(room.path()).unwrap();
        }
        store
            .keep(&file("a"), &[highlight(40, Verdict::Rejected)])
            .unwrap();
        assert_eq!(store.news(), Ok(Some(MovedStore::Rewritten)));
        assert_eq!(store.news(), Ok(None));
        let wanted = [Verdict::Accepted, Verdict::Rejected];
        assert_eq!(verdicts(&room), wanted, "{whole}");
        drop(store);
        assert_eq!(verdicts(&room), wanted, "{whole}");
    }
}

#[test]
fn a_store_that_is_replaced_is_the_store_from_then_on() {
    let room = Room::new();
    let other = Room::new();
    let mut there = other.store();
    there
        .keep(&file("a"), &[highlight(3, Verdict::Rejected)])
        .unwrap();
    drop(there);
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(3, Verdict::Accepted)])
        .unwrap();
    fs::copy(other.path(), room.path().with_extension("new")).unwrap();
    fs::rename(room.path().with_extension("new"), room.path()).unwrap();
    store
        .keep(&file("a"), &[highlight(40, Verdict::Accepted)])
        .unwrap();
    assert_eq!(store.news(), Ok(Some(MovedStore::Replaced)));
    drop(store);
    assert_eq!(verdicts(&room), [Verdict::Rejected, Verdict::Accepted]);
    let mut copy = room.path().into_os_string();
    copy.push(".backup-replaced");
    let old = Store::open(&PathBuf::from(copy)).unwrap();
    let kept = old.load(&file("a")).unwrap().highlights;
    assert_eq!(kept, [highlight(3, Verdict::Accepted)]);
}

#[test]
fn before_the_first_change_of_a_day_there_is_a_copy() {
    let room = Room::new();
    let keep = |start, verdict| {
        let mut store = room.store();
        store
            .keep(&file("a"), &[highlight(start, verdict)])
            .unwrap();
    };
    keep(3, Verdict::Accepted);
    assert_eq!(days(&room), [""; 0], "there was nothing to be copied");
    for day in ["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04"] {
        let mut name = room.path().into_os_string();
        name.push(format!(".backup-{day}"));
        fs::write(name, "older").unwrap();
    }
    keep(40, Verdict::Rejected);
    keep(80, Verdict::Rejected);
    let names = days(&room);
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names[0].ends_with("2020-01-03"), "{names:?}");
    let today = room.path().with_file_name(&names[2]);
    let kept = Store::open(&today).unwrap().load(&file("a")).unwrap();
    assert_eq!(kept.highlights, [highlight(3, Verdict::Accepted)]);
}

#[test]
fn an_index_that_lies_is_noticed_at_the_start() {
    let room = Room::new();
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(3, Verdict::Accepted)])
        .unwrap();
    drop(store);
    // a row that the index of paths knows under another name
    let raw = Connection::open(room.path()).unwrap();
    raw.execute_batch(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, 'highlight (article)', 'highlight (at)')
         WHERE name = 'highlight_article'",
    )
    .unwrap();
    drop(raw);
    let error = Store::open(&room.path()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Broken, "{error}");
}

#[test]
fn copies_that_were_never_finished_are_swept_away() {
    let room = Room::new();
    room.store()
        .keep(&file("a"), &[highlight(3, Verdict::Accepted)])
        .unwrap();
    let half = |pid: u32| {
        let path = super::super::opening::beside(&room.path(), &format!(".half-{pid}"));
        fs::write(&path, "half").unwrap();
        path
    };
    let (old, young) = (half(1), half(2));
    let hours = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
    let opened = fs::File::options().write(true).open(&old).unwrap();
    opened.set_modified(hours).unwrap();
    room.store()
        .keep(&file("a"), &[highlight(40, Verdict::Rejected)])
        .unwrap();
    assert!(!old.exists());
    assert!(young.exists(), "somebody may be at work on it");
    assert_eq!(days(&room).len(), 1);
}
