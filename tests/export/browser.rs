//! The page for a colleague as a browser shows it and as a checker of HTML reads it; where none of
//! them is installed, a line says that this was passed over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use attache::export::Format;
use attache::model::{Highlight, HighlightKind, MadeBy, Verdict};
use serde_json::{Value, json};

use crate::{on, opened, value, written};

/// A table, code and a word that are wider than a phone; notes in the title and in the last line.
fn page() -> String {
    let long = "The board of Aldmere heard the ferry company, the fishermen and the town. ";
    let raw = format!(
        "# Harbour Dues & <Terms>\n\nAldmere demands a levy. {}\n\n## Who Pays\n\nKenya refuses the levy. {}\n\n\
         | party | wants | offers | refuses | asks for | will not hear of |\n|---|---|---|---|---|---|\n\
         | Aldmere | a levy | a quay | nothing | a vote in spring | any delay at all of the vote |\n\n\
         ```\n{}\n```\n\n- {}\n\nhttps://aldmere.example/{}\n\nKenya warns of sanctions.\n",
        long.repeat(6),
        long.repeat(9),
        "let dues = half_of(all_dues) + ".repeat(8),
        long.repeat(3),
        "a-very-long-address".repeat(9),
    );
    let article = opened(&raw, "dues.md");
    let text = &article.text;
    let noted = |words: &str, nth: usize, note: &str| Highlight {
        verdict: Verdict::Accepted,
        note: Some(note.to_owned()),
        ..on(text, words, nth)
    };
    let issue = Highlight {
        kind: HighlightKind::Issue,
        made_by: MadeBy::Reader,
        ..on(text, "levy", 0)
    };
    let highlights = [
        noted("Harbour Dues", 0, "Theirs, of large letters."),
        noted("Aldmere", 0, "The first sentence; <b>so</b> they said."),
        issue,
        noted("Kenya", 0, "Since spring."),
        noted("fishermen", 9, "They came\nin person, all of them."),
        noted("a quay", 0, "In a cell."),
        noted("Kenya", 1, "The last."),
    ];
    written(&article, &highlights, Format::Html)
}

/// A program by one of its names.
fn program(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut all = std::env::split_paths(&folders);
    all.find_map(|folder| {
        let mut files = names.iter().map(|name| folder.join(name));
        files.find(|file| file.is_file())
    })
}

/// What a browser says of the page in a window of so many pixels: how far it goes sideways, where the
/// notes are and where what they belong to.
fn measured(browser: &Path, page: &str, width: u32) -> Value {
    let script = "const frame = document.getElementById('f');\
        frame.onload = () => { const d = frame.contentDocument;\
        const box = e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };\
        const lines = (node, at, word) => { const r = node.ownerDocument.createRange();\
          r.setStart(node, at); r.setEnd(node, at + word.length); return r.getClientRects().length; };\
        const words = heads => heads.flatMap(head => { const node = document.createTreeWalker(head, 4).nextNode();\
          return [...node.data.matchAll(/\\S+/g)].map(found => [found[0], lines(node, found.index, found[0])]); });\
        const seen = [...d.querySelectorAll('body *')].filter(e => !e.closest('.skip'));\
        const notes = [...d.querySelectorAll('.margin')].map(n => ({note: box(n),\
          mark: box(n.previousElementSibling), cell: !!n.closest('td'), column: box(n.parentElement)}));\
        const told = {scroll: d.documentElement.scrollWidth, room: d.documentElement.clientWidth, notes,\
          heads: words([...d.querySelectorAll('table.matrix th')], d),\
          captions: [...d.querySelectorAll('caption')].map(box),\
          cut: seen.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible')\
            .map(e => e.tagName), over: seen.filter(e => getComputedStyle(e).display !== 'inline' && box(e)[2] > d.documentElement.clientWidth + 1).length};\
        document.body.textContent = 'told:' + JSON.stringify(told) + ':told'; };";
    let quoted = json!(page).to_string().replace("</", "<\\/");
    let outer = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><body><iframe id=\"f\" \
         style=\"width:{width}px;height:3000px;border:0\"></iframe>\
         <script>{script} frame.srcdoc = {quoted};</script></body>"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("outer.html");
    fs::write(&file, outer).unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .args(["--virtual-time-budget=4000", "--window-size=1400,3200"])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(&file)
        .env("HOME", folder.path())
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let told = shown.split("told:").nth(1);
    let told = told.unwrap_or_else(|| panic!("{shown}{:?}", output.stderr));
    value(told.split(":told").next().unwrap())
}

