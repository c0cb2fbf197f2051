//! Rows of the text pane, found from positions in the text.

use std::cell::Cell;
use std::rc::Rc;

use crate::model::{Article, Block, BlockKind, Span};

use super::grid::Grid;
use super::parts::{Part, lines};
use super::tables::{Table, Tables};
use super::wrap::wrap;
use crate::text::cells;

/// Columns that each quote moves its text to the right.
pub(super) const QUOTE_COLUMNS: u16 = 2;

/// Columns by which the further rows of a line of code stand further right than its first.
const CODE_HANG: u16 = 2;

/// True for a block that scrolls sideways where `wrap_code` says whether code is wrapped.
pub fn is_sideways(block: &Block, wrap_code: bool) -> bool {
    block.is_wide() && !(wrap_code && block.kind == BlockKind::Verbatim)
}

/// One row of the text pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The words on it; empty for a blank row. Rows of a wide block hold the whole line, those of
    /// a table everything from their first word to their last, which is more than what is on them
    /// where cells are wrapped.
    pub span: Span,
    /// Index of its block; a blank row belongs to the block below it.
    pub block: u32,
    /// Columns before the words, quote bars included.
    pub indent: u16,
    /// True for a blank row above a block.
    pub blank: bool,
    /// In a table, the parts of its cells that are on this row.
    pub cells: Option<Cells>,
}

/// What of a table's row is on one row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// The columns of the table.
    pub grid: Rc<Grid>,
    /// At most one line of each cell, from left to right.
    pub parts: Vec<Part>,
}

impl Row {
    /// The position that stands for this row: no other row has it, and it grows from row to row.
    pub fn start(&self) -> u32 {
        self.span.start
    }

    /// True where the byte at `at` is on this row.
    pub fn holds(&self, at: u32) -> bool {
        self.touches(Span::new(at, at + 1))
    }

    /// True where some of `span` is on this row.
    pub fn touches(&self, span: Span) -> bool {
        match &self.cells {
            Some(cells) => cells.parts.iter().any(|part| part.span.overlaps(span)),
            None => self.span.overlaps(span),
        }
    }
}

/// An article set to a width.
pub struct Layout<'a> {
    article: &'a Article,
    columns: u16,
    /// Columns that tables may take.
    room: u16,
    /// Columns that they are scrolled to the right.
    left: u16,
    wrap_code: bool,
    hide_dim: bool,
    tables: Rc<Tables>,
    wrapped: Rc<Cell<usize>>,
}

impl<'a> Layout<'a> {
    /// Sets `article` to `columns` columns (at least one).
    pub fn new(article: &'a Article, columns: u16) -> Self {
        Self {
            article,
            columns: columns.max(1),
            room: columns.max(1),
            left: 0,
            wrap_code: false,
            hide_dim: false,
            tables: Rc::default(),
            wrapped: Rc::default(),
        }
    }

    /// Gives tables `room` columns, which may be more than the text has, scrolled `left` columns to
    /// the right; keeps what is found about them where other layouts find it.
    #[must_use]
    pub fn with_tables(self, room: u16, left: u16, tables: Rc<Tables>) -> Self {
        let room = room.max(self.columns);
        Self {
            room,
            left,
            tables,
            ..self
        }
    }

    /// Wraps long lines of code, to as many columns as tables may take.
    #[must_use]
    pub fn with_code_wrapped(self, wrap_code: bool) -> Self {
        Self { wrap_code, ..self }
    }

    /// Leaves out the lines that are dim.
    #[must_use]
    pub fn with_dim_hidden(self, hide_dim: bool) -> Self {
        Self { hide_dim, ..self }
    }

    /// Counts what is wrapped on a counter that several layouts share.
    #[must_use]
    pub fn counted_on(self, wrapped: Rc<Cell<usize>>) -> Self {
        Self { wrapped, ..self }
    }

    /// How many blocks were wrapped so far: what a key costs.
    pub fn wrapped(&self) -> usize {
        self.wrapped.get()
    }

    /// The row that holds the position `at`.
    pub fn row_at(&self, at: u32) -> Option<Row> {
        let (mut rows, index) = self.around(at)?;
        (index < rows.len()).then(|| rows.swap_remove(index))
    }

