//! The order in which a page is read: columns apart, letters of right-to-left scripts turned.

use std::collections::BTreeMap;

use super::segments::Segment;

/// Width of a gap, in sizes of the font, between two columns of a table; narrower ones come from
/// lines that are drawn out to the end of their column.
const COLUMN: f32 = 2.0;

/// Columns within columns.
const MAX_DEPTH: u8 = 3;

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

/// A group of pieces that is read before the next.
struct Part {
    segments: Vec<Segment>,
    /// True where it goes over all columns.
    whole: bool,
}

/// Cuts a group at its gutter, where it has one: what goes over the gutter ends the columns above.
fn split(group: &[Segment], depth: u8, column: [f32; 2]) -> Option<Vec<Part>> {
    if depth >= MAX_DEPTH || group.len() < 6 {
        return None;
    }
    let edges = edges(group, column);
    edges.into_iter().find_map(|edge| at_gutter(group, edge))
}

/// Where many pieces begin, away from the left end: the most frequent first.
fn edges(group: &[Segment], [left, right]: [f32; 2]) -> Vec<f32> {
    let width = right - left;
    let mut starts: Vec<f32> = group
        .iter()
        .map(|segment| segment.x[0])
        .filter(|&x| x > left + width * 0.2 && x < left + width * 0.85)
        .collect();
    starts.sort_by(f32::total_cmp);
    let mut edges: Vec<(usize, f32)> = Vec::new();
    for x in starts {
        match edges.last_mut() {
            Some((count, edge)) if x - *edge < 3.0 => *count += 1,
            _ => edges.push((1, x)),
        }
    }
    edges.retain(|&(count, _)| count >= 4);
    edges.sort_by_key(|&(count, _)| std::cmp::Reverse(count));
    edges.into_iter().map(|(_, edge)| edge).take(6).collect()
}

fn at_gutter(group: &[Segment], edge: f32) -> Option<Vec<Part>> {
    let mut sorted: Vec<&Segment> = group.iter().collect();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut parts = Vec::new();
    let mut band = Band::default();
    let mut split = 0;
    for segment in sorted {
        if segment.x[0] >= edge - 1.5 {
            band.right.push(segment.clone());
        } else if segment.x[1] <= edge + 3.0 {
            band.left.push(segment.clone());
        } else {
            split += band.flush(&mut parts);
            push_whole(&mut parts, segment.clone());
        }
    }
    split += band.flush(&mut parts);
    (split * 3 >= group.len()).then_some(parts)
}

fn push_whole(parts: &mut Vec<Part>, segment: Segment) {
    match parts.last_mut() {
        Some(part) if part.whole => part.segments.push(segment),
        _ => parts.push(Part {
            segments: vec![segment],
            whole: true,
        }),
    }
}

/// What stands in two columns between two lines that go over both.
#[derive(Default)]
struct Band {
    left: Vec<Segment>,
    right: Vec<Segment>,
}

impl Band {
    /// Hands on what was collected, and how much of it stood in columns.
    fn flush(&mut self, parts: &mut Vec<Part>) -> usize {
        let left = std::mem::take(&mut self.left);
        let right = std::mem::take(&mut self.right);
        if is_prose(&left) && is_prose(&right) && stand_beside(&left, &right) {
            let count = left.len() + right.len();
            for segments in [left, right] {
                parts.push(Part {
                    segments,
                    whole: false,
                });
            }
            return count;
        }
        let mut both: Vec<Segment> = left.into_iter().chain(right).collect();
        both.sort_by(|a, b| a.row.cmp(&b.row).then(a.x[0].total_cmp(&b.x[0])));
        for segment in both {
            push_whole(parts, segment);
        }
        0
    }
}

/// True for lines that fill their column, as those of a table don't.
fn is_prose(side: &[Segment]) -> bool {
    let [left, right] = bounds(side);
    let mut rows: BTreeMap<usize, [f32; 2]> = BTreeMap::new();
    for segment in side {
        let row = rows.entry(segment.row).or_insert(segment.x);
        *row = [row[0].min(segment.x[0]), row[1].max(segment.x[1])];
    }
    let full = |row: &&[f32; 2]| row[1] - row[0] > 0.6 * (right - left);
    let filled = rows.values().filter(full).count();
    let letters: usize = side
        .iter()
        .map(|segment| segment.text.chars().count())
        .sum();
    rows.len() > 1 && filled * 2 >= rows.len() && letters >= rows.len() * 14
}

/// True where both go on beside each other, not one below the other.
fn stand_beside(left: &[Segment], right: &[Segment]) -> bool {
    let span = |side: &[Segment]| {
        let top = side
            .iter()
            .map(|segment| segment.y)
            .fold(f32::MAX, f32::min);
        let bottom = side
            .iter()
            .map(|segment| segment.y)
            .fold(f32::MIN, f32::max);
        (top, bottom)
    };
    let ((top, bottom), (other_top, other_bottom)) = (span(left), span(right));
    let shared = bottom.min(other_bottom) - top.max(other_top);
    shared > 0.3 * (bottom - top).min(other_bottom - other_top)
}

