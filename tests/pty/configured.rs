//! The reader's own configuration, and what the terminal says about its background.

use super::raw::{QUESTION, sgr};
use super::terminal::{Start, Terminal, brief};

/// Colours of the running text in the dark and in the light theme: `38;2;…`.
const DARK: &[u16] = &[38, 2, 214, 216, 220];
const LIGHT: &[u16] = &[38, 2, 44, 46, 51];

/// A terminal with 24-bit colours, and with this configuration where there is one.
fn start(config: Option<&str>) -> Start {
    let start = Start::new()
        .file("brief.md", brief())
        .variable("COLORTERM", "truecolor");
    if let Some(config) = config {
        std::fs::create_dir(start.folder().join("attache")).unwrap();
        std::fs::write(start.folder().join("attache/config.toml"), config).unwrap();
    }
    start
}

fn has(raw: &[u8], colour: &[u16]) -> bool {
    sgr(raw).windows(colour.len()).any(|some| some == colour)
}

fn asks(terminal: &Terminal) -> bool {
    String::from_utf8_lossy(&terminal.raw()).contains(QUESTION)
}

#[test]
fn the_first_frame_is_as_configured() {
    let text = "theme = \"light\"\nmeasure = 40\n[keys.reading]\nnext_section = [\"J\"]\n\
                [panes]\noutline = false\n";
    let mut terminal = start(Some(text)).attache(&["brief.md"]);
    terminal.wait_for("J section");
    assert!(!has(&terminal.raw(), DARK) && has(&terminal.raw(), LIGHT));
    assert!(!asks(&terminal));
    terminal.type_keys("J");
    terminal.wait("the first section", |screen| {
        screen.contents().lines().nth(1).unwrap().trim() == "› Alpha"
    });
    let row = terminal.contents().lines().nth(3).unwrap().to_owned();
    assert!(row.trim().chars().count() <= 40, "{row:?}");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_is_typed_wins_over_the_file() {
    let mut terminal = start(Some("theme = \"light\"\n")).attache(&["brief.md", "--theme", "dark"]);
    terminal.wait_for("The lead of the brief.");
    assert!(has(&terminal.raw(), DARK) && !has(&terminal.raw(), LIGHT));
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_broken_file_is_one_line_and_no_more() {
    for (text, what) in [
        (
            "hints = false\nthem = 1\nmeasure = 3\n",
            "config.toml:2:1: unknown key",
        ),
        (
            "theme = \"light\"\n[keys.rea",
            "config.toml:2:10: unclosed table",
        ),
    ] {
        let mut terminal = start(Some(text)).attache(&["brief.md"]);
        terminal.wait("the fault", |screen| {
            let words = screen.contents().replace('\n', "");
            words.contains(what) && words.contains("The lead of the brief.")
        });
        terminal.type_keys("jq");
        assert_eq!(terminal.end(), 0);
        terminal.assert_given_back();
    }
}

#[test]
fn an_empty_or_missing_file_says_nothing() {
    for text in [Some(""), None] {
        let mut terminal = start(text).attache(&["brief.md"]);
        terminal.wait_for("? help");
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn a_light_background_makes_the_theme_light_and_is_no_key() {
    let mut terminal = start(None).attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    assert!(asks(&terminal));
    assert!(has(&terminal.raw(), DARK), "nothing waits for the answer");
    // between two keys, in two parts: `g` and `f` of it would move the text, `/` open the search
    terminal.type_keys("j\x1b]11;rgb:ffff/ff");
    terminal.type_keys("ff/ffff\x1b\\k");
    terminal.wait_for_raw("the light theme", |raw| has(raw, LIGHT));
    terminal.type_keys("]");
    terminal.wait("the first section", |screen| {
        screen.contents().lines().nth(1).unwrap().contains("Alpha")
    });
    let contents = terminal.contents();
    assert!(!contents.contains("11;"), "{contents}");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn nobody_is_asked_where_it_is_settled() {
    for (name, value) in [("COLORFGBG", "0;15"), ("NO_COLOR", "1"), ("TERM", "linux")] {
        let mut terminal = start(None).variable(name, value).attache(&["brief.md"]);
        terminal.wait_for("The lead of the brief.");
        assert!(!asks(&terminal), "{name}");
        assert_eq!(has(&terminal.raw(), LIGHT), name == "COLORFGBG");
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

/// An article in which only a lexicon of one's own finds the word.
fn reading(files: &[(&str, &str)]) -> Terminal {
    let start = start(None).file("brief.txt", "The Zonks\n\nZonk met nobody in spring.\n");
    std::fs::create_dir(start.folder().join("attache")).unwrap();
    for (name, text) in files {
        std::fs::write(start.folder().join("attache").join(name), text).unwrap();
    }
    let terminal = start.size(100, 24).attache(&["brief.txt"]);
    terminal.wait_for("Zonk met nobody");
    terminal
}

/// Saves a file of the reader's own as most editors do: a new one in its place.
fn save(terminal: &Terminal, name: &str, text: &str) {
    let folder = terminal.folder().join("attache");
    std::fs::write(folder.join("new"), text).unwrap();
    std::fs::rename(folder.join("new"), folder.join(name)).unwrap();
}

#[test]
fn a_saved_configuration_counts_at_once() {
    let mut terminal = start(Some("")).attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    save(
        &terminal,
        "config.toml",
        "[keys.reading]\nnext_section = [\"J\"]\n",
    );
    terminal.wait_for("config.toml was saved");
    terminal.type_keys("J");
    terminal.wait("the first section", |screen| {
        screen.contents().lines().nth(1).unwrap().contains("Alpha")
    });
    // half of a file: what counted before still does, and the place stays
    save(
        &terminal,
        "config.toml",
        "[keys.reading]\nnext_section = [\"",
    );
    terminal.wait("the fault", |screen| {
        let words = screen.contents().replace('\n', "");
        words.contains("config.toml:2:18: ") && words.contains("What counted before")
    });
    terminal.type_keys("J");
    terminal.wait("the second section", |screen| {
        screen.contents().lines().nth(1).unwrap().contains("Beta")
    });
    // whole again, written into the file that is there
    std::fs::write(
        terminal.folder().join("attache/config.toml"),
        "theme = \"light\"\n",
    )
    .unwrap();
    terminal.wait_for_raw("the light theme", |raw| has(raw, LIGHT));
    terminal.type_keys("]");
    terminal.wait("the third section", |screen| {
        screen.contents().lines().nth(1).unwrap().contains("Gamma")
    });
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn what_is_typed_still_wins_over_a_saved_file() {
    let mut terminal = start(Some("")).attache(&["brief.md", "--theme", "dark"]);
    terminal.wait_for("The lead of the brief.");
    save(
        &terminal,
        "config.toml",
        "theme = \"light\"\nmeasure = 40\n",
    );
    terminal.wait_for("config.toml was saved");
    assert!(!has(&terminal.raw(), LIGHT));
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

/// Waits until the inspector lists these names, and no others.
#[track_caller]
fn wait_for_names(terminal: &Terminal, names: &[&str]) {
    terminal.wait("the stakeholders", |screen| {
        let contents = screen.contents();
        ["Zonk Board", "Zonk Council"]
            .iter()
            .all(|name| contents.contains(name) == names.contains(name))
    });
}

const BOARD: &str = "[[stakeholder]]\nname = \"Zonk Board\"\naliases = [\"Zonk\"]\n";

#[test]
fn a_saved_lexicon_counts_at_once() {
    let mut terminal = reading(&[]);
    // a file that was not there
    save(&terminal, "lexicon.toml", BOARD);
    wait_for_names(&terminal, &["Zonk Board"]);
    // half of one
    save(&terminal, "lexicon.toml", "[[stakeholder]]\nname = \"Zonk");
    terminal.wait_for("lexicon.toml:2:");
    wait_for_names(&terminal, &["Zonk Board"]);
    // one that is named before it is there
    let named = "lexicons = [\"more.toml\"]\n";
    save(&terminal, "config.toml", named);
    wait_for_names(&terminal, &[]);
    save(&terminal, "more.toml", &BOARD.replace("Board", "Council"));
    wait_for_names(&terminal, &["Zonk Council"]);
    // one that is named no more is none
    save(&terminal, "lexicon.toml", BOARD);
    save(&terminal, "config.toml", "");
    wait_for_names(&terminal, &["Zonk Board"]);
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn verdicts_and_the_place_stay_when_a_lexicon_is_saved() {
    // what the second reading finds beside the lexicon is not counted here
    let quick = "reading = \"quick\"\n";
    let mut terminal = reading(&[("lexicon.toml", BOARD), ("config.toml", quick)]);
    wait_for_names(&terminal, &["Zonk Board"]);
    terminal.type_keys("r");
    terminal.wait_for("why  ");
    terminal.type_keys("a");
    terminal.wait_for("Review  1/1");
    let saved = format!("{BOARD}\n[[issue]]\nname = \"spring\"\n");
    save(&terminal, "lexicon.toml", &saved);
    terminal.wait_for("Review  1/2");
    // a word that is never to be found was decided all the same
    save(&terminal, "lexicon.toml", "ignore = [\"Zonk\"]\n");
    terminal.wait_for("Review  1/1");
    wait_for_names(&terminal, &["Zonk Board"]);
    terminal.type_keys("qq");
    assert_eq!(terminal.end(), 0);
}
