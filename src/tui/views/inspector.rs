//! The inspector pane.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::notes;
use super::panel::wrapped;
use super::put::{put, put_right};
use crate::app::{App, Area, Entry, Focus, Inspector, Light, Tab};
use crate::config::Role;
use crate::model::{Action, Entity, EntityType, Highlight, Verdict};
use crate::text::{ellipsis, sanitise, width, words};
use crate::tui::paint::Painter;

/// Beside the entities that the lens is on.
const LENS_MARK: &str = "◉";

/// Column of the names, behind the marks.
const NAME: u16 = 3;

/// Columns of the types: the longest is a person.
const CLASS: u16 = 6;

/// Columns of the counts, the blank before them included.
const COUNT: u16 = 5;

/// Draws the inspector where it is shown.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let panes = &app.view.panes;
    let Some(area) = panes.inspector else { return };
    let pane = Pane { app, painter, area };
    if panes.inspector_below {
        pane.rule(0, buffer);
    } else if let Some(x) = area.x.checked_sub(1) {
        for y in area.y..area.y + area.height {
            put(buffer, x, y, 1, "│", painter.on_text(Role::Quiet));
        }
    }
    pane.head(buffer);
    let rows = Inspector::list_rows(area.height);
    pane.list(rows, buffer);
    if area.height > rows + 1 {
        pane.rule(rows + 1, buffer);
        pane.explain(rows + 2, buffer);
    }
}

struct Pane<'a> {
    app: &'a App,
    painter: &'a Painter,
    area: Area,
}

