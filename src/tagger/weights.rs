//! The weights, read in place: a fingerprint and sixteen signed bytes for each feature.
//!
//! Layout, little endian: the number of slots (a power of two) `u32`; the scores of the steps from
//! label to label, 17 × 17 `i16`; the fingerprints of the slots `u32`, 0 for an empty one; their
//! rows, one `i8` for each label but `outside`; a filter. A feature starts to look at the slot of
//! its low bits and goes on to the next. A third of the features are unknown, and to learn that from
//! the slots takes long: the filter, small enough for the nearest cache, turns them away. It has
//! two bits for each feature, both in one word, so that it is asked with one load.

use super::key::print;
use super::labels::{LABELS, LANES, Steps};

static BYTES: &[u8] = include_bytes!("../../assets/tagger.bin");

const STEPS: usize = 4;
const PRINTS: usize = STEPS + LABELS * LABELS * 2;
/// Words of the filter, as a power of two, and its bytes.
const FILTER_WORDS: u32 = 12;
const FILTER: usize = 8 << FILTER_WORDS;

/// The word of a feature in the filter and its bits there; from its fingerprint alone.
fn filter_at(feature: u64) -> (usize, u64) {
    let at = (feature >> (64 - FILTER_WORDS)) as usize;
    let bit = |shift: u32| 1 << (feature >> shift & 63);
    (at, bit(33) | bit(39))
}

/// A table of weights.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'a> {
    bytes: &'a [u8],
    prints: &'a [[u8; 4]],
    rows: &'a [[u8; LANES]],
    filter: &'a [[u8; 8]],
}

impl Weights<'static> {
    /// Those of the program.
    pub fn built_in() -> Self {
        Self::new(BYTES)
    }
}

