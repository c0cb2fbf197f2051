//! The help screen.

use ratatui::buffer::Buffer;

use super::put::put;
use crate::app::{Help, HelpRow};
use crate::config::{Keymap, Role};
use crate::model::Action;
use crate::text::{ellipsis, width};
use crate::tui::paint::Painter;

/// Between the parts of the last row.
const DOT: &str = "  ·  ";

/// Draws the help; returns where the cursor stands while the filter is typed.
pub(super) fn draw(
    (help, keymap): (&Help, &Keymap),
    (columns, rows): (u16, u16),
    painter: &Painter,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    let entries = help.rows(keymap);
    put(
        buffer,
        1,
        0,
        columns,
        "Help",
        painter.on_text(Role::Heading),
    );
    let keys_width = entries
        .iter()
        .map(|row| match row {
            HelpRow::Group(_) => 0,
            HelpRow::Entry { keys, .. } => width(keys) as u16,
        })
        .max()
        .unwrap_or(0)
        .min(columns / 2);
    let body = 1..rows.saturating_sub(1).max(1);
    for (row, y) in entries.iter().skip(help.top).zip(body) {
        match row {
            HelpRow::Group(title) => {
                put(buffer, 1, y, columns, title, painter.on_text(Role::Focus));
            }
            HelpRow::Entry { keys, about } => {
                put(
                    buffer,
                    3,
                    y,
                    keys_width,
                    keys,
                    painter.on_text(Role::Strong),
                );
                let x = keys_width + 6;
                let room = columns.saturating_sub(x);
                let about = ellipsis(about, room.into());
                put(buffer, x, y, room, &about, painter.text());
            }
        }
    }
    let y = rows.saturating_sub(1);
    if help.typing {
        let typed = help.filter.as_ref().map_or("", |line| line.text());
        let x = put(buffer, 1, y, columns, "/", painter.on_text(Role::Message));
        return Some((put(buffer, x, y, columns, typed, painter.text()), y));
    }
    let keys = [(Action::Search, "search"), (Action::Close, "back")]
        .map(|(action, word)| (keymap.hint(action), word));
    let keys = keys.iter().filter(|(key, _)| !key.is_empty());
    let mut parts: Vec<String> = keys.map(|(key, word)| format!("{key} {word}")).collect();
    // how to leave comes before how many rows there are
    parts.insert(0, format!("{} rows", entries.len()));
    let room = usize::from(columns.saturating_sub(2));
    while parts.len() > 1 && width(&parts.join(DOT)) > room {
        parts.remove(0);
    }
    let footer = ellipsis(&parts.join(DOT), room).into_owned();
    put(buffer, 1, y, columns, &footer, painter.on_text(Role::Quiet));
    None
}
