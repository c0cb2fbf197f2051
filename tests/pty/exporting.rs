//! What was decided in a real review, exported, and back to its place by a link of the export.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::terminal::{Start, Terminal, row_of};

/// Reads `path` with what is kept in `data`.
fn read(path: &str, data: &Path) -> Terminal {
    Start::new()
        .size(100, 30)
        .variable("XDG_DATA_HOME", data.to_str().unwrap())
        .attache(&[path])
}

/// Runs a command on what is kept in `data` and returns what it prints.
fn run(data: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(arguments)
        .env("XDG_DATA_HOME", data)
        .env("XDG_CONFIG_HOME", data)
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    String::from_utf8(output.stdout).unwrap()
}

/// Waits until so many are decided.
#[track_caller]
fn wait_for_decided(terminal: &Terminal, count: usize) {
    let start = format!("Review  {count}/");
    terminal.wait(&start, |screen| row_of(screen, 0).contains(&start));
}

#[test]
fn a_review_leaves_comes_back_and_is_reached_by_its_links() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    let mut text = "Gauge Talks (again)\n\nFrance met Poland in spring.\n\n".to_owned();
    for day in 1..=60 {
        let _ = write!(text, "Day {day} passed without news from the gauges.\n\n");
    }
    text.push_str("Kenya stayed away, as Brazil did.\n");
    let path = home.path().join("a 100% brief (2).txt");
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();

    let mut terminal = read(path, &data);
    terminal.wait_for("Gauge Talks");
    terminal.type_keys("r");
    terminal.wait_for("why  ");
    terminal.type_keys("a");
    wait_for_decided(&terminal, 1);
    terminal.type_keys("x");
    wait_for_decided(&terminal, 2);
    terminal.type_keys("cwhy \"away\"?\r");
    terminal.wait_for("Note kept.");
    terminal.type_keys("a");
    wait_for_decided(&terminal, 3);
    // not the place that is kept is what the link leads to
    terminal.type_keys("qg");
    terminal.wait_for("Gauge Talks");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);

    let json = run(&data, &["export", path, "--format", "json"]);
    for part in [
        "\"verdict\": \"accepted\"",
        "\"verdict\": \"rejected\"",
        "\"note\": \"why \\\"away\\\"?\"",
    ] {
        assert!(json.contains(part), "{part}\n{json}");
    }
    let file = home.path().join("out.json");
    fs::write(&file, &json).unwrap();
    let other = home.path().join("other");
    let said = run(&other, &["import", path, file.to_str().unwrap()]);
    assert!(said.starts_with("3 added, 0 updated, "), "{said}");
    assert_eq!(run(&other, &["export", path, "--format", "json"]), json);

    let md = run(&data, &["export", path, "--format", "md"]);
    let kenya = md.split("> Kenya").nth(1).unwrap();
    let link = kenya
        .split("](<")
        .nth(1)
        .unwrap()
        .split(">)")
        .next()
        .unwrap();
    let terminal = read(link, &data);
    terminal.wait_for("Kenya stayed away");
}
