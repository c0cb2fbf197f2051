//! Hostile articles on the screen and through `inspect`: text at once, nothing raw, no hang.
//!
//! The sizes here are for a debug build; `ATTACHE_TEST_SCALE=100` with `--release` makes them what
//! is promised, and prints how long each took.

use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::items::{self, Item};
use super::raw::foreign;
use super::terminal::{DEADLINE, Start};

/// Per cent of the promised sizes where nothing else is said.
fn scale(usual: usize) -> usize {
    let scale = std::env::var("ATTACHE_TEST_SCALE").ok();
    scale.and_then(|scale| scale.parse().ok()).unwrap_or(usual)
}

/// Opens the article, presses keys, leaves.
#[track_caller]
fn assert_readable(item: &Item) {
    let started = Instant::now();
    let start = Start::new().file(item.name, &item.bytes);
    let mut terminal = start.attache(&[item.name]);
    let what = format!("{:?} of {}", item.shows, item.name);
    terminal.wait(&what, |screen| screen.contents().contains(item.shows));
    let shown = started.elapsed();
    // keys are answered, whatever still goes on in the background
    terminal.type_keys("jdk]G");
    terminal.wait("the end of the article", |screen| {
        // that a text is not English may be told in the row that says how far one is
        let said = screen.contents();
        said.contains("100 %") || said.contains("No highlights: this is")
    });
    terminal.type_keys("k[g?");
    terminal.wait("the help", |screen| {
        screen.contents().contains("half a page down")
    });
    terminal.type_keys("q/e\rooq");
    assert_eq!(terminal.end(), 0, "{}", item.name);
    terminal.assert_given_back();
    assert_eq!(foreign(&terminal.raw()), None, "{}", item.name);
    println!(
        "{:18} shown {shown:?}, all {:?}",
        item.name,
        started.elapsed()
    );
}

/// Runs `inspect --format json` and returns what it gave, within a deadline. Read once: the encoder's
/// time grows with the words alone, and unoptimised it is many times slower.
#[track_caller]
fn inspect(start: &Start, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(["inspect", "--quick", "--format", "json"])
        .args(arguments)
        .current_dir(start.folder())
        .env_clear()
        .env("HOME", start.folder())
        .stdin(Stdio::null())
        .stdout(Stdio::from(
            std::fs::File::create(start.folder().join("out")).unwrap(),
        ))
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let end = Instant::now() + DEADLINE;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > end {
            child.kill().unwrap();
            panic!("inspect {arguments:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let mut output = child.wait_with_output().unwrap();
    output.stdout = std::fs::read(start.folder().join("out")).unwrap();
    output
}

#[track_caller]
fn assert_inspected(item: &Item) {
    let started = Instant::now();
    let start = Start::new().file(item.name, &item.bytes);
    let output = inspect(&start, &[item.name]);
    let name = item.name;
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{name}: {errors}");
    // what can't be read of it is told in one line
    let told = errors.is_empty() || errors.starts_with(&format!("attache: {name}: "));
    assert!(told && errors.lines().count() <= 1, "{errors}");
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["schema"], 1, "{name}");
    assert!(
        record["text"].is_string() && record["sections"].is_array(),
        "{name}"
    );
    let text = std::str::from_utf8(&output.stdout).unwrap();
    let bare = text.chars().find(|&c| c.is_control() && c != '\n');
    assert_eq!(bare, None, "{name}: a control character in the output");
    println!("{name:18} inspected {:?}", started.elapsed());
}

fn assert_all(items: &[Item]) {
    for item in items {
        assert_readable(item);
        assert_inspected(item);
    }
}

#[test]
fn sequences() {
    assert_all(&items::sequences());
}

#[test]
fn letters() {
    assert_all(&items::letters());
}

#[test]
fn encodings() {
    assert_all(&items::encodings());
}

#[test]
fn empties() {
    assert_all(&items::empties());
}

#[test]
fn structures() {
    assert_all(&items::structures(scale(10)));
}

#[test]
fn lengths() {
    assert_all(&items::lengths(scale(5)));
}

#[test]
fn marks_are_shown_in_place_of_controls() {
    let start = Start::new().file(
        "a.txt",
        format!(
            "A \x1b[31m \0 \x07 \x7f \u{9b} line.\n\n{}\n",
            "Words. ".repeat(80)
        ),
    );
    let mut terminal = start.attache(&["a.txt"]);
    terminal.wait_for("A ␛[31m ␀ ␇ ␡ ␦ line.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_hostile_file_name_is_cleaned() {
    let name = "a\x1b]0;x\x07\u{202e}b\u{9b}31m.txt";
    let start = Start::new().file(name, "words without a title, and more of them, which go on for so long that nobody would take them \
         for one.\n\nand a second paragraph of the same kind, which is as long as the first one was.\n");
    let mut terminal = start.attache(&[name]);
    terminal.wait_for("words without a title");
    terminal.wait_for("a␛]0;x␇\\u{202e}b␦31m.txt");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(foreign(&terminal.raw()), None);
    // an empty one is named in a message
    let mut terminal = Start::new().file(name, "").attache(&[name]);
    terminal.wait_for("is empty");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(foreign(&terminal.raw()), None);
}

#[test]
fn what_is_copied_is_the_only_sequence_with_words() {
    let text = format!(
        "a sentence \x1b]52;c;aGk=\x07 with an escape.\n\n{}\n",
        "Words. ".repeat(80)
    );
    let start = Start::new().file("a.txt", text);
    let mut terminal = start.attache(&["a.txt"]);
    terminal.wait_for("with an escape");
    terminal.type_keys("y");
    terminal.wait_for("Copied the sentence.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    let raw = String::from_utf8(terminal.raw()).unwrap();
    let (_, copied) = raw.split_once("\x1b]52;c;").unwrap();
    let (copied, _) = copied.split_once('\x07').unwrap();
    assert!(
        copied
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c))
    );
    let rest = raw.replacen(&format!("\x1b]52;c;{copied}\x07"), "", 1);
    assert_eq!(foreign(rest.as_bytes()), None);
}

#[test]
fn random_bytes_open_when_forced() {
    let start = Start::new().file("random.bin", items::random(200_000));
    let mut terminal = start.attache(&["--force", "random.bin"]);
    terminal.wait("a frame", |screen| {
        screen.alternate_screen() && screen.contents().len() > 200
    });
    terminal.type_keys("jd?");
    terminal.wait_for("half a page down");
    terminal.type_keys("qq");
    assert_eq!(terminal.end(), 0);
    assert_eq!(foreign(&terminal.raw()), None);
}
