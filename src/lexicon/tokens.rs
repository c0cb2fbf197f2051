//! Words of a block, with what the rules want to know of each.

use unicode_normalization::char::is_combining_mark;

use super::built_in;
use crate::lexicon::norm::hashes;
use crate::model::Span;
use crate::text::char_at;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Blanks only.
    Blank,
    /// A hyphen.
    Hyphen,
    /// A comma and blanks.
    Comma,
    /// An opening bracket, perhaps after a blank.
    Open,
    /// The start of the block or the end of a sentence.
    Sentence,
    /// Anything else: quotes, slashes, dashes.
    Other,
}

/// Word classes as bits; the order is that of [`crate::lexicon::format::WORD_CLASSES`].
pub(crate) mod is {
    pub(crate) const STOP: u32 = 1;
    pub(crate) const PLACE_BEFORE: u32 = 1 << 1;
    pub(crate) const INSIDE: u32 = 1 << 2;
    pub(crate) const MOTION: u32 = 1 << 3;
    pub(crate) const TITLE: u32 = 1 << 4;
    pub(crate) const ACTOR: u32 = 1 << 5;
    pub(crate) const MODIFIER: u32 = 1 << 6;
    pub(crate) const SUFFIX: u32 = 1 << 7;
    pub(crate) const HEAD: u32 = 1 << 8;
    pub(crate) const PARTICLE: u32 = 1 << 9;
    pub(crate) const SPEECH: u32 = 1 << 10;
    pub(crate) const PLACE_AFTER: u32 = 1 << 11;
    pub(crate) const VERB: u32 = 1 << 12;
    pub(crate) const POLICY: u32 = 1 << 13;
    pub(crate) const FIRST: u32 = 1 << 14;
    pub(crate) const CALENDAR: u32 = 1 << 15;
    pub(crate) const DEFINITE: u32 = 1 << 16;
    pub(crate) const COMMON: u32 = 1 << 17;
    pub(crate) const PROBLEM: u32 = 1 << 18;
    pub(crate) const INSTRUMENT: u32 = 1 << 19;
    pub(crate) const PLAIN: u32 = 1 << 20;
    pub(crate) const AMBIGUOUS: u32 = 1 << 21;
    pub(crate) const BODY_NOUN: u32 = 1 << 22;
}

const CAPITAL: u8 = 1;
const UPPER: u8 = 2;
const NUMBER: u8 = 4;
const POSSESSIVE: u8 = 8;
const DOTTED: u8 = 16;
const CODE: u8 = 32;

/// A word, without its possessive ending.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// First byte in the reading text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Hash of the folded word.
    pub word: u64,
    /// Hash of its stem.
    pub stem: u64,
    /// Word classes, bits of [`is`].
    pub class: u32,
    /// What stands before it.
    pub gap: Gap,
    shape: u8,
}

impl Token {
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// True where it may go on a phrase that the word before began.
    pub(crate) fn joins(&self) -> bool {
        matches!(self.gap, Gap::Blank | Gap::Hyphen) && self.shape & CODE == 0
    }

    pub(crate) fn has(&self, class: u32) -> bool {
        self.class & class != 0
    }

    pub(crate) fn is_capital(&self) -> bool {
        self.shape & CAPITAL != 0
    }

    /// Two letters or more, all capitals.
    pub(crate) fn is_upper(&self) -> bool {
        self.shape & UPPER != 0
    }

    pub(crate) fn is_number(&self) -> bool {
        self.shape & NUMBER != 0
    }

    /// True where ’s or ’ follows.
    pub(crate) fn is_possessive(&self) -> bool {
        self.shape & POSSESSIVE != 0
    }

    /// Written with full stops: U.S.
    pub(crate) fn is_dotted(&self) -> bool {
        self.shape & DOTTED != 0
    }

    /// Code or an address: no prose.
    pub(crate) fn is_code(&self) -> bool {
        self.shape & CODE != 0
    }

