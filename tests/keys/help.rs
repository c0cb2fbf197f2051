//! The help.

use attache::app::{Effect, HelpRow};
use attache::model::Action;

use super::harness::{Reader, brief};

fn rows(reader: &Reader) -> Vec<HelpRow> {
    let help = reader.app.help.as_ref().unwrap();
    help.rows(&reader.app.keymap)
}

fn top(reader: &Reader) -> usize {
    reader.app.help.as_ref().unwrap().top
}

#[test]
fn it_opens_from_text_and_pane_and_scrolls() {
    for open in ["?", "o?"] {
        let mut reader = Reader::open("brief.md", &brief());
        reader.press(open);
        let last = rows(&reader).len() - 12;
        for (script, row) in [
            ("j", 1),
            ("4j", 5),
            ("k", 4),
            ("g", 0),
            ("<PgDn>", 12),
            ("<Space>", 24),
            ("b", 12),
            ("u", 6),
            ("d", 12),
            ("G", last),
            ("j", last),
            ("<Home>", 0),
            ("k", 0),
            ("<End>", last),
        ] {
            reader.press(script);
            assert_eq!(top(&reader), row, "{script}");
        }
        reader.press("?");
        assert!(reader.app.help.is_none());
    }
}

#[test]
fn it_opens_with_the_first_minute_and_ends_with_the_signs() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("?");
    let rows = rows(&reader);
    assert_eq!(rows[0], HelpRow::Group("First minute"));
    let keys: Vec<&str> = rows[1..7]
        .iter()
        .map(|row| match row {
            HelpRow::Entry { keys, .. } => keys.as_str(),
            HelpRow::Group(title) => title,
        })
        .collect();
    assert_eq!(keys, ["B", "]", ".", "f", "r", "E"]);
    assert_eq!(rows[rows.len() - 10], HelpRow::Group("Signs"));
    let note = |row: &HelpRow| matches!(row, HelpRow::Entry { keys, .. } if keys == "✎");
    assert!(rows[rows.len() - 9..].iter().any(note));
}

#[test]
fn the_text_stays_where_it_is() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("5j?jjG].so<Tab>z+-<lt>>myq");
    assert_eq!(reader.top_row(), 5);
    assert!(reader.app.view.panes.outline.is_some());
    assert!(reader.effects.is_empty());
}

#[test]
fn it_can_be_filtered() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("?/stakeholder");
    let entries = rows(&reader);
    assert_eq!(entries.len(), 9, "{entries:?}");
    reader.press("<Enter>j<Esc>");
    assert!(rows(&reader).len() > Action::ALL.len());
    reader.press("/zzz<Enter>jG<Space>");
    assert_eq!((rows(&reader).len(), top(&reader)), (0, 0));
    reader.press("/<Esc>");
    assert!(rows(&reader).len() > Action::ALL.len());
    assert!(reader.app.help.is_some(), "Esc closed the filter alone");
}

#[test]
fn redraw_suspend_and_theme_work_in_it() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("?<C-l><C-z>T");
    assert_eq!(reader.effects, [Effect::Redraw, Effect::Suspend]);
    assert_eq!(reader.app.theme.name, "light");
    assert!(reader.app.help.is_some());
}

#[test]
fn a_greater_terminal_shows_more_of_it() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("?G");
    reader.update(attache::app::Event::Resize(80, 260));
    reader.press("j");
    assert_eq!(top(&reader), 0, "all of it fits");
}
