//! Words as they are compared: without case, and with nothing said about the blanks, quotes and
//! hyphens between them. Offsets stay those of the text itself; no copy of it is made.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::text::{sentences, words::is_unspaced};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// First byte.
    pub(super) start: u32,
    /// One past its last byte.
    pub(super) end: u32,
    /// Stands for its letters, lower-cased.
    pub(super) key: u64,
    /// True where a sentence, a heading or an item begins with it.
    pub(super) opens: bool,
}

/// The words of `text`, in order: runs of letters and digits; in scripts without blanks, characters.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 6);
    let mut open: Option<(usize, DefaultHasher)> = None;
    for (at, c) in text.char_indices() {
        if is_word(c) && !is_unspaced(c) {
            let (_, hasher) = open.get_or_insert_with(|| (at, DefaultHasher::new()));
            for lower in c.to_lowercase() {
                lower.hash(hasher);
            }
            continue;
        }
        if is_hidden(c) && open.is_some() {
            continue;
        }
        close(&mut found, open.take(), at);
        if is_unspaced(c) {
            let mut hasher = DefaultHasher::new();
            c.hash(&mut hasher);
            close(&mut found, Some((at, hasher)), at + c.len_utf8());
        }
    }
    close(&mut found, open, text.len());
    mark_openings(text, &mut found);
    found
}

/// Ends the word that is open, if there is one, before the byte at `end`.
fn close(found: &mut Vec<Word>, open: Option<(usize, DefaultHasher)>, end: usize) {
    if let Some((start, hasher)) = open {
        found.push(Word {
            start: start as u32,
            end: end as u32,
            key: hasher.finish(),
            opens: false,
        });
    }
}

fn mark_openings(text: &str, found: &mut [Word]) {
    let mut words = found.iter_mut().peekable();
    for (start, _) in sentences(text) {
        while words
            .next_if(|word| (word.start as usize) < start)
            .is_some()
        {}
        if let Some(word) = words.peek_mut() {
            word.opens = true;
        }
    }
}

/// True for what makes a word: letters, digits and what is drawn onto them.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// True for what has no look of its own within a word.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// `c` as it is compared outside of words: all quotes alike, all hyphens and dashes alike.
pub(super) fn plain(c: char) -> char {
    match c {
        '"' | '\'' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '`' | '´' | '′' | '″' => {
            '"'
        }
        '-' | '‐'..='―' | '−' => '-',
        _ => c,
    }
}

/// How many bytes of `text`, walking away from a word, are the signs `wanted`; blanks don't count.
/// `None` where none of them is there.
pub(super) fn outwards(
    text: impl Iterator<Item = char>,
    wanted: impl Iterator<Item = char>,
) -> Option<u32> {
    let mut text = text.peekable();
    let (mut bytes, mut taken) = (0, None);
    for sign in wanted.filter(|&c| !c.is_whitespace() && !is_hidden(c)) {
        while let Some(blank) = text.next_if(|&c| c.is_whitespace() || is_hidden(c)) {
            bytes += blank.len_utf8() as u32;
        }
        let Some(found) = text.next_if(|&c| plain(c) == plain(sign)) else {
            break;
        };
        bytes += found.len_utf8() as u32;
        taken = Some(bytes);
    }
    taken
}
