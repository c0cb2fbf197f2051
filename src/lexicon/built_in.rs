//! The lists of the lexicon as `build.rs` wrote them, read in place.

use super::format::{CONTINUES, ENTITY, ENTRY, FILTER, HEADER, SLOT, filter_bit};
use super::norm::{WORDS, step};
use super::off;
use crate::model::EntityType;

const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// A phrase of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its number, for [`super::why`].
    pub id: u32,
    /// The entity it names.
    pub entity: u32,
    /// One of [`crate::lexicon::format::class`].
    pub class: u8,
    /// Bits of [`flag`].
    pub flags: u8,
}

/// What the lexicon knows of an entity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub label: &'static str,
    pub class: EntityType,
    /// Number of its matter; 0 for what is no issue.
    pub family: u32,
}

fn quad(at: usize) -> u32 {
    let four = BYTES.get(at..).and_then(<[u8]>::first_chunk::<4>);
    four.map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

fn oct(at: usize) -> u64 {
    let eight = BYTES.get(at..).and_then(<[u8]>::first_chunk::<8>);
    eight.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// Where the parts start, known when the program is built.
const SLOTS: usize = count(0);
const ENTRIES_AT: usize = HEADER + SLOTS * SLOT;
const ENTITIES_AT: usize = ENTRIES_AT + count(1) * ENTRY;
const TEXT_AT: usize = ENTITIES_AT + count(2) * ENTITY;

/// Count number `at` of the header.
#[allow(clippy::indexing_slicing)] // constant: out of range would end the build
pub(super) const fn count(at: usize) -> usize {
    let at = FILTER + at * 4;
    u32::from_le_bytes([BYTES[at], BYTES[at + 1], BYTES[at + 2], BYTES[at + 3]]) as usize
}

fn text(at: u32, len: u16) -> &'static str {
    let start = TEXT_AT + at as usize;
    let bytes = BYTES.get(start..start + len as usize).unwrap_or(&[]);
    std::str::from_utf8(bytes).unwrap_or("")
}

/// Value of the node `key`, and whether longer phrases go on from it.
pub(super) fn node(key: u64) -> Option<(u32, bool)> {
    let (byte, bit) = filter_bit(key);
    if BYTES.get(byte).is_none_or(|bits| bits & bit == 0) {
        return None;
    }
    let mask = SLOTS - 1;
    let mut slot = key as usize & mask;
    loop {
        let at = HEADER + slot * SLOT;
        match oct(at) {
            0 => return None,
            found if found == key => {
                let value = quad(at + 8);
                return Some((value & !CONTINUES, value & CONTINUES != 0));
            }
            _ => slot = (slot + 1) & mask,
        }
    }
}

/// Word classes of a word by its hash: bits in the order of [`crate::lexicon::format::WORD_CLASSES`].
pub(crate) fn classes(word: u64) -> u32 {
    node(step(WORDS, word)).map_or(0, |(bits, _)| bits & !off::classes(word))
}

/// Entry number `id`.
pub(crate) fn entry(id: u32) -> Entry {
    let at = ENTRIES_AT + id as usize * ENTRY;
    Entry {
        id,
        entity: quad(at),
        class: BYTES.get(at + 10).copied().unwrap_or(0),
        flags: BYTES.get(at + 11).copied().unwrap_or(0),
    }
}

/// The phrase of an entry as its file has it.
pub(crate) fn phrase(id: u32) -> &'static str {
    let at = ENTRIES_AT + id as usize * ENTRY;
    text(quad(at + 4), quad(at + 8) as u16)
}

/// Entity number `id`.
pub(crate) fn known(id: u32) -> Known {
    let at = ENTITIES_AT + id as usize * ENTITY;
    let class = match BYTES.get(at + 7) {
        Some(0) => EntityType::State,
        Some(1) => EntityType::Organisation,
        Some(2) => EntityType::Person,
        Some(3) => EntityType::Group,
        Some(4) => EntityType::Place,
        _ => EntityType::Issue,
    };
    Known {
        label: text(quad(at), quad(at + 4) as u16),
        class,
        family: quad(at + 8),
    }
}

/// All entities with their numbers.
pub(crate) fn entities() -> impl Iterator<Item = (u32, Known)> {
    (0..count(2) as u32).map(|id| (id, known(id)))
}
