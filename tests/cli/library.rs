//! The library on the command line: folders, scans, search, timeline, digest, watch.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::world::{Ran, World};

const TALKS: &str = "---\ntitle: Talks open\ndate: 2026-11-02\npublisher: North Wire\n---\n\n\
    Ukraine demands security guarantees. Russia refuses a ceasefire.\n\n\
    ## Sanctions\n\nThe European Union supports sanctions on Russia. Müller, an envoy, left.\n";

const PAUSE: &str = "---\ntitle: A pause\ndate: 2026-11-20\npublisher: Basin Review\n---\n\n\
    Russia offers a ceasefire. Kyiv welcomes the offer.\n";

/// A world with a folder of two briefings, and what is none.
fn world() -> World {
    let world = World::new();
    fs::create_dir_all(world.path("news/.git")).unwrap();
    world.write("news/talks.md", TALKS);
    world.write("news/pause.md", PAUSE);
    world.write("news/.git/config", "sanctions everywhere");
    world.write("news/picture.png", [0_u8; 300]);
    world
}

fn search(world: &World, query: &str) -> Ran {
    world.run(&["search", query, "news", "--limit", "0", "--format", "json"])
}

/// The names of the articles that a query finds.
fn found(world: &World, query: &str) -> BTreeSet<String> {
    let ran = search(world, query);
    let hits: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        ran.code,
        Some(i32::from(hits.is_empty())),
        "{query}: {}",
        ran.error
    );
    let path = |hit: &Value| hit["path"].as_str().unwrap().to_owned();
    hits.iter().map(path).collect()
}

fn names(of: &[&str]) -> BTreeSet<String> {
    of.iter().map(|name| format!("news/{name}.md")).collect()
}

/// New, changed, removed of a report.
fn counts(report: &Value) -> [u64; 3] {
    ["new", "changed", "removed"].map(|name| report[name].as_u64().unwrap())
}

#[test]
fn a_query_finds_words_names_and_dates() {
    let world = world();
    for (query, wanted) in [
        ("", &["talks", "pause"][..]),
        ("sanctions", &["talks"]),
        ("sanction", &["talks"]),
        ("\"sanction\"", &[]),
        ("\"security guarantees\"", &["talks"]),
        ("\"guarantees security\"", &[]),
        ("guar*", &["talks"]),
        ("muller", &["talks"]),
        ("ceasefire -sanctions", &["pause"]),
        ("sanctions OR welcomes", &["talks", "pause"]),
        ("who:Kyiv", &["talks", "pause"]),
        ("who:\"European Union\"", &["talks"]),
        ("who:stakeholder:ukraine", &["talks", "pause"]),
        ("issue:sanctions", &["talks"]),
        ("who:russia says:refuses", &["talks"]),
        ("who:ukraine says:refuses", &[]),
        ("by:\"north wire\"", &["talks"]),
        ("title:pause", &["pause"]),
        ("in:news", &["talks", "pause"]),
        ("in:elsewhere", &[]),
        ("format:markdown", &["talks", "pause"]),
        ("after:2026-11-20", &["pause"]),
        ("before:2026-11-20", &["talks"]),
        ("is:unread", &["talks", "pause"]),
        ("is:starred", &[]),
        ("everywhere", &[]),
    ] {
        assert_eq!(found(&world, query), names(wanted), "{query}");
    }
}

#[test]
fn a_hit_is_a_place_in_the_reading_text() {
    let world = world();
    let hits = search(&world, "müller sanctions").json();
    let hit = &hits[0];
    let text = world.inspect("news/talks.md");
    let chars: Vec<char> = text["text"].as_str().unwrap().chars().collect();
    let at = |name: &str| usize::try_from(hit[name].as_u64().unwrap()).unwrap();
    let words: String = chars[at("start")..at("end")].iter().collect();
    assert_eq!(words, hit["text"].as_str().unwrap());
    assert_eq!(hit["section"], 1);
    assert_eq!(hit["published"], "2026-11-02");
    assert_eq!(hit["publisher"], "North Wire");
    assert_eq!(hit["part"], Value::Null);
    let entities = hit["entities"].as_array().unwrap();
    assert!(
        entities.iter().any(|key| key == "stakeholder:russia"),
        "{entities:?}"
    );
    let lines = world.run(&["search", "ceasefire", "news", "--format", "jsonl"]);
    assert_eq!(lines.out.lines().count(), 2);
    let table = world.run(&["search", "ceasefire", "news/pause.md", "--format", "csv"]);
    assert_eq!(table.out.lines().count(), 2);
}

