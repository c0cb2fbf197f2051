//! Going through the highlights one by one: which are shown, in which order, which comes next.

mod changing;
mod deciding;
mod doubts;
mod filter;
mod notes;
mod noting;
mod order;
mod picker;
mod question;
mod questions;
mod selecting;
mod sure;

use std::collections::HashSet;

pub use deciding::Keeping;
pub(super) use deciding::{Then, said};
pub use doubts::{Doubt, Doubts, Mark};
pub use filter::{Filter, completions};
pub(super) use notes::note_indices;
pub use notes::{NoteRow, Notes};
pub use noting::Noting;
pub use order::Order;
pub use picker::{Picker, Row as PickerRow};
pub use question::Question;
pub use selecting::Selection;

use super::light::Light;
use super::line_edit::LineEdit;
use super::{App, Effect};
use crate::config::Lighting;
use crate::model::{Action, Span, Verdict};

/// A review of the highlights.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// In which order they are asked for.
    pub order: Order,
    /// What is shown.
    pub filter: Filter,
    /// The filter while it is typed.
    pub line: Option<LineEdit>,
    /// Why the current one is highlighted, once that is known.
    pub why: Option<String>,
    /// True until the highlights have arrived.
    pub waiting: bool,
    /// The entity whose single mentions are gone through.
    within: Option<usize>,
    /// Left for the end.
    skipped: HashSet<Span>,
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
        if self.document.lights.progress(Lighting::All).1 == 0 {
            // a review of nothing would only take the keys away
            self.message = Some(self.end_of_review());
            self.review = None;
            return Vec::new();
        }
        let next = review.next(&self.document, None);
        let effects = self.enter(next);
        self.offer_sure();
        effects
    }

    /// Goes on once what is sure was accepted: with the list of the others where that is worth it. Who
    /// has just said yes is not asked again.
    pub(super) fn go_on_with_doubts(&mut self) -> Vec<Effect> {
        if self.is_worth_a_list() {
            return self.list_doubts();
        }
        self.next_in_review(None)
    }

    /// The entity under review: a verdict is on all of its mentions.
    pub(super) fn reviewed_entity(&self) -> Option<usize> {
        self.review.as_ref()?.whole(self.current_light()?)
    }

    /// What the review asks about, on the screen or not.
    pub fn asked_light(&self) -> Option<&Light> {
        let lights = &self.document.lights;
        lights.all().get(lights.on(self.current?)?)
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
            let review = self.review.as_ref();
            let (decided, all) = self.document.lights.progress(Lighting::All);
            if review.is_some_and(|review| review.progress(&self.document).1 == 0) {
                self.current = None;
            } else if decided == all {
                // where others wait the review goes on, and it is asked once
                self.ask_lessons();
            }
            return self.ask_why();
        };
        self.settle_panes();
        self.go_to_highlight(span);
        self.ask_why()
    }

    /// What is said where nothing waits: all is decided, or there is nothing to decide.
    pub fn end_of_review(&self) -> String {
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
        if self.withheld.is_some() {
            return self.no_highlights();
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
            review.leave_out(span, &self.document);
        }
        self.next_in_review(after)
    }

    /// By entity, in reading order, most salient first, in turn.
    pub(super) fn turn_order(&mut self) -> Vec<Effect> {
        let Some(review) = &mut self.review else {
            return Vec::new();
        };
        review.order = review.order.next();
        review.within = None;
        let words = review.order.words();
        let first = review.next(&self.document, None);
        let effects = self.enter(first);
        if first.is_some() {
            self.message = Some(format!("In turn: {words}."));
        }
        effects
    }

    /// Goes into the single mentions of the entity under review.
    fn go_within(&mut self) -> Vec<Effect> {
        let Some(entity) = self.reviewed_entity() else {
            self.message = Some("These are single mentions already.".to_owned());
            return Vec::new();
        };
        let back = self
            .keymap
            .hint_in(crate::config::Mode::Review, Action::Fold);
        let label = self.document.lights.entities.get(entity);
        let label = label.map_or("", |entity| entity.label.as_str());
        self.message = Some(format!("Mention by mention of {label}. {back} goes back."));
        if let Some(review) = &mut self.review {
            review.within = Some(entity);
        }
        Vec::new()
    }

    /// Goes back from single mentions to the whole entity.
    fn go_out(&mut self) -> Vec<Effect> {
        let Some(review) = &mut self.review else {
            return Vec::new();
        };
        review.within = None;
        Vec::new()
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
                let typed = line.text().to_owned();
                review.line = None;
                review.filter = Filter::new(&typed);
                self.filters.keep(&typed);
                let next = review.next(&self.document, None);
                Some(self.enter(next))
            }
            KeyCode::Tab => {
                let completed = filter::completions(line.text(), &self.document)
                    .into_iter()
                    .next();
                if let Some(completed) = completed {
                    *line = LineEdit::of(&completed);
                    review.filter = Filter::new(line.text());
                }
                Some(Vec::new())
            }
            _ => {
                if self.filters.key(key.code, line) || line.key(key) {
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
                let effects = self.next_in_review(None);
                self.offer_sure();
                Some(effects)
            }
            Action::DecideShown => {
                self.ask_shown();
                Some(Vec::new())
            }
            Action::Search => {
                // what is typed takes the place of the last one, which the key up brings back
                review.line = Some(LineEdit::default());
                Some(Vec::new())
            }
            Action::Close | Action::Quit | Action::Review => {
                self.review = None;
                Some(Vec::new())
            }
            Action::Go => Some(self.accept_sure()),
            Action::Unfold => Some(self.go_within()),
            Action::Fold => Some(self.go_out()),
            _ => None,
        }
    }
}
