//! Drawing: the state in, cells out. Nothing here changes anything.

mod bars;
mod brief;
mod compare;
mod doubts;
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
mod put;
mod standing;
mod text;

use ratatui::Frame;

use super::paint::Painter;
use crate::app::{App, Screen, Shelf};

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
