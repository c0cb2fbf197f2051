//! A screen as text: its letters, and below them the runs that do not look like running text.

use std::fmt::Write as _;

use attache::app::Shelf;
use attache::config::{Depth, Theme};
use attache::tui::{Painter, views};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::harness::Reader;

/// Draws the reader at its size.
pub(crate) fn draw(reader: &Reader, depth: Depth) -> (Buffer, Option<(u16, u16)>) {
    let (columns, rows) = reader.app.view.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let painter = Painter::new(&reader.app.theme, depth);
    terminal
        .draw(|frame| views::draw(&reader.app, &painter, frame))
        .unwrap();
    let cursor = terminal.backend().cursor_visible().then(|| {
        let at = terminal.backend().cursor_position();
        (at.x, at.y)
    });
    (terminal.backend().buffer().clone(), cursor)
}

/// The picture: rows between bars, then a line for each row that has runs of another look, as
/// `row: first-last look`.
pub(crate) fn picture(reader: &Reader) -> String {
    let (buffer, cursor) = draw(reader, Depth::True);
    told(&buffer, cursor, &reader.app.theme)
}

/// The picture of a library.
pub(crate) fn shelf_picture(shelf: &Shelf) -> String {
    let (columns, rows) = shelf.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let painter = Painter::new(&shelf.theme, Depth::True);
    terminal
        .draw(|frame| views::draw_shelf(shelf, &painter, frame))
        .unwrap();
    let cursor = terminal.backend().cursor_visible().then(|| {
        let at = terminal.backend().cursor_position();
        (at.x, at.y)
    });
    told(terminal.backend().buffer(), cursor, &shelf.theme)
}

fn told(buffer: &Buffer, cursor: Option<(u16, u16)>, theme: &Theme) -> String {
    let base = look(&base(theme));
    let mut text = String::new();
    let mut looks = String::new();
    for (y, row) in buffer.content.chunks(buffer.area.width.into()).enumerate() {
        let letters: String = row.iter().map(Cell::symbol).collect();
        let _ = writeln!(text, "{y:2}│{}", letters.trim_end());
        let runs = runs(row, &base);
        if !runs.is_empty() {
            let _ = writeln!(looks, "{y:2}: {}", runs.join(", "));
        }
    }
    let cursor = cursor.map_or("hidden".to_owned(), |(x, y)| format!("{x}, {y}"));
    format!("{text}\nText: {base}\nCursor: {cursor}\n{looks}")
}

/// A cell of running text in this theme.
fn base(theme: &Theme) -> Cell {
    let mut cell = Cell::default();
    cell.set_style(Painter::new(theme, Depth::True).text());
    cell
}

/// The runs of one look in a row, those that look like running text left out.
fn runs(row: &[Cell], base: &str) -> Vec<String> {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    for (x, cell) in row.iter().enumerate() {
        let look = look(cell);
        match runs.last_mut() {
            Some((_, last, before)) if *before == look => *last = x,
            _ => runs.push((x, x, look)),
        }
    }
    runs.into_iter()
        .filter(|(_, _, look)| look != base)
        .map(|(first, last, look)| format!("{first}-{last} {look}"))
        .collect()
}

/// Colours and attributes.
fn look(cell: &Cell) -> String {
    let mut look = format!("{}/{}", colour(cell.fg), colour(cell.bg));
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::CROSSED_OUT, "struck"),
    ] {
        if cell.modifier.contains(modifier) {
            let _ = write!(look, " {name}");
        }
    }
    look
}

fn colour(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("{red:02x}{green:02x}{blue:02x}"),
        Color::Reset => "-".to_owned(),
        other => format!("{other:?}"),
    }
}
