//! The matrix and the sentences of a cell.

use ratatui::buffer::Buffer;

use super::evidence::{Sheet, WAIT, label};
use super::put::put_right;
use crate::app::{App, Grid, Screens};
use crate::config::Role;
use crate::model::{Action, Matrix, Relations, Span, Strength};
use crate::text::ellipsis;
use crate::tui::paint::Painter;

/// Columns from which a sentence has its section beside it.
const WITH_SECTION: u16 = 70;

/// Columns from which the title row has both what the signs mean and how much is left out.
const WITH_BOTH: u16 = 90;

/// Draws the matrix, or the sentences of its cell.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let mut sheet = Sheet::new(app, painter, buffer);
    let Some(known) = &app.screens.known else {
        sheet.title("Who is tied to what", "");
        sheet.say(WAIT);
        return;
    };
    if app.screens.matrix.listed {
        sentences(&mut sheet, known);
        return;
    }
    sheet.title("Who is tied to what", &legend(app));
    let matrix = &app.screens.matrix;
    if matrix.stakeholders.is_empty() {
        sheet
            .say("Nothing here ties a stakeholder to an issue: no sentence or paragraph has both.");
        return;
    }
    let grid = matrix.grid(known, sheet.size.0);
    heads(&mut sheet, known, &grid);
    cells(&mut sheet, known, &grid);
    foot(&mut sheet, known);
}

/// What the signs mean, and how much is left out.
fn legend(app: &App) -> String {
    let matrix = &app.screens.matrix;
    let columns = app.view.size.0;
    let signs = if columns < WITH_SECTION {
        "· paragraph only"
    } else {
        "sentences, · paragraph only"
    };
    let key = app.keymap.hint(Action::NextLighting);
    if matrix.hidden == 0 || key.is_empty() {
        return signs.to_owned();
    }
    let hidden = if matrix.all {
        format!("{key} fewer")
    } else if columns < WITH_SECTION {
        format!("{key} {} more", matrix.hidden)
    } else {
        format!("{key} {} more, mentioned once", matrix.hidden)
    };
    if columns < WITH_BOTH {
        hidden
    } else {
        format!("{hidden}   {signs}")
    }
}

/// The issues, and marks where more stand to either side.
fn heads(sheet: &mut Sheet<'_>, known: &Relations, grid: &Grid) {
    let matrix = &sheet.app.screens.matrix;
    for (index, x, wide) in &grid.columns {
        let issue = matrix.issues.get(*index);
        let name = issue.map_or("", |issue| label(known, *issue));
        let name = ellipsis(name, usize::from(*wide));
        let role = if *index == matrix.column {
            Role::Issue
        } else {
            Role::Text
        };
        let style = sheet.painter.on_text(role);
        put_right(sheet.buffer, x + wide, 1, &name, style);
    }
    if matrix.left > 0 {
        sheet.put(grid.side + 1, 1, 1, "◂", Role::Quiet);
    }
    if grid.more {
        sheet.put(sheet.size.0.saturating_sub(1), 1, 1, "▸", Role::Quiet);
    }
}

/// A row for each stakeholder on the screen.
fn cells(sheet: &mut Sheet<'_>, known: &Relations, grid: &Grid) {
    let app = sheet.app;
    let matrix = &app.screens.matrix;
    let (height, _) = matrix.split(sheet.size.1);
    let rows = matrix.stakeholders.iter().enumerate().skip(matrix.top);
    for ((row, stakeholder), y) in rows.zip(2..=height.max(2)) {
        let role = if row == matrix.row {
            Role::Stakeholder
        } else {
            Role::Text
        };
        let name = ellipsis(label(known, *stakeholder), grid.side.into());
        sheet.put(1, y, grid.side, &name, role);
        for (column, x, wide) in &grid.columns {
            let issue = matrix.issues.get(*column).copied().unwrap_or_default();
            let words = match known.matrix.cell(*stakeholder, issue) {
                Some(cell) if cell.strength == Strength::Sentence => count(cell.count),
                Some(_) => "·".to_owned(),
                None => String::new(),
            };
            let selected = (row, *column) == (matrix.row, matrix.column);
            let role = if selected { Role::Selected } else { Role::Text };
            if selected {
                let blank = " ".repeat(usize::from(*wide) + 1);
                sheet.put(x.saturating_sub(1), y, wide + 1, &blank, role);
            }
            let style = sheet.painter.on_text(role);
            put_right(sheet.buffer, x + wide, y, &words, style);
        }
    }
}

