//! The table of names: what kind of name a word or phrase is elsewhere, read in place.

use super::key::{self, HEADER, SLOT, class, short_print, step};
use super::word::{LONGEST, Word, is};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// Longest phrase, in words.
const PHRASE: usize = 8;

/// The bits of a key; none where it is not in the table.
fn find(key: u64) -> u32 {
    let slots = BYTES
        .first_chunk::<HEADER>()
        .map_or(0, |four| u32::from_le_bytes(*four)) as usize;
    let wanted = short_print(key);
    let mut slot = key::slot(key, slots);
    loop {
        let at = HEADER + slot * SLOT;
        let bytes = BYTES.get(at..).and_then(<[u8]>::first_chunk::<SLOT>);
        let Some([one, two, three, bits @ ..]) = bytes else {
            return 0;
        };
        match u32::from_le_bytes([*one, *two, *three, 0]) {
            0 => return 0,
            found if found == wanted => {
                let [one, two, three] = *bits;
                return u32::from_le_bytes([one, two, three, 0]);
            }
            _ => slot = if slot + 1 < slots { slot + 1 } else { 0 },
        }
    }
}

/// The classes of a single word.
pub(super) fn word(word: &str) -> u16 {
    find(step(0, key::plain(word))) as u16
}

/// The classes of a name as a whole.
pub(super) fn phrase(form: &str) -> u16 {
    let words = form.split_whitespace();
    find(words.fold(0, |key, word| step(key, key::plain(word)))) as u16
}

/// True for a word that names a thing and is hardly seen in small letters ("Kyoto").
pub(super) fn is_name(word: &str) -> bool {
    let bits = find(step(0, key::plain(word)));
    bits as u16 & class::THING != 0 && (bits >> class::COMMON & 7) < 2
}

/// True for a word that stands in a dictionary in small letters.
pub(super) fn is_everyday(word: &str) -> bool {
    find(step(0, key::plain(word))) >> class::COMMON & 7 > 0
}

/// Looks up the words near capitals: how common they are, and the names that they are or are in.
pub(super) fn look_up(text: &str, words: &mut [Word]) {
    // the last word that is near a capital so far
    let mut near = None;
    for at in 0..words.len() {
        if words.get(at + 2).is_some_and(|word| word.is(is::CAPITAL)) || at == 0 {
            let ahead = words.get(at..at + 3).unwrap_or(words);
            if ahead.iter().any(|word| word.is(is::CAPITAL)) {
                near = Some(at + 3);
            }
        }
        if near.is_none_or(|near| at > near) {
            continue;
        }
        let Some(first) = words.get(at).copied() else {
            return;
        };
        if first.is(is::MARK) || first.end - first.start > LONGEST {
            continue;
        }
        let key = step(0, hash(text, &first));
        let bits = find(key);
        if let Some(word) = words.get_mut(at) {
            word.common = (bits >> class::COMMON & 7) as u8;
        }
        phrases(text, words, at, key, bits);
    }
}

fn hash(text: &str, word: &Word) -> u64 {
    let shown = word.of(text);
    if shown.is_ascii() {
        word.lower
    } else {
        key::plain(shown)
    }
}

/// Marks the phrases that start at word `at`, the longest of each class only.
fn phrases(text: &str, words: &mut [Word], at: usize, key: u64, bits: u32) {
    // a title may be written small, a name may not
    let small = words.get(at).is_some_and(|word| !word.is(is::CAPITAL));
    let allowed = if small { class::TITLE } else { u16::MAX };
    let mut found = [(0, 0); PHRASE];
    let (mut key, mut bits) = (key, bits);
    for (length, slot) in found.iter_mut().enumerate() {
        *slot = (bits as u16 & allowed, at + length);
        let next = words
            .get(at + length + 1)
            .filter(|word| !word.is(is::FENCE));
        let Some(next) = next.filter(|_| bits & class::GOES_ON != 0) else {
            break;
        };
        key = step(key, hash(text, next));
        bits = find(key);
    }
    let mut done = 0;
    for (bits, last) in found.into_iter().rev() {
        let new = bits & !done;
        done |= new;
        if new == 0 {
            continue;
        }
        for (place, word) in words.iter_mut().enumerate().take(last + 1).skip(at) {
            if place > at {
                word.inside |= new;
            } else if last > at {
                word.begin |= new & !word.inside;
            } else {
                word.single |= new;
            }
        }
    }
}
