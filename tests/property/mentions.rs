//! Mentions are in order and apart, whatever names stand beside and within each other.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use attache::model::Annotations;
use attache::open::{Lexicons, Options, open};
use proptest::prelude::*;

fn found(text: &str) -> Annotations {
    let bytes = text.as_bytes().to_vec();
    let lexicons = Arc::new(Lexicons::default());
    let opened = open(
        bytes,
        Path::new("a.txt"),
        &Options {
            force: true,
            quick: true,
            ..Options::default()
        },
        &lexicons,
    );
    opened.unwrap().annotations
}

/// Each mention begins where the one before has ended, or behind; so a search in them finds all.
fn are_apart(text: &str) {
    let found = found(text);
    for pair in found.mentions.windows(2) {
        assert!(
            pair[0].span.end <= pair[1].span.start,
            "{:?} and {:?} in {text:?}",
            pair[0],
            pair[1]
        );
    }
    for mention in &found.mentions {
        assert!(found.in_span(mention.span).contains(mention), "{text:?}");
    }
}

/// Sentences of offices, bodies, people and what ties them together.
fn sentences() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "commander", "president", "the Minister", "Foreign Minister", "spokesman", "chief of staff", "General",
            "Chairman", "Mr", "Chancellor", "secretary general", "the head", "Prime Minister", "ambassador", "envoy",
        ]),
        4 => prop::sample::select(vec![
            "Armed Forces", "Ukraine", "Security Council", "European Union", "Ministry of Defence", "Kyiv", "the EU",
            "Supreme Court", "Washington", "Office of the President", "House of Commons", "Central Bank", "Union",
            "UN", "State Department", "National Assembly", "Kremlin", "Russian", "Green Party", "Volkswagen Group",
        ]),
        4 => prop::sample::select(vec![
            "Oleksandr Syrskyi", "Syrskyi", "Anna Maria Weber", "Weber", "Jean-Luc Brun", "Kim Jae-won", "Kim",
            "Brumo Tarvik", "Tarvik", "O’Neill", "van der Meer", "Ursula", "de la Cruz", "Al-Masri",
        ]),
        5 => prop::sample::select(vec![
            "of the", "of", "and", "’s", "(", ")", ",", "-", "for", "to", "in", "with the", "that", "/", ":", "as",
        ]),
        2 => prop::sample::select(vec![
            "said", "told", "met", "warned", "sanctions", "ceasefire", "talks", "security guarantees", "grain exports",
        ]),
        1 => prop::sample::select(vec![". ", ".\n\n", "\n", "? "]),
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| format!("The {}.", pieces.join(" ")))
}

#[test]
fn two_names_inside_one_match_leave_it_whole() {
    are_apart(
        "The commander of the Armed Forces of Ukraine Oleksandr Syrskyi said that talks go on.",
    );
}

#[test]
fn mentions_of_real_texts_are_apart() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "assets/briefings",
        "tests/fixtures/gold/docs",
        "tests/fixtures/wire",
    ];
    let paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(paths.len() > 50);
    for path in paths {
        are_apart(&std::fs::read_to_string(path).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn mentions_never_overlap(text in sentences()) {
        are_apart(&text);
    }
}
