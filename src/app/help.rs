//! The help, made from the live keymap.

use super::line_edit::LineEdit;
use crate::config::Keymap;
use crate::model::Action;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// A group of actions.
    Group(&'static str),
    /// Keys and what they do.
    Entry {
        /// The keys, as they are bound now.
        keys: String,
        /// What they do.
        about: &'static str,
    },
}

/// The help screen.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// First row on the screen.
    pub top: usize,
    /// What the rows are filtered by.
    pub filter: Option<LineEdit>,
    /// True while the filter is being typed.
    pub typing: bool,
}

impl Help {
    /// The rows that the filter leaves.
    pub fn rows(&self, keymap: &Keymap) -> Vec<HelpRow> {
        let wanted = self
            .filter
            .as_ref()
            .map_or(String::new(), |line| line.text().to_lowercase());
        let mut rows = Vec::new();
        let mut group = None;
        for &action in Action::ALL {
            let keys = keys_of(keymap, action);
            let found = action.about().to_lowercase().contains(&wanted)
                || action.name().contains(&wanted)
                || keys.to_lowercase().contains(&wanted);
            if !found || keys.is_empty() {
                continue;
            }
            if group != Some(action.group()) {
                group = Some(action.group());
                rows.push(HelpRow::Group(action.group().title()));
            }
            rows.push(HelpRow::Entry {
                keys,
                about: action.about(),
            });
        }
        rows
    }

    /// Scrolls by `delta` of `rows` rows on a screen of `height`.
    pub fn step(&mut self, delta: isize, rows: usize, height: usize) {
        self.top = self
            .top
            .saturating_add_signed(delta)
            .min(rows.saturating_sub(height));
    }
}

/// All keys of an action, in one string.
pub(super) fn keys_of(keymap: &Keymap, action: Action) -> String {
    let mut keys: Vec<String> = Vec::new();
    for key in keymap.keys(action) {
        let key = key.to_string();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Help, HelpRow};
    use crate::app::line_edit::LineEdit;
    use crate::config::Keymap;
    use crate::model::Action;

    #[test]
    fn every_action_is_listed() {
        let rows = Help::default().rows(&Keymap::default());
        let entries = rows
            .iter()
            .filter(|row| matches!(row, HelpRow::Entry { .. }))
            .count();
        assert_eq!(entries, Action::ALL.len());
    }

    #[test]
    fn the_filter_searches_keys_and_words() {
        let mut filter = LineEdit::default();
        filter.insert("outline");
        let help = Help {
            filter: Some(filter),
            ..Help::default()
        };
        let rows = help.rows(&Keymap::default());
        assert!(rows.contains(&HelpRow::Entry {
            keys: "o".to_owned(),
            about: "outline: show and focus, hide"
        }));
        assert!(rows.len() < 15);
    }
}
