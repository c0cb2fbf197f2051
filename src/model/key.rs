//! Keys as a person presses them, independent of any terminal library.

use std::fmt;
use std::str::FromStr;

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A letter, digit or sign, as it was typed (an upper-case letter implies Shift).
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control held.
    pub ctrl: bool,
    /// Alt (Meta) held.
    pub alt: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// A letter, digit or sign.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Control and a letter.
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: KeyCode::Char(c),
            ctrl: true,
            alt: false,
        }
    }

    /// The character this key types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.ctrl {
            f.write_str("^")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::Enter => f.write_str("Enter"),
            KeyCode::Esc => f.write_str("Esc"),
            KeyCode::Tab => f.write_str("Tab"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Backspace => f.write_str("Backspace"),
            KeyCode::Delete => f.write_str("Delete"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::Home => f.write_str("Home"),
            KeyCode::End => f.write_str("End"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::F(number) => write!(f, "F{number}"),
        }
    }
}

/// Names of keys, in small letters; the first of several is the one that [`Key`] is shown by.
const NAMES: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("escape", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("del", KeyCode::Delete),
    ("↑", KeyCode::Up),
    ("up", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("down", KeyCode::Down),
    ("←", KeyCode::Left),
    ("left", KeyCode::Left),
    ("→", KeyCode::Right),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pageup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("pagedown", KeyCode::PageDown),
];

/// Modifiers before a key, in small letters.
const MODIFIERS: &[(&str, Modifier)] = &[
    ("^", Modifier::Ctrl),
    ("ctrl-", Modifier::Ctrl),
    ("alt-", Modifier::Alt),
    ("shift-", Modifier::Shift),
];

#[derive(Clone, Copy)]
enum Modifier {
    Ctrl,
    Alt,
    Shift,
}

/// These words name no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKey;

impl FromStr for Key {
    type Err = NoKey;

    /// Reads a key as it is shown, such as `]`, `^d`, `Space`, `Alt-Enter`, `Shift-Tab` or `F5`;
    /// `Ctrl-d` is `^d`. Names are the same in small letters and capitals.
    fn from_str(words: &str) -> Result<Self, NoKey> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = words;
        // the last character is a key, even where it looks like a modifier
        while let Some((modifier, after)) = modifier(rest).filter(|(_, after)| !after.is_empty()) {
            let held = match modifier {
                Modifier::Ctrl => &mut ctrl,
                Modifier::Alt => &mut alt,
                Modifier::Shift => &mut shift,
            };
            if std::mem::replace(held, true) {
                return Err(NoKey);
            }
            rest = after;
        }
        let code = match (code(rest).ok_or(NoKey)?, shift) {
            // terminals send the same for both
            (KeyCode::Char(c), false) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            (code, false) => code,
            (KeyCode::Tab, true) => KeyCode::BackTab,
            (KeyCode::Char(c), true) if c.is_ascii_lowercase() && !ctrl => {
                KeyCode::Char(c.to_ascii_uppercase())
            }
            (_, true) => return Err(NoKey),
        };
        Ok(Self { code, ctrl, alt })
    }
}

/// The modifier that `words` start with, and the rest.
fn modifier(words: &str) -> Option<(Modifier, &str)> {
    MODIFIERS.iter().find_map(|(name, modifier)| {
        let (start, rest) = words.split_at_checked(name.len())?;
        start
            .eq_ignore_ascii_case(name)
            .then_some((*modifier, rest))
    })
}

/// The key without modifiers.
fn code(words: &str) -> Option<KeyCode> {
    let mut letters = words.chars();
    let first = letters.next()?;
    let name = words.to_ascii_lowercase();
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    if letters.next().is_none() {
        return (!first.is_control()).then_some(KeyCode::Char(first));
    }
    let number = name.strip_prefix('f')?.parse().ok()?;
    (1..=24).contains(&number).then_some(KeyCode::F(number))
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyCode, NAMES, NoKey};

    #[test]
    fn what_is_shown_can_be_read() {
        let mut codes: Vec<KeyCode> = NAMES.iter().map(|(_, code)| *code).collect();
        codes.extend(('!'..='~').map(KeyCode::Char));
        codes.extend(['é', 'ж', '—'].map(KeyCode::Char));
        codes.extend((1..=24).map(KeyCode::F));
        codes.push(KeyCode::BackTab);
        for code in codes {
            for (ctrl, alt) in [(false, false), (true, false), (false, true), (true, true)] {
                let key = Key { code, ctrl, alt };
                let capital = matches!(code, KeyCode::Char(c) if c.is_ascii_uppercase());
                if !(capital && ctrl) {
                    assert_eq!(key.to_string().parse(), Ok(key), "{key}");
                }
            }
        }
    }

    #[test]
    fn keys_have_other_names() {
        for (words, key) in [
            ("Ctrl-d", Key::ctrl('d')),
            ("CTRL-D", Key::ctrl('d')),
            ("^D", Key::ctrl('d')),
            ("^", Key::char('^')),
            ("^^", Key::ctrl('^')),
            ("-", Key::char('-')),
            ("Ctrl--", Key::ctrl('-')),
            ("space", Key::char(' ')),
            (" ", Key::char(' ')),
            ("Shift-j", Key::char('J')),
            ("shift-tab", Key::plain(KeyCode::BackTab)),
            ("Down", Key::plain(KeyCode::Down)),
            ("PageDown", Key::plain(KeyCode::PageDown)),
            ("f5", Key::plain(KeyCode::F(5))),
            ("F", Key::char('F')),
        ] {
            assert_eq!(words.parse(), Ok(key), "{words}");
        }
    }

    #[test]
    fn other_words_are_no_keys() {
        for words in [
            "",
            "jj",
            "Ctl-d",
            "F0",
            "F25",
            "F999",
            "Alt-",
            "Ctrl-",
            "^^^",
            "Shift-",
            "Shift-F5",
            "Shift-]",
            "Ctrl-Shift-d",
            "\u{1b}",
            "Alt-Alt-x",
            "é́x",
            "—-",
        ] {
            assert_eq!(words.parse::<Key>(), Err(NoKey), "{words}");
        }
    }

    #[test]
    fn keys_read_as_in_the_help() {
        assert_eq!(Key::ctrl('d').to_string(), "^d");
        assert_eq!(Key::char(' ').to_string(), "Space");
        assert_eq!(Key::plain(KeyCode::BackTab).to_string(), "Shift-Tab");
        assert_eq!(
            Key {
                code: KeyCode::Enter,
                ctrl: false,
                alt: true
            }
            .to_string(),
            "Alt-Enter"
        );
    }

    #[test]
    fn control_types_nothing() {
        assert_eq!(Key::ctrl('d').typed(), None);
        assert_eq!(Key::char('D').typed(), Some('D'));
    }
}
