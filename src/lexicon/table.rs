//! Hash tables whose keys are hashes already: one multiplication is all they need.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table by hashes or small numbers.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Mixer>>;
/// A set of hashes or small numbers.
pub(crate) type Bag<K> = HashSet<K, BuildHasherDefault<Mixer>>;

/// Mixes numbers; for keys that nobody can choose freely.
#[derive(Clone, Copy, Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number.cast_unsigned() as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn small_numbers_and_hashes_are_found_again() {
        let mut table: Table<(u32, u64), u32> = Table::default();
        for number in 0..1000 {
            table.insert((number, u64::from(number) << 40), number);
        }
        assert_eq!(table.len(), 1000);
        assert_eq!(table.get(&(7, 7 << 40)), Some(&7));
        assert_eq!(table.get(&(7, 8 << 40)), None);
    }
}
