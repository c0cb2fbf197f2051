//! Tables: rows where they hold facts, text where they only place it.

use super::super::passage::{Passage, Piece};
use crate::model::BlockKind;

/// Longest cell in bytes that still is a cell: a table with longer ones lays out text, and is read
/// cell by cell.
const MAX_CELL: usize = 280;

/// An open table: rows of cells of passages.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<Vec<Passage>>>,
    pub(super) heads: usize,
}

impl Table {
    /// One passage of rows; the passages of its cells one after another where it lays out text.
    pub(super) fn into_passages(mut self) -> Vec<Passage> {
        for row in &mut self.rows {
            while row.last().is_some_and(Vec::is_empty) && row.len() > 1 {
                row.pop();
            }
        }
        if self.lays_out() {
            let mut passages: Vec<Passage> = self.rows.into_iter().flatten().flatten().collect();
            for passage in &mut passages {
                // below another item again only by chance
                passage.tight &= passage.kind == BlockKind::Item;
            }
            return passages;
        }
        let rows: Vec<Vec<Vec<Piece>>> = self
            .rows
            .into_iter()
            .map(|row| row.into_iter().map(joined).collect())
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![Passage {
            kind: BlockKind::Row,
            rows,
            heads: self.heads,
            ..Passage::default()
        }]
    }

    /// True where the table only places text: it has one column, or cells that hold headings,
    /// tables, or much text.
    fn lays_out(&self) -> bool {
        let filled = |row: &Vec<Vec<Passage>>| row.iter().filter(|cell| !cell.is_empty()).count();
        let wide = self.rows.iter().map(filled).max().unwrap_or(0);
        let mut cells = self.rows.iter().flatten();
        wide < 2
            || cells.any(|cell| {
                let long: usize = cell
                    .iter()
                    .flat_map(|passage| &passage.pieces)
                    .map(|piece| piece.text.len())
                    .sum();
                long > MAX_CELL
                    || cell.iter().any(|passage| {
                        passage.kind == BlockKind::Row
                            || passage.kind == BlockKind::Title
                            || passage.kind == BlockKind::Heading
                    })
            })
    }
}

/// The words of a cell, its paragraphs one after another.
fn joined(cell: Vec<Passage>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for passage in cell {
        if !pieces.is_empty() {
            pieces.push(Piece::plain(" "));
        }
        if !passage.marker.is_empty() {
            pieces.push(Piece::plain(passage.marker));
        }
        pieces.extend(passage.pieces);
    }
    pieces
}
