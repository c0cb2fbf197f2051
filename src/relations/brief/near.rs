//! The words around a figure.

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
pub(super) fn is_one_of(text: &str, from: usize, to: usize, list: &[&str]) -> bool {
    let word = text.get(from..to).unwrap_or("").to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    list.contains(&word.as_str()) || word.len() > 3 && list.contains(&singular)
}
