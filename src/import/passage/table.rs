//! Columns of tables.

use super::Piece;
use crate::text::width;

/// Widest column that others are aligned to; a longer cell sticks out.
const MAX_COLUMN: usize = 40;

/// Most columns that are aligned: nobody reads more, and padding must not multiply a file.
const MAX_ALIGNED: usize = 64;

/// How wide each column is.
pub(super) fn widths(rows: &[Vec<Vec<Piece>>]) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate().take(MAX_ALIGNED) {
            let wide: usize = cell.iter().map(|piece| width(&piece.text)).sum();
            if column >= widths.len() {
                widths.push(0);
            }
            if let Some(widest) = widths.get_mut(column) {
                *widest = wide.min(MAX_COLUMN).max(*widest);
            }
        }
    }
    widths
}
