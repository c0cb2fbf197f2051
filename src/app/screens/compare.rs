//! What changed: two versions as one text, with what an analyst asks first above it, and the
//! changes walked one after another.

use std::sync::Arc;

use super::judged::{Judged, judged};
use super::{App, Screen};
use crate::app::panes::{Panes, Wishes};
use crate::app::{Effect, View};
use crate::model::{Action, Compared, Span, Verdict};

/// The text and the change that was reached last.
#[derive(Clone, Debug, Default)]
pub struct CompareScreen {
    /// What is shown; `None` until it is known.
    pub known: Option<Arc<Compared>>,
    /// The window onto it.
    pub view: View,
    /// Index of the change that was reached last.
    pub selected: Option<usize>,
    /// First section on the screen of the outline.
    pub outline_top: usize,
    /// How many changes each section has.
    pub counts: Vec<u32>,
    /// Why there is nothing to show.
    pub fault: Option<String>,
    /// What was decided about its words, in their order.
    pub judged: Vec<Judged>,
    /// The highlight of that change on which keys act, in the new text.
    pub light: Option<Span>,
    /// What the version of the document was when that was told.
    told: Option<u64>,
}

impl CompareScreen {
    /// Where the change is that was reached last.
    pub fn current(&self) -> Option<Span> {
        let known = self.known.as_ref()?;
        known.merged.places.get(self.selected?).copied()
    }

    /// The sentence of that change in the new text, where it is there.
    pub fn sentence(&self) -> Option<Span> {
        let known = self.known.as_ref()?;
        known.words.changes.get(self.selected?)?.new
    }

    /// Where the framed highlight stands on the screen.
    pub fn framed(&self) -> Option<Span> {
        Some(self.known.as_ref()?.merged.of_new(self.light?))
    }

    /// Index of the section at the top of the screen.
    pub fn section(&self) -> usize {
        let known = self.known.as_ref();
        known.map_or(0, |known| known.merged.article.section_at(self.view.top))
    }

    fn take(&mut self, compared: Arc<Compared>) {
        let article = &compared.merged.article;
        self.counts = vec![0; article.sections.len()];
        for place in &compared.merged.places {
            if let Some(count) = self.counts.get_mut(article.section_at(place.start)) {
                *count += 1;
            }
        }
        // what is said above the text has grown: what is read stays where it is
        if let Some(before) = &self.known {
            let (was, is) = (before.merged.head, compared.merged.head);
            if self.view.top > 0 {
                self.view.top = (self.view.top + is).saturating_sub(was);
            }
        }
        self.view.forget();
        self.fault = None;
        self.told = None;
        self.known = Some(compared);
    }

    /// The next change from the one that is on the screen on, else from its top.
    fn step(&mut self, on: bool, count: usize) -> bool {
        let Some(known) = &self.known else {
            return false;
        };
        let places = &known.merged.places;
        let visible = self.view.visible();
        let here = self.selected.filter(|at| {
            let place = places.get(*at);
            place.is_some_and(|place| place.overlaps(visible))
        });
        let next = match (here, on) {
            (Some(here), true) => here.checked_add(count),
            (Some(here), false) => here.checked_sub(count),
            (None, true) => {
                let first = places.iter().position(|place| place.start >= visible.start);
                first.and_then(|first| first.checked_add(count - 1))
            }
            (None, false) => {
                let before = places.iter().rposition(|place| place.start < visible.end);
                before.and_then(|before| before.checked_sub(count - 1))
            }
        };
        let place = next.and_then(|next| places.get(next).copied().zip(Some(next)));
        let Some((place, next)) = place else {
            return false;
        };
        self.selected = Some(next);
        self.view.show(&known.merged.article, place);
        true
    }

    fn section_step(&mut self, on: bool) {
        let Some(known) = &self.known else { return };
        let article = &known.merged.article;
        let headings = article
            .sections
            .iter()
            .filter_map(|section| section.heading);
        let mut starts = headings.map(|heading| heading.start);
        let top = self.view.rows.first().map_or(0, crate::layout::Row::start);
        let next = if on {
            starts.find(|start| *start > top)
        } else {
            starts.rfind(|start| *start < top).or(Some(0))
        };
        if let Some(next) = next {
            self.view.put_first(article, next);
        }
    }

