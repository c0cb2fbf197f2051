//! The built-in lexicon, read in place: no start cost; and the words that it is asked about.
//!
//! `build.rs` makes it from the lists in `assets/lexicon/`.

#[cfg(test)]
pub(crate) mod fixture;
#[allow(unreachable_pub, dead_code)] // shared with build.rs, which uses the rest
pub(crate) mod format;
#[allow(unreachable_pub)] // shared with build.rs, where it is a module of its own
pub(crate) mod norm;
pub mod off;
pub(crate) mod table;
pub(crate) mod tokens;

use crate::model::EntityType;
use format::{CONTINUES, ENTITY, ENTRY, FILTER, HEADER, SLOT, filter_bit, flag};
use norm::{CUES, SHOWN, TERMS, WORDS, step};
use tokens::Token;

/// Small lists of `lists.tsv`, by name.
pub(crate) mod list {
    include!(concat!(env!("OUT_DIR"), "/lists.rs"));
}

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
const fn count(at: usize) -> usize {
    let at = FILTER + at * 4;
    u32::from_le_bytes([BYTES[at], BYTES[at + 1], BYTES[at + 2], BYTES[at + 3]]) as usize
}

fn text(at: u32, len: u16) -> &'static str {
    let start = TEXT_AT + at as usize;
    let bytes = BYTES.get(start..start + len as usize).unwrap_or(&[]);
    std::str::from_utf8(bytes).unwrap_or("")
}

/// Value of the node `key`, and whether longer phrases go on from it.
fn node(key: u64) -> Option<(u32, bool)> {
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

/// Whether a list has a word, by its hash.
pub(crate) fn is_listed(list: u64, word: u64) -> bool {
    node(step(list, word)).is_some() && !off::is_unlisted(list, word)
}

/// The same of words as they are written.
pub(crate) fn is_word_of(list: u64, words: &str) -> bool {
    is_listed(list, norm::Folded::new(words).word_hash())
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

/// The longest phrase under `root` that starts with the first of `tokens`, and its length in
/// tokens. `shouting`: the line is all capitals, so that case says nothing.
pub(crate) fn longest(root: u64, tokens: &[Token], shouting: bool) -> Option<(Entry, usize)> {
    let mut key = root;
    let mut found = None;
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && !token.joins() {
            break;
        }
        let hash = if root == TERMS {
            token.stem
        } else {
            token.word
        };
        key = step(key, hash);
        let Some((value, continues)) = node(key) else {
            break;
        };
        if let Some(id) = value.checked_sub(1).filter(|id| !off::is_off(*id)) {
            let entry = entry(id);
            let words = tokens.get(..=at).unwrap_or(tokens);
            if case_fits(entry, words, shouting) {
                found = Some((entry, at + 1));
            }
        }
        if !continues {
            break;
        }
    }
    found
}

/// Whether the words are written as the entry asks: an acronym in capitals, a name with a capital.
fn case_fits(entry: Entry, words: &[Token], shouting: bool) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    if entry.flags & flag::UPPER != 0 {
        // in a line of capitals "IT" and "US" may be plain words
        let plain = shouting && words.len() == 1 && !first.is_dotted() && first.is_plain_word();
        return words.iter().all(|word| word.is_upper() || word.is_number()) && !plain;
    }
    if entry.flags & flag::TITLE != 0 {
        return (first.is_capital() || first.is_number())
            && (last.is_capital() || last.is_number());
    }
    // a term may be written in any way, but "Labour" of "Labour Party" is for the names
    true
}

/// The longest cue that starts with the first of `tokens`, packed, and its length in tokens.
pub(crate) fn cue(tokens: &[Token]) -> Option<(u32, usize)> {
    let (entry, len) = longest(CUES, tokens, false)?;
    Some((entry.entity, len))
}

/// The longest words, from the first of `tokens` on, that show a stance inside of what is said:
/// packed, and their length in tokens.
pub(crate) fn shown(tokens: &[Token]) -> Option<(u32, usize)> {
    let (entry, len) = longest(SHOWN, tokens, false)?;
    Some((entry.entity, len))
}

/// The name that these words are, whatever their case.
pub(crate) fn longest_of(words: &str) -> Option<Entry> {
    use norm::{Folded, NAMES};
    let words = words.split(' ');
    let key = words.fold(NAMES, |key, word| step(key, Folded::new(word).word_hash()));
    node(key)
        .and_then(|(value, _)| value.checked_sub(1))
        .filter(|id| !off::is_off(*id))
        .map(entry)
}
