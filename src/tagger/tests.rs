//! Tests of the tagger as a whole: on sentences of our own, on odd texts, in slices.

use proptest::prelude::*;

use super::training::article;
use super::*;
use crate::model::NameClass::{self, Location, Organisation, Other, Person};

/// Sentences with their names: `[P Ida Marsh]` person, `O` organisation, `L` location, `M` other.
const SENTENCES: &str = include_str!("sentences.txt");

/// A sentence without its marks, and what they mark.
fn unmarked(line: &str) -> (String, Vec<Name>) {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('[') {
        text.push_str(before);
        let (inside, behind) = marked.split_once(']').unwrap();
        let (class, name) = inside.split_once(' ').unwrap();
        let start = text.len() as u32;
        text.push_str(name);
        names.push(Name {
            span: Span::new(start, text.len() as u32),
            class: match class {
                "P" => Person,
                "O" => Organisation,
                "L" => Location,
                _ => Other,
            },
        });
        rest = behind;
    }
    text.push_str(rest);
    (text, names)
}

/// The fixture counts as one text of one sentence each, so that no sentence helps another.
fn figures() -> (f64, Vec<String>) {
    let (mut right, mut all, mut slips) = (0, 0, Vec::new());
    for line in SENTENCES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (text, wanted) = unmarked(line);
        let found = names(&article(&text));
        all += wanted.len() + found.len();
        right += 2 * found.iter().filter(|name| wanted.contains(name)).count();
        for name in found.iter().filter(|name| !wanted.contains(name)) {
            slips.push(format!(
                "{:?} {} in: {line}",
                name.class,
                name.span.of(&text)
            ));
        }
        for name in wanted.iter().filter(|name| !found.contains(name)) {
            slips.push(format!(
                "missed {:?} {} in: {line}",
                name.class,
                name.span.of(&text)
            ));
        }
    }
    (
        100.0 * f64::from(right as u32) / f64::from(all as u32),
        slips,
    )
}

#[test]
fn the_fixture_reaches_its_floor() {
    let (f1, slips) = figures();
    assert!(f1 >= 94.0, "F1 is {f1:.1}\n{}", slips.join("\n"));
}

#[test]
fn there_are_enough_sentences() {
    let count = SENTENCES
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .count();
    assert!(count >= 60, "{count}");
}

fn tagged(article: &Article, slices: &[Range<usize>]) -> Vec<Name> {
    let mut tagger = Tagger::default();
    let mut found = Found::default();
    for slice in slices {
        tagger.read(article, slice.clone());
    }
    for slice in slices {
        tagger.tag(article, slice.clone(), &mut found);
    }
    settle(&article.text, found)
}

#[test]
fn slices_in_any_order_give_the_same_names() {
    let text: String = SENTENCES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| unmarked(line).0 + "\n")
        .collect();
    let article = article(&text);
    let whole = names(&article);
    assert!(whole.len() > 60);
    assert_eq!(tagged(&article, &[40..usize::MAX, 3..40, 0..3]), whole);
}

#[test]
fn the_document_speaks_for_its_forms() {
    let text =
        "Judge Ilva Torsen heard the case.\nTorsen asked for more time.\nThey met Torsen in Lima.";
    let article = article(text);
    let torsen: Vec<NameClass> = names(&article)
        .into_iter()
        .filter(|name| name.span.of(text).ends_with("Torsen"))
        .map(|name| name.class)
        .collect();
    assert_eq!(torsen, [Person; 3]);
}

#[test]
fn a_decision_can_be_told() {
    let text = "The talks were held in Nairobi on Monday.";
    let article = article(text);
    let found = names(&article);
    let nairobi = found
        .iter()
        .find(|name| name.span.of(text) == "Nairobi")
        .unwrap();
    let clues = why(&article, nairobi);
    assert!((1..=3).contains(&clues.len()));
    assert!(
        clues
            .windows(2)
            .all(|pair| pair[0].weight >= pair[1].weight)
    );
    assert!(clues.iter().all(|clue| clue.weight > 0));
}

#[test]
fn weights_that_know_nothing_find_nothing() {
    let article = article("Ida Marsh met Goran Petrov in Turin.");
    let mut found = Found::default();
    Tagger::new(Weights::new(&[])).tag(&article, 0..1, &mut found);
    assert_eq!(found.names, []);
}

/// Sorted, apart, on boundaries, each inside one block.
fn check(article: &Article) {
    let found = names(article);
    for name in &found {
        assert!(!name.span.of(&article.text).trim().is_empty());
        let block = &article.blocks[article.block_at(name.span.start)];
        assert!(block.span.start <= name.span.start && name.span.end <= block.span.end);
    }
    for pair in found.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
}

#[test]
fn hostile_texts_are_survived() {
    for text in [
        "A".repeat(300_000),
        "Aé".repeat(100_000),
        "CAPITAL ".repeat(20_000),
        "Chad-Sudan-".repeat(20_000),
        "the Man of Oz went on ".repeat(10_000),
        "U.S.".repeat(50_000),
        "’s'".repeat(50_000),
        "A-".repeat(50_000),
    ] {
        check(&article(&text));
    }
}

proptest! {
    #[test]
    fn names_are_sorted_and_in_their_blocks(
        words in proptest::collection::vec(
            prop_oneof![
                "[A-Z][a-zé’'.-]{0,8}", "[a-z]{1,6}", "[A-Z.]{1,6}", "\\PC{1,4}",
                Just("of".to_owned()), Just("al-".to_owned()), Just("\n".to_owned()),
                Just("Mr. ".to_owned()), Just("’s".to_owned()), Just("United Nations".to_owned()),
            ],
            0..60,
        ),
        glue in prop_oneof![Just(" "), Just(""), Just("-")],
    ) {
        check(&article(&words.join(glue)));
    }
}
