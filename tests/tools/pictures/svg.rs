//! Cells as an SVG picture, and back.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Pixels of a cell.
const CELL: (f32, f32) = (8.4, 19.0);

/// Pixels around the screen.
const MARGIN: f32 = 10.0;

/// A picture of the cells. Each run of one look is a `text` of its own at its place, so that the
/// columns stay true in any font.
pub(crate) fn picture(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let width = f32::from(columns) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(rows) * CELL.1 + 2.0 * MARGIN;
    let back = hex(buffer.content[0].bg);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" \
         font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{back}\"/>\n"
    );
    for (y, row) in buffer.content.chunks(columns.into()).enumerate() {
        for (x, cells) in runs(row) {
            draw_run(&mut svg, x, y, cells, &back);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw_run(svg: &mut String, x: usize, y: usize, cells: &[Cell], back: &str) {
    let reversed = cells[0].modifier.contains(Modifier::REVERSED);
    let (mut front, mut behind) = (hex(cells[0].fg), hex(cells[0].bg));
    if reversed {
        std::mem::swap(&mut front, &mut behind);
    }
    let (left, top) = (MARGIN + x as f32 * CELL.0, MARGIN + y as f32 * CELL.1);
    let length = cells.len() as f32 * CELL.0;
    if behind != back {
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{length:.1}\" height=\"{:.1}\" \
             fill=\"{behind}\"/>",
            CELL.1
        );
    }
    let mut look = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
    ] {
        if cells[0].modifier.contains(modifier) {
            look.push_str(attribute);
        }
    }
    // blanks are places, not text: viewers treat those at the ends of a text differently
    for (at, words) in pieces(cells) {
        let left = left + at as f32 * CELL.0;
        let length = words.len() as f32 * CELL.0;
        let words: String = words.iter().map(Cell::symbol).collect();
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            svg,
            "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{length:.1}\" fill=\"{front}\"{look}>\
             {escaped}</text>",
            top + 14.0
        );
    }
}

/// The words of a run with their places in it: what stands between two blanks or more.
fn pieces(cells: &[Cell]) -> Vec<(usize, &[Cell])> {
    let is_blank = |index: usize| cells.get(index).is_none_or(|cell| cell.symbol() == " ");
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        if is_blank(start) {
            start += 1;
            continue;
        }
        let mut end = start;
        while !(is_blank(end) && is_blank(end + 1)) {
            end += 1;
        }
        pieces.push((start, &cells[start..end]));
        start = end;
    }
    pieces
}

/// Stretches of cells of one look, with their first columns.
fn runs(row: &[Cell]) -> Vec<(usize, &[Cell])> {
    let same = |a: &Cell, b: &Cell| (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier);
    let mut at = 0;
    row.chunk_by(same)
        .map(|cells| {
            let start = at;
            at += cells.len();
            (start, cells)
        })
        .collect()
}

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => "#808080".to_owned(),
    }
}

/// What a picture shows: its pieces of text with their places and looks, whatever the font.
#[allow(dead_code, reason = "the tool draws, the test compares")]
pub(crate) fn shown(svg: &str) -> Vec<(String, String)> {
    let texts = svg.split("<text ").skip(1);
    texts
        .map(|rest| {
            let (look, words) = rest.split_once('>').unwrap();
            let (words, _) = words.split_once("</text>").unwrap();
            (look.to_owned(), words.to_owned())
        })
        .collect()
}
