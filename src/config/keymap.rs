//! Which key does what, where.

use crate::model::{Action, Key, KeyCode};

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Anywhere that does not say otherwise.
    Reading,
    /// The outline pane; what it does not bind is as in [`Mode::Reading`].
    Outline,
    /// A full-screen list such as the help; what it does not bind is as in [`Mode::Reading`].
    List,
    /// Reviewing the highlights; what it does not bind is as in [`Mode::Reading`].
    Review,
    /// Selecting words; what it does not bind is as in [`Mode::Reading`].
    Select,
}

/// The keys of all modes.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Mode, Key, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = DEFAULTS
            .iter()
            .flat_map(|&(mode, action, keys)| keys.iter().map(move |&key| (mode, key, action)))
            .collect();
        Self { bindings }
    }
}

impl Keymap {
    /// What `key` does in `mode`.
    pub fn action(&self, mode: Mode, key: Key) -> Option<Action> {
        let bound = |wanted| {
            self.bindings
                .iter()
                .find(|(mode, bound, _)| *mode == wanted && *bound == key)
                .map(|&(_, _, action)| action)
        };
        bound(mode).or_else(|| bound(Mode::Reading))
    }

    /// The keys that do `action` somewhere, the first bound first.
    pub fn keys(&self, action: Action) -> impl Iterator<Item = Key> + '_ {
        self.bindings
            .iter()
            .filter(move |binding| binding.2 == action)
            .map(|binding| binding.1)
    }

    /// The first key of an action in a mode, as it is written in hints; that of reading where the
    /// mode has none of its own.
    pub fn hint_in(&self, mode: Mode, action: Action) -> String {
        let own = self.bindings.iter();
        let mut own = own.filter(|binding| binding.0 == mode && binding.2 == action);
        match own.next() {
            Some((_, key, _)) => key.to_string(),
            None => self.hint(action),
        }
    }

    /// The first key of an action, as it is written in hints; empty where it has none.
    pub fn hint(&self, action: Action) -> String {
        self.keys(action)
            .next()
            .map(|key| key.to_string())
            .unwrap_or_default()
    }
}

const fn c(c: char) -> Key {
    Key::char(c)
}

const fn k(code: KeyCode) -> Key {
    Key::plain(code)
}

