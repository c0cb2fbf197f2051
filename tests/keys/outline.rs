//! The outline pane: selection, folding, filter, going there.

use attache::app::Focus;

use super::harness::{NARROW, Reader, assert_top, brief};

fn focused() -> Reader {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("o");
    reader
}

#[test]
fn it_follows_the_reading() {
    let mut reader = Reader::open("brief.md", &brief());
    assert_eq!(reader.selected(), "Lead");
    reader.press("3]");
    assert_eq!(reader.selected(), "Gamma");
    reader.press("jjk[");
    assert_eq!(reader.selected(), "Gamma");
    reader.press("g");
    assert_eq!(reader.selected(), "Lead");
    let articles = ["## One\n\nWords.\n", "# Title\n\n## One\n\nWords.\n"];
    for text in articles {
        let reader = Reader::open("brief.md", text);
        assert_eq!(reader.outline(), ["One"], "an empty lead needs no row");
    }
}

#[test]
fn keys_move_the_selection() {
    for (script, heading) in [
        ("j", "Alpha"),
        ("<Down>", "Alpha"),
        ("3j", "Gamma"),
        ("3jk", "Beta"),
        ("3j<Up>", "Beta"),
        ("99j", "Omega"),
        ("G", "Omega"),
        ("<End>", "Omega"),
        ("Gg", "Lead"),
        ("G<Home>", "Lead"),
        ("Gk", "Delta"),
        ("d", "Omega"),
        ("Gu", "Lead"),
        ("<PgDn>", "Omega"),
        ("G<PgUp>", "Lead"),
        ("<Space>b", "Lead"),
    ] {
        let mut reader = focused();
        reader.press(script);
        assert_eq!(reader.selected(), heading, "after {script}");
        assert_eq!(reader.top_row(), 0, "{script} must not move the text");
    }
}

#[test]
fn enter_leads() {
    let mut reader = focused();
    reader.press("3j<Enter>");
    assert_top(&reader, "Gamma");
    assert_eq!(reader.app.focus, Focus::Text);
    assert!(
        reader.app.view.panes.outline.is_some(),
        "it stays beside the text"
    );
    reader.press("<C-o>");
    assert_eq!(reader.top_row(), 0);
    reader.press("5jog<Enter>");
    assert_top(&reader, "River Talks");
}

#[test]
fn folding() {
    let mut reader = focused();
    reader.press("jh");
    assert_eq!(reader.outline(), ["Lead", "Alpha", "Delta", "Omega"]);
    assert!(reader.app.outline.is_folded(1));
    reader.press("l");
    let all = ["Lead", "Alpha", "Beta", "Gamma", "Delta", "Omega"];
    assert_eq!(reader.outline(), all);
    reader.press("l");
    assert_eq!(reader.selected(), "Beta", "an open one leads to its first");
    reader.press("jh");
    assert_eq!(reader.selected(), "Alpha", "a leaf leads to its parent");
    reader.press("<Left>");
    assert_eq!(reader.outline().len(), 4);
    reader.press("<Right>");
    assert_eq!(reader.outline().len(), 6);
    reader.press("Gh");
    assert_eq!(reader.selected(), "Omega", "nothing to fold, no parent");
    reader.press("l");
    assert_eq!(reader.selected(), "Omega");
}

#[test]
fn what_is_folded_stands_for_what_lies_below() {
    let mut reader = focused();
    reader.press("jho");
    reader.press("o<Esc>3]");
    assert_eq!(reader.selected(), "Alpha");
}

#[test]
fn the_filter_is_fuzzy_and_is_closed_by_esc() {
    let mut reader = focused();
    reader.press("/lph");
    assert_eq!(reader.outline(), ["Alpha"]);
    reader.press("<BS><BS><BS>mga");
    assert_eq!(reader.outline(), ["Omega"]);
    reader.press("<Esc>");
    assert_eq!(reader.outline().len(), 6, "Esc while typing drops it");
    reader.press("/ta<Enter>");
    assert_eq!(reader.outline(), ["Beta", "Delta"]);
    assert!(!reader.app.outline.typing);
    reader.press("gj<Enter>");
    assert_top(&reader, "Delta");
    reader.press("o<Esc>");
    assert_eq!(reader.outline().len(), 6, "Esc drops a kept filter first");
    assert_eq!(reader.app.focus, Focus::Outline);
    reader.press("<Esc>");
    assert_eq!(reader.app.focus, Focus::Text);
}

#[test]
fn while_the_filter_is_typed_arrows_select() {
    let mut reader = focused();
    reader.press("/ta<Up><Up>");
    assert_eq!(reader.selected(), "Beta");
    reader.press("<Down>");
    assert_eq!(reader.selected(), "Delta");
}

#[test]
fn a_filter_that_nothing_matches_is_no_trap() {
    let mut reader = focused();
    reader.press("/zzzz<Enter>");
    assert!(reader.outline().is_empty());
    reader.press("jkgG<Enter>hld");
    reader.press("<Esc>");
    assert_eq!(reader.outline().len(), 6);
}

#[test]
fn an_empty_filter_that_is_kept_is_none() {
    let mut reader = focused();
    reader.press("/<Enter>");
    assert!(reader.app.outline.filter.is_none());
    reader.press("<Esc>");
    assert_eq!(reader.app.focus, Focus::Text, "there is no filter to close");
}

#[test]
fn the_selection_stays_in_view() {
    let sections: Vec<String> = (0..50)
        .map(|n| format!("## Part {n}\n\nWords.\n\n"))
        .collect();
    let sections = sections.concat();
    let mut reader = Reader::open("brief.md", &sections);
    reader.press("o");
    for script in ["30j", "G", "5k", "9u", "g", "d", "49j", "20k"] {
        reader.press(script);
        let outline = &reader.app.outline;
        let height = usize::from(reader.app.view.panes.outline.unwrap().height) - 1;
        assert!(
            outline.top <= outline.selected && outline.selected < outline.top + height,
            "{script}: row {} is not among {height} from {}",
            outline.selected,
            outline.top
        );
    }
}

#[test]
fn in_the_drawer_enter_closes_it() {
    let mut reader = Reader::at("brief.md", &brief(), NARROW);
    reader.press("o2j<Enter>");
    assert_top(&reader, "Beta");
    assert!(reader.app.view.panes.outline.is_none());
}

#[test]
fn sections_read_to_their_end_are_known() {
    let mut reader = Reader::open("brief.md", &brief());
    assert!(!reader.app.document.read[1]);
    reader.press("]<Space><Space>");
    assert!(reader.app.document.read[1]);
    assert!(!reader.app.document.read[4]);
}
