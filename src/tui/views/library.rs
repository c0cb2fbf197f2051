//! The library: facets, list, preview, and the pages over many articles.

mod foot;
mod pages;

use ratatui::buffer::Buffer;

use foot::{hints, short_date};

use super::put::{put, put_right};
use crate::app::{Shelf, ShelfFocus};
use crate::config::Role;
use crate::layout::wrap;
use crate::model::{Action, ListRow, Span};
use crate::text::words::number_of;
use crate::text::{ellipsis, sanitise, width};
use crate::tui::paint::Painter;

/// Columns of what a row is marked with, and of its date.
const MARK: u16 = 3;
/// See [`MARK`].
const DATE: u16 = 7;

/// Draws it; returns where the cursor stands while something is typed.
pub(super) fn draw(shelf: &Shelf, painter: &Painter, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let mut view = View {
        shelf,
        painter,
        buffer,
    };
    if let Some(open) = shelf.sheets.last() {
        view.sheet(open);
        view.status();
        return None;
    }
    view.title();
    let [facets, list, preview] = shelf.columns();
    if facets > 0 {
        view.facets(facets);
    }
    if list > 0 {
        view.list(facets, list);
    }
    if preview > 0 {
        view.preview(facets + list, preview);
    }
    for x in [facets, facets + list] {
        if x > 0 && x < shelf.size.0 {
            view.rule(x);
        }
    }
    view.prompt().or_else(|| {
        view.status();
        None
    })
}

struct View<'a> {
    shelf: &'a Shelf,
    painter: &'a Painter,
    buffer: &'a mut Buffer,
}

