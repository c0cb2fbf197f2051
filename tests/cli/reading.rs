//! Both readings: what `inspect` and its kin print with and without `--quick`.

use serde_json::Value;

use crate::world::World;

const TEXT: &str = "Harbour Fees Split the Council\n\n\
    The harbour council met in Marlow on Tuesday to settle a row over mooring fees that has \
    divided fishermen and ferry operators for months.\n\n\
    “We will not pay for a quay that nobody uses,” said Dana Orvik, who leads the boat owners. \
    The mayor, Tessa Holm, warned that without the money the breakwater would fail before winter.\n";

fn read(arguments: &[&str]) -> Value {
    World::with("a.txt", TEXT).run_in_full(arguments).json()
}

/// "kind words" of the mentions.
fn marks(record: &Value) -> Vec<String> {
    let mentions = record["mentions"].as_array().unwrap().iter();
    mentions
        .map(|mention| {
            format!(
                "{} {}",
                mention["kind"].as_str().unwrap(),
                mention["text"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn an_article_is_read_twice_unless_it_is_to_be_quick() {
    let twice = read(&["inspect", "a.txt", "--format", "json"]);
    let once = read(&["inspect", "a.txt", "--format", "json", "--quick"]);
    assert_eq!(
        (&twice["reading"], &once["reading"]),
        (&"full".into(), &"quick".into())
    );
    assert_ne!(marks(&twice), marks(&once));
    for wanted in ["stakeholder fishermen", "issue breakwater"] {
        assert!(
            marks(&twice).iter().any(|mark| mark == wanted),
            "{:?}",
            marks(&twice)
        );
    }
}

#[test]
fn the_same_article_has_the_same_marks_each_time() {
    let record = || read(&["inspect", "a.txt", "--format", "json"])["mentions"].clone();
    assert_eq!(record(), record());
}

#[test]
fn every_mark_of_the_second_reading_belongs_to_an_entity_and_says_why() {
    let record = read(&["inspect", "a.txt", "--format", "json"]);
    let entities = record["entities"].as_array().unwrap();
    for mention in record["mentions"].as_array().unwrap() {
        let entity = entities
            .iter()
            .find(|entity| entity["id"] == mention["entity"])
            .unwrap();
        assert_eq!(entity["kind"], mention["kind"]);
        assert!(!mention["why"].as_str().unwrap().is_empty());
        let confidence = mention["confidence"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&confidence));
    }
}

#[test]
fn what_is_not_in_english_is_read_once() {
    let german = "Der Rat der Stadt hat am Dienstag beschlossen, die Gebühren für den Hafen zu erhöhen. \
                  Die Fischer und die Reeder sind dagegen und wollen vor Gericht ziehen.";
    let world = World::with("a.txt", german);
    let record = world
        .run_in_full(&["inspect", "a.txt", "--format", "json"])
        .json();
    assert_eq!(record["reading"], "quick");
}

#[test]
fn your_own_words_win_over_both_readings() {
    let world = World::with("a.txt", TEXT);
    world.write_config(
        "lexicon.toml",
        "ignore = [\"fishermen\"]\n[[issue]]\nname = \"winter\"\n",
    );
    let record = world
        .run_in_full(&["inspect", "a.txt", "--format", "json"])
        .json();
    let marks = marks(&record);
    assert!(marks.contains(&"issue winter".to_owned()), "{marks:?}");
    assert!(
        !marks.contains(&"stakeholder fishermen".to_owned()),
        "{marks:?}"
    );
}

#[test]
fn neither_reading_marks_code() {
    let code = "let x = compute(a, b, c); ".repeat(6);
    let text =
        format!("# Notes on Kenya\n\nKenya spoke of a truce.\n\n```\n{code}\n```\n\nIt went on.\n");
    let world = World::with("a.md", text);
    let record = world
        .run_in_full(&["inspect", "a.md", "--format", "json"])
        .json();
    assert_eq!(record["reading"], "full");
    let marks = marks(&record);
    assert!(marks.iter().all(|mark| !mark.ends_with(" x")), "{marks:?}");
    assert!(marks.contains(&"stakeholder Kenya".to_owned()), "{marks:?}");
}
