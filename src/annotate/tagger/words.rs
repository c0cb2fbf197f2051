//! Words of a block as the tagger sees them: punctuation is a word of its own, a hyphen splits
//! where the parts are names by themselves ("Ankara-based", "Chad-Sudan").
//!
//! The weights were trained on exactly these words, so this is apart from the words of the rules.

use super::gazetteer;
use super::key::{self, class};

/// What a word looks like, as bits.
pub(super) mod is {
    /// Has a capital, or starts a name by a particle ("al-Bashir").
    pub(in super::super) const CAPITAL: u16 = 1;
    /// Two letters or more, all capitals.
    pub(in super::super) const UPPER: u16 = 1 << 1;
    /// Has a digit.
    pub(in super::super) const DIGIT: u16 = 1 << 2;
    /// May stand inside a name in lower case.
    pub(in super::super) const BRIDGE: u16 = 1 << 3;
    /// Punctuation.
    pub(in super::super) const MARK: u16 = 1 << 4;
    /// Has a letter.
    pub(in super::super) const LETTER: u16 = 1 << 5;
    /// Written with a full stop at its end.
    pub(in super::super) const STOPPED: u16 = 1 << 6;
    /// Has a hyphen inside.
    pub(in super::super) const HYPHEN: u16 = 1 << 7;
    /// First of a sentence or block: nothing before it is its context.
    pub(in super::super) const FENCE: u16 = 1 << 8;
    /// First word of a sentence behind quotes and the like.
    pub(in super::super) const OPENS: u16 = 1 << 9;
    /// Joined to the word before without a blank.
    pub(in super::super) const GLUED: u16 = 1 << 10;
}

/// A longer run of letters is no word: nothing is looked up for it.
pub(super) const LONGEST: u32 = 60;

/// A word or a mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Hash in lower case.
    pub lower: u64,
    pub start: u32,
    pub end: u32,
    /// Bits of [`is`].
    pub flags: u16,
    /// Classes of the word alone.
    pub single: u16,
    /// Classes of phrases that it starts.
    pub begin: u16,
    /// Classes of phrases that it goes on.
    pub inside: u16,
    /// What the document says of it.
    pub evidence: u16,
    pub shape: u16,
    pub common: u8,
    /// What the rules make of it.
    pub rule: u8,
    /// How its sentence is written: 0 as usual, 1 in title case, 2 in capitals.
    pub style: u8,
}

impl Word {
    pub(super) fn is(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }

    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

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

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(*byte as char),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Where a mark ends: ’s is one, and so is a line of dashes.
fn mark_end(text: &str, at: usize, c: char) -> usize {
    let mut end = at + c.len_utf8();
    if matches!(c, '\'' | '’')
        && matches!(text.as_bytes().get(end), Some(b's' | b'S'))
        && !char_at(text, end + 1).is_some_and(char::is_alphanumeric)
    {
        return end + 1;
    }
    while char_at(text, end) == Some(c) {
        end += c.len_utf8();
    }
    end
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut stops = false;
    while let Some(c) = char_at(text, at) {
        let after = at + c.len_utf8();
        let next = || char_at(text, after).is_some_and(char::is_alphanumeric);
        let goes_on = if c.is_ascii() {
            match c as u8 {
                b'-' | b'&' => next(),
                b'\'' => next() && !is_possessive(text, after),
                b'.' => {
                    let joins = next() && !is_missed_blank(bytes, at);
                    stops |= joins;
                    joins
                }
                b',' => is_digit(bytes, at.wrapping_sub(1)) && is_digit(bytes, after),
                c => c.is_ascii_alphanumeric(),
            }
        } else {
            match c {
                '’' => next() && !is_possessive(text, after),
                '\u{2010}' | '\u{2011}' => next(),
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{300}'..='\u{36f}' => true,
                c => c.is_alphanumeric(),
            }
        };
        if !goes_on {
            break;
        }
        at = after;
    }
    if bytes.get(at) == Some(&b'.') && owns_stop(text.get(start..at).unwrap_or(""), stops) {
        at += 1;
    }
    at
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// ’s at the end of a word: the `s` stands at `at`.
fn is_possessive(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(at), Some(b's' | b'S'))
        && !char_at(text, at + 1).is_some_and(char::is_alphanumeric)
}

/// "ended.Then": a full stop with the blank behind it left out.
fn is_missed_blank(bytes: &[u8], at: usize) -> bool {
    let lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let upper = bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase);
    lower(at.wrapping_sub(1)) && upper && (lower(at + 2) || bytes.get(at + 2) == Some(&b' '))
}

