//! How lines begin and end.

use super::line::{is_closer, is_opener};
use super::marker::{self, Marker};

/// How a line begins; the order is that of how far it speaks for a beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Begin {
    /// There is no line.
    #[default]
    None,
    /// A small letter.
    Lower,
    /// A comma, a full stop, a closing bracket.
    Mark,
    /// A digit.
    Digit,
    /// A bullet or dash.
    Bullet,
    /// An opening bracket.
    Bracket,
    /// A quotation mark.
    Quote,
    /// A letter of a script without capitals.
    Caseless,
    /// A capital.
    Upper,
    /// Anything else.
    Other,
}

/// How a line ends; the order is that of how far it speaks for an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// There is no line.
    #[default]
    None,
    /// A letter.
    Letter,
    /// A digit.
    Digit,
    /// A closing quotation mark behind a letter.
    Quote,
    /// A closing bracket.
    Bracket,
    /// A comma or semicolon.
    Comma,
    /// A dash or hyphen.
    Dash,
    /// A colon.
    Colon,
    /// A question mark.
    Question,
    /// An exclamation mark.
    Exclaim,
    /// An ellipsis.
    Ellipsis,
    /// A full stop.
    Stop,
    /// Anything else.
    Other,
}

impl End {
    /// True for the end of a sentence.
    pub(super) fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Question | Self::Exclaim | Self::Ellipsis | Self::Stop
        )
    }

    /// True where a sentence may go on behind it.
    pub(super) fn is_open(self) -> bool {
        matches!(
            self,
            Self::Letter | Self::Digit | Self::Quote | Self::Bracket | Self::Comma | Self::Dash
        )
    }
}

/// How `words` begin, of which `marker` is the number or bullet.
pub(super) fn begin(words: &str, marker: Marker) -> Begin {
    let Some(c) = words.chars().next() else {
        return Begin::None;
    };
    match c {
        _ if marker.mark == marker::Mark::Bullet => Begin::Bullet,
        _ if c.is_lowercase() => Begin::Lower,
        _ if c.is_uppercase() => Begin::Upper,
        _ if c.is_numeric() => Begin::Digit,
        _ if c.is_alphabetic() => Begin::Caseless,
        '(' | '[' | '{' | '（' | '【' => Begin::Bracket,
        _ if is_opener(c) => Begin::Quote,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '…' | '、' | '。' | '，' => {
            Begin::Mark
        }
        _ if is_closer(c) => Begin::Mark,
        _ => Begin::Other,
    }
}

/// How `words` end, closing quotes and brackets aside.
pub(super) fn end(words: &str) -> End {
    let Some(last) = words.chars().next_back() else {
        return End::None;
    };
    let bare = words.trim_end_matches(|c| is_closer(c) || c == ' ');
    let Some(c) = bare.chars().next_back() else {
        return End::Other;
    };
    match c {
        '.' if bare.ends_with("...") => End::Ellipsis,
        '.' | '。' | '।' | '۔' | '｡' | '։' | '።' => End::Stop,
        '!' | '！' => End::Exclaim,
        '?' | '？' | '؟' | '\u{37e}' => End::Question,
        ':' | '：' => End::Colon,
        ',' | ';' | '，' | '；' | '、' | '،' | '؛' => End::Comma,
        '…' => End::Ellipsis,
        '-' | '–' | '—' | '\u{2010}' => End::Dash,
        _ if bare.len() < words.len() && matches!(last, ')' | ']' | '）' | '】') => End::Bracket,
        _ if bare.len() < words.len() => End::Quote,
        _ if c.is_alphabetic() => End::Letter,
        _ if c.is_numeric() => End::Digit,
        _ => End::Other,
    }
}

/// True where `words` are quoted from end to end.
pub(super) fn is_quoted(words: &str) -> bool {
    let quote = |c: char| is_opener(c) && !matches!(c, '(' | '[' | '{' | '（' | '\'' | '¿' | '¡');
    words.starts_with(quote)
        && words
            .trim_end_matches(['.', ',', '!', '?', '。'])
            .ends_with(|c: char| is_closer(c) && !matches!(c, ')' | ']' | '}' | '）' | '\''))
}
