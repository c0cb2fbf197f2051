//! Letters as pieces of lines: words that stand side by side without a gap.

use std::collections::HashMap;

use super::direction;
use super::glyphs::{Glyph, Letters};
use super::rows;

/// Width of a gap, in sizes of the font, that ends a piece: a gutter, or a column of a table.
const GUTTER: f32 = 0.9;

/// Width of a gap between two words where the file holds no blank.
const BLANK: f32 = 0.13;

/// A piece of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    pub(super) x: [f32; 2],
    pub(super) y: f32,
    /// Size of most of its letters.
    pub(super) size: f32,
    /// Ink of its letters beside that of the same letters elsewhere: above 1 for bold ones.
    pub(super) weight: f32,
    /// Level of the heading that the file says it is of, or 0.
    pub(super) heading: u8,
    /// Number of the row on the page.
    pub(super) row: usize,
}

/// How much ink each letter mostly takes.
#[derive(Debug, Default)]
pub(super) struct Inks {
    all: HashMap<char, (f64, u32)>,
}

impl Inks {
    /// Counts the letters of a page.
    pub(super) fn count(&mut self, letters: &Letters) {
        for glyph in &letters.glyphs {
            let Some(c) = glyph.text.first().filter(|_| glyph.ink > 0.0) else {
                continue;
            };
            let (sum, count) = self.all.entry(c).or_default();
            *sum += f64::from(glyph.ink);
            *count += 1;
        }
    }

    fn mean(&self, c: char) -> Option<f32> {
        let (sum, count) = self.all.get(&c)?;
        Some((sum / f64::from(*count)) as f32)
    }
}

/// The pieces of a page, row by row, each row from left to right.
pub(super) fn segments(letters: Letters, inks: &Inks) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (number, row) in rows::rows(letters.glyphs).into_iter().enumerate() {
        for piece in pieces(row) {
            let mut segment = segment(&piece, inks);
            segment.row = number;
            if !segment.text.trim().is_empty() {
                segments.push(segment);
            }
        }
    }
    segments
}

/// A row cut at its gaps.
fn pieces(mut row: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    row.sort_by(|a, b| a.x[0].total_cmp(&b.x[0]));
    let mut pieces: Vec<Vec<Glyph>> = Vec::new();
    let mut end = 0.0_f32;
    let mut size = 0.0_f32;
    for glyph in row {
        let blank = glyph.text.first() == Some(' ');
        let gap = glyph.x[0] - end;
        match pieces.last_mut() {
            Some(_) if blank => {
                // a blank may be as wide as a gutter: it says nothing by itself
                if let Some(piece) = pieces.last_mut()
                    && gap < GUTTER * size
                {
                    piece.push(glyph);
                }
                continue;
            }
            Some(piece) if gap < GUTTER * size.min(glyph.size) => piece.push(glyph.clone()),
            _ if blank => continue,
            _ => pieces.push(vec![glyph.clone()]),
        }
        end = if gap > GUTTER * size {
            glyph.x[1]
        } else {
            end.max(glyph.x[1])
        };
        size = glyph.size;
    }
    pieces
}

fn segment(piece: &[Glyph], inks: &Inks) -> Segment {
    let size = usual_size(piece);
    let blank = blank_of(piece, size);
    let mut text = String::new();
    let mut end = f32::MAX;
    let (mut ink, mut mean) = (0.0, 0.0);
    let mut heading = 0;
    let mut small = 0.0_f32;
    for glyph in piece {
        let word = glyph.text.first() != Some(' ');
        // a small figure that is set high, in front of what it is a mark of
        let raised = small > 0.0 && glyph.size > small * 1.3;
        let apart = glyph.x[0] - end > blank * size || raised && word;
        if apart && word && !text.ends_with(' ') {
            text.push(' ');
        }
        if word || !text.ends_with(' ') {
            glyph.text.write(&mut text);
        }
        if word {
            end = glyph.x[1];
            let digit = glyph.text.first().is_some_and(char::is_numeric);
            small = if digit && glyph.size < size * 0.8 {
                glyph.size
            } else {
                0.0
            };
            heading = heading.max(glyph.heading);
        }
        let usual = glyph.text.first().and_then(|c| inks.mean(c));
        if let Some(usual) = usual.filter(|_| glyph.ink > 0.0) {
            ink += glyph.ink;
            mean += usual;
        }
    }
    let worded = || piece.iter().filter(|glyph| glyph.text.first() != Some(' '));
    let line = worded().find(|glyph| (glyph.size - size).abs() < 0.1);
    Segment {
        text: direction::logical(text.trim()),
        x: [
            worded().map(|glyph| glyph.x[0]).fold(f32::MAX, f32::min),
            worded().map(|glyph| glyph.x[1]).fold(f32::MIN, f32::max),
        ],
        y: line.or(piece.first()).map_or(0.0, |glyph| glyph.y),
        size,
        weight: if mean > 0.0 { ink / mean } else { 1.0 },
        heading,
        row: 0,
    }
}

/// The size of most letters.
fn usual_size(piece: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = piece
        .iter()
        .filter(|glyph| glyph.text.first() != Some(' '))
        .map(|glyph| glyph.size)
        .collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// The gap between two words: wider where all letters are set apart.
fn blank_of(piece: &[Glyph], size: f32) -> f32 {
    let mut gaps: Vec<f32> = piece
        .windows(2)
        .filter_map(|pair| match pair {
            // dots that lead to a number stand apart
            [a, b] if a.is_lettered() && b.is_lettered() => Some((b.x[0] - a.x[1]) / size),
            _ => None,
        })
        .collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if gaps.len() > 3 && usual > 0.08 {
        (usual * 1.7).max(BLANK)
    } else {
        BLANK
    }
}

#[cfg(test)]
mod tests;
