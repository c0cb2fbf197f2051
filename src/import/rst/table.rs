//! Tables that are drawn with marks: grids, and simple ones of columns below rules.

use super::inlines::{Run, runs};
use super::lines::{Letter, Line, letters};
use super::names::Names;
use crate::model::{BlockKind, Inline};
use crate::text::{CELL_SEPARATOR, width};

/// Widest column that others are aligned to; a longer cell sticks out.
const MAX_COLUMN: usize = 40;

/// Most columns of a table.
const MAX_COLUMNS: usize = 64;

/// A cell: its lines, joined.
type Cell = Vec<Letter>;

/// A table.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Table {
    /// Each with the line that it starts on.
    rows: Vec<(u32, Vec<Cell>)>,
    /// How many of the rows are the head.
    heads: usize,
}

/// A cell that may be written: its runs, and how wide they are.
pub(super) struct Shown {
    pub(super) runs: Vec<Run>,
    width: usize,
}

/// A row that may be written.
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) cells: Vec<Shown>,
}

impl Table {
    /// The rows with the blanks behind each cell.
    pub(super) fn shown(self, names: &Names) -> Vec<Row> {
        let heads = self.heads;
        let rows = self
            .rows
            .into_iter()
            .enumerate()
            .map(|(number, (line, cells))| {
                let cells = cells.into_iter().map(|cell| {
                    let mut runs = runs(&cell, names);
                    if number < heads {
                        let strong = |run: &mut Run| run.inline = run.inline.with(Inline::STRONG);
                        runs.iter_mut().for_each(strong);
                    }
                    let all: String = runs
                        .iter()
                        .flat_map(|run| &run.letters)
                        .map(|(c, _)| c)
                        .collect();
                    let width = width(&all);
                    Shown { runs, width }
                });
                Row {
                    line,
                    cells: cells.collect(),
                }
            });
        rows.collect()
    }

    fn add(&mut self, row: usize, column: usize, line: &Line<'_>, words: &[Letter]) {
        while self.rows.len() <= row {
            self.rows.push((line.number, Vec::new()));
        }
        let Some((_, cells)) = self.rows.get_mut(row) else {
            return;
        };
        while cells.len() <= column {
            cells.push(Vec::new());
        }
        let Some(cell) = cells.get_mut(column) else {
            return;
        };
        let from = words
            .iter()
            .position(|(c, _)| *c != ' ')
            .unwrap_or(words.len());
        let to = words
            .iter()
            .rposition(|(c, _)| *c != ' ')
            .map_or(0, |at| at + 1);
        let words = words.get(from..to).unwrap_or_default();
        if let (Some(&(_, at)), false) = (cell.last(), words.is_empty()) {
            cell.push((' ', at + 1));
        }
        cell.extend(words);
    }

    /// All rows with as many cells, without those in which nothing stands.
    fn whole(mut self) -> Option<Self> {
        let columns = self.rows.iter().map(|(_, cells)| cells.len()).max()?;
        let head = self.rows.get(..self.heads).unwrap_or(&self.rows);
        let said = |(_, cells): &&(u32, Vec<Cell>)| cells.iter().any(|cell| !cell.is_empty());
        self.heads = head.iter().filter(said).count();
        self.rows.retain(|row| said(&row));
        // where all would be head, nothing is
        self.heads %= self.rows.len().max(1);
        for (_, cells) in &mut self.rows {
            cells.resize(columns, Vec::new());
        }
        (!self.rows.is_empty()).then_some(self)
    }
}

/// How wide each column is.
pub(super) fn widths(rows: &[Row]) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.cells.len()), 0);
        for (widest, cell) in widths.iter_mut().zip(&row.cells) {
            *widest = cell.width.min(MAX_COLUMN).max(*widest);
        }
    }
    widths
}

