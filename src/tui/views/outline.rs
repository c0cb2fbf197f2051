//! The outline pane.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::put::{put, put_right, rect};
use crate::app::{App, Area, Counts, DEEPEST, Focus, has_children};
use crate::config::Role;
use crate::text::{ellipsis, width};
use crate::tui::paint::Painter;

/// Columns from which the counts are shown.
const COUNTS_FROM: u16 = 20;

/// Said where the filter leaves nothing.
const NO_MATCH: &str = "No heading matches.";

/// Above the counts of search hits.
const HITS: &str = "hits";

/// Behind the headings of sections that the lens lights.
const LENS_MARK: &str = " ◉";

/// Behind headings that may be none.
const DOUBT_MARK: &str = " ?";

/// Draws the outline where it is shown.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let panes = &app.view.panes;
    let Some(area) = panes.outline else { return };
    if panes.drawer {
        Clear.render(rect(area, buffer), buffer);
        buffer.set_style(rect(area, buffer), painter.text());
    }
    let rule = painter.on_text(Role::Quiet);
    for y in area.y..area.y + area.height {
        put(buffer, area.x + area.width, y, 1, "│", rule);
    }
    let columns = Columns::new(app, area);
    head(app, painter, &columns, buffer);
    let rows = app.outline.rows.iter().enumerate().skip(app.outline.top);
    let current = current_row(app);
    if app.outline.rows.is_empty() && app.outline.filter.is_some() {
        let style = painter.on_text(Role::Quiet);
        put(
            buffer,
            area.x + 2,
            area.y + 1,
            area.width.saturating_sub(2),
            NO_MATCH,
            style,
        );
    }
    for ((row, &section), y) in rows.zip(area.y + 1..area.y + area.height) {
        let entry = Entry {
            section: section as usize,
            selected: row == app.outline.selected && app.focus == Focus::Outline,
            current: row == current,
            y,
        };
        entry.draw(app, painter, &columns, buffer);
    }
}

/// Where things stand in a row of the pane.
struct Columns {
    area: Area,
    /// Columns of each count; 0 where they are not shown.
    count: u16,
    /// Level of the topmost headings.
    top_level: u8,
}

impl Columns {
    fn new(app: &App, area: Area) -> Self {
        let largest = |counts: &Counts| counts.stakeholders.max(counts.issues);
        let digits = app
            .document
            .counts
            .iter()
            .map(largest)
            .max()
            .unwrap_or(0)
            .to_string()
            .len();
        let count = if area.width < COUNTS_FROM {
            0
        } else {
            digits.max(2) as u16 + 1
        };
        let sections = app.article().sections.iter().skip(1);
        let top_level = sections.map(|section| section.level).min().unwrap_or(1);
        Self {
            area,
            count,
            top_level,
        }
    }

    /// Column behind the count of stakeholders.
    fn stakeholders_end(&self) -> u16 {
        self.issues_end().saturating_sub(self.count)
    }

    /// Column behind the count of issues.
    fn issues_end(&self) -> u16 {
        self.area.x + self.area.width
    }
}

fn head(app: &App, painter: &Painter, columns: &Columns, buffer: &mut Buffer) {
    let area = columns.area;
    let focused = app.focus == Focus::Outline;
    let style = painter.on_text(if focused { Role::Focus } else { Role::Quiet });
    let mark = if focused { "▸ " } else { "  " };
    let filter = app
        .outline
        .filter
        .as_ref()
        .map(|line| format!("/{}", line.text()));
    let name = match filter {
        Some(filter) => filter,
        None if !app.document.whole => "Outline, reading…".to_owned(),
        None => "Outline".to_owned(),
    };
    let room = area.width.saturating_sub(2 * columns.count + 2);
    let name = format!("{mark}{}", ellipsis(&name, room.into()));
    put(buffer, area.x, area.y, area.width, &name, style);
    if columns.count > 0 {
        let quiet = painter.on_text(Role::Quiet);
        if shows_hits(app) {
            put_right(buffer, columns.issues_end(), area.y, HITS, quiet);
        } else {
            put_right(buffer, columns.stakeholders_end(), area.y, "◆", quiet);
            put_right(buffer, columns.issues_end(), area.y, "▲", quiet);
        }
    }
}

/// True while search hits are counted in place of highlights.
fn shows_hits(app: &App) -> bool {
    !app.find.hits.is_empty()
}

/// The row of the section being read, or of the nearest one above it that is shown.
fn current_row(app: &App) -> usize {
    let section = app.section() as u32;
    app.outline
        .rows
        .partition_point(|&row| row <= section)
        .saturating_sub(1)
}

/// A row of the pane.
struct Entry {
    section: usize,
    selected: bool,
    current: bool,
    y: u16,
}

impl Entry {
    fn draw(&self, app: &App, painter: &Painter, columns: &Columns, buffer: &mut Buffer) {
        let area = columns.area;
        let read = app
            .document
            .read
            .get(self.section)
            .copied()
            .unwrap_or(false);
        let role = if read && !self.current {
            Role::Quiet
        } else {
            Role::Text
        };
        let mut style = painter.role(role);
        if self.current {
            style.bold = true;
        }
        if self.selected {
            style = style.under(painter.role(Role::Selected));
        }
        let style = painter.cell(painter.role(Role::Text).under(style));
        if self.selected {
            let blank = " ".repeat(area.width.into());
            put(buffer, area.x, self.y, area.width, &blank, style);
        }
        if self.current {
            put(buffer, area.x, self.y, 1, "▌", style);
        }
        let level = app
            .article()
            .sections
            .get(self.section)
            .map_or(1, |section| section.level);
        let depth = u16::from(level.saturating_sub(columns.top_level).min(DEEPEST));
        let indent = (2 * depth).min(area.width / 3);
        let fold = if app.outline.is_folded(self.section) {
            "▸"
        } else if has_children(app.article(), self.section) {
            "▾"
        } else {
            " "
        };
        let x = put(buffer, area.x + 1 + indent, self.y, 1, fold, style);
        let room = (area.x + area.width).saturating_sub(x + 2 * columns.count);
        let mark = if app.section_in_lens(self.section) {
            LENS_MARK
        } else if app.is_doubtful(self.section) {
            DOUBT_MARK
        } else {
            ""
        };
        let room = room.saturating_sub(width(mark) as u16);
        let heading = ellipsis(app.document.heading(self.section), room.into());
        let x = put(buffer, x, self.y, room, &heading, style);
        put(buffer, x, self.y, width(mark) as u16, mark, style);
        self.counts(app, columns, style, buffer);
    }

    fn counts(
        &self,
        app: &App,
        columns: &Columns,
        style: ratatui::style::Style,
        buffer: &mut Buffer,
    ) {
        if columns.count == 0 {
            return;
        }
        if shows_hits(app) {
            let hits = app.section_hits(self.section);
            if hits > 0 {
                put_right(
                    buffer,
                    columns.issues_end(),
                    self.y,
                    &hits.to_string(),
                    style,
                );
            }
            return;
        }
        let counts = app.section_counts(self.section);
        for (count, end) in [
            (counts.stakeholders, columns.stakeholders_end()),
            (counts.issues, columns.issues_end()),
        ] {
            if count > 0 {
                put_right(buffer, end, self.y, &count.to_string(), style);
            }
        }
    }
}
