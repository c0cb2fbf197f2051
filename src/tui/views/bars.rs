//! The title row and the status row.

use ratatui::buffer::Buffer;

use super::hints::hints;
use super::panel::tail;
use super::put::{fitting, put, put_right};
use super::standing::{lens_or_hidden, standing};
use crate::app::{App, Area, Screen};
use crate::config::{Mode, Role};
use crate::model::Action;
use crate::text::{cut, ellipsis, width};
use crate::tui::paint::Painter;

/// Fewest columns of a path beside which another key is told.
const WHERE: usize = 24;

/// Most rows that a long message takes.
const MESSAGE_ROWS: u16 = 4;

/// Draws both rows; returns where the cursor stands while something is typed.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) -> Option<(u16, u16)> {
    if let Some(area) = app.view.panes.title {
        title(app, painter, area, buffer);
    }
    status(app, painter, buffer)
}

fn title(app: &App, painter: &Painter, area: Area, buffer: &mut Buffer) {
    if app.review.is_some() {
        review_title(app, painter, area, buffer);
        return;
    }
    let name = app.called();
    let section = app.section();
    let section = if section > 0 {
        app.document.heading(section)
    } else {
        ""
    };
    let position = if app.view.panes.narrow {
        position(app)
    } else {
        String::new()
    };
    let room = usize::from(area.width).saturating_sub(width(&position) + 3);
    let words = match section {
        "" => ellipsis(&name, room).into_owned(),
        // where both don't fit the section says more
        section if width(&name) + width(section) + 3 <= room => format!("{name} › {section}"),
        section if room < 60 => ellipsis(section, room).into_owned(),
        section => {
            let title = ellipsis(&name, room / 2).into_owned();
            ellipsis(&format!("{title} › {section}"), room).into_owned()
        }
    };
    put(
        buffer,
        area.x + 1,
        area.y,
        area.width,
        &words,
        painter.on_text(Role::Heading),
    );
    let end = area.x + area.width.saturating_sub(1);
    put_right(buffer, end, area.y, &position, painter.on_text(Role::Quiet));
}

/// How far the review is, what it shows, in which order.
fn review_title(app: &App, painter: &Painter, area: Area, buffer: &mut Buffer) {
    let Some(review) = &app.review else { return };
    let (decided, all) = review.progress(&app.document);
    let order = review.order.words();
    let mut parts = vec![format!("Review  {decided}/{all}{}", app.lit_words())];
    if !review.filter.is_empty() {
        parts.push(crate::text::sanitise::line(review.filter.text()));
    }
    parts.push(order.to_owned());
    let words = parts.join("  ·  ");
    let room = area.width.saturating_sub(2);
    let words = ellipsis(&words, room.into());
    put(
        buffer,
        area.x + 1,
        area.y,
        room,
        &words,
        painter.on_text(Role::Heading),
    );
}

/// Where the reader is: hits and per cent, in few columns.
fn position(app: &App) -> String {
    let percent = format!("{} %", app.view.percent(app.article()));
    if app.find.pattern.is_empty() {
        percent
    } else {
        format!("{}  {percent}", app.find.count())
    }
}

/// Draws the status row; returns where the cursor stands while something is typed in it.
pub(super) fn status(app: &App, painter: &Painter, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = app.view.panes.status?;
    if let Some((before, line)) = prompt(app) {
        if let (Some(message), Some(y)) = (said_above(app), area.y.checked_sub(1)) {
            notice(painter, Area { y, ..area }, message, buffer);
        }
        return Some(typed(app, painter, area, (before, line), buffer));
    }
    if let Some(question) = app.question_words() {
        let said = app.message.as_deref().unwrap_or("");
        let words = format!("{said} {question}");
        notice(painter, area, words.trim(), buffer);
        return None;
    }
    let after = match &app.message {
        Some(message) => notice(painter, area, message, buffer),
        None => {
            let room = area.width.saturating_sub(1);
            let left = left(app, room.into());
            let style = painter.text();
            Some(put(buffer, area.x + 1, area.y, room, &left, style))
        }
    };
    let end = area.x + area.width.saturating_sub(1);
    if let Some(after) = after.filter(|_| app.looks.hints) {
        let hints = hints(app, usize::from(end.saturating_sub(after + 2)));
        put_right(buffer, end, area.y, &hints, painter.on_text(Role::Quiet));
    }
    None
}

