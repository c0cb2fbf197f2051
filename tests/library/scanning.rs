//! Scans that are killed, run beside each other, or find what was moved and touched.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::briefings::briefing;
use super::{Shelf, stem};

/// Briefings of a folder that takes some time to read.
const MANY: u64 = 240;

/// A home with a folder of briefings in it.
struct Home(tempfile::TempDir);

impl Home {
    fn new(count: u64) -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        for number in 0..count {
            let briefing = briefing(number);
            let path = home.0.path().join("news").join(briefing.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, briefing.text).unwrap();
        }
        home
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env("XDG_CONFIG_HOME", self.0.path().join("config"))
            .env("XDG_DATA_HOME", self.0.path().join("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.command(arguments).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), error.as_str()), (Some(0), ""));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

const SCAN: [&str; 5] = ["library", "scan", "news", "--format", "json"];

#[test]
fn a_scan_that_is_killed_leaves_a_whole_index() {
    let home = Home::new(MANY);
    for moment in 0..20 {
        let mut child = home.start(&SCAN);
        thread::sleep(Duration::from_millis(15 * moment));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(home.json(&SCAN)["articles"], MANY);
    let index = rusqlite::Connection::open(home.0.path().join("data/attache/library.db")).unwrap();
    let whole: String = index
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(whole, "ok");
    // every article is found by the word that it alone has
    for number in (0..MANY).step_by(17) {
        let word = format!("zq{number:07}");
        let hits = home.json(&["search", &word, "news", "--format", "json"]);
        assert_eq!(hits.as_array().unwrap().len(), 1, "{word}");
    }
}

#[test]
fn two_scans_at_once_tell_each_article_once() {
    let home = Home::new(MANY);
    let scans = [home.start(&SCAN), home.start(&SCAN)];
    let mut new = 0;
    for scan in scans {
        let output = scan.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        new += report["new"].as_u64().unwrap();
        assert_eq!(report["changed"], 0);
    }
    assert_eq!(new, MANY);
    assert_eq!(home.json(&SCAN)["articles"], MANY);
}

#[test]
fn what_was_moved_keeps_its_place() {
    let mut shelf = Shelf::new();
    shelf.write("a.md", "# Talks\n\nUkraine demands a ceasefire.\n");
    shelf.scan();
    let before = shelf.catalogue().rows;
    let news = shelf.news();
    fs::create_dir(news.join("old")).unwrap();
    fs::rename(news.join("a.md"), news.join("old/b.md")).unwrap();
    let report = shelf.scan();
    assert_eq!([report.new, report.changed, report.removed], [0; 3]);
    let after = shelf.catalogue().rows;
    assert_eq!(stem(&after[0].path), "b");
    assert_eq!(after[0].id, before[0].id);
    assert_eq!(after[0].first_seen, before[0].first_seen);
}

#[test]
fn what_is_gone_is_found_no_more() {
    let mut shelf = Shelf::new();
    for number in 0..30 {
        shelf.write(&format!("{number}.md"), &briefing(number).text);
    }
    shelf.scan();
    for number in 0..15 {
        fs::remove_file(shelf.news().join(format!("{number}.md"))).unwrap();
    }
    shelf.write("20.md", "# Quiet\n\nNothing of the kind.\n");
    let report = shelf.scan();
    assert_eq!([report.new, report.changed, report.removed], [0, 1, 15]);
    let catalogue = shelf.catalogue();
    let found = |query: &str| -> BTreeSet<String> {
        let rows = shelf.listed(&catalogue, query).rows;
        rows.iter()
            .map(|at| stem(&catalogue.rows[*at].path))
            .collect()
    };
    assert!(found("zq0000003").is_empty());
    assert!(found("zq0000020").is_empty());
    assert_eq!(found("zq0000021"), BTreeSet::from(["21".to_owned()]));
    assert_eq!(found("quiet"), BTreeSet::from(["20".to_owned()]));
    assert_eq!(found("").len(), 15);
}
