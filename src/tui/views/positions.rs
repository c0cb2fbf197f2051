//! The list of positions.

use ratatui::buffer::Buffer;

use super::evidence::{Sheet, WAIT, label};
use super::matrix::section;
use crate::app::{App, LineEdit, PositionLine, PositionsScreen, Screens};
use crate::config::Role;
use crate::model::Relations;
use crate::text::{ellipsis, sanitise, width};
use crate::tui::paint::Painter;

/// Draws the list.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let mut sheet = Sheet::new(app, painter, buffer);
    let title = "Who says what";
    let Some(known) = &app.screens.known else {
        sheet.title(title, "");
        sheet.say(WAIT);
        return;
    };
    let positions = &app.screens.positions;
    sheet.title(title, &amount(app, known));
    if known.positions.is_empty() {
        sheet.say("Nobody here says, demands or refuses anything that could be found.");
    } else if positions.rows.is_empty() {
        sheet.say("Nothing matches.");
    }
    lines(&mut sheet, known);
}

fn amount(app: &App, known: &Relations) -> String {
    let positions = &app.screens.positions;
    let all = known.positions.len();
    let unit = if all == 1 { "position" } else { "positions" };
    let filter = positions.filter.as_ref().map_or("", LineEdit::text);
    if filter.is_empty() {
        return format!("{all} {unit}");
    }
    let filter = sanitise::line(filter);
    format!(
        "{} of {all} {unit}: {}",
        positions.rows.len(),
        ellipsis(&filter, 20)
    )
}

fn lines(sheet: &mut Sheet<'_>, known: &Relations) {
    let app = sheet.app;
    let positions = &app.screens.positions;
    let (columns, rows) = sheet.size;
    let beside = PositionsScreen::beside(app.article(), columns);
    let (stance_at, words_at) = PositionsScreen::AT;
    let shown = positions.lines.iter().skip(positions.list.top);
    for (line, y) in shown.zip(1..=Screens::whole(rows)) {
        match *line {
            PositionLine::Gap => {}
            PositionLine::Holder(holder, count) => {
                let count = count.to_string();
                let room = usize::from(columns).saturating_sub(4 + width(&count));
                let name = ellipsis(label(known, holder), room);
                let x = sheet.put(1, y, columns, &name, Role::Stakeholder);
                sheet.put(x + 2, y, columns, &count, Role::Quiet);
            }
            PositionLine::Words { row, first, span } => {
                let selected = row == positions.list.selected;
                if selected {
                    sheet.select(y);
                }
                let role = |usual| if selected { Role::Selected } else { usual };
                let index = positions.rows.get(row);
                let position = index.and_then(|index| known.positions.get(*index as usize));
                if let Some(position) = position.filter(|_| first) {
                    let stance = position.stance.name();
                    sheet.put(stance_at, y, columns, stance, role(Role::Quiet));
                    section(sheet, y, beside, position.sentence, selected);
                }
                let room = columns.saturating_sub(words_at);
                sheet.words((words_at, y), room, span, role(Role::Text));
            }
        }
    }
}
