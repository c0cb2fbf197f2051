//! A configuration that comes in, at the start or while reading: keys, themes, looks.

use std::path::Path;

use attache::app::{Event, HelpRow};
use attache::config::{self, Config};

use super::harness::{Reader, assert_says, brief};

/// A configuration that has no faults.
fn config(text: &str) -> Config {
    let (config, faults) = config::parse(Path::new("config.toml"), text);
    assert_eq!(faults, []);
    config
}

/// Hands in a configuration.
fn configure(reader: &mut Reader, text: &str) {
    reader.update(Event::Configured(Box::new(config(text))));
}

/// The keys that the help names for what does this.
fn helped(reader: &mut Reader, about: &str) -> Option<String> {
    reader.press("?");
    let rows = reader.app.help.as_ref().unwrap().rows(&reader.app.keymap);
    reader.app.help = None;
    rows.into_iter().find_map(|row| match row {
        HelpRow::Entry { keys, about: it } if it == about => Some(keys),
        _ => None,
    })
}

#[test]
fn own_keys_do_what_they_are_bound_to() {
    let mut reader = Reader::open("brief.md", &brief());
    configure(
        &mut reader,
        "[keys.reading]\nnext_section = [\"]\", \"J\"]\nprevious_section = [\"Ctrl-n\"]\nquit = []\n",
    );
    reader.press("JJ");
    assert_eq!(reader.row(0), "Beta");
    reader.press("]");
    assert_eq!(reader.row(0), "Gamma");
    reader.press("[");
    assert_eq!(reader.row(0), "Gamma", "it is bound no more");
    reader.press("<C-n>");
    assert_eq!(reader.row(0), "Beta");
    reader.press("q");
    assert_eq!(reader.effects, []);
}

#[test]
fn help_and_messages_name_own_keys() {
    let mut reader = Reader::open("brief.md", &brief());
    assert_eq!(helped(&mut reader, "next section").as_deref(), Some("]"));
    configure(
        &mut reader,
        r#"[keys.reading]
next_section = ["F5", "J"]
search = ["Alt-s"]
next_highlight = []
"#,
    );
    assert_eq!(helped(&mut reader, "next section").as_deref(), Some("F5 J"));
    assert_eq!(helped(&mut reader, "next highlight").as_deref(), Some(":"));
    reader.press("n");
    assert_says(&reader, "Nothing searched for yet: Alt-s searches.");
    reader.press("w");
    assert_says(
        &reader,
        "next_highlight (which has no key) goes to the next one.",
    );
    configure(
        &mut reader,
        "[keys.reading]\nnext_highlight = [\"Ctrl-y\"]\n",
    );
    reader.press("w");
    assert_says(&reader, "^y goes to the next one.");
    assert_eq!(
        helped(&mut reader, "next section").as_deref(),
        Some("]"),
        "as by default"
    );
}

#[test]
fn a_saved_file_changes_looks_and_keeps_the_place() {
    let mut reader = Reader::at("brief.md", &brief(), (160, 30));
    reader.press("]]3j");
    let top = reader.app.view.top;
    configure(
        &mut reader,
        r#"theme = "mine"
measure = 50
hints = false
[panes]
outline = false
[themes.mine]
text = "red"
"#,
    );
    assert_eq!(reader.app.theme.name, "mine");
    assert_eq!(reader.app.view.panes.column.width, 50);
    assert_eq!(reader.app.view.panes.outline, None);
    assert!(!reader.app.looks.hints);
    let first = reader.app.view.rows[0].clone();
    assert!(first.start() <= top && top <= first.span.end, "{first:?}");
    configure(&mut reader, "");
    assert_eq!(reader.app.view.top, top);
    assert_eq!(reader.app.theme.name, "dark");
    assert_eq!(reader.app.view.measure, 80);
    assert!(reader.app.view.panes.outline.is_some());
}

#[test]
fn panes_are_shown_as_configured() {
    let mut reader = Reader::at("brief.md", &brief(), (140, 30));
    assert!(reader.app.view.panes.inspector.is_some());
    configure(&mut reader, "[panes]\ninspector = false\n");
    assert!(reader.app.view.panes.inspector.is_none());
    assert!(reader.app.view.panes.outline.is_some());
}

#[test]
fn what_was_set_by_keys_stays() {
    let mut reader = Reader::at("brief.md", &brief(), (160, 30));
    reader.press("T--oo");
    let (measure, theme) = (reader.app.view.measure, reader.app.theme.clone());
    configure(&mut reader, "[keys.reading]\nnext_section = [\"J\"]\n");
    assert_eq!(
        (reader.app.view.measure, &reader.app.theme),
        (measure, &theme)
    );
    assert_eq!(reader.app.view.panes.outline, None);
}

#[test]
fn own_themes_come_behind_the_others_and_change_while_in_use() {
    let mut reader = Reader::open("brief.md", &brief());
    configure(&mut reader, "[themes.mine]\ntext = \"red\"\n");
    reader.press("TTTT");
    assert_says(&reader, "Theme: mine.");
    let before = reader.app.theme.clone();
    configure(&mut reader, "[themes.mine]\ntext = \"blue\"\n");
    assert_eq!(reader.app.theme.name, "mine");
    assert_ne!(reader.app.theme, before);
    configure(&mut reader, "");
    assert_eq!(reader.app.theme.name, "dark", "it is gone");
    reader.press("T");
    assert_says(&reader, "Theme: light.");
}

#[test]
fn the_background_decides_where_nobody_else_does() {
    let background = |reader: &mut Reader, light| reader.update(Event::Background { light });
    let mut reader = Reader::open("brief.md", &brief());
    background(&mut reader, true);
    assert_eq!(reader.app.theme.name, "light");
    background(&mut reader, false);
    assert_eq!(reader.app.theme.name, "dark");
    let mut reader = Reader::open("brief.md", &brief());
    configure(&mut reader, "theme = \"high-contrast\"\n");
    background(&mut reader, true);
    assert_eq!(reader.app.theme.name, "high-contrast");
    configure(&mut reader, "theme = \"auto\"\n");
    assert_eq!(reader.app.theme.name, "light", "it is known by now");
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("TTT");
    background(&mut reader, true);
    assert_eq!(
        reader.app.theme.name, "monochrome",
        "it was chosen by a key"
    );
}
