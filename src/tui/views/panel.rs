//! What is open at the foot of the screen: the highlight under review, a note, a list to choose
//! from.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::put::{put, put_right, rect};
use crate::app::{App, Area, Noting, Picker, Review};
use crate::config::Role;
use crate::model::Verdict;
use crate::text::{cut, ellipsis, graphemes, width};
use crate::tui::paint::Painter;

/// Draws the panel; returns where the cursor stands while something is typed in it.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = app.view.panes.panel?;
    Clear.render(rect(area, buffer), buffer);
    buffer.set_style(rect(area, buffer), painter.text());
    let rule = "─".repeat(area.width.into());
    // with a single row there is none to spare
    let body = if area.height > 1 {
        put(
            buffer,
            area.x,
            area.y,
            area.width,
            &rule,
            painter.on_text(Role::Quiet),
        );
        Area {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        }
    } else {
        area
    };
    let panel = Panel {
        app,
        painter,
        area: body,
    };
    if let Some(list) = &app.picker {
        return panel.picker(list, buffer);
    }
    if let Some(list) = &app.doubts {
        super::doubts::draw((app, list), painter, body, buffer);
        return None;
    }
    if let Some(noting) = &app.noting {
        return panel.note(noting, buffer);
    }
    if let Some(review) = &app.review {
        panel.review(review, buffer);
    }
    None
}

struct Panel<'a> {
    app: &'a App,
    painter: &'a Painter,
    area: Area,
}

impl Panel<'_> {
    /// Writes a line of the panel, cut to its width.
    fn line(&self, buffer: &mut Buffer, row: u16, words: &str, role: Role) {
        if row >= self.area.height {
            return;
        }
        let room = self.area.width.saturating_sub(2);
        let words = ellipsis(words, room.into());
        let style = self.painter.on_text(role);
        put(
            buffer,
            self.area.x + 1,
            self.area.y + row,
            room,
            &words,
            style,
        );
    }

    fn review(&self, review: &Review, buffer: &mut Buffer) {
        if review.waiting {
            self.line(buffer, 0, "Finding highlights…", Role::Quiet);
            return;
        }
        let app = self.app;
        let lights = &app.document.lights;
        let Some(light) = app.asked_light() else {
            self.line(buffer, 0, &app.end_of_review(), Role::Quiet);
            return;
        };
        let words = light.span.of(&app.article().text).replace('\n', " ");
        let kept = lights.kept(light);
        let mut parts = Vec::new();
        if let Some(entity) = lights.entity(light) {
            let count = light.entity().map_or(0, |entity| lights.count(entity));
            parts.push(if review.whole(light).is_none() {
                format!("{count} in this article")
            } else if count == 1 {
                "the one mention".to_owned()
            } else {
                format!("all {count} mentions")
            });
            if words != entity.label {
                parts.push(entity.label.clone());
            }
        }
        if light.verdict != Verdict::Undecided {
            parts.push(light.verdict.name().to_owned());
        }
        if let Some(entity) = lights.entity(light) {
            parts.push(entity.class.name().to_owned());
            parts.push(format!("confidence .{:02}", light.confidence.min(99)));
        }
        let room = usize::from(self.area.width.saturating_sub(2));
        self.line(buffer, 0, &asked(&words, &parts, room), Role::Focus);
        let why = review.why.as_deref().unwrap_or("");
        self.line(
            buffer,
            1,
            &format!("why  {}", crate::text::sanitise::line(why)),
            Role::Text,
        );
        let note = kept.and_then(|kept| kept.note.as_deref()).unwrap_or("–");
        let note = crate::text::sanitise::line(note);
        self.line(buffer, 2, &format!("note {note}"), Role::Quiet);
    }

    fn note(&self, noting: &Noting, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let before = noting.line.before_cursor();
        let room = usize::from(self.area.width.saturating_sub(2).max(1));
        // rows up to the cursor, each as long as fits; the last is where the cursor stands
        let (rows, column) = wrapped(before, room);
        let all = wrapped(noting.line.text(), room).0;
        let cursor_row = rows.len().saturating_sub(1);
        let height = usize::from(self.area.height.max(1));
        let first = (cursor_row + 1).saturating_sub(height);
        let style = self.painter.text();
        for (row, y) in all
            .iter()
            .skip(first)
            .zip(self.area.y..self.area.y + self.area.height)
        {
            put(buffer, self.area.x + 1, y, room as u16, row, style);
        }
        if noting.line.text().is_empty() {
            let words = noting
                .span()
                .map_or("", |span| span.of(&self.app.article().text));
            let words = format!("Note on “{}”", ellipsis(&words.replace('\n', " "), 50));
            self.line(buffer, 0, &words, Role::Quiet);
        }
        let y = self.area.y + (cursor_row - first.min(cursor_row)) as u16;
        Some((self.area.x + 1 + column as u16, y))
    }

    fn picker(&self, picker: &Picker, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let area = self.area;
        let title = format!("{}: ", picker.title);
        // what is typed takes of its room, up to half of the row
        let typed = width(picker.line.text()) + 3;
        let room = usize::from(area.width).saturating_sub(typed);
        let title = ellipsis(&title, room.max(usize::from(area.width / 2)));
        let style = self.painter.on_text(Role::Message);
        let x = put(buffer, area.x + 1, area.y, area.width, &title, style);
        let room = (area.x + area.width).saturating_sub(x + 1);
        let typed = tail(picker.line.before_cursor(), room.into());
        let cursor = put(buffer, x, area.y, room, typed, self.painter.text());
        let behind = picker.line.text().get(picker.line.before_cursor().len()..);
        let room = (area.x + area.width).saturating_sub(cursor + 1);
        put(
            buffer,
            cursor,
            area.y,
            room,
            behind.unwrap_or(""),
            self.painter.text(),
        );
        let rows = picker.shown().iter().enumerate().skip(picker.top);
        for ((index, row), y) in rows.zip(area.y + 1..area.y + area.height) {
            let selected = index == picker.selected;
            let role = if selected { Role::Selected } else { Role::Text };
            let style = self.painter.on_text(role);
            let blank = " ".repeat(area.width.into());
            put(buffer, area.x, y, area.width, &blank, style);
            let mark = if selected { "▸" } else { " " };
            put(buffer, area.x + 1, y, 1, mark, style);
            let room = area.width.saturating_sub(4);
            let detail = ellipsis(&row.detail, usize::from(room / 2));
            let room_left = usize::from(room).saturating_sub(width(&detail) + 2);
            let words = crate::text::sanitise::line(&row.words);
            put(
                buffer,
                area.x + 3,
                y,
                room,
                &ellipsis(&words, room_left),
                style,
            );
            put_right(buffer, area.x + area.width - 1, y, &detail, style);
        }
        if picker.shown().is_empty() {
            self.line(buffer, 1, "Nothing matches.", Role::Quiet);
        }
        Some((cursor, area.y))
    }
}

