//! Brief me: the article in a minute.

use ratatui::buffer::Buffer;

use super::evidence::{Sheet, WAIT};
use super::put::put_right;
use crate::app::{App, BriefLine, BriefRow, BriefScreen, Screens};
use crate::config::Role;
use crate::model::Kind;
use crate::text::ellipsis;
use crate::tui::paint::Painter;

/// Draws the page.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let mut sheet = Sheet::new(app, painter, buffer);
    let article = app.article();
    let amount = format!("{} words · {} min", article.words, article.minutes());
    sheet.title(&app.called(), &amount);
    if app.screens.known.is_none() {
        sheet.say(WAIT);
        return;
    }
    let brief = &app.screens.brief;
    if brief.rows.is_empty() {
        sheet.say("There is nothing to be brief about.");
        return;
    }
    let (columns, rows) = sheet.size;
    let (height, _) = Screens::split(rows);
    for ((index, row), y) in (brief.rows.iter().enumerate().skip(brief.list.top)).zip(1..=height) {
        match row {
            BriefRow::Part(title) => {
                sheet.put(1, y, columns, title, Role::Focus);
            }
            BriefRow::Remark(words) => {
                sheet.put(3, y, columns.saturating_sub(3), words, Role::Quiet);
            }
            BriefRow::Line(row) => {
                let selected = index == brief.list.selected;
                line(&mut sheet, y, row, selected);
            }
            BriefRow::More(words) => {
                let before = brief.rows.get(..index).unwrap_or(&[]);
                let whose = before
                    .iter()
                    .rposition(|row| matches!(row, BriefRow::Line(_)));
                let selected = whose == Some(brief.list.selected);
                if selected {
                    sheet.select(y);
                }
                if let Some(BriefRow::Line(line)) = whose.and_then(|at| brief.rows.get(at)) {
                    let x = brief.words_at(columns, line);
                    let role = if selected { Role::Selected } else { Role::Text };
                    sheet.words((x, y), columns.saturating_sub(x + 1), *words, role);
                }
            }
        }
    }
    if let Some(line) = brief.selected() {
        sheet.evidence("", line.sentence, line.words);
    }
}

fn line(sheet: &mut Sheet<'_>, y: u16, line: &BriefLine, selected: bool) {
    let (columns, _) = sheet.size;
    let brief = &sheet.app.screens.brief;
    let name = brief.name;
    if selected {
        sheet.select(y);
    }
    let role = |usual| if selected { Role::Selected } else { usual };
    let usual = match line.kind {
        Some(Kind::Stakeholder) => Role::Stakeholder,
        Some(Kind::Issue) => Role::Issue,
        _ => Role::Text,
    };
    let words = ellipsis(&line.name, name.into());
    sheet.put(3, y, name, &words, role(usual));
    let x = 3 + name;
    let [count, stance] = BriefScreen::beside(columns, line);
    if let Some(mentions) = line.mentions.filter(|_| count > 0) {
        let style = sheet.painter.on_text(role(Role::Quiet));
        put_right(sheet.buffer, x + count, y, &mentions.to_string(), style);
    }
    if let Some(said) = line.stance.filter(|_| stance > 0) {
        sheet.put(x + count + 2, y, columns, said, role(Role::Quiet));
    }
    let mut x = brief.words_at(columns, line);
    if line.is_fragment() {
        x = sheet.put(x, y, 1, "…", role(Role::Text));
    }
    let room = columns.saturating_sub(x + 1);
    sheet.words((x, y), room, line.row, role(Role::Text));
}
