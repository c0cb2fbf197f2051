//! Brief me: the article in a minute.

use ratatui::buffer::Buffer;

use super::evidence::{Sheet, WAIT};
use super::put::put_right;
use crate::app::{App, BriefLine, BriefRow, Screens};
use crate::config::Role;
use crate::model::{KeyStakeholder, Kind, Stance};
use crate::text::{ellipsis, sanitise, width};
use crate::tui::paint::Painter;

/// Columns below which there is no room for counts and stances.
const NARROW: u16 = 60;
/// Most columns of a name.
const NAME: usize = 30;
/// Columns of a count.
const COUNT: u16 = 4;

/// Draws the page.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let mut sheet = Sheet::new(app, painter, buffer);
    let article = app.article();
    let name = match &article.title {
        Some(title) => title.text.clone(),
        None => sanitise::line(article.source.name()),
    };
    let amount = format!("{} words · {} min", article.words, article.minutes());
    sheet.title(&name, &amount);
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
    let room = usize::from(columns / 4).min(NAME);
    let lines = brief.rows.iter().filter_map(|row| match row {
        BriefRow::Line(line) => Some(width(&line.name).min(room)),
        _ => None,
    });
    let name = lines.max().unwrap_or(0) as u16;
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
                line(&mut sheet, y, row, name, selected);
            }
        }
    }
    if let Some(line) = brief.selected() {
        sheet.evidence("", line.sentence, line.words);
    }
}

fn line(sheet: &mut Sheet<'_>, y: u16, line: &BriefLine, name: u16, selected: bool) {
    let (columns, _) = sheet.size;
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
    let mut x = 3 + name;
    if columns >= NARROW {
        if let Some(count) = line.mentions {
            let style = sheet.painter.on_text(role(Role::Quiet));
            put_right(sheet.buffer, x + COUNT, y, &count.to_string(), style);
            x += COUNT;
        }
        if let Some(stance) = line.stance {
            let wide = Stance::ALL.iter().map(|stance| width(stance.name()));
            sheet.put(x + 2, y, columns, stance, role(Role::Quiet));
            x += 2 + wide.max().unwrap_or(0) as u16;
        }
    }
    x += 2;
    // what somebody wants is no fragment
    let told = line
        .stance
        .is_some_and(|stance| stance != KeyStakeholder::SILENT);
    let inside = line.sentence.start < line.words.start && !told;
    if inside && !line.words.is_empty() {
        x = sheet.put(x, y, 1, "…", role(Role::Text));
    }
    let room = columns.saturating_sub(x + 1);
    sheet.words((x, y), room, line.words, role(Role::Text));
}
