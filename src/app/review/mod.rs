//! Going through the highlights one by one: which are shown, in which order, which comes next.

mod changing;
mod deciding;
mod filter;
mod notes;
mod noting;
mod picker;
mod questions;
mod selecting;

use std::cmp::Reverse;
use std::collections::HashSet;

pub use deciding::Keeping;
pub(super) use deciding::Then;
pub use filter::Filter;
pub(super) use notes::note_indices;
pub use notes::{NoteRow, Notes};
pub use noting::Noting;
pub use picker::{Picker, Row as PickerRow};
pub use questions::Question;
pub use selecting::Selection;

use super::document::Document;
use super::light::Light;
use super::line_edit::LineEdit;
use super::{App, Effect};
use crate::config::Lighting;
use crate::model::{Action, Span, Verdict};

/// A review of the highlights.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Most salient first, instead of reading order.
    pub salient_first: bool,
    /// What is shown.
    pub filter: Filter,
    /// The filter while it is typed.
    pub line: Option<LineEdit>,
    /// Why the current one is highlighted, once that is known.
    pub why: Option<String>,
    /// True until the highlights have arrived.
    pub waiting: bool,
    /// Left for the end.
    skipped: HashSet<Span>,
}

impl Review {
    /// True for a highlight that is part of this review.
    pub fn shows(&self, light: &Light, document: &Document) -> bool {
        (!light.is_note() || self.filter.wants_notes())
            && document.is_wanted(light)
            && self.filter.matches(light, document)
    }

    /// Decided ones and all that are shown.
    pub fn progress(&self, document: &Document) -> (usize, usize) {
        let shown = document.lights.all().iter();
        let shown = shown.filter(|light| !light.is_note() && self.shows(light, document));
        shown.fold((0, 0), |(decided, all), light| {
            (decided + usize::from(!light.is_undecided()), all + 1)
        })
    }

    /// The highlights that are shown, in the order of the review.
    fn order(&self, document: &Document) -> Vec<Light> {
        let lights = &document.lights;
        let mut shown: Vec<Light> = lights
            .all()
            .iter()
            .filter(|light| self.shows(light, document))
            .copied()
            .collect();
        if self.salient_first {
            // thousandths: salience has no total order of its own
            let salience = |light: &Light| {
                let entity = lights.entity(light);
                entity.map_or(0, |entity| (entity.salience * 1000.0) as u32)
            };
            shown.sort_by_key(|light| (Reverse(salience(light)), light.entity()));
        }
        shown
    }

    /// The next undecided one behind `after`, round the end; those that were skipped come last.
    fn next(&mut self, document: &Document, after: Option<Span>) -> Option<Span> {
        let order = self.order(document);
        let at = after.and_then(|after| {
            let known = order.iter().position(|light| light.span == after);
            known.map(|at| at + 1)
        });
        let start = at.unwrap_or_else(|| match after {
            // decided, it may no longer be shown: go on from its place
            Some(after) if !self.salient_first => {
                order.partition_point(|light| light.span.start < after.end)
            }
            _ => 0,
        });
        let (before, behind) = order.split_at_checked(start).unwrap_or((&order, &[]));
        let mut open = behind
            .iter()
            .chain(before)
            .filter(|light| light.is_undecided());
        let next = open
            .clone()
            .find(|light| !self.skipped.contains(&light.span));
        let next = next.or_else(|| open.next()).map(|light| light.span);
        if next.is_some_and(|next| self.skipped.contains(&next)) {
            // another round through what was skipped
            self.skipped.clear();
        }
        next
    }
}

impl App {
    /// Begins a review on the first undecided highlight.
    pub(super) fn start_review(&mut self) -> Vec<Effect> {
        if self.review.is_some() {
            return Vec::new();
        }
        self.focus = super::Focus::Text;
        if self.document.lighting() == Lighting::None {
            // what nothing is lit of can't be gone through
            self.light_so_much(Lighting::Key);
        }
        self.review = Some(Review {
            waiting: true,
            ..Review::default()
        });
        self.await_review()
    }

    /// Goes to the first highlight of a review that waits, once all are here.
    pub(super) fn await_review(&mut self) -> Vec<Effect> {
        let complete = self.document.is_complete();
        let Some(review) = &mut self.review else {
            return Vec::new();
        };
        if !review.waiting || !complete {
            return Vec::new();
        }
        review.waiting = false;
        let next = review.next(&self.document, None);
        self.enter(next)
    }

    /// Moves the frame of the review on; at the end it says so and stays.
    pub(super) fn next_in_review(&mut self, after: Option<Span>) -> Vec<Effect> {
        let Some(review) = &mut self.review else {
            return Vec::new();
        };
        let next = review.next(&self.document, after);
        self.enter(next)
    }

