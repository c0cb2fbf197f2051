//! Sentences of a paragraph: what the current place, positions, the matrix and notes stand on.
//!
//! A mark (`.` `!` `?` `…`) ends a sentence unless what stands around it says that it goes on:
//! an abbreviation, an initial, a bracket that is still open, a small letter behind it. What the
//! words around a mark are is looked up in a table made from `assets/lexicon/abbreviations.tsv`.

mod article;
mod marker;
mod stop;
mod words;

pub use article::{sentences_in, sentences_of};

use marker::Marker;
use stop::{closing, goes_on};

/// Longest bracket whose marks end no sentence, in bytes: one that is never closed is no bracket.
const LONGEST_BRACKET: usize = 400;

/// Byte ranges of the sentences in `text`, in order, without the blanks between them. Together
/// they hold all of its words.
pub fn sentences(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        start += rest.len() - rest.trim_start().len();
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + sentence_end(rest).max(1);
        let sentence = text.get(start..end)?.trim_end();
        let found = (start, start + sentence.len());
        start = end;
        Some(found)
    })
}

/// Where the sentence at the start of `text` ends, closing quotes and brackets included.
fn sentence_end(text: &str) -> usize {
    let list = Marker::at_start(text);
    let mut at = list.as_ref().map_or(0, |marker| marker.len);
    // by bytes: what may end a sentence is rare, and most of a text is read only here
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            b' ' => {
                let next =
                    |marker: &Marker| marker.is_followed_in(text.get(at + 1..).unwrap_or(""));
                if list.as_ref().is_some_and(next) {
                    return at;
                }
                at += 1;
            }
            b'(' | b'[' => at = bracket(text, at),
            b'.' | b'!' | b'?' | b'\n' => match mark(text, at) {
                Verdict::Ends(end) => return end,
                Verdict::GoesOn(from) => at = from,
            },
            // the first byte of the marks of other scripts
            0xd8 | 0xdb | 0xe0 | 0xe2 | 0xe3 | 0xef => match mark(text, at) {
                Verdict::Ends(end) => return end,
                Verdict::GoesOn(from) => at = from,
            },
            _ => at += 1,
        }
    }
    text.len()
}

/// What became of a mark.
enum Verdict {
    /// The sentence ends here.
    Ends(usize),
    /// It goes on; the next mark is looked for from here.
    GoesOn(usize),
}

fn mark(text: &str, at: usize) -> Verdict {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
        // inside a character
        return Verdict::GoesOn(at + 1);
    };
    let after = at + c.len_utf8();
    match c {
        '\n' => Verdict::Ends(after),
        '。' | '！' | '？' | '।' | '؟' | '۔' => Verdict::Ends(after + closing(text, after)),
        '.' | '!' | '?' | '…' => {
            let run = stop::run(text, at);
            let end = run.end + closing(text, run.end);
            if goes_on(text, &run, end) {
                Verdict::GoesOn(run.end)
            } else {
                Verdict::Ends(end)
            }
        }
        _ => Verdict::GoesOn(after),
    }
}

/// Just behind the bracket that opens at `at`, as marks in it end nothing: "the minister (who is
/// ill. Still.) came". A mark before its closing may end the sentence: "(He left.) She stayed."
fn bracket(text: &str, at: usize) -> usize {
    let mut depth = 0_u32;
    let inside = text.get(at..).unwrap_or("").bytes().take(LONGEST_BRACKET);
    for (step, byte) in inside.enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'\n' => break,
            _ => {}
        }
        if depth == 0 {
            let last = at + step - 1;
            let before = text.as_bytes().get(last).copied().unwrap_or(0);
            let words = text.get(at..last).unwrap_or("");
            let worded = words.contains(|c: char| c.is_alphanumeric());
            return if matches!(before, b'.' | b'!' | b'?') && worded {
                last
            } else {
                at + step + 1
            };
        }
    }
    at + 1
}

#[cfg(test)]
mod tests;
