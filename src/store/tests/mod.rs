//! Tests of the store that look behind its interface.

mod damage;
mod guard;
mod headings;
mod history;
mod readings;
mod revising;
mod sums;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{Identity, Store};
use crate::model::{
    Anchor, Draft, EntityType, Highlight, HighlightKind, Lesson, MadeBy, Span, Subject, Verdict,
};

/// A folder for one store.
struct Room {
    folder: TempDir,
}

impl Room {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("data").join("attache.db")
    }

    fn store(&self) -> Store {
        Store::open(&self.path()).unwrap()
    }

    /// A store that doesn't wait for the disk.
    fn quick(&self) -> Store {
        let store = self.store();
        let quick = store.connection.pragma_update(None, "synchronous", "OFF");
        quick.unwrap();
        store
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path()).unwrap()
    }
}

fn named(path: Option<&str>, content: &str) -> Identity {
    Identity {
        path: path.map(str::to_owned),
        content: content.to_owned(),
        title: "Talks".to_owned(),
    }
}

/// A file with this content.
fn file(content: &str) -> Identity {
    named(Some("/nowhere/talks.txt"), content)
}

fn anchor(start: u32, exact: &str) -> Anchor {
    Anchor {
        span: Span::new(start, start + exact.len() as u32),
        exact: exact.to_owned(),
        prefix: "said ".to_owned(),
        suffix: " on Monday".to_owned(),
    }
}

fn highlight(start: u32, verdict: Verdict) -> Highlight {
    let anchor = anchor(start, "France");
    Highlight {
        span: Some(anchor.span),
        anchor,
        kind: HighlightKind::Stakeholder,
        subject: Some(Subject {
            label: "France".to_owned(),
            class: EntityType::State,
        }),
        verdict,
        note: None,
        made_by: MadeBy::Attache,
        level: 0,
        at: 1_000,
    }
}

fn noted(start: u32, note: &str) -> Highlight {
    Highlight {
        kind: HighlightKind::Note,
        subject: None,
        note: Some(note.to_owned()),
        made_by: MadeBy::Reader,
        ..highlight(start, Verdict::Undecided)
    }
}

fn orphaned(highlight: &Highlight) -> Highlight {
    Highlight {
        span: None,
        ..highlight.clone()
    }
}

/// The same highlight on the same words elsewhere.
fn at(highlight: &Highlight, start: u32) -> Highlight {
    let anchor = anchor(start, "France");
    Highlight {
        span: Some(anchor.span),
        anchor,
        ..highlight.clone()
    }
}

#[test]
fn what_is_kept_is_there_again() {
    let room = Room::new();
    let all = vec![
        highlight(5, Verdict::Accepted),
        noted(5, "two\nlines"),
        Highlight {
            made_by: MadeBy::Reader,
            ..highlight(40, Verdict::Undecided)
        },
    ];
    room.store().keep(&file("a"), &all).unwrap();
    let stored = room.store().load(&file("a")).unwrap();
    assert_eq!(stored.highlights, all);
    assert!(stored.same_text);
    let other = room.store().load(&named(Some("/other"), "b")).unwrap();
    assert!(other.highlights.is_empty() && other.same_text);
}

#[test]
fn loading_writes_nothing() {
    let room = Room::new();
    let (store, other) = (room.store(), room.store());
    let before = other.changes();
    store.load(&file("a")).unwrap();
    assert_eq!(other.changes(), before);
}

#[test]
fn a_write_of_another_connection_is_noticed() {
    let room = Room::new();
    let (mut one, two) = (room.store(), room.store());
    let (own, others) = (one.changes(), two.changes());
    one.keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    assert_eq!(one.changes(), own);
    assert_ne!(two.changes(), others);
}

#[test]
fn a_void_highlight_is_no_longer_kept() {
    let room = Room::new();
    let mut store = room.store();
    let decided = highlight(5, Verdict::Accepted);
    store
        .keep(&file("a"), std::slice::from_ref(&decided))
        .unwrap();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Undecided)])
        .unwrap();
    assert!(store.load(&file("a")).unwrap().highlights.is_empty());
    let undone = store.undo(&file("a")).unwrap().unwrap();
    assert_eq!(undone.highlights, [decided]);
}

#[test]
fn a_moved_file_takes_its_decisions_along_and_a_copy_does_not() {
    let room = Room::new();
    let mut store = room.store();
    let [old, new] = ["old.txt", "new.txt"].map(|name| room.folder.path().join(name));
    fs::write(&old, "text").unwrap();
    fs::write(&new, "text").unwrap();
    let decided = [highlight(5, Verdict::Accepted)];
    let old_name = named(old.to_str(), "a");
    let new_name = named(new.to_str(), "a");
    store.keep(&old_name, &decided).unwrap();
    assert!(store.load(&new_name).unwrap().highlights.is_empty());

    fs::remove_file(&old).unwrap();
    assert_eq!(store.load(&new_name).unwrap().highlights, decided);
    let revised = named(new.to_str(), "b");
    assert!(store.load(&revised).unwrap().highlights.is_empty());
    // The first write under the new path settles it.
    store.remember_place(&new_name, &anchor(0, "x")).unwrap();
    assert_eq!(store.load(&revised).unwrap().highlights.len(), 1);
    fs::write(&old, "text").unwrap();
    assert!(store.load(&old_name).unwrap().highlights.is_empty());
}

