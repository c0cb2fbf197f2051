//! The help, made from the live keymap.

use super::line_edit::LineEdit;
use super::rows::rows_moved;
use crate::config::{Keymap, Mode};
use crate::model::{Action, Key};
use crate::text::holds;

/// What to try in the first minute.
const FIRST: [(Action, &str); 6] = [
    (Action::Brief, "the article on one page: who wants what"),
    (Action::NextSection, "on to the next section"),
    (Action::NextHighlight, "on to the next highlight"),
    (Action::Lens, "light only what is about this one"),
    (Action::Review, "agree or correct, entity by entity"),
    (Action::Export, "take it with you"),
];

/// What the signs on the screen mean.
const SIGNS: [(&str, &str); 9] = [
    ("◆", "stakeholders of the section"),
    ("▲", "issues of the section"),
    ("›", "the current sentence: keys act on it"),
    ("✓", "accepted"),
    ("✗", "rejected"),
    ("✎", "a note is here"),
    ("?", "doubtful: a heading; in a review, asked for by itself"),
    ("·", "in the matrix: only in one paragraph"),
    ("◉", "the lens is on it"),
];

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
#[derive(Clone, Debug)]
pub struct Help {
    /// Where it was asked for: the keys of that mode come first.
    pub mode: Mode,
    /// First row on the screen.
    pub top: usize,
    /// What the rows are filtered by.
    pub filter: Option<LineEdit>,
    /// True while the filter is being typed.
    pub typing: bool,
}

impl Help {
    /// The help, asked for in `mode`.
    pub(super) fn of(mode: Mode) -> Self {
        Self {
            mode,
            top: 0,
            filter: None,
            typing: false,
        }
    }

    /// The rows that the filter leaves: what is bound in each mode, that of [`Help::mode`] first.
    pub fn rows(&self, keymap: &Keymap) -> Vec<HelpRow> {
        let wanted = self.filter.as_ref().map_or("", LineEdit::text);
        let mut rows = self.first_minute(keymap);
        let others = Mode::ALL.iter().filter(|mode| **mode != self.mode);
        let mut group = None;
        for &mode in std::iter::once(&self.mode).chain(others) {
            for (action, keys) in keymap.rows(mode) {
                let title = title(mode, action);
                let mut keys = written(&keys);
                if keys.is_empty() && mode == Mode::Reading {
                    // the palette has what no key has
                    keys = keymap.hint(Action::Palette);
                }
                let about = action.about();
                let found = [title, about, action.name(), &keys]
                    .iter()
                    .any(|words| holds(words, wanted));
                if !found || keys.is_empty() {
                    continue;
                }
                if group != Some(title) {
                    group = Some(title);
                    rows.push(HelpRow::Group(title));
                }
                rows.push(HelpRow::Entry { keys, about });
            }
        }
        rows.extend(self.group("Signs", SIGNS.map(|(sign, about)| (sign.to_owned(), about))));
        rows
    }

    /// What to try first, where one reads.
    fn first_minute(&self, keymap: &Keymap) -> Vec<HelpRow> {
        if self.mode != Mode::Reading {
            return Vec::new();
        }
        let bound = FIRST.map(|(action, about)| (keymap.hint(action), about));
        self.group("First minute", bound)
    }

    /// The rows of a group that the filter leaves.
    fn group<const N: usize>(
        &self,
        title: &'static str,
        rows: [(String, &'static str); N],
    ) -> Vec<HelpRow> {
        let wanted = self.filter.as_ref().map_or("", LineEdit::text);
        let fits = |(keys, about): &(String, &str)| {
            let words = [title, about, keys];
            !keys.is_empty() && words.iter().any(|words| holds(words, wanted))
        };
        let mut found: Vec<HelpRow> = rows
            .into_iter()
            .filter(fits)
            .map(|(keys, about)| HelpRow::Entry { keys, about })
            .collect();
        if !found.is_empty() {
            found.insert(0, HelpRow::Group(title));
        }
        found
    }

    /// What a key does while the help is open. Returns false where it does the same as always, or no
    /// help is open.
    pub(super) fn perform(
        open: &mut Option<Self>,
        keymap: &Keymap,
        height: usize,
        action: Action,
        count: Option<u32>,
    ) -> bool {
        let Some(help) = open else { return false };
        if let Some(delta) = rows_moved(action, count, height) {
            let rows = help.rows(keymap).len();
            help.step(delta, rows, height);
            return true;
        }
        match action {
            Action::Search => {
                help.filter = Some(LineEdit::default());
                help.typing = true;
                help.top = 0;
            }
            Action::Close if help.filter.is_some() => help.filter = None,
            Action::Close | Action::Quit | Action::Help => *open = None,
            Action::Redraw | Action::Suspend | Action::NextTheme => return false,
            _ => {}
        }
        true
    }

    /// Scrolls by `delta` of `rows` rows on a screen of `height`.
    pub fn step(&mut self, delta: isize, rows: usize, height: usize) {
        self.top = self
            .top
            .saturating_add_signed(delta)
            .min(rows.saturating_sub(height));
    }
}

/// What stands above the keys of an action in a mode.
fn title(mode: Mode, action: Action) -> &'static str {
    match mode {
        Mode::Reading => action.group().title(),
        Mode::Outline => "In the outline",
        Mode::Inspector => "In the inspector",
        Mode::List => "In lists and full screens",
        Mode::Review => "In a review",
        Mode::Select => "In a selection",
        Mode::Library => "In the library",
    }
}

/// All keys of an action, in one string.
pub(super) fn keys_of(keymap: &Keymap, action: Action) -> String {
    written(&keymap.keys(action).collect::<Vec<_>>())
}

/// Keys in one string, each once.
fn written(keys: &[Key]) -> String {
    let mut written: Vec<String> = Vec::new();
    for key in keys {
        let key = key.to_string();
        if !written.contains(&key) {
            written.push(key);
        }
    }
    written.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Help, HelpRow};
    use crate::app::line_edit::LineEdit;
    use crate::config::{Keymap, Mode};
    use crate::model::Action;

    #[test]
    fn every_action_is_listed() {
        let rows = Help::of(Mode::Reading).rows(&Keymap::default());
        for action in Action::ALL {
            let listed = rows
                .iter()
                .any(|row| matches!(row, HelpRow::Entry { about, .. } if *about == action.about()));
            assert!(listed, "{}", action.name());
        }
        // what has no key is in the palette
        let row = HelpRow::Entry {
            keys: ":".to_owned(),
            about: Action::WrapCode.about(),
        };
        assert!(rows.contains(&row));
    }

    #[test]
    fn the_mode_it_was_asked_for_in_comes_first() {
        let first = |mode| Help::of(mode).rows(&Keymap::default()).swap_remove(0);
        assert_eq!(first(Mode::Reading), HelpRow::Group("First minute"));
        assert_eq!(first(Mode::Review), HelpRow::Group("In a review"));
        let rows = Help::of(Mode::Review).rows(&Keymap::default());
        let undo = HelpRow::Entry {
            keys: "u Backspace".to_owned(),
            about: Action::Undo.about(),
        };
        assert!(rows.contains(&undo), "the keys of this mode alone");
    }

    #[test]
    fn the_filter_searches_keys_and_words() {
        let mut filter = LineEdit::default();
        filter.insert("outline");
        let help = Help {
            filter: Some(filter),
            ..Help::of(Mode::Reading)
        };
        let rows = help.rows(&Keymap::default());
        assert!(rows.contains(&HelpRow::Entry {
            keys: "o".to_owned(),
            about: "outline: show and focus, hide"
        }));
        assert!(rows.len() < 20);
    }
}
