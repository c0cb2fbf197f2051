//! Letters by the row that they stand in.

use super::glyphs::Glyph;

/// How much larger letters are that may stand beside two lines at once.
const TALLER: f32 = 1.25;

/// Width of a gap, in sizes of the smaller letter, across which nothing touches.
const TOUCH: f32 = 0.6;

/// The rows of a page from top to bottom.
pub(super) fn rows(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut rows = Vec::new();
    let mut rest = beside(glyphs);
    while let Some(row) = rest.pop() {
        let largest = row.iter().max_by(|a, b| a.size.total_cmp(&b.size));
        let (tall, line) = largest.map_or((0.0, 0.0), |glyph| (glyph.size, glyph.y));
        let (row, others) = parted(row, tall, line);
        rest.extend(others);
        rows.push((line, row));
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Letters that stand beside each other; small ones that are set high or low stand with the rest.
fn beside(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    // line and size of the largest letter of the row
    let (mut line, mut size) = (0.0_f32, 0.0_f32);
    let mut last = f32::MIN;
    for glyph in glyphs {
        let top = (line - size * 0.8).max(glyph.y - glyph.size * 0.8);
        let bottom = (line + size * 0.2).min(glyph.y + glyph.size * 0.2);
        let beside = glyph.y - last < 0.02 * glyph.size;
        let together = beside || bottom - top > 0.6 * size.min(glyph.size);
        last = glyph.y;
        match rows.last_mut() {
            Some(row) if together => {
                if glyph.size > size {
                    (line, size) = (glyph.y, glyph.size);
                }
                row.push(glyph);
            }
            _ => {
                (line, size) = (glyph.y, glyph.size);
                rows.push(vec![glyph]);
            }
        }
    }
    rows
}

/// A tall heading in one column makes one row of two lines in another: the row of its tall letters,
/// and those lines. What touches tall letters, as the mark of a note does, stays with them.
fn parted(row: Vec<Glyph>, tall: f32, line: f32) -> (Vec<Glyph>, Vec<Vec<Glyph>>) {
    let is_tall = |glyph: &Glyph| glyph.size * TALLER >= tall;
    if row.iter().all(is_tall) {
        return (row, Vec::new());
    }
    let (with, away): (Vec<_>, Vec<_>) = touching(row)
        .into_iter()
        .partition(|word| word.iter().any(is_tall));
    let mut row: Vec<Glyph> = with.into_iter().flatten().collect();
    let mut others = beside(away.into_iter().flatten().collect());
    // one line may stand a little higher; of several, the one that has the same foot is of the row
    let of_row = |other: &[Glyph]| {
        let level = |glyph: &Glyph| (glyph.y - line).abs() < 0.1 * glyph.size;
        other.iter().any(level)
    };
    let single = others.len() == 1;
    if let Some(at) = others.iter().position(|other| single || of_row(other)) {
        row.append(&mut others.remove(at));
    }
    (row, others)
}

/// Letters that stand close to each other, whatever their line; blanks are of the word before them.
fn touching(mut row: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    row.sort_by(|a, b| a.x[0].total_cmp(&b.x[0]));
    let mut words: Vec<Vec<Glyph>> = Vec::new();
    let (mut end, mut size) = (f32::MIN, 0.0_f32);
    for glyph in row {
        let blank = glyph.text.first() == Some(' ');
        let near = blank || glyph.x[0] - end < TOUCH * size.min(glyph.size);
        if !blank {
            (end, size) = (end.max(glyph.x[1]), glyph.size);
        }
        match words.last_mut() {
            Some(word) if near => word.push(glyph),
            _ if blank => {}
            _ => words.push(vec![glyph]),
        }
    }
    words
}

#[cfg(test)]
mod tests;
