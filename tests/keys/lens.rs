//! The lens: what it lights, what the keys walk, how it goes.

use std::fmt::Write as _;

use attache::model::Kind;

use super::harness::{Reader, assert_says};

const TALKS: &str = "\
# Fish Talks

Varnland wants a quota. Oster wants none.

Oster asks for a levy.

## Coast

- Varnland asks for a levy
- a quota is asked for

| who | what |
|---|---|
| Oster | quota |
| Varnland | quota |

## Inland

Nobody asks for anything.

### Rivers

Varnland is silent.
";

const LIT: &[(&str, Kind)] = &[
    ("Varnland", Kind::Stakeholder),
    ("Oster", Kind::Stakeholder),
    ("quota", Kind::Issue),
    ("levy", Kind::Issue),
    ("silent", Kind::Issue),
];

fn reader() -> Reader {
    Reader::at("talks.md", TALKS, (100, 40)).lit(LIT)
}

/// The words of all passages that are lit.
fn passages(reader: &Reader) -> Vec<&str> {
    let Some(lens) = &reader.app.lens else {
        return Vec::new();
    };
    let article = reader.app.article();
    let lit = article
        .blocks
        .iter()
        .filter(|block| lens.lights(block.span.start));
    lit.map(|block| block.span.of(&article.text)).collect()
}

fn sections(reader: &Reader) -> Vec<&str> {
    let all = 0..reader.app.article().sections.len();
    let lit = all.filter(|&section| reader.app.section_in_lens(section));
    lit.map(|section| reader.app.document.heading(section))
        .collect()
}

#[test]
fn it_lights_paragraphs_items_and_rows() {
    let mut reader = reader();
    reader.press("sf");
    assert_says(&reader, "Lens on Varnland: 4 passages.");
    let lit = passages(&reader);
    assert_eq!(lit.len(), 4);
    for (passage, words) in lit.iter().zip(["wants a quota", "levy", "quota", "silent"]) {
        assert!(
            passage.contains("Varnland") && passage.contains(words),
            "{passage}"
        );
    }
    assert_eq!(sections(&reader), ["Lead", "Coast", "Rivers"]);
}

#[test]
fn with_an_issue_both_must_be_there() {
    let mut reader = reader();
    reader.press("sfif");
    assert_says(&reader, "Lens on Varnland + quota: 2 passages.");
    assert!(
        passages(&reader)
            .iter()
            .all(|passage| passage.contains("quota"))
    );
    assert_eq!(sections(&reader), ["Lead", "Coast"]);
    reader.press("f");
    assert_says(&reader, "Lens on Varnland: 4 passages.");
    reader.press("ehjf");
    assert_says(&reader, "Lens on Oster: 3 passages.");
    reader.press("f");
    assert_says(&reader, "The lens is off.");
    assert!(reader.app.lens.is_none());
}

#[test]
fn a_pair_that_never_meets_leaves_it_as_it_was() {
    let mut reader = reader();
    reader.press("sfel");
    reader.press("Gf");
    assert_eq!(
        reader.app.lens.as_ref().unwrap().name(),
        "Varnland + silent"
    );
    reader.press("F").press("hjf");
    assert_says(&reader, "Lens on Oster: 3 passages.");
    reader.press("lGf");
    assert_says(&reader, "No passage has both Oster and silent.");
    assert_eq!(reader.app.lens.as_ref().unwrap().name(), "Oster");
}

#[test]
fn keys_walk_only_what_it_is_about() {
    for (script, expected) in [
        ("sf", vec!["Varnland", "Varnland", "Varnland", "Varnland"]),
        ("sfif", vec!["Varnland", "quota", "quota", "Varnland"]),
    ] {
        let mut reader = reader();
        reader.press(script).press("g");
        reader.app.current = None;
        let mut walked = Vec::new();
        for _ in 0..expected.len() {
            reader.press(".");
            walked.push(reader.current().unwrap().to_owned());
        }
        walked.sort();
        let mut expected = expected;
        expected.sort_unstable();
        assert_eq!(walked, expected, "after {script}");
        reader.press(".");
        assert_says(&reader, "No further highlight below.");
    }
    let mut reader = reader();
    reader.press("sfi");
    assert_eq!(reader.current(), Some("quota"));
    reader.press("i");
    assert_eq!(reader.current(), Some("levy"));
    let current = reader.app.current.unwrap();
    let lens = reader.app.lens.as_ref().unwrap();
    assert!(
        lens.lights(current.start),
        "an issue of a passage that is lit"
    );
}

#[test]
fn it_can_be_put_on_from_the_inspector() {
    let mut reader = reader();
    reader.press("ejf");
    assert_says(&reader, "Lens on Oster: 3 passages.");
    reader.press("lf");
    assert_says(&reader, "Lens on Oster + quota: 2 passages.");
    reader.press("3<Enter>");
    assert_eq!(reader.current(), Some("quota"));
    let current = reader.app.current.unwrap();
    assert!(reader.app.lens.as_ref().unwrap().lights(current.start));
}

#[test]
fn without_a_highlight_it_says_so() {
    let mut reader = reader();
    reader.press("f");
    assert_says(&reader, "No current highlight: . goes to the next one.");
    reader.press("F");
    assert_says(
        &reader,
        "No lens is on: f puts it on the current highlight.",
    );
}

#[test]
fn esc_takes_the_lens_off_before_the_search_marks() {
    let mut reader = reader();
    reader.press("/wants<Enter>sfv");
    reader.press("<Esc>");
    assert!(reader.app.selection.is_none() && reader.app.lens.is_some());
    reader.press("<Esc>");
    assert!(reader.app.lens.is_none() && !reader.app.find.hits.is_empty());
    reader.press("<Esc>");
    assert!(reader.app.find.hits.is_empty());
}

#[test]
fn verdicts_change_what_it_lights() {
    let mut reader = reader();
    reader.press("sf").press("x");
    assert_eq!(
        passages(&reader).len(),
        3,
        "a rejected mention lights nothing"
    );
    reader.press("U");
    assert_eq!(passages(&reader).len(), 4);
}

#[test]
fn it_stays_while_highlights_are_found_anew() {
    let mut reader = reader();
    reader.press("sf");
    reader.annotate(true);
    assert_eq!(passages(&reader).len(), 4);
}

#[test]
fn a_folded_section_tells_of_those_below_it() {
    let mut reader = reader();
    reader.press("sfoGkh");
    assert!(!reader.outline().contains(&"Rivers"));
    assert_eq!(sections(&reader), ["Lead", "Coast", "Inland", "Rivers"]);
}

#[test]
fn a_long_paragraph_is_one_passage() {
    // so long that it is cut into several blocks
    let mut text = "Varnland speaks first. ".to_owned();
    for number in 0..20_000 {
        let _ = write!(text, "Word {number} follows. ");
    }
    text.push_str("At last a quota.\n\nThen Oster.\n");
    let mut reader = Reader::at("long.txt", &text, (100, 40)).lit(LIT);
    assert!(reader.app.article().blocks.len() > 2);
    reader.press("sfGif");
    assert_says(&reader, "Lens on Varnland + quota: 1 passage.");
    assert_eq!(
        passages(&reader).len(),
        reader.app.article().blocks.len() - 1
    );
}
