//! Columns of a page, and what goes over several of them.

use std::collections::BTreeMap;

use super::segments::Segment;

/// Columns within columns.
pub(super) const MAX_DEPTH: u8 = 3;

/// A group of pieces that is read before the next.
pub(super) struct Part {
    pub(super) segments: Vec<Segment>,
    /// True where it goes over all columns.
    pub(super) whole: bool,
}

/// Cuts a group at its gutter, where it has one: what goes over the gutter ends the columns above.
pub(super) fn split(group: &[Segment], depth: u8, column: [f32; 2]) -> Option<Vec<Part>> {
    if depth >= MAX_DEPTH || group.len() < 6 {
        return None;
    }
    let edges = edges(group, column);
    let mut often = edges.into_iter().map(|(_, edge)| edge).take(6);
    often.find_map(|edge| at_gutter(group, edge))
}

/// Where many pieces begin, away from the left end, and how many: the most frequent first.
fn edges(group: &[Segment], [left, right]: [f32; 2]) -> Vec<(usize, f32)> {
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
    edges
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

/// True for lines of text, in one column or in several.
fn is_prose(side: &[Segment]) -> bool {
    fills(side) || {
        let columns = columns(side);
        columns.len() > 1 && columns.iter().all(|column| fills(column))
    }
}

/// Pieces by the column that they begin in.
fn columns(side: &[Segment]) -> Vec<Vec<Segment>> {
    let edges = edges(side, bounds(side));
    let most = edges.first().map_or(0, |&(count, _)| count);
    // words of lines that are drawn out begin together by chance
    let often = edges.into_iter().filter(|&(count, _)| count * 3 > most);
    let mut edges: Vec<f32> = often.map(|(_, edge)| edge).collect();
    edges.sort_by(f32::total_cmp);
    let mut columns = vec![Vec::new(); edges.len() + 1];
    for segment in side {
        let at = edges.partition_point(|edge| segment.x[0] >= edge - 1.5);
        if let Some(column) = columns.get_mut(at) {
            column.push(segment.clone());
        }
    }
    columns
}

/// True for lines that fill their column, as those of a table don't.
fn fills(side: &[Segment]) -> bool {
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

/// Left and right end of them all.
pub(super) fn bounds(segments: &[Segment]) -> [f32; 2] {
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
