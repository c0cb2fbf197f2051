//! The order in which a page is read: column by column.

use super::columns::{MAX_DEPTH, bounds, split};
use super::segments::Segment;

/// Width of a gap, in sizes of the font, between two columns of a table; narrower ones come from
/// lines that are drawn out to the end of their column.
const COLUMN: f32 = 2.0;

/// A line of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x: [f32; 2],
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) weight: f32,
    pub(super) heading: u8,
    /// Left and right end of its column.
    pub(super) column: [f32; 2],
    /// How many pieces it is of: more than one in a table.
    pub(super) pieces: usize,
    pub(super) page: usize,
}

/// The lines of a page in the order of reading.
pub(super) fn lines(segments: Vec<Segment>, page: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let whole = bounds(&segments);
    // what is still to be read, the next on top
    let mut rest = vec![(segments, 0_u8, whole)];
    while let Some((group, depth, column)) = rest.pop() {
        match split(&group, depth, column) {
            Some(mut parts) => {
                parts.reverse();
                let parts = parts.into_iter().map(|part| {
                    let column = if part.whole {
                        column
                    } else {
                        bounds(&part.segments)
                    };
                    (
                        part.segments,
                        depth + 1 + u8::from(part.whole) * MAX_DEPTH,
                        column,
                    )
                });
                rest.extend(parts);
            }
            None => lines.extend(of_column(group, column, page)),
        }
    }
    lines
}

/// The lines of one column.
fn of_column(mut group: Vec<Segment>, column: [f32; 2], page: usize) -> Vec<Line> {
    group.sort_by(|a, b| a.row.cmp(&b.row).then(a.x[0].total_cmp(&b.x[0])));
    let rows: Vec<&[Segment]> = group.chunk_by(|a, b| a.row == b.row).collect();
    let mut lines: Vec<Line> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let below = rows
            .get(at + 1)
            .and_then(|row| line(row, false, column, page));
        let drawn_out = [lines.last(), below.as_ref()]
            .into_iter()
            .flatten()
            .any(|beside| is_drawn_out(row, beside, column));
        lines.extend(line(row, drawn_out, column, page));
    }
    lines
}

/// True for single words that are drawn out to the end of the column, beside a line of text that
/// ends there too: no row of a table, however wide the gaps. One that ends in a number is.
fn is_drawn_out(row: &[Segment], beside: &Line, [left, right]: [f32; 2]) -> bool {
    let (Some(first), Some(last)) = (row.first(), row.last()) else {
        return false;
    };
    let near = first.size * 0.5;
    let gaps = || row.windows(2).filter_map(gap);
    let (least, most) = (gaps().fold(f32::MAX, f32::min), gaps().fold(0.0, f32::max));
    beside.pieces == 1
        && right - beside.x[1] < near
        && (first.y - beside.y).abs() < first.size * 1.8
        && first.x[0] - left < near
        && right - last.x[1] < near
        && most - least < first.size * 0.3
        && row.iter().all(|word| !word.text.contains(' '))
        && last.text.contains(char::is_alphabetic)
}

fn gap(pair: &[Segment]) -> Option<f32> {
    match pair {
        [a, b] => Some(b.x[0] - a.x[1]),
        _ => None,
    }
}

/// The pieces of a row as a line.
fn line(row: &[Segment], drawn_out: bool, column: [f32; 2], page: usize) -> Option<Line> {
    let (first, rest) = row.split_first()?;
    let mut line = Line {
        text: first.text.clone(),
        x: first.x,
        y: first.y,
        size: first.size,
        weight: first.weight,
        heading: first.heading,
        column,
        pieces: 1,
        page,
    };
    for segment in rest {
        let before = line.text.chars().count() as f32;
        let count = segment.text.chars().count() as f32;
        let apart = !drawn_out && segment.x[0] - line.x[1] > COLUMN * segment.size;
        line.text.push_str(if apart { "  " } else { " " });
        line.text.push_str(&segment.text);
        line.x[1] = line.x[1].max(segment.x[1]);
        line.weight = (line.weight * before + segment.weight * count) / (before + count).max(1.0);
        // a small mark may come first
        if segment.size > line.size {
            (line.y, line.size) = (segment.y, segment.size);
        }
        line.heading = line.heading.max(segment.heading);
        line.pieces += usize::from(apart);
    }
    Some(line)
}

#[cfg(test)]
mod tests;
