//! Writing words into cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::Area;

/// Writes `text` from `x` on, at most `columns` wide and never out of the buffer; returns the
/// column behind it.
pub(super) fn put(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    columns: u16,
    text: &str,
    style: Style,
) -> u16 {
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
pub(super) fn put_right(buffer: &mut Buffer, end: u16, y: u16, text: &str, style: Style) {
    let columns = crate::text::width(text) as u16;
    if let Some(x) = end.checked_sub(columns) {
        put(buffer, x, y, columns, text, style);
    }
}

/// As many of the parts as fit whole, the first one to the last, before it the last: of "Enter
/// keeps", "^j new line" and "Esc cancels" the first and the last where there is room for two.
pub(super) fn fitting(parts: &[String], between: &str, room: usize) -> String {
    let mut parts = parts.to_vec();
    loop {
        let line = parts.join(between);
        if crate::text::width(&line) <= room || parts.len() <= 1 {
            return crate::text::ellipsis(&line, room).into_owned();
        }
        // the last but one, of two the last
        parts.remove(parts.len().saturating_sub(2).max(1));
    }
}

/// The rectangle of an area, cut to what the buffer has.
pub(super) fn rect(area: Area, buffer: &Buffer) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height).intersection(buffer.area)
}