/// What stands at the left of the status row while nothing is said or asked.
fn left(app: &App, room: usize) -> String {
    let reading = app.document.rereading;
    let reading = reading.map(|percent| format!("reading {percent} %"));
    let beside = reading.as_deref().map_or(0, |words| width(words) + 3);
    let left = if app.noting.is_some() {
        keys(
            &["Enter keeps", "Alt-Enter or ^j new line", "Esc cancels"],
            room,
        )
    } else if let Some(format) = app.export_format() {
        where_to(app, format, room)
    } else if app.picker.is_some() {
        keys(&["Enter takes it", "↑ ↓ choose", "Esc cancels"], room)
    } else if app.doubts.is_some() {
        doubts_keys(app, room)
    } else if app.review.is_some() || app.notes.is_some() || app.screens.open.is_some() {
        String::new()
    } else if app.view.panes.narrow {
        lens_or_hidden(app, room / 2 + 1)
    } else {
        standing(app, room.saturating_sub(beside))
    };
    match reading {
        Some(reading) if left.is_empty() => ellipsis(&reading, room).into_owned(),
        Some(reading) if width(&left) + beside <= room => format!("{left} · {reading}"),
        _ => left,
    }
}

/// Keys with what they do, whole ones alone.
fn keys(parts: &[&str], room: usize) -> String {
    let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    fitting(&parts, "  ", room)
}

/// The keys of the list of what is doubtful.
fn doubts_keys(app: &App, room: usize) -> String {
    let key = |action| app.keymap.hint_in(Mode::Review, action);
    let [right, wrong] = [Action::Accept, Action::Reject].map(key);
    let [later, back] = [Action::Skip, Action::Close].map(key);
    if room < 70 {
        return keys(
            &["Enter decides", "1-9 mark", &format!("{back} back")],
            room,
        );
    }
    format!(
        "Enter decides these  1-9 mark  {right} right  {wrong} wrong  {later} later  {back} back"
    )
}

/// Where an export goes: of a long path its end is what one asks for.
fn where_to(app: &App, format: &str, room: usize) -> String {
    let path = crate::text::sanitise::path(&app.export_path(format));
    let (before, behind) = ("Enter writes ", "  Tab elsewhere");
    let mut behind = behind;
    let mut left = room.saturating_sub(before.len() + behind.len());
    if left < WHERE && width(&path) > left {
        left += behind.len();
        behind = "";
    }
    let fits = width(&path) <= left;
    let (cut, end) = if fits {
        ("", path.as_str())
    } else {
        ("…", tail(&path, left))
    };
    ellipsis(&format!("{before}{cut}{end}{behind}"), room).into_owned()
}

/// What is said above the line that is asked for: what was wrong with it.
fn said_above(app: &App) -> Option<&str> {
    app.message.as_deref().filter(|_| app.prompt.is_some())
}

/// The line being typed, with what stands before it.
fn prompt(app: &App) -> Option<(&'static str, &crate::app::LineEdit)> {
    if let Some(prompt) = &app.prompt {
        return Some((prompt.before(), &prompt.line));
    }
    if let Some(line) = &app.find.line {
        return Some(("/", line));
    }
    if let Some(line) = app.review.as_ref().and_then(|review| review.line.as_ref()) {
        return Some(("show: ", line));
    }
    if let Some(notes) = app.notes.as_ref().filter(|notes| notes.typing) {
        return notes.filter.as_ref().map(|line| ("filter: ", line));
    }
    let positions = &app.screens.positions;
    if app.screens.open == Some(Screen::Positions) && positions.typing {
        return positions.filter.as_ref().map(|line| ("filter: ", line));
    }
    let (outline, inspector) = (&app.outline, &app.inspector);
    let filter = inspector.filter.as_ref().filter(|_| inspector.typing);
    let filter = filter.or(outline.filter.as_ref().filter(|_| outline.typing));
    filter.map(|line| ("filter: ", line))
}