/// Writes a row into an open block; `put` writes a run.
pub(super) fn write<B>(
    builder: &mut B,
    row: &Row,
    widths: &[usize],
    mut put: impl FnMut(&mut B, &Run),
    mut made: impl FnMut(&mut B, &str),
) {
    let mut blanks = 0;
    for (column, (cell, wide)) in row.cells.iter().zip(widths).enumerate() {
        if column > 0 {
            made(builder, &" ".repeat(blanks));
            made(builder, CELL_SEPARATOR);
        }
        for run in &cell.runs {
            put(builder, run);
        }
        blanks = wide.saturating_sub(cell.width);
    }
}

/// The kind of its blocks.
pub(super) const KIND: BlockKind = BlockKind::Row;

/// The table that starts at a line, and the line behind it.
pub(super) fn at(lines: &[Line<'_>], at: usize) -> Option<(Table, usize)> {
    let first = lines.get(at)?;
    let (table, end) = if is_grid(first.words) {
        grid(lines, at)
    } else {
        simple(lines, at)?
    };
    Some((table.whole()?, end))
}

/// True for the upper edge of a grid: `+---+---+`.
fn is_grid(words: &str) -> bool {
    words.len() > 2
        && words.starts_with("+-")
        && words.ends_with('+')
        && words.chars().all(|c| matches!(c, '+' | '-'))
}

fn grid(lines: &[Line<'_>], from: usize) -> (Table, usize) {
    let all = lines.get(from..).unwrap_or_default();
    let inside = |line: &&Line<'_>| line.words.starts_with(['+', '|']);
    let length = all.iter().take_while(inside).count();
    let all = all.get(..length).unwrap_or_default();
    let edges = edges(all);
    let mut grid = Grid {
        table: Table::default(),
        open: vec![0; edges.len().saturating_sub(1)],
        row: 0,
    };
    for line in all.iter().skip(1) {
        grid.line(line, &edges);
    }
    (grid.table, from + length)
}

/// A grid while it is read.
struct Grid {
    table: Table,
    /// The row that the cell of each column is of: one may reach over several.
    open: Vec<usize>,
    row: usize,
}

impl Grid {
    fn line(&mut self, line: &Line<'_>, edges: &[usize]) {
        let cells = placed(line);
        let columns = self.open.len();
        let is_edge = |column: usize| {
            let piece = between(&cells, edges, column, column + 1);
            let drawn = |c: char| matches!(c, '-' | '=' | '+');
            !piece.is_empty() && piece.iter().all(|(c, _)| drawn(*c))
        };
        let drawn: Vec<bool> = (0..columns).map(is_edge).collect();
        if drawn.contains(&true) {
            self.row += 1;
            if line.words.contains("==") && self.table.heads == 0 {
                self.table.heads = self.row;
            }
        }
        let mut column = 0;
        while let Some(open) = self.open.get_mut(column) {
            if drawn.get(column) == Some(&true) {
                *open = self.row;
                column += 1;
                continue;
            }
            // a cell over several columns has no edge between them
            let sides = edges.iter().enumerate().skip(column + 1);
            let mut ends = sides.filter(|(_, edge)| is_side(&cells, **edge));
            let end = ends.next().map_or(columns, |(end, _)| end.min(columns));
            let words = between(&cells, edges, column, end);
            self.table.add(*open, column, line, &words);
            column = end;
        }
    }
}

/// The letters between two edges.
fn between(cells: &[(usize, Letter)], edges: &[usize], column: usize, end: usize) -> Vec<Letter> {
    let from = edges.get(column).map_or(0, |edge| edge + 1);
    let to = edges.get(end).copied().unwrap_or(from);
    let from = cells.partition_point(|(place, _)| *place < from);
    let to = cells.partition_point(|(place, _)| *place < to);
    let letters = cells.get(from..to).unwrap_or_default().iter();
    letters.map(|(_, letter)| *letter).collect()
}

/// The columns of the edges between cells.
fn edges(all: &[Line<'_>]) -> Vec<usize> {
    let drawn = all.iter().filter(|line| line.words.starts_with('+'));
    let mut edges: Vec<usize> = drawn
        .flat_map(|line| placed(line).into_iter())
        .filter(|(_, (c, _))| *c == '+')
        .map(|(place, _)| place)
        .collect();
    edges.sort_unstable();
    edges.dedup();
    edges.truncate(MAX_COLUMNS);
    edges
}

fn is_side(cells: &[(usize, Letter)], edge: usize) -> bool {
    let at = cells.partition_point(|(place, _)| *place < edge);
    let cell = cells.get(at);
    cell.is_some_and(|(place, (c, _))| *place == edge && matches!(c, '|' | '+'))
}

/// The letters of a line with the columns that they stand in.
fn placed(line: &Line<'_>) -> Vec<(usize, Letter)> {
    let mut column = 0;
    let letters = letters(line.words, line.at).into_iter();
    let placed = letters.map(|letter| {
        let place = column;
        column += width(letter.0.encode_utf8(&mut [0; 4]));
        (place, letter)
    });
    placed.collect()
}

/// The columns that a rule draws: where each starts, and the first one behind it.
fn ruled_columns(words: &str, mark: char) -> Option<Vec<(usize, usize)>> {
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in words.chars().enumerate() {
        match (before, c) {
            (' ', c) if c == mark => columns.push((at, at + 1)),
            (_, c) if c == mark => columns.last_mut()?.1 = at + 1,
            (_, ' ') => {}
            _ => return None,
        }
        before = c;
    }
    (columns.len() > 1 && columns.len() <= MAX_COLUMNS).then_some(columns)
}

fn simple(lines: &[Line<'_>], from: usize) -> Option<(Table, usize)> {
    let first = lines.get(from)?;
    let columns = ruled_columns(first.words, '=')?;
    let rest = lines.get(from + 1..)?;
    let rules: Vec<usize> = rest
        .iter()
        .enumerate()
        .take_while(|(_, line)| line.is_blank() || line.indent >= first.indent)
        .filter(|(_, line)| ruled_columns(line.words, '=').is_some())
        .map(|(at, _)| at)
        .take(2)
        .collect();
    let (&end, head) = match rules.as_slice() {
        // what ends at a blank line has no head
        [only] => (only, None),
        [head, end] if rest.get(head + 1).is_some_and(|line| !line.is_blank()) => {
            (end, Some(*head))
        }
        [end, _] => (end, None),
        _ => return None,
    };
    let mut table = Table::default();
    let mut row = 0;
    for (at, line) in rest.iter().enumerate().take(end) {
        let under = ruled_columns(line.words, '-').is_some() || line.words.starts_with("---");
        if Some(at) == head {
            table.heads = row;
        }
        if line.is_blank() || under || Some(at) == head {
            continue;
        }
        let letters = placed(line);
        let indent = line.indent.saturating_sub(first.indent);
        let starts_row = indent < columns.first().map_or(0, |column| column.1);
        row += usize::from(starts_row || row == 0);
        for (column, words) in cells(&letters, indent, &columns) {
            table.add(row.saturating_sub(1), column, line, &words);
        }
    }
    Some((table, from + 1 + end + 1))
}

/// The cells of a row of a simple table; one whose words go on over a gap takes the next column in.
fn cells(
    letters: &[(usize, Letter)],
    indent: usize,
    columns: &[(usize, usize)],
) -> Vec<(usize, Vec<Letter>)> {
    let mut found: Vec<(usize, Vec<Letter>)> = Vec::new();
    for (column, (start, _)) in columns.iter().enumerate() {
        let end = columns.get(column + 1).map_or(usize::MAX, |next| next.0);
        let within = letters.iter().filter(|(place, _)| {
            let place = place + indent;
            (*start..end).contains(&place)
        });
        let words: Vec<Letter> = within.map(|(_, letter)| *letter).collect();
        let gap = start.checked_sub(1).and_then(|gap| {
            let at = letters.iter().find(|(place, _)| place + indent == gap);
            at.map(|(_, (c, _))| *c)
        });
        match (gap, found.last_mut()) {
            (Some(c), Some((_, before))) if !c.is_whitespace() => before.extend(words),
            _ => found.push((column, words)),
        }
    }
    found
}
