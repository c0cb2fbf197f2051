//! What leaves honours the verdicts, by any command; and reviews of several people.

use attache::model::{HeadingLesson, Lesson, Outlet};
use attache::store::Store;
use serde_json::{Value, json};

use crate::world::World;

const ARTICLE: &str = "# Gauge Talks\n\nFrance demands a reform. Poland warns of sanctions. Kenya refuses \
    sanctions.\n\n## What Kenya Wants\n\nKenya wants peace. Poland opposes the sanctions.\n";

/// A verdict on the n-th time that these words stand in the text.
fn on(text: &str, words: &str, nth: usize, verdict: &str) -> Value {
    let at = text.match_indices(words).nth(nth).unwrap().0;
    let start = text[..at].chars().count();
    json!({"kind": "stakeholder", "label": words, "type": "state", "text": words, "start": start,
        "end": start + words.chars().count(), "verdict": verdict, "note": null,
        "made_by": "attache", "at": "2026-11-24T20:00:00Z"})
}

fn file(highlights: &[Value]) -> String {
    json!({"schema": 1, "highlights": highlights}).to_string()
}

/// Poland is rejected, and Kenya is called East Africa in the heading.
fn reviewed() -> World {
    let world = World::with("a.md", ARTICLE);
    let text = world.inspect("a.md")["text"].as_str().unwrap().to_owned();
    let mut changed = on(&text, "Kenya", 1, "accepted");
    changed["label"] = "East Africa".into();
    changed["type"] = "group".into();
    let mut own = on(&text, "Gauge", 0, "accepted");
    own["kind"] = "issue".into();
    own["type"] = "issue".into();
    own["made_by"] = "reader".into();
    let all = [
        on(&text, "Poland", 0, "rejected"),
        on(&text, "Poland", 1, "rejected"),
        on(&text, "France", 0, "accepted"),
        changed,
        own,
    ];
    world.write("mine.json", file(&all));
    let ran = world.run(&["import", "a.md", "mine.json"]);
    assert!(ran.out.starts_with("5 added, "), "{}{}", ran.out, ran.error);
    world
}

#[test]
fn verdicts_count_unless_what_was_found_is_asked_for() {
    let world = reviewed();
    for (command, found, left) in [
        ("entities", "Poland", "East Africa"),
        ("positions", "Poland", "Kenya"),
        ("matrix", "Poland", "Kenya"),
        ("brief", "Poland ", "Kenya"),
    ] {
        let said = |more: &[&str]| {
            let ran = world.run(&[&[command, "a.md"], more].concat());
            assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""), "{command}");
            ran.out
        };
        let raw = said(&["--raw"]);
        assert!(raw.contains(found) && !raw.contains("East Africa"), "{raw}");
        let default = said(&[]);
        assert_eq!(default, said(&["--reviewed"]));
        assert!(default.contains(left), "{default}");
        if command != "brief" {
            assert!(
                !default.contains("opposes") && !default.contains("\nPoland"),
                "{default}"
            );
        }
    }
    let entities = world.run(&["entities", "a.md", "--format", "json"]).json();
    let labels: Vec<&str> = (entities.as_array().unwrap().iter())
        .map(|entity| entity["label"].as_str().unwrap())
        .collect();
    assert!(!labels.contains(&"Poland"), "{labels:?}");
    assert!(
        labels.contains(&"East Africa") && labels.contains(&"Gauge"),
        "{labels:?}"
    );
    let both = world.run(&["entities", "a.md", "--raw", "--reviewed"]);
    both.refused(&["--raw"]);
}