impl Pane<'_> {
    fn focused(&self) -> bool {
        self.app.focus == Focus::Inspector
    }

    fn rule(&self, row: u16, buffer: &mut Buffer) {
        let line = "─".repeat(self.area.width.into());
        let style = self.painter.on_text(Role::Quiet);
        let y = self.area.y + row;
        put(buffer, self.area.x, y, self.area.width, &line, style);
    }

    /// The tabs, the one that is shown marked by weight, or its filter.
    fn head(&self, buffer: &mut Buffer) {
        let (app, area) = (self.app, self.area);
        let focus = if self.focused() {
            Role::Focus
        } else {
            Role::Text
        };
        let (focus, quiet) = (
            self.painter.on_text(focus),
            self.painter.on_text(Role::Quiet),
        );
        let mark = if self.focused() { "▸" } else { "" };
        let x = area.x + Inspector::MARK;
        let room = area.width.saturating_sub(Inspector::MARK);
        if let Some(filter) = &app.inspector.filter {
            let words = format!("{} /{}", app.inspector.tab.title(), filter.text());
            put(
                buffer,
                x,
                area.y,
                room,
                &ellipsis(&words, room.into()),
                focus,
            );
            put(buffer, x - 1, area.y, area.width, mark, focus);
            return;
        }
        for (column, tab, title) in app.inspector.tab.titles(room) {
            let style = if tab == app.inspector.tab {
                focus
            } else {
                quiet
            };
            let left = room.saturating_sub(column);
            put(buffer, x + column, area.y, left, title, style);
            if tab == app.inspector.tab && left > 0 {
                put(buffer, x + column - 1, area.y, 1, mark, focus);
            }
        }
    }

    fn list(&self, rows: u16, buffer: &mut Buffer) {
        let (inspector, area) = (&self.app.inspector, self.area);
        if inspector.rows.is_empty() {
            for (line, row) in self.wrap(&empty(self.app)).iter().zip(1..=rows) {
                self.line(row, line, Role::Quiet, buffer);
            }
            return;
        }
        let shown = inspector.rows.iter().enumerate().skip(inspector.top);
        for ((index, &row), y) in shown.zip(area.y + 1..area.y + 1 + rows) {
            let selected = index == inspector.selected;
            let role = if selected && self.focused() {
                Role::Selected
            } else {
                Role::Text
            };
            let style = self.painter.on_text(role);
            if selected {
                let blank = " ".repeat(area.width.into());
                put(buffer, area.x, y, area.width, &blank, style);
                put(buffer, area.x, y, 1, "▸", style);
            }
            let lights = &self.app.document.lights;
            if inspector.tab == Tab::Positions {
                self.position(row as usize, y, style, buffer);
            } else if inspector.tab == Tab::Notes {
                if let Some(highlight) = lights.kept.get(row as usize) {
                    self.note(highlight, y, style, buffer);
                }
            } else if let Some(entity) = lights.entities.get(row as usize) {
                self.entity(entity, row as usize, y, style, buffer);
            }
        }
    }

    /// Name, type, count; the type of an issue says nothing.
    fn entity(&self, entity: &Entity, index: usize, y: u16, style: Style, buffer: &mut Buffer) {
        let area = self.area;
        let end = area.x + area.width;
        if self.app.lens.as_ref().is_some_and(|lens| lens.is_of(index)) {
            put(buffer, area.x + 1, y, 1, LENS_MARK, style);
        }
        if let Some(mark) = verdict_mark(self.app, index) {
            put(buffer, area.x + 1, y, 1, mark, style);
        }
        let count = self.app.document.lights.count(index).to_string();
        put_right(buffer, end, y, &count, style);
        let class = match entity.class {
            EntityType::Issue => "",
            EntityType::Organisation => "org.",
            class => class.name(),
        };
        let mut taken = NAME + COUNT;
        if !class.is_empty() {
            let x = end.saturating_sub(CLASS + COUNT);
            put(buffer, x, y, CLASS, class, style);
            taken += CLASS + 1;
        }
        let room = area.width.saturating_sub(taken);
        let label = sanitise::line(&entity.label);
        put(
            buffer,
            area.x + NAME,
            y,
            room,
            &ellipsis(&label, room.into()),
            style,
        );
    }

    /// Who does what, and with what.
    fn position(&self, index: usize, y: u16, style: Style, buffer: &mut Buffer) {
        let inspector = &self.app.inspector;
        let known = inspector.relations.as_ref();
        let Some(position) = known.and_then(|known| known.positions.get(index)) else {
            return;
        };
        let room = self.area.width.saturating_sub(3);
        let stance = position.stance.name();
        let left = usize::from(room).saturating_sub(width(stance) + 1);
        let holder = sanitise::line(inspector.holder(position));
        let said = sanitise::line(position.told.of(&self.app.article().text));
        let line = format!("{} {stance} {said}", ellipsis(&holder, left));
        let line = ellipsis(&line, room.into());
        put(buffer, self.area.x + 2, y, room, &line, style);
    }

    fn note(&self, highlight: &Highlight, y: u16, style: Style, buffer: &mut Buffer) {
        let area = self.area;
        let room = area.width.saturating_sub(3);
        let noted = if highlight.note.is_some() && !highlight.is_note() {
            " ✎"
        } else {
            ""
        };
        let words = words_of(self.app, highlight);
        let line = format!("{} {words}", notes::mark(highlight));
        let left = usize::from(room).saturating_sub(width(noted));
        let line = format!("{}{noted}", ellipsis(&line, left));
        put(buffer, area.x + 2, y, room, &line, style);
    }

    /// What there is to say about the selected entry, from a row of the pane on.
    fn explain(&self, from: u16, buffer: &mut Buffer) {
        let inspector = &self.app.inspector;
        let lights = &self.app.document.lights;
        let kept = inspector.note().and_then(|note| lights.kept.get(note));
        let entity = inspector
            .entity()
            .and_then(|entity| lights.entities.get(entity));
        let (title, lines) = match (kept, entity, &inspector.entry) {
            _ if inspector.position().is_some() => position_lines(self.app),
            (Some(kept), ..) => (words_of(self.app, kept), note_lines(self.app, kept)),
            (_, Some(entity), Some(entry)) => {
                (sanitise::line(&entity.label), entity_lines(entity, entry))
            }
            _ => return,
        };
        let mut row = from;
        for (paragraph, role) in std::iter::once((title, Role::Focus))
            .chain(lines.into_iter().map(|line| (line, Role::Text)))
        {
            for line in self.wrap(&paragraph) {
                if row >= self.area.height {
                    return;
                }
                self.line(row, &line, role, buffer);
                row += 1;
            }
        }
    }

    fn line(&self, row: u16, words: &str, role: Role, buffer: &mut Buffer) {
        let room = self.area.width.saturating_sub(2);
        let style = self.painter.on_text(role);
        put(
            buffer,
            self.area.x + 1,
            self.area.y + row,
            room,
            words,
            style,
        );
    }

    fn wrap(&self, words: &str) -> Vec<String> {
        let room = usize::from(self.area.width.saturating_sub(2).max(1));
        let (rows, _) = wrapped(words, room);
        rows.into_iter()
            .map(|row| row.trim_end().to_owned())
            .collect()
    }
}

