//! The built-in lexicon, read in place: no start cost; and the words that it is asked about.
//!
//! `build.rs` makes it from the lists in `assets/lexicon/`.

mod built_in;
#[cfg(test)]
pub(crate) mod fixture;
#[allow(unreachable_pub, dead_code)] // shared with build.rs, which uses the rest
pub(crate) mod format;
#[allow(unreachable_pub)] // shared with build.rs, where it is a module of its own
pub(crate) mod norm;
pub mod off;
pub(crate) mod table;
pub(crate) mod tokens;

pub(crate) use built_in::{Entry, classes, entities, entry, known, phrase};

use built_in::node;
use format::{class, flag};
use norm::{CUES, SHOWN, TERMS, step};
use tokens::Token;

/// Small lists of `lists.tsv`, by name.
pub(crate) mod list {
    include!(concat!(env!("OUT_DIR"), "/lists.rs"));
}

/// Whether a list has a word, by its hash.
pub(crate) fn is_listed(list: u64, word: u64) -> bool {
    node(step(list, word)).is_some() && !off::is_unlisted(list, word)
}

/// The same of words as they are written.
pub(crate) fn is_word_of(list: u64, words: &str) -> bool {
    is_listed(list, norm::Folded::new(words).word_hash())
}

/// A list whose words count only as they are written: "Miss." the state, not "miss".
#[derive(Clone, Copy)]
pub(crate) struct Written(u64);

/// Whether a list has a word as it is written.
pub(crate) fn is_written(list: Written, word: &str) -> bool {
    is_listed(list.0, norm::hash(word.as_bytes()))
}

/// The longest phrase under `root` that starts with the first of `tokens`, and its length in
/// tokens. `shouting`: the line is all capitals, so that case says nothing.
pub(crate) fn longest(root: u64, tokens: &[Token], shouting: bool) -> Option<(Entry, usize)> {
    let mut key = root;
    let mut found = None;
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && !token.joins() {
            break;
        }
        // "AIDS" and "SARS" are no plurals
        let exact = step(key, token.word);
        let acronym = token.is_upper() && token.word != token.stem && node(exact).is_some();
        key = if root == TERMS && !acronym {
            step(key, token.stem)
        } else {
            exact
        };
        let Some((value, continues)) = node(key) else {
            break;
        };
        if let Some(id) = value.checked_sub(1).filter(|id| !off::is_off(*id)) {
            let entry = entry(id);
            let words = tokens.get(..=at).unwrap_or(tokens);
            if case_fits(entry, words, shouting) {
                found = Some((entry, at + 1));
            }
        }
        if !continues {
            break;
        }
    }
    found
}

/// Whether the words are written as the entry asks: an acronym in capitals, a name with a capital.
fn case_fits(entry: Entry, words: &[Token], shouting: bool) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    if entry.flags & flag::UPPER != 0 {
        // in a line of capitals "IT" and "US" may be plain words
        let plain = shouting && words.len() == 1 && !first.is_dotted() && first.is_plain_word();
        return words.iter().all(|word| word.is_upper() || word.is_number()) && !plain;
    }
    if entry.flags & flag::TITLE != 0 {
        return (first.is_capital() || first.is_number())
            && (last.is_capital() || last.is_number());
    }
    // a term may be written in any way, but "Labour" of "Labour Party" is for the names
    true
}

/// The longest cue that starts with the first of `tokens`, packed, and its length in tokens.
pub(crate) fn cue(tokens: &[Token]) -> Option<(u32, usize)> {
    let (entry, len) = longest(CUES, tokens, false)?;
    Some((entry.entity, len))
}

/// The longest words, from the first of `tokens` on, that show a stance inside of what is said:
/// packed, and their length in tokens.
pub(crate) fn shown(tokens: &[Token]) -> Option<(u32, usize)> {
    let (entry, len) = longest(SHOWN, tokens, false)?;
    Some((entry.entity, len))
}

/// The name that these words are, whatever their case.
pub(crate) fn longest_of(words: &str) -> Option<Entry> {
    use norm::{Folded, NAMES};
    let words = words.split(' ');
    let key = words.fold(NAMES, |key, word| step(key, Folded::new(word).word_hash()));
    node(key)
        .and_then(|(value, _)| value.checked_sub(1))
        .filter(|id| !off::is_off(*id))
        .map(entry)
}

/// All phrases: their number, the list they stand in, and what they say.
pub fn phrases() -> impl Iterator<Item = (u32, &'static str, &'static str)> {
    (0..built_in::count(1) as u32).filter_map(|id| {
        let list = match entry(id).class {
            class::STATE | class::ADJECTIVE | class::PEOPLE | class::CAPITAL => "states",
            class::METONYM | class::ORGANISATION => "organisations",
            class::PERSON | class::SURNAME => "people",
            class::PLACE => "places",
            class::ROLE => "roles",
            class::ISSUE => "issues",
            class::SKIP => "skip",
            _ => return None,
        };
        Some((id, list, phrase(id)))
    })
}