fn typed(
    app: &App,
    painter: &Painter,
    area: Area,
    (before, line): (&str, &crate::app::LineEdit),
    buffer: &mut Buffer,
) -> (u16, u16) {
    let searching = app.find.line.is_some() && !line.text().is_empty();
    let count = if searching {
        app.find.count()
    } else {
        completions(app, line.text(), usize::from(area.width / 2))
    };
    let room = area.width.saturating_sub(2 + width(&count) as u16);
    let start = put(
        buffer,
        area.x + 1,
        area.y,
        room,
        before,
        painter.on_text(Role::Message),
    );
    // a long line shows its end up to the cursor
    let mut shown = line.before_cursor();
    while width(shown) as u16 + start >= area.x + room && !shown.is_empty() {
        let first = cut(shown, 2)
            .len()
            .max(shown.chars().next().map_or(1, char::len_utf8));
        shown = shown.get(first..).unwrap_or("");
    }
    let behind = line.text().get(line.before_cursor().len()..).unwrap_or("");
    let cursor = put(
        buffer,
        start,
        area.y,
        room.saturating_sub(start),
        shown,
        painter.text(),
    );
    put(
        buffer,
        cursor,
        area.y,
        room.saturating_sub(cursor),
        behind,
        painter.text(),
    );
    let end = area.x + area.width.saturating_sub(1);
    put_right(buffer, end, area.y, &count, painter.on_text(Role::Quiet));
    (cursor, area.y)
}

/// What could go on with what is typed, as much as fits: paths, by their last names, or words of the
/// filter of a review.
fn completions(app: &App, typed: &str, room: usize) -> String {
    if let Some(prompt) = &app.prompt {
        let names = prompt.offers.iter().map(|path| {
            let begun = path.trim_end_matches('/').rfind('/');
            path.get(begun.map_or(0, |at| at + 1)..).unwrap_or(path)
        });
        return offered(names, room);
    }
    let filtering = app.review.as_ref().filter(|review| review.line.is_some());
    let completed = filtering.map(|_| crate::app::completions(typed, &app.document));
    let completed = completed.unwrap_or_default();
    let words = completed.iter().map(|completed| {
        let word = completed.rsplit_once(char::is_whitespace);
        word.map_or(completed.as_str(), |(_, word)| word)
    });
    offered(words, room)
}

/// "Tab: one two", as many as fit; nothing where none does.
fn offered<'a>(offers: impl Iterator<Item = &'a str>, room: usize) -> String {
    const BEFORE: &str = "Tab:";
    let mut words = BEFORE.to_owned();
    for offer in offers {
        if width(&words) + width(offer) + 1 > room {
            break;
        }
        words.push(' ');
        words.push_str(offer);
    }
    if words == BEFORE {
        words.clear();
    }
    words
}

/// A message; a long one takes rows above the status row. Returns where one of a single row ends.
fn notice(painter: &Painter, area: Area, message: &str, buffer: &mut Buffer) -> Option<u16> {
    let style = painter.on_text(Role::Message);
    let room = usize::from(area.width.saturating_sub(2).max(1));
    let clean = crate::text::sanitise::line(message);
    let mut lines = Vec::new();
    let mut rest = clean.as_str();
    while !rest.is_empty() {
        if lines.len() + 1 == usize::from(MESSAGE_ROWS) {
            lines.push(ellipsis(rest, room));
            break;
        }
        let fits = cut(rest, room);
        let end = if fits.len() == rest.len() {
            rest.len()
        } else {
            fits.rfind(' ').map_or(fits.len(), |blank| blank + 1).max(1)
        };
        let Some((line, more)) = rest.split_at_checked(end) else {
            break;
        };
        lines.push(line.trim_end().into());
        rest = more;
    }
    let rows = lines.len() as u16;
    let mut end = area.x + 1;
    for (line, up) in lines.iter().zip((0..rows).rev()) {
        let Some(y) = area.y.checked_sub(up) else {
            continue;
        };
        let blank = " ".repeat(area.width.into());
        put(buffer, area.x, y, area.width, &blank, painter.text());
        end = put(buffer, area.x + 1, y, area.width, line, style);
    }
    (rows == 1).then_some(end)
}
