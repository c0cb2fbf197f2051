//! What a decision costs: keeping one beside 10,000 others, and the disk's commit alone.
//!
//! `cargo bench --bench store` prints times; no test asserts them.

use std::hint::black_box;
use std::path::Path;

use attache::model::{
    Anchor, EntityType, Highlight, HighlightKind, MadeBy, Span, Subject, Verdict,
};
use attache::store::{Identity, Store};
use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;

/// Highlights that are there already.
const STORED: u32 = 10_000;

fn article() -> Identity {
    Identity {
        path: Some("/nowhere/talks.txt".to_owned()),
        content: "a".repeat(64),
        title: "Talks".to_owned(),
    }
}

fn highlight(number: u32, at: i64) -> Highlight {
    let span = Span::new(number * 40, number * 40 + 6);
    Highlight {
        span: Some(span),
        anchor: Anchor {
            span,
            exact: "France".to_owned(),
            prefix: "x".repeat(Anchor::CONTEXT),
            suffix: "y".repeat(Anchor::CONTEXT),
        },
        kind: HighlightKind::Stakeholder,
        subject: Some(Subject {
            label: "France".to_owned(),
            class: EntityType::State,
        }),
        verdict: Verdict::Accepted,
        note: None,
        made_by: MadeBy::Attache,
        level: 0,
        at,
    }
}

/// One row in one table, written ahead and synchronised: the least that a commit can cost here.
fn bare(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch("CREATE TABLE t (x INTEGER PRIMARY KEY, y INTEGER)")?;
    connection.execute_batch("INSERT INTO t VALUES (1, 0)")?;
    Ok(connection)
}

fn deciding(c: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("attache.db");
    let (Ok(mut store), Ok(bare)) = (Store::open(&path), bare(&folder.path().join("bare.db")))
    else {
        return;
    };
    let all: Vec<Highlight> = (0..STORED).map(|number| highlight(number, 0)).collect();
    if store.keep(&article(), &all).is_err() {
        return;
    }
    let mut group = c.benchmark_group("store");
    group.bench_function("commit alone", |b| {
        b.iter(|| black_box(bare.execute("UPDATE t SET y = y + 1", []).is_ok()));
    });
    let mut at = 0;
    group.bench_function("keep one of 10,000", |b| {
        b.iter(|| {
            at += 1;
            let one = highlight(at as u32 * 7919 % STORED, at);
            black_box(store.keep(&article(), &[one]).is_ok())
        });
    });
    group.bench_function("undo one of 10,000", |b| {
        b.iter(|| black_box(store.undo(&article()).is_ok()));
    });
    group.bench_function("load 10,000", |b| {
        b.iter(|| black_box(store.load(&article()).is_ok()));
    });
    group.bench_function("open", |b| b.iter(|| black_box(Store::open(&path).is_ok())));
    group.finish();
}

criterion_group!(benches, deciding);
criterion_main!(benches);