    /// A common word in lower case: "it", "us", "who".
    pub(crate) fn is_plain_word(&self) -> bool {
        self.has(is::STOP | is::COMMON | is::VERB)
    }

    /// A capitalised word that may be part of a proper name.
    pub(crate) fn is_name(&self) -> bool {
        self.is_capital() && !self.has(is::STOP | is::CALENDAR) && !self.is_code()
    }
}

/// Splits the text of a block, which starts at byte `base`, into words. `code` are the spans in
/// which there is no prose, sorted.
pub(crate) fn split(text: &str, base: u32, code: &[Span], into: &mut Vec<Token>) {
    into.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut gap = Gap::Sentence;
    let mut code = code.iter().peekable();
    while at < bytes.len() {
        let Some(c) = char_at(text, at) else { break };
        if !is_letter(c) {
            gap = widen(gap, c);
            at += c.len_utf8();
            continue;
        }
        let mut word = word_at(text, at);
        while code.next_if(|span| span.end <= base + at as u32).is_some() {}
        if code
            .peek()
            .is_some_and(|span| span.start < base + word.end as u32)
        {
            word.shape |= CODE;
        }
        let (hash, stem) = hashes(text.get(at..word.end).unwrap_or(""));
        let mut next = word.next;
        let class = built_in::classes(hash);
        // the full stop of "Mr." and "Gen." and of an initial ends no sentence
        let short = class & is::TITLE != 0 && word.end - at <= 4
            || word.end - at == 1 && c.is_ascii_uppercase();
        if short && bytes.get(next) == Some(&b'.') {
            next += 1;
        }
        into.push(Token {
            start: base + at as u32,
            end: base + word.end as u32,
            word: hash,
            stem,
            class,
            gap,
            shape: word.shape,
        });
        gap = Gap::Blank;
        // no gap at all: "word" + "word" cannot happen, a letter would have gone on
        at = next;
    }
}

fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // most of what is no letter and not ASCII: quotes, dashes, no-break space
        '\u{80}'..='\u{a9}' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The gap so far and one more character in it.
fn widen(gap: Gap, c: char) -> Gap {
    match (gap, c) {
        (Gap::Sentence, _) | (_, '.' | '!' | '?') => Gap::Sentence,
        (gap, c) if c.is_whitespace() => gap,
        (Gap::Blank, '-' | '\u{2010}' | '\u{2011}') => Gap::Hyphen,
        (Gap::Blank, ',') => Gap::Comma,
        (Gap::Blank, '(' | '[') => Gap::Open,
        // soft and invisible characters are not there
        (gap, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}') => gap,
        _ => Gap::Other,
    }
}

struct Word {
    end: usize,
    /// Where to go on: behind a possessive ending.
    next: usize,
    shape: u8,
}

fn word_at(text: &str, start: usize) -> Word {
    if let Some(end) = dotted(text, start) {
        let (next, possessive) = possessive(text, end);
        let shape = CAPITAL | UPPER | DOTTED | possessive;
        return Word { end, next, shape };
    }
    let mut end = start;
    let (mut upper, mut lower, mut digits, mut capital) = (0_u32, 0_u32, 0_u32, false);
    while let Some(c) = char_at(text, end) {
        // most words are plain letters
        if c.is_ascii_lowercase() {
            lower += 1;
            end += 1;
            continue;
        }
        let after = end + c.len_utf8();
        if is_letter(c) {
            let big = c.is_uppercase();
            let number = !big && c.is_numeric();
            // "d’Ivoire" has its capital behind the apostrophe
            capital |= big && (end == start || end - start > 1 && lower + upper == 1);
            upper += u32::from(big);
            digits += u32::from(number);
            lower += u32::from(!big && !number);
        } else if !inside(text, c, end, after) {
            break;
        }
        end = after;
    }
    let mut shape = 0;
    if capital {
        shape |= CAPITAL;
    }
    if upper > 0 && lower == 0 && upper + digits > 1 {
        shape |= UPPER;
    }
    if digits > 0 && upper + lower == 0 {
        shape |= NUMBER;
    }
    let (next, possessive) = possessive(text, end);
    Word {
        end,
        next,
        shape: shape | possessive,
    }
}

