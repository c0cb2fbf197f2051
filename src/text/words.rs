//! Words: counting them, and where they stand.

use unicode_segmentation::UnicodeSegmentation;

/// A count with its unit, in English: `1 section`, `3 sections`.
pub fn number_of(count: usize, one: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {one}{plural}")
}

/// Words in `text`: runs between white space with a letter or digit in them; in scripts that
/// write without blanks each ideograph, kana or syllable counts as one.
pub fn count(text: &str) -> u32 {
    let mut words = 0;
    let mut inside = false;
    let mut rest = text;
    loop {
        // plain letters byte by byte: they are nearly all, in nearly all texts
        let mut plain = rest.len();
        for (at, byte) in rest.bytes().enumerate() {
            if byte.is_ascii_alphanumeric() {
                words += u32::from(!inside);
                inside = true;
            } else if byte.is_ascii() {
                inside &= !char::from(byte).is_whitespace();
            } else {
                plain = at;
                break;
            }
        }
        let mut others = rest.get(plain..).unwrap_or("").chars();
        let Some(c) = others.next() else {
            return words;
        };
        rest = others.as_str();
        if c.is_whitespace() {
            inside = false;
        } else if is_unspaced(c) {
            words += 1;
            inside = false;
        } else if !inside && c.is_alphanumeric() {
            words += 1;
            inside = true;
        }
    }
}

/// The character that starts at a byte; none at the end or inside of one.
pub fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(*byte as char),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Byte ranges of the words in `text`, by Unicode's word boundaries (UAX 29).
pub fn spans(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.unicode_word_indices()
        .map(|(at, word)| (at, at + word.len()))
}

/// Byte ranges of what stands between white space.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> + Clone + '_ {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |run| {
        let at = run.as_ptr() as usize - start;
        (at, at + run.len())
    })
}

/// The words with one blank between two, none before and behind.
pub fn single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for characters of scripts without blanks between words: CJK ideographs and kana.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests;