    fn scroll(&mut self, action: Action, times: usize) {
        let Some(known) = &self.known else { return };
        let article = &known.merged.article;
        let height = self.view.height();
        match action {
            Action::LineDown => self.view.down(article, times),
            Action::LineUp => self.view.up(article, times),
            Action::HalfPageDown => self.view.down(article, times * (height / 2).max(1)),
            Action::HalfPageUp => self.view.up(article, times * (height / 2).max(1)),
            Action::PageDown => self.view.page_down(article, times),
            Action::PageUp => self.view.page_up(article, times),
            Action::ScrollLeft | Action::ScrollRight => {
                let right = action == Action::ScrollRight;
                self.view.sideways(article, times, right);
            }
            Action::Top => self.view.top = 0,
            Action::End => self.view.end(article),
            _ => {}
        }
    }
}

impl App {
    /// Opens the comparison with the version last read.
    pub(in crate::app) fn compare(&mut self) -> Vec<Effect> {
        self.screens.open = Some(Screen::Compare);
        if !self.document.whole {
            // it will be asked for when all is here
            self.message = Some("The article is still being read.".to_owned());
            self.screens.open = None;
            return Vec::new();
        }
        self.screens.compare.fault = None;
        vec![Effect::Compare(None)]
    }

    /// Opens the comparison with the article at a path.
    pub(in crate::app) fn compare_with(&mut self, path: String) -> Vec<Effect> {
        self.screens.open = Some(Screen::Compare);
        self.screens.compare = CompareScreen::default();
        vec![Effect::Compare(Some(path))]
    }

    /// Takes in what was compared; what came first is drawn first, what was found follows.
    pub(in crate::app) fn compared(&mut self, result: Result<Arc<Compared>, String>) {
        match result {
            Ok(compared) if compared.new.has_text_of(&self.document.article) => {
                self.screens.compare.take(compared);
            }
            // about a text that is no longer the one on the screen
            Ok(_) => {}
            Err(why) => {
                self.screens.compare.known = None;
                self.screens.compare.fault = Some(why);
            }
        }
    }

    pub(super) fn perform_in_compare(&mut self, action: Action, count: Option<u32>) -> Vec<Effect> {
        let times = count.unwrap_or(1).clamp(1, 100_000) as usize;
        let compare = &mut self.screens.compare;
        match action {
            Action::NextHighlight | Action::PreviousHighlight => {
                let on = action == Action::NextHighlight;
                if compare.known.is_some() && !compare.step(on, times) {
                    let way = if on { "further" } else { "earlier" };
                    self.message = Some(format!("No {way} change."));
                } else {
                    self.reach_change();
                }
            }
            Action::Accept => return self.decide_change(Verdict::Accepted),
            Action::Reject => return self.decide_change(Verdict::Rejected),
            Action::Change | Action::Note | Action::Why | Action::Select => {
                return self.act_on_change(action);
            }
            Action::Undo => return Self::undo(),
            Action::NextSection => compare.section_step(true),
            Action::PreviousSection => compare.section_step(false),
            Action::Go => self.go_to_change(),
            _ => compare.scroll(action, times),
        }
        Vec::new()
    }

    /// Goes to the change in the text.
    fn go_to_change(&mut self) {
        let compare = &self.screens.compare;
        let Some(known) = &compare.known else { return };
        let Some(change) = compare.selected.and_then(|at| known.words.changes.get(at)) else {
            let key = self.keymap.told(Action::NextHighlight);
            self.message = Some(format!(
                "No change is reached yet: {key} goes to the first."
            ));
            return;
        };
        let place = change.new.unwrap_or(Span::new(change.at, change.at));
        self.show_in_text(place);
    }

    /// Brings the window in line with the screen.
    pub(super) fn settle_compare(&mut self) {
        let (size, measure) = (self.view.size, self.view.measure);
        let compare = &mut self.screens.compare;
        let view = &mut compare.view;
        (view.size, view.measure) = (size, measure);
        view.set_wrap_code(self.view.wrap_code);
        view.panes = Panes::new(&Wishes {
            size,
            outline: true,
            focus_outline: false,
            inspector: false,
            focus_inspector: false,
            alone: false,
            headings: 0,
            outline_width: self.view.outline_width,
            inspector_width: None,
            measure,
            panel: 0,
        });
        let Some(known) = &compare.known else { return };
        if compare.told != Some(self.document.revision) {
            compare.told = Some(self.document.revision);
            compare.judged = judged(&self.document, &known.merged);
        }
        view.refresh(&known.merged.article);
        let section = known.merged.article.section_at(view.top);
        let height = view
            .panes
            .outline
            .map_or(1, |area| area.height.saturating_sub(1));
        let top = super::list::scrolled(compare.outline_top, section, height.into());
        compare.outline_top = top;
    }
}
