//! How words become numbers, and the classes of names. `build.rs` includes this very file, so that
//! the table of names and the look-up cannot diverge.

use super::norm::{self, Folded};

/// What a table of names says of a word or phrase, as bits.
pub mod class {
    /// Country.
    pub const COUNTRY: u16 = 1;
    /// Nationality, people, creed.
    pub const DEMONYM: u16 = 1 << 1;
    /// Capital of a country.
    pub const CAPITAL: u16 = 1 << 2;
    /// Large city.
    pub const CITY: u16 = 1 << 3;
    /// Region, river, sea.
    pub const REGION: u16 = 1 << 4;
    /// Organisation, party, armed group.
    pub const BODY: u16 = 1 << 5;
    /// Known person.
    pub const LEADER: u16 = 1 << 6;
    /// All that name one thing by themselves: the classes so far.
    pub const THING: u16 = (1 << 7) - 1;
    /// First name.
    pub const FIRST: u16 = 1 << 7;
    /// Surname.
    pub const SURNAME: u16 = 1 << 8;
    /// Title or office before a name.
    pub const TITLE: u16 = 1 << 9;
    /// Word that ends the name of an organisation.
    pub const SUFFIX: u16 = 1 << 10;
    /// Word that ends the name of a place.
    pub const GROUND: u16 = 1 << 11;
    /// Word that ends the name of an event, a treaty, a work, a prize.
    pub const EVENT: u16 = 1 << 12;

    /// How common the lower-cased word is, from 0 (in no dictionary) to 4: three bits from here.
    pub const COMMON: u32 = 16;
    /// A longer phrase goes on from here.
    pub const GOES_ON: u32 = 1 << 23;
}

/// Bytes before the slots of the table of names: their number.
pub const HEADER: usize = 4;
/// Bytes of a slot: three of the fingerprint and three of the bits (classes, then the others).
pub const SLOT: usize = 6;

/// Spreads the bits of `value`; `seed` keeps kinds of values apart.
pub fn mix(seed: u64, value: u64) -> u64 {
    let mut sum = value ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    sum ^= sum >> 32;
    sum = sum.wrapping_mul(0xd6e8_feb8_6659_fd93);
    sum ^ sum >> 32
}

/// Two values in order.
pub fn mix_two(seed: u64, first: u64, second: u64) -> u64 {
    mix(
        seed,
        mix(seed + 77, first).wrapping_add(second.rotate_left(21)),
    )
}

/// Eight ASCII letters at once in lower case; other bytes stay.
fn lower_eight(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // the high bit of a byte says whether it is above “Z”, and from “A” on
    let low = eight & (0x7f * ONES);
    let above = low.wrapping_add((0x7f - 0x5a) * ONES);
    let from = low.wrapping_add((0x80 - 0x41) * ONES);
    let capital = (from ^ above) & !eight & (0x80 * ONES);
    eight | capital >> 2
}

fn sum(bytes: &[u8], change: impl Fn(u64) -> u64) -> u64 {
    sum_from(0, bytes, change)
}

/// The hash of `bytes` as they are that starts from `salt`.
pub fn salted(salt: u64, bytes: &[u8]) -> u64 {
    sum_from(salt, bytes, |eight| eight)
}

fn sum_from(salt: u64, bytes: &[u8], change: impl Fn(u64) -> u64) -> u64 {
    let mut sum = salt ^ bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, behind)) = rest.split_first_chunk::<8>() {
        sum = mix(sum, change(u64::from_le_bytes(*eight)));
        rest = behind;
    }
    mix(sum, change(norm::few(rest)))
}

/// Up to eight bytes around an end of a word, in lower case, from which the hashes of its first or
/// last letters follow by a shift: the same values as [`lower`] gives of them, without a loop each.
#[derive(Clone, Copy, Debug)]
pub struct End {
    bytes: u64,
    len: u32,
}

impl End {
    /// The end of a word where its first letters are.
    pub fn first(word: &str) -> Self {
        Self::new(word, word.as_bytes().first_chunk())
    }

    /// The end of a word where its last letters are.
    pub fn last(word: &str) -> Self {
        Self::new(word, word.as_bytes().last_chunk())
    }

    fn new(word: &str, eight: Option<&[u8; 8]>) -> Self {
        let few = || norm::few(word.as_bytes());
        Self {
            bytes: lower_eight(eight.map_or_else(few, |eight| u64::from_le_bytes(*eight))),
            len: word.len().min(8) as u32,
        }
    }

    /// Hash of the first `count` (1 to 7) letters; `None` where they are not all ASCII.
    pub fn head(self, count: u32) -> Option<u64> {
        let count = count.min(self.len);
        hash_of(self.bytes & ((1 << (8 * count)) - 1), count)
    }

    /// Hash of the last `count` (1 to 7) letters; `None` where they are not all ASCII.
    pub fn tail(self, count: u32) -> Option<u64> {
        let count = count.min(self.len);
        hash_of(self.bytes >> (8 * (self.len - count)), count)
    }
}

/// Hash of `count` letters that are in lower case already; `None` where they are not all ASCII.
fn hash_of(letters: u64, count: u32) -> Option<u64> {
    (letters & 0x8080_8080_8080_8080 == 0).then(|| mix(u64::from(count), letters))
}

/// Hash of a word as it is written.
pub fn exact(word: &str) -> u64 {
    sum(word.as_bytes(), |eight| eight)
}

/// ASCII, or one of the quotes and dashes that are small and large at once: most words with other
/// characters have only these, and of them no lower-case copy has to be made.
fn is_lowered_by_eight(c: char) -> bool {
    c.is_ascii() || ('\u{2000}'..='\u{206f}').contains(&c)
}

/// Hash of a word in lower case.
pub fn lower(word: &str) -> u64 {
    if word.is_ascii() || word.chars().all(is_lowered_by_eight) {
        return sum(word.as_bytes(), lower_eight);
    }
    sum(word.to_lowercase().as_bytes(), |eight| eight)
}

/// Hash of a word for the table of names: in lower case and without diacritics.
pub fn plain(word: &str) -> u64 {
    if word.is_ascii() {
        return lower(word);
    }
    let folded = Folded::new(word);
    match folded.as_bytes() {
        [] => lower(word),
        bytes => sum(bytes, lower_eight),
    }
}

/// From the words of a phrase so far over one more word.
pub fn step(phrase: u64, word: u64) -> u64 {
    mix(3, phrase.rotate_left(7) ^ word)
}

/// Fingerprint of a key; its low bits say the slot, so these are the others. Never 0.
pub fn print(key: u64) -> u32 {
    (key >> 32) as u32 | 1
}

/// The slot of `slots` at which the search for a key starts.
pub fn slot(key: u64, slots: usize) -> usize {
    (((key & 0xffff_ffff) * slots as u64) >> 32) as usize
}

/// The three bytes of it that the table of names holds.
pub fn short_print(key: u64) -> u32 {
    print(key) & 0x00ff_ffff
}
