//! Fuzzy matching of what is typed against the rows of a list, however either is written.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::folded;

/// Indices of the rows that match, with how well; in the order of the rows.
pub(super) fn matching<'a>(
    pattern: &str,
    rows: impl Iterator<Item = &'a str>,
) -> Vec<(usize, u32)> {
    let pattern = Pattern::parse(
        &folded(pattern),
        CaseMatching::Respect,
        Normalization::Never,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    rows.enumerate()
        .filter_map(|(index, row)| {
            let row = folded(row);
            let row = Utf32Str::new(&row, &mut buffer);
            Some((index, pattern.score(row, &mut matcher)?))
        })
        .collect()
}
