//! `inspect --format json` as it is documented.

use serde_json::{Value, json};

use crate::world::World;

const BRIEFING: &str = "---
title: Grain corridor
date: 2026-03-01
---

The *talks* resumed in Odesa &amp; Geneva — again.

## First round

- Port access
- [Insurance](https://insurers.example/terms)

### Détente

> Nothing was signed.
";

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// Characters `from..to` as a script would cut them.
fn cut(text: &str, from: &Value, to: &Value) -> String {
    let (from, to) = (
        from.as_u64().unwrap() as usize,
        to.as_u64().unwrap() as usize,
    );
    text.chars().skip(from).take(to - from).collect()
}

#[test]
fn all_fields_are_there() {
    let world = World::with("grain.md", BRIEFING);
    let found = world.inspect("grain.md");
    let wanted = [
        "author",
        "entities",
        "language",
        "matrix",
        "mentions",
        "minutes",
        "names",
        "positions",
        "published",
        "publisher",
        "reading",
        "schema",
        "sections",
        "sentences",
        "source",
        "text",
        "title",
        "url",
        "words",
    ];
    let mut names = keys(&found);
    names.sort_unstable();
    assert_eq!(names, wanted);
    assert_eq!(found["schema"], 1);
    assert_eq!(found["title"], json!({"text": "Grain corridor", "line": 2}));
    assert_eq!(found["minutes"], 1);
    let source = &found["source"];
    assert_eq!(source["path"], "grain.md");
    assert_eq!(source["format"], "markdown");
    assert_eq!(source["encoding"], "UTF-8");
    assert_eq!(source["bytes"], BRIEFING.len());
    assert_eq!(source["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(source["undecodable"], 0);
}

#[test]
fn sections_are_contiguous_and_counted_in_code_points() {
    let world = World::with("grain.md", BRIEFING);
    let found = world.inspect("grain.md");
    let text = found["text"].as_str().unwrap();
    let sections = found["sections"].as_array().unwrap();
    let shape: Vec<_> = sections
        .iter()
        .map(|section| {
            (
                section["heading"].as_str(),
                section["level"].as_u64(),
                section["line"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        shape,
        [
            (None, Some(0), Some(1)),
            (Some("First round"), Some(2), Some(8)),
            (Some("Détente"), Some(3), Some(13)),
        ]
    );
    assert_eq!(sections[0]["start"], 0);
    for pair in sections.windows(2) {
        assert_eq!(pair[0]["end"], pair[1]["start"]);
    }
    let last = sections.last().unwrap();
    assert_eq!(last["end"], text.chars().count());
    assert!(cut(text, &last["start"], &last["end"]).starts_with("Détente\n\nNothing was signed."));
    let words: u64 = sections
        .iter()
        .map(|section| section["words"].as_u64().unwrap())
        .sum();
    assert_eq!(found["words"], words);
}

#[test]
fn mentions_point_into_text_and_source() {
    let world = World::with("grain.md", BRIEFING);
    let found = world.inspect("grain.md");
    let text = found["text"].as_str().unwrap();
    for mention in found["mentions"].as_array().unwrap() {
        assert_eq!(
            cut(text, &mention["start"], &mention["end"]),
            mention["text"]
        );
        let source = &mention["source"];
        assert!(!cut(BRIEFING, &source[0], &source[1]).is_empty());
        assert!((0.0..=1.0).contains(&mention["confidence"].as_f64().unwrap()));
    }
}

#[test]
fn the_text_is_what_the_eye_sees() {
    let world = World::with("grain.md", BRIEFING);
    let found = world.inspect("grain.md");
    assert_eq!(
        found["text"],
        "Grain corridor\n\n2026-03-01\n\nThe talks resumed in Odesa & Geneva — again.\n\nFirst round\n\n\
         • Port access\n• Insurance ‹insurers.example›\n\nDétente\n\nNothing was signed."
    );
}

#[test]
fn lists_are_the_arrays_of_inspect() {
    let world = World::with("grain.md", BRIEFING);
    let found = world.inspect("grain.md");
    for (command, name) in [
        ("outline", "sections"),
        ("entities", "entities"),
        ("positions", "positions"),
        ("matrix", "matrix"),
    ] {
        let list = world.run(&[command, "grain.md", "--format", "json"]).json();
        assert_eq!(list, found[name]);
    }
}

#[test]
fn the_checksum_is_of_the_bytes() {
    let world = World::with("a.txt", "abc");
    let wanted = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(world.inspect("a.txt")["source"]["sha256"], wanted);
}
