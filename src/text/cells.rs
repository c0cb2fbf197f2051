//! The cells of a table's row, as they stand in the reading text.

/// What stands between two cells.
pub const CELL_SEPARATOR: &str = " │ ";

/// What is left of it behind the last cell that has words: a row has no blanks at its end.
const LAST: &str = " │";

/// The cells of a row, each with the byte at which it starts; the blanks that pad them belong to
/// them.
pub fn cells(row: &str) -> impl Iterator<Item = (usize, &str)> {
    let row = row.strip_suffix(LAST).unwrap_or(row);
    let mut next = 0;
    row.split(CELL_SEPARATOR).map(move |cell| {
        let at = next;
        next += cell.len() + CELL_SEPARATOR.len();
        (at, cell)
    })
}

#[cfg(test)]
mod tests;