/// The names of the selected cell in full, and as many of its sentences as fit.
fn foot(sheet: &mut Sheet<'_>, known: &Relations) {
    let matrix = &sheet.app.screens.matrix;
    let spans = matrix.spans(known);
    let about = format!("{}  {}", names(sheet.app, known), amount(sheet.app, known));
    let (height, foot) = matrix.split(sheet.size.1);
    sheet.foot(height + 1, foot, &about, spans);
}

fn names(app: &App, known: &Relations) -> String {
    match app.screens.matrix.names() {
        Some((stakeholder, issue)) => {
            format!("{} × {}", label(known, stakeholder), label(known, issue))
        }
        None => String::new(),
    }
}

/// How many sentences the selected cell has.
fn amount(app: &App, known: &Relations) -> String {
    match app.screens.matrix.cell(known) {
        None => "nothing".to_owned(),
        Some(cell) if cell.strength == Strength::Paragraph => "the same paragraph only".to_owned(),
        Some(cell) if cell.count == 1 => "1 sentence".to_owned(),
        Some(cell) => format!("{} sentences", count(cell.count)),
    }
}

/// A number of sentences; of very many only so many are kept.
fn count(sentences: u32) -> String {
    let more = if sentences < Matrix::KEPT { "" } else { "+" };
    format!("{sentences}{more}")
}

/// The sentences of the cell.
fn sentences(sheet: &mut Sheet<'_>, known: &Relations) {
    let app = sheet.app;
    let matrix = &app.screens.matrix;
    sheet.title(&names(app, known), &amount(app, known));
    let spans = matrix.spans(known);
    let (columns, rows) = sheet.size;
    let (height, _) = Screens::split(rows);
    let beside = if columns < WITH_SECTION {
        0
    } else {
        columns / 4
    };
    let room = columns.saturating_sub(2 + beside + 2 * u16::from(beside > 0));
    let list = &matrix.sentences;
    // whole where all of them fit so, else the selected one stands whole below
    let whole: Vec<Vec<Span>> = spans.iter().map(|span| sheet.lines(*span, room)).collect();
    let fit = whole.iter().map(Vec::len).sum::<usize>() <= usize::from(height);
    let mut y = 1;
    for ((index, span), lines) in (spans.iter().enumerate().zip(&whole)).skip(list.top) {
        let lines = if fit {
            lines
        } else {
            std::slice::from_ref(span)
        };
        let selected = index == list.selected;
        let role = if selected { Role::Selected } else { Role::Text };
        let first = y;
        for line in lines {
            if y > height {
                break;
            }
            if selected {
                sheet.select(y);
            }
            sheet.words((1, y), room, *line, role);
            y += 1;
        }
        if first < y {
            section(sheet, first, beside, *span, selected);
        }
    }
    if let Some(span) = spans.get(list.selected).filter(|_| !fit) {
        sheet.evidence("", *span, *span);
    }
}

/// The section of a sentence at the right edge, in so many columns.
pub(super) fn section(sheet: &mut Sheet<'_>, y: u16, room: u16, span: Span, selected: bool) {
    let app = sheet.app;
    let heading = app.document.heading(app.article().section_at(span.start));
    let heading = ellipsis(heading, room.into());
    let role = if selected {
        Role::Selected
    } else {
        Role::Quiet
    };
    let x = sheet.size.0.saturating_sub(1 + room);
    sheet.put(x, y, room, &heading, role);
}