/// Whether a character that is no letter belongs into the word: the apostrophe of "d’Ivoire", the
/// ampersand of "AT&T", marks that are drawn on a letter or not at all.
fn inside(text: &str, c: char, at: usize, after: usize) -> bool {
    let next = || char_at(text, after).is_some_and(is_letter);
    match c {
        '\'' | '’' | 'ʼ' | '‘' => next() && possessive(text, at).1 == 0,
        '&' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => next(),
        // the vowel signs of Hindi are marks, no letters
        c => !c.is_ascii() && is_combining_mark(c),
    }
}

/// The end of an abbreviation like "U.S." or "U.N", at least two single letters with full stops.
fn dotted(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut letters = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_uppercase) && bytes.get(at + 1) == Some(&b'.') {
        at += 2;
        letters += 1;
    }
    let last = bytes.get(at).is_some_and(u8::is_ascii_uppercase)
        && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    match (letters, last) {
        (0, _) | (1, false) => None,
        (_, true) => Some(at + 1),
        (_, false) => (!bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)).then_some(at),
    }
}

/// Where the text goes on behind ’s or a bare ’ at `end`, and [`POSSESSIVE`] if there was one.
fn possessive(text: &str, end: usize) -> (usize, u8) {
    let Some(mark @ ('\'' | '’')) = char_at(text, end) else {
        return (end, 0);
    };
    let after = end + mark.len_utf8();
    let letter = |at: usize| char_at(text, at).is_some_and(is_letter);
    match text.as_bytes().get(after) {
        Some(b's' | b'S') if !letter(after + 1) => (after + 1, POSSESSIVE),
        _ if !letter(after) && text.as_bytes().get(end.wrapping_sub(1)) == Some(&b's') => {
            (after, POSSESSIVE)
        }
        _ => (end, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Gap, Token, split};

    fn words(text: &str) -> (Vec<Token>, Vec<String>) {
        let mut tokens = Vec::new();
        split(text, 0, &[], &mut tokens);
        let words = tokens
            .iter()
            .map(|token| token.span().of(text).to_string())
            .collect();
        (tokens, words)
    }

    #[test]
    fn words_hyphens_and_possessives() {
        let (tokens, words) = words("U.S.-Russia talks; the EU’s and allies' well-meant d’Ivoire");
        assert_eq!(
            words,
            [
                "U.S.",
                "Russia",
                "talks",
                "the",
                "EU",
                "and",
                "allies",
                "well",
                "meant",
                "d’Ivoire"
            ]
        );
        assert!(tokens[0].is_dotted() && tokens[1].gap == Gap::Hyphen);
        assert!(
            tokens[4].is_possessive() && tokens[6].is_possessive() && !tokens[9].is_possessive()
        );
    }

    #[test]
    fn signs_on_letters_do_not_end_words() {
        assert_eq!(
            words("विधेयक पर चर्चा, Cafe\u{301}").1,
            ["विधेयक", "पर", "चर्चा", "Cafe\u{301}"]
        );
    }

    #[test]
    fn full_stops_end_sentences_but_not_titles_and_initials() {
        let (tokens, _) = words("Mr. Orb met Ana B. Orb. They left.");
        let starts: Vec<bool> = tokens
            .iter()
            .map(|token| token.gap == Gap::Sentence)
            .collect();
        assert_eq!(
            starts,
            [true, false, false, false, false, false, true, false]
        );
    }

    #[test]
    fn a_blank_of_any_kind_joins() {
        let (tokens, _) = words("United\u{a0}States");
        assert!(tokens[1].joins());
    }
}
