//! Trains on a few sentences of our own: small, but the whole way.

use attache::model::NameClass;
use attache::tagger::weights::Weights;
use attache::tagger::{Found, Tagger, settle, training};

use super::corpus::{Text, parse};
use super::learn::Settings;
use super::train;

const SAMPLE: &str = include_str!("sample.jsonl");

fn sample() -> Vec<Text> {
    let mut texts = Vec::new();
    // rare features are not learned, so that each line must be there more than once
    for silver in [false, true, true] {
        texts.extend(SAMPLE.lines().map(|line| parse(line, silver).unwrap()));
    }
    texts
}

#[test]
fn training_repeated_gives_the_same_bytes() {
    let texts = sample();
    let bytes = train(&texts, &Settings::default());
    assert!(bytes.len() > 1000);
    assert_eq!(train(&texts, &Settings::default()), bytes);
}

#[test]
fn what_was_learned_is_used() {
    let bytes = train(&sample(), &Settings::default());
    let article = training::article("The mayor thanked Ida Marsh in Turin.");
    let mut tagger = Tagger::new(Weights::new(&bytes));
    let mut found = Found::default();
    tagger.read(&article, 0..1);
    tagger.tag(&article, 0..1, &mut found);
    let names: Vec<_> = settle(&article.text, found)
        .into_iter()
        .map(|name| (name.span.of(&article.text).to_owned(), name.class))
        .collect();
    let wanted = [
        ("Ida Marsh".to_owned(), NameClass::Person),
        ("Turin".to_owned(), NameClass::Location),
    ];
    assert_eq!(names, wanted);
}

#[test]
fn offsets_are_code_points() {
    let line = r#"{"text": "É Öse", "spans": [{"start": 2, "end": 5, "type": "PER"},
                   {"start": 0, "end": 1, "type": "DATE"}, {"start": 4, "end": 9, "type": "LOC"}]}"#;
    let text = parse(line, false).unwrap();
    let shown: Vec<_> = text
        .names
        .iter()
        .map(|name| name.span.of(&text.article.text))
        .collect();
    assert_eq!(shown, ["Öse"]);
}
