//! Keys and clicks in the inspector.

use super::{Inspector, Tab};
use crate::app::review::Then;
use crate::app::{App, Effect, Focus, LineEdit};
use crate::model::{Action, Kind, Verdict};

/// What acts on the selected row of a list.
const ON_A_ROW: [Action; 6] = [
    Action::Go,
    Action::Accept,
    Action::Reject,
    Action::Change,
    Action::Note,
    Action::Lens,
];

impl App {
    /// Shows the inspector and goes there, on the entry of the current highlight; from within,
    /// hides it.
    pub(in crate::app) fn toggle_inspector(&mut self) {
        let shown = self.focus == Focus::Inspector;
        self.focus = if shown { Focus::Text } else { Focus::Inspector };
        if self.view.panes.three {
            self.view.inspector = !shown;
            self.view.alone = false;
        }
        if shown {
            return;
        }
        if let Some(entity) = self
            .current_light()
            .and_then(super::super::light::Light::entity)
        {
            self.inspector.select(entity, &self.document);
        }
    }

    /// The entity that is lit more strongly than the others: the one selected in the inspector,
    /// while keys go there, or the one under review.
    pub fn chosen(&self) -> Option<usize> {
        let selected = self.inspector.entity();
        let selected = selected.filter(|_| self.focus == Focus::Inspector);
        selected.or_else(|| self.reviewed_entity())
    }

    /// Brings the inspector and the lens in line with the highlights.
    pub(in crate::app) fn settle_inspector(&mut self) {
        if self.inspector.renew(&self.document)
            && let Some(lens) = &mut self.lens
        {
            lens.refresh(&self.document);
        }
        self.inspector
            .relate(self.screens.known.as_ref(), &self.document);
        self.follow_current();
        let height = self.view.panes.inspector.map_or(0, |area| area.height);
        let focused = self.focus == Focus::Inspector;
        self.inspector.settle(&self.document, height, focused);
    }

    /// Selects the entity of the current highlight while keys go to the text.
    fn follow_current(&mut self) {
        let free = self.focus == Focus::Text && self.inspector.filter.is_none();
        if !free || self.inspector.tab.kind().is_none() {
            return;
        }
        let light = self.current_light();
        if let Some(entity) = light.and_then(super::super::light::Light::entity) {
            self.inspector.select(entity, &self.document);
        }
    }

    /// True where the inspector shows the positions.
    pub(in crate::app) fn shows_positions(&self) -> bool {
        self.inspector.tab == Tab::Positions && self.view.panes.inspector.is_some()
    }

    /// Asks for the reason that the inspector is to show.
    pub(in crate::app) fn ask_for_entry(&mut self) -> Option<Effect> {
        self.view.panes.inspector?;
        self.inspector.ask().map(Effect::Why)
    }

    /// Does what a key does in the inspector. Returns `None` where it does the same as always.
    pub(in crate::app) fn perform_in_inspector(
        &mut self,
        action: Action,
        count: Option<u32>,
    ) -> Option<Vec<Effect>> {
        let times = count.unwrap_or(1) as isize;
        let height = self.view.panes.inspector.map_or(1, |area| area.height);
        let page = isize::from(Inspector::list_rows(height).max(1) as i16);
        let inspector = &mut self.inspector;
        match action {
            Action::LineDown => inspector.step(times),
            Action::LineUp => inspector.step(-times),
            Action::HalfPageDown => inspector.step(times * page / 2),
            Action::HalfPageUp => inspector.step(-times * page / 2),
            Action::PageDown => inspector.step(times * page),
            Action::PageUp => inspector.step(-times * page),
            Action::Top => inspector.selected = 0,
            Action::End => inspector.step(isize::MAX),
            Action::Fold => inspector.show(inspector.tab.step(-times), &self.document),
            Action::Unfold => inspector.show(inspector.tab.step(times), &self.document),
            Action::Search => {
                inspector.filter = Some(LineEdit::default());
                inspector.typing = true;
                inspector.rebuild(&self.document);
            }
            _ if inspector.tab == Tab::Notes => return self.perform_on_note(action),
            _ if inspector.tab == Tab::Positions => return self.perform_on_position(action),
            _ => return self.perform_on_entity(action, count),
        }
        Some(Vec::new())
    }

