//! Going through the highlights.

use attache::model::Kind;

use super::harness::{Reader, SIZE, annotations, article, assert_says, assert_top, brief};

/// Words that stand once in the brief each, in its order.
const LIT: &[(&str, Kind)] = &[
    ("River Talks 1", Kind::Stakeholder),
    ("River Talks 2", Kind::Issue),
    ("Alpha 1", Kind::Place),
    ("Alpha 3", Kind::Stakeholder),
    ("Beta 2", Kind::Issue),
    ("Beta 4", Kind::Stakeholder),
    ("Gamma 3", Kind::Issue),
    ("Delta 4", Kind::Stakeholder),
    ("Omega 1", Kind::Issue),
];

fn lit() -> Reader {
    Reader::open("brief.md", &brief()).lit(LIT)
}

/// Asserts which highlight is current after these keys.
#[track_caller]
fn assert_current(script: &str, words: &str) {
    let mut reader = lit();
    reader.press(script);
    assert_eq!(reader.current(), Some(words), "after {script}");
}

#[test]
fn forwards_and_backwards() {
    for (script, words) in [
        (".", "River Talks 1"),
        ("..", "River Talks 2"),
        ("...", "Alpha 3"),
        ("3.", "Alpha 3"),
        ("3.,", "River Talks 2"),
        ("4.2,", "River Talks 2"),
        ("8.", "Omega 1"),
        ("o.", "River Talks 1"),
        ("3.o,", "River Talks 2"),
    ] {
        assert_current(script, words);
    }
}

#[test]
fn one_kind_alone() {
    for (script, words) in [
        ("s", "River Talks 1"),
        ("ss", "Alpha 3"),
        ("3s", "Beta 4"),
        ("3sS", "Alpha 3"),
        ("3s2S", "River Talks 1"),
        ("i", "River Talks 2"),
        ("ii", "Beta 2"),
        ("3iI", "Beta 2"),
        ("3i2I", "River Talks 2"),
        ("si", "River Talks 2"),
        ("iis", "Beta 4"),
        ("oi", "River Talks 2"),
        ("3ioI", "Beta 2"),
    ] {
        assert_current(script, words);
    }
}

#[test]
fn places_are_not_lit() {
    let mut reader = lit();
    for _ in 0..8 {
        reader.press(".");
        assert_ne!(reader.current(), Some("Alpha 1"));
    }
}

#[test]
fn from_the_current_one_while_it_is_on_the_screen() {
    // both are on the first screen; scrolled by one row the current one still counts
    assert_current(".j.", "River Talks 2");
    assert_current("..j,", "River Talks 1");
}

#[test]
fn else_from_the_top_of_the_screen() {
    assert_current(".4].", "Delta 4");
    assert_current("8.g.", "River Talks 1");
}

#[test]
fn else_backwards_from_the_bottom() {
    // the first screen shows both highlights of the lead
    assert_current("8.g,", "River Talks 2");
    assert_current("G,", "Omega 1");
}

#[test]
fn nothing_scrolls_where_the_highlight_is_in_view() {
    let mut reader = lit();
    reader.press(".");
    assert_eq!(reader.top_row(), 0);
    reader.press(".");
    assert_eq!(reader.top_row(), 0);
    reader.press("j,");
    assert_eq!(reader.top_row(), 1);
}

#[test]
fn else_its_line_comes_to_the_upper_third() {
    let mut reader = lit();
    reader.press("5.");
    let at = reader.app.current.unwrap().start;
    let row = reader.screen_row(at).unwrap();
    assert_eq!(row, reader.height() / 3);
    let mut reader = lit();
    reader.press("G,,");
    let at = reader.app.current.unwrap().start;
    let row = reader.screen_row(at).unwrap();
    assert!(row <= reader.height() / 3 || reader.top_row() == reader.last_top_row());
}

#[test]
fn in_view_counts_also_where_a_resize_left_the_screen_inside_a_row() {
    let text = format!(
        "{} Kestrel Council {}",
        "word ".repeat(40),
        "word ".repeat(400)
    );
    let lit = [("Kestrel Council", Kind::Stakeholder)];
    // the first visible text is kept over a resize: it comes to stand inside a longer row
    for columns in (40..120).step_by(3) {
        let mut reader = Reader::at("brief.txt", &text, (60, 10)).lit(&lit);
        reader.press("3j");
        reader.update(attache::app::Event::Resize(columns, 10));
        let (top, at) = (
            reader.app.view.top,
            reader.app.annotations().mentions[0].span.start,
        );
        let in_view = reader.screen_row(at).is_some();
        reader.press(".");
        if in_view && reader.current().is_some() {
            assert_eq!(reader.app.view.top, top, "scrolled at {columns} columns");
        }
    }
}

