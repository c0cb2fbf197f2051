//! `export`, `import` and `lexicon export`: what was decided leaves and comes back.

use attache::model::{EntityType, Lesson, Subject};
use attache::store::Store;
use serde_json::{Value, json};

use crate::validator::faults;
use crate::world::{Ran, World};

const ARTICLE: &str = "Gauge Talks\n\nFrance met Poland & Kenya in spring. Kenya wants sanctions.\n\n\
    Of what the <b>board</b> wants little is known.\n\nThe figures of France, say the members, are late.\n";

const FORMATS: [&str; 5] = ["md", "json", "csv", "html", "w3c"];

/// When all of it was decided.
const AT: &str = "2026-11-24T20:00:00Z";

/// An article nobody has reviewed.
fn untouched() -> World {
    World::with("a.txt", ARTICLE)
}

fn export(world: &World, data: &str, format: &str) -> Ran {
    world.run_beside(data, &["export", "a.txt", "--format", format], "")
}

fn exported(world: &World, data: &str, format: &str) -> String {
    let ran = export(world, data, format);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""), "{format}");
    ran.out
}

/// What an export holds, without ids and times.
fn bare(text: &str) -> Vec<&str> {
    let lines = text.lines();
    let aside = [
        "\"id\": \"urn:uuid",
        "\"id\": \"",
        "\"at\":",
        "\"modified\":",
    ];
    lines
        .filter(|line| {
            !aside
                .iter()
                .any(|start| line.trim_start().starts_with(start))
        })
        .collect()
}

/// Merges `annotations` in and returns what is said about it.
fn import(world: &World, data: &str, annotations: &str) -> String {
    let ran = world.run_beside(data, &["import", "a.txt", annotations], "");
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    ran.out
}

/// Position of these words in the reading text, in code points.
fn place(text: &str, words: &str) -> (usize, usize) {
    let at = text.find(words).unwrap();
    let start = text[..at].chars().count();
    (start, start + words.chars().count())
}

/// One of everything that a reader may decide, as JSON that was written by hand.
fn decisions(world: &World) -> Value {
    let document = world.inspect("a.txt");
    let text = document["text"].as_str().unwrap();
    let one = |kind: &str, label: Value, class: Value, words: &str, verdict: &str| {
        let (start, end) = place(text, words);
        json!({"kind": kind, "label": label, "type": class, "text": words, "start": start,
            "end": end, "verdict": verdict, "note": null, "made_by": "attache", "at": AT})
    };
    let accepted = one(
        "stakeholder",
        "France".into(),
        "state".into(),
        "France",
        "accepted",
    );
    let mut rejected = one(
        "stakeholder",
        "Poland".into(),
        "state".into(),
        "Poland",
        "rejected",
    );
    rejected["note"] = "=1+1 \"no\",\n\n- <i>not</i> Poland".into();
    let relabelled = one(
        "stakeholder",
        "East Africa".into(),
        "group".into(),
        "Kenya",
        "accepted",
    );
    let mut noted = one(
        "issue",
        "sanctions".into(),
        "issue".into(),
        "sanctions",
        "undecided",
    );
    noted["note"] = "since when?".into();
    let mut own = one(
        "issue",
        "gauges".into(),
        "issue".into(),
        "figures",
        "undecided",
    );
    own["made_by"] = "reader".into();
    let sentence = "The figures of France, say the members, are late.";
    let mut mere = one("note", Value::Null, Value::Null, sentence, "undecided");
    mere["made_by"] = "reader".into();
    mere["note"] = "1. How late?".into();
    let line = "Of what the <b>board</b> wants little is known.";
    let (start, end) = place(text, line);
    json!({"schema": 1,
        "highlights": [accepted, rejected, relabelled, noted, own, mere],
        "headings": [{"text": line, "start": start, "end": end, "heading": true, "level": 2, "at": AT}]})
}

/// An article with one of everything decided about it.
fn reviewed() -> World {
    let world = untouched();
    world.write("decisions.json", decisions(&world).to_string());
    let said = import(&world, "data home", "decisions.json");
    let wanted = "7 added, 0 updated, 0 as they were, 0 without a place in the article\n";
    assert_eq!(said, wanted);
    world
}