    fn perform_on_entity(&mut self, action: Action, count: Option<u32>) -> Option<Vec<Effect>> {
        let Some(entity) = self.inspector.entity() else {
            // with nothing selected a verdict must not fall on something else
            return ON_A_ROW.contains(&action).then(Vec::new);
        };
        match action {
            Action::Go | Action::NextHighlight => Some(self.walk(entity, count, true)),
            Action::PreviousHighlight => Some(self.walk(entity, count, false)),
            Action::Accept => Some(self.decide_mentions(entity, Verdict::Accepted, Then::NextRow)),
            Action::Reject => Some(self.decide_mentions(entity, Verdict::Rejected, Then::NextRow)),
            Action::Change => Some(self.open_change_all(entity)),
            Action::Lens => {
                self.toggle_lens(entity);
                Some(Vec::new())
            }
            Action::Note => {
                let on_it = self
                    .current_light()
                    .is_some_and(|light| light.entity() == Some(entity));
                let mut effects = Vec::new();
                if !on_it {
                    effects = self.walk(entity, None, true);
                    self.message = None;
                }
                effects.extend(self.open_note());
                Some(effects)
            }
            _ => None,
        }
    }

    /// Goes to the next or previous mention of an entity, round the end.
    fn walk(&mut self, entity: usize, count: Option<u32>, on: bool) -> Vec<Effect> {
        let lights = &self.document.lights;
        let visible = self.view.visible();
        let current = self
            .current
            .filter(|span| visible.start <= span.start && span.start < visible.end);
        let lens = self.lens.as_ref().filter(|lens| lens.is_of(entity));
        let turns = count.unwrap_or(1).max(1) as usize - 1;
        let from = match (current, on) {
            (Some(span), true) => lights.behind(span),
            (Some(span), false) => lights.before(span),
            (None, true) => lights.from(visible.start),
            (None, false) => lights.from(visible.end),
        };
        let shown = |index: &u32| {
            let light = lights.all().get(*index as usize)?;
            let lit = light.is_lit() && lens.is_none_or(|lens| lens.lights(light.span.start));
            lit.then_some(light.span)
        };
        let all = lights.indices_of(entity);
        let at = all.partition_point(|&index| (index as usize) < from);
        let (before, behind) = all.split_at_checked(at).unwrap_or((all, &[]));
        let next = if on {
            behind.iter().filter_map(shown).nth(turns)
        } else {
            before.iter().rev().filter_map(shown).nth(turns)
        };
        let round = if on {
            all.iter().find_map(shown)
        } else {
            all.iter().rev().find_map(shown)
        };
        if next.is_none() {
            let end = if on { "first" } else { "last" };
            self.message = Some(format!("From the {end} mention again."));
        }
        let Some(span) = next.or(round) else {
            return Vec::new();
        };
        self.go_to_highlight(span);
        self.ask_why()
    }

    fn perform_on_note(&mut self, action: Action) -> Option<Vec<Effect>> {
        let row = self.inspector.note()?;
        let wanted = matches!(
            action,
            Action::Go | Action::Accept | Action::Reject | Action::Change | Action::Note
        );
        if !wanted {
            return None;
        }
        let Some(span) = self.document.lights.kept.get(row)?.span else {
            let key = self.keymap.told(Action::Notes);
            let words = format!("Its words are gone from the article: {key} can place it anew.");
            self.message = Some(words);
            return Some(Vec::new());
        };
        self.go_to_highlight(span);
        if action == Action::Go {
            return Some(self.ask_why());
        }
        // the rest is as on any current highlight
        None
    }

    fn perform_on_position(&mut self, action: Action) -> Option<Vec<Effect>> {
        if !ON_A_ROW.contains(&action) {
            return None;
        }
        let Some(position) = self.inspector.position().copied() else {
            return Some(Vec::new());
        };
        match action {
            Action::Go => self.go_to_highlight(position.sentence),
            Action::Note => {
                self.go_to_highlight(position.sentence);
                self.this = self.find_this();
                return None;
            }
            Action::Lens => {
                let holder = self.inspector.holder(&position);
                let mut all = self.document.lights.entities.iter();
                let known = all
                    .position(|entity| entity.kind == Kind::Stakeholder && entity.label == holder);
                if let Some(entity) = known {
                    self.toggle_lens(entity);
                }
            }
            _ => {
                let key = self.keymap.hint(Action::Note);
                let words = format!("A position takes no verdict: {key} notes on its sentence.");
                self.message = Some(words);
            }
        }
        Some(Vec::new())
    }
}