    /// Frames what the review is at, after the text was scrolled away from it.
    fn back_to_review(&mut self) -> Vec<Effect> {
        let lights = &self.document.lights;
        let current = self.current.filter(|span| lights.on(*span).is_some());
        let effects = match current {
            Some(span) => self.enter(Some(span)),
            None => self.next_in_review(None),
        };
        if self.current_light().is_some() {
            self.message = Some("Nothing is decided yet: this is the highlight.".to_owned());
        }
        effects
    }

    fn enter(&mut self, next: Option<Span>) -> Vec<Effect> {
        let Some(span) = next else {
            self.message = Some(self.end_of_review());
            return self.ask_why();
        };
        self.settle_panes();
        self.go_to_highlight(span);
        self.ask_why()
    }

    fn end_of_review(&self) -> String {
        let Some(review) = &self.review else {
            return String::new();
        };
        let (_, all) = review.progress(&self.document);
        let leave = self.keymap.told(Action::Close);
        if all > 0 {
            let undo = self
                .keymap
                .hint_in(crate::config::Mode::Review, Action::Undo);
            let what = self.lit_words();
            let rest = self.document.lights.progress(Lighting::All);
            let more = match (self.document.lighting(), rest.1 - rest.0) {
                (Lighting::Key, more @ 1..) if review.filter.is_empty() => {
                    let lights = self.keymap.told(Action::NextLighting);
                    format!(" {lights} goes on to the other {more}.")
                }
                _ => String::new(),
            };
            return format!(
                "All {all}{what} are decided. {leave} ends the review, {undo} undoes.{more}"
            );
        }
        if review.filter.is_empty() {
            let select = self.keymap.told(Action::Select);
            return format!("No highlights here yet. {select} selects your own.");
        }
        format!("Nothing matches “{}”.", review.filter.text())
    }

    /// Asks for the reason of the current highlight, for the panel of the review.
    pub(super) fn ask_why(&mut self) -> Vec<Effect> {
        let mention = self.current_light().map(Light::mention);
        let Some(review) = &mut self.review else {
            return Vec::new();
        };
        review.why = None;
        match mention {
            Some(Some(mention)) => vec![Effect::Why(mention)],
            Some(None) => {
                review.why = Some("your own highlight".to_owned());
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Skips the current highlight; it comes back at the end.
    pub(super) fn skip(&mut self) -> Vec<Effect> {
        let after = self.current;
        if let (Some(review), Some(span)) = (&mut self.review, after) {
            review.skipped.insert(span);
        }
        self.next_in_review(after)
    }

    /// Reading order or most salient first.
    pub(super) fn turn_order(&mut self) -> Vec<Effect> {
        let Some(review) = &mut self.review else {
            return Vec::new();
        };
        review.salient_first = !review.salient_first;
        let first = review.next(&self.document, None);
        self.enter(first)
    }

    /// Takes what is typed into the filter of the review. Returns `None` where none is typed.
    pub(super) fn review_filter_key(&mut self, key: crate::model::Key) -> Option<Vec<Effect>> {
        use crate::model::KeyCode;
        let review = self.review.as_mut()?;
        let line = review.line.as_mut()?;
        match key.code {
            KeyCode::Esc => {
                review.line = None;
                review.filter = Filter::default();
                Some(self.ask_why())
            }
            KeyCode::Enter => {
                review.line = None;
                let next = review.next(&self.document, None);
                Some(self.enter(next))
            }
            _ => {
                if line.key(key) {
                    review.filter = Filter::new(line.text());
                }
                Some(Vec::new())
            }
        }
    }

    /// What a key does in a review alone. Returns `None` where it does the same as always.
    pub(super) fn perform_in_review(&mut self, action: Action) -> Option<Vec<Effect>> {
        let review = self.review.as_mut()?;
        match action {
            Action::Skip => Some(self.skip()),
            Action::AcceptAll => Some(self.decide_entity(Verdict::Accepted)),
            Action::RejectAll => Some(self.decide_entity(Verdict::Rejected)),
            Action::Order => Some(self.turn_order()),
            Action::NextLighting => {
                // what is not lit at all can't be gone through
                let next = match self.document.lighting() {
                    Lighting::All => Lighting::Key,
                    Lighting::Key | Lighting::None => Lighting::All,
                };
                self.light_so_much(next);
                Some(self.next_in_review(None))
            }
            Action::DecideShown => {
                self.ask_shown();
                Some(Vec::new())
            }
            Action::Search => {
                review.line = Some(LineEdit::of(review.filter.text()));
                Some(Vec::new())
            }
            Action::Close | Action::Quit | Action::Review => {
                self.review = None;
                Some(Vec::new())
            }
            _ => None,
        }
    }
}
