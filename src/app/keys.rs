//! From keys to actions.

use super::view::MEASURE_STEP;
use super::{App, Effect, Focus, Help, Pending, Question, Screen};
use crate::config::Mode;
use crate::model::{Action, Key, KeyCode, Verdict};

/// Largest count that can be typed.
const LARGEST_COUNT: u32 = 1_000_000;

impl App {
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        // a screen that another program has written over is drawn anew while one types, too
        if key.typed().is_none() && self.keymap.action(self.mode(), key) == Some(Action::Redraw) {
            return vec![Effect::Redraw];
        }
        if self.find.leads_on() {
            if key.code != KeyCode::Esc {
                self.find.held.push_back(key);
                return Vec::new();
            }
            self.find.held.clear();
            self.find.due = false;
        }
        self.message = None;
        self.waiting = None;
        self.moved = true;
        self.goal = None;
        if self.help.is_none() {
            if self.picker.is_some() {
                return self.picker_key(key);
            }
            if let Some(effects) = self.doubts_key(key) {
                return effects;
            }
            if let Some(effects) = self.prompt_key(key) {
                return effects;
            }
            if let Some(effects) = self.note_key(key) {
                return effects;
            }
            if let Some(effects) = self.answer(key) {
                return effects;
            }
            if let Some(effects) = self.review_filter_key(key) {
                return effects;
            }
            if let Some(effects) = self.level_key(key) {
                return effects;
            }
        }
        if self.find.line.is_some() {
            return self.search_key(key);
        }
        if self.help.is_none() && self.screen_filter_key(key)
            || self.notes_filter_key(key)
            || self.filter_key(key)
        {
            return Vec::new();
        }
        if let Some(pending) = self.pending.take() {
            return self.letter(pending, key);
        }
        if self.take_digit(key) {
            return Vec::new();
        }
        let count = self.count.take();
        match self.keymap.action(self.mode(), key) {
            Some(action) => self.perform(action, count),
            None => Vec::new(),
        }
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if let Some(picker) = &mut self.picker {
            picker.insert(text);
            return self.path_in_palette().unwrap_or_default();
        }
        if let Some(effects) = self.paste_into_prompt(text) {
            return effects;
        }
        if let Some(noting) = &mut self.noting {
            noting.line.insert(text);
            return Vec::new();
        }
        if let Some(line) = &mut self.find.line {
            line.insert(text);
            return self.search_typed();
        }
        if self.help.is_none() && self.paste_into_screen(text) {
            return Vec::new();
        }
        if let Some(line) = self.open_filter() {
            line.insert(text);
            self.refilter();
        } else if self.mode() == Mode::Reading && !text.trim().is_empty() {
            self.question = Some(Question::OpenPasted(text.to_owned()));
        }
        Vec::new()
    }

    /// Where keys are pressed now.
    pub fn mode(&self) -> Mode {
        if self.help.is_some() || self.notes.is_some() || self.screens.open.is_some() {
            Mode::List
        } else if self.selection.is_some() {
            Mode::Select
        } else if self.focus == Focus::Outline {
            Mode::Outline
        } else if self.focus == Focus::Inspector {
            Mode::Inspector
        } else if self.review.is_some() {
            Mode::Review
        } else {
            Mode::Reading
        }
    }

    /// Digits before a key count it; a 0 only goes on with a count.
    fn take_digit(&mut self, key: Key) -> bool {
        let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) else {
            return false;
        };
        if digit == 0 && self.count.is_none() || self.keymap.action(self.mode(), key).is_some() {
            return false;
        }
        let count = self
            .count
            .unwrap_or(0)
            .saturating_mul(10)
            .saturating_add(digit);
        self.count = Some(count.min(LARGEST_COUNT));
        true
    }

    fn letter(&mut self, pending: Pending, key: Key) -> Vec<Effect> {
        let Some(letter) = key.typed().filter(|c| c.is_alphanumeric()) else {
            return Vec::new();
        };
        match pending {
            Pending::SetMark => {
                self.trail.mark(letter, self.view.top);
                self.message = Some(format!("Mark {letter} set."));
                return vec![Effect::KeepMark(letter, self.view.top)];
            }
            Pending::GoToMark => match self.trail.marked(letter) {
                Some(place) => {
                    self.trail.leave(self.view.top);
                    self.view.top = place;
                    self.view.refresh(&self.document.article);
                    self.stand_on_top();
                }
                None => {
                    let set = self.trail.letters();
                    let set = if set.is_empty() {
                        "none yet".to_owned()
                    } else {
                        set
                    };
                    self.message = Some(format!("No mark {letter}. Set: {set}."));
                }
            },
        }
        Vec::new()
    }

    pub(super) fn perform(&mut self, action: Action, count: Option<u32>) -> Vec<Effect> {
        let height = usize::from(self.view.size.1.saturating_sub(2).max(1));
        if Help::perform(&mut self.help, &self.keymap, height, action, count) {
            return Vec::new();
        }
        if self.notes.is_some() {
            return self.perform_in_notes(action, count);
        }
        if let Some(screen) = self.screens.open {
            return self.perform_in_screen(screen, action, count);
        }
        if let Some(effects) = self.perform_in_selection(action, count) {
            return effects;
        }
        if action == Action::Heading {
            return self.turn_heading();
        }
        if self.focus == Focus::Outline && self.perform_in_outline(action, count) {
            return Vec::new();
        }
        if self.focus == Focus::Inspector
            && let Some(effects) = self.perform_in_inspector(action, count)
        {
            return effects;
        }
        if let Some(effects) = self.perform_in_review(action) {
            return effects;
        }
        if self.awaits_light(action) {
            self.wait(action, count);
            return Vec::new();
        }
        match action {
            Action::Accept => return self.decide(Verdict::Accepted),
            Action::Reject => return self.decide(Verdict::Rejected),
            Action::Change => return self.open_change(),
            Action::Note => return self.open_note(),
            Action::Undo => return Self::undo(),
            Action::Review => return self.start_review(),
            Action::Select => return self.start_selection(None),
            Action::Notes => self.open_notes(),
            Action::Matrix => self.open_screen(Screen::Matrix),
            Action::Positions => self.open_screen(Screen::Positions),
            Action::Brief => self.open_screen(Screen::Brief),
            Action::Compare => return self.compare(),
            Action::CompareWith => return self.ask_other(),
            Action::Export => self.choose_export(),
            Action::Open => return self.ask_path(""),
            Action::Source => self.ask_credits(),
            Action::WholePage => return vec![Effect::Whole],
            Action::Palette => self.open_palette(),
            Action::OpenLink => self.ask_link(),
            Action::ToggleMouse => return self.toggle_mouse(),
            Action::Search => self.open_search(),
            Action::NextHit => self.step_hit(true, count),
            Action::PreviousHit => self.step_hit(false, count),
            Action::Why if self.focus == Focus::Outline => self.why_heading(),
            Action::Why => return self.why(),
            Action::Lens => return self.lens_on_current(),
            Action::ClearLens => self.clear_lens(),
            Action::Copy => return self.copy(false),
            Action::CopyCitation => return self.copy(true),
            Action::Close => return self.close(),
            Action::Library => return vec![Effect::Library],
            Action::NextArticle => return vec![Effect::Beside(times(count))],
            Action::PreviousArticle => return vec![Effect::Beside(-times(count))],
            Action::Page => return self.page(),
            Action::Digest | Action::ToggleRead | Action::Star | Action::SaveSearch => {
                let key = self.keymap.told(Action::Library);
                self.message = Some(format!("That is for the library: {key} opens it."));
            }
            Action::Quit => return vec![Effect::Quit],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => {
                if !self.scroll(action, count) && !self.look_action(action) {
                    let before = self.current;
                    self.jump(action, count);
                    if self.current != before {
                        return self.ask_why();
                    }
                }
            }
        }
        Vec::new()
    }

    /// Panes and looks. Returns false for any other action.
    fn look_action(&mut self, action: Action) -> bool {
        match action {
            Action::NextPane => self.next_pane(true),
            Action::PreviousPane => self.next_pane(false),
            Action::ToggleOutline => self.toggle_outline(),
            Action::ToggleInspector => self.toggle_inspector(),
            Action::TextAlone => {
                self.view.alone = !self.view.alone;
                self.focus = Focus::Text;
            }
            Action::NarrowerPane => self.resize_pane(-2),
            Action::WiderPane => self.resize_pane(2),
            Action::NarrowerText => self.set_measure(self.shown_measure() - MEASURE_STEP),
            Action::WiderText => self.set_measure(self.view.measure + MEASURE_STEP),
            Action::HideDim => self.toggle_hide_dim(),
            Action::WrapCode => self.toggle_wrap_code(),
            Action::NextTheme => self.next_theme(),
            Action::NextLighting => self.next_lighting(),
            Action::Help => self.help = Some(Help::of(self.mode())),
            Action::SetMark => self.pending = Some(Pending::SetMark),
            Action::GoToMark => self.pending = Some(Pending::GoToMark),
            _ => return false,
        }
        true
    }

    fn why(&mut self) -> Vec<Effect> {
        self.reach_light_here();
        match self.current_light() {
            Some(light) => match light.mention() {
                Some(mention) => return vec![Effect::Why(mention)],
                None => self.message = Some("Your own highlight.".to_owned()),
            },
            None => self.say_no_highlight(),
        }
        Vec::new()
    }

    /// Closes the topmost thing, one at a time; in the bare text it does nothing.
    fn close(&mut self) -> Vec<Effect> {
        if self.focus == Focus::Outline && self.outline.filter.take().is_some() {
            self.outline.rebuild(&self.document);
        } else if self.focus == Focus::Inspector && self.inspector.filter.take().is_some() {
            self.inspector.rebuild(&self.document);
        } else if self.lens.is_some() {
            self.clear_lens();
        } else if !self.find.pattern.is_empty() {
            self.find.drop_hits();
            return vec![Effect::CancelSearch(self.find.generation)];
        } else {
            self.focus = Focus::Text;
        }
        Vec::new()
    }
}

/// A count as steps.
fn times(count: Option<u32>) -> isize {
    count.unwrap_or(1) as isize
}