impl View<'_> {
    fn put(&mut self, x: u16, y: u16, room: u16, words: &str, role: Role) -> u16 {
        let style = self.painter.on_text(role);
        put(self.buffer, x, y, room, words, style)
    }

    /// One dim line between two panes.
    fn rule(&mut self, x: u16) {
        for y in 1..=self.shelf.body() {
            self.put(x.saturating_sub(1), y, 1, "│", Role::Quiet);
        }
    }

    fn title(&mut self) {
        let shelf = self.shelf;
        let (columns, _) = shelf.size;
        let query = sanitise::line(shelf.query.text());
        let title = if query.trim().is_empty() {
            "Library".to_owned()
        } else {
            format!("Library › {query}")
        };
        let count = if shelf.listing.more || shelf.listing.rows.len() == shelf.listing.of {
            number_of(shelf.listing.of, "article")
        } else {
            format!("{} of {}", shelf.listing.rows.len(), shelf.listing.of)
        };
        let count = match shelf.listing.undated {
            0 => count,
            undated => format!("{count} · {undated} undated"),
        };
        let right = match shelf.sort {
            "date" => count,
            sort => format!("{count} · by {sort}"),
        };
        let room = usize::from(columns.saturating_sub(3)).saturating_sub(width(&right));
        self.put(1, 0, columns, &ellipsis(&title, room), Role::Heading);
        let style = self.painter.on_text(Role::Quiet);
        put_right(self.buffer, columns.saturating_sub(1), 0, &right, style);
    }

    fn facets(&mut self, columns: u16) {
        let shelf = self.shelf;
        let focused = shelf.focus == ShelfFocus::Facets;
        let room = columns.saturating_sub(3);
        let last = shelf.body();
        let mut y = 1;
        let mut kind = None;
        let query = shelf.query.text();
        let facets = shelf.listing.facets.iter().enumerate();
        for (at, facet) in facets.skip(shelf.facets.top) {
            if y > last {
                return;
            }
            if kind != Some(facet.kind) {
                kind = Some(facet.kind);
                let role = if focused { Role::Focus } else { Role::Heading };
                self.put(1, y, room, facet.kind.title(), role);
                y += 1;
                if y > last {
                    return;
                }
            }
            let selected = focused && at == shelf.facets.selected;
            let asked = !facet.query.is_empty() && query.contains(&facet.query);
            let role = match (selected, asked) {
                (true, _) => Role::Selected,
                (false, true) => Role::Strong,
                _ => Role::Text,
            };
            let count = facet.count.map_or(String::new(), |count| count.to_string());
            let names = usize::from(room).saturating_sub(width(&count) + 3);
            let mark = if asked { "✓" } else { " " };
            let name = format!("{mark} {}", ellipsis(&facet.label, names));
            if selected {
                self.put(1, y, room, &" ".repeat(room.into()), Role::Selected);
            }
            self.put(1, y, room, &name, role);
            let role = if selected {
                Role::Selected
            } else {
                Role::Quiet
            };
            let style = self.painter.on_text(role);
            put_right(self.buffer, 1 + room, y, &count, style);
            y += 1;
        }
    }

    fn list(&mut self, x: u16, columns: u16) {
        let shelf = self.shelf;
        if shelf.shown.is_empty() {
            self.say(x, columns);
            return;
        }
        let height = shelf.row_height();
        let places = shelf.shown.iter().enumerate().skip(shelf.list.top);
        let mut y = 1;
        for (place, at) in places {
            if y + height > shelf.body() + 1 {
                return;
            }
            if let Some(row) = shelf.listing.rows.get(*at) {
                self.row((x, y), columns.saturating_sub(1), place, *at, row);
            }
            y += height;
        }
    }

    /// An article: mark, date, title; below it, or behind it where rows are dear, what else is
    /// known.
    fn row(&mut self, (x, y): (u16, u16), columns: u16, place: usize, at: usize, row: &ListRow) {
        let shelf = self.shelf;
        let selected = place == shelf.list.selected && shelf.focus == ShelfFocus::List;
        let height = shelf.row_height();
        let role = |usual| if selected { Role::Selected } else { usual };
        if selected {
            let blank = " ".repeat(columns.into());
            for line in y..y + height {
                self.put(x, line, columns, &blank, Role::Selected);
            }
        } else if place == shelf.list.selected {
            // where the keys go elsewhere, the place is still marked
            self.put(x, y, 1, "›", Role::Focus);
        }
        let star = if row.starred { "★" } else { " " };
        let mark = match row {
            _ if shelf.is_below(place) => "└",
            row if row.changed => "±",
            row if row.new => "●",
            row if !row.read => "○",
            _ => " ",
        };
        self.put(x + 1, y, MARK, &format!("{mark}{star}"), role(Role::Focus));
        let left = x + 1 + MARK;
        self.put(
            left,
            y,
            DATE,
            &short_date(row.day.as_deref(), &shelf.year),
            role(Role::Quiet),
        );
        let left = left + DATE;
        let facts = self.facts(at, row);
        let end = x + columns;
        let room = end.saturating_sub(left + 1);
        let usual = if row.read { Role::Text } else { Role::Strong };
        if height > 1 {
            self.put(
                left,
                y,
                room,
                &ellipsis(&row.title, room.into()),
                role(usual),
            );
            self.put(
                left,
                y + 1,
                room,
                &ellipsis(&facts, room.into()),
                role(Role::Quiet),
            );
        } else {
            self.put(
                left,
                y,
                room,
                &ellipsis(&row.title, room.into()),
                role(usual),
            );
        }
    }

    fn facts(&self, at: usize, row: &ListRow) -> String {
        let mut facts = Vec::new();
        facts.extend(row.publisher.clone());
        facts.push(format!("{} min", row.minutes));
        if !row.stakeholders.is_empty() {
            facts.push(row.stakeholders.join(", "));
        }
        if row.undecided > 0 {
            facts.push(format!("{} undecided", row.undecided));
        }
        if let Some(progress) = row.progress {
            facts.push(format!("{progress} %"));
        }
        if row.noted {
            facts.push("✎".to_owned());
        }
        let twins = self.shelf.twins(at);
        if twins > 0 {
            // what says that there is more comes first
            facts.insert(0, format!("+{}", number_of(twins, "version")));
        }
        facts.join(" · ")
    }

    /// What is said in place of a list.
    fn say(&mut self, x: u16, columns: u16) {
        let shelf = self.shelf;
        let search = shelf.keymap.told(Action::Search);
        let words = if !shelf.known {
            "Reading the index…".to_owned()
        } else if shelf.query.text().trim().is_empty() {
            if shelf.scanning.is_empty() {
                "No articles here yet: put some into a folder of the library, or add another with \
                 attache library add FOLDER."
                    .to_owned()
            } else {
                "The first articles are on their way…".to_owned()
            }
        } else {
            let close = shelf.keymap.told(Action::Close);
            format!("Nothing is found. {search} asks otherwise, {close} drops the query.")
        };
        let room = columns.saturating_sub(3);
        let span = Span::new(0, words.len() as u32);
        let lines = wrap(&words, span, room.into(), room.into());
        for (line, y) in lines.iter().zip(2..=shelf.body()) {
            self.put(x + 1, y, room, line.of(&words), Role::Quiet);
        }
    }

    /// The query or a name while it is typed; returns where the cursor stands.
    fn prompt(&mut self) -> Option<(u16, u16)> {
        let shelf = self.shelf;
        let (columns, rows) = shelf.size;
        let y = rows.saturating_sub(1);
        let (label, line) = match (&shelf.naming, shelf.typing) {
            (Some(name), _) => ("keep as ", name),
            (None, true) => ("/", &shelf.query),
            _ => return None,
        };
        let x = self.put(1, y, columns, label, Role::Message);
        let room = columns.saturating_sub(x + 1);
        let before = line.before_cursor();
        // the end of what was typed is what one looks at
        let from = width(before).saturating_sub(usize::from(room));
        let cut = crate::text::cut(line.text(), from);
        let shown = line.text().get(cut.len()..).unwrap_or("");
        self.put(x, y, room, shown, Role::Text);
        let cursor = x + (width(before) - from).min(room.into()) as u16;
        if let Some(fault) = shelf.message.as_deref().filter(|_| y > 0) {
            let fault = ellipsis(fault, columns.saturating_sub(2).into());
            self.put(
                1,
                y - 1,
                columns,
                &" ".repeat(columns.into()),
                Role::Message,
            );
            self.put(1, y - 1, columns, &fault, Role::Message);
        }
        Some((cursor, y))
    }

    /// The message of the moment, or how far the scan is; then the keys that matter here.
    fn status(&mut self) {
        let shelf = self.shelf;
        let (columns, rows) = shelf.size;
        let y = rows.saturating_sub(1);
        let room = columns.saturating_sub(2);
        let mut left = shelf.scanning.clone();
        if shelf.working {
            "making the page…".clone_into(&mut left);
        }
        if left.is_empty() && shelf.sheets.is_empty() && !shelf.shown.is_empty() {
            left = format!("{} of {}", shelf.list.selected + 1, shelf.shown.len());
        }
        let (left, role) = match &shelf.message {
            Some(message) => (message.as_str(), Role::Message),
            None => (left.as_str(), Role::Quiet),
        };
        let x = self.put(1, y, room, &ellipsis(left, room.into()), role);
        let room = columns.saturating_sub(x + 4);
        let hints = hints(shelf, room.into());
        let style = self.painter.on_text(Role::Quiet);
        put_right(self.buffer, columns.saturating_sub(1), y, &hints, style);
    }
}
