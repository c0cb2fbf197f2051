//! A byte that changes inside what is kept.

use std::collections::HashMap;
use std::fs;

use rusqlite::Connection;

use super::super::opening;
use super::super::schema::STEPS;
use super::*;
use crate::model::{Article, Credits, HeadingLesson, Outlet, Review, Reviewed, SavedSearch};
use crate::store::{Told, Unsound};

/// Some of all that is kept.
fn fill(store: &mut Store) {
    let highlights: Vec<Highlight> = (0..20)
        .map(|number| noted(number * 10, &format!("note number {number}")))
        .chain((0..20).map(|number| highlight(number * 10 + 5, Verdict::Accepted)))
        .collect();
    store.keep(&file("a"), &highlights).unwrap();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Rejected)])
        .unwrap();
    let other = named(None, "b");
    let shared = highlight(7, Verdict::Accepted);
    let review = Review::of(&shared, "Ann");
    let shared = Reviewed {
        highlight: shared,
        reviews: vec![review],
    };
    store.keep_reviewed(&other, &[shared]).unwrap();
    store.remember_place(&other, &anchor(3, "place")).unwrap();
    store.set_mark(&other, 'k', &anchor(9, "mark")).unwrap();
    let draft = Draft {
        anchor: anchor(1, "draft"),
        on_sentence: true,
        text: "half a thought".to_owned(),
    };
    store.keep_draft(&other, Some(&draft)).unwrap();
    let credits = Credits {
        title: Some("Harbour fees".to_owned()),
        ..Credits::default()
    };
    store.keep_credits(&other, &credits).unwrap();
    store.keep_exported("md", "/nowhere").unwrap();
    let text = Article {
        text: "A text that was read before.".into(),
        ..Article::default()
    };
    store.keep_reading(&other, &text, 1, 1 << 20).unwrap();
    store
        .learn(&Lesson::Never {
            phrases: vec!["harbour".to_owned()],
        })
        .unwrap();
    store.learn(&heading()).unwrap();
    store.add_folder(std::path::Path::new("/briefs")).unwrap();
    store.star(&file("a"), true).unwrap();
    store.mark_read(&file("a"), Some(7)).unwrap();
    store.mark_read(&other, Some(8)).unwrap();
    let search = SavedSearch {
        name: "fees".to_owned(),
        query: "harbour fee".to_owned(),
    };
    store.save_search(&search).unwrap();
    store.visited(9).unwrap();
    let told = Told {
        watch: "fees".to_owned(),
        address: "/briefs/a.md".to_owned(),
        content: "c".to_owned(),
    };
    store
        .tell::<()>(&[told], |_| true, |_| Ok(()))
        .unwrap()
        .unwrap();
}

fn heading() -> Lesson {
    Lesson::Heading(HeadingLesson {
        outlet: Outlet::Publisher("The Post".to_owned()),
        form: "in bold".to_owned(),
        heading: true,
        level: 1,
        words: "France".to_owned(),
        article: "Talks".to_owned(),
    })
}

/// A filled store without free pages, its bytes.
fn whole() -> (Room, Vec<u8>) {
    let room = Room::new();
    let mut store = room.quick();
    fill(&mut store);
    drop(store);
    let raw = Connection::open(room.path()).unwrap();
    raw.execute_batch("PRAGMA journal_mode = DELETE; VACUUM")
        .unwrap();
    drop(raw);
    let bytes = room.bytes();
    (room, bytes)
}

fn random(seed: &mut u64, below: usize) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    (*seed >> 11) as usize % below
}

/// Bytes of a page of the file.
const PAGE: usize = 4096;

/// True where nothing is kept in this byte: it is of the room left in a page, or one of the counters
/// of the file that SQLite makes anew. See <https://sqlite.org/fileformat.html>.
fn is_unused(bytes: &[u8], at: usize) -> bool {
    let counters = [24..28, 40..44, 92..100];
    if counters.iter().any(|counter| counter.contains(&at)) {
        return true;
    }
    let page = &bytes[at / PAGE * PAGE..][..PAGE];
    let here = at % PAGE;
    let start = if at < PAGE { 100 } else { 0 };
    let two = |at: usize| usize::from(u16::from_be_bytes([page[at], page[at + 1]]));
    let head = match page[start] {
        2 | 5 => 12,
        10 | 13 => 8,
        // a long value goes on here, and is seldom as long as the page
        _ => return page[here..].iter().all(|byte| *byte == 0),
    };
    let cells = start + head + 2 * two(start + 3);
    let mut free = Vec::new();
    free.push(cells..two(start + 5));
    let mut block = two(start + 1);
    while block > 0 {
        free.push(block + 4..block + two(block + 2));
        block = two(block);
    }
    free.iter().any(|free| free.contains(&here))
}

fn unsound(store: &Store) -> Unsound {
    store.unsound(None).unwrap()
}