impl<'a> Weights<'a> {
    /// Reads a table in place. One that is cut off knows no feature.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::read(bytes).unwrap_or(Self {
            bytes: &[],
            prints: &[],
            rows: &[],
            filter: &[],
        })
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let slots = u32::from_le_bytes(*bytes.first_chunk::<4>()?) as usize;
        let rest = bytes.get(PRINTS..)?;
        if !slots.is_power_of_two() || rest.len() != slots * (4 + LANES) + FILTER {
            return None;
        }
        let (prints, rest) = rest.split_at_checked(slots * 4)?;
        let (rows, filter) = rest.split_at_checked(slots * LANES)?;
        Some(Self {
            bytes,
            prints: prints.as_chunks().0,
            rows: rows.as_chunks().0,
            filter: filter.as_chunks().0,
        })
    }

    /// The row of a feature.
    pub fn row(&self, feature: u64) -> Option<&'a [u8; LANES]> {
        self.rows.get(self.slot(feature)?)
    }

    /// Adds the rows of all `features` to `sums`; empties `features`.
    ///
    /// In three rounds, so that each is a row of look-ups that need not wait for each other: most
    /// of the time goes into waiting for memory.
    pub(super) fn add_all(&self, features: &mut Vec<u64>, sums: &mut [i16; LANES]) {
        self.sift(features);
        for feature in features.iter_mut() {
            *feature = self
                .slot_of_known(*feature)
                .map_or(u64::MAX, |slot| slot as u64);
        }
        for slot in features.drain(..) {
            if let Some(row) = self.rows.get(slot as usize) {
                add(row, sums);
            }
        }
    }

    /// Keeps the features that the filter lets through.
    ///
    /// Each is written to the next free place, and only whether that counts depends on the filter:
    /// a jump for each, which nobody can foresee, costs more than all the rest (`Vec::retain`).
    fn sift(&self, features: &mut Vec<u64>) {
        let mut kept = 0;
        for at in 0..features.len() {
            let feature = features.get(at).copied().unwrap_or(0);
            if let Some(place) = features.get_mut(kept) {
                *place = feature;
            }
            kept += usize::from(self.may_know(feature));
        }
        features.truncate(kept);
    }

    /// Whether the filter lets a feature through.
    fn may_know(&self, feature: u64) -> bool {
        let (at, bits) = filter_at(feature);
        let word = self
            .filter
            .get(at)
            .map_or(0, |word| u64::from_le_bytes(*word));
        word & bits == bits
    }

    fn slot(&self, feature: u64) -> Option<usize> {
        self.may_know(feature)
            .then(|| self.slot_of_known(feature))?
    }

    fn slot_of_known(&self, feature: u64) -> Option<usize> {
        let wanted = print(feature);
        let mask = self.prints.len().wrapping_sub(1);
        let mut slot = feature as usize & mask;
        loop {
            match self.print_at(slot)? {
                0 => return None,
                found if found == wanted => return Some(slot),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn print_at(&self, slot: usize) -> Option<u32> {
        self.prints
            .get(slot)
            .map(|print| u32::from_le_bytes(*print))
    }

    /// The scores of the steps.
    pub fn steps(&self) -> Steps<i32> {
        let mut steps = [[0; LABELS]; LABELS];
        let mut at = STEPS;
        for score in steps.iter_mut().flatten() {
            let two = self.bytes.get(at..).and_then(<[u8]>::first_chunk::<2>);
            *score = two.map_or(0, |two| i32::from(i16::from_le_bytes(*two)));
            at += 2;
        }
        steps
    }
}

/// Adds a row to the scores of a word.
fn add(row: &[u8; LANES], to: &mut [i16; LANES]) {
    for (sum, weight) in to.iter_mut().zip(row) {
        *sum += i16::from(weight.cast_signed());
    }
}

/// Packs rows into a table. `rows` must hold each feature once.
pub fn pack(rows: &[(u64, [i8; LANES])], steps: &Steps<i16>) -> Vec<u8> {
    let mut slots = 16_usize;
    while slots * 5 < rows.len() * 6 {
        slots *= 2;
    }
    let mut prints = vec![0_u32; slots];
    let mut table = vec![[0_i8; LANES]; slots];
    let mut filter = vec![0_u64; 1 << FILTER_WORDS];
    for (feature, row) in rows {
        let mut slot = *feature as usize & (slots - 1);
        while prints.get(slot).is_some_and(|print| *print != 0) {
            slot = (slot + 1) & (slots - 1);
        }
        if let (Some(print_at), Some(row_at)) = (prints.get_mut(slot), table.get_mut(slot)) {
            *print_at = print(*feature);
            *row_at = *row;
        }
        let (at, bits) = filter_at(*feature);
        if let Some(word) = filter.get_mut(at) {
            *word |= bits;
        }
    }
    let mut bytes = Vec::with_capacity(PRINTS + slots * (4 + LANES) + FILTER);
    bytes.extend((slots as u32).to_le_bytes());
    bytes.extend(steps.iter().flatten().flat_map(|score| score.to_le_bytes()));
    bytes.extend(prints.iter().flat_map(|print| print.to_le_bytes()));
    bytes.extend(table.iter().flatten().map(|weight| weight.cast_unsigned()));
    bytes.extend(filter.iter().flat_map(|word| word.to_le_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::key::mix;

    #[test]
    fn what_is_packed_is_found() {
        let rows: Vec<(u64, [i8; LANES])> = (0..1000)
            .map(|number| {
                (
                    mix(9, number),
                    [((number % 255) as u8).cast_signed(); LANES],
                )
            })
            .collect();
        let mut steps = [[0; LABELS]; LABELS];
        steps[3][5] = -321;
        let bytes = pack(&rows, &steps);
        let weights = Weights::new(&bytes);
        for (feature, row) in &rows {
            assert_eq!(
                weights.row(*feature).map(|row| row.map(u8::cast_signed)),
                Some(*row)
            );
        }
        let mut features: Vec<u64> = (990..1010).map(|number| mix(9, number)).collect();
        let mut sums = [0; LANES];
        weights.add_all(&mut features, &mut sums);
        let wanted: i16 = (990_u64..1000)
            .map(|number| i16::from(((number % 255) as u8).cast_signed()))
            .sum();
        assert_eq!((sums, features.len()), ([wanted; LANES], 0));
        for number in 1000..9000 {
            assert_eq!(weights.row(mix(9, number)), None);
        }
        assert_eq!(weights.steps()[3][5], -321);
    }

    #[test]
    fn a_broken_table_knows_nothing() {
        for bytes in [&[][..], &[1, 0, 0, 0], &[255; 100]] {
            let weights = Weights::new(bytes);
            assert_eq!((weights.row(1), weights.steps()[0][0]), (None, 0));
        }
    }

    #[test]
    fn sums_keep_their_sign() {
        let mut sums = [5; LANES];
        add(&[(-7_i8).cast_unsigned(); LANES], &mut sums);
        assert_eq!(sums, [-2; LANES]);
    }

    #[test]
    fn the_built_in_table_is_there() {
        let weights = Weights::built_in();
        for print in weights
            .prints
            .iter()
            .map(|print| u32::from_le_bytes(*print))
        {
            assert!(print == 0 || weights.may_know(u64::from(print) << 32));
        }
        assert!(
            weights.prints.len() > 1000
                && weights.steps().iter().flatten().any(|score| *score != 0)
        );
    }
}
