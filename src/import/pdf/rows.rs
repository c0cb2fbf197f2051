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
mod tests {
    use super::super::fixture;
    use super::super::glyphs::Glyph;
    use super::rows;

    fn set(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        fixture::set(text, x, y, size, 0.0)
    }

    fn texts(pieces: Vec<Vec<Glyph>>) -> Vec<String> {
        let rows = rows(pieces.into_iter().flatten().collect());
        let text = |mut row: Vec<Glyph>| {
            row.sort_by(|a, b| a.x[0].total_cmp(&b.x[0]));
            let mut text = String::new();
            for glyph in row {
                glyph.text.write(&mut text);
            }
            text
        };
        rows.into_iter().map(text).collect()
    }

    #[test]
    fn a_tall_heading_leaves_two_lines_beside_it_apart() {
        let read = texts(vec![
            set("the quay was", 0.0, 100.0, 10.0),
            set("built of stone", 0.0, 112.0, 10.0),
            set("Costs", 100.0, 106.0, 24.0),
            set("1", 160.0, 96.0, 8.0),
        ]);
        assert_eq!(read, ["the quay was", "Costs1", "built of stone"]);
    }

    #[test]
    fn what_stands_level_with_a_heading_is_of_its_row() {
        let read = texts(vec![
            set("above", 0.0, 100.0, 10.0),
            set("level", 0.0, 112.0, 10.0),
            set("Costs", 100.0, 112.0, 24.0),
        ]);
        assert_eq!(read, ["above", "levelCosts"]);
    }

    #[test]
    fn small_letters_are_of_the_row_that_they_mark() {
        let read = texts(vec![
            set("levy", 0.0, 100.0, 10.0),
            set("2", 20.0, 96.0, 6.0),
            set("rises", 60.0, 100.2, 10.0),
            set("n", 85.0, 102.0, 6.0),
            set("below", 0.0, 112.0, 10.0),
        ]);
        assert_eq!(read, ["levy2risesn", "below"]);
    }
}