fn bounds(segments: &[Segment]) -> [f32; 2] {
    let left = segments
        .iter()
        .map(|segment| segment.x[0])
        .fold(f32::MAX, f32::min);
    let right = segments
        .iter()
        .map(|segment| segment.x[1])
        .fold(f32::MIN, f32::max);
    [left, right]
}

/// The lines of one column.
fn of_column(mut group: Vec<Segment>, column: [f32; 2], page: usize) -> Vec<Line> {
    group.sort_by(|a, b| a.row.cmp(&b.row).then(a.x[0].total_cmp(&b.x[0])));
    let mut lines: Vec<(usize, Line)> = Vec::new();
    for segment in group {
        match lines.last_mut() {
            Some((row, line)) if *row == segment.row => {
                let before = line.text.chars().count() as f32;
                let count = segment.text.chars().count() as f32;
                let apart = segment.x[0] - line.x[1] > COLUMN * segment.size;
                line.text.push_str(if apart { "  " } else { " " });
                line.text.push_str(&segment.text);
                line.x[1] = line.x[1].max(segment.x[1]);
                line.weight =
                    (line.weight * before + segment.weight * count) / (before + count).max(1.0);
                line.size = line.size.max(segment.size);
                line.heading = line.heading.max(segment.heading);
                line.pieces += usize::from(apart);
            }
            _ => lines.push((
                segment.row,
                Line {
                    text: segment.text,
                    x: segment.x,
                    y: segment.y,
                    size: segment.size,
                    weight: segment.weight,
                    heading: segment.heading,
                    column,
                    pieces: 1,
                    page,
                },
            )),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Letters come from left to right as they stand; words of right-to-left scripts are turned.
pub(super) fn logical(text: &str) -> String {
    let right: usize = text.chars().filter(|&c| is_right_to_left(c)).count();
    if right == 0 {
        return text.to_owned();
    }
    let words: Vec<String> = text.split(' ').map(turned).collect();
    if right * 2 < text.chars().filter(|c| c.is_alphabetic()).count() {
        return words.join(" ");
    }
    // the words too, but for those of other scripts that stand together
    let mut out: Vec<String> = Vec::new();
    let mut together: Vec<String> = Vec::new();
    for word in words.into_iter().rev() {
        if word
            .chars()
            .any(|c| c.is_alphanumeric() && !is_right_to_left(c))
        {
            together.push(word);
        } else {
            out.extend(together.drain(..).rev());
            out.push(word);
        }
    }
    out.extend(together.into_iter().rev());
    out.join(" ")
}

fn turned(word: &str) -> String {
    if word.chars().any(is_right_to_left) {
        word.chars().rev().collect()
    } else {
        word.to_owned()
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::segments::Segment;
    use super::{lines, logical};

    fn piece(text: &str, x: f32, row: usize) -> Segment {
        Segment {
            text: text.to_owned(),
            x: [x, x + text.len() as f32 * 5.0],
            y: row as f32 * 12.0,
            size: 10.0,
            weight: 1.0,
            row,
            ..Segment::default()
        }
    }

    fn read(segments: Vec<Segment>) -> Vec<String> {
        lines(segments, 0)
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn columns_are_read_one_after_another() {
        let mut segments = vec![piece(
            "A title that stands over both of the columns",
            60.0,
            0,
        )];
        for row in 1..8 {
            segments.push(piece(&format!("left column line {row}"), 0.0, row));
            segments.push(piece(&format!("right column line {row}"), 150.0, row));
        }
        segments.push(piece(
            "Something at the end that goes over both of them",
            0.0,
            9,
        ));
        let read = read(segments);
        assert!(read[0].starts_with("A title"));
        assert_eq!(read[1], "left column line 1");
        assert_eq!(read[8], "right column line 1");
        assert!(read[15].starts_with("Something"));
    }

    #[test]
    fn tables_are_read_row_by_row() {
        let mut segments = Vec::new();
        for row in 0..8 {
            segments.push(piece("Aarhavn", 0.0, row));
            segments.push(piece("12", 150.0, row));
            segments.push(piece("1,204", 220.0, row));
        }
        let read = read(segments);
        assert_eq!(read.len(), 8);
        assert_eq!(read[0], "Aarhavn  12  1,204");
    }

    #[test]
    fn right_to_left_words_are_turned() {
        assert_eq!(logical("םולש"), "שלום");
        assert_eq!(logical("12 םולש New York בוט"), "טוב New York שלום 12");
        assert_eq!(logical("plain words"), "plain words");
    }
}
