//! The tables of an article: which rows belong together, how wide their columns are. What was
//! found about one is kept, so that a key in a long table costs what is on the screen.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::grid::{Asked, Grid};
use crate::model::{Article, Block, BlockKind, Inline};
use crate::text::cells;

/// Rows that are measured for the widths of the columns: further down cells are wrapped to them.
const MEASURED: usize = 200;

/// One table.
#[derive(Debug)]
pub(super) struct Table {
    /// Its rows, as indices of blocks.
    pub(super) rows: Range<usize>,
    /// Its first row is its head.
    pub(super) headed: bool,
    /// Its columns.
    pub(super) grid: Rc<Grid>,
}

/// For which article and which width something was found.
type Setting = (usize, usize, u16, u16);

/// The tables that were met so far.
#[derive(Default)]
pub struct Tables(RefCell<(Setting, BTreeMap<usize, Rc<Table>>)>);

impl std::fmt::Debug for Tables {
    /// Nothing: what was met is no part of the state.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tables")
    }
}

impl Tables {
    /// The table with the row `at`, which is indented by `indent` of `room` columns; no column of
    /// it is wider than `measure`.
    pub(super) fn of(
        &self,
        article: &Article,
        at: usize,
        indent: u16,
        (room, measure): (u16, u16),
    ) -> Rc<Table> {
        let blocks = &article.blocks;
        let setting = (blocks.as_ptr() as usize, blocks.len(), room, measure);
        let mut known = self.0.borrow_mut();
        if known.0 != setting {
            *known = (setting, BTreeMap::new());
        }
        let before = known.1.range(..=at).next_back();
        if let Some((_, table)) = before.filter(|(_, table)| table.rows.contains(&at)) {
            return table.clone();
        }
        let room = room.saturating_sub(indent);
        let table = Rc::new(table(article, at, room, measure));
        known.1.insert(table.rows.start, table.clone());
        table
    }
}

fn table(article: &Article, at: usize, room: u16, measure: u16) -> Table {
    let blocks = &article.blocks;
    let goes_on = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| blocks.get(before));
        before
            .zip(blocks.get(at))
            .is_some_and(|(above, row)| belongs(row, above))
    };
    let mut start = at;
    while goes_on(start) {
        start -= 1;
    }
    let mut end = at + 1;
    while goes_on(end) {
        end += 1;
    }
    let rows = blocks.get(start..end).unwrap_or(&[]);
    let mut asked: Vec<Asked> = Vec::new();
    for row in rows.iter().take(MEASURED) {
        for (column, (_, cell)) in cells(row.span.of(&article.text)).enumerate() {
            if column == asked.len() {
                asked.push(Asked::default());
            }
            if let Some(asked) = asked.get_mut(column) {
                asked.add(cell);
            }
        }
    }
    Table {
        headed: rows.len() > 1 && rows.first().is_some_and(|row| is_head(article, row)),
        rows: start..end,
        grid: Rc::new(Grid::new(&asked, room, measure)),
    }
}

/// True where `row` goes on with the table of the block above it.
fn belongs(row: &Block, above: &Block) -> bool {
    let set = |block: &Block| (block.kind, block.quote, block.indent);
    row.kind == BlockKind::Row && row.gap == 0 && set(row) == set(above)
}

/// True where every cell begins strong, as importers write a head.
fn is_head(article: &Article, row: &Block) -> bool {
    let words = row.span.of(&article.text);
    let mut starts = cells(words)
        .filter(|(_, cell)| !cell.trim().is_empty())
        .map(|(at, cell)| row.span.start + (at + cell.len() - cell.trim_start().len()) as u32);
    let strong = |at: u32| {
        let behind = article.styles.partition_point(|run| run.span.end <= at);
        let run = article.styles.get(behind);
        run.is_some_and(|run| run.span.contains(at) && run.inline.has(Inline::STRONG))
    };
    starts.all(strong)
}
