//! From an article to the library, and back into one.

use super::{App, Effect, Focus};
use crate::model::Action;

impl App {
    /// Begins a review from outside, as its key does.
    pub fn begin_review(&mut self) -> Vec<Effect> {
        let effects = self.perform(Action::Review, None);
        self.settle();
        effects
    }

    /// The page of the stakeholder or issue that is current: in the inspector, that of its row.
    pub(super) fn page(&mut self) -> Vec<Effect> {
        let inspected = self.focus == Focus::Inspector && self.inspector.tab.kind().is_some();
        let row = self.inspector.rows.get(self.inspector.selected);
        let entry = row.filter(|_| inspected).and_then(|row| {
            let entity = self.document.lights.entities.get(*row as usize)?;
            Some(entity.label.clone())
        });
        let label = entry.or_else(|| {
            let light = self.current_light()?;
            let entity = self.document.lights.entity(light)?;
            Some(entity.label.clone())
        });
        match label {
            Some(label) => vec![Effect::Page(label)],
            None => {
                self.say_no_highlight();
                Vec::new()
            }
        }
    }
}
