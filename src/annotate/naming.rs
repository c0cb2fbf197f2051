//! Words of names: what they are made of, when two are one, how they are shown.

use crate::lexicon::format::class;
use crate::lexicon::norm::{Folded, step};
use crate::lexicon::{self, is_word_of, is_written, list};
use crate::model::{EntityType, Span};
use crate::tagger;
use crate::text::single_blanks;

/// Stem of the last word.
pub(super) fn last_stem(words: &str) -> u64 {
    parts(words)
        .last()
        .map_or(0, |word| Folded::new(word).stem_hash())
}

/// The words of a name.
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-', '\u{a0}', '\u{2011}', '/'])
        .filter(|part| !part.is_empty())
}

/// One number for several words, whatever their case; `seed` tells apart what they stand for.
pub(super) fn hashed<'a>(seed: u64, words: impl Iterator<Item = &'a str>) -> u64 {
    let hashes = words.map(|word| Folded::new(word).word_hash());
    hashes.fold(seed, step)
}

/// A lower-case ASCII slug of `label`; empty where nothing of it is ASCII.
pub(super) fn plain_slug(label: &str) -> String {
    let mut slug = String::with_capacity(label.len());
    for word in label.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
        let folded = Folded::new(word);
        let plain = || {
            folded
                .as_bytes()
                .iter()
                .filter(|b| b.is_ascii_alphanumeric())
        };
        if plain().next().is_some() {
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.extend(plain().map(|byte| *byte as char));
        }
    }
    slug
}

/// "Bill Gates" and "William Gates" may differ; "J. Gates" and "Bill Gates" too: only a name that
/// is part of the other is the same person.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    let all = |a: &str, b: &str| {
        parts(a).all(|part| {
            let hash = Folded::new(part).word_hash();
            parts(b).any(|known| Folded::new(known).word_hash() == hash)
        })
    };
    all(one, other) || all(other, one)
}

/// "Verdex" of "Verdex International": what the body is called for short.
pub(super) fn short_name(words: &str) -> Option<&str> {
    let (short, rest) = words.split_once(' ')?;
    let forms = rest.split(' ');
    let formal = forms
        .map(|form| form.trim_end_matches('.'))
        .all(|form| is_word_of(list::FORM, form));
    (formal && is_peculiar(short)).then_some(short)
}

/// Whether a word is nothing but somebody's name: "Verdex", but not "First" or "Peru".
pub(super) fn is_peculiar(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.len() > 2
        && !tagger::is_everyday(word)
        && lexicon::longest_of(word).is_none()
        && lexicon::classes(Folded::new(word).word_hash()) == 0
}

/// What a body is called for short: "Verdex" of "Verdex Group", and of a firm all that its name begins with,
/// "Verdex Arms" of "Verdex Arms Trading Co".
///
/// One word alone has to be its own: no "First" of "First Trading Co".
pub(super) fn short_forms<'a, 'b>(words: &'a [&'b str]) -> impl Iterator<Item = &'a [&'b str]> {
    let is_form = |word: &&str| is_word_of(list::FORM, word.trim_end_matches('.'));
    let named = words.iter().rposition(|word| !is_form(word));
    let named = named.map_or(words.len(), |at| at + 1);
    let firm = words
        .last()
        .is_some_and(|word| is_written(list::FIRM, word));
    let own = move |end: usize| end > 1 || words.first().is_some_and(|word| is_peculiar(word));
    (1..words.len())
        .filter(move |&end| end >= named || firm && own(end))
        .filter_map(|end| words.get(..end))
}

/// "airlines": the end of a firm's name, and by itself several firms. Not "bank".
pub(super) fn is_several(word: &str) -> bool {
    word.ends_with('s') && is_word_of(list::FORM, word)
}

