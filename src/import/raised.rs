//! Words that stand above or below their line.

use std::borrow::Cow;

/// Where words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Height {
    /// On their line.
    #[default]
    Line,
    Raised,
    Lowered,
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

impl Height {
    /// The words at that height: in figures of that kind where all are figures, so that "10" and "6" of
    /// "10⁶" stay apart.
    pub(super) fn write(self, words: &str) -> Cow<'_, str> {
        let figures = match self {
            Self::Line => return words.into(),
            Self::Raised => RAISED,
            Self::Lowered => LOWERED,
        };
        let one = |c: char| match c.to_digit(10) {
            Some(digit) => figures.get(digit as usize).copied(),
            None => c.is_whitespace().then_some(c),
        };
        let all: Option<String> = words.chars().map(one).collect();
        all.map_or(words.into(), Cow::Owned)
    }
}

#[cfg(test)]
mod tests;
