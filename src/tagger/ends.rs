//! Where words end, and where they come apart.

use unicode_normalization::char::is_combining_mark;

use super::gazetteer;
use super::key::class;
use crate::lexicon::{is_written, list};
use crate::text::char_at;

/// Where a mark ends: ’s is one, and so is a line of dashes.
pub(super) fn mark_end(text: &str, at: usize, c: char) -> usize {
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

/// Where the word that starts at `start` ends.
pub(super) fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut stops = false;
    loop {
        // most of a word is plain letters
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        let Some(c) = char_at(text, at) else {
            break;
        };
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
                _ => false,
            }
        } else {
            match c {
                '’' => next() && !is_possessive(text, after),
                '\u{2010}' | '\u{2011}' => next(),
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => true,
                // the vowel signs of Hindi are marks, no letters
                c => c.is_alphanumeric() || is_combining_mark(c),
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
        || word.len() <= 5 && is_written(list::STOPPED, word)
}

/// Whether the parts of a word around a hyphen are words by themselves.
pub(super) fn comes_apart(left: &str, right: &str) -> bool {
    let big = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let part = right.split('-').next().unwrap_or(right);
    match (big(left), big(right)) {
        // "Port-au-Prince" holds together, "Paris-based" does not
        (true, false) => {
            let behind = right.get(part.len() + 1..).unwrap_or("");
            small(right) && !big(behind) && left.len() > 1
        }
        (false, true) => small(left) && !is_written(list::NAME_PARTICLE, left),
        (true, true) => {
            let bits = |word: &str| gazetteer::word(word) & (class::COUNTRY | class::DEMONYM);
            let whole = bits(&[left, "-", part].concat());
            whole == 0 && bits(left) != 0 && (bits(part) != 0 || left.ends_with('.'))
        }
        (false, false) => false,
    }
}
