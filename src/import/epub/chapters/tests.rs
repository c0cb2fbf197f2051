//! Tests: chapters: the sections of a book are those of its navigation, under the names that it gives.

use std::collections::HashMap;

use super::super::package::Chapter;
use super::name;
use crate::import::passage::Passage;
use crate::model::BlockKind;

fn named(passages: Vec<Passage>, chapters: &[(&str, usize)]) -> Vec<(BlockKind, String)> {
    let mut passages = passages;
    let mut places = HashMap::new();
    let mut all = Vec::new();
    for (said, at) in chapters {
        places.insert(("p".to_owned(), at.to_string()), *at);
        all.push(Chapter {
            name: (*said).to_owned(),
            page: "p".to_owned(),
            place: at.to_string(),
            depth: 1,
        });
    }
    name(&mut passages, &all, &places);
    passages
        .iter()
        .map(|passage| (passage.kind, passage.text()))
        .collect()
}

#[test]
fn sections_are_named_as_the_navigation_names_them() {
    let text = || Passage::new(BlockKind::Paragraph, "Words.");
    let passages = vec![
        Passage::heading(2, "Who pays"),
        text(),
        Passage::heading(1, "II"),
        text(),
        Passage::new(BlockKind::Paragraph, "THE QUAY"),
        text(),
        text(),
    ];
    let got = named(
        passages,
        &[
            ("Who pays", 0),
            ("II. The board", 2),
            ("The quay", 4),
            ("Costs", 6),
        ],
    );
    let headings: Vec<_> = got
        .iter()
        .filter(|(kind, _)| *kind == BlockKind::Heading)
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(headings, ["Who pays", "II. The board", "THE QUAY", "Costs"]);
    assert_eq!(got.len(), 9);
}

#[test]
fn a_chapter_is_one_section_whatever_its_own_heading_says() {
    let text = || Passage::new(BlockKind::Paragraph, "Words.");
    let mut passages = vec![
        Passage::heading(2, "port-310 What the port holds"),
        text(),
        Passage::heading(1, "Quays"),
        text(),
        Passage::heading(2, "Old quays"),
        text(),
    ];
    let chapter = Chapter {
        name: "Listing of goods".to_owned(),
        page: "p".to_owned(),
        place: String::new(),
        depth: 3,
    };
    let places = HashMap::from([(("p".to_owned(), String::new()), 0)]);
    name(&mut passages, &[chapter], &places);
    let got: Vec<_> = passages
        .iter()
        .map(|passage| (passage.kind, passage.level))
        .collect();
    let (heading, words) = (BlockKind::Heading, (BlockKind::Paragraph, 0));
    assert_eq!(
        got,
        [
            (heading, 3),
            words,
            words,
            (heading, 4),
            words,
            (heading, 5),
            words
        ]
    );
}
