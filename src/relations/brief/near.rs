//! The words around a figure.

use crate::lexicon::{is_word_of, list};

/// Bytes of one blank or hyphen at `at`.
pub(super) fn blank(text: &str, at: usize) -> Option<usize> {
    let c = text.get(at..)?.chars().next()?;
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\n').then(|| c.len_utf8())
}

/// The word behind `at`, at most one blank or hyphen between them.
pub(super) fn next_word(text: &str, at: usize) -> Option<(usize, usize)> {
    let from = at + blank(text, at).unwrap_or(0);
    let rest = text.get(from..)?;
    let length = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    (length > 0).then_some((from, from + length))
}

/// The word before `at` and one blank, its full stop included.
pub(super) fn word_before(text: &str, at: usize) -> Option<(usize, usize)> {
    let before = text.get(..at)?;
    let end = before.strip_suffix([' ', '\u{a0}', '\u{202f}', '\n'])?;
    let word = end.trim_end_matches('.');
    let start = word.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
        at + word
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    (start < word.len()).then_some((start, end.len()))
}

/// True where the word is in the list, in singular or plural.
pub(super) fn is_one_of(text: &str, from: usize, to: usize, list: u64) -> bool {
    let word = text.get(from..to).unwrap_or("").to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    is_word_of(list, &word) || word.len() > 3 && is_word_of(list, singular)
}

/// Behind the noun that follows a number, with an adjective before it.
pub(super) fn counted(text: &str, mut end: usize) -> usize {
    for _ in 0..2 {
        let Some((from, to)) = next_word(text, end) else {
            break;
        };
        let word = text.get(from..to).unwrap_or("");
        if is_word_of(list::AFTER_COUNT, word) || !word.starts_with(char::is_lowercase) {
            break;
        }
        end = to;
        let adjective = ["ed", "al", "ic", "ive", "ous", "ary", "ian"];
        if !adjective.iter().any(|ending| word.ends_with(ending)) {
            return head(text, from, end);
        }
    }
    end
}

/// Behind the noun that the one at `from..end` only modifies: "1,000 oil workers", but "1,000
/// people left" and "1,000 oil is traded".
fn head(text: &str, from: usize, end: usize) -> usize {
    let plural = |word: &str| word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let next = next_word(text, end).filter(|(from, to)| {
        let word = text.get(*from..*to).unwrap_or("");
        let blank = text.get(end..*from).is_some_and(|gap| gap == " ");
        blank && plural(word) && word.len() > 3 && !is_word_of(list::AFTER_COUNT, word)
    });
    match next {
        Some((_, to)) if !plural(text.get(from..end).unwrap_or("")) => to,
        _ => end,
    }
}

/// True for what stands below a picture, with who made it at the end: "The quay. (Ana Reis/Pool
/// Photo)"; not "The quay was shut (see picture 3)."
pub(super) fn is_caption(text: &str) -> bool {
    let inside = text.trim_end().strip_suffix(')').unwrap_or("");
    let credit = inside.rsplit_once('(').map_or("", |(_, credit)| credit);
    let mut words = credit.split(|c: char| !c.is_alphabetic());
    credit.len() < 80 && words.any(|word| is_word_of(list::PICTURE, word))
}

/// True for `[12] Title of a source, page`: about the text, not of it.
pub(super) fn is_footnote(text: &str) -> bool {
    let label = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    label.is_some_and(|(label, _)| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_caption;

    #[test]
    fn a_caption_names_who_made_the_picture() {
        assert!(is_caption(
            "The minister on the quay. (Ana Reis/Pool Photo via ZNA)"
        ));
        for text in [
            "The quay was shut (see picture 3).",
            "The quay (in Oslo)",
            "A photo",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }
}
