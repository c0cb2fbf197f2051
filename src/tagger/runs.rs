//! Candidate runs: capitalised words and what may stand between them inside a name.

use std::ops::Range;

use super::word::{Word, is};

/// A longer run is cut: its words still see their neighbours, and no path grows without end.
const LONGEST: usize = 48;

/// The first run that starts at word `from` or behind it.
pub(super) fn next(words: &[Word], from: usize) -> Option<Range<usize>> {
    let ahead = words.get(from..)?;
    let start = from + ahead.iter().position(|word| word.is(is::CAPITAL))?;
    let mut end = start + 1;
    while end - start < LONGEST {
        match bridge(words, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    // "Apollo 11", "Channel 4"
    if goes_on(words, end).is_some_and(|word| word.is(is::DIGIT) && !word.is(is::LETTER)) {
        end += 1;
    }
    Some(start..end)
}

/// The runs of a block, in order.
pub(super) fn runs(words: &[Word]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let run = next(words, from)?;
        from = run.end;
        Some(run)
    })
}

fn goes_on(words: &[Word], at: usize) -> Option<&Word> {
    words.get(at).filter(|word| !word.is(is::FENCE))
}

/// Where the run goes on behind the next capitalised word, over at most two small ones.
fn bridge(words: &[Word], at: usize) -> Option<usize> {
    for step in 0..3 {
        let word = goes_on(words, at + step)?;
        if word.is(is::CAPITAL) {
            return Some(at + step + 1);
        }
        if !word.is(is::BRIDGE | is::DIGIT) {
            return None;
        }
    }
    None
}
