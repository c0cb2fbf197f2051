//! Panes: focus, drawers, what Esc and q close.

use attache::app::{Effect, Focus};
use attache::model::Kind;

use super::harness::{NARROW, Reader, assert_says, brief};

fn wide() -> Reader {
    Reader::open("brief.md", &brief())
}

fn narrow() -> Reader {
    Reader::at("brief.md", &brief(), NARROW)
}

#[track_caller]
fn assert_panes(reader: &Reader, focus: Focus, outline: bool, drawer: bool) {
    let panes = &reader.app.view.panes;
    let state = (reader.app.focus, panes.outline.is_some(), panes.drawer);
    assert_eq!(state, (focus, outline, drawer), "(focus, outline, drawer)");
}

#[test]
fn the_text_has_the_focus_at_the_start() {
    assert_panes(&wide(), Focus::Text, true, false);
    assert_panes(&narrow(), Focus::Text, false, false);
}

#[test]
fn o_shows_and_focuses_and_pressed_in_it_hides() {
    let mut reader = wide();
    reader.press("o");
    assert_panes(&reader, Focus::Outline, true, false);
    reader.press("o");
    assert_panes(&reader, Focus::Text, false, false);
    reader.press("o");
    assert_panes(&reader, Focus::Outline, true, false);
    let mut reader = narrow();
    reader.press("o");
    assert_panes(&reader, Focus::Outline, true, true);
    reader.press("o");
    assert_panes(&reader, Focus::Text, false, false);
}

#[test]
fn tab_goes_round_outline_text_and_inspector() {
    let wider = || Reader::at("brief.md", &brief(), (100, 30));
    for new in [wide, narrow, wider] {
        for (key, round) in [
            ("<Tab>", [Focus::Inspector, Focus::Outline, Focus::Text]),
            ("<S-Tab>", [Focus::Outline, Focus::Inspector, Focus::Text]),
        ] {
            let mut reader = new();
            for focus in round {
                reader.press(key);
                assert_eq!(reader.app.focus, focus, "{key}");
                let panes = &reader.app.view.panes;
                assert!(focus != Focus::Outline || panes.outline.is_some());
                assert!(focus != Focus::Inspector || panes.inspector.is_some());
            }
        }
    }
}

#[test]
fn tab_leaves_out_what_is_hidden() {
    for key in ["<Tab>", "<S-Tab>"] {
        let mut reader = Reader::at("brief.md", &brief(), (100, 30));
        reader.press("oo").press(key);
        assert_eq!(reader.app.focus, Focus::Inspector);
        reader.press(key);
        assert_eq!(reader.app.focus, Focus::Text);
        reader.press("ee").press(key);
        assert_eq!(reader.app.focus, Focus::Text);
        assert_says(
            &reader,
            "Outline and inspector are hidden: o and e show them.",
        );
    }
}

#[test]
fn e_shows_and_focuses_and_pressed_in_it_hides() {
    for (size, before) in [((100, 30), true), ((80, 24), false), ((60, 14), false)] {
        let mut reader = Reader::at("brief.md", &brief(), size);
        let shown = |reader: &Reader| {
            let open = reader.app.view.panes.inspector.is_some();
            (reader.app.focus, open)
        };
        assert_eq!(shown(&reader), (Focus::Text, before));
        reader.press("e");
        assert_eq!(shown(&reader), (Focus::Inspector, true));
        reader.press("e");
        assert_eq!(shown(&reader), (Focus::Text, false));
        reader.press("ze");
        assert_eq!(shown(&reader), (Focus::Inspector, true));
        reader.press("<Esc>");
        assert_eq!(shown(&reader), (Focus::Text, before));
    }
}

#[test]
fn the_text_alone() {
    let mut reader = wide();
    let with = reader.app.view.panes.text.width;
    reader.press("z");
    assert_panes(&reader, Focus::Text, false, false);
    assert!(reader.app.view.panes.text.width > with);
    reader.press("z");
    assert_panes(&reader, Focus::Text, true, false);
    reader.press("oz");
    assert_panes(&reader, Focus::Text, false, false);
    reader.press("o");
    assert_panes(&reader, Focus::Outline, true, false);
    reader.press("o");
    assert_panes(&reader, Focus::Text, false, false);
}

#[test]
fn below_70_columns_the_outline_is_a_drawer_and_comes_back() {
    let mut reader = wide();
    reader.update(attache::app::Event::Resize(69, 14));
    assert_panes(&reader, Focus::Text, false, false);
    reader.press("o");
    assert_panes(&reader, Focus::Outline, true, true);
    reader.update(attache::app::Event::Resize(70, 14));
    assert_panes(&reader, Focus::Outline, true, false);
    reader.update(attache::app::Event::Resize(69, 14));
    assert_panes(&reader, Focus::Outline, true, true);
    reader.press("<Esc>");
    assert_panes(&reader, Focus::Text, false, false);
    reader.update(attache::app::Event::Resize(100, 30));
    assert_panes(&reader, Focus::Text, true, false);
}

#[test]
fn esc_closes_one_thing_at_a_time() {
    let mut reader = wide();
    reader.press("/Delta<Enter>o/ta<Enter>?/scroll<Enter>");
    assert!(reader.app.help.as_ref().unwrap().filter.is_some());
    reader.press("<Esc>");
    assert!(reader.app.help.as_ref().unwrap().filter.is_none());
    reader.press("<Esc>");
    assert!(reader.app.help.is_none());
    assert!(reader.app.outline.filter.is_some());
    reader.press("<Esc>");
    assert!(reader.app.outline.filter.is_none());
    assert!(!reader.app.find.hits.is_empty());
    reader.press("<Esc>");
    assert!(reader.app.find.hits.is_empty());
    assert_eq!(reader.app.focus, Focus::Outline);
    reader.press("<Esc>");
    assert_panes(&reader, Focus::Text, true, false);
}

#[test]
fn esc_in_the_bare_text_does_nothing() {
    let mut reader = wide().lit(&[("Alpha 1", Kind::Issue)]);
    reader.press("5j.");
    let before = reader.state();
    reader.effects.clear();
    reader.press("<Esc>");
    assert!(reader.state() == before, "Esc changed something");
    assert!(reader.effects.is_empty());
}

#[test]
fn esc_gives_up_a_mark_that_waits_for_its_letter() {
    let mut reader = wide();
    reader.press("/Delta<Enter>m<Esc>");
    assert!(!reader.app.find.hits.is_empty(), "only the mark was closed");
    reader.press("j");
    assert_eq!(reader.message(), "");
}

#[test]
fn q_quits_from_text_and_pane_and_leaves_the_help() {
    for script in ["q", "oq", "/Delta<Enter>q", "o/ta<Enter>q", "]q"] {
        for mut reader in [wide(), narrow()] {
            reader.press(script);
            assert!(reader.effects.contains(&Effect::Quit), "{script}");
        }
    }
    let mut reader = wide();
    reader.press("?q");
    assert!(reader.app.help.is_none() && !reader.effects.contains(&Effect::Quit));
    reader.press("q");
    assert!(reader.effects.contains(&Effect::Quit));
}