fn numbers(found: &Value) -> [f64; 4] {
    [0, 1, 2, 3].map(|at| found[at].as_f64().unwrap())
}

#[test]
fn a_browser_shows_all_of_it_with_the_notes_in_place() {
    let Some(browser) = program(&["chromium", "chromium-browser", "google-chrome", "chrome"])
    else {
        eprintln!("passed over: no Chromium here");
        return;
    };
    let page = page();
    // paper, as wide as that of A4 between its edges
    let paper = page
        .replace("@media print", "@media all")
        .replace("@media screen", "@media tty");
    for (name, page, width) in [
        ("screen", &page, 1200),
        ("phone", &page, 400),
        ("paper", &paper, 660),
    ] {
        let told = measured(&browser, page, width);
        assert!(
            told["scroll"].as_u64() <= told["room"].as_u64(),
            "{name}: {told}"
        );
        assert_eq!(
            (&told["over"], &told["cut"]),
            (&json!(0), &json!([])),
            "{name}: {told}"
        );
        let notes = told["notes"].as_array().unwrap();
        assert_eq!(notes.len(), 6, "{name}");
        for caption in told["captions"].as_array().unwrap() {
            let [_, top, _, bottom] = numbers(caption);
            assert!(
                bottom - top < 60.0,
                "{name}, lines of single letters: {told}"
            );
        }
        for one in notes {
            let [note, mark, column] = ["note", "mark", "column"].map(|part| numbers(&one[part]));
            let [left, top, ..] = note;
            match name {
                _ if one["cell"] == json!(true) => assert!(top >= mark[1], "{told}"),
                // in the margin, in the line where its sentence ends
                "screen" => assert!(left >= column[2] && (top - mark[1]).abs() < 40.0, "{told}"),
                "phone" => assert!(top >= mark[1] && top - mark[3] < 40.0, "{told}"),
                _ => assert!((top - mark[1]).abs() < 40.0, "{told}"),
            }
        }
    }
}

/// A page with a table of so many issues.
fn tied(issues: &[&str]) -> String {
    let mut raw = "# Whose Harbour\n\n".to_owned();
    for issue in issues {
        raw += &["Kenya warned of ", issue, " in the harbour.\n\n"].concat();
    }
    let article = opened(&raw, "harbour.md");
    let own = |issue: &&str| Highlight {
        kind: HighlightKind::Issue,
        made_by: MadeBy::Reader,
        ..on(&article.text, issue, 0)
    };
    let who = (0..issues.len()).map(|nth| Highlight {
        verdict: Verdict::Accepted,
        ..on(&article.text, "Kenya", nth)
    });
    let all: Vec<Highlight> = issues.iter().map(own).chain(who).collect();
    written(&article, &all, Format::Html)
}

#[test]
fn words_in_the_heads_of_the_matrix_stay_whole() {
    let Some(browser) = program(&["chromium", "chromium-browser", "google-chrome", "chrome"])
    else {
        eprintln!("passed over: no Chromium here");
        return;
    };
    let few = [
        "confrontation",
        "voter suppression",
        "amendments",
        "election officials",
    ];
    let many = [
        "internationalisation of fees",
        "confrontations",
        "deindustrialisation",
        "misappropriation of all the funds of the harbour",
        "responsibilities",
        "counterproductive measures",
    ];
    for (issues, steep) in [(&few[..], false), (&many[..], true)] {
        let page = tied(issues);
        assert_eq!(page.contains("matrix steep"), steep);
        let paper = page
            .replace("@media print", "@media all")
            .replace("@media screen", "@media tty");
        for (page, width) in [(&page, 1200), (&page, 760), (&paper, 720)] {
            let told = measured(&browser, page, width);
            let heads = told["heads"].as_array().unwrap();
            assert!(heads.len() > issues.len(), "{width}: {told}");
            for head in heads {
                assert_eq!(head[1], json!(1), "{width}: a broken word: {head}");
            }
            assert!(
                told["scroll"].as_u64() <= told["room"].as_u64(),
                "{width}: {told}"
            );
            assert_eq!(told["over"], json!(0), "{width}: {told}");
        }
    }
}

#[test]
fn a_checker_of_html_finds_no_error() {
    let Some(checker) = program(&["tidy"]) else {
        eprintln!("passed over: no tidy here");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    fs::write(&file, page()).unwrap();
    let output = Command::new(checker)
        .args(["-q", "-e", "-utf8"])
        .arg(&file)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    // 1 is for warnings, such as of empty elements, which are the places to jump to
    assert!(output.status.code() < Some(2), "{said}");
    assert!(!said.contains("Error"), "{said}");
}