#[test]
fn inspect_tells_what_was_found_unless_it_is_asked_otherwise() {
    let world = reviewed();
    let found = world.inspect("a.md");
    let left = world
        .run(&["inspect", "a.md", "--reviewed", "--format", "json"])
        .json();
    let named = |document: &Value, label: &str| {
        let mut entities = document["entities"].as_array().unwrap().iter();
        entities.find(|one| one["label"] == label).cloned()
    };
    assert!(named(&found, "Poland").is_some() && named(&left, "Poland").is_none());
    let africa = named(&left, "East Africa").unwrap();
    assert_eq!(
        (&africa["type"], &africa["key"]),
        (&json!("group"), &json!("stakeholder:east-africa"))
    );
    let schema = serde_json::from_str(include_str!("../../assets/inspect.schema.json")).unwrap();
    assert_eq!(crate::validator::faults(&schema, &left), [""; 0]);
    let mut mentions = left["mentions"].as_array().unwrap().iter();
    let own = mentions.find(|one| one["text"] == "Gauge").unwrap();
    assert_eq!(own["why"], "you said so of “Gauge”");
}

#[test]
fn several_files_each_say_whose_they_are() {
    let world = reviewed();
    world.write("b.txt", "Chad opposes tariffs.\n");
    for command in ["outline", "entities", "positions", "matrix"] {
        let ran = world.run(&[command, "a.md", "b.txt", "--format", "json"]);
        let both = ran.json();
        assert_eq!(both.as_array().unwrap().len(), 2, "{command}");
        assert_eq!(both[1]["path"], "b.txt");
        let name = if command == "outline" {
            "sections"
        } else {
            command
        };
        assert!(both[1][name].is_array(), "{both}");
        let table = world
            .run(&[command, "a.md", "b.txt", "--format", "csv"])
            .out;
        assert!(table.starts_with("path,"), "{table}");
        assert!(table.contains("\r\nb.txt,"), "{table}");
        let text = world.run(&[command, "a.md", "none.txt", "b.txt"]);
        assert_eq!((text.code, text.error.lines().count()), (Some(2), 1));
        assert!(
            text.out.starts_with("a.md\n") && text.out.contains("\n\nb.txt\n"),
            "{}",
            text.out
        );
    }
    let table = world.run(&["positions", "a.md", "--format", "csv"]).out;
    let head = "holder,cue,stance,start,end,text,holder_label,holder_mentions,section_heading\r\n";
    assert!(table.starts_with(head), "{table}");
    assert!(
        table.contains(",Kenya wants peace.,Kenya,2,What Kenya Wants\r\n"),
        "{table}"
    );
    let table = world.run(&["matrix", "a.md", "--format", "csv"]).out;
    let head = "stakeholder,issue,strength,sentences,stakeholder_label,issue_label,count\r\n";
    assert!(table.starts_with(head), "{table}");
    assert!(table.contains(",Kenya,sanctions,1\r\n"), "{table}");
}

#[test]
fn a_brief_may_be_pasted_and_parsed() {
    let world = reviewed();
    let md = world.run(&["brief", "a.md", "--format", "md"]).out;
    assert!(md.starts_with("# Gauge Talks\n"), "{md}");
    assert!(md.contains("\n- **Kenya** "), "{md}");
    let json = world.run(&["brief", "a.md", "--format", "json"]).json();
    assert_eq!(json["title"], "Gauge Talks");
    let text = world.inspect("a.md")["text"].as_str().unwrap().to_owned();
    let points: Vec<char> = text.chars().collect();
    for key in json["stakeholders"].as_array().unwrap() {
        let sentence = &key["sentence"];
        let at = |name: &str| sentence[name].as_u64().unwrap() as usize;
        let words: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(sentence["text"], words);
    }
}

#[test]
fn what_is_no_terminal_gets_all_of_it() {
    let long = "Norway, whose ministers have said for many years and in every one of their budgets that \
        nothing of the kind would ever be considered, opposes sanctions on the small boats.\n";
    let world = World::with("a.md", long);
    for command in ["positions", "brief"] {
        let out = world.run(&[command, "a.md"]).out;
        assert!(!out.contains('…'), "{out}");
        let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(long.trim()), "{flat}");
    }
}

