//! Reviewing in a real terminal: what has been seen to be kept is kept, whatever happens then.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use rusqlite::Connection;
use tempfile::TempDir;

use super::terminal::{DEADLINE, PAUSE, Start, Terminal, row_of};

/// An article and a folder for what is decided about it, shared by several runs.
struct Desk {
    folder: TempDir,
}

/// Paragraphs of the article; each has a state that is found.
const STATES: [&str; 12] = [
    "France", "Poland", "Kenya", "Brazil", "Japan", "Canada", "Norway", "Egypt", "India", "Chile",
    "Sweden", "Ghana",
];

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: TempDir::new().unwrap(),
        };
        let mut text = "Gauge Talks\n\n".to_owned();
        for state in STATES {
            let _ = write!(
                text,
                "{state} says that it will publish its figures before spring.\n\n"
            );
        }
        fs::write(desk.article(), text).unwrap();
        desk
    }

    fn article(&self) -> PathBuf {
        self.folder.path().join("brief.txt")
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("attache/attache.db")
    }

    fn read(&self) -> Terminal {
        self.open(&self.article())
    }

    /// A reader that has highlights to go to.
    fn read_lit(&self) -> Terminal {
        let terminal = self.read();
        terminal.wait_for("12 highlights");
        terminal
    }

    fn open(&self, article: &Path) -> Terminal {
        let folder = self.folder.path().to_str().unwrap();
        let terminal = Start::new()
            .size(100, 30)
            .variable("XDG_DATA_HOME", folder)
            .attache(&[article.to_str().unwrap()]);
        terminal.wait_for("Gauge Talks");
        terminal
    }

    /// A reader in a review whose first highlight is framed.
    fn review(&self) -> Terminal {
        let mut terminal = self.read();
        terminal.type_keys("r");
        terminal.wait("the frame", |screen| {
            progress(screen).is_some() && screen.contents().contains("why  ")
        });
        terminal
    }

    fn assert_sound(&self) {
        let store = Connection::open(self.store()).unwrap();
        let word: String = store
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(word, "ok");
    }
}

/// How many are decided, and of how many, where a review is on the screen.
fn progress(screen: &vt100::Screen) -> Option<(usize, usize)> {
    let row = row_of(screen, 0);
    let numbers = row
        .trim()
        .strip_prefix("Review")?
        .split_whitespace()
        .next()?;
    let (decided, all) = numbers.split_once('/')?;
    Some((decided.parse().ok()?, all.parse().ok()?))
}

#[track_caller]
fn wait_for_decided(terminal: &Terminal, count: usize) {
    let what = format!("{count} decided");
    terminal.wait(&what, |screen| {
        progress(screen).is_some_and(|(decided, _)| decided == count)
    });
}

#[test]
fn what_was_decided_outlives_a_kill_at_any_moment() {
    // a number that looks random, the same on every run
    let mut seed = 20_261_124_u32;
    let desk = Desk::new();
    let mut decided = 0;
    for round in 0..6 {
        let mut terminal = desk.review();
        terminal.wait("what was decided", |screen| {
            progress(screen).is_some_and(|(known, _)| known >= decided)
        });
        let mut seen = terminal.look(progress).unwrap().0;
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        for _ in 0..(seed >> 28) % 3 {
            terminal.type_keys(if round % 2 == 0 { "a" } else { "x" });
            seen += 1;
            wait_for_decided(&terminal, seen);
        }
        // one more is on its way when it is killed: it is kept or it is not
        terminal.type_keys("a");
        terminal.signal("KILL");
        terminal.end();
        decided = seen;
        desk.assert_sound();
    }
    assert!(decided > 0);
}

impl Desk {
    /// The unfinished note in the store.
    fn draft(&self) -> Option<String> {
        let store = Connection::open(self.store()).unwrap();
        let text = store.query_row("SELECT text FROM draft", [], |row| row.get(0));
        text.ok()
    }

