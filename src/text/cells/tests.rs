//! Tests: the cells of a table's row, as they stand in the reading text.

use super::cells;

#[test]
fn cells_are_found_with_their_places() {
    let row = "Port  │ Share │  │ 12";
    let found: Vec<_> = cells(row).collect();
    assert_eq!(found, [(0, "Port "), (10, "Share"), (20, ""), (25, "12")]);
    assert!(found.iter().all(|(at, cell)| row[*at..].starts_with(cell)));
}

#[test]
fn empty_cells_at_the_end_are_no_words() {
    assert_eq!(cells("a │").collect::<Vec<_>>(), [(0, "a")]);
    assert_eq!(cells("a │  │").collect::<Vec<_>>(), [(0, "a"), (6, "")]);
    assert_eq!(cells("").count(), 1);
}