/// The verdict on an entity, where all of its mentions have one: ✓ where some are right, else ✗.
fn verdict_mark(app: &App, entity: usize) -> Option<&'static str> {
    let lights = &app.document.lights;
    if app.lens.as_ref().is_some_and(|lens| lens.is_of(entity))
        || lights.of(entity).any(Light::is_undecided)
    {
        return None;
    }
    let accepted = |light: &Light| light.verdict == Verdict::Accepted;
    let any = lights.of(entity).next().is_some();
    any.then(|| {
        if lights.of(entity).any(accepted) {
            "✓"
        } else {
            "✗"
        }
    })
}

/// The words of a highlight, as they stand in the article or once stood.
fn words_of(app: &App, highlight: &Highlight) -> String {
    let words = match highlight.span {
        Some(span) => span.of(&app.article().text),
        None => &highlight.anchor.exact,
    };
    sanitise::line(words)
}

fn entity_lines(entity: &Entity, entry: &Entry) -> Vec<String> {
    let mut verdicts = Vec::new();
    for (count, word) in [
        (entry.accepted, "accepted"),
        (entry.rejected, "rejected"),
        (entry.undecided, "undecided"),
    ] {
        if count > 0 {
            verdicts.push(format!("{count} {word}"));
        }
    }
    let class = entity.class.name();
    let mentions = words::number_of(entry.lit() as usize, "mention");
    let sections = words::number_of(entry.sections as usize, "section");
    let mut lines = vec![
        format!("{class}, {mentions} in {sections}"),
        verdicts.join(", "),
    ];
    if let Some(why) = &entry.why {
        lines.push(format!("why: {}", sanitise::line(why)));
    }
    if !entity.aliases.is_empty() {
        let aliases = entity.aliases.join(", ");
        lines.push(format!("also: {}", sanitise::line(&aliases)));
    }
    lines
}

/// The selected position: who does what, and the sentence that says so.
fn position_lines(app: &App) -> (String, Vec<String>) {
    let Some(position) = app.inspector.position() else {
        return (String::new(), Vec::new());
    };
    let holder = sanitise::line(app.inspector.holder(position));
    let article = app.article();
    let sentence = sanitise::line(position.sentence.of(&article.text));
    let heading = app
        .document
        .heading(article.section_at(position.sentence.start));
    let lines = vec![format!("› {heading}"), sentence];
    (format!("{holder} {}", position.stance.name()), lines)
}

fn note_lines(app: &App, highlight: &Highlight) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(subject) = &highlight.subject {
        let class = subject.class.name();
        let label = sanitise::line(&subject.label);
        lines.push(format!("{label}, {class}, {}", highlight.verdict.name()));
    }
    if let Some(note) = &highlight.note {
        lines.push(format!("✎ {}", sanitise::line(note)));
    }
    let place = match highlight.span {
        Some(span) => app.document.heading(app.article().section_at(span.start)),
        None => "no longer in the article",
    };
    lines.push(format!("› {place}"));
    lines
}

/// Said where the list has nothing.
fn empty(app: &App) -> String {
    let key = |action| app.keymap.told(action);
    match app.inspector.tab {
        _ if app.inspector.filter.is_some() => "Nothing matches.".to_owned(),
        Tab::Notes => {
            let (review, note) = (key(Action::Review), key(Action::Note));
            format!("Nothing decided or noted yet. {review} reviews, {note} writes a note.")
        }
        Tab::Positions if app.inspector.relations.is_none() => "Working it out…".to_owned(),
        Tab::Positions => "Nobody here says or demands anything that could be found.".to_owned(),
        _ if !app.document.annotated => "Finding highlights…".to_owned(),
        tab => {
            let what = tab.title().to_lowercase();
            let select = key(Action::Select);
            format!("No {what} here yet. {select} selects your own.")
        }
    }
}
