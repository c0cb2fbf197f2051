//! What takes over where one machine ends: the files of assets/engines loaded into the real
//! engines, their counts against attache's own. Engines that are not installed are skipped with a
//! line that says so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod postgres;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Articles with dates; the first two are of one week.
const ARTICLES: &[(&str, &str)] = &[
    (
        "one.md",
        "---\ntitle: River talks\ndate: 2026-11-02\n---\n\nUkraine demanded new sanctions. Russia \
         rejected the sanctions on Monday. The European Union offered aid.\n",
    ),
    (
        "two.md",
        "---\ntitle: After the talks\ndate: 2026-11-05\n---\n\nRussia warned the European Union. \
         Ukraine welcomed the aid, and Ukraine asked for a ceasefire.\n",
    ),
    (
        "three.md",
        "---\ntitle: It’s a “test”\ndate: 2026-11-12\n---\n\nUkraine said nothing, “as ever”.\n",
    ),
    (
        "four.md",
        "Without a date, Norway supports the ceasefire.\n",
    ),
];

/// A folder with the records of [`ARTICLES`], and what they hold.
struct Records {
    folder: tempfile::TempDir,
    path: PathBuf,
    wanted: Counts,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    documents: usize,
    mentions: usize,
    positions: usize,
    entities: usize,
    /// Entity, Monday of the week, mentions, articles.
    timeline: BTreeSet<(String, String, usize, usize)>,
}

fn records() -> Records {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = ARTICLES
        .iter()
        .map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        })
        .collect();
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(["inspect", "--format", "jsonl"])
        .args(&paths)
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .output()
        .unwrap();
    assert!(output.status.success());
    let path = folder.path().join("records.jsonl");
    std::fs::write(&path, &output.stdout).unwrap();
    let wanted = counted(std::str::from_utf8(&output.stdout).unwrap());
    assert!(
        wanted.positions > 2 && wanted.timeline.len() > 4,
        "{wanted:?}"
    );
    Records {
        folder,
        path,
        wanted,
    }
}

/// What attache itself says.
fn counted(lines: &str) -> Counts {
    let weeks = BTreeMap::from([
        ("2026-11-02", "2026-11-02"),
        ("2026-11-05", "2026-11-02"),
        ("2026-11-12", "2026-11-09"),
    ]);
    let mut counts = Counts::default();
    let mut entities = BTreeSet::new();
    let mut timeline: BTreeMap<(String, String), (usize, BTreeSet<usize>)> = BTreeMap::new();
    for (number, line) in lines.lines().enumerate() {
        let record: Value = serde_json::from_str(line).unwrap();
        counts.documents += 1;
        counts.positions += record["positions"].as_array().unwrap().len();
        let keys: BTreeMap<&str, &str> = record["entities"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["id"].as_str().unwrap(), one["key"].as_str().unwrap()))
            .collect();
        for mention in record["mentions"].as_array().unwrap() {
            counts.mentions += 1;
            let key = keys[mention["entity"].as_str().unwrap()];
            entities.insert(key.to_owned());
            if let Some(published) = record["published"].as_str() {
                let week = weeks[published].to_owned();
                let entry = timeline.entry((key.to_owned(), week)).or_default();
                entry.0 += 1;
                entry.1.insert(number);
            }
        }
    }
    counts.entities = entities.len();
    counts.timeline = timeline
        .into_iter()
        .map(|((key, week), (mentions, articles))| (key, week, mentions, articles.len()))
        .collect();
    counts
}

/// What the views of an engine say; `ask` answers a query with lines of comma-separated values.
fn views(ask: impl Fn(&str) -> String) -> Counts {
    let count = |what: &str| -> usize { ask(&format!("select {what}")).trim().parse().unwrap() };
    let timeline = ask("select entity, week, mentions, articles from attache.timeline");
    Counts {
        documents: count("count(*) from attache.documents"),
        mentions: count("count(*) from attache.mentions"),
        positions: count("count(*) from attache.positions"),
        entities: count("count(distinct entity) from attache.mentions"),
        timeline: timeline
            .lines()
            .map(|line| {
                let fields: Vec<&str> = line.split(',').collect();
                let number = |at: usize| fields[at].parse().unwrap();
                (
                    fields[0].to_owned(),
                    fields[1].to_owned(),
                    number(2),
                    number(3),
                )
            })
            .collect(),
    }
}

fn asset(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/engines")
        .join(name)
}

/// True where a program can be started.
fn is_installed(program: &str) -> bool {
    let mut version = Command::new(program);
    let quiet = version
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

#[test]
fn duckdb_counts_as_attache_does() {
    if !is_installed("duckdb") {
        eprintln!("skipped: duckdb is not installed (pip install duckdb-cli)");
        return;
    }
    let records = records();
    let ask = |glob: &str, query: &str| {
        let output = Command::new("duckdb")
            .args(["-csv", "-noheader"])
            .args(["-cmd", &format!("SET VARIABLE records='{glob}'")])
            .arg("-f")
            .arg(asset("duckdb.sql"))
            .args(["-c", query])
            .current_dir(records.folder.path())
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && errors.is_empty(), "{errors}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(views(|query| ask("records.jsonl", query)), records.wanted);
    // what is there twice counts once
    std::fs::copy(&records.path, records.folder.path().join("records-2.jsonl")).unwrap();
    assert_eq!(views(|query| ask("records*.jsonl", query)), records.wanted);
}

#[test]
fn the_template_of_the_index_names_what_is_written() {
    let template = std::fs::read_to_string(asset("opensearch.json")).unwrap();
    let template: Value = serde_json::from_str(&template).unwrap();
    let known = &template["template"]["mappings"]["properties"];
    let records = records();
    let article = records.folder.path().join("one.md");
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(["export", "--format", "bulk"])
        .arg(&article)
        .env("XDG_DATA_HOME", records.folder.path())
        .env("XDG_CONFIG_HOME", records.folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [action, document] = lines.as_slice() else {
        panic!("an action and a document: {text}");
    };
    assert_eq!(action["index"]["_id"], article.to_str().unwrap());
    let fits = |fields: &Value, known: &Value| {
        for name in fields.as_object().unwrap().keys() {
            assert!(known.get(name).is_some(), "{name} is not in the template");
        }
    };
    fits(document, known);
    for list in ["entities", "mentions", "positions"] {
        assert!(!document[list].as_array().unwrap().is_empty());
        fits(&document[list][0], &known[list]["properties"]);
    }
}