/// The words that are asked about, and as many of the parts behind them as fit whole; the first of
/// them, how many mentions are decided, before the end of long words.
fn asked(words: &str, parts: &[String], room: usize) -> String {
    const BETWEEN: &str = "   ";
    const LEAST: usize = 12;
    let first = parts.first().map_or(0, |part| width(part) + BETWEEN.len());
    let mut line = ellipsis(words, room.saturating_sub(first).max(LEAST)).into_owned();
    for part in parts {
        if width(&line) + BETWEEN.len() + width(part) > room {
            break;
        }
        line.push_str(BETWEEN);
        line.push_str(part);
    }
    line
}

/// The end of `text` that fits.
pub(super) fn tail(text: &str, columns: usize) -> &str {
    let mut rest = text;
    while width(rest) >= columns.max(1) {
        let first = graphemes(rest).next().map_or(rest.len(), str::len);
        rest = rest.get(first..).unwrap_or("");
    }
    rest
}

/// `text` cut into rows of `columns`, and the width of the last row.
pub(super) fn wrapped(text: &str, columns: usize) -> (Vec<&str>, usize) {
    let mut rows = Vec::new();
    for line in text.split('\n') {
        let mut rest = line;
        while width(rest) > columns && graphemes(rest).nth(1).is_some() {
            let row = cut(rest, columns);
            // a letter wider than the row is a row all the same
            let end = if row.is_empty() {
                graphemes(rest).next().map_or(rest.len(), str::len)
            } else {
                row.rfind(' ').map_or(row.len(), |blank| blank + 1)
            };
            let Some((row, more)) = rest.split_at_checked(end) else {
                break;
            };
            rows.push(row);
            rest = more;
        }
        rows.push(rest);
    }
    let last = rows.last().map_or(0, |row| width(row));
    (rows, last)
}

#[cfg(test)]
mod tests {
    use super::{asked, tail, wrapped};

    #[test]
    fn a_note_is_cut_into_rows() {
        let (rows, column) = wrapped("one two three\n\nfour", 8);
        assert_eq!(rows, ["one two ", "three", "", "four"]);
        assert_eq!(column, 4);
        assert_eq!(wrapped("世界", 1).0, ["世", "界"]);
        assert_eq!(wrapped("", 5), (vec![""], 0));
    }

    #[test]
    fn how_much_is_decided_comes_before_class_and_confidence() {
        let parts = ["all 17 mentions", "Norway", "state", "confidence .97"].map(str::to_owned);
        let line = |room| asked("the Oslo government", &parts, room);
        assert_eq!(
            line(80),
            "the Oslo government   all 17 mentions   Norway   state   confidence .97"
        );
        assert_eq!(
            line(60),
            "the Oslo government   all 17 mentions   Norway   state"
        );
        assert_eq!(line(38), "the Oslo government   all 17 mentions");
        assert_eq!(line(34), "the Oslo govern…   all 17 mentions");
        assert_eq!(line(18), "the Oslo go…");
    }

    #[test]
    fn what_is_typed_last_is_seen() {
        assert_eq!(tail("abcdef", 4), "def");
        assert_eq!(tail("ab", 4), "ab");
    }
}
