//! The list of verdicts and notes.

use ratatui::buffer::Buffer;

use super::evidence::Sheet;
use super::put::put;
use crate::app::{App, NoteRow};
use crate::config::Role;
use crate::model::{Highlight, HighlightKind, Verdict};
use crate::text::{ellipsis, sanitise, width};
use crate::tui::paint::Painter;

/// Columns of the words of a highlight.
const WORDS: usize = 30;

/// Draws the list.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let Some(notes) = &app.notes else { return };
    let (columns, rows) = app.view.size;
    let mut sheet = Sheet::new(app, painter, buffer);
    sheet.title("Verdicts and notes", &notes.rows.len().to_string());
    if notes.rows.is_empty() {
        match &notes.filter {
            Some(_) => sheet.say("Nothing matches."),
            None => sheet.say(&empty(app)),
        }
    }
    let body = 1..rows.saturating_sub(1).max(1);
    for ((index, row), y) in notes.rows.iter().enumerate().skip(notes.top).zip(body) {
        let selected = index == notes.selected;
        let role = if selected { Role::Selected } else { Role::Text };
        let style = painter.on_text(role);
        if selected {
            let blank = " ".repeat(columns.into());
            put(buffer, 0, y, columns, &blank, style);
        }
        let words = line(app, row, usize::from(columns.saturating_sub(2)));
        put(buffer, 1, y, columns.saturating_sub(2), &words, style);
    }
}

fn empty(app: &App) -> String {
    let review = app.keymap.told(crate::model::Action::Review);
    let note = app.keymap.told(crate::model::Action::Note);
    format!("Nothing decided or noted yet. {review} reviews the highlights, {note} writes a note.")
}

/// The sign of a verdict or a note.
pub(super) fn mark(highlight: &Highlight) -> &'static str {
    match (highlight.verdict, highlight.kind) {
        (_, HighlightKind::Note) => "✎",
        (_, HighlightKind::Heading) => "§",
        (Verdict::Accepted, _) => "✓",
        (Verdict::Rejected, _) => "✗",
        (Verdict::Undecided, _) => "·",
    }
}

/// Verdict, words, what they stand for, the note, the section: as much as fits.
fn line(app: &App, row: &NoteRow, room: usize) -> String {
    let highlight = &row.highlight;
    let mark = mark(highlight);
    let words = match highlight.span {
        Some(span) => span.of(&app.article().text),
        None => &highlight.anchor.exact,
    };
    let words = sanitise::line(words);
    let words = ellipsis(&words, WORDS.min(room / 2));
    let pad = WORDS.min(room / 2).saturating_sub(width(&words));
    let place = match row.section {
        Some(section) => app.document.heading(section),
        None => "no longer in the article",
    };
    let mut parts = Vec::new();
    if let Some(note) = &highlight.note {
        parts.push(sanitise::line(note));
    }
    if let Some(subject) = &highlight.subject {
        parts.push(subject.label.clone());
    }
    if highlight.kind == HighlightKind::Heading {
        let is = highlight.verdict == Verdict::Accepted;
        parts.push(if is { "a heading" } else { "no heading" }.to_owned());
    }
    parts.push(format!("› {place}"));
    let rest = parts.join("  ");
    let line = format!("{mark} {words}{}  {rest}", " ".repeat(pad));
    ellipsis(&line, room).into_owned()
}