#[test]
fn a_part_of_a_korean_word_and_a_title_that_is_the_first_words_are_found() {
    let world = World::new();
    fs::create_dir(world.path("news")).unwrap();
    world.write(
        "news/seoul.txt",
        "한국어 표준을 따른다. 소프트웨어는 좋다.\n",
    );
    world.write(
        "news/memo.txt",
        "Agencies must weigh privacy before they buy software, the office said on Monday in a note.\n",
    );
    for query in ["표준", "소프트", "소프트웨어", "\"표준을 따른다\"", "좋"] {
        let path = BTreeSet::from(["news/seoul.txt".to_owned()]);
        assert_eq!(found(&world, query), path, "{query}");
    }
    assert!(found(&world, "표트").is_empty());
    let path = BTreeSet::from(["news/memo.txt".to_owned()]);
    assert_eq!(found(&world, "title:\"agencies must\""), path);
}

#[test]
fn a_name_is_found_by_what_others_call_it_in_any_case() {
    let world = World::new();
    fs::create_dir(world.path("news")).unwrap();
    let text = "Ukraine and NATO met in Lindholm. Ukraine asked NATO for radars.\n";
    world.write("news/a.md", text);
    for query in ["who:kyiv", "who:Kiev", "who:nato", "who:KYIV"] {
        assert_eq!(found(&world, query), names(&["a"]), "{query}");
    }
    let ran = world.run(&["timeline", "kyiv", "news"]);
    assert_eq!(
        ran.out.lines().nth(1),
        Some("no article that names it tells its day")
    );
}

#[test]
fn a_key_finds_what_has_that_key_and_nothing_else() {
    let world = World::new();
    fs::create_dir(world.path("news")).unwrap();
    // in the first two "strike" is a name of another issue than in the last
    for (name, text) in [
        ("a", "An air strike hit Kenya. The strike killed two.\n"),
        (
            "b",
            "France condemned the air strike. The strike was the third.\n",
        ),
        (
            "c",
            "The strike went on in Norway. Workers joined the strike.\n",
        ),
    ] {
        world.write(&format!("news/{name}.md"), text);
    }
    let keys = |name: &str| -> BTreeSet<String> {
        let path = format!("news/{name}.md");
        let record = world.inspect(&path);
        let entities = record["entities"].as_array().unwrap().iter();
        entities
            .map(|entity| entity["key"].as_str().unwrap().to_owned())
            .collect()
    };
    let of: Vec<(&str, BTreeSet<String>)> = ["a", "b", "c"].map(|name| (name, keys(name))).to_vec();
    let all: BTreeSet<&String> = of.iter().flat_map(|(_, keys)| keys).collect();
    assert!(all.contains(&"issue:strike".to_owned()), "{all:?}");
    for key in all {
        let (kind, name) = key.split_once(':').unwrap();
        let field = match kind {
            "stakeholder" => "who",
            "issue" => "issue",
            _ => continue,
        };
        let wanted = of.iter().filter(|(_, keys)| keys.contains(key));
        let wanted: Vec<&str> = wanted.map(|(name, _)| *name).collect();
        assert_eq!(
            found(&world, &format!("{field}:{name}")),
            names(&wanted),
            "{key}"
        );
    }
}

#[test]
fn a_faulty_query_names_column_and_mend() {
    let world = world();
    search(&world, "peace is:unraed").refused(&["query, column 10:", "did you mean unread?"]);
    search(&world, "whp:ukraine").refused(&["did you mean who:?"]);
    let unknown = search(&world, "who:ukrane");
    assert_eq!(unknown.code, Some(1));
    assert!(
        unknown.error.contains("did you mean Ukraine?"),
        "{}",
        unknown.error
    );
    let other = search(&world, "issue:ukraine");
    assert!(
        other.error.contains("did you mean who:Ukraine?"),
        "{}",
        other.error
    );
    search(&world, "format:mardown").refused(&["did you mean markdown?"]);
    assert_eq!(found(&world, "format:md"), names(&["talks", "pause"]));
    let inside = fs::canonicalize(world.path("news")).unwrap();
    let inside = format!("in:{}", inside.display());
    assert_eq!(found(&world, &inside), names(&["talks", "pause"]));
    assert!(found(&world, &format!("{inside}/none")).is_empty());
    world
        .run(&["search", "x", "nowhere"])
        .refused(&["nowhere: no such file"]);
    world
        .run(&["search", "x"])
        .refused(&["attache library add FOLDER"]);
}

