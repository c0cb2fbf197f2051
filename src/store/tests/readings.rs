//! Texts that were read: the newest two of an article, within a size.

use super::{Room, named};
use crate::model::{Article, Block, BlockKind, Section, Span};
use crate::store::{Identity, Store};

const LARGE: u64 = 1 << 20;

/// A heading and a paragraph.
fn article(words: &str) -> Article {
    let text = format!("Levy\n\n{words}");
    let block = |start: u32, end: usize, kind, level| Block {
        span: Span::new(start, end as u32),
        kind,
        level,
        gap: 1,
        ..Block::default()
    };
    let heading = Span::new(0, 4);
    Article {
        blocks: vec![
            block(0, 4, BlockKind::Heading, 2),
            block(6, text.len(), BlockKind::Paragraph, 0),
        ],
        sections: vec![
            Section::default(),
            Section {
                heading: Some(heading),
                level: 2,
                line: 1,
                span: Span::new(0, text.len() as u32),
                words: 0,
            },
        ],
        text: text.into(),
        ..Article::default()
    }
}

fn read(store: &mut Store, path: &str, words: &str, most: u64) -> bool {
    let identity = named(Some(path), words);
    store
        .keep_reading(&identity, &article(words), 1, most)
        .unwrap()
}

fn before(store: &Store, path: &str, words: &str) -> Option<Article> {
    let identity: Identity = named(Some(path), words);
    let reading = store.reading_before(&identity).unwrap()?;
    Some(reading.article)
}

#[test]
fn the_text_before_comes_back_as_it_was() {
    let room = Room::new();
    let mut store = room.quick();
    assert!(!read(&mut store, "/nowhere/a", "One.", LARGE));
    assert!(
        !read(&mut store, "/nowhere/a", "One.", LARGE),
        "it is the same"
    );
    assert!(before(&store, "/nowhere/a", "One.").is_none());
    assert!(read(&mut store, "/nowhere/a", "Two.", LARGE), "it changed");
    assert!(
        !read(&mut store, "/nowhere/a", "Two.", LARGE),
        "that was told"
    );
    let kept = before(&store, "/nowhere/a", "Two.").unwrap();
    let was = article("One.");
    assert_eq!((&kept.text, kept.sections.len()), (&was.text, 2));
    assert_eq!(kept.sections[1].heading, was.sections[1].heading);
    assert_eq!(kept.sections[1].level, 2);
    let shapes = |article: &Article| -> Vec<(Span, BlockKind, u8)> {
        let blocks = article.blocks.iter();
        blocks
            .map(|block| (block.span, block.kind, block.gap))
            .collect()
    };
    assert_eq!(shapes(&kept), shapes(&was));
    assert_eq!(
        store.last_read("/nowhere/a").unwrap().as_deref(),
        Some("Two.")
    );
    assert_eq!(store.last_read("/nowhere/b").unwrap(), None);
}

#[test]
fn two_of_an_article_are_kept() {
    let room = Room::new();
    let mut store = room.quick();
    for words in ["One.", "Two.", "Three."] {
        read(&mut store, "/nowhere/a", words, LARGE);
    }
    let count = |store: &Store| -> i64 {
        let sql = "SELECT count(*) FROM reading";
        store
            .connection
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(count(&store), 2);
    let kept = before(&store, "/nowhere/a", "Three.").unwrap();
    assert!(kept.text.ends_with("Two."));
    // back to the one before: that is the newest now
    assert!(read(&mut store, "/nowhere/a", "Two.", LARGE));
    let kept = before(&store, "/nowhere/a", "Two.").unwrap();
    assert!(kept.text.ends_with("Three."));
}

#[test]
fn the_oldest_articles_go_first_where_there_is_no_room() {
    let room = Room::new();
    let mut store = room.quick();
    let long = "word ".repeat(100);
    for path in ["/nowhere/a", "/nowhere/b", "/nowhere/c", "/nowhere/d"] {
        read(&mut store, path, &format!("{path} {long}"), 1800);
    }
    let is_there = |path: &str| store.last_read(path).unwrap().is_some();
    let there = ["/nowhere/a", "/nowhere/b", "/nowhere/c", "/nowhere/d"].map(is_there);
    assert_eq!(
        there,
        [false, false, false, false],
        "each is too large a share"
    );
    drop(store);
    let mut store = room.quick();
    for path in [
        "/nowhere/a",
        "/nowhere/b",
        "/nowhere/c",
        "/nowhere/d",
        "/nowhere/e",
    ] {
        read(&mut store, path, &format!("{path} {long}"), 2600);
    }
    let is_there = |path: &str| store.last_read(path).unwrap().is_some();
    let there = ["/nowhere/a", "/nowhere/b", "/nowhere/e"].map(is_there);
    assert_eq!(there, [false, true, true]);
    // who wants none kept has none
    read(&mut store, "/nowhere/e", "Other.", 0);
    assert!(store.last_read("/nowhere/e").unwrap().is_none());
}
