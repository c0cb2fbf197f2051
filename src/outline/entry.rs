//! One line of the table of lines, and what is told of it alone.

use super::facts::{Begin, End, Facts};
use super::runs::Count;

/// One line with words, or several that were joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// What was counted of it.
    pub(super) facts: Facts,
    /// Index of its first line.
    pub(super) from: u32,
    /// Index of its last line.
    pub(super) to: u32,
    /// Columns before its words.
    pub(super) indent: u16,
    /// Quote marks before its words.
    pub(super) quote: u8,
    /// Blank lines above and below; ruled ones count as blank.
    pub(super) above: u8,
    /// See [`Entry::above`].
    pub(super) below: u8,
    /// A ruled line above, and right below (2) or behind blank lines (1).
    pub(super) ruled_above: u8,
    /// See [`Entry::ruled_above`].
    pub(super) ruled_below: u8,
    /// The character of the rule below, 0 without.
    pub(super) rule: u8,
    /// True where the author wrote it in bold from end to end.
    pub(super) bold: bool,
    /// Its style: what lines that look alike have in common.
    pub(super) style: u16,
    /// Where its number stands among those it counts with.
    pub(super) count: Count,
}

/// Longer lines are no headings, in columns.
pub(super) const HEAD: u32 = 120;

/// Longer lines are paragraphs.
pub(super) const LONG: u32 = 110;

/// How a line is capitalised: 0 without case, 1 like a sentence, 2 like a title, 3 in capitals, 4 too
/// short to tell.
pub(super) fn case(facts: &Facts) -> u8 {
    if facts.cased == 0 {
        0
    } else if facts.cased > 3 && facts.upper * 20 >= facts.cased * 17 {
        3
    } else if facts.content == 0 {
        4
    } else if facts.capital * 3 >= facts.content * 2 {
        2
    } else {
        1
    }
}

/// True for a line that could be a heading: short, and it neither begins nor ends like running text.
pub(super) fn is_short(facts: &Facts) -> bool {
    let begins = !matches!(facts.begin, Begin::Lower | Begin::Mark);
    let ended = matches!(
        facts.end,
        End::Comma | End::Stop | End::Ellipsis | End::Dash
    );
    facts.width <= 100 && begins && !ended
}
