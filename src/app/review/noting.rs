//! Writing a note: on a highlight, a selection or a sentence.

use super::deciding::Then;
use crate::app::{App, Effect, LineEdit};
use crate::model::{
    Action, Anchor, Draft, Highlight, HighlightKind, Key, KeyCode, MadeBy, Span, Verdict,
};

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct Noting {
    /// What was typed.
    pub line: LineEdit,
    /// What it is about, as it was.
    highlight: Highlight,
    /// While it is on its way to the store: its number there.
    token: Option<u64>,
}

impl Noting {
    /// The words that the note is about.
    pub fn span(&self) -> Option<Span> {
        self.highlight.span
    }

    /// Whether something was typed that is not kept.
    fn is_unfinished(&self) -> bool {
        let before = self.highlight.note.as_deref().unwrap_or("");
        self.line.text() != before && !self.line.text().trim().is_empty()
    }
}

impl App {
    /// Opens the note on the selection, the current highlight, or the first sentence on the
    /// screen. A note that was put aside comes first.
    pub(in crate::app) fn open_note(&mut self) -> Vec<Effect> {
        if self.selection.is_none() && self.open_draft() {
            return Vec::new();
        }
        let Some(highlight) = self.notable() else {
            self.message = Some("Nothing here that a note could be on.".to_owned());
            return Vec::new();
        };
        self.selection = None;
        self.write(highlight, None);
        Vec::new()
    }

    /// Opens the note of a highlight.
    pub(in crate::app) fn write(&mut self, highlight: Highlight, text: Option<&str>) {
        let text = text.or(highlight.note.as_deref()).unwrap_or("");
        self.noting = Some(Noting {
            line: LineEdit::note(text),
            highlight,
            token: None,
        });
        if let Some(span) = self.noting.as_ref().and_then(Noting::span) {
            self.settle_panes();
            self.go_to_highlight(span);
        }
    }

    /// What a note would be on.
    fn notable(&self) -> Option<Highlight> {
        let lights = &self.document.lights;
        let selected = self.selection.as_ref().map(super::Selection::span);
        if selected.is_none()
            && let Some(light) = self.current_light()
        {
            return Some(lights.highlight(light));
        }
        let span = selected.or(self.this)?;
        let known = lights
            .kept
            .iter()
            .find(|kept| kept.span == Some(span) && kept.is_note());
        Some(known.cloned().unwrap_or_else(|| note_on(span)))
    }

    fn open_draft(&mut self) -> bool {
        let Some(draft) = self.draft.take() else {
            return false;
        };
        let lights = &self.document.lights;
        let here = draft.anchor.span;
        let known = lights
            .kept
            .iter()
            .find(|kept| kept.span == Some(here) && kept.is_note() == draft.on_sentence);
        let lit = lights.on(here).and_then(|at| lights.all().get(at));
        let highlight = match (known, lit) {
            (Some(known), _) => known.clone(),
            (None, Some(light)) if !draft.on_sentence => lights.highlight(light),
            _ => note_on(here),
        };
        self.write(highlight, Some(&draft.text));
        true
    }

    /// Takes a key into the note. Returns `None` where none is being written.
    pub(in crate::app) fn note_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let noting = self
            .noting
            .as_mut()
            .filter(|noting| noting.token.is_none())?;
        match key.code {
            KeyCode::Esc => Some(self.put_note_aside()),
            KeyCode::Enter if !key.alt && !key.ctrl => Some(self.keep_note()),
            _ => {
                noting.line.key(key);
                Some(Vec::new())
            }
        }
    }

    /// Closes the note without keeping it. What was typed is not lost: the note key brings it
    /// back.
    fn put_note_aside(&mut self) -> Vec<Effect> {
        self.draft = self.draft();
        let unfinished = self
            .noting
            .take()
            .is_some_and(|noting| noting.is_unfinished());
        if unfinished {
            let key = self.keymap.told(Action::Note);
            self.message = Some(format!("Not kept. {key} brings it back."));
        }
        Vec::new()
    }

    fn keep_note(&mut self) -> Vec<Effect> {
        let Some(noting) = &self.noting else {
            return Vec::new();
        };
        let text = noting.line.text().trim();
        let note = (!text.is_empty()).then(|| text.to_owned());
        if note == noting.highlight.note {
            self.noting = None;
            return Vec::new();
        }
        let words = match &note {
            Some(_) => "Note kept.",
            None => "Note removed.",
        };
        let highlight = Highlight {
            note,
            ..noting.highlight.clone()
        };
        let effects = self.keep(vec![highlight], Then::Stay, words.to_owned(), None);
        let token = self.token;
        if let Some(noting) = &mut self.noting {
            noting.token = Some(token);
        }
        effects
    }

    /// The store has the note: its line closes.
    pub(in crate::app) fn close_note(&mut self, token: u64) {
        self.noting.take_if(|noting| noting.token == Some(token));
    }

    /// The store has not taken the note: it stays open.
    pub(in crate::app) fn restore_note(&mut self, token: u64) {
        if let Some(noting) = self
            .noting
            .as_mut()
            .filter(|noting| noting.token == Some(token))
        {
            noting.token = None;
        }
    }

    /// What was written and not kept yet, being written or put aside, to be found again by the
    /// next run. Whoever begins another note without having finished the one before loses
    /// neither: they are one then, on the words of the first.
    pub fn draft(&self) -> Option<Draft> {
        let now = self
            .noting
            .as_ref()
            .and_then(|noting| self.draft_of(noting));
        match (&self.draft, now) {
            (Some(before), Some(now)) => Some(Draft {
                text: format!("{}\n{}", before.text, now.text),
                ..before.clone()
            }),
            (before, now) => now.or_else(|| before.clone()),
        }
    }

    fn draft_of(&self, noting: &Noting) -> Option<Draft> {
        let span = noting.span()?;
        noting.is_unfinished().then(|| Draft {
            anchor: Anchor {
                span,
                exact: span.of(&self.article().text).to_owned(),
                ..Anchor::default()
            },
            on_sentence: noting.highlight.is_note(),
            text: noting.line.text().to_owned(),
        })
    }
}

/// A note without an entity, on these words.
fn note_on(span: Span) -> Highlight {
    Highlight {
        span: Some(span),
        anchor: Anchor::default(),
        kind: HighlightKind::Note,
        subject: None,
        verdict: Verdict::Undecided,
        note: None,
        made_by: MadeBy::Reader,
        level: 0,
        at: 0,
    }
}