    /// The position of the row that holds `at`; 0 in an empty article.
    pub fn start_of_row(&self, at: u32) -> u32 {
        self.row_at(at).map_or(0, |row| row.start())
    }

    /// At most `count` rows, from the one that holds `at`.
    pub fn rows(&self, at: u32, count: usize) -> Vec<Row> {
        let Some((mut rows, index)) = self.around(at) else {
            return Vec::new();
        };
        rows.drain(..index);
        let mut block = rows.first().map_or(0, |row| row.block as usize) + 1;
        while rows.len() < count && block < self.article.blocks.len() {
            rows.extend(self.block_rows(block));
            block += 1;
        }
        rows.truncate(count);
        rows
    }

    /// The position of the row `count` rows below the one that holds `at`, or of the last row.
    pub fn down(&self, at: u32, count: usize) -> u32 {
        self.rows(at, count + 1).last().map_or(0, Row::start)
    }

    /// The position of the row `count` rows above the one that holds `at`, or of the first row.
    pub fn up(&self, at: u32, count: usize) -> u32 {
        let Some((rows, index)) = self.around(at) else {
            return 0;
        };
        if let Some(above) = index.checked_sub(count) {
            return rows.get(above).map_or(0, Row::start);
        }
        let mut missing = count - index;
        let mut block = rows.first().map_or(0, |row| row.block as usize);
        let mut first = rows.first().map_or(0, Row::start);
        while let Some(before) = block.checked_sub(1) {
            let rows = self.block_rows(before);
            if let Some(above) = rows.len().checked_sub(missing) {
                return rows.get(above).map_or(first, Row::start);
            }
            missing -= rows.len();
            first = rows.first().map_or(first, Row::start);
            block = before;
        }
        first
    }

    /// The position that, on the first row, puts the last row of the article on the last of
    /// `height` rows.
    pub fn last_top(&self, height: usize) -> u32 {
        self.up(self.article.len(), height.saturating_sub(1))
    }

    /// The rows of the head of the table that `at` stands in, where they are above the row of `at`
    /// or begin there: as many as can lie over the first of `rows`, of which some of the table must
    /// stay to be seen, at most a third of `height`.
    pub fn head_over(&self, rows: &[Row], height: usize) -> Vec<Row> {
        let Some(top) = rows.first().filter(|row| row.cells.is_some()) else {
            return Vec::new();
        };
        let block = top.block as usize;
        let Some(table) = self.table(block) else {
            return Vec::new();
        };
        let first = table.rows.start;
        let mut head = self.block_rows(first);
        head.retain(|row| !row.blank);
        let at_head = head.first().is_some_and(|row| row.start() >= top.start());
        if !table.headed || at_head {
            return Vec::new();
        }
        let in_table = |row: &&Row| !row.blank && table.rows.contains(&(row.block as usize));
        let seen = rows.iter().take_while(in_table).count();
        head.truncate((height / 3).min(seen.saturating_sub(1)));
        head
    }

    /// The columns of the table that `at` stands in, and the one it is in.
    pub fn column_of(&self, at: u32) -> Option<(Rc<Grid>, usize)> {
        let index = self.article.block_at(at);
        let table = self.table(index)?;
        let row = self.article.blocks.get(index)?.span;
        let before = cells(row.of(&self.article.text));
        let before = before.take_while(|(start, _)| row.start + *start as u32 <= at);
        let column = before.count().clamp(1, table.grid.len().max(1)) - 1;
        Some((table.grid.clone(), column))
    }

    fn table(&self, index: usize) -> Option<Rc<Table>> {
        let block = self.article.blocks.get(index)?;
        let width = (self.room, self.columns);
        let is_row = block.kind == BlockKind::Row;
        is_row.then(|| {
            self.tables
                .of(self.article, index, self.indent(block), width)
        })
    }