pub(super) fn is_acronym(words: &str) -> bool {
    words.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// A label from the words of the text; a group or matter in lower case but for its names.
pub(super) fn label(words: &str, class: EntityType) -> String {
    written(words, class, false)
}

/// The same for words that stand at `span` of `text`: a capital inside a sentence is that of a name, as in
/// "the Verda administration", not so one in "Flower Exports Rise" or at the start.
pub(super) fn label_at(text: &str, span: Span, class: EntityType) -> String {
    written(span.of(text), class, has_own_capitals(text, span))
}

/// Words on either side of a phrase that tell how its line is written.
const AROUND: usize = 6;

/// Bytes on either side in which these stand: a line may be as long as the text.
const NEAR: usize = 100;

/// True where capitals are those of the words: inside of a sentence whose other words are small.
fn has_own_capitals(text: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let near = text.ceil_char_boundary(start.saturating_sub(NEAR));
    let before = text.get(near..start).unwrap_or("");
    let before = before.rsplit('\n').next().unwrap_or("").trim_end();
    let far = text.floor_char_boundary(end + NEAR);
    let after = text.get(end..far).unwrap_or("");
    let after = after.lines().next().unwrap_or("");
    if !before.ends_with(|c: char| c.is_alphanumeric() || c == ',') {
        return false;
    }
    let around = before.split_whitespace().rev().take(AROUND);
    let around = around.chain(after.split_whitespace().take(AROUND));
    let (mut small, mut big) = (0, 0);
    for word in around.filter(|word| word.len() > 3) {
        small += usize::from(word.starts_with(char::is_lowercase));
        big += usize::from(word.starts_with(char::is_uppercase));
    }
    small > big
}

fn written(words: &str, class: EntityType, own_capitals: bool) -> String {
    let words = single_blanks(words);
    if own_capitals || !matches!(class, EntityType::Group | EntityType::Issue) {
        return words;
    }
    let words: Vec<&str> = words.split(' ').collect();
    let mut small = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        // "New Zealand"
        let pair = words.get(at + 1).map(|next| format!("{word} {next}"));
        if let Some(pair) = pair.filter(|pair| is_listed(pair)) {
            small.push(pair);
            at += 2;
            continue;
        }
        // "U.S.-Israeli", "COVID-19": each part is a word
        let parts: Vec<String> = word.split('-').map(small_unless_proper).collect();
        small.push(parts.join("-"));
        at += 1;
    }
    small.join(" ")
}

fn small_unless_proper(word: &str) -> String {
    if is_proper(word) {
        word.to_string()
    } else {
        word.to_lowercase()
    }
}

/// True for a word that keeps its capitals inside a phrase.
fn is_proper(word: &str) -> bool {
    let word = word
        .strip_suffix("'s")
        .or(word.strip_suffix("’s"))
        .unwrap_or(word);
    let mut letters = word.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return false;
    }
    let acronym = letters.any(|c| c.is_uppercase() || c.is_numeric()) && word.len() <= 5;
    acronym || is_word_of(list::PROPER, word) || tagger::is_name(word) || is_listed(word)
}

/// The name of a state, a place or a body.
fn is_listed(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && lexicon::longest_of(words).is_some_and(|entry| {
            matches!(
                entry.class,
                class::STATE | class::ADJECTIVE | class::PLACE | class::ORGANISATION
            )
        })
}

#[cfg(test)]
mod tests {
    use super::{label, label_at, same_person};
    use crate::model::{EntityType, Span};

    #[test]
    fn a_label_is_small_but_keeps_proper_names() {
        let issue = |words| label(words, EntityType::Issue);
        assert_eq!(issue("Flower Exports"), "flower exports");
        assert_eq!(issue("AI Rules in Peru"), "AI rules in Peru");
        assert_eq!(issue("Kyoto Targets"), "Kyoto targets");
        assert_eq!(issue("Peru’s Nickel Plan"), "Peru’s nickel plan");
        assert_eq!(issue("New Zealand Loans"), "New Zealand loans");
        assert_eq!(issue("G40 Loans"), "G40 loans");
        assert_eq!(issue("COVID-19 Loans"), "COVID-19 loans");
        assert_eq!(issue("Open-Ended Loans"), "open-ended loans");
        assert_eq!(label("Blue Fund", EntityType::Organisation), "Blue Fund");
    }

    #[test]
    fn a_capital_inside_a_sentence_is_that_of_a_name() {
        let label = |text: &str, words: &str| {
            let at = text.find(words).unwrap() as u32;
            let span = Span::new(at, at + words.len() as u32);
            label_at(text, span, EntityType::Group)
        };
        let own = "Yesterday the Verda administration refused to pay.";
        assert_eq!(label(own, "Verda administration"), "Verda administration");
        let opens = "It rained. Flower growers refused to pay.";
        assert_eq!(label(opens, "Flower growers"), "flower growers");
        let title = "Why Flower Growers Refuse to Pay";
        assert_eq!(label(title, "Flower Growers"), "flower growers");
    }

    #[test]
    fn a_name_inside_the_other_is_the_same_person() {
        assert!(same_person("Ana Maria Zorvik", "Ana Zorvik"));
        assert!(!same_person("Ana Zorvik", "Bela Zorvik"));
    }
}