    /// A reader with a note of these words being written.
    fn write(&self, words: &str) -> Terminal {
        let mut terminal = self.review();
        terminal.type_keys("c");
        terminal.type_keys(words);
        terminal.wait_for(words);
        terminal
    }
}

#[test]
fn a_file_that_was_renamed_and_edited_keeps_what_was_decided() {
    let desk = Desk::new();
    let mut terminal = desk.read_lit();
    terminal.type_keys(".a");
    terminal.wait_for("Accepted: France.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(desk.article()).unwrap();
    fs::remove_file(desk.article()).unwrap();
    let renamed = desk.folder.path().join("brief-final.txt");
    fs::write(&renamed, text.replace("Poland says", "Poland hopes")).unwrap();
    let mut terminal = desk.open(&renamed);
    terminal.wait_for("Renamed and changed since you read it as brief.txt");
    terminal.type_keys("C");
    terminal.wait_for("✓ France");
    terminal.type_keys("qq");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_store_that_goes_while_it_is_open_is_told_behind_the_verdict() {
    let desk = Desk::new();
    let mut terminal = desk.read_lit();
    terminal.type_keys(".a");
    terminal.wait_for("Accepted: France.");
    for file in fs::read_dir(desk.store().parent().unwrap()).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
    terminal.type_keys(".a");
    terminal.wait_for("written anew");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    let store = Connection::open(desk.store()).unwrap();
    let sql = "SELECT count(*) FROM highlight WHERE verdict = 'accepted'";
    let kept: u32 = store.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2, "what was kept before is in the new one");
}

#[test]
fn a_note_that_is_being_written_outlives_a_kill() {
    let desk = Desk::new();
    let mut terminal = desk.write("half a thought");
    let typed = Instant::now();
    while desk.draft().as_deref() != Some("half a thought") {
        assert!(typed.elapsed() < DEADLINE, "it is not in the store");
        thread::sleep(PAUSE);
    }
    terminal.signal("KILL");
    terminal.end();
    let mut terminal = desk.read();
    terminal.wait_for("An unfinished note was kept");
    terminal.type_keys("c");
    terminal.wait_for("half a thought");
}

#[test]
fn notes_of_two_readers_are_apart_and_outlive_a_kill_of_both() {
    let desk = Desk::new();
    let drafts = || -> u32 {
        let store = Connection::open(desk.store()).unwrap();
        let sql = "SELECT count(*) FROM draft WHERE text LIKE 'half %'";
        store.query_row(sql, [], |row| row.get(0)).unwrap_or(0)
    };
    let mut one = desk.write("half of one");
    let mut other = desk.write("half of the other");
    assert!(!other.contents().contains("half of one"));
    let typed = Instant::now();
    while drafts() < 2 {
        assert!(typed.elapsed() < DEADLINE, "they are not in the store");
        thread::sleep(PAUSE);
    }
    one.signal("KILL");
    one.end();
    other.signal("KILL");
    other.end();
    let mut terminal = desk.read();
    terminal.wait_for("An unfinished note was kept");
    terminal.type_keys("c");
    terminal.wait_for("half of one");
    terminal.wait_for("half of the other");
}

#[test]
fn a_note_that_is_being_written_outlives_every_other_end() {
    for (signal, keys) in [
        (Some("QUIT"), ""),
        (Some("TERM"), ""),
        (Some("HUP"), ""),
        (Some("TERM"), "\x1b"),
        (None, "\x1b"),
    ] {
        let desk = Desk::new();
        let mut terminal = desk.write("half a thought");
        terminal.type_keys(keys);
        if !keys.is_empty() {
            terminal.wait_for("Not kept.");
        }
        match signal {
            Some(signal) => terminal.signal(signal),
            None => terminal.type_keys("qq"),
        }
        terminal.end();
        assert_eq!(
            desk.draft().as_deref(),
            Some("half a thought"),
            "{signal:?}"
        );
    }
}

#[test]
fn two_readers_of_one_article_lose_nothing() {
    let desk = Desk::new();
    let mut readers = [desk.review(), desk.review()];
    let all = readers[0].look(progress).unwrap().1;
    assert_eq!(all, STATES.len());
    for count in 1..=all {
        let reader = &mut readers[count % 2];
        // a key makes it look at what the other one did; then the frame moves on with the next
        reader.type_keys(".");
        wait_for_decided(reader, count - 1);
        reader.type_keys("/undecided\r");
        reader.wait("the first open one", |screen| {
            row_of(screen, 0).contains("undecided")
        });
        reader.type_keys("a");
        reader.type_keys("/\x15\r");
        wait_for_decided(reader, count);
        assert!(!reader.contents().contains("locked"));
    }
    for reader in &mut readers {
        reader.type_keys("qq");
        assert_eq!(reader.end(), 0);
    }
    desk.assert_sound();
    let store = Connection::open(desk.store()).unwrap();
    let kept: u32 = store
        .query_row(
            "SELECT count(*) FROM highlight WHERE verdict = 'accepted'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(kept as usize, all);
}

#[test]
fn undo_reaches_an_earlier_run() {
    let desk = Desk::new();
    let mut first = desk.review();
    first.type_keys("a");
    wait_for_decided(&first, 1);
    first.type_keys("qq");
    assert_eq!(first.end(), 0);
    let mut second = desk.review();
    wait_for_decided(&second, 1);
    second.type_keys("u");
    wait_for_decided(&second, 0);
    second.wait_for("France is undecided again");
}

#[test]
fn an_unfinished_note_outlives_a_signal() {
    for signal in ["TERM", "HUP"] {
        let desk = Desk::new();
        let mut terminal = desk.review();
        terminal.type_keys("chalf a tho");
        terminal.wait_for("half a tho");
        terminal.signal(signal);
        terminal.end();
        terminal.assert_given_back();
        let mut again = desk.read();
        again.wait_for("An unfinished note was kept: c opens it.");
        again.type_keys("c");
        again.wait("the note", |screen| {
            screen.contents().contains("half a tho") && !screen.hide_cursor()
        });
        again.type_keys("ught\r");
        again.wait_for("Note kept.");
        again.type_keys("C");
        again.wait_for("half a thought");
    }
}

#[test]
fn the_place_is_found_again() {
    let desk = Desk::new();
    fs::write(desk.article(), super::terminal::brief()).unwrap();
    for quit in ["q", "TERM"] {
        let mut terminal = desk.read_anything();
        terminal.type_keys("g2]");
        terminal.wait("Beta", |screen| row_of(screen, 1).contains("Beta"));
        if quit == "q" {
            terminal.type_keys("q");
        } else {
            terminal.signal(quit);
        }
        terminal.end();
        let again = desk.read_anything();
        again.wait("the same place", |screen| {
            row_of(screen, 1).contains("Beta")
        });
    }
}

impl Desk {
    fn read_anything(&self) -> Terminal {
        let folder = self.folder.path().to_str().unwrap();
        let terminal = Start::new()
            .variable("XDG_DATA_HOME", folder)
            .attache(&[self.article().to_str().unwrap()]);
        terminal.wait("the outline", |screen| screen.contents().contains("Delta"));
        terminal
    }
}

/// Reading goes on beside a store that can't be used, and the file stays as it is.
fn assert_reading_goes_on(bytes: &[u8], words: &str) {
    let desk = Desk::new();
    fs::create_dir_all(desk.store().parent().unwrap()).unwrap();
    fs::write(desk.store(), bytes).unwrap();
    let mut terminal = desk.read();
    terminal.wait_for(words);
    terminal.type_keys("r");
    terminal.wait_for("why  ");
    terminal.type_keys("a");
    terminal.wait_for("Not kept: ");
    terminal.type_keys("qq");
    assert_eq!(terminal.end(), 0);
    assert_eq!(fs::read(desk.store()).unwrap(), bytes);
}

#[test]
fn a_broken_store_is_left_alone() {
    assert_reading_goes_on(
        &b"this is no database at all ".repeat(100),
        "Verdicts and notes are not kept",
    );
}

#[test]
fn a_store_of_a_newer_version_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("newer.db");
    let store = Connection::open(&path).unwrap();
    store
        .execute_batch("CREATE TABLE future (a); PRAGMA user_version = 999;")
        .unwrap();
    drop(store);
    assert_reading_goes_on(&fs::read(&path).unwrap(), "newer");
}

#[test]
fn without_a_home_reading_goes_on() {
    let mut terminal = Start::new()
        .variable("HOME", "no/home")
        .variable("XDG_DATA_HOME", "")
        .file("brief.txt", "France met Poland in spring.")
        .attache(&["brief.txt"]);
    terminal.wait_for("not kept");
    terminal.type_keys("jq");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn decided_highlights_differ_without_colour() {
    let desk = Desk::new();
    let folder = desk.folder.path().to_str().unwrap();
    let mut terminal = Start::new()
        .size(100, 30)
        .variable("XDG_DATA_HOME", folder)
        .variable("NO_COLOR", "1")
        .attache(&[desk.article().to_str().unwrap()]);
    terminal.wait_for("Gauge Talks");
    terminal.type_keys("r");
    terminal.wait_for("why  ");
    terminal.type_keys("a");
    terminal.wait("a verdict", |screen| {
        progress(screen).is_some_and(|(decided, _)| decided >= 1)
    });
    let look = |words: &'static str| {
        terminal.look(move |screen| {
            let (rows, columns) = screen.size();
            let found = (1..rows).find_map(|y| {
                let row: String = screen.rows(0, columns).nth(y.into())?;
                let at = row.find(words)?;
                // up to the words each character takes one column here
                screen
                    .cell(y, row[..at].chars().count() as u16)
                    .map(|cell| (cell.bold(), cell.italic(), cell.inverse()))
            });
            found.unwrap()
        })
    };
    assert_eq!(look("France says"), (true, true, false), "accepted");
    assert_eq!(
        look("Poland says"),
        (true, false, true),
        "current, undecided"
    );
    assert_eq!(look("Kenya says"), (true, false, false), "undecided");
}

/// The library's key begins the review of the article that it opens, and is no key in that: there the
/// same key would end it.
#[test]
fn a_review_begins_in_the_library() {
    let start = Start::new().size(100, 30);
    let shelf = start.folder().join("shelf");
    fs::create_dir(&shelf).unwrap();
    let text = "Gauge Talks\n\nFrance demanded a ceasefire.\n";
    fs::write(shelf.join("brief.txt"), text).unwrap();
    let mut terminal = start.attache(&[shelf.to_str().unwrap()]);
    terminal.wait_for("undecided");
    terminal.type_keys("r");
    terminal.wait("the first question", |screen| {
        progress(screen).is_some() || screen.contents().contains("sure: Enter accepts")
    });
}

/// A disk that is not there today: its articles stay in the list, and the reader says what is missing.
#[test]
fn a_kept_folder_that_is_gone_leaves_the_library_open() {
    let start = Start::new().size(100, 30);
    let shelf = start.folder().join("shelf");
    fs::create_dir(&shelf).unwrap();
    fs::write(shelf.join("brief.txt"), "Gauge Talks\n\nFrance spoke.\n").unwrap();
    let shelf = shelf.to_str().unwrap();
    let script = format!(
        "\"$ATTACHE\" library add '{shelf}' && \"$ATTACHE\" library scan && mv '{shelf}' '{shelf}.away' \
         && exec \"$ATTACHE\""
    );
    let mut terminal = start.shell(&script);
    terminal.wait_for("Gauge Talks");
    terminal.wait_for("its articles stay in the list");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}