#[test]
fn standard_input_is_known_by_its_content_alone() {
    let room = Room::new();
    let mut store = room.store();
    let decided = [highlight(5, Verdict::Accepted)];
    store.keep(&named(None, "a"), &decided).unwrap();
    assert_eq!(store.load(&named(None, "a")).unwrap().highlights, decided);
    for other in [named(None, "b"), file("a")] {
        assert!(store.load(&other).unwrap().highlights.is_empty());
    }
}

#[test]
fn place_marks_and_draft_are_kept_and_replaced() {
    let room = Room::new();
    let mut store = room.store();
    let id = file("a");
    let draft = Draft {
        anchor: anchor(9, "half"),
        on_sentence: true,
        text: "not yet".to_owned(),
    };
    for start in [3, 7] {
        store.remember_place(&id, &anchor(start, "here")).unwrap();
        store.set_mark(&id, 'b', &anchor(start, "mark")).unwrap();
        store
            .set_mark(&id, 'é', &anchor(start + 1, "mark"))
            .unwrap();
        store.keep_draft(&id, Some(&draft)).unwrap();
    }
    let stored = room.store().load(&id).unwrap();
    assert_eq!(stored.place, Some(anchor(7, "here")));
    assert_eq!(room.store().take_draft(&id).unwrap(), None, "it is typed");
    let marks = [('b', anchor(7, "mark")), ('é', anchor(8, "mark"))];
    assert_eq!(stored.marks, marks);
    assert_eq!(store.take_draft(&id).unwrap(), Some(draft));
    store.keep_draft(&id, None).unwrap();
    assert_eq!(store.take_draft(&id).unwrap(), None);
}

#[test]
fn readers_of_one_article_have_unfinished_notes_of_their_own() {
    let room = Room::new();
    let id = file("a");
    let draft = |text: &str| Draft {
        anchor: anchor(9, "half"),
        on_sentence: true,
        text: text.to_owned(),
    };
    let (mut one, mut other) = (room.store(), room.store());
    one.keep_draft(&id, Some(&draft("of one"))).unwrap();
    assert_eq!(other.take_draft(&id).unwrap(), None);
    other.keep_draft(&id, None).unwrap();
    other.keep_draft(&id, Some(&draft("of the other"))).unwrap();
    assert_eq!(one.take_draft(&id).unwrap(), Some(draft("of one")));
    // whoever comes when one is gone has that one alone; the other one later, behind it
    drop(one);
    let mut next = room.store();
    assert_eq!(next.take_draft(&id).unwrap(), Some(draft("of one")));
    drop(other);
    let both = draft("of the other\n\nof one");
    assert_eq!(next.take_draft(&id).unwrap(), Some(both.clone()));
    assert_eq!(room.store().take_draft(&id).unwrap(), None);
    drop(next);
    assert_eq!(room.store().take_draft(&id).unwrap(), Some(both));
    let left = std::fs::read_dir(room.path().parent().unwrap()).unwrap();
    let names = left.map(|file| file.unwrap().file_name().into_string().unwrap());
    let locks: Vec<String> = names.filter(|name| name.contains("reader")).collect();
    assert!(locks.is_empty(), "{locks:?}");
}

#[test]
fn lessons_are_learned_once_in_order_and_can_be_revoked() {
    let room = Room::new();
    let mut store = room.store();
    let always = Lesson::Always {
        subject: Subject {
            label: "Élysée".to_owned(),
            class: EntityType::Organisation,
        },
        phrases: vec!["the palace".to_owned(), "Elysee".to_owned()],
    };
    let never = Lesson::Never {
        phrases: vec!["the palace".to_owned()],
    };
    let first = store.learn(&always).unwrap();
    let second = store.learn(&never).unwrap();
    let again = store.learn(&always).unwrap();
    assert!(again.id > second.id && second.id > first.id);
    assert_eq!(
        room.store().learned().unwrap(),
        std::slice::from_ref(&again),
        "the newest counts, what it contradicts goes"
    );
    let other = store.learn(&never).unwrap();
    let learned = store.learned().unwrap();
    let left: Vec<&[String]> = learned.iter().map(|one| one.lesson.phrases()).collect();
    assert_eq!(left, [["Elysee"], ["the palace"]]);
    store.forget(other.id).unwrap();
    store.forget(other.id).unwrap();
    assert_eq!(store.learned().unwrap().len(), 1);
    assert!(store.learn(&never).unwrap().id > other.id);
}

#[test]
fn what_is_asked_by_article_is_looked_up_in_an_index() {
    let room = Room::new();
    let store = room.store();
    for sql in [
        "SELECT id, content FROM article WHERE path = ?1",
        "SELECT id FROM article WHERE content = ?1 AND path IS NULL",
        "SELECT article FROM version WHERE content = ?1",
        "SELECT id FROM version WHERE article = ?1 AND content = ?1",
        "SELECT id FROM highlight WHERE article = ?1",
        "SELECT highlight FROM anchor WHERE article = ?1 AND layer = ?1 AND start = ?1",
        "SELECT id FROM anchor WHERE highlight = ?1 AND version = ?1",
        "SELECT max(id) FROM step WHERE article = ?1",
        "SELECT step FROM change WHERE highlight = ?1",
        "SELECT id FROM heading_lesson WHERE highlight = ?1",
    ] {
        let plan: String = store
            .connection
            .query_row(&format!("EXPLAIN QUERY PLAN {sql}"), ["1"], |row| {
                row.get(3)
            })
            .unwrap();
        assert!(plan.starts_with("SEARCH"), "{sql}: {plan}");
    }
}