#[test]
fn a_scan_tells_what_came_changed_and_went() {
    let world = world();
    let folder = world.path("news").canonicalize().unwrap();
    world.write("news/broken.docx", "PK\u{3}\u{4} no archive");
    let scan = || world.run(&["library", "scan", "--format", "json"]).json();
    world
        .run(&["library", "scan"])
        .refused(&["attache library add FOLDER"]);
    let added = world.run(&["library", "add", "news"]);
    assert_eq!(added.code, Some(0), "{}", added.error);
    let first = scan();
    assert_eq!(counts(&first), [2, 0, 0]);
    assert_eq!(first["articles"], 2);
    assert_eq!(first["folders"][0]["path"], folder.to_str().unwrap());
    assert_eq!(first["failed"].as_array().unwrap().len(), 1, "{first}");
    assert_eq!(counts(&scan()), [0, 0, 0]);
    // touched, renamed, re-wrapped: nothing of it is news
    fs::rename(world.path("news/pause.md"), world.path("news/.git/x")).unwrap();
    fs::rename(world.path("news/.git/x"), world.path("news/moved.md")).unwrap();
    world.write("news/talks.md", TALKS);
    assert_eq!(counts(&scan()), [0, 0, 0]);
    world.write(
        "news/talks.md",
        TALKS.replace("guarantees. Russia", "guarantees.\nRussia"),
    );
    assert_eq!(counts(&scan()), [0, 0, 0]);
    world.write("news/talks.md", TALKS.replace("refuses", "offers"));
    fs::remove_file(world.path("news/moved.md")).unwrap();
    assert_eq!(counts(&scan()), [0, 1, 1]);
    let status = world.run(&["library", "status", "--format", "json"]).json();
    assert_eq!(counts(&status), [0, 1, 1]);
    assert_eq!(status["articles"], 1);
    let hits = world.run(&["search", "offers", "--format", "json"]).json();
    let path = hits[0]["path"].as_str().unwrap();
    assert_eq!(path, folder.join("talks.md").to_str().unwrap());
    assert_eq!(world.run(&["library", "remove", "news"]).code, Some(0));
    world
        .run(&["library", "remove", "news"])
        .refused(&["is not kept"]);
    let empty = world.run(&["library", "list", "--format", "json"]).json();
    assert_eq!(empty["folders"].as_array().unwrap().len(), 0);
}

#[test]
fn an_index_that_is_gone_damaged_or_of_another_version_is_made_again() {
    let world = world();
    let index = world.path("data home/attache/library.db");
    assert_eq!(world.run(&["library", "add", "news"]).code, Some(0));
    let count = || {
        world
            .run(&["search", "ceasefire", "--format", "json"])
            .json()
    };
    assert_eq!(count().as_array().unwrap().len(), 2);
    fs::remove_file(&index).unwrap();
    assert_eq!(count().as_array().unwrap().len(), 2);
    fs::write(
        &index,
        "no database at all, but long enough to be looked at twice",
    )
    .unwrap();
    assert_eq!(count().as_array().unwrap().len(), 2);
    rusqlite::Connection::open(&index)
        .unwrap()
        .execute_batch("PRAGMA user_version = 99; CREATE TABLE future (x)")
        .unwrap();
    assert_eq!(count().as_array().unwrap().len(), 2);
}

#[test]
fn a_timeline_is_a_recount_of_inspect() {
    let world = world();
    let told = world
        .run(&["timeline", "Kyiv", "news", "--format", "json"])
        .json();
    assert_eq!(told["entity"], "stakeholder:ukraine");
    assert_eq!(told["by"], "week");
    let mentions = |name: &str| {
        let inspected = world.inspect(name);
        let entities = inspected["entities"].as_array().unwrap().clone();
        let own = entities
            .iter()
            .find(|one| one["key"] == "stakeholder:ukraine");
        own.unwrap()["mentions"].clone()
    };
    let buckets = told["buckets"].as_array().unwrap();
    assert_eq!(buckets.len(), 2);
    assert_eq!(buckets[0]["from"], "2026-11-02");
    assert_eq!(buckets[0]["mentions"], mentions("news/talks.md"));
    assert_eq!(buckets[1]["from"], "2026-11-16");
    assert_eq!(buckets[1]["mentions"], mentions("news/pause.md"));
    assert_eq!(
        [&told["first"], &told["last"]],
        ["2026-11-02", "2026-11-20"]
    );
    let russia = world
        .run(&["timeline", "Russia", "", "news", "--format", "json"])
        .json();
    let positions = russia["positions"].as_array().unwrap();
    let last = positions.last().unwrap();
    assert_eq!(last["stance"], "offers");
    assert_eq!(last["changed_from"], "refuses", "{positions:?}");
    assert_eq!(positions[0]["changed_from"], Value::Null);
    let some = world.run(&[
        "timeline",
        "Russia",
        "title:pause",
        "news",
        "--format",
        "csv",
    ]);
    assert_eq!(some.out.lines().count(), 2, "{}", some.out);
    let nobody = world.run(&["timeline", "Atlantis", "news"]);
    assert_eq!(nobody.code, Some(1));
}

