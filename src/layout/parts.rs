//! The lines of a table's cells, row by row of the screen.

use super::grid::Grid;
use super::wrap::wrap;
use crate::model::Span;
use crate::text::{cells, width};

/// One line of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words on it.
    pub span: Span,
    /// The column of its cell.
    pub column: usize,
    /// Columns before it within its column.
    pub shift: u16,
}

/// The lines of the row of a table that stands at `row`, each with its parts from left to right;
/// at least one. Every line but the first has a part. Where the table is scrolled `left` columns
/// to the right, there are as many as the cells on the screen need.
pub(super) fn lines(text: &str, row: Span, grid: &Grid, left: u16) -> Vec<Vec<Part>> {
    let mut lines = vec![Vec::new()];
    let mut seen = 1;
    let mut found: Vec<Span> = cells(row.of(text))
        .map(|(at, cell)| Span::new(at as u32, (at + cell.len()) as u32))
        .map(|cell| Span::new(row.start + cell.start, row.start + cell.end))
        .collect();
    // only so many rows are measured: what further down has more columns keeps them in the last
    let end = found.last().map_or(row.end, |cell| cell.end);
    found.truncate(grid.len());
    if let Some(last) = found.last_mut() {
        last.end = end;
    }
    for (column, cell) in found.into_iter().enumerate() {
        let cell_words = cell.of(text);
        let words = cell_words.trim_matches(' ');
        if words.is_empty() {
            continue;
        }
        let before = cell_words.len() - cell_words.trim_start_matches(' ').len();
        let after = cell_words.len() - before - words.len();
        let start = cell.start + before as u32;
        let columns = usize::from(grid.width(column));
        let wrapped = wrap(
            text,
            Span::new(start, start + words.len() as u32),
            columns,
            columns,
        );
        if grid.place(column, left).is_some() {
            seen = seen.max(wrapped.len());
        }
        for (line, span) in wrapped.into_iter().enumerate() {
            if line == lines.len() {
                lines.push(Vec::new());
            }
            let shift = grid.shift(column, (before, after), width(span.of(text)));
            if let Some(line) = lines.get_mut(line) {
                line.push(Part {
                    span,
                    column,
                    shift,
                });
            }
        }
    }
    lines.truncate(seen);
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::layout::grid::{Asked, Grid};
    use crate::model::Span;

    fn grid(rows: &[&str], room: u16) -> Grid {
        let mut asked = Vec::new();
        for row in rows {
            for (column, (_, cell)) in crate::text::cells(row).enumerate() {
                asked.resize(asked.len().max(column + 1), Asked::default());
                asked[column].add(cell);
            }
        }
        Grid::new(&asked, room, 80)
    }

    fn words<'a>(row: &'a str, grid: &Grid) -> Vec<Vec<(usize, u16, &'a str)>> {
        let row_lines = lines(row, Span::new(0, row.len() as u32), grid, 0).into_iter();
        let line = row_lines.map(|parts| {
            let parts = parts.into_iter();
            let parts = parts.map(|part| (part.column, part.shift, part.span.of(row)));
            parts.collect()
        });
        line.collect()
    }

    #[test]
    fn every_cell_is_wrapped_in_its_column() {
        let row = "Russia │ Demands that exports be freed │ Mines and missiles";
        let found = words(row, &grid(&[row], 40));
        assert_eq!(found[0][0], (0, 0, "Russia"));
        assert!(found.len() > 1);
        let of = |column| {
            let parts = found.iter().flatten().filter(|part| part.0 == column);
            parts.map(|part| part.2).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of(1), "Demands that exports be freed");
        assert_eq!(of(2), "Mines and missiles");
    }

    #[test]
    fn numbers_stay_on_the_right_of_their_column() {
        let rows = [
            "Who  │    Amount │ x",
            "Kyiv │         7 │ y",
            "Oslo │ 1,234,567 │ z",
        ];
        let grid = grid(&rows, 40);
        assert_eq!(words(rows[1], &grid)[0][1], (1, 8, "7"));
        assert_eq!(words(rows[0], &grid)[0][1], (1, 3, "Amount"));
        assert_eq!(words(rows[2], &grid)[0][1].1, 0);
    }

    #[test]
    fn empty_cells_have_no_part_and_further_ones_are_in_the_last() {
        let grid = grid(&["a │ b │ c"], 40);
        assert_eq!(words("  │   │ c", &grid), [[(2, 0, "c")]]);
        assert_eq!(words("x", &grid), [[(0, 0, "x")]]);
        assert_eq!(words("", &grid), [vec![]]);
        let found = words("a │ b │ c │ d", &grid);
        let last: Vec<_> = found.iter().flatten().filter(|part| part.0 == 2).collect();
        assert_eq!(last.iter().map(|part| part.2).collect::<String>(), "c│d");
    }
}
