//! What the document itself says of a form: seen in lower case, behind a title, before “said”.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::key::{self, class};
use super::word::{Word, is};

/// What was seen of a form, as bits.
pub(super) mod seen {
    pub(in super::super) const SMALL: u16 = 1;
    pub(in super::super) const BIG: u16 = 1 << 1;
    pub(in super::super) const TITLED: u16 = 1 << 2;
    pub(in super::super) const AFTER_FIRST: u16 = 1 << 3;
    pub(in super::super) const PLACED: u16 = 1 << 4;
    pub(in super::super) const DEFINITE: u16 = 1 << 5;
    pub(in super::super) const BEFORE_SUFFIX: u16 = 1 << 6;
    pub(in super::super) const SPEAKS: u16 = 1 << 7;
    pub(in super::super) const BEFORE_SURNAME: u16 = 1 << 8;
    pub(in super::super) const FOLLOWS: u16 = 1 << 9;
    pub(in super::super) const LEADS: u16 = 1 << 10;
    pub(in super::super) const LISTED: u16 = 1 << 11;
    pub(in super::super) const OWNS: u16 = 1 << 12;
    pub(in super::super) const BRACKETED: u16 = 1 << 13;
    pub(in super::super) const ALONE: u16 = 1 << 14;
    pub(in super::super) const OF: u16 = 1 << 15;
}

/// What is known of the forms of a document so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    forms: HashMap<u64, u16, Salted>,
    cues: Cues,
}

/// Quick hashes of hashes and of words; salt keeps a hostile text from aiming at one slot.
#[derive(Clone, Debug)]
pub(super) struct Salted(u64);

impl Default for Salted {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8))
    }
}

impl BuildHasher for Salted {
    type Hasher = Salting;

    fn build_hasher(&self) -> Salting {
        Salting(self.0)
    }
}

pub(super) struct Salting(u64);

impl Hasher for Salting {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = key::salted(self.0, bytes);
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = key::mix(self.0, number ^ self.0);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words that the evidence looks out for, by their hashes.
#[derive(Clone, Debug)]
struct Cues {
    places: [u64; 5],
    speech: [u64; 6],
    the: u64,
    of: u64,
}

impl Default for Cues {
    fn default() -> Self {
        Self {
            places: ["in", "at", "from", "near", "outside"].map(key::lower),
            speech: ["said", "says", "told", "added", "announced", "warned"].map(key::lower),
            the: key::lower("the"),
            of: key::lower("of"),
        }
    }
}

impl Evidence {
    /// Learns from the words of a block.
    pub(super) fn learn(&mut self, text: &str, words: &[Word]) {
        for (at, word) in words.iter().enumerate() {
            let bits = if word.is(is::CAPITAL) {
                big(text, words, at, word, &self.cues)
            } else if word.is(is::LETTER) {
                seen::SMALL
            } else {
                continue;
            };
            *self.forms.entry(word.lower).or_insert(0) |= bits;
        }
    }

    /// Writes what is known into the words of a block.
    pub(super) fn apply(&self, words: &mut [Word]) {
        for word in words.iter_mut().filter(|word| word.is(is::CAPITAL)) {
            word.evidence = self.forms.get(&word.lower).copied().unwrap_or(0);
        }
    }
}

fn big(text: &str, words: &[Word], at: usize, word: &Word, cues: &Cues) -> u16 {
    // among capitals only, neighbours say nothing
    if word.style > 0 {
        return 0;
    }
    let mut bits = 0;
    let opens = word.is(is::OPENS);
    if !opens && !word.is(is::UPPER) {
        bits |= seen::BIG;
    }
    let before = at
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .filter(|_| !word.is(is::FENCE));
    let mut alone = true;
    if let Some(before) = before {
        if (before.single | before.inside) & class::TITLE != 0 {
            bits |= seen::TITLED;
        }
        if before.is(is::CAPITAL) {
            alone = false;
            if before.single & class::FIRST != 0 {
                bits |= seen::AFTER_FIRST;
            }
            if before.single & class::TITLE == 0 {
                bits |= seen::FOLLOWS;
            }
        } else if cues.places.contains(&before.lower) {
            bits |= seen::PLACED;
        } else if before.lower == cues.the {
            bits |= seen::DEFINITE;
        } else if before.lower == cues.of {
            bits |= seen::OF;
        } else if word.is(is::UPPER) && before.of(text) == "(" {
            bits |= seen::BRACKETED;
        }
    }
    if let Some(after) = words.get(at + 1).filter(|after| !after.is(is::FENCE)) {
        if after.is(is::CAPITAL) {
            alone = false;
            bits |= seen::LEADS;
            if after.single & class::SUFFIX != 0 {
                bits |= seen::BEFORE_SUFFIX;
            }
            if after.single & class::SURNAME != 0 && word.single & class::FIRST != 0 {
                bits |= seen::BEFORE_SURNAME;
            }
        } else if cues.speech.contains(&after.lower) {
            bits |= seen::SPEAKS;
        } else if after.is(is::GLUED) && matches!(after.of(text), "'s" | "’s") {
            bits |= seen::OWNS;
        }
    }
    if alone && !opens {
        bits |= seen::ALONE;
    }
    if word.single & class::FIRST == 0 && word.single & class::THING != 0 {
        bits |= seen::LISTED;
    }
    bits
}
