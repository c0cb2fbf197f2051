//! Tests: paragraphs, tables and boxes as they come in, as one flat list of passages.

use super::Flow;
use crate::import::passage::Passage;
use crate::model::{BlockKind, Inline};

fn say(flow: &mut Flow, text: &str) {
    flow.words(text, Inline::default(), None, None);
    flow.end(Passage::default());
}

#[test]
fn boxes_come_behind_the_paragraph_they_hang_on() {
    let mut flow = Flow::default();
    flow.words("Before ", Inline::default(), None, None);
    flow.open_aside();
    say(&mut flow, "Boxed");
    flow.close();
    say(&mut flow, "behind");
    let texts: Vec<_> = flow.finish().iter().map(Passage::text).collect();
    assert_eq!(texts, ["Before behind", "Boxed"]);
}

#[test]
fn a_remark_without_words_takes_the_last_one() {
    let mut flow = Flow::default();
    flow.words("The levy rises ", Inline::default(), None, None);
    flow.remark_on_last_word(3);
    let texts: Vec<_> = flow
        .line()
        .iter()
        .map(|piece| (&*piece.text, piece.remark))
        .collect();
    assert_eq!(texts, [("The levy ", None), ("rises ", Some(3))]);
}

fn table(cells: &[&[&str]]) -> Vec<Passage> {
    let mut flow = Flow::default();
    flow.open_table();
    for row in cells {
        flow.open_row();
        for cell in *row {
            say(&mut flow, cell);
            flow.end_cell(1);
        }
    }
    flow.close();
    flow.finish()
}

#[test]
fn tables_of_short_cells_are_rows() {
    let passages = table(&[&["Port", "Share"], &["Aarhavn", "12"]]);
    assert_eq!(passages.len(), 1);
    assert_eq!(
        (passages[0].kind, passages[0].rows.len()),
        (BlockKind::Row, 2)
    );
}

#[test]
fn tables_that_lay_out_text_are_read_cell_by_cell() {
    let long = "words ".repeat(100);
    let passages = table(&[&["Port", &long], &["Aarhavn", "12"]]);
    assert_eq!(passages.len(), 4);
    assert_eq!(table(&[&["alone"], &["below"]]).len(), 2);
}

#[test]
fn nesting_has_an_end() {
    let mut flow = Flow::default();
    for _ in 0..100_000 {
        flow.open_table();
        flow.open_row();
    }
    say(&mut flow, "deep");
    for _ in 0..100_000 {
        flow.end_cell(1);
        flow.close();
    }
    let passages = flow.finish();
    assert_eq!(passages.len(), 1);
    assert_eq!(passages[0].text(), "deep");
}