/// Whether the full stop behind `word` belongs to it: "U.S.", "J.", "Gen."
fn owns_stop(word: &str, stops: bool) -> bool {
    if word.len() == 1 {
        return word.bytes().all(|byte| byte.is_ascii_uppercase());
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    stops
        && last
            .split('.')
            .all(|part| part.chars().count() == 1 && !is_digit(part.as_bytes(), 0))
        || word.len() <= 5 && SHORT.contains(&word)
}

const SHORT: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Inc", "Corp", "Co", "Ltd", "St", "Gen", "Sen", "Rep", "Gov", "Lt",
    "Col", "Jr", "Sr", "No", "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
    "Maj", "Capt", "Sgt", "Adm", "Prof", "Rev", "vs", "Bros", "Mt", "Ft", "Hon", "Amb", "Brig",
];

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

/// Arabic articles and the like: what they begin is one name.
const PARTICLES: &[&str] = &[
    "al", "el", "ul", "an", "as", "ad", "ar", "at", "az", "ash", "adh", "ud", "ed", "ez", "es",
    "bin", "ben", "ibn", "abd", "abu", "de", "la", "le", "d", "l", "e", "o",
];

fn comes_apart(left: &str, right: &str) -> bool {
    let big = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let part = right.split('-').next().unwrap_or(right);
    match (big(left), big(right)) {
        // "Port-au-Prince" holds together, "Paris-based" does not
        (true, false) => {
            let behind = right.get(part.len() + 1..).unwrap_or("");
            small(right) && !big(behind) && left.len() > 1
        }
        (false, true) => small(left) && !PARTICLES.contains(&left),
        (true, true) => {
            let bits = |word: &str| gazetteer::word(word) & (class::COUNTRY | class::DEMONYM);
            let whole = bits(&[left, "-", part].concat());
            whole == 0 && bits(left) != 0 && (bits(part) != 0 || left.ends_with('.'))
        }
        (false, false) => false,
    }
}

fn push(word: &str, start: u32, glued: bool, into: &mut Vec<Word>) {
    let mut flags = if glued { is::GLUED } else { 0 };
    let (mut capitals, mut letters) = (0, 0);
    let mut shape: u16 = 0;
    let mut last = 0;
    for c in word.chars() {
        let kind = kind(c);
        match kind {
            1 => letters += 1,
            2 => {
                capitals += 1;
                letters += 1;
            }
            3 => flags |= is::DIGIT,
            _ if c == '-' => flags |= is::HYPHEN,
            _ => {}
        }
        if kind != last {
            shape = shape.wrapping_mul(37).wrapping_add(kind);
            last = kind;
        }
    }
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

/// Whether a word may stand between the capitals of a name.
fn is_bridge(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "for"
            | "de"
            | "van"
            | "von"
            | "bin"
            | "al"
            | "el"
            | "la"
            | "du"
            | "der"
            | "del"
            | "di"
            | "da"
            | "le"
            | "den"
            | "ibn"
            | "&"
            | "to"
            | "in"
            | "on"
            | "dos"
            | "das"
            | "ul"
            | "-"
            | "'s"
            | "’s"
            | "ad"
            | "ez"
            | "es"
            | "y"
            | "e"
            | "a"
            | "ter"
            | "ten"
            | "zu"
            | "do"
            | "les"
            | "at"
            | "'"
            | "’"
            | "am"
            | "an"
            | "au"
            | "aux"
            | "sur"
            | "und"
            | "upon"
            | "with"
            | "by"
            | "et"
    )
}

/// Words that start a sentence behind an abbreviation: "in the U.S. The group …".
const STARTERS: &[&str] = &[
    "The", "He", "She", "It", "They", "We", "In", "On", "At", "But", "A", "An", "His", "Her",
    "This", "That", "These", "Those", "There", "However", "Its", "Their", "And", "I", "As", "For",
    "After", "If", "When", "While", "Since", "Some", "Many", "Most", "Last", "Earlier",
];

/// Marks where sentences start.
fn fences(text: &str, base: u32, words: &mut [Word]) {
    // at the start, `ended` stands for the start of the block
    let (mut ended, mut opens, mut short) = (true, true, false);
    for word in words {
        let (start, end) = ((word.start - base) as usize, (word.end - base) as usize);
        let shown = text.get(start..end).unwrap_or("");
        let plain = word.is(is::LETTER) && !word.is(is::CAPITAL);
        let closes =
            word.is(is::MARK) && matches!(shown, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "''");
        if word.is(is::MARK) && shown.starts_with(['.', '!', '?', '…', '。', '！', '？']) {
            ended = true;
            opens = true;
            continue;
        }
        if !(closes && ended && start > 0) {
            let new = ended && !(plain && start > 0) || short && STARTERS.contains(&shown);
            if new {
                word.flags |= is::FENCE;
                opens = true;
            }
            ended = false;
        }
        if !word.is(is::MARK) {
            if opens && !(plain && start > 0 && !word.is(is::FENCE)) {
                word.flags |= is::OPENS;
            }
            opens = false;
        }
        short = word.is(is::STOPPED);
    }
}
