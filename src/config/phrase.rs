//! Phrases that are looked for.

/// Longest word that can be looked for, in bytes.
pub(super) const LONGEST: usize = 40;

/// Most words of a phrase that can be looked for.
pub(super) const MOST: usize = 12;

/// The words with one blank between two.
pub(super) fn single_blanks(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for what can't be looked for: too many words, or too long ones.
pub(super) fn is_too_long(phrase: &str) -> bool {
    let words = phrase.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.clone().count() > MOST || words.clone().any(|word| word.len() > LONGEST)
}

/// The phrase that is looked for where a list says `name`; none where it can't be.
pub(super) fn usable(name: &str) -> Option<String> {
    let phrase = single_blanks(name);
    (phrase.contains(char::is_alphanumeric) && !is_too_long(&phrase)).then_some(phrase)
}
