//! Words that were broken at the ends of lines: "recog-" above "nize".

use std::collections::HashMap;

use super::facts::hash;
use super::line::{Line, Traits};
use super::scale::NONE;
use super::table::Table;
use super::weights::Words;

/// A word that goes on behind the hyphen at the end of a line, as hashes: whole, with the hyphen, its halves.
struct Cut {
    line: usize,
    whole: u32,
    written: u32,
    halves: [u32; 2],
}

/// The lines of a text whose last hyphen only breaks a word that goes on in the next one.
pub(super) struct Hyphens {
    lines: Vec<usize>,
}

impl Hyphens {
    /// What the text tells of a word decides; what it doesn't tell of is broken where more words surely were
    /// than surely are written with a hyphen.
    pub(super) fn new(text: &str, lines: &[Line], table: &Table, words: &Words) -> Self {
        let pairs = lines.windows(2).enumerate();
        let cuts: Vec<Cut> = pairs.filter_map(|(at, pair)| cut(text, at, pair)).collect();
        let hashes = cuts.iter().flat_map(|cut| {
            let [head, tail] = cut.halves;
            [cut.whole, cut.written, head, tail]
        });
        let mut seen: HashMap<u32, u32> = hashes.map(|hash| (hash, 0)).collect();
        for word in table.words.iter().filter(|_| !cuts.is_empty()) {
            if let Some(count) = seen.get_mut(word) {
                *count += 1;
            }
        }
        // the halves themselves are none that the text tells of: "Euro-" above "pean", twice
        for half in cuts.iter().flat_map(|cut| cut.halves) {
            if let Some(count) = seen.get_mut(&half) {
                *count = count.saturating_sub(1);
            }
        }
        let sure: Vec<Option<bool>> = cuts.iter().map(|cut| told(cut, &seen, words)).collect();
        let count = |broken: bool| sure.iter().filter(|sure| **sure == Some(broken)).count();
        let breaks = count(true) > count(false);
        let found = cuts.iter().zip(&sure);
        let broken = found.filter(|(_, sure)| sure.unwrap_or(breaks));
        Self {
            lines: broken.map(|(cut, _)| cut.line).collect(),
        }
    }

    /// True where the hyphen at the end of a line only breaks a word.
    pub(super) fn breaks(&self, line: usize) -> bool {
        self.lines.binary_search(&line).is_ok()
    }
}

/// The word over two lines; none of "state-of-the-" above "art", "2-" above "year".
fn cut(text: &str, line: usize, pair: &[Line]) -> Option<Cut> {
    let [above, below] = pair else { return None };
    if !above.has(Traits::HYPHEN) || !below.has(Traits::LOWER) {
        return None;
    }
    let first = above.of(text).strip_suffix(['-', '\u{2010}'])?;
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    let head = first.rsplit(|c: char| !inside(c)).next()?;
    let tail = below
        .of(text)
        .split(|c: char| !c.is_alphanumeric())
        .next()?;
    let letters = !tail.is_empty() && head.chars().all(char::is_alphabetic);
    letters.then(|| Cut {
        line,
        whole: hash(&format!("{head}{tail}")),
        written: hash(&format!("{head}-{tail}")),
        halves: [hash(head), hash(tail)],
    })
}

/// What the text tells of a word: "recog-" above "nize" is broken if "recognize" stands elsewhere; "long-" above
/// "term" is not if "long-term", "long" or "term" does, or where both are words that many texts have.
fn told(cut: &Cut, seen: &HashMap<u32, u32>, words: &Words) -> Option<bool> {
    let seen = |hash: u32| seen.get(&hash).copied().unwrap_or(0);
    if seen(cut.whole) > 0 || words.heads(cut.whole) != NONE {
        return Some(true);
    }
    let halves = cut.halves.iter();
    let written = seen(cut.written) > 0
        || halves.clone().any(|half| seen(*half) > 0)
        || halves.clone().all(|half| words.heads(*half) != NONE);
    written.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::super::table::Table;
    use super::super::weights::Words;
    use super::Hyphens;

    fn broken(text: &str) -> bool {
        let (lines, _) = line::scan(text);
        let table = Table::new(text, &lines);
        Hyphens::new(text, &lines, &table, &Words::default()).breaks(0)
    }

    #[test]
    fn hyphens_that_break_a_word_are_told_from_those_it_is_written_with() {
        for text in [
            "which did not recog-\nnize the treaty; others recognize it",
            "a levy on tran-\nshipment, and the com-\nmittee of this committee",
            "the harb-\noured ships, harb-\noured ones, and the com-\nmittee of this committee",
        ] {
            assert!(broken(text), "{text}");
        }
        for text in [
            "under the long-\nterm plan",
            "with state-of-the-\nart cranes",
            "the quay-\nside cranes and the com-\nmittee of this committee on the quay",
            "a lock of 2-\nyear leases",
            "no hyphen\nhere",
        ] {
            assert!(!broken(text), "{text}");
        }
    }
}
