//! `diff`: what changed between two versions, for people and for scripts.

use serde_json::Value;

use crate::validator::faults;
use crate::world::World;

const OLD: &str = "# River talks\n\nUkraine asked for $40 billion on Monday. The European Union \
    offered money, but no troops.\n\n## The answer\n\nRussia rejected the sanctions at once. Norway \
    said nothing at all, as it had before.\n";

const NEW: &str = "# River talks\n\nNorway said nothing at all, as it had before. Ukraine asked for \
    $45 billion on Friday.\n\n## Costs\n\nTurkey offered to pay for a ceasefire.\n\n## The answer\n\n\
    Russia rejected the sanctions at once.\n";

fn world() -> World {
    let world = World::with("old.md", OLD);
    world.write("new.md", NEW);
    world
}

fn json(world: &World, old: &str, new: &str) -> Value {
    let ran = world.run(&["diff", old, new, "--format", "json"]);
    assert_eq!(ran.error, "");
    serde_json::from_str(&ran.out).unwrap()
}

fn words(value: &Value, field: &str) -> Vec<String> {
    let all = value.as_array().unwrap().iter();
    all.map(|one| one[field].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_exit_status_says_whether_anything_changed() {
    let world = world();
    assert_eq!(world.run(&["diff", "old.md", "new.md"]).code, Some(1));
    assert_eq!(world.run(&["diff", "old.md", "old.md"]).code, Some(0));
    // the same words, wrapped and marked up in another way
    world.write(
        "old.txt",
        OLD.replace("# ", "").replace('#', "").replace(". ", ".\n"),
    );
    let same = world.run(&["diff", "old.md", "old.txt"]);
    assert_eq!(
        (same.code, same.out.as_str()),
        (Some(0), "old.txt says what old.md says.\n")
    );
    let ran = world.run(&["diff", "old.md", "gone.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.error.starts_with("attache: gone.md: no such file"),
        "{}",
        ran.error
    );
    assert_eq!(world.run(&["diff", "old.md"]).code, Some(2));
    let piped = world.run_with(&["diff", "-", "old.md"], OLD);
    assert_eq!((piped.code, piped.error.as_str()), (Some(0), ""));
    assert_eq!(world.run(&["diff", "-", "-"]).code, Some(2));
}

#[test]
fn the_document_is_the_contract() {
    let world = world();
    let found = json(&world, "old.md", "new.md");
    let schema = include_str!("../../assets/diff.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(faults(&schema, &found), [""; 0]);
    let (old, new) = (world.inspect("old.md"), world.inspect("new.md"));
    let slice = |record: &Value, span: &Value| -> String {
        let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
        let at = |index: usize| span[index].as_u64().unwrap() as usize;
        text[at(0)..at(1)].iter().collect()
    };
    let changes: Vec<(String, String)> = found["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            let told = if change["new"].is_null() {
                slice(&old, &change["old"])
            } else {
                slice(&new, &change["new"])
            };
            (change["kind"].as_str().unwrap().to_owned(), told)
        })
        .collect();
    let wanted = [
        ("moved", "Norway said nothing at all, as it had before."),
        ("edited", "Ukraine asked for $45 billion on Friday."),
        (
            "deleted",
            "The European Union offered money, but no troops.",
        ),
        ("added", "Costs"),
        ("added", "Turkey offered to pay for a ceasefire."),
    ];
    let wanted = wanted.map(|(kind, words)| (kind.to_owned(), words.to_owned()));
    assert_eq!(changes, wanted);
    assert_eq!(found["changes"][4]["section"], "Costs");
    assert_eq!(found["changes"][0]["section"], Value::Null);
    // put together, the same and the added words are the new sentence
    let row = found["changes"][1]["words"].as_array().unwrap();
    let joined = |gone: &str| -> String {
        let kept = row.iter().filter(|words| words[0] != gone);
        kept.map(|words| words[1].as_str().unwrap()).collect()
    };
    assert_eq!(
        joined("deleted"),
        "Ukraine asked for $45 billion on Friday."
    );
    assert_eq!(joined("added"), "Ukraine asked for $40 billion on Monday.");
    let numbers = &found["numbers"];
    assert_eq!(words(numbers, "old"), ["$40 billion", "Monday"]);
    assert_eq!(words(numbers, "new"), ["$45 billion", "Friday"]);
    assert_eq!(slice(&new, &numbers[0]["sentence"]), wanted[1].1);
    assert_eq!(words(&found["sections"]["came"], "heading"), ["Costs"]);
}

#[test]
fn it_tells_all_that_inspect_of_both_sides_shows() {
    let world = world();
    let found = json(&world, "old.md", "new.md");
    let (old, new) = (world.inspect("old.md"), world.inspect("new.md"));
    for kind in ["stakeholder", "issue"] {
        let keys = |record: &Value| -> Vec<String> {
            let entities = record["entities"].as_array().unwrap().iter();
            let mine = entities.filter(|entity| entity["kind"] == kind);
            mine.map(|entity| entity["key"].as_str().unwrap().to_owned())
                .collect()
        };
        let (before, after) = (keys(&old), keys(&new));
        let told = &found[format!("{kind}s")];
        let sorted = |mut list: Vec<String>| {
            list.sort();
            list
        };
        let only = |one: &[String], other: &[String]| {
            let kept = one.iter().filter(|key| !other.contains(key));
            sorted(kept.cloned().collect())
        };
        assert_eq!(sorted(words(&told["came"], "key")), only(&after, &before));
        assert_eq!(sorted(words(&told["went"], "key")), only(&before, &after));
    }
    let texts = |record: &Value| words(&record["positions"], "text");
    let (before, after) = (texts(&old), texts(&new));
    let came = words(&found["positions"]["came"], "text");
    let news = after.iter().filter(|text| !before.contains(text));
    assert_eq!(came, news.cloned().collect::<Vec<_>>());
}

#[test]
fn another_number_is_no_other_position() {
    let world = World::with(
        "old.md",
        "# Talks\n\nRussia refused the plan that cost 300 million euros.\n\nChina refused the tariff.\n",
    );
    world.write("new.md", "# Talks\n\nRussia refused the plan that cost 450 million euros.\n\nChina offered the tariff.\n");
    let found = json(&world, "old.md", "new.md");
    let changed = found["positions"]["changed"].as_array().unwrap();
    assert_eq!(changed.len(), 1, "{found}");
    assert_eq!(changed[0]["old"]["stance"], "refuses");
    assert_eq!(changed[0]["new"]["stance"], "offers");
    // the words of both are told all the same
    assert_eq!(found["positions"]["came"].as_array().unwrap().len(), 2);
    let ran = world.run(&["diff", "old.md", "new.md"]);
    assert!(!ran.out.contains("Russia refuses"), "{}", ran.out);
}

#[test]
fn people_see_signs_and_nothing_is_cut() {
    let ran = world().run(&["diff", "old.md", "new.md"]);
    // the sentences are wrapped, and what stands above them is as long as it is
    let (_, sentences) = ran.out.split_once("\n\n").unwrap();
    let (_, sentences) = sentences.split_once("\n\n").unwrap();
    assert!(
        sentences.lines().all(|line| line.chars().count() <= 80) && !ran.out.contains('…'),
        "{}",
        ran.out
    );
    for part in [
        "old.md → new.md",
        "+ 2 added · - 1 deleted · ~ 1 edited · > 1 moved",
        "~ $40 billion → $45 billion",
        "~ Ukraine asked for $[-40-]{+45+} billion on [-Monday-]{+Friday+}.",
        "- The European Union offered money, but no troops.",
        "> Norway said nothing at all, as it had before.",
        "(was in The answer)",
    ] {
        assert!(ran.out.contains(part), "{part} is not in\n{}", ran.out);
    }
}

#[test]
fn a_page_holds_both_and_escapes_them() {
    let world = World::with(
        "old.txt",
        "A <b>bold</b> claim stood here at first. Then more.\n",
    );
    world.write(
        "new.txt",
        "A <i>bold</i> claim stood here at first. Then more.\n",
    );
    let ran = world.run(&["diff", "old.txt", "new.txt", "--format", "html"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("<del") && ran.out.contains("<ins"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("<b>bold") && !ran.out.contains("<i>bold"));
}
