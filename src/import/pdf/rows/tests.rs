//! Tests: letters by the row that they stand in.

use super::super::fixture;
use super::super::glyphs::Glyph;
use super::rows;

fn set(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
    fixture::set(text, x, y, size, 0.0)
}

fn texts(pieces: Vec<Vec<Glyph>>) -> Vec<String> {
    let rows = rows(pieces.into_iter().flatten().collect());
    let text = |mut row: Vec<Glyph>| {
        row.sort_by(|a, b| a.x[0].total_cmp(&b.x[0]));
        let mut text = String::new();
        for glyph in row {
            glyph.text.write(&mut text);
        }
        text
    };
    rows.into_iter().map(text).collect()
}

#[test]
fn a_tall_heading_leaves_two_lines_beside_it_apart() {
    let read = texts(vec![
        set("the quay was", 0.0, 100.0, 10.0),
        set("built of stone", 0.0, 112.0, 10.0),
        set("Costs", 100.0, 106.0, 24.0),
        set("1", 160.0, 96.0, 8.0),
    ]);
    assert_eq!(read, ["the quay was", "Costs1", "built of stone"]);
}

#[test]
fn what_stands_level_with_a_heading_is_of_its_row() {
    let read = texts(vec![
        set("above", 0.0, 100.0, 10.0),
        set("level", 0.0, 112.0, 10.0),
        set("Costs", 100.0, 112.0, 24.0),
    ]);
    assert_eq!(read, ["above", "levelCosts"]);
}

#[test]
fn small_letters_are_of_the_row_that_they_mark() {
    let read = texts(vec![
        set("levy", 0.0, 100.0, 10.0),
        set("2", 20.0, 96.0, 6.0),
        set("rises", 60.0, 100.2, 10.0),
        set("n", 85.0, 102.0, 6.0),
        set("below", 0.0, 112.0, 10.0),
    ]);
    assert_eq!(read, ["levy2risesn", "below"]);
}
