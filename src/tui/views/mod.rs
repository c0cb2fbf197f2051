//! Drawing: the state in, cells out. Nothing here changes anything.

mod bars;
mod brief;
mod compare;
mod evidence;
mod help;
mod hints;
mod inspector;
mod library;
mod matrix;
mod notes;
mod outline;
mod panel;
mod positions;
mod text;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::Painter;
use crate::app::{App, Area, Screen, Shelf};

/// Draws the whole screen.
pub fn draw(app: &App, painter: &Painter, frame: &mut Frame) {
    let all = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(all, painter.text());
    let cursor = if let Some(help) = &app.help {
        help::draw((help, &app.keymap), app.view.size, painter, buffer)
    } else if app.notes.is_some() && app.picker.is_none() {
        notes::draw(app, painter, buffer);
        bars::status(app, painter, buffer)
    } else if let Some(screen) = app.screens.open {
        match screen {
            Screen::Matrix => matrix::draw(app, painter, buffer),
            Screen::Positions => positions::draw(app, painter, buffer),
            Screen::Brief => brief::draw(app, painter, buffer),
            Screen::Compare => compare::draw(app, painter, buffer),
        }
        let typed = panel::draw(app, painter, buffer);
        bars::status(app, painter, buffer).or(typed)
    } else {
        text::draw(app, painter, buffer);
        inspector::draw(app, painter, buffer);
        outline::draw(app, painter, buffer);
        let typed = panel::draw(app, painter, buffer);
        bars::draw(app, painter, buffer).or(typed)
    };
    if let Some((x, y)) = cursor
        && x < all.width
        && y < all.height
    {
        frame.set_cursor_position((x, y));
    }
}

/// Draws the library.
pub fn draw_shelf(shelf: &Shelf, painter: &Painter, frame: &mut Frame) {
    let all = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(all, painter.text());
    let cursor = match &shelf.help {
        Some(help) => help::draw((help, &shelf.keymap), shelf.size, painter, buffer),
        None => library::draw(shelf, painter, buffer),
    };
    if let Some((x, y)) = cursor
        && x < all.width
        && y < all.height
    {
        frame.set_cursor_position((x, y));
    }
}

/// Writes `text` from `x` on, at most `columns` wide and never out of the buffer; returns the
/// column behind it.
fn put(buffer: &mut Buffer, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
    let inside = y < buffer.area.height && x < buffer.area.width;
    if !inside || columns == 0 {
        return x;
    }
    let simple = simple_head(text);
    let Some((head, rest)) = text.split_at_checked(simple) else {
        return x;
    };
    let room = columns.min(buffer.area.width - x);
    let from = buffer.index_of(x, y);
    let cells = buffer.content.iter_mut().skip(from).take(room.into());
    let mut used = 0;
    for (cell, letter) in cells.zip(head.chars()) {
        cell.set_char(letter).set_style(style);
        used += 1;
    }
    if used == room || rest.is_empty() {
        return x + used;
    }
    buffer
        .set_stringn(x + used, y, rest, (room - used).into(), style)
        .0
}

/// Bytes at the start of `text` of which each is a cell: plain letters, up to the last before
/// something that may join it.
fn simple_head(text: &str) -> usize {
    let plain = |byte: &u8| matches!(byte, b' '..=b'~');
    match text.as_bytes().iter().position(|byte| !plain(byte)) {
        Some(end) => end.saturating_sub(1),
        None => text.len(),
    }
}

/// Writes `text` so that it ends before column `end`.
fn put_right(buffer: &mut Buffer, end: u16, y: u16, text: &str, style: Style) {
    let columns = crate::text::width(text) as u16;
    if let Some(x) = end.checked_sub(columns) {
        put(buffer, x, y, columns, text, style);
    }
}

/// The rectangle of an area, cut to what the buffer has.
fn rect(area: Area, buffer: &Buffer) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height).intersection(buffer.area)
}
