//! Names that the words beside them explain: "the operator, Voltane, says", "Open Ledger, a civil
//! liberties group,", "grid company Nordlys".

use super::page::Page;
use crate::lexicon::norm::Folded;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};

/// Longest such name, in words.
const NAME: usize = 4;
/// How far the explaining noun may stand behind "a".
const REACH: usize = 7;

/// What the words beside a name say it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Body,
    Person,
}

/// The end of a name at `at` that is explained beside it, and where the word stands that does so.
pub(super) fn explained(page: &Page, at: usize) -> Option<(usize, Told, u32)> {
    let first = page.get(at).filter(|token| is_part(token))?;
    // "Doctors Along the River, a charity": a name with small words in it
    if page.before(at).is_some()
        && page.is_word(at.wrapping_sub(1), &["the", "of", "for"])
        && page
            .before(at - 1)
            .is_some_and(|token| token.is_capital() && at > 2)
    {
        return None;
    }
    let end = run(page, at);
    let before = at.checked_sub(1).and_then(|at| page.get(at));
    let noun = before.is_some_and(|token| token.has(is::BODY_NOUN) && !token.is_possessive());
    let closed = page
        .get(end)
        .is_some_and(|next| matches!(next.gap, Gap::Comma));
    if noun && (first.gap == Gap::Comma && closed || first.gap == Gap::Blank) {
        // "firm, Russia, ..." is a list
        return Some((end, Told::Body, before?.start));
    }
    if !closed || !page.is_word(end, &["a", "an", "the", "one", "its", "whose"]) {
        return None;
    }
    let (told, evidence) = told(page, end + 1)?;
    (told == Told::Body || end - at > 1).then_some((end, told, evidence))
}

/// What "a civil liberties group in Oslo," says of the name before it.
fn told(page: &Page, from: usize) -> Option<(Told, u32)> {
    for at in from..from + REACH {
        let token = page.after(at)?;
        if token.has(is::STOP) {
            return None;
        }
        let last = page.get(at + 1).is_none_or(|next| {
            next.gap != Gap::Blank
                || next.has(is::STOP | is::VERB)
                || next.is_capital()
                || page.word(next).ends_with("ing")
        });
        if last {
            return match () {
                () if token.has(is::BODY_NOUN) => Some((Told::Body, token.start)),
                () if token.has(is::TITLE) => Some((Told::Person, token.start)),
                () => None,
            };
        }
    }
    None
}

fn run(page: &Page, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + NAME
        && !page.get(end - 1).is_some_and(Token::is_possessive)
        && let Some(next) = page.after(end)
    {
        let and = page.is_word(end, &["and"]) && page.after(end + 1).is_some_and(is_part);
        if is_part(next) {
            end += 1;
        } else if and {
            end += 2;
        } else {
            break;
        }
    }
    end
}

fn is_part(token: &Token) -> bool {
    token.is_name() && !token.has(is::TITLE | is::SPEECH) && !token.is_number()
}

/// True where the unknown capitalised word at `at` does something: it says, it wants, it has.
pub(super) fn acts(page: &Page, at: usize) -> bool {
    let Some(token) = page.get(at) else {
        return false;
    };
    let plain = is::COMMON
        | is::POLICY
        | is::VERB
        | is::ACTOR
        | is::PLACE_AFTER
        | is::SUFFIX
        | is::HEAD
        | is::MODIFIER
        | is::FIRST
        | is::TITLE
        | is::PROBLEM
        | is::INSTRUMENT
        | is::BODY_NOUN
        | is::STOP;
    if page.titled || token.has(plain) || is_contraction(page.word(token)) {
        return false;
    }
    if page.before(at).is_some_and(|before| {
        before.is_capital() && !before.has(is::STOP) || before.has(is::INSIDE)
    }) {
        return false;
    }
    page.after(at + 1).is_some_and(|next| {
        next.gap == Gap::Blank
            && !next.is_capital()
            && !token.is_possessive()
            && (next.has(is::SPEECH | is::VERB) || page.is_listed(at + 1, list::HELPER))
    })
}

/// "I'm", "We've": a small word with what hangs on it.
fn is_contraction(word: &str) -> bool {
    word.split_once(['\'', '’']).is_some_and(|(first, rest)| {
        let stop = lexicon::classes(Folded::new(first).word_hash()) & is::STOP != 0;
        stop && !rest.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn a_name_is_explained_by_the_noun_beside_it() {
        assert_eq!(
            actors("The operator, Zelvane, agreed. Zelvane is glad."),
            ["Zelvane=Zelvane", "Zelvane=Zelvane"]
        );
        assert_eq!(
            actors("Quiet Meadow, a charity in the north, agreed."),
            ["Quiet Meadow=Quiet Meadow"]
        );
        assert_eq!(actors("Zelvane, a long river, froze."), [""; 0]);
    }

    #[test]
    fn a_repeated_unknown_name_that_acts_is_someone() {
        assert_eq!(
            actors("The lake lies between them. Then Zorvia said no, and Zorvia left."),
            ["Zorvia=Zorvia", "Zorvia=Zorvia"]
        );
        assert_eq!(
            actors("They met in Zorvia. Then Zorvia was green."),
            [""; 0]
        );
    }

    #[test]
    fn everyday_words_and_contractions_do_not_act() {
        let text = "The Number has grown. The Number had grown. I'm sure. I'm here. Ultimately has no sense. \
             Ultimately has none.";
        assert_eq!(actors(text), [""; 0]);
    }

    #[test]
    fn who_says_something_is_somebody_also_at_the_start_of_a_sentence() {
        assert_eq!(actors("Zelvane warns of frost."), ["Zelvane=Zelvane"]);
        assert_eq!(actors("Number warns of frost. Zelvane froze."), [""; 0]);
    }
}
