//! Tables: those of data become rows of cells, those that only arrange a page are passed through.

use super::pieces::pieces;
use super::tree::{Id, Tree};
use crate::import::passage::{Passage, Piece};
use crate::model::BlockKind;

/// Longest text of a cell of data without any head cell, on the average.
const MAX_MEAN: usize = 60;

/// Longest text of a single cell of data.
const MAX_CELL: usize = 1000;

/// Most columns and rows that a cell may span.
const MAX_SPAN: usize = 50;

/// The caption and the rows of a table of data; none where it is no such.
pub(super) fn read(
    tree: &Tree,
    id: Id,
    base: Option<&url::Url>,
) -> Option<(Option<String>, Passage)> {
    let rows: Vec<Id> = tree
        .inside(id)
        .filter(|&at| tree.name(at) == "tr")
        .collect();
    if !is_data(tree, id, &rows) {
        return None;
    }
    let caption = tree
        .elements(id)
        .find(|&at| tree.name(at) == "caption")
        .map(|caption| tree.text(caption))
        .filter(|caption| !caption.is_empty());
    let mut passage = Passage {
        kind: BlockKind::Row,
        ..Passage::default()
    };
    // rows for which a cell above still spans each column
    let mut spanned: Vec<usize> = Vec::new();
    for &row in &rows {
        let cells = self::row(tree, row, base, &mut spanned);
        if cells
            .iter()
            .flatten()
            .all(|piece| piece.text.trim().is_empty())
        {
            continue;
        }
        if passage.heads == passage.rows.len() && is_head(tree, row) {
            passage.heads += 1;
        }
        passage.rows.push(cells);
    }
    Some((caption, passage))
}

fn cells(tree: &Tree, row: Id) -> impl Iterator<Item = Id> + '_ {
    tree.elements(row)
        .filter(|&cell| matches!(tree.name(cell), "td" | "th"))
}

fn row(tree: &Tree, row: Id, base: Option<&url::Url>, spanned: &mut Vec<usize>) -> Vec<Vec<Piece>> {
    let mut out: Vec<Vec<Piece>> = Vec::new();
    let covered = |out: &mut Vec<Vec<Piece>>, spanned: &mut Vec<usize>| {
        while let Some(left) = spanned.get_mut(out.len()).filter(|left| **left > 0) {
            *left -= 1;
            out.push(Vec::new());
        }
    };
    for cell in cells(tree, row) {
        covered(&mut out, spanned);
        let span = |name| {
            let span: usize = tree.attribute(cell, name).parse().unwrap_or(1);
            span.clamp(1, MAX_SPAN)
        };
        let (columns, rows) = (span("colspan"), span("rowspan"));
        for column in 0..columns {
            let at = out.len();
            if spanned.len() <= at {
                spanned.resize(at + 1, 0);
            }
            if let Some(left) = spanned.get_mut(at) {
                *left = rows - 1;
            }
            out.push(if column == 0 {
                pieces(tree, cell, base)
            } else {
                Vec::new()
            });
        }
    }
    covered(&mut out, spanned);
    while out.last().is_some_and(Vec::is_empty) {
        out.pop();
    }
    out
}

/// True for a row of head cells, or one in the head of its table.
fn is_head(tree: &Tree, row: Id) -> bool {
    let in_head = tree
        .ancestors(row)
        .take(1)
        .any(|at| tree.name(at) == "thead");
    in_head || cells(tree, row).all(|cell| tree.name(cell) == "th")
}

/// True where a table holds data: two columns and rows at least, no table in it, cells that are no
/// columns of prose.
fn is_data(tree: &Tree, id: Id, rows: &[Id]) -> bool {
    if matches!(tree.attribute(id, "role"), "presentation" | "none") || rows.len() < 2 {
        return false;
    }
    let nested = tree.inside(id).skip(1).any(|at| {
        matches!(
            tree.name(at),
            "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "pre" | "form"
        )
    });
    let columns = rows.iter().map(|&row| cells(tree, row).count()).max();
    if nested || columns.unwrap_or(0) < 2 {
        return false;
    }
    let lengths: Vec<usize> = rows
        .iter()
        .flat_map(|&row| cells(tree, row))
        .map(|cell| tree.text(cell).len())
        .collect();
    let headed = tree
        .inside(id)
        .any(|at| matches!(tree.name(at), "th" | "thead" | "caption"));
    let mean = lengths.iter().sum::<usize>() / lengths.len().max(1);
    lengths.iter().all(|&length| length <= MAX_CELL) && (headed || mean <= MAX_MEAN)
}
