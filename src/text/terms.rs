//! The terms of a text: what a full-text index holds, and where each stands.

use super::fold::folded;
use super::words::is_unspaced;

/// Hands every term of `text` with its byte range to `take`, in order and folded.
///
/// A term is a run of letters and digits. Scripts that write without blanks are cut into pairs of
/// neighbours (世界人权 → 世界, 界人, 人权), and the last character of a run stands alone, so that
/// every character begins a term. So is Korean, where particles stand at the end of words.
pub fn terms<'a>(text: &'a str, mut take: impl FnMut(usize, usize, &str)) {
    let mut at = 0;
    while let Some((start, c)) = next_start(text, at) {
        if is_paired(c) {
            at = pairs(text, start, &mut take);
        } else {
            at = end_of_word(text, start);
            let word: &'a str = text.get(start..at).unwrap_or("");
            take(start, at, &folded(word));
        }
    }
}

/// The terms that `words`, typed to be looked for, must hold in this order; and whether the last is
/// only the beginning of one, as a single character of a script in pairs is.
pub fn wanted(words: &str) -> (Vec<String>, bool) {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    terms(words, |start, end, term| {
        found.push((start, end, term.to_owned()));
    });
    let single = |(start, end, _): &(usize, usize, String)| {
        let chars = words.get(*start..*end).map(|word| word.chars());
        chars.is_some_and(|mut chars| chars.next().is_some_and(is_paired) && chars.next().is_none())
    };
    let mut opens = false;
    let count = found.len();
    let mut kept = Vec::with_capacity(count);
    for at in 0..count {
        let Some(term) = found.get(at) else { break };
        if single(term) {
            // the last of all says nothing that the pair before it has not said; before another run
            // it stands in the text, too
            let covered = at > 0
                && at + 1 == count
                && found
                    .get(at - 1)
                    .is_some_and(|before| before.1 == term.1 && !single(before));
            if covered {
                continue;
            }
            opens = at + 1 == count;
        }
        kept.push(term.2.clone());
    }
    (kept, opens)
}

/// Where the next term at or behind `at` starts.
fn next_start(text: &str, at: usize) -> Option<(usize, char)> {
    let rest = text.get(at..)?;
    let bytes = rest.as_bytes();
    // plain text byte by byte
    let plain = bytes
        .iter()
        .position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
    let mut chars = rest.get(plain..)?.char_indices();
    chars
        .find(|(_, c)| c.is_alphanumeric())
        .map(|(offset, c)| (at + plain + offset, c))
}

fn end_of_word(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let plain = rest
        .bytes()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    if rest.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return start + plain;
    }
    let inside = |c: char| {
        (c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)) && !is_paired(c)
    };
    let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
    start + end
}

/// Hands on the pairs of the run that starts at `start`; returns where it ends.
fn pairs(text: &str, start: usize, take: &mut impl FnMut(usize, usize, &str)) -> usize {
    let mut at = start;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return at };
        let next = at + first.len_utf8();
        let second = chars.next().filter(|c| is_paired(*c));
        let end = second.map_or(next, |second| next + second.len_utf8());
        take(at, end, &folded(text.get(at..end).unwrap_or("")));
        at = next;
        if second.is_none() {
            return at;
        }
    }
}

/// Characters of scripts without blanks between words: what the CJK languages share, and those of
/// the mainland of South-East Asia; and the syllables of Korean.
fn is_paired(c: char) -> bool {
    c >= '\u{e00}'
        && (is_unspaced(c) && c.is_alphanumeric()
            || matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
                && c.is_alphabetic()
            || matches!(c, '\u{ac00}'..='\u{d7a3}'))
}

#[cfg(test)]
mod tests;