/// The default keys. No key is the beginning of another, except the two that take a letter.
const DEFAULTS: &[(Mode, Action, &[Key])] = &[
    (Mode::Reading, Action::LineDown, &[c('j'), k(KeyCode::Down)]),
    (Mode::Reading, Action::LineUp, &[c('k'), k(KeyCode::Up)]),
    (
        Mode::Reading,
        Action::HalfPageDown,
        &[c('d'), Key::ctrl('d')],
    ),
    (Mode::Reading, Action::HalfPageUp, &[c('u'), Key::ctrl('u')]),
    (
        Mode::Reading,
        Action::PageDown,
        &[c(' '), k(KeyCode::PageDown), Key::ctrl('f')],
    ),
    (
        Mode::Reading,
        Action::PageUp,
        &[c('b'), k(KeyCode::PageUp), Key::ctrl('b')],
    ),
    (Mode::Reading, Action::Top, &[c('g'), k(KeyCode::Home)]),
    (Mode::Reading, Action::End, &[c('G'), k(KeyCode::End)]),
    (Mode::Reading, Action::ScrollLeft, &[k(KeyCode::Left)]),
    (Mode::Reading, Action::ScrollRight, &[k(KeyCode::Right)]),
    (Mode::Reading, Action::NextSection, &[c(']')]),
    (Mode::Reading, Action::PreviousSection, &[c('[')]),
    (Mode::Reading, Action::NextPeer, &[c(')')]),
    (Mode::Reading, Action::PreviousPeer, &[c('(')]),
    (Mode::Reading, Action::NextParagraph, &[c('}')]),
    (Mode::Reading, Action::PreviousParagraph, &[c('{')]),
    (Mode::Reading, Action::SetMark, &[c('m')]),
    (Mode::Reading, Action::GoToMark, &[c('\'')]),
    (Mode::Reading, Action::JumpBack, &[Key::ctrl('o')]),
    (
        Mode::Reading,
        Action::JumpForward,
        &[Key::ctrl('p'), Key::ctrl('i')],
    ),
    (Mode::Reading, Action::NextHighlight, &[c('.')]),
    (Mode::Reading, Action::PreviousHighlight, &[c(',')]),
    (Mode::Reading, Action::NextStakeholder, &[c('s')]),
    (Mode::Reading, Action::PreviousStakeholder, &[c('S')]),
    (Mode::Reading, Action::NextIssue, &[c('i')]),
    (Mode::Reading, Action::PreviousIssue, &[c('I')]),
    (Mode::Reading, Action::Why, &[c('w')]),
    (Mode::Reading, Action::Copy, &[c('y')]),
    (Mode::Reading, Action::CopyCitation, &[c('Y')]),
    (Mode::Reading, Action::Accept, &[c('a')]),
    (Mode::Reading, Action::Reject, &[c('x')]),
    (Mode::Reading, Action::Change, &[c('t')]),
    (Mode::Reading, Action::Note, &[c('c')]),
    (Mode::Reading, Action::Undo, &[c('U')]),
    (Mode::Review, Action::Undo, &[c('u'), k(KeyCode::Backspace)]),
    (Mode::Reading, Action::Review, &[c('r')]),
    (Mode::Review, Action::Skip, &[c(' ')]),
    (Mode::Review, Action::AcceptAll, &[c('A')]),
    (Mode::Review, Action::RejectAll, &[c('X')]),
    (Mode::Review, Action::DecideShown, &[c('%')]),
    (Mode::Review, Action::Order, &[c('=')]),
    (Mode::Reading, Action::Select, &[c('v')]),
    (
        Mode::Select,
        Action::SelectWordBack,
        &[c('h'), k(KeyCode::Left)],
    ),
    (
        Mode::Select,
        Action::SelectWordOn,
        &[c('l'), k(KeyCode::Right)],
    ),
    (
        Mode::Select,
        Action::SelectSentenceBack,
        &[c('k'), k(KeyCode::Up)],
    ),
    (
        Mode::Select,
        Action::SelectSentenceOn,
        &[c('j'), k(KeyCode::Down)],
    ),
    (Mode::Select, Action::SelectOtherEnd, &[c('o')]),
    (Mode::Select, Action::SelectStakeholder, &[c('s')]),
    (Mode::Select, Action::SelectIssue, &[c('i')]),
    (Mode::Reading, Action::Notes, &[c('C')]),
    (Mode::Reading, Action::Export, &[c('E')]),
    (Mode::Reading, Action::Matrix, &[c('M')]),
    (Mode::Reading, Action::Positions, &[c('P')]),
    (Mode::Reading, Action::Brief, &[c('B')]),
    (Mode::List, Action::ScrollLeft, &[c('h'), k(KeyCode::Left)]),
    (
        Mode::List,
        Action::ScrollRight,
        &[c('l'), k(KeyCode::Right)],
    ),
    (Mode::Reading, Action::Search, &[c('/')]),
    (Mode::Reading, Action::NextHit, &[c('n')]),
    (Mode::Reading, Action::PreviousHit, &[c('N')]),
    (Mode::Reading, Action::NextPane, &[k(KeyCode::Tab)]),
    (Mode::Reading, Action::PreviousPane, &[k(KeyCode::BackTab)]),
    (Mode::Reading, Action::ToggleOutline, &[c('o')]),
    (Mode::Outline, Action::Fold, &[c('h'), k(KeyCode::Left)]),
    (Mode::Outline, Action::Unfold, &[c('l'), k(KeyCode::Right)]),
    (Mode::Outline, Action::Go, &[k(KeyCode::Enter)]),
    (Mode::List, Action::Go, &[k(KeyCode::Enter)]),
    (Mode::Select, Action::Go, &[k(KeyCode::Enter)]),
    (Mode::Reading, Action::TextAlone, &[c('z')]),
    (Mode::Reading, Action::NarrowerPane, &[c('<')]),
    (Mode::Reading, Action::WiderPane, &[c('>')]),
    (Mode::Reading, Action::NarrowerText, &[c('-')]),
    (Mode::Reading, Action::WiderText, &[c('+')]),
    (Mode::Reading, Action::NextTheme, &[c('T')]),
    (Mode::Reading, Action::Close, &[k(KeyCode::Esc)]),
    (Mode::Reading, Action::Palette, &[c(':')]),
    (Mode::Reading, Action::Help, &[c('?')]),
    (Mode::Reading, Action::Redraw, &[Key::ctrl('l')]),
    (Mode::Reading, Action::Suspend, &[Key::ctrl('z')]),
    (Mode::Reading, Action::Quit, &[c('q')]),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{DEFAULTS, Keymap, Mode};
    use crate::model::{Action, Key, KeyCode};

    #[test]
    fn no_key_does_two_things_in_one_mode() {
        let mut seen = HashSet::new();
        for (mode, action, keys) in DEFAULTS {
            for key in *keys {
                assert!(
                    seen.insert((*mode, *key)),
                    "{key} of {} is taken",
                    action.name()
                );
            }
        }
    }

    #[test]
    fn every_action_has_a_key() {
        let keymap = Keymap::default();
        for &action in Action::ALL {
            assert!(
                keymap.keys(action).next().is_some(),
                "{} has no key",
                action.name()
            );
        }
    }

    #[test]
    fn a_pane_falls_back_to_reading() {
        let keymap = Keymap::default();
        assert_eq!(
            keymap.action(Mode::Outline, Key::char(']')),
            Some(Action::NextSection)
        );
        assert_eq!(
            keymap.action(Mode::Outline, Key::plain(KeyCode::Left)),
            Some(Action::Fold)
        );
        assert_eq!(
            keymap.action(Mode::Reading, Key::plain(KeyCode::Left)),
            Some(Action::ScrollLeft)
        );
        assert_eq!(keymap.action(Mode::Reading, Key::char('h')), None);
    }
}
