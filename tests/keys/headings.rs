//! Correcting the outline.

use attache::model::{HighlightKind, Kind, Verdict};

use super::harness::{Reader, assert_says, brief};

#[test]
fn a_heading_is_made_none_and_again_one() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[]);
    let before = reader.outline().len();
    reader.press("2]H");
    assert_says(&reader, "No heading any more.");
    assert_eq!(reader.outline().len(), before - 1);
    let kept = &reader.store.kept[0];
    assert_eq!(
        (kept.kind, kept.verdict),
        (HighlightKind::Heading, Verdict::Rejected)
    );
    assert!(
        reader.row(0).starts_with("Beta"),
        "the text stays where it is"
    );
    reader.press("H");
    assert_says(&reader, "A heading of level");
    assert_eq!(reader.outline().len(), before);
    reader.press("UU");
    assert_says(&reader, "the outline is as it was");
    assert_eq!(reader.outline().len(), before);
    assert!(reader.store.kept.is_empty());
}

#[test]
fn a_line_of_text_becomes_a_heading_and_gets_its_level() {
    let text = "First part of it.\n\nWhat the board wants.\n\nIt wants more. ".to_owned()
        + &"x ".repeat(300);
    let mut reader = Reader::open("a.md", &text).lit(&[("board", Kind::Stakeholder)]);
    reader.press(".H");
    assert_eq!(reader.outline(), ["What the board wants."]);
    let level = |reader: &Reader| reader.app.article().sections[1].level;
    assert_eq!(level(&reader), 1);
    reader.press(">");
    assert_eq!(level(&reader), 2);
    reader.press(">><lt>");
    assert_eq!(level(&reader), 3);
    let words: u32 = reader
        .app
        .article()
        .sections
        .iter()
        .map(|section| section.words)
        .sum();
    assert_eq!(words, reader.app.article().words);
    assert_eq!(reader.app.section_counts(1).stakeholders, 1);
    // any other key ends it
    let width = reader.app.view.panes.outline.unwrap().width;
    reader.press("g>");
    assert_eq!(level(&reader), 3);
    assert_eq!(reader.app.view.panes.outline.unwrap().width, width + 2);
}

#[test]
fn in_the_outline_it_is_the_selected_row() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[]);
    reader.press("oGH");
    assert!(!reader.outline().contains(&"Omega"));
    reader.press("gH");
    assert_says(&reader, "No line here.");
}

#[test]
fn what_can_be_no_heading_says_so() {
    let text = format!(
        "# The Title\n\n{}\n\n| a | b |\n|---|---|\n| c | d |\n",
        "word ".repeat(80)
    );
    let mut reader = Reader::open("a.md", &text).lit(&[]);
    reader.press("kH");
    assert_says(&reader, "This is the title.");
    reader.press("jH");
    assert_says(&reader, "too long");
    assert!(reader.store.kept.is_empty());
}

#[test]
fn corrections_are_there_in_the_next_run() {
    let mut first = Reader::open("brief.md", &brief()).lit(&[]);
    first.press("2]H");
    let mut second = Reader::open("brief.md", &brief());
    second.store.kept.clone_from(&first.store.kept);
    second.recall();
    assert_eq!(second.outline(), first.outline());
    let mut second = second.lit(&[("Beta 1", Kind::Issue)]);
    second.press(".");
    assert_eq!(
        second.current(),
        Some("Beta 1"),
        "highlights come all the same"
    );
}