#[test]
fn what_nobody_reviewed_is_exported_as_undecided() {
    let world = untouched();
    let json: Value = serde_json::from_str(&exported(&world, "data home", "json")).unwrap();
    let highlights = json["highlights"].as_array().unwrap();
    let found = world.inspect("a.txt")["mentions"].as_array().unwrap().len();
    assert!(found > 4);
    assert_eq!(highlights.len(), found);
    for highlight in highlights {
        assert_eq!(highlight["verdict"], "undecided");
        assert_eq!(highlight["at"], Value::Null);
    }
    let csv = exported(&world, "data home", "csv");
    assert_eq!(csv.matches(",undecided,,attache,false,,").count(), found);
    for format in ["md", "html"] {
        let page = exported(&world, "data home", format);
        assert!(page.contains("Nothing decided or noted yet."), "{page}");
        assert!(page.contains("Gauge Talks"));
    }
    assert!(!world.path("data home").exists(), "to look is not to keep");
    // no highlights at all
    world.write("a.txt", "so it is\n");
    for format in FORMATS {
        exported(&world, "data home", format);
    }
}

#[test]
fn every_format_goes_to_a_file_or_to_standard_output() {
    let world = reviewed();
    for format in FORMATS {
        let out = exported(&world, "data home", format);
        let ran = world.run(&["export", "a.txt", "--format", format, "-o", "out"]);
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.error.as_str()),
            (Some(0), "", "")
        );
        let file = std::fs::read_to_string(world.path("out")).unwrap();
        assert_eq!(file, out, "{format}");
        let bad = out
            .chars()
            .find(|c| c.is_control() && !matches!(c, '\n' | '\r'));
        assert_eq!(bad, None, "{format}");
    }
    // what comes through standard input is an article of its own
    let ran = world.run_with(&["import", "-", "decisions.json"], ARTICLE);
    assert!(ran.out.starts_with("7 added, "), "{}{}", ran.out, ran.error);
    for format in FORMATS {
        let ran = world.run_with(&["export", "-", "--format", format], ARTICLE);
        assert_eq!(ran.code, Some(0), "{}", ran.error);
        assert!(ran.out.contains("since when?"), "{format}");
    }
    world
        .run(&["export", "a.txt", "--format", "md", "-o", "no/such/out"])
        .refused(&["no/such/out", "o such file"]);
    world
        .run(&["export", "a.txt"])
        .refused(&["--format", "see attache --help"]);
    for (path, target) in [("a.txt", "./a.txt"), ("./a.txt", "a.txt")] {
        world
            .run(&["export", path, "--format", "md", "-o", target])
            .refused(&["a.txt: is the article itself; name another file"]);
    }
    assert_eq!(
        std::fs::read_to_string(world.path("a.txt")).unwrap(),
        ARTICLE
    );
}