#[test]
fn reviews_of_several_people_are_told_apart() {
    let world = World::with("a.md", ARTICLE);
    let text = world.inspect("a.md")["text"].as_str().unwrap().to_owned();
    let places = [("Poland", 0), ("Poland", 1), ("France", 0), ("Kenya", 0)];
    for (name, verdicts) in [("anna", "xxaa"), ("ben", "xaaa")] {
        let all: Vec<Value> = (places.iter().zip(verdicts.chars()))
            .map(|((words, nth), verdict)| {
                let verdict = if verdict == 'a' {
                    "accepted"
                } else {
                    "rejected"
                };
                on(&text, words, *nth, verdict)
            })
            .collect();
        world.write(&format!("{name}.json"), file(&all));
    }
    let import = |data: &str, arguments: &[&str]| {
        let ran = world.run_beside(data, &[&["import", "a.md"], arguments].concat(), "");
        assert_eq!(
            (ran.code, ran.error.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    };
    let both = ["anna.json", "ben.json", "--by", "anna", "--by", "ben"];
    let turned = ["ben.json", "anna.json", "--by", "ben", "--by", "anna"];
    import("one", &both);
    import("two", &turned);
    import("three", &["ben.json", "--by", "ben"]);
    import("three", &["anna.json", "--by=anna"]);
    for format in ["json", "csv", "md", "html", "w3c"] {
        let said = ["one", "two", "three"].map(|data| {
            let ran = world.run_beside(data, &["export", "a.md", "--format", format], "");
            assert_eq!(ran.error, "");
            ran.out
        });
        assert!(said.iter().all(|one| *one == said[0]), "{format}");
    }
    let csv = world
        .run_beside("one", &["export", "a.md", "--format", "csv"], "")
        .out;
    assert!(csv.lines().next().unwrap().ends_with(",anna,ben"), "{csv}");
    assert!(csv.contains(",Poland,rejected,accepted\r\n"), "{csv}");
    let json = world
        .run_beside("one", &["export", "a.md", "--format", "json"], "")
        .json();
    let schema = serde_json::from_str(include_str!("../../assets/export.schema.json")).unwrap();
    assert_eq!(crate::validator::faults(&schema, &json), [""; 0]);
    let agreed = world
        .run_beside("one", &["agreement", "a.md", "--format", "json"], "")
        .json();
    assert_eq!(agreed["people"], json!(["anna", "ben"]));
    let counts =
        ["highlights", "decided_by_all", "agree"].map(|name| agreed[name].as_u64().unwrap());
    assert_eq!(counts, [4, 4, 3]);
    // observed .75, expected .5
    assert!(
        (agreed["kappa"].as_f64().unwrap() - 0.5).abs() < 1e-9,
        "{agreed}"
    );
    // 1 - 7 * 2 / (3 * 5)
    assert!(
        (agreed["alpha"].as_f64().unwrap() - (1.0 - 14.0 / 30.0)).abs() < 1e-9,
        "{agreed}"
    );
    let said = world.run_beside("one", &["agreement", "a.md"], "").out;
    assert!(
        said.starts_with("anna, ben\n") && said.contains("κ 0.500"),
        "{said}"
    );
    // nobody yet
    let none = world.run_beside("none", &["agreement", "a.md"], "");
    assert_eq!((none.code, none.out.lines().count()), (Some(0), 1));
    let odd = [
        "import",
        "a.md",
        "anna.json",
        "ben.json",
        "anna.json",
        "--by",
        "a",
        "--by",
        "b",
    ];
    world
        .run_beside("one", &odd, "")
        .refused(&["--by names 2 people", "3 files"]);
}

#[test]
fn without_a_name_each_verdict_is_of_whom_its_file_names() {
    let world = World::with("a.md", ARTICLE);
    let text = world.inspect("a.md")["text"].as_str().unwrap().to_owned();
    let by = |words: &str, name: &str, verdict: &str| {
        let mut one = on(&text, words, 0, verdict);
        one["made_by"] = name.into();
        one
    };
    world.write(
        "a.json",
        file(&[
            by("Poland", "anna", "accepted"),
            by("France", "anna", "accepted"),
        ]),
    );
    world.write(
        "b.json",
        file(&[
            by("Poland", "ben", "rejected"),
            by("France", "ben", "accepted"),
        ]),
    );
    world.run(&["import", "a.md", "a.json", "b.json"]);
    let agreed = world.run(&["agreement", "a.md", "--format", "json"]).json();
    assert_eq!(agreed["people"], json!(["anna", "ben"]));
    assert_eq!(
        (&agreed["decided_by_all"], &agreed["agree"]),
        (&json!(2), &json!(1))
    );
}

const HARBOUR: &str = "Harbour Seeks Longer Quay\n\nThe ferry board met on Monday and heard both sides at \
    length, as it does every spring before the season opens. Nobody expected a vote on the levy before \
    the summer.\n\nWhy the harbour needs a longer quay and has no money.\n\nTwo islands want \
    the boats to run through the winter. The mainland towns, which pay for most of the fuel, say that \
    they can\u{2019}t afford it and ask for a study first.\n\nWhy the town hopes for the county and not \
    for the state.\n\nThe minister has promised an answer by June. Until then the old \
    timetable stays in force, with the two late boats that were added last year.\n\nWho has other plans \
    for the quays along the coast.\n\nThe ferry board met on Monday and heard both \
    sides at length, as it does every spring before the season opens. Nobody expected a vote on the levy \
    before the summer.\n";

#[test]
fn lines_like_one_that_was_made_a_heading_are_headings_in_the_folder() {
    let world = World::with("a.txt", HARBOUR);
    let sections = |args: &[&str]| {
        let list = world.run(&[&["outline", "a.txt", "--format", "json"], args].concat());
        list.json().as_array().unwrap().len()
    };
    assert_eq!(sections(&[]), 1);
    let folder = world.path("data home").join("attache");
    std::fs::create_dir_all(&folder).unwrap();
    let place = world.path("a.txt").canonicalize().unwrap();
    let lesson = HeadingLesson {
        outlet: Outlet::Folder(place.parent().unwrap().to_string_lossy().into_owned()),
        form: "like a sentence, with a full stop, many words, blank lines around it".to_owned(),
        heading: true,
        level: 1,
        words: "The islands want boats in the winter and the towns say no.".to_owned(),
        article: "Ferry Board Weighs New Levy".to_owned(),
    };
    let mut store = Store::open(&folder.join("attache.db")).unwrap();
    store.learn(&Lesson::Heading(lesson)).unwrap();
    drop(store);
    assert_eq!(sections(&[]), 4);
    // what was found, without what was decided
    assert_eq!(sections(&["--raw"]), 1);
    let page = world.run(&["export", "a.txt", "--format", "html"]).out;
    assert!(
        page.contains("Why the town hopes for the county and not for the state.</h"),
        "{page}"
    );
}

#[test]
fn what_is_damaged_in_the_store_is_told_and_left_out() {
    let world = reviewed();
    let path = world.path("data home/attache/attache.db");
    let store = rusqlite::Connection::open(&path).unwrap();
    // as a disk changes it: behind the triggers
    let sql = "SELECT sql FROM sqlite_schema WHERE name = 'highlight_changed'";
    let trigger: String = store.query_row(sql, [], |row| row.get(0)).unwrap();
    let change = "UPDATE highlight SET label = 'East Afrika' WHERE label = 'East Africa'";
    store
        .execute_batch(&format!(
            "DROP TRIGGER highlight_changed; {change}; {trigger}"
        ))
        .unwrap();
    drop(store);
    for command in ["entities", "brief"] {
        let ran = world.run(&[command, "a.md"]);
        assert_eq!(ran.code, Some(0), "{}", ran.error);
        assert!(!ran.out.contains("East Afrika"), "{}", ran.out);
        assert!(!ran.out.contains("Poland "), "the others hold: {}", ran.out);
        let mut lines = ran.error.lines();
        let line = lines.next().unwrap();
        assert!(
            line.contains("one row of verdicts and notes is damaged, so left out; it stays"),
            "{line}"
        );
        assert_eq!(lines.next(), None, "once");
    }
}
