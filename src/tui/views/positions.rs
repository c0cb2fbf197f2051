//! The list of positions.

use ratatui::buffer::Buffer;

use super::evidence::{Sheet, WAIT, label};
use super::matrix::section;
use crate::app::{App, LineEdit, Screens};
use crate::config::Role;
use crate::model::{Relations, Stance};
use crate::text::{ellipsis, sanitise, width};
use crate::tui::paint::Painter;

/// Most columns of a holder.
const HOLDER: u16 = 22;
/// Columns from which a position has its section beside it.
const WITH_SECTION: u16 = 70;

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
    rows(&mut sheet, known);
    if let Some(position) = positions.selected(known) {
        sheet.evidence("", position.sentence, position.said);
    }
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

fn rows(sheet: &mut Sheet<'_>, known: &Relations) {
    let app = sheet.app;
    let positions = &app.screens.positions;
    let (columns, rows) = sheet.size;
    let (height, _) = Screens::split(rows);
    // where there is but one section nobody asks for it
    let one = app.article().sections.len() < 2;
    let beside = if columns < WITH_SECTION || one {
        0
    } else {
        columns / 5
    };
    let holders = known.positions.iter();
    let widest = holders.map(|position| width(label(known, position.holder)).min(HOLDER.into()));
    let holder = (widest.max().unwrap_or(0) as u16).min(columns / 4);
    let stance = Stance::ALL.iter().map(|stance| width(stance.name()));
    let stance = stance.max().unwrap_or(0) as u16;
    let shown = positions.rows.iter().enumerate().skip(positions.list.top);
    for ((index, row), y) in shown.zip(1..=height) {
        let Some(position) = known.positions.get(*row as usize) else {
            continue;
        };
        let selected = index == positions.list.selected;
        if selected {
            sheet.select(y);
        }
        let role = |usual| if selected { Role::Selected } else { usual };
        let name = ellipsis(label(known, position.holder), holder.into());
        sheet.put(1, y, holder, &name, role(Role::Text));
        let x = 1 + holder + 1 + u16::from(beside > 0);
        sheet.put(x, y, stance, position.stance.name(), role(Role::Quiet));
        let x = x + stance + 1 + u16::from(beside > 0);
        let room = columns.saturating_sub(x + 1 + beside + 2 * u16::from(beside > 0));
        sheet.words((x, y), room, position.told, role(Role::Text));
        section(sheet, y, beside, position.sentence, selected);
    }
}
