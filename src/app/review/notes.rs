//! The list of verdicts and notes of an article.

use crate::app::{App, Document, Effect, Focus, LineEdit};
use crate::model::{Action, Highlight, Layer, Verdict};
use crate::text::holds;

use super::deciding::Then;

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// Index of the section; `None` for an orphan.
    pub section: Option<usize>,
    /// What was kept.
    pub highlight: Highlight,
}

/// The list, while it is open.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The rows that the filter leaves: in reading order, orphans last.
    pub rows: Vec<NoteRow>,
    /// Index of the selected row.
    pub selected: usize,
    /// First row on the screen.
    pub top: usize,
    /// What the rows are filtered by.
    pub filter: Option<LineEdit>,
    /// True while the filter is being typed.
    pub typing: bool,
}

impl Notes {
    /// Scrolls as little as needed to have the selection on one of `height` rows.
    pub(in crate::app) fn keep_in_view(&mut self, height: usize) {
        let lowest = (self.selected + 1).saturating_sub(height.max(1));
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
    }

    fn step(&mut self, delta: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(delta).min(last);
    }
}

impl App {
    /// Opens the list.
    pub(in crate::app) fn open_notes(&mut self) {
        self.notes = Some(Notes::default());
        self.refresh_notes();
        let here = self.view.rows.first().map_or(0, crate::layout::Row::start);
        if let Some(notes) = &mut self.notes {
            let behind = |row: &NoteRow| row.highlight.span.is_some_and(|span| span.start >= here);
            notes.selected = notes.rows.iter().position(behind).unwrap_or(0);
        }
    }

    /// Makes the rows anew: something was kept, or the filter has changed.
    pub(in crate::app) fn refresh_notes(&mut self) {
        let Some(notes) = &mut self.notes else { return };
        let wanted = notes.filter.as_ref().map_or("", LineEdit::text).to_owned();
        let kept = &self.document.lights.kept;
        let found = note_indices(&self.document, &wanted).into_iter();
        let rows = found.filter_map(|index| kept.get(index));
        let rows = rows.map(|highlight| NoteRow {
            section: section_of(highlight, &self.document),
            highlight: highlight.clone(),
        });
        notes.rows = rows.collect();
        notes.step(0);
    }

    /// Does what a key does in the list.
    pub(in crate::app) fn perform_in_notes(
        &mut self,
        action: Action,
        count: Option<u32>,
    ) -> Vec<Effect> {
        let height = isize::from(self.view.size.1 as i16 - 2).max(1);
        let times = count.unwrap_or(1) as isize;
        let Some(notes) = &mut self.notes else {
            return Vec::new();
        };
        match action {
            Action::LineDown => notes.step(times),
            Action::LineUp => notes.step(-times),
            Action::HalfPageDown => notes.step(times * height / 2),
            Action::HalfPageUp => notes.step(-times * height / 2),
            Action::PageDown => notes.step(times * height),
            Action::PageUp => notes.step(-times * height),
            Action::Top => notes.selected = 0,
            Action::End => notes.step(isize::MAX),
            Action::Search => {
                notes.filter = Some(LineEdit::default());
                notes.typing = true;
            }
            Action::Close if notes.filter.take().is_some() => self.refresh_notes(),
            Action::Close | Action::Quit | Action::Notes => self.notes = None,
            Action::Undo => return Self::undo(),
            Action::Accept => return self.decide_row(Verdict::Accepted),
            Action::Reject => return self.decide_row(Verdict::Rejected),
            Action::Go | Action::Note | Action::Select | Action::Change => {
                return self.open_row(action);
            }
            Action::Export => self.choose_export(),
            Action::Help => self.help = Some(crate::app::Help::of(self.mode())),
            Action::NextTheme => self.next_theme(),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => {}
        }
        Vec::new()
    }

    fn selected_row(&self) -> Option<Highlight> {
        let notes = self.notes.as_ref()?;
        Some(notes.rows.get(notes.selected)?.highlight.clone())
    }

    fn decide_row(&mut self, verdict: Verdict) -> Vec<Effect> {
        match self.selected_row() {
            Some(row) if row.layer() == Layer::Entity && row.span.is_some() => {
                let words = format!("{}.", super::deciding::said(verdict));
                self.keep(vec![Highlight { verdict, ..row }], Then::Stay, words, None)
            }
            _ => Vec::new(),
        }
    }

    /// Goes to the place of the selected row, and does there what was asked for.
    fn open_row(&mut self, action: Action) -> Vec<Effect> {
        let Some(row) = self.selected_row() else {
            return Vec::new();
        };
        let Some(span) = row.span else {
            if action == Action::Select {
                self.notes = None;
                let effects = self.start_selection(Some(row));
                self.message = Some("Select its words, then Enter puts it there.".to_owned());
                return effects;
            }
            let key = self.keymap.told(Action::Select);
            self.message = Some(format!(
                "Its words are gone from the article: {key} selects a place for it."
            ));
            return Vec::new();
        };
        self.notes = None;
        self.focus = Focus::Text;
        self.settle_panes();
        self.trail.leave(self.view.top);
        self.go_to_highlight(span);
        match action {
            Action::Note => {
                self.write(row, None);
                Vec::new()
            }
            Action::Change => self.open_change(),
            Action::Select => self.start_selection(None),
            _ => Vec::new(),
        }
    }

    /// Takes a key into the filter of the list. Returns false where none is typed.
    pub(in crate::app) fn notes_filter_key(&mut self, key: crate::model::Key) -> bool {
        use crate::model::KeyCode;
        let Some(notes) = self.notes.as_mut().filter(|notes| notes.typing) else {
            return false;
        };
        let Some(line) = notes.filter.as_mut() else {
            return false;
        };
        match key.code {
            KeyCode::Esc => {
                notes.typing = false;
                notes.filter = None;
            }
            KeyCode::Enter => {
                notes.typing = false;
                notes.filter.take_if(|line| line.text().is_empty());
            }
            _ => {
                line.key(key);
            }
        }
        self.refresh_notes();
        true
    }
}

/// Indices of what is kept and holds the wanted words, in reading order, orphans
/// last.
pub(in crate::app) fn note_indices(document: &Document, wanted: &str) -> Vec<usize> {
    let kept = &document.lights.kept;
    let mut found: Vec<(usize, &Highlight)> = kept
        .iter()
        .enumerate()
        .filter(|(_, highlight)| wanted.is_empty() || holds(&words_of(highlight, document), wanted))
        .collect();
    found.sort_by_key(|(_, highlight)| (highlight.span.is_none(), highlight.span));
    found.into_iter().map(|(index, _)| index).collect()
}

/// Index of the section that a highlight stands in; `None` for an orphan.
fn section_of(highlight: &Highlight, document: &Document) -> Option<usize> {
    let span = highlight.span?;
    Some(document.article.section_at(span.start))
}

/// What the filter looks at.
fn words_of(highlight: &Highlight, document: &Document) -> String {
    let label = highlight
        .subject
        .as_ref()
        .map_or("", |subject| &subject.label);
    let heading =
        section_of(highlight, document).map_or("orphaned", |section| document.heading(section));
    let note = highlight.note.as_deref().unwrap_or("");
    let (verdict, kind) = (highlight.verdict.name(), highlight.kind.name());
    format!(
        "{} {label} {heading} {note} {verdict} {kind}",
        highlight.anchor.exact
    )
}