    /// The rows of the block around `at`, and the index of the one that holds `at`.
    fn around(&self, at: u32) -> Option<(Vec<Row>, usize)> {
        let blocks = &self.article.blocks;
        let after = blocks.partition_point(|block| block.span.start - u32::from(block.gap) <= at);
        if blocks.is_empty() {
            return None;
        }
        let block = after.saturating_sub(1);
        if self.is_hidden(block) {
            return self.beside(block);
        }
        let rows = self.block_rows(block);
        let index = rows
            .partition_point(|row| row.span.start <= at)
            .saturating_sub(1);
        // where cells are wrapped the text of the rows is not one behind the other
        let cells = rows.iter().enumerate();
        let starts = cells.flat_map(|(index, row)| {
            let parts = row.cells.iter().flat_map(|cells| &cells.parts);
            parts.map(move |part| (part.span.start, index))
        });
        let part = starts.filter(|(start, _)| *start <= at).max();
        let index = part.map_or(index, |(_, index)| index);
        Some((rows, index))
    }

    fn is_hidden(&self, index: usize) -> bool {
        let block = self.article.blocks.get(index);
        self.hide_dim && block.is_some_and(Block::is_dim)
    }

    /// What stands for a place in a hidden block: the first row behind it, else the last one before.
    fn beside(&self, index: usize) -> Option<(Vec<Row>, usize)> {
        let mut behind = index..self.article.blocks.len();
        if let Some(next) = behind.find(|block| !self.is_hidden(*block)) {
            return Some((self.block_rows(next), 0));
        }
        let before = (0..index).rfind(|block| !self.is_hidden(*block))?;
        let rows = self.block_rows(before);
        let last = rows.len().saturating_sub(1);
        Some((rows, last))
    }

    /// All rows of one block, the blank ones above it first. Empty for a block that is hidden or
    /// does not exist, never for another.
    fn block_rows(&self, index: usize) -> Vec<Row> {
        let block = self.article.blocks.get(index);
        let Some(block) = block.filter(|_| !self.is_hidden(index)) else {
            return Vec::new();
        };
        self.wrapped.set(self.wrapped.get() + 1);
        let number = index as u32;
        let gap = u32::from(block.gap);
        let mut rows: Vec<Row> = (0..gap)
            .map(|blank| {
                let at = block.span.start - gap + blank;
                Row {
                    span: Span::new(at, at),
                    block: number,
                    indent: 0,
                    blank: true,
                    cells: None,
                }
            })
            .collect();
        let indent = self.indent(block);
        if let Some(table) = self.table(index) {
            rows.extend(self.table_rows(block, &table.grid, number, indent));
            return rows;
        }
        if is_sideways(block, self.wrap_code) || block.kind == BlockKind::Rule {
            rows.push(Row {
                span: block.span,
                block: number,
                indent,
                blank: false,
                cells: None,
            });
            return rows;
        }
        let (columns, hang) = if block.is_wide() {
            let words = block.span.of(&self.article.text);
            let blanks = words.len() - words.trim_start().len();
            (self.room, (blanks as u16).saturating_add(CODE_HANG))
        } else {
            (self.columns, block.hang)
        };
        let hang = hang.min((columns - indent) / 2);
        let (first, others) = (columns - indent, columns - indent - hang);
        let lines = wrap(&self.article.text, block.span, first.into(), others.into());
        rows.extend(lines.into_iter().enumerate().map(|(line, span)| Row {
            span,
            block: number,
            indent: if line == 0 { indent } else { indent + hang },
            blank: false,
            cells: None,
        }));
        rows
    }

    /// The rows that a table's row takes: as many as the cell with the most lines.
    fn table_rows(&self, block: &Block, grid: &Rc<Grid>, number: u32, indent: u16) -> Vec<Row> {
        let lines = lines(&self.article.text, block.span, grid, self.left);
        let last = lines.len().saturating_sub(1);
        let rows = lines.into_iter().enumerate().map(|(line, parts)| {
            let start = parts.first().filter(|_| line > 0);
            let end = parts.iter().map(|part| part.span.end).max();
            let end = end.filter(|_| line < last);
            Row {
                span: Span::new(
                    start.map_or(block.span.start, |part| part.span.start),
                    end.unwrap_or(block.span.end),
                ),
                block: number,
                indent,
                blank: false,
                cells: Some(Cells {
                    grid: grid.clone(),
                    parts,
                }),
            }
        });
        rows.collect()
    }

    /// Columns before a block, at most half of the width.
    fn indent(&self, block: &Block) -> u16 {
        let quotes = u16::from(block.quote).saturating_mul(QUOTE_COLUMNS);
        block.indent.saturating_add(quotes).min(self.columns / 2)
    }
}

#[cfg(test)]
mod tests;
