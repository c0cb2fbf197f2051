//! Which key does what, where.

use std::collections::HashSet;

use super::by_place::by_place;
use crate::model::{Action, Key, KeyCode};

macro_rules! modes {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// Where a key is pressed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Mode {
            $($(#[$doc])* $variant,)*
        }

        impl Mode {
            /// All modes; what one does not bind is as in the first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the configuration.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

modes! {
    /// Anywhere that does not say otherwise.
    Reading "reading",
    /// The outline pane; what it does not bind is as in [`Mode::Reading`].
    Outline "outline",
    /// The inspector pane; what it does not bind is as in [`Mode::Reading`].
    Inspector "inspector",
    /// A full-screen list such as the help; what it does not bind is as in [`Mode::Reading`].
    List "list",
    /// Reviewing the highlights; what it does not bind is as in [`Mode::Reading`].
    Review "review",
    /// Selecting words; what it does not bind is as in [`Mode::Reading`].
    Select "select",
    /// The library; what it does not bind is as in [`Mode::Reading`].
    Library "library",
}

/// What a reader binds an action to in a mode: these keys and no others.
pub(super) type Own = (Mode, Action, Vec<Key>);

/// The keys of all modes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<(Mode, Key, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Keymap {
    /// The default keys, but for what is bound in `own`: that replaces the keys of an action in a
    /// mode, and takes its keys away from all others there.
    pub(super) fn new(own: &[Own]) -> Self {
        let replaced = |mode, action| own.iter().find(|row| row.0 == mode && row.1 == action);
        let taken: HashSet<(Mode, Key)> = own
            .iter()
            .flat_map(|(mode, _, keys)| keys.iter().map(|&key| (*mode, key)))
            .collect();
        let mut bindings = Vec::new();
        let mut bind = |mode, action, key| bindings.push((mode, key, action));
        for &(mode, action, keys) in DEFAULTS {
            match replaced(mode, action) {
                Some((.., keys)) => {
                    for &key in keys {
                        bind(mode, action, key);
                    }
                }
                None => {
                    for &key in keys.iter().filter(|&&key| !taken.contains(&(mode, key))) {
                        bind(mode, action, key);
                    }
                }
            }
        }
        for (mode, action, keys) in own {
            if !is_default(*mode, *action) {
                for &key in keys {
                    bind(*mode, *action, key);
                }
            }
        }
        Self { bindings }
    }

    /// Every action that has or could have keys in `mode`, with these keys.
    pub fn rows(&self, mode: Mode) -> impl Iterator<Item = (Action, Vec<Key>)> + '_ {
        Action::ALL.iter().filter_map(move |&action| {
            let bound = self.bindings.iter();
            let keys: Vec<Key> = bound
                .filter(|binding| binding.0 == mode && binding.2 == action)
                .map(|binding| binding.1)
                .collect();
            (!keys.is_empty() || is_default(mode, action)).then_some((action, keys))
        })
    }

    /// What `key` does in `mode`.
    pub fn action(&self, mode: Mode, key: Key) -> Option<Action> {
        let bound = |wanted| {
            self.bindings
                .iter()
                .find(|(mode, bound, _)| *mode == wanted && *bound == key)
                .map(|&(_, _, action)| action)
        };
        bound(mode)
            .or_else(|| bound(Mode::Reading))
            .or_else(|| self.by_place(mode, key))
    }

    /// What a key of another keyboard layout does: the same as the one at its place. A key that has
    /// something to do by itself is asked for before.
    fn by_place(&self, mode: Mode, key: Key) -> Option<Action> {
        let KeyCode::Char(c) = key.code else {
            return None;
        };
        let code = KeyCode::Char(by_place(c)?);
        self.action(mode, Key { code, ..key })
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

    /// The first key of an action, for a sentence; where it has none, what it is called.
    pub fn told(&self, action: Action) -> String {
        let key = self.hint(action);
        if key.is_empty() {
            format!("{} (which has no key)", action.name())
        } else {
            key
        }
    }
}

/// True where the action has a key in the mode by default.
fn is_default(mode: Mode, action: Action) -> bool {
    DEFAULTS
        .iter()
        .any(|&(known, bound, _)| (known, bound) == (mode, action))
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
    (Mode::Reading, Action::Lens, &[c('f')]),
    (Mode::Reading, Action::ClearLens, &[c('F')]),
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
    (Mode::Review, Action::Go, &[k(KeyCode::Enter)]),
    (Mode::Review, Action::Unfold, &[c('l')]),
    (Mode::Review, Action::Fold, &[c('h')]),
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
    (Mode::Reading, Action::Heading, &[c('H')]),
    (Mode::Reading, Action::Notes, &[c('C')]),
    (Mode::Reading, Action::Export, &[c('E')]),
    (Mode::Reading, Action::Matrix, &[c('M')]),
    (Mode::Reading, Action::Positions, &[c('P')]),
    (Mode::Reading, Action::Brief, &[c('B')]),
    (Mode::Reading, Action::Compare, &[c('D')]),
    // only in the palette, until a reader gives it a key
    (Mode::Reading, Action::CompareWith, &[]),
    (Mode::Reading, Action::Open, &[]),
    (Mode::Reading, Action::Source, &[]),
    (Mode::Reading, Action::WholePage, &[c('Z')]),
    (Mode::Reading, Action::Library, &[c('L')]),
    (Mode::Reading, Action::NextArticle, &[c('J')]),
    (Mode::Reading, Action::PreviousArticle, &[c('K')]),
    (Mode::Reading, Action::Page, &[c('W')]),
    (Mode::Library, Action::Digest, &[c('D')]),
    (Mode::Library, Action::ToggleRead, &[c('u')]),
    (Mode::Library, Action::Star, &[c('*')]),
    (Mode::Library, Action::SaveSearch, &[c('S')]),
    (Mode::Library, Action::Order, &[c('=')]),
    (Mode::Library, Action::Fold, &[c('h'), k(KeyCode::Left)]),
    (Mode::Library, Action::Unfold, &[c('l'), k(KeyCode::Right)]),
    (Mode::Library, Action::Go, &[k(KeyCode::Enter)]),
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
    (Mode::Reading, Action::ToggleInspector, &[c('e')]),
    (Mode::Inspector, Action::Fold, &[c('h'), k(KeyCode::Left)]),
    (
        Mode::Inspector,
        Action::Unfold,
        &[c('l'), k(KeyCode::Right)],
    ),
    (Mode::Inspector, Action::Go, &[k(KeyCode::Enter)]),
    (Mode::List, Action::Go, &[k(KeyCode::Enter)]),
    (Mode::Select, Action::Go, &[k(KeyCode::Enter)]),
    (Mode::Reading, Action::TextAlone, &[c('z')]),
    (Mode::Reading, Action::NarrowerPane, &[c('<')]),
    (Mode::Reading, Action::WiderPane, &[c('>')]),
    (Mode::Reading, Action::NarrowerText, &[c('-')]),
    (Mode::Reading, Action::WiderText, &[c('+')]),
    (Mode::Reading, Action::HideDim, &[c('R')]),
    // only in the palette, until a reader gives it a key
    (Mode::Reading, Action::WrapCode, &[]),
    (Mode::Reading, Action::NextTheme, &[c('T')]),
    (Mode::Reading, Action::NextLighting, &[c('p')]),
    (Mode::Reading, Action::OpenLink, &[c('O')]),
    (Mode::Reading, Action::ToggleMouse, &[c('V')]),
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
            let asked = [Action::CompareWith, Action::Open, Action::Source];
            if asked.contains(&action) || action == Action::WrapCode {
                continue;
            }
            assert!(
                keymap.keys(action).next().is_some(),
                "{} has no key",
                action.name()
            );
        }
    }

    #[test]
    fn keys_of_other_layouts_do_the_same() {
        let keymap = Keymap::default();
        let does = |c| keymap.action(Mode::Review, Key::char(c));
        assert_eq!(does('ф'), Some(Action::Accept));
        assert_eq!(does('о'), Some(Action::LineDown));
        assert_eq!(does('λ'), Some(Action::Unfold));
        assert_eq!(does('世'), None);
        let own = [(Mode::Reading, Action::Why, vec![Key::char('ф')])];
        let keymap = Keymap::new(&own);
        assert_eq!(
            keymap.action(Mode::Reading, Key::char('ф')),
            Some(Action::Why)
        );
    }

    #[test]
    fn own_keys_replace_and_take_away() {
        let own = [
            (Mode::Reading, Action::NextSection, vec![Key::char('n')]),
            (Mode::Reading, Action::Why, Vec::new()),
            (Mode::List, Action::Go, vec![Key::char('l')]),
        ];
        let keymap = Keymap::new(&own);
        let does = |mode, c| keymap.action(mode, Key::char(c));
        assert_eq!(does(Mode::Reading, 'n'), Some(Action::NextSection));
        assert_eq!(does(Mode::Reading, ']'), None);
        assert_eq!(keymap.hint(Action::NextHit), "");
        assert_eq!(keymap.told(Action::Why), "why (which has no key)");
        assert_eq!(does(Mode::List, 'l'), Some(Action::Go));
        assert_eq!(does(Mode::Outline, 'l'), Some(Action::Unfold));
        assert_eq!(keymap.hint(Action::Go), "Enter");
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
