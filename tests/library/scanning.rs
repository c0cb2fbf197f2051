//! Scans that are killed, run beside each other, or find what was moved and touched.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::briefings::briefing;
use attache::library::Scanner;

use super::{Shelf, stem};

/// Briefings of a folder that takes some time to read.
const MANY: u64 = 120;

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
fn an_index_is_not_much_larger_than_the_texts() {
    let home = Home::new(MANY);
    assert_eq!(home.json(&SCAN)["articles"], MANY);
    let index = rusqlite::Connection::open(home.0.path().join("data/attache/library.db")).unwrap();
    // pages that wait for the next article hold nothing of these: how many do depends on when the
    // steps of the scan ended
    let used: f64 = index
        .query_row(
            "SELECT (page_count - freelist_count) * page_size
             FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let texts: usize = (0..MANY).map(|number| briefing(number).text.len()).sum();
    let (index, texts) = (used, texts as f64);
    assert!(index < 2.5 * texts, "{}", index / texts);
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

#[test]
fn what_was_decided_goes_with_a_renamed_file() {
    let home = Home::new(0);
    let news = home.0.path().join("news");
    fs::create_dir(&news).unwrap();
    let text = "# Talks\n\nUkraine demands a ceasefire, and Kenya supports it.\n";
    fs::write(news.join("a.md"), text).unwrap();
    assert_eq!(home.json(&SCAN)["articles"], 1);
    let export = |name: &str| {
        let path = format!("news/{name}");
        let output = home
            .command(&["export", &path, "--format", "json"])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let reviewed = export("a.md").replace("\"undecided\"", "\"accepted\"");
    let count = |name: &str| export(name).matches("\"accepted\"").count();
    let all = reviewed.matches("\"accepted\"").count();
    assert!(all > 1);
    fs::write(home.0.path().join("review.json"), reviewed).unwrap();
    let import = ["import", "news/a.md", "review.json"];
    assert!(home.command(&import).output().unwrap().status.success());
    assert_eq!(count("a.md"), all);
    // renamed, and rewritten only then: it is the scan in between that tells
    fs::rename(news.join("a.md"), news.join("b.md")).unwrap();
    assert_eq!(home.json(&SCAN)["new"], 0);
    fs::write(news.join("b.md"), text.replace("supports", "now backs")).unwrap();
    assert_eq!(home.json(&SCAN)["changed"], 1);
    assert_eq!(count("b.md"), all);
}

#[test]
fn what_can_not_be_read_is_told_at_every_scan() {
    let home = Home::new(1);
    fs::write(home.0.path().join("news/broken.docx"), b"PK\x03\x04half").unwrap();
    for _ in 0..3 {
        let report = home.json(&SCAN);
        assert_eq!(report["folders"][0]["failed"], 1, "{report}");
        let path = report["failed"][0]["path"].as_str().unwrap();
        assert!(path.ends_with("broken.docx"), "{report}");
    }
    // whoever names it is told, too, and what can be read is searched all the same
    let good = fs::read_dir(home.0.path().join("news")).unwrap();
    let mut good = good.map(|entry| entry.unwrap().path());
    let good = good.find(|path| path.is_dir()).unwrap();
    let named = [
        "search",
        "zq0000000",
        good.to_str().unwrap(),
        "news/broken.docx",
        "news/nowhere.md",
    ];
    let output = home.command(&named).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(
        said.contains("broken.docx") && said.contains("nowhere.md"),
        "{said}"
    );
}

#[test]
fn all_articles_may_be_read_twice() {
    let home = Home::new(3);
    let report = home.json(&SCAN);
    assert_eq!([&report["new"], &report["read_twice"]], [3, 0]);
    let full: Vec<&str> = SCAN.into_iter().chain(["--full"]).collect();
    let report = home.json(&full);
    let counts = [&report["new"], &report["changed"], &report["read_twice"]];
    assert_eq!(counts, [0, 0, 3]);
    // nothing is forgotten by reading on
    assert_eq!(home.json(&SCAN)["read_twice"], 3);
}

#[test]
fn what_was_renamed_and_edited_is_the_same_article() {
    let mut shelf = Shelf::new();
    let long = briefing(3).text;
    let short = "Kenya supports talks on the grain corridor, and Norway warned of delays.\n";
    for (name, text) in [
        ("one.md", &*long),
        ("note.txt", short),
        ("gone.md", &briefing(8).text),
    ] {
        shelf.write(name, text);
    }
    shelf.scan();
    let seen = shelf.catalogue().rows[0].first_seen;
    let news = shelf.news();
    for name in ["one.md", "note.txt", "gone.md"] {
        fs::remove_file(news.join(name)).unwrap();
    }
    fs::create_dir(news.join("old")).unwrap();
    shelf.write(
        "old/two.md",
        &format!("{long}\nOne more sentence stands here.\n"),
    );
    shelf.write("remark.txt", &format!("{short}\nSpain agreed.\n"));
    // as short, and another one
    shelf.write(
        "other.txt",
        "Kenya supports debt relief, and Egypt warned of a drought in spring.\n",
    );
    shelf.write("another.md", &briefing(9).text);
    let report = shelf.scan();
    assert_eq!([report.new, report.changed, report.removed], [2, 2, 1]);
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let moved: BTreeSet<(String, String)> = report
        .moved
        .iter()
        .map(|(from, to)| (name(from), name(to)))
        .collect();
    let wanted = [("one.md", "two.md"), ("note.txt", "remark.txt")];
    let wanted = wanted.map(|(from, to)| (from.to_owned(), to.to_owned()));
    assert_eq!(moved, BTreeSet::from(wanted));
    let rows = shelf.catalogue().rows;
    let two = rows.iter().find(|row| name(&row.path) == "two.md").unwrap();
    assert_eq!(two.first_seen, seen);
    assert_eq!(rows.len(), 4);
}

#[test]
fn of_two_that_could_be_the_renamed_one_none_is() {
    let mut shelf = Shelf::new();
    let text = briefing(5).text;
    shelf.write("one.md", &text);
    shelf.scan();
    fs::remove_file(shelf.news().join("one.md")).unwrap();
    for name in ["two.md", "three.md"] {
        shelf.write(name, &format!("{text}\nOne more sentence stands here.\n"));
    }
    let report = shelf.scan();
    assert_eq!([report.new, report.changed, report.removed], [2, 0, 1]);
    assert!(report.moved.is_empty());
}

#[test]
fn a_watch_that_was_cut_off_goes_on_behind_what_it_told() {
    let home = Home::new(MANY);
    let add = home.command(&["library", "add", "news"]).output().unwrap();
    assert!(add.status.success());
    let watch = ["watch", "", "--once"];
    // more than a pipe holds: it is still writing when nobody reads any more
    let mut child = home.start(&watch);
    let mut told: Vec<String> = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .take(20)
        .map(Result::unwrap)
        .collect();
    child.wait().unwrap();
    let rest = home.command(&watch).output().unwrap();
    let rest = String::from_utf8(rest.stdout).unwrap();
    assert!(rest.lines().count() > 10);
    told.extend(rest.lines().map(str::to_owned));
    let all: BTreeSet<&String> = told.iter().collect();
    assert_eq!(all.len(), told.len(), "told twice");
    // the same text at another place is another match; moved, it is not
    let news = home.0.path().join("news");
    fs::write(news.join("one.md"), "# Quiet\n\nKenya supports talks.\n").unwrap();
    let count = || {
        let output = home.command(&watch).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    assert_eq!(count(), 1);
    fs::copy(news.join("one.md"), news.join("copy.md")).unwrap();
    assert_eq!(count(), 1);
    fs::rename(news.join("copy.md"), news.join("moved.md")).unwrap();
    assert_eq!(count(), 0);
}

#[test]
fn a_failure_is_told_until_it_is_mended() {
    use std::os::unix::ffi::OsStrExt;
    let mut shelf = Shelf::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(shelf.news().join(name), "Kenya supports talks.\n").unwrap();
    shelf.write("tea.txt", "Norway supports talks.\n");
    for _ in 0..3 {
        let report = shelf.scan();
        assert_eq!(report.failed.len(), 1, "{report:?}");
        assert_eq!(report.folders[0].failed, 1);
        let status = shelf.library.status(&[shelf.news()]).unwrap();
        assert_eq!(status.failed, report.failed);
    }
    fs::rename(shelf.news().join(name), shelf.news().join("cafe.txt")).unwrap();
    let report = shelf.scan();
    assert_eq!((report.failed.len(), report.articles), (0, 2));
    // a folder that is gone is told, what it held is not lost, and back again it is as it was
    let away = shelf.folder.path().join("away");
    let news = shelf.news();
    fs::rename(&news, &away).unwrap();
    for _ in 0..2 {
        let roots = [news.clone()];
        let report = shelf
            .library
            .scan(&roots, &Scanner::default(), &mut |_| {})
            .unwrap();
        assert_eq!((report.failed.len(), report.articles), (1, 2));
        assert_eq!(shelf.library.status(&roots).unwrap().failed, report.failed);
    }
    fs::rename(&away, &news).unwrap();
    let report = shelf.scan();
    assert_eq!(
        (report.failed.len(), report.articles, report.new),
        (0, 2, 0)
    );
}

#[test]
fn what_most_articles_call_it_is_its_label() {
    let label = |order: &[u64], gone: &[u64]| {
        let mut shelf = Shelf::new();
        for number in order {
            let text = match number {
                0 => "The abuses in the camps went on. Kenya condemned the abuses.\n",
                _ => "Kenya supported human rights.\n",
            };
            shelf.write(&format!("{number}.md"), text);
            shelf.scan();
        }
        for number in gone {
            fs::remove_file(shelf.news().join(format!("{number}.md"))).unwrap();
            shelf.scan();
        }
        let entity = shelf.library.entity("issue:human-rights").unwrap();
        entity.unwrap().label
    };
    assert_eq!(label(&[0], &[]), "abuses");
    // of two that are used as much the one that the key has
    assert_eq!(label(&[0, 1], &[]), "human rights");
    assert_eq!(label(&[1, 0], &[]), "human rights");
    assert_eq!(label(&[0, 1, 2], &[]), "human rights");
    assert_eq!(label(&[0, 1, 2], &[1, 2]), "abuses");
}
