//! Sums of weights that come again: of how a word is written, and of what is said of it alone.
//!
//! Each such sum follows from its key by itself, and the key is compared in full: a sum that was
//! kept is the one that would be made. The table has a fixed size; a newer key takes the place of
//! an older one.

use super::labels::LANES;
use super::word::{Word, is};

/// Places of a table, as a power of two: 48 bytes each.
const PLACES: u32 = 9;

/// A key that no word has.
const EMPTY: u128 = 0;
/// Set in every key.
const FULL: u128 = 1 << 127;

/// A table of sums.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    kept: Vec<(u128, [i16; LANES])>,
}

impl Default for Memo {
    fn default() -> Self {
        Self {
            kept: vec![(EMPTY, [0; LANES]); 1 << PLACES],
        }
    }
}

impl Memo {
    /// The sum of `key`, which `make` makes where it is not kept.
    pub(super) fn of(&mut self, key: u128, make: impl FnOnce() -> [i16; LANES]) -> [i16; LANES] {
        let key = key | FULL;
        match self.kept.get_mut(place(key)) {
            Some((kept, sums)) if *kept == key => *sums,
            Some(slot) => {
                *slot = (key, make());
                slot.1
            }
            None => make(),
        }
    }
}

fn place(key: u128) -> usize {
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    let mixed = (folded ^ folded >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (64 - PLACES)) as usize
}

/// The letters of a word as a key; none of a word of more than 15 bytes.
pub(super) fn form(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let (start, last) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>());
    match (start, last) {
        _ if bytes.len() > 15 => None,
        (Some(start), Some(last)) => {
            let (start, last) = (u64::from_le_bytes(*start), u64::from_le_bytes(*last));
            let high = u128::from(last) << (8 * (bytes.len() - 8));
            Some(u128::from(start) | high | (bytes.len() as u128) << 120)
        }
        _ => Some(u128::from(super::norm::few(bytes)) | (bytes.len() as u128) << 120),
    }
}

/// All that [`super::features`] asks of a word without its letters and its neighbours.
pub(super) fn manner(word: &Word, state: u64) -> u128 {
    let parts = [
        (u64::from(word.is(is::HYPHEN)), 1),
        (u64::from(word.rule), 8),
        (state, 10),
        (u64::from(word.shape), 16),
        (u64::from(word.evidence), 16),
        (u64::from(word.single), 16),
        (u64::from(word.begin), 16),
        (u64::from(word.inside), 16),
    ];
    parts
        .iter()
        .fold(0, |key, (value, bits)| key << bits | u128::from(*value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn a_form_is_its_letters() {
        let words = [
            "",
            "a",
            "aa",
            "Kyiv",
            "kyiv",
            "Chad-ian",
            "Chad-ians",
            "Gdańsk",
            "Mauritanian",
            "abcdefghijklmno",
            "abcdefghijklmnp",
            "bbcdefghijklmno",
        ];
        let forms: HashMap<u128, &str> = words
            .iter()
            .map(|word| (form(word).unwrap() | FULL, *word))
            .collect();
        assert_eq!(forms.len(), words.len());
        assert_eq!(form("abcdefghijklmnop"), None);
    }

    #[test]
    fn every_part_of_the_manner_tells() {
        let plain = Word::default();
        let words = [
            plain,
            Word { rule: 255, ..plain },
            Word {
                flags: is::HYPHEN,
                ..plain
            },
            Word {
                shape: u16::MAX,
                ..plain
            },
            Word {
                evidence: u16::MAX,
                ..plain
            },
            Word {
                single: u16::MAX,
                ..plain
            },
            Word {
                begin: u16::MAX,
                ..plain
            },
            Word {
                inside: u16::MAX,
                ..plain
            },
        ];
        let mut keys: Vec<u128> = words.iter().map(|word| manner(word, 0)).collect();
        keys.push(manner(&plain, 0x3ff));
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert!(keys.iter().all(|key| key & FULL == 0));
    }

    #[test]
    fn what_is_kept_is_what_was_made() {
        let mut memo = Memo::default();
        for round in 0..2 {
            for key in 0..5000 {
                let made = [(key % 1000) as i16; LANES];
                assert_eq!(memo.of(key, || made), made, "{round}");
            }
        }
        assert_eq!(memo.kept.len(), 1 << PLACES);
        assert_eq!(memo.of(4999, || [0; LANES]), [999; LANES]);
    }
}