/// A changed byte is noticed, and what is read is what was written or nothing.
#[test]
fn one_byte_that_changed_is_noticed() {
    const STORES: usize = 100;
    let (room, bytes) = whole();
    let kept = room.store().load(&file("a")).unwrap().highlights;
    let mut seed = 0x9e37_79b9_7f4a_7c15;
    let (mut noticed, mut missed) = (0, Vec::new());
    while noticed + missed.len() < STORES {
        let at = random(&mut seed, bytes.len());
        let change = random(&mut seed, 255) as u8 + 1;
        if is_unused(&bytes, at) {
            continue;
        }
        let mut changed = bytes.clone();
        changed[at] ^= change;
        fs::write(room.path(), changed).unwrap();
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(opening::beside(&room.path(), ending));
        }
        let Ok(store) = Store::open(&room.path()) else {
            noticed += 1;
            continue;
        };
        let Ok(loaded) = store.load(&file("a")) else {
            noticed += 1;
            continue;
        };
        let foreign = |one: &&Highlight| !kept.contains(one);
        assert_eq!(loaded.highlights.iter().find(foreign), None, "byte {at}");
        if unsound(&store) == Unsound::default() {
            missed.push(at);
        } else {
            noticed += 1;
        }
    }
    assert!(
        missed.is_empty(),
        "{noticed} of {STORES} noticed, not at {missed:?}"
    );
}

/// Changes a value behind the triggers, as a disk does.
fn damage(room: &Room, sql: &str) {
    let raw = Connection::open(room.path()).unwrap();
    raw.execute_batch("PRAGMA trusted_schema = ON").unwrap();
    super::super::sums::teach(&raw).unwrap();
    let triggers = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema
                    WHERE type = 'trigger'";
    let drop: String = raw.query_row(triggers, [], |row| row.get(0)).unwrap();
    let made = "SELECT group_concat(sql || ';', '') FROM sqlite_schema WHERE type = 'trigger'";
    let make: String = raw.query_row(made, [], |row| row.get(0)).unwrap();
    raw.execute_batch(&format!("{drop}; {sql}; {make}"))
        .unwrap();
}

#[test]
fn a_damaged_row_is_left_out_told_and_stays() {
    let room = Room::new();
    let mut store = room.store();
    let all = [
        noted(0, "the levy"),
        highlight(40, Verdict::Accepted),
        highlight(80, Verdict::Rejected),
    ];
    store.keep(&file("a"), &all).unwrap();
    drop(store);
    damage(
        &room,
        "UPDATE highlight SET note = 'the levi' WHERE note IS NOT NULL;
         UPDATE anchor SET exact = 'Franke' WHERE start = 80",
    );
    let mut store = room.store();
    assert_eq!(store.load(&file("a")).unwrap().highlights, all[1..2]);
    let told = unsound(&store).told("attache.db").unwrap();
    assert_eq!(
        told,
        "attache.db: 2 rows of the places of verdicts and notes, verdicts and notes are damaged, so \
         left out; they stay in the file, copies of earlier days lie beside it."
    );
    // it goes on, and what is decided anew counts
    let again = [noted(0, "the levy!"), highlight(80, Verdict::Rejected)];
    store.keep(&file("a"), &again).unwrap();
    drop(store);
    let mut store = room.store();
    assert_eq!(unsound(&store), Unsound::default());
    let now = store.load(&file("a")).unwrap().highlights;
    let [note, verdict] = again;
    assert_eq!(now, [note, all[1].clone(), verdict]);
    // the damaged words don't come back
    store.undo(&file("a")).unwrap();
    let back = store.load(&file("a")).unwrap().highlights;
    assert_eq!(back, all[1..], "the verdict was sound, its place is mended");
}

#[test]
fn a_damaged_row_is_still_there_after_others_were_kept() {
    let room = Room::new();
    let mut store = room.store();
    store.keep(&file("a"), &[noted(0, "the levy")]).unwrap();
    drop(store);
    damage(&room, "UPDATE highlight SET note = 'the levi'");
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(40, Verdict::Accepted)])
        .unwrap();
    store.undo(&file("a")).unwrap();
    store.move_anchors(&file("b"), &[]).unwrap();
    let there: String = store
        .connection
        .query_row("SELECT note FROM highlight", [], |row| row.get(0))
        .unwrap();
    assert_eq!(there, "the levi");
}

/// Copies of days are what a damaged row is found again in.
#[test]
fn copies_of_days_stay_while_a_row_is_damaged() {
    let room = Room::new();
    let mut store = room.store();
    store.keep(&file("a"), &[noted(0, "the levy")]).unwrap();
    drop(store);
    let day = |day: u8| opening::beside(&room.path(), &format!(".backup-2020-01-0{day}"));
    for number in 1..=4 {
        fs::write(day(number), "older").unwrap();
    }
    damage(&room, "UPDATE highlight SET note = 'the levi'");
    room.store()
        .keep(&file("a"), &[highlight(40, Verdict::Accepted)])
        .unwrap();
    assert!((1..=4).all(|number| day(number).exists()));
}

