//! Where the reader stands, at the left of the status row: as much as leaves room for the keys.

use crate::app::App;
use crate::config::Lighting;
use crate::text::{ellipsis, width, words};

/// Most columns for the name of a lens.
const LENS: usize = 36;

/// Most columns for a note.
const NOTE: usize = 40;

/// Fewest columns to which a note or a lens is shortened.
const LEAST: usize = 12;

/// Columns that are left to the keys behind it.
const KEYS: usize = 26;

/// Between two parts.
const DOT: &str = "  ·  ";

/// What the lens is on, in so many columns.
fn lens(app: &App, room: usize) -> Option<String> {
    let lens = app.lens.as_ref()?;
    let count = format!(" ({})", lens.len());
    let before = "lens ";
    let room = room.saturating_sub(before.len() + count.len()).min(LENS);
    Some(format!("{before}{}{count}", ellipsis(&lens.name(), room)))
}

/// How many lines are hidden.
fn hidden(app: &App) -> Option<String> {
    let count = app.hidden_lines();
    (count > 0).then(|| format!("{} hidden", words::number_of(count, "line")))
}

/// The note on the current sentence or highlight, where no inspector is there to show it.
fn note(app: &App, room: usize) -> Option<String> {
    if app.view.panes.inspector.is_some() {
        return None;
    }
    let words = crate::text::sanitise::line(app.note_here()?);
    Some(format!(
        "✎ {}",
        ellipsis(&words, room.saturating_sub(2).min(NOTE))
    ))
}

/// How many highlights there are, and which of them is the current one.
fn highlights(app: &App) -> Option<String> {
    let lights = &app.document.lights;
    let key = app.lit_words();
    let (decided, all) = lights.progress(app.document.lighting());
    if let Some(current) = app.current_light() {
        // one that is not key is counted among all
        let (lighting, key) = if current.key {
            (app.document.lighting(), key)
        } else {
            (Lighting::All, "")
        };
        let (index, all) = lights.place(current.span, lighting);
        return Some(format!("highlight {}/{all}{key}", index + 1));
    }
    if decided > 0 {
        return Some(format!("{}{key} undecided", all - decided));
    }
    (all > 0).then(|| format!("{all}{key} highlights"))
}

/// What is lit or hidden, where the screen has no room for more.
pub(super) fn lens_or_hidden(app: &App, room: usize) -> String {
    let words = lens(app, room).or(hidden(app)).unwrap_or_default();
    ellipsis(&words, room).into_owned()
}

/// Position, time left, hits, highlights. Where there is little room the time goes first, then what
/// is hidden, and note and lens are shortened: "12 %  ·  lens Norw… (5)  ·  highlight 2/40".
pub(super) fn standing(app: &App, room: usize) -> String {
    let keys = if app.looks.hints { KEYS } else { 0 };
    let parts = Parts::of(app);
    let wanted = room.saturating_sub(keys);
    let words = parts.fitting(app, wanted);
    ellipsis(&words, room).into_owned()
}

/// The parts that stay as they are.
struct Parts {
    percent: String,
    minutes: Option<String>,
    hits: Option<String>,
    hidden: Option<String>,
    highlights: Option<String>,
    count: Option<String>,
}

impl Parts {
    fn of(app: &App) -> Self {
        let article = app.article();
        let hits = || format!("“{}” {}", ellipsis(&app.find.pattern, 20), app.find.count());
        Self {
            percent: format!("{} %", app.view.percent(article)),
            minutes: Some(format!("{} min left", app.view.minutes_left(article))),
            hits: (!app.find.pattern.is_empty()).then(hits),
            hidden: hidden(app),
            highlights: highlights(app),
            count: app.count().map(|count| count.to_string()),
        }
    }

    fn fitting(mut self, app: &App, room: usize) -> String {
        let (lens_whole, note_whole) = (lens(app, usize::MAX), note(app, usize::MAX));
        let whole = |parts: &Self| parts.line(lens_whole.as_deref(), note_whole.as_deref());
        let mut line = whole(&self);
        if width(&line) > room {
            self.minutes = None;
            line = whole(&self);
        }
        if width(&line) > room {
            self.hidden = None;
            line = whole(&self);
        }
        let mut over = width(&line).saturating_sub(room);
        let mut shorter = |whole: Option<&str>| {
            let columns = whole.map_or(0, width);
            let less = columns.saturating_sub(over).max(LEAST.min(columns));
            over = over.saturating_sub(columns - less);
            less
        };
        let note = note(app, shorter(note_whole.as_deref()));
        let lens = lens(app, shorter(lens_whole.as_deref()));
        self.line(lens.as_deref(), note.as_deref())
    }

    fn line(&self, lens: Option<&str>, note: Option<&str>) -> String {
        let parts = [
            Some(self.percent.as_str()),
            self.minutes.as_deref(),
            self.hits.as_deref(),
            lens,
            self.hidden.as_deref(),
            note,
            self.highlights.as_deref(),
            self.count.as_deref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(DOT)
    }
}
