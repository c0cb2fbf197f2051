//! What can't be read: one line that names it, exit status 2, the terminal untouched.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use super::items;
use super::terminal::Start;

/// Runs the reader in a terminal and `inspect` without one; both must refuse with this one line.
#[track_caller]
fn assert_refused(start: Start, path: &str, words: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(["inspect", "--format", "json", path])
        .current_dir(start.folder())
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let line = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{line}");
    assert!(output.stdout.is_empty());
    assert_one_line(&line, words);
    let mut terminal = start.size(200, 10).attache(&[path]);
    assert_eq!(terminal.end(), 2);
    assert_one_line(terminal.contents().trim_start_matches('\n'), words);
    assert!(
        !raw_holds(&terminal.raw(), "\x1b"),
        "the terminal was touched"
    );
    terminal.assert_given_back();
}

#[track_caller]
fn assert_one_line(line: &str, words: &str) {
    assert!(
        line.starts_with("attache: ") && line.contains(words),
        "{line:?} lacks {words:?}"
    );
    assert_eq!(line.trim_end().lines().count(), 1, "{line:?}");
}

fn raw_holds(raw: &[u8], words: &str) -> bool {
    String::from_utf8_lossy(raw).contains(words)
}

#[test]
fn what_is_no_file() {
    assert_refused(Start::new(), "missing.txt", "missing.txt: no such file");
    assert_refused(Start::new(), "/dev/null", "/dev/null: is a device");
    assert_refused(Start::new(), "/dev/zero", "/dev/zero: is a device");
    assert_refused(
        Start::new().file("a", "a"),
        "a/b",
        "a/b: a part of this path is a file",
    );
    let start = Start::new();
    let pipe = start.folder().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    assert_refused(start, "pipe", "pipe: is a FIFO");
}

#[test]
fn what_may_not_be_read() {
    let start = Start::new().file("secret.txt", "secret");
    let path = start.folder().join("secret.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // to the superuser nothing is forbidden, so there it must simply open
    if fs::read(&path).is_ok() {
        let mut terminal = start.attache(&["secret.txt"]);
        terminal.wait_for("secret");
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    } else {
        assert_refused(start, "secret.txt", "secret.txt: permission denied");
    }
}

#[test]
fn what_is_no_text() {
    let start = Start::new().file("random.bin", items::random(200_000));
    assert_refused(start, "random.bin", "random.bin: looks binary");
    let zeros = Start::new().file("zeros", vec![0; 100_000]);
    assert_refused(zeros, "zeros", "zeros: looks binary");
}

#[test]
fn bad_usage() {
    let refused = |arguments: &[&str], words: &str| {
        let mut terminal = Start::new().size(200, 10).attache(arguments);
        assert_eq!(terminal.end(), 2, "{arguments:?}");
        assert_one_line(terminal.contents().trim_start_matches('\n'), words);
        assert!(!raw_holds(&terminal.raw(), "\x1b"));
    };
    refused(&["--nonsense"], "--nonsense");
    refused(&["--theme", "mauve\x1b[31m"], "mauve␛[31m: no such theme");
}

/// Runs a script that pipes something unreadable to the reader.
#[track_caller]
fn assert_pipe_refused(start: Start, script: &str, words: &str) {
    let mut terminal = start
        .size(200, 10)
        .shell(&format!("{script}; echo \"exit $?\""));
    terminal.wait_for("exit ");
    terminal.end();
    let contents = terminal.contents();
    let lines: Vec<&str> = contents.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), 2, "{contents}");
    assert_one_line(lines[0], words);
    assert_eq!(lines[1], "exit 2");
    terminal.assert_given_back();
}

#[test]
fn what_is_piped_and_no_text() {
    assert_pipe_refused(
        Start::new(),
        "\"$ATTACHE\" < /dev/zero",
        "standard input: looks binary",
    );
    assert_pipe_refused(Start::new(), "\"$ATTACHE\" - < /dev/zero", "looks binary");
    let random = Start::new().file("random.bin", items::random(3000));
    assert_pipe_refused(random, "cat random.bin | \"$ATTACHE\"", "looks binary");
    assert_pipe_refused(Start::new(), "\"$ATTACHE\" - < .", "standard input: ");
}

#[test]
fn nothing_piped_is_an_empty_article() {
    let mut terminal = Start::new().shell("\"$ATTACHE\" < /dev/null");
    terminal.wait_for("standard input is empty.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn without_a_terminal_to_draw_on() {
    let start = Start::new().file("brief.txt", "words");
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .arg("brief.txt")
        .current_dir(start.folder())
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let line = String::from_utf8(output.stderr).unwrap();
    assert_one_line(&line, "standard output is no terminal");
    assert!(output.stdout.is_empty());
}