/// Whatever is written is sound, also what a statement changes on its way.
#[test]
fn all_that_is_kept_is_sound() {
    let room = Room::new();
    let mut store = room.quick();
    fill(&mut store);
    let sound = |store: &Store| assert_eq!(Unsound::default(), unsound(&room.store()), "{store:?}");
    sound(&store);
    // a text that was revised, highlights that moved
    let (old, new) = (anchor(5, "France"), anchor(50, "France"));
    let layer = crate::model::Layer::Entity;
    store
        .move_anchors(&file("c"), &[(old, layer, Some(new))])
        .unwrap();
    sound(&store);
    // what was decided about a line taught a lesson, and is taken back with it
    let line = Highlight {
        kind: HighlightKind::Heading,
        subject: None,
        made_by: MadeBy::Reader,
        level: 1,
        ..highlight(500, Verdict::Accepted)
    };
    store.keep(&file("c"), &[line]).unwrap();
    store.learn_from(&file("c"), &heading()).unwrap();
    sound(&store);
    while store.undo(&file("c")).unwrap().is_some() {
        sound(&store);
    }
    store
        .rename(&[("/nowhere/talks.txt".into(), "/nowhere/b.txt".into())])
        .unwrap();
    store.keep_draft(&named(None, "b"), None).unwrap();
    store
        .learn(&Lesson::Never {
            phrases: vec!["harbour".to_owned(), "fee".to_owned()],
        })
        .unwrap();
    sound(&store);
}

/// A store as it was made before there were sums.
#[test]
fn a_store_without_sums_gets_them_and_keeps_its_decisions() {
    let room = Room::new();
    fs::create_dir_all(room.path().parent().unwrap()).unwrap();
    fs::write(room.path(), "").unwrap();
    let before = STEPS.len() - 2;
    let old = opening::writable(&room.path(), &STEPS[..before]).unwrap();
    old.execute_batch(
        "INSERT INTO article VALUES (1, '/nowhere/talks.txt', 'a', 'Talks');
         INSERT INTO version VALUES (1, 1, 'a');
         INSERT INTO highlight VALUES
            (1, 1, 0, 'stakeholder', 'France', 'state', 'accepted', NULL, 'attache', 0, 1000),
            (2, 1, 1, 'note', NULL, NULL, 'undecided', 'the levy', 'reader', 0, 1000);
         INSERT INTO anchor VALUES (1, 1, 1, 1, 0, 3, 9, 'France', 'said ', ' on Monday'),
            (2, 1, 2, 1, 1, 40, 46, 'France', 'said ', ' on Monday');
         INSERT INTO draft VALUES (1, 3, 9, 'France', 'said ', ' on Monday', 0, 'half a thought');
         INSERT INTO lesson VALUES (1, 'never', NULL, NULL);
         INSERT INTO phrase VALUES (1, 0, 'harbour')",
    )
    .unwrap();
    drop(old);
    let mut store = room.store();
    let kept = [highlight(3, Verdict::Accepted), noted(40, "the levy")];
    assert_eq!(store.load(&file("a")).unwrap().highlights, kept);
    assert_eq!(store.learned().unwrap().len(), 1);
    let draft = store.take_draft(&file("a")).unwrap().unwrap();
    assert_eq!(draft.text, "half a thought");
    assert_eq!(unsound(&store), Unsound::default());
    let backup = opening::beside(&room.path(), &format!(".backup-v{before}"));
    assert!(backup.exists());
    drop(store);
    damage(&room, "UPDATE phrase SET words = 'harbours'");
    let store = room.store();
    let told = unsound(&store).told("a").unwrap();
    assert!(
        told.starts_with("a: one row of what was learned is damaged, so left out; it"),
        "{told}"
    );
    assert_eq!(
        store.learned().unwrap(),
        [],
        "a lesson without words is none"
    );
}

/// No two rows that are nearly the same have the same sum.
#[test]
fn sums_differ() {
    let connection = Connection::open_in_memory().unwrap();
    super::super::sums::teach(&connection).unwrap();
    let values = [
        "NULL",
        "0",
        "1",
        "-1",
        "0.0",
        "''",
        "x''",
        "'a'",
        "x'61'",
        "'a', NULL",
        "'a', ''",
        "'ab'",
        "'a', 'b'",
        "'b', 'a'",
        "'abcdefgh'",
        "'abcdefgi'",
        "'abcdefgh' || char(0)",
        "'', 'abcdefgh'",
    ];
    let mut seen = HashMap::new();
    for value in values {
        let sum: i64 = connection
            .query_row(&format!("SELECT row_sum({value})"), [], |row| row.get(0))
            .unwrap();
        assert_eq!(seen.insert(sum, value), None, "{value}");
    }
}
