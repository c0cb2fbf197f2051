//! The layout of the compiled lexicon. `build.rs` includes this very file.
//!
//! A filter, four counts (`u32`, little endian), then what they count: slots, entries, entities,
//! bytes of text.
//! A slot is a node of a trie: its key and its value (entry + 1, or a set of word classes).

/// Bytes of the filter in front: a set of bits that says of most unknown keys at once that they
/// are unknown, small enough to stay in the first cache.
pub const FILTER: usize = 16 * 1024;
/// Bytes of the filter and the counts.
pub const HEADER: usize = FILTER + 16;

/// The byte and the bit of `key` in the filter.
pub fn filter_bit(key: u64) -> (usize, u8) {
    let at = key >> 40;
    ((at >> 3) as usize % FILTER, 1 << (at & 7))
}

/// Bytes of a slot: key `u64`, value `u32`.
pub const SLOT: usize = 12;
/// The bit of a value that says that longer phrases go on from here.
pub const CONTINUES: u32 = 1 << 31;
/// Bytes of an entry: entity `u32`, text `u32`, length `u16`, class `u8`, flags `u8`.
pub const ENTRY: usize = 12;
/// Bytes of an entity: label `u32`, length `u16`, kind `u8`, type `u8`, family `u32`.
pub const ENTITY: usize = 12;

/// What an entry of the lexicon is; decides which rule looks at it.
pub mod class {
    /// Name of a state.
    pub const STATE: u8 = 0;
    /// Adjective of a state.
    pub const ADJECTIVE: u8 = 1;
    /// The people of a state.
    pub const PEOPLE: u8 = 2;
    /// Capital: its government or a place.
    pub const CAPITAL: u8 = 3;
    /// Building or word that always stands for its government.
    pub const METONYM: u8 = 4;
    /// Organisation, organ of a state, party, armed group.
    pub const ORGANISATION: u8 = 5;
    /// Person by full name.
    pub const PERSON: u8 = 6;
    /// Surname that needs no introduction.
    pub const SURNAME: u8 = 7;
    /// Place that does not act.
    pub const PLACE: u8 = 8;
    /// Role noun.
    pub const ROLE: u8 = 9;
    /// Term of the issue taxonomy.
    pub const ISSUE: u8 = 10;
    /// A name that is not marked and keeps what is inside it from being marked.
    pub const SKIP: u8 = 11;
    /// Cue of a position; its entity is a packed cue, no number of an entity.
    pub const CUE: u8 = 12;
}

/// Flags of an entry.
pub mod flag {
    /// Only in capitals.
    pub const UPPER: u8 = 1;
    /// Only with a capital first letter.
    pub const TITLE: u8 = 2;
    /// A head that takes its matter from the document: conflict, agreement.
    pub const GENERIC: u8 = 4;
    /// A role that counts only with a modifier before it.
    pub const MODIFIED: u8 = 8;
    /// A conflict: "in Ukraine" behind it belongs to it.
    pub const OF_PLACE: u8 = 16;
}

/// Word classes: the names in `words.tsv`; a word's set has bit `1 << index`.
pub const WORD_CLASSES: [&str; 23] = [
    "stop",
    "place-before",
    "inside",
    "motion",
    "title",
    "actor",
    "modifier",
    "suffix",
    "head",
    "particle",
    "speech",
    "place-after",
    "verb",
    "policy",
    "first",
    "calendar",
    "definite",
    "common",
    "problem",
    "instrument",
    "plain",
    "ambiguous",
    "organisation-noun",
];