#[test]
fn what_was_decided_is_told_in_every_format() {
    let world = reviewed();
    let text = exported(&world, "data home", "json");
    let json: Value = serde_json::from_str(&text).unwrap();
    let schema = serde_json::from_str(include_str!("../../assets/export.schema.json")).unwrap();
    assert_eq!(faults(&schema, &json), [""; 0]);
    let found = |words: &str, kind: &str| {
        let all = json["highlights"].as_array().unwrap();
        let mut all = all.iter();
        let one = all.find(|one| one["text"] == words && one["kind"] == kind);
        one.unwrap_or_else(|| panic!("{words}")).clone()
    };
    assert_eq!(found("France", "stakeholder")["verdict"], "accepted");
    assert_eq!(found("Poland", "stakeholder")["verdict"], "rejected");
    let kenya = found("Kenya", "stakeholder");
    assert_eq!(kenya["entity"], "east-africa");
    assert_eq!(
        (&kenya["label"], &kenya["type"]),
        (&"East Africa".into(), &"group".into())
    );
    assert_eq!(found("sanctions", "issue")["note"], "since when?");
    assert_eq!(found("figures", "issue")["made_by"], "reader");
    assert_eq!(json["headings"][0]["level"], 2);
    assert_eq!(json["headings"][0]["heading"], true);

    let md = exported(&world, "data home", "md");
    for line in [
        "# Gauge Talks",
        "- Source: a.txt",
        "> Kenya wants sanctions.",
        "*Lead, [line 3](<a.txt#q=sanctions>)*",
        "since when?",
        "### East Africa",
        "| Kenya | East Africa | stakeholder, group | accepted |  | 3 | 2026-11-24 |",
        "| figures | gauges | issue | own | Of what the \\<b\\>board\\</b\\> wants little is known. | 7 | 2026-11-24 |",
    ] {
        assert!(md.lines().any(|known| known == line), "{line}\n{md}");
    }
    // what was rejected is nowhere in it; the note on it is the reader's own
    assert!(
        !md.contains("rejected") && !md.contains("### Poland"),
        "{md}"
    );
    assert!(md.contains("=1+1"), "{md}");
    let csv = exported(&world, "data home", "csv");
    assert!(
        csv.contains(",rejected,\"'=1+1 \"\"no\"\",\n\n- <i>not</i> Poland\",attache,"),
        "{csv}"
    );
    let html = exported(&world, "data home", "html");
    for part in [
        "<mark class=\"stakeholder\">France</mark>",
        "<span class=\"noted\">Poland</span>",
        "<mark class=\"stakeholder\">Kenya</mark>",
        "&lt;b&gt;board&lt;/b&gt;",
        "East Africa</a>",
        "- &lt;i&gt;not&lt;/i&gt; Poland",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    let w3c: Value = serde_json::from_str(&exported(&world, "data home", "w3c")).unwrap();
    for item in w3c["items"].as_array().unwrap() {
        assert!(
            item["id"].is_string() && item["target"]["source"] == "a.txt",
            "{item}"
        );
        assert_eq!(item["type"], "Annotation");
        assert_eq!(item["target"]["selector"][0]["type"], "TextQuoteSelector");
    }
}

#[test]
fn an_export_comes_back_whole_into_an_empty_store() {
    let world = reviewed();
    for format in ["json", "w3c"] {
        let first = exported(&world, "data home", format);
        world.write("out", &first);
        let other = format!("other home {format}");
        let said = import(&world, &other, "out");
        // w3c has no word for a heading
        let added = if format == "json" {
            "7 added, "
        } else {
            "6 added, "
        };
        assert!(said.starts_with(added), "{said}");
        let second = exported(&world, &other, format);
        assert_eq!(bare(&first), bare(&second), "{format}");
        if format == "json" {
            // and all the rest with it
            for format in FORMATS {
                let pair = [&*other, "data home"].map(|data| exported(&world, data, format));
                assert_eq!(bare(&pair[0]), bare(&pair[1]), "{format}");
            }
        }
    }
}

#[test]
fn a_second_import_changes_nothing_and_says_so() {
    let world = reviewed();
    let before = exported(&world, "data home", "json");
    let said = import(&world, "data home", "decisions.json");
    assert_eq!(said, "nothing changed: all 7 are as they were\n");
    for format in ["json", "w3c"] {
        world.write("out", exported(&world, "data home", format));
        let said = import(&world, "data home", "out");
        assert!(said.starts_with("nothing changed: all "), "{said}");
    }
    assert_eq!(exported(&world, "data home", "json"), before);
}

#[test]
fn the_newest_decision_wins() {
    let world = reviewed();
    let mut newer = decisions(&world);
    newer["highlights"][0]["verdict"] = "rejected".into();
    newer["highlights"][0]["at"] = "2026-11-24T21:00:00Z".into();
    newer["highlights"][2]["verdict"] = "rejected".into();
    newer["highlights"][2]["at"] = "2020-01-01T00:00:00Z".into();
    world.write("newer.json", newer.to_string());
    let said = import(&world, "data home", "newer.json");
    assert!(
        said.starts_with("0 added, 1 updated, 6 as they were, 0 without"),
        "{said}"
    );
    let json: Value = serde_json::from_str(&exported(&world, "data home", "json")).unwrap();
    let verdict = |words: &str| {
        let mut all = json["highlights"].as_array().unwrap().iter();
        all.find(|one| one["text"] == words).unwrap()["verdict"].clone()
    };
    assert_eq!(
        (verdict("France"), verdict("Kenya")),
        ("rejected".into(), "accepted".into())
    );
}

#[test]
fn annotations_that_cant_be_read_are_named() {
    let world = untouched();
    std::fs::create_dir(world.path("folder")).unwrap();
    for (name, bytes, what) in [
        (
            "cut.json",
            &b"{\"schema\":1,\"highlights\":[{"[..],
            "line 1 column",
        ),
        ("empty.json", b"", "is no JSON; import reads"),
        ("other.json", b"{\"a\":1}", "neither an export of attache"),
        (
            "newer.json",
            b"{\"schema\":9,\"highlights\":[]}",
            "update attache",
        ),
        ("bytes.json", b"\xff\x00\x01", "is no JSON; import reads"),
        ("a.csv", b"id,kind,entity\r\n", "is no JSON; import reads"),
        (
            "words.json",
            b"{\"schema\":1,\"highlights\":[{\"kind\":\"\\u001b[31m\"}]}",
            "line 1 column",
        ),
    ] {
        world.write(name, bytes);
        world
            .run(&["import", "a.txt", name])
            .refused(&[&format!("attache: {name}: "), what]);
    }
    for (path, annotations, parts) in [
        ("a.txt", "none.json", ["none.json", "no such file"]),
        ("a.txt", "folder", ["folder", "is a folder"]),
        ("none.txt", "cut.json", ["none.txt", "no such file"]),
    ] {
        world.run(&["import", path, annotations]).refused(&parts);
    }
    assert!(!world.path("data home").exists(), "nothing was kept");
}

#[test]
fn annotations_of_a_revised_article_find_their_place() {
    for format in ["w3c", "json"] {
        let world = reviewed();
        world.write("out", exported(&world, "data home", format));
        let revised = ARTICLE.replace("Gauge Talks\n", "Gauge Talks\n\nA new first line.\n");
        world.write("a.txt", revised.replace(" wants sanctions", " wants peace"));
        let said = import(&world, "other home", "out");
        // w3c has no word for a heading
        let added = if format == "json" { 7 } else { 6 };
        let wanted = format!(
            "{added} added, 0 updated, {} as they were, 1 without a place in the article\n",
            said.split(' ').nth(4).unwrap()
        );
        assert_eq!(said, wanted, "{format}");
        let md = exported(&world, "other home", "md");
        assert!(
            md.contains("| Kenya | East Africa | stakeholder, group | accepted |"),
            "{md}"
        );
        assert!(
            md.contains("> sanctions\n\n*no longer in the text*\n\nsince when?\n"),
            "{md}"
        );
    }
}

#[test]
fn what_was_learned_is_a_lexicon() {
    let world = World::with("a.txt", "NGB met Kenya & Apple.\n");
    let ran = world.run(&["lexicon", "export"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "# Nothing was learned in reviews yet.\n");
    assert!(!world.path("data home").exists(), "to look is not to keep");
    let folder = world.path("data home").join("attache");
    std::fs::create_dir_all(&folder).unwrap();
    let mut store = Store::open(&folder.join("attache.db")).unwrap();
    let board = Subject {
        label: "Grain \"Board\"".to_owned(),
        class: EntityType::Organisation,
    };
    for lesson in [
        Lesson::Always {
            subject: board,
            phrases: vec!["NGB".to_owned()],
        },
        Lesson::Never {
            phrases: vec!["Apple".to_owned()],
        },
    ] {
        store.learn(&lesson).unwrap();
    }
    drop(store);
    let learned = world.run(&["entities", "a.txt", "--format", "json"]).json();
    let ran = world.run(&["lexicon", "export"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    // as a lexicon it says the same without the store
    world.write_config("lexicon.toml", &ran.out);
    assert_eq!(world.run(&["config", "check"]).code, Some(0));
    let ran = world.run_beside("other home", &["entities", "a.txt", "--format", "json"], "");
    assert_eq!(ran.json(), learned);
    assert_eq!(learned[0]["label"], "Grain \"Board\"");
    assert_eq!(learned.as_array().unwrap().len(), 2, "without Apple");
}
