//! Marks that only their place in the text tells from those of a list: numbers without a stop
//! that count up, and bullets and letters above paragraphs.

use std::collections::HashMap;

use super::line::Traits;
use super::marker::{self, Marker};
use super::settle::{Desk, ENTRY_CHARS, ITEM_CHARS};
use super::unit::{Kind, Unit};

/// Numbers without a stop are numbers of the outline where so many count up.
const MIN_COUNT: usize = 2;

/// So many marked lines above paragraphs are headings.
const MIN_MARKED: usize = 2;

/// These are lists whatever stands below them.
const BULLETS: [&str; 7] = ["-", "*", "+", "–", "—", "•", "·"];

/// What pages hang on to headings, and how many lines end so where it is no accident.
const RESIDUES: [(&str, usize); 3] = [("[edit]", 2), ("¶", 2), (" #", 3)];

/// The lines of one mark: those above a paragraph, how many of these are long, and all.
#[derive(Default)]
struct Marked {
    heads: Vec<usize>,
    sure: usize,
    all: usize,
}

impl<'a> Desk<'a> {
    /// "1 Aims", "2 Means", "3 Money": numbers without a stop that count up.
    pub(super) fn bare_numbers(&mut self) {
        let mut count: Vec<(usize, Marker)> = Vec::new();
        for index in 0..=self.units.len() {
            let unit = self.unit(index);
            let open = Traits::STOP.with(Traits::OPEN).with(Traits::COLON);
            let may_be = matches!(unit.kind, Kind::Short | Kind::Prose)
                && unit.first == unit.last
                && unit.chars <= ENTRY_CHARS
                && !self.line(&unit).has(open);
            let found = may_be
                .then(|| marker::bare_number(self.words(&unit)))
                .flatten();
            if index < self.units.len() && found.is_none() {
                continue;
            }
            let follows = found.is_some_and(|found| found.value == count.len() as u32 + 1);
            if !follows {
                self.number(&count);
                count.clear();
            }
            if let Some(found) = found.filter(|found| found.value == count.len() as u32 + 1) {
                count.push((index, found));
            }
        }
    }

    fn number(&mut self, count: &[(usize, Marker)]) {
        if count.len() < MIN_COUNT {
            return;
        }
        for &(index, marker) in count {
            if let Some(unit) = self.units.get_mut(index) {
                unit.marker = marker;
                unit.kind = Kind::Item;
            }
        }
    }

    /// "■ Power", "a. Disappearance", "2) Aims": marks of a list, but each above a paragraph that
    /// has none.
    pub(super) fn marked_heads(&mut self) {
        let mut heads: HashMap<&str, Marked> = HashMap::new();
        for index in 0..self.units.len() {
            let unit = self.unit(index);
            if unit.kind != Kind::Item || !unit.marker.is_listed() {
                continue;
            }
            let mark = self.mark(&unit);
            if BULLETS.iter().any(|bullet| mark.starts_with(bullet)) {
                continue;
            }
            let marked = heads.entry(mark).or_default();
            marked.all += 1;
            if self.heads_paragraph(index, &unit) {
                marked.heads.push(index);
                marked.sure += usize::from(self.unit(index + 1).chars >= ITEM_CHARS);
            }
        }
        let told = heads
            .into_values()
            .filter(|marked| marked.sure >= MIN_MARKED && marked.heads.len() * 4 >= marked.all * 3);
        for index in told.flat_map(|marked| marked.heads) {
            if let Some(unit) = self.units.get_mut(index) {
                unit.told = true;
            }
        }
    }

    /// "History[edit]", "Setting up¶", "Who pays? #": what a page hangs on to each of its headings.
    pub(super) fn residue(&mut self) {
        for (tail, least) in RESIDUES {
            let ends = |words: &str| {
                words
                    .strip_suffix(tail)
                    .is_some_and(|head| head.contains(char::is_alphabetic))
            };
            let found: Vec<usize> = (0..self.units.len())
                .filter(|&index| {
                    let unit = self.unit(index);
                    unit.first == unit.last && unit.chars <= ENTRY_CHARS && ends(self.words(&unit))
                })
                .collect();
            if found.len() < least {
                continue;
            }
            for index in found {
                if let Some(unit) = self.units.get_mut(index) {
                    unit.kind = if unit.marker.len > 0 {
                        unit.kind
                    } else {
                        Kind::Short
                    };
                    unit.told = true;
                }
            }
        }
    }

    /// What marks of one list share: "■", ")", ".", "(".
    fn mark(&self, unit: &Unit) -> &'a str {
        let words = self.words(unit);
        let mark = words.get(..unit.marker.len).unwrap_or("").trim_end();
        if mark.starts_with('(') {
            return "(";
        }
        mark.trim_start_matches(char::is_alphanumeric)
    }

    fn heads_paragraph(&self, index: usize, unit: &Unit) -> bool {
        let next = self.unit(index + 1);
        let ended = Traits::OPEN.with(Traits::COLON).with(Traits::STOP);
        let line = self.line(unit);
        (self.is_open(index, unit) || self.dense && unit.first == unit.last)
            && unit.chars <= ENTRY_CHARS
            && (!line.has(ended) || line.has(Traits::QUESTION))
            && next.kind == Kind::Prose
            && self.line(&next).indent <= line.indent
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, headings};

    #[test]
    fn marks_count_without_blank_lines_up_or_down() {
        for heads in [
            ["3) The Quay", "2) The Pilots", "1) The Fees"],
            ["a. The quay", "b. The pilots", "c. The fees"],
        ] {
            let parts = heads.map(|head| format!("{head}\n{PROSE}\n")).concat();
            let text = format!("Three Things About Lindholm\n{PROSE}\n{parts}");
            assert_eq!(headings(&text).len(), 3, "{heads:?}");
        }
        let list: String = ["3) the quay", "2) the pilots", "1) the fees"]
            .map(|item| format!("{item}\n"))
            .concat();
        assert_eq!(
            headings(&format!(
                "Three Things About Lindholm\n{PROSE}\n{list}{PROSE}\n"
            )),
            []
        );
    }

    #[test]
    fn what_pages_hang_on_to_headings_tells_them() {
        for tail in ["[edit]", "¶", " #"] {
            let text = format!(
                "Lindholm\n{PROSE}\nHistory{tail}\n{PROSE}\nIt was a port before it was a town{tail}\n\
                 {PROSE}\nTrade{tail}\n{PROSE}\n"
            );
            assert_eq!(headings(&text).len(), 3, "{tail}");
        }
    }

    #[test]
    fn sentences_above_paragraphs_are_headings_without_blank_lines() {
        let dense = |heads: &[&str]| {
            let parts: Vec<String> = heads
                .iter()
                .map(|head| format!("{head}\n{PROSE} {PROSE}"))
                .collect();
            let parts = parts.join("\n");
            headings(&format!("Paying for Quays\n{PROSE} {PROSE}\n{parts}")).len()
        };
        assert_eq!(
            dense(&[
                "The fees are paid by the fleet",
                "No, the fleet isn't about to leave"
            ]),
            2
        );
        assert_eq!(
            dense(&["Aren't those the very fees that the board was always against?"]),
            0
        );
        assert_eq!(
            dense(&[
                "So, where do the pilots learn how to steer in fog?",
                "The fees are paid by the fleet"
            ]),
            2
        );
    }
}
