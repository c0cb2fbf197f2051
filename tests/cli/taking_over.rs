//! What other tools take: `FollowTheMoney`, documents as JSON lines, watch lists.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::world::World;

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

const BRIEF: &str = "---\ntitle: Talks\ndate: 2026-11-02\n---\n\nUkraine demanded sanctions. \
    The European Union refused, and Ursula von der Leyen warned Russia.\n";

#[test]
fn follow_the_money_gets_the_article_its_actors_and_their_mentions() {
    let world = World::with("a.md", BRIEF);
    let ran = world.run(&["export", "a.md", "--format", "ftm"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    let entities = lines(&ran.out);
    let of = |schema: &str| -> Vec<&Value> {
        entities
            .iter()
            .filter(|entity| entity["schema"] == schema)
            .collect()
    };
    let [article] = of("Article")[..] else {
        panic!("one article: {}", ran.out);
    };
    assert_eq!(article["properties"]["publishedAt"][0], "2026-11-02");
    assert_eq!(article["properties"]["title"][0], "Talks");
    let ids: BTreeSet<&str> = entities
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), entities.len(), "each id once");
    let states = of("PublicBody");
    assert!(
        states
            .iter()
            .any(|state| state["properties"]["name"][0] == "Ukraine")
    );
    assert!(!of("Mention").is_empty() && !of("Note").is_empty());
    for mention in of("Mention") {
        assert_eq!(mention["properties"]["document"][0], article["id"]);
        assert!(ids.contains(mention["properties"]["resolved"][0].as_str().unwrap()));
    }
    // what names a stakeholder does not depend on the article
    world.write("b.md", "Ukraine left.\n");
    let other = lines(&world.run(&["export", "b.md", "--format", "ftm"]).out);
    let ukraine = |all: &[Value]| {
        let found = all
            .iter()
            .find(|one| one["properties"]["name"][0] == "Ukraine");
        found.map(|one| one["id"].clone()).unwrap()
    };
    assert_eq!(ukraine(&other), ukraine(&entities));
}

#[test]
fn a_watch_list_is_a_lexicon() {
    let world = World::with(
        "a.txt",
        "Nobody knows what Quill Holdings wants, or A. Zorn.\n",
    );
    world.write_config("config.toml", "lexicons = [\"watch.ftm.json\"]\n");
    world.write_config(
        "watch.ftm.json",
        "{\"id\":\"q\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Quill Holdings\"]}}\n\
         {\"id\":\"z\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ada Zorn\"],\"alias\":[\"A. Zorn\"]}}\n",
    );
    let found = world.inspect("a.txt");
    let entities = found["entities"].as_array().unwrap();
    let told: Vec<(&str, &str)> = entities
        .iter()
        .map(|one| {
            (
                one["label"].as_str().unwrap(),
                one["type"].as_str().unwrap(),
            )
        })
        .collect();
    assert!(
        told.contains(&("Quill Holdings", "organisation")),
        "{told:?}"
    );
    assert!(told.contains(&("Ada Zorn", "person")), "{told:?}");
}

#[test]
fn documents_come_and_records_go_in_order() {
    let world = World::new();
    let input = "{\"id\":\"b\",\"text\":\"Ukraine met Russia.\",\"published\":\"2026-11-02\"}\n\
                 nonsense\n\
                 {\"id\":\"a\",\"text\":\"Norway left.\",\"title\":\"Left\"}\n";
    let ran = world.run_with(&["inspect", "-", "--documents", "jsonl"], input);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.error
            .starts_with("attache: standard input:2: no document: ")
            && ran.error.ends_with("; passed over\n"),
        "{}",
        ran.error
    );
    let faults = [
        ("[1]", "no document: not a JSON object"),
        ("{\"id\" 7}", "no document: expected `:`, column 7"),
    ];
    for (line, wanted) in faults {
        let ran = world.run_with(&["inspect", "-", "--documents", "jsonl"], line);
        let told = format!("attache: standard input:1: {wanted}; passed over\n");
        assert_eq!(ran.error, told);
    }
    let records = lines(&ran.out);
    let ids: Vec<&Value> = records
        .iter()
        .map(|record| &record["source"]["path"])
        .collect();
    assert_eq!(ids, ["b", "a"]);
    assert_eq!(records[1]["title"]["text"], "Left");
    world.write("documents.jsonl", input);
    let file = world.run(&["inspect", "documents.jsonl", "--documents", "jsonl"]);
    assert_eq!(file.out, ran.out);
}
