//! Marks and the jump history.

use attache::app::Effect;

use super::harness::{Reader, assert_says, assert_top, brief};

#[test]
fn marks() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("7jma");
    assert_says(&reader, "Mark a set.");
    reader.press("G'a");
    assert_eq!(reader.top_row(), 7);
    reader.press("2]mbg'b");
    let marked = reader.top_row();
    reader.press("g'a'b");
    assert_eq!(reader.top_row(), marked);
    reader.press("'c");
    assert_says(&reader, "No mark c. Set: a b.");
    reader.press("o'a");
    assert_eq!(reader.top_row(), 7, "from the outline, too");
}

#[test]
fn letters_of_a_mark_are_no_keys() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("mq'q");
    assert_eq!(
        reader.effects,
        [Effect::KeepMark('q', 0)],
        "kept, and nothing else"
    );
    reader.press("'z");
    assert_says(&reader, "No mark z. Set: q.");
    assert!(reader.app.view.panes.outline.is_some());
    reader.press("5jm1g'1");
    assert_eq!(reader.top_row(), 5, "digits are letters, too");
}

#[test]
fn no_mark_yet() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("'a");
    assert_says(&reader, "No mark a. Set: none yet.");
}

#[test]
fn back_and_forward() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("2j3]G<C-o>");
    assert_top(&reader, "Gamma");
    reader.press("<C-o>");
    assert_eq!(reader.top_row(), 2);
    reader.press("<C-o>");
    assert_says(&reader, "No further place");
    reader.press("<C-p>");
    assert_top(&reader, "Gamma");
    reader.press("<C-i>");
    assert_eq!(reader.top_row(), reader.last_top_row());
    reader.press("<C-p>");
    assert_says(&reader, "No further place");
    reader.press("2<C-o>");
    assert_eq!(reader.top_row(), 2);
    reader.press("2<C-p>");
    assert_eq!(reader.top_row(), reader.last_top_row());
}

#[test]
fn scrolling_and_paragraphs_are_no_jumps() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("j<Space>}d<C-o>");
    assert_says(&reader, "No further place");
}
