//! What plain rules make of the words of a block. The tagger weighs this as one clue among others.

use super::key::class::{
    BODY, CAPITAL, CITY, COUNTRY, DEMONYM, FIRST, GROUND, LEADER, REGION, SUFFIX, SURNAME, TITLE,
};
use super::word::{Word, is};

const PERSON: u8 = 1;
const BODY_NAME: u8 = 3;
const PLACE: u8 = 5;
const OTHER: u8 = 7;

/// Longest name that a rule makes.
const REACH: usize = 8;

/// Writes the guess for each word: 0, or a class and whether it goes on a name.
pub(super) fn apply(text: &str, words: &mut [Word]) {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if !word.is(is::CAPITAL) {
            at += 1;
            continue;
        }
        let (from, to, guess) = guess(text, words, at);
        for (place, word) in words.iter_mut().enumerate().take(to).skip(from) {
            word.rule = guess + u8::from(guess > 0 && place > from);
        }
        at = to.max(at + 1);
    }
}

/// The name at word `at`: from, to, class.
fn guess(text: &str, words: &[Word], at: usize) -> (usize, usize, u8) {
    let Some(word) = words.get(at) else {
        return (at, at, 0);
    };
    if (word.single | word.inside) & TITLE != 0 && word.single & (COUNTRY | DEMONYM | BODY) == 0 {
        let to = person(text, words, at + 1);
        return if to > at + 1 {
            (at + 1, to, PERSON)
        } else {
            (at, at + 1, 0)
        };
    }
    if word.style == 0
        && let Some(to) = body(text, words, at)
    {
        let nation = word.single & DEMONYM != 0 && to - at == 2;
        return if nation {
            (at, at + 1, OTHER)
        } else {
            (at, to, BODY_NAME)
        };
    }
    if word.style == 0
        && let Some(to) = ground(words, at)
    {
        return (at, to, PLACE);
    }
    let phrase = word.begin & (COUNTRY | CAPITAL | CITY | REGION | BODY | LEADER);
    if phrase != 0 {
        let to = end_of(words, at, |word| word.inside & phrase != 0);
        let guess = match phrase {
            bits if bits & (COUNTRY | CAPITAL | CITY | REGION) != 0 => PLACE,
            bits if bits & LEADER != 0 => PERSON,
            _ => BODY_NAME,
        };
        return (at, to, guess);
    }
    if word.single & FIRST != 0 && word.single & (COUNTRY | CAPITAL) == 0 {
        let to = person(text, words, at + 1);
        let next = capital(words, at + 1);
        if to > at + 1 && next.is_some_and(|next| next.single & SUFFIX == 0) {
            return (at, to, PERSON);
        }
    }
    alone(words, at, word)
}

/// The guess for a word that begins nothing longer.
fn alone(words: &[Word], at: usize, word: &Word) -> (usize, usize, u8) {
    let bits = word.single;
    let one = |guess| (at, at + 1, guess);
    if bits & DEMONYM != 0 && bits & COUNTRY == 0 {
        return one(OTHER);
    }
    if bits & COUNTRY != 0 {
        return one(PLACE);
    }
    if word.common < 3 && bits & (CAPITAL | REGION | CITY) != 0 {
        return one(PLACE);
    }
    if bits & BODY != 0 && word.common < 3 {
        return one(BODY_NAME);
    }
    let letters = word.end - word.start;
    if word.is(is::UPPER) && word.style < 2 && word.common < 2 && (2..=6).contains(&letters) {
        return one(BODY_NAME);
    }
    let unknown = |word: &Word| word.common < 2 && !word.is(is::UPPER);
    if word.style == 0 && unknown(word) && capital(words, at + 1).is_some_and(unknown) {
        return (
            at,
            end_of(words, at, |word| word.is(is::CAPITAL) && unknown(word)),
            PERSON,
        );
    }
    one(0)
}

/// The capitalised word at `at`, if it belongs to the sentence before it.
fn capital(words: &[Word], at: usize) -> Option<&Word> {
    words
        .get(at)
        .filter(|word| word.is(is::CAPITAL) && !word.is(is::FENCE))
}

/// One past the words from `at` for which `fits` holds, the first taken as given.
fn end_of(words: &[Word], at: usize, fits: impl Fn(&Word) -> bool) -> usize {
    let rest = words.get(at + 1..).unwrap_or(&[]);
    at + 1
        + rest
            .iter()
            .take(REACH)
            .take_while(|word| !word.is(is::FENCE) && fits(word))
            .count()
}

/// One past the words of a person's name that starts at `at`.
fn person(text: &str, words: &[Word], at: usize) -> usize {
    let mut to = at;
    while to < at + 4 {
        let Some(word) = capital(words, to) else {
            break;
        };
        let bits = TITLE | DEMONYM | COUNTRY | SUFFIX;
        if word.single & bits != 0 && word.single & SURNAME == 0 || word.common >= 3 {
            break;
        }
        to += 1;
        // the flag first: it tells at once that most words are none of these
        let particle = words.get(to).is_some_and(|word| {
            word.is(is::BRIDGE)
                && ["al", "bin", "van", "von", "de", "el", "der", "ibn"].contains(&word.of(text))
        });
        if particle && capital(words, to + 1).is_some() {
            to += 1;
        }
    }
    to
}

/// One past a name that ends in "Council", "Ministry of X" and the like.
fn body(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let mut end = None;
    let mut to = at;
    while to < at + REACH {
        let Some(word) = words.get(to).filter(|word| to == at || !word.is(is::FENCE)) else {
            break;
        };
        if !(word.is(is::CAPITAL) || word.is(is::BRIDGE) && joins(text, words, to)) {
            break;
        }
        to += 1;
        if word.is(is::CAPITAL) && word.single & SUFFIX != 0 {
            end = Some(to);
        }
    }
    let end = end.filter(|end| *end > at + 1)?;
    let of = words
        .get(end)
        .is_some_and(|word| word.is(is::BRIDGE) && ["of", "for"].contains(&word.of(text)));
    let start = end
        + 1
        + usize::from(
            words
                .get(end + 1)
                .is_some_and(|word| word.of(text) == "the"),
        );
    if of && capital(words, start).is_some() {
        return Some(end_of(words, start, |word| word.is(is::CAPITAL)));
    }
    Some(end)
}

/// One past a name that ends in "River", "Street" and the like.
fn ground(words: &[Word], at: usize) -> Option<usize> {
    let to = end_of(words, at, |word| word.is(is::CAPITAL));
    let last = words.get(to.checked_sub(1)?)?;
    (to > at + 1 && last.single & GROUND != 0).then_some(to)
}

/// Whether the small word at `at` stands between capitals of one name.
fn joins(text: &str, words: &[Word], at: usize) -> bool {
    let small = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| ["of", "for", "and", "the", "on", "&"].contains(&word.of(text)))
    };
    small(at)
        && (capital(words, at + 1).is_some() || small(at + 1) && capital(words, at + 2).is_some())
}
