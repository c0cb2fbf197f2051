use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::opening;
use super::{Identity, Store, StoreErrorKind};
use crate::model::{
    Anchor, Draft, EntityType, Highlight, HighlightKind, Lesson, MadeBy, Span, Subject, Verdict,
};

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
}

fn named(path: Option<&str>, content: &str) -> Identity {
    Identity {
        path: path.map(str::to_owned),
        content: content.to_owned(),
        title: "Talks".to_owned(),
    }
}

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
fn a_void_highlight_is_no_longer_kept() {
    let room = Room::new();
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Undecided)])
        .unwrap();
    assert!(store.load(&file("a")).unwrap().highlights.is_empty());
    let undone = store.undo(&file("a")).unwrap().unwrap();
    assert_eq!(undone.highlights, [highlight(5, Verdict::Accepted)]);
}