#[test]
fn at_the_ends_it_says_so_and_stays() {
    let mut reader = lit();
    reader.press("8..");
    assert_says(&reader, "No further highlight below.");
    assert_eq!(reader.current(), Some("Omega 1"));
    reader.press("s");
    assert_says(&reader, "No further stakeholder below.");
    reader.press("i");
    assert_says(&reader, "No further issue below.");
    let mut reader = lit();
    reader.press(".,");
    assert_says(&reader, "No highlight above.");
    reader.press("S");
    assert_says(&reader, "No stakeholder above.");
    reader.press("I");
    assert_says(&reader, "No issue above.");
    assert_eq!(reader.current(), Some("River Talks 1"));
}

#[test]
fn without_any_it_says_so() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[]);
    for key in [".", ",", "s", "S", "i", "I"] {
        reader.press(key);
        assert_says(&reader, "No highlights here.");
        assert_eq!(reader.current(), None);
    }
}

#[test]
fn before_they_are_found_the_key_waits_and_is_answered() {
    let words = [("Delta 4", Kind::Stakeholder)];
    let article = article("brief.md", &brief());
    let mut reader = Reader::of(article.clone(), true, SIZE);
    reader.press(".");
    assert!(reader.app.is_waiting());
    assert_says(&reader, "Still reading");
    reader.update(attache::app::Event::Annotated {
        article: article.clone(),
        annotations: annotations(&article, &words).into(),
        whole: true,
    });
    assert_eq!(reader.current(), Some("Delta 4"));
    assert!(!reader.app.is_waiting());
    assert_eq!(reader.message(), "");
}

#[test]
fn a_key_in_between_gives_the_waiting_one_up() {
    let words = [("Delta 4", Kind::Stakeholder)];
    let article = article("brief.md", &brief());
    let mut reader = Reader::of(article.clone(), true, SIZE);
    reader.press(".j");
    reader.update(attache::app::Event::Annotated {
        article: article.clone(),
        annotations: annotations(&article, &words).into(),
        whole: true,
    });
    assert_eq!((reader.current(), reader.top_row()), (None, 1));
}

#[test]
fn highlights_of_another_article_are_dropped() {
    let other = article("other.md", "# Other\n\nDelta 4 and more.\n");
    let mut reader = Reader::open("brief.md", &brief());
    reader.update(attache::app::Event::Annotated {
        article: other.clone(),
        annotations: annotations(&other, &[("Delta 4", Kind::Issue)]).into(),
        whole: true,
    });
    assert!(reader.app.annotations().mentions.is_empty());
}

#[test]
fn why_is_told_in_words() {
    let mut reader = lit();
    reader.press("w");
    assert_says(&reader, "No current highlight");
    reader.press(".w");
    assert_says(&reader, "because of River Talks 1");
    // in the outline it is about the row
    reader.press("ow");
    assert_says(&reader, "What stands above the first heading.");
    reader.press("j");
    assert_eq!(reader.message(), "", "gone with the next key");
}

#[test]
fn a_jump_away_is_remembered_one_in_view_is_not() {
    let mut reader = lit();
    reader.press(".<C-o>");
    assert_says(&reader, "No further place");
    reader.press("j5.<C-o>");
    assert_eq!(reader.top_row(), 1);
}

#[test]
fn a_highlight_in_a_wide_line_is_brought_into_view() {
    let cells: Vec<String> = (1..=9).map(|n| format!("cell number {n}")).collect();
    let row = format!("| {} |\n", cells.join(" | "));
    let text = format!("# Gauges\n\n{row}|{}\n{row}", " --- |".repeat(9));
    let mut reader = Reader::open("table.md", &text).lit(&[("number 9", Kind::Issue)]);
    reader.press(".");
    let (view, current) = (&reader.app.view, reader.app.current.unwrap());
    let row = &view.rows[reader.screen_row(current.start).unwrap()];
    let cells = row.cells.as_ref().unwrap();
    let part = cells
        .parts
        .iter()
        .find(|part| part.span.contains(current.start));
    let place = cells.grid.place(part.unwrap().column, view.left);
    assert!(
        view.left > 0 && place.is_some(),
        "{place:?} at {}",
        view.left
    );
    reader.press("g");
    assert_top(&reader, "Gauges");
}
