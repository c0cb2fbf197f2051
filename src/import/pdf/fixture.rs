//! Letters as tests set them.

use super::glyphs::{Glyph, Text};

/// Letters of half their size, from `x` on, so far `apart`; `_` is a gap of one.
pub(super) fn set(text: &str, x: f32, y: f32, size: f32, apart: f32) -> Vec<Glyph> {
    let mut at = x;
    let letters = text.chars().map(|c| {
        let from = at;
        at += size * 0.5 + apart;
        Glyph {
            x: [from, from + size * 0.5],
            y,
            size,
            ink: 1.0,
            text: Text::One(c),
            heading: 0,
        }
    });
    letters
        .filter(|glyph| glyph.text != Text::One('_'))
        .collect()
}
