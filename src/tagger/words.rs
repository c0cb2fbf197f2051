//! Words of a block as the tagger sees them: punctuation is a word of its own, a hyphen splits
//! where the parts are names by themselves ("Ankara-based", "Chad-Sudan").
//!
//! The weights were trained on exactly these words, so this is apart from the words of the rules.

use super::ends::{comes_apart, mark_end, word_end};
use super::fences::fences;
use super::key;
use super::norm::few;
use super::word::{LONGEST, Word, is};
use crate::text::char_at;

/// Splits `text`, which starts at byte `base`, into words.
pub(super) fn split(text: &str, base: u32, into: &mut Vec<Word>) {
    into.clear();
    let mut at = 0;
    let mut glued = false;
    while let Some(c) = char_at(text, at) {
        if c.is_whitespace() {
            at += c.len_utf8();
            glued = false;
            continue;
        }
        let (end, parts) = if c.is_alphanumeric() {
            (word_end(text, at), true)
        } else {
            (mark_end(text, at, c), false)
        };
        let word = text.get(at..end).unwrap_or("");
        if parts {
            push_parts(word, base + at as u32, glued, into);
        } else {
            push(word, base + at as u32, glued, into);
        }
        glued = true;
        at = end;
    }
    fences(text, base, into);
}

/// Adds a word in its parts.
fn push_parts(word: &str, base: u32, glued: bool, into: &mut Vec<Word>) {
    let mut start = 0;
    if word.len() <= LONGEST as usize && word.bytes().any(|byte| byte == b'-') {
        for (at, _) in word.match_indices('-') {
            let (left, right) = (
                word.get(start..at).unwrap_or(""),
                word.get(at + 1..).unwrap_or(""),
            );
            if comes_apart(left, right) {
                push(left, base + start as u32, glued || start > 0, into);
                push("-", base + at as u32, true, into);
                start = at + 1;
            }
        }
    }
    push(
        word.get(start..).unwrap_or(""),
        base + start as u32,
        glued || start > 0,
        into,
    );
}

fn push(word: &str, start: u32, glued: bool, into: &mut Vec<Word>) {
    let mut flags = if glued { is::GLUED } else { 0 };
    let Written {
        flags: written,
        capitals,
        letters,
        shape,
    } = written(word);
    flags |= written;
    if capitals > 0 {
        flags |= is::CAPITAL;
    }
    if letters > 0 {
        flags |= is::LETTER;
        if capitals == letters && letters > 1 {
            flags |= is::UPPER;
        }
    } else if flags & is::DIGIT == 0 {
        flags |= is::MARK;
    }
    if capitals > 0 && word.ends_with('.') {
        flags |= is::STOPPED;
    }
    if capitals == 0 && word.len() <= 4 && is_bridge(word) {
        flags |= is::BRIDGE;
    }
    let end = start + word.len() as u32;
    if end - start > LONGEST {
        flags &= !is::CAPITAL;
    }
    into.push(Word {
        lower: key::lower(word),
        start,
        end,
        flags,
        shape: shape.wrapping_mul(5).wrapping_add(word.len().min(4) as u16),
        ..Word::default()
    });
}

/// How a word is written.
struct Written {
    flags: u16,
    capitals: usize,
    letters: usize,
    shape: u16,
}

fn written(word: &str) -> Written {
    let mut written = Written {
        flags: 0,
        capitals: 0,
        letters: 0,
        shape: 0,
    };
    // most words are: they need not be looked at letter by letter
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        written.letters = word.len();
        written.shape = u16::from(!word.is_empty());
        return written;
    }
    let mut last = 0;
    for c in word.chars() {
        let kind = kind(c);
        match kind {
            1 => written.letters += 1,
            2 => {
                written.capitals += 1;
                written.letters += 1;
            }
            3 => written.flags |= is::DIGIT,
            _ if c == '-' => written.flags |= is::HYPHEN,
            _ => {}
        }
        if kind != last {
            written.shape = written.shape.wrapping_mul(37).wrapping_add(kind);
            last = kind;
        }
    }
    written
}

/// What a character is for the shape of its word: 1 a letter, 2 a capital, 3 a digit.
fn kind(c: char) -> u16 {
    if c.is_ascii() {
        return match c as u8 {
            b'a'..=b'z' => 1,
            b'A'..=b'Z' => 2,
            b'0'..=b'9' => 3,
            other => 4 + u16::from(other & 0x1f),
        };
    }
    if c.is_uppercase() {
        2
    } else if c.is_alphabetic() {
        1
    } else if c.is_numeric() {
        3
    } else {
        4 + (c as u16 & 0x1f)
    }
}

/// Words that may stand between the capitals of a name.
const BRIDGES: &[&str] = &[
    "of", "the", "and", "for", "de", "van", "von", "bin", "al", "el", "la", "du", "der", "del",
    "di", "da", "le", "den", "ibn", "&", "to", "in", "on", "dos", "das", "ul", "-", "'s", "’s",
    "ad", "ez", "es", "y", "e", "a", "ter", "ten", "zu", "do", "les", "at", "'", "’", "am", "an",
    "au", "aux", "sur", "und", "upon", "with", "by", "et",
];

/// The same as numbers: one look at all of them, where comparing with each takes long.
const BRIDGE_NUMBERS: [u32; BRIDGES.len()] = bridge_numbers();

#[allow(clippy::indexing_slicing, reason = "checked by the compiler")]
const fn bridge_numbers() -> [u32; BRIDGES.len()] {
    let mut numbers = [0; BRIDGES.len()];
    let mut word = 0;
    while word < BRIDGES.len() {
        let bytes = BRIDGES[word].as_bytes();
        let mut at = bytes.len();
        while at > 0 {
            at -= 1;
            numbers[word] = numbers[word] << 8 | bytes[at] as u32;
        }
        word += 1;
    }
    numbers
}

/// Whether a word of at most four bytes may stand between the capitals of a name.
fn is_bridge(word: &str) -> bool {
    BRIDGE_NUMBERS.contains(&(few(word.as_bytes()) as u32))
}

#[cfg(test)]
mod tests {
    use super::{BRIDGES, is_bridge};

    #[test]
    fn bridges_are_known_by_their_numbers() {
        assert!(
            BRIDGES
                .iter()
                .all(|word| word.len() <= 4 && is_bridge(word))
        );
        for word in ["", "off", "o", "f", "'S", "’", "fo", "th"] {
            assert_eq!(is_bridge(word), BRIDGES.contains(&word), "{word}");
        }
    }
}
