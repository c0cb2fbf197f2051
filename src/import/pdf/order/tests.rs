//! Tests: the order in which a page is read: column by column.

use super::super::segments::Segment;
use super::lines;

fn piece(text: &str, x: f32, row: usize) -> Segment {
    Segment {
        text: text.to_owned(),
        x: [x, x + text.len() as f32 * 5.0],
        y: row as f32 * 12.0,
        size: 10.0,
        weight: 1.0,
        row,
        ..Segment::default()
    }
}

fn read(segments: Vec<Segment>) -> Vec<String> {
    lines(segments, 0)
        .into_iter()
        .map(|line| line.text)
        .collect()
}

#[test]
fn columns_are_read_one_after_another() {
    let mut segments = vec![piece(
        "A title that stands over both of the columns",
        60.0,
        0,
    )];
    for row in 1..8 {
        segments.push(piece(&format!("left column line {row}"), 0.0, row));
        segments.push(piece(&format!("right column line {row}"), 150.0, row));
    }
    segments.push(piece(
        "Something at the end that goes over both of them",
        0.0,
        9,
    ));
    let read = read(segments);
    assert!(read[0].starts_with("A title"));
    assert_eq!(read[1], "left column line 1");
    assert_eq!(read[8], "right column line 1");
    assert!(read[15].starts_with("Something"));
}

#[test]
fn tables_are_read_row_by_row() {
    let mut segments = Vec::new();
    for row in 0..8 {
        segments.push(piece("Aarhavn", 0.0, row));
        segments.push(piece("12", 150.0, row));
        segments.push(piece("1,204", 220.0, row));
    }
    let read = read(segments);
    assert_eq!(read.len(), 8);
    assert_eq!(read[0], "Aarhavn  12  1,204");
}

#[test]
fn words_drawn_out_to_the_end_of_a_column_are_no_table() {
    let full = "the board of the ferry has met";
    let rows = |rows: &[(usize, &str, f32)]| {
        let rows = rows.iter();
        read(rows.map(|&(row, text, x)| piece(text, x, row)).collect())
    };
    let prose = rows(&[
        (0, "Notwithstanding", 0.0),
        (0, "misgivings", 100.0),
        (1, full, 0.0),
        (2, "an", 0.0),
        (2, "interminable", 32.5),
        (2, "quarrel", 115.0),
        (3, "disheartened", 0.0),
        (3, "everybody", 105.0),
    ]);
    assert_eq!(prose[0], "Notwithstanding misgivings");
    assert_eq!(prose[2], "an interminable quarrel");
    assert_eq!(prose[3], "disheartened everybody");
    // a table stands apart, and its gaps are of any width
    let table = [
        (3, "Aarhavn", 0.0),
        (3, "12", 60.0),
        (3, "1,204", 125.0),
        (4, "Nordhavn", 0.0),
        (4, "1,950", 125.0),
    ];
    let below = |row| rows(&[&[(row, full, 0.0)], &table[..]].concat());
    assert_eq!(below(0)[1..], ["Aarhavn  12  1,204", "Nordhavn  1,950"]);
    assert_eq!(below(2)[1], "Aarhavn  12  1,204");
    let contents = rows(&[(0, full, 0.0), (1, "Preface", 0.0), (1, "8", 145.0)]);
    assert_eq!(contents[1], "Preface  8");
}

#[test]
fn three_columns_need_not_share_their_rows() {
    let mut segments = Vec::new();
    for row in 0..8 {
        for (name, x, offset) in [("left", 0.0, 0), ("middle", 150.0, 1), ("right", 300.0, 2)] {
            let text = format!("{name} column, line {row}");
            segments.push(piece(&text, x, row * 3 + offset));
        }
    }
    let read = read(segments);
    assert_eq!(read[0], "left column, line 0");
    assert_eq!(read[8], "middle column, line 0");
    assert_eq!(read[16], "right column, line 0");
}
