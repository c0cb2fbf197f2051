//! A configuration comes in, at the start or because its file was saved.

use super::{App, Effect};
use crate::config::Config;

impl App {
    /// Takes the configuration in. Of the looks only what was changed in the file changes on the
    /// screen: what the reader has set by keys since stays, and so does their place.
    pub(super) fn configure(&mut self, config: Config) -> Vec<Effect> {
        self.keymap = config.keymap;
        let looks = config.looks;
        let old = std::mem::replace(&mut self.looks, looks);
        let new = &self.looks;
        if new.measure != old.measure {
            self.view.measure = new.measure;
        }
        if new.wrap_code != old.wrap_code {
            self.view.set_wrap_code(new.wrap_code);
        }
        if new.lit != old.lit {
            let lit = new.lit;
            self.light_so_much(lit);
        }
        let new = &self.looks;
        if new.outline != old.outline {
            self.view.outline = new.outline;
        }
        if new.inspector != old.inspector {
            self.view.inspector = new.inspector;
        }
        let named = new.named(&self.theme.name).cloned();
        self.theme = match named {
            // its colours may be others now
            Some(theme) if new.theme == old.theme => theme,
            _ => new.chosen(self.light),
        };
        let mouse = new.mouse;
        if mouse == old.mouse {
            return Vec::new();
        }
        self.mouse = mouse;
        vec![Effect::Mouse(mouse)]
    }

    /// Takes in what the terminal says about its background.
    pub(super) fn suit(&mut self, light: bool) {
        let unchosen = self.looks.chosen(self.light);
        self.light = light;
        // a theme that was taken by a key since stays
        if self.looks.theme.is_none() && self.theme == unchosen {
            self.theme = self.looks.chosen(light);
        }
    }

    pub(super) fn next_theme(&mut self) {
        if let Some(next) = self.looks.after(&self.theme.name) {
            self.theme = next.clone();
            self.message = Some(format!("Theme: {}.", self.theme.name));
        }
    }
}