#[test]
fn a_digest_tells_what_is_new() {
    let world = world();
    let digest = |since: &str| {
        let ran = world.run(&["digest", "--since", since, "news", "--format", "json"]);
        ran.json()
    };
    let all = digest("2026-01-01");
    assert_eq!(all["articles"].as_array().unwrap().len(), 2);
    let late = digest("2026-11-10");
    assert_eq!(late["articles"][0]["title"], "A pause");
    assert_eq!(late["changed"][0]["label"], "Russia");
    assert_eq!(late["changed"][0]["text"], "Russia offers a ceasefire.");
    let page = world.run(&["digest", "news", "--since", "2026-11-10", "--format", "md"]);
    assert!(page.out.contains("## Changed position"), "{}", page.out);
    world
        .run(&["digest", "news", "--since", "soon"])
        .refused(&["soon is no date"]);
}

#[test]
fn a_query_for_days_tells_what_has_none() {
    let world = world();
    world.write("news/a.md", "# Bare\n\nPeru warns of a flood.\n");
    world.write(
        "news/b.md",
        "---\ndate: 2026-11-25\n---\n\nPeru warns of a flood.\n",
    );
    let left_out = |query: &str| {
        let ran = world.run(&["search", query, "news", "--format", "json"]);
        let hits: Value = serde_json::from_str(&ran.out).unwrap();
        let found = hits.as_array().unwrap().len();
        (
            found,
            ran.error.contains("left out for want of a date: 1 article"),
        )
    };
    assert_eq!(left_out("flood after:2026-11-20"), (1, true));
    assert_eq!(left_out("flood before:2026-11-20"), (0, true));
    assert_eq!(left_out("flood"), (2, false));
    // what is of no day is not left out by this
    assert_eq!(left_out("flood -after:2026-11-20"), (1, false));
}

#[test]
fn an_undated_article_is_as_new_as_its_file() {
    let world = world();
    world.write("news/fresh.md", "# Fresh\n\nPeru warns of floods.\n");
    world.write("news/old.md", "# Old\n\nChile warns of floods.\n");
    let written = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
    let old = world.path("news/old.md");
    let file = fs::OpenOptions::new().write(true).open(old).unwrap();
    file.set_modified(written).unwrap();
    let told = world.run(&[
        "digest",
        "--since",
        "2021-01-01",
        "news",
        "--format",
        "json",
    ]);
    let titles = told.json()["articles"].to_string();
    assert!(titles.contains("Fresh"), "{titles}");
    assert!(!titles.contains("\"Old\""), "{titles}");
}

#[test]
fn a_watch_tells_each_match_once() {
    let world = world();
    let watch = |query: &str| world.run(&["watch", query, "--once"]);
    watch("ceasefire").refused(&["library add"]);
    assert_eq!(world.run(&["library", "add", "news"]).code, Some(0));
    let first = watch("ceasefire");
    assert_eq!(
        (first.code, first.out.lines().count()),
        (Some(0), 2),
        "{}",
        first.error
    );
    let line: Value = serde_json::from_str(first.out.lines().next().unwrap()).unwrap();
    assert_eq!(line["query"], "ceasefire");
    let again = watch("ceasefire");
    assert_eq!((again.code, again.out.as_str()), (Some(1), ""));
    // renamed, it is no news
    fs::rename(world.path("news/pause.md"), world.path("news/moved.md")).unwrap();
    assert_eq!(watch("ceasefire").code, Some(1));
    world.write("news/third.md", "# Third\n\nA ceasefire holds.\n");
    assert_eq!(watch("ceasefire").out.lines().count(), 1);
    assert_eq!(watch("sanctions").out.lines().count(), 1);
}

#[test]
fn words_of_scripts_without_blanks_are_found() {
    let world = World::new();
    fs::create_dir(world.path("news")).unwrap();
    world.write(
        "news/a.txt",
        "世界人权宣言\n\n联合国大会通过了世界人权宣言。\n",
    );
    for (query, wanted) in [
        ("人权", &["a"][..]),
        ("权", &["a"]),
        ("人权宣言", &["a"]),
        ("宣世", &[]),
    ] {
        let wanted: BTreeSet<String> = wanted
            .iter()
            .map(|name| format!("news/{name}.txt"))
            .collect();
        assert_eq!(found(&world, query), wanted, "{query}");
    }
}
