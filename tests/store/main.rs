//! The store as several programs use it at once, and as a killed one leaves it behind.
// A helper that fails is a test that fails; the exception in clippy.toml knows test functions only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod helper;
mod killing;
mod together;

use std::path::Path;

use attache::model::{
    Anchor, EntityType, Highlight, HighlightKind, MadeBy, Span, Subject, Verdict,
};
use attache::store::{Identity, Store};

/// The article that all of them decide about.
fn article() -> Identity {
    Identity {
        path: Some("/nowhere/talks.txt".to_owned()),
        content: "a".repeat(64),
        title: "Talks".to_owned(),
    }
}

/// The highlight number `number`, as the reader `who` decides it: with their note.
fn decided(number: u32, who: u32) -> Highlight {
    let span = Span::new(number * 10, number * 10 + 6);
    Highlight {
        span: Some(span),
        anchor: Anchor {
            span,
            exact: "France".to_owned(),
            prefix: format!("{number} times "),
            suffix: " said".to_owned(),
        },
        kind: HighlightKind::Stakeholder,
        subject: Some(Subject {
            label: "France".to_owned(),
            class: EntityType::State,
        }),
        verdict: if number.is_multiple_of(2) {
            Verdict::Accepted
        } else {
            Verdict::Rejected
        },
        note: Some(who.to_string()),
        made_by: MadeBy::Attache,
        level: 0,
        at: i64::from(number),
    }
}

/// All that is kept about the article.
fn kept(path: &Path) -> Vec<Highlight> {
    Store::open(path)
        .unwrap()
        .load(&article())
        .unwrap()
        .highlights
}

/// What SQLite finds wrong with the file.
fn integrity(path: &Path) -> String {
    rusqlite::Connection::open(path)
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap()
}
