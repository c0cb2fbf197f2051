//! Names that no lexicon knows, by the words around them.

use super::page::Page;
use super::tokens::{Gap, Token, is};
use crate::model::WhyRule;

/// Longest run of capitalised words that is looked at: keeps hostile text linear.
const LONGEST: usize = 12;
/// Longest name of a person, in words.
const PERSON: usize = 5;

/// The end of a body that starts at `at`: "African Peace Fund", "Ministry of Trade and Industry",
/// "Commission on Human Rights".
pub(super) fn body(page: &Page, at: usize) -> Option<usize> {
    let first = page.get(at)?;
    if first.has(is::HEAD) && page.is_word(at + 1, &["of", "for"]) {
        return Some(tail(page, at + 1, true)).filter(|end| *end > at + 2);
    }
    if first.is_possessive() {
        return None;
    }
    let mut end = at + 1;
    let mut last = None;
    while end < at + LONGEST
        && let Some(token) = page.after(end).filter(|token| token.is_name())
    {
        end += 1;
        if token.has(is::SUFFIX) {
            last = Some(end);
        }
        if token.is_possessive() {
            break;
        }
    }
    last.map(|end| if page.is_word(end, &["of", "for", "on", "against"]) { tail(page, end, false) } else { end })
}

/// The end of "of X", "for the X and Y" at `at`; `at` itself where no name follows.
fn tail(page: &Page, at: usize, and: bool) -> usize {
    let mut end = at;
    let mut next = at;
    while next < at + LONGEST {
        let Some(token) = page.after(next) else { break };
        if token.is_name() && !token.is_upper() {
            end = next + 1;
            if token.is_possessive() {
                break;
            }
        } else if !(next == at
            || page.is_word(next, &["the", "of"]) && next == end.max(at + 1)
            || and && page.is_word(next, &["and"]) && next == end)
        {
            break;
        }
        next += 1;
    }
    end
}

/// The end of a person’s name at `at`, the rule that says so and where its evidence starts.
/// `known`: so many words are a name of the lexicon that is no person.
pub(super) fn person(page: &Page, at: usize, known: usize) -> Option<(usize, WhyRule, u32)> {
    let first = page.get(at)?;
    let end = run(page, at);
    let words = end - at;
    if words == 0 || words <= known {
        return None;
    }
    let before = at.checked_sub(1).and_then(|at| page.get(at));
    if let Some(title) = before.filter(|token| token.has(is::TITLE) && !token.is_possessive()) {
        let near = first.joins() || (first.gap == Gap::Comma && words >= 2);
        if near && !(words == 1 && first.has(is::COMMON)) {
            return Some((end, WhyRule::Title, title.start));
        }
    }
    if words < 2 || first.has(is::COMMON) {
        return None;
    }
    if first.has(is::FIRST) {
        return Some((end, WhyRule::FirstName, first.start));
    }
    let strange = || (at..end).all(|at| page.get(at).is_some_and(|token| !token.has(is::COMMON)));
    let says = |token: Option<&Token>| token.filter(|token| token.has(is::SPEECH)).map(|t| t.start);
    let evidence = says(page.get(end).filter(|token| matches!(token.gap, Gap::Blank | Gap::Comma)))
        .or_else(|| says(before.filter(|_| first.joins())))?;
    (words <= 3 && known == 0 && strange()).then_some((end, WhyRule::Speaker, evidence))
}

/// The end of the capitalised words at `at` that may be one person’s name.
fn run(page: &Page, at: usize) -> usize {
    let mut end = at;
    let mut next = at;
    while next < at + PERSON {
        let Some(token) = (if next == at { page.get(next) } else { page.after(next) }) else {
            break;
        };
        if is_part(token) {
            end = next + 1;
            if token.is_possessive() {
                break;
            }
        } else if next == at || !token.has(is::PARTICLE) {
            break;
        }
        next += 1;
    }
    end
}

fn is_part(token: &Token) -> bool {
    token.is_name()
        && !token.is_upper()
        && !token.has(is::SUFFIX | is::TITLE | is::HEAD | is::SPEECH | is::VERB)
}

/// "the council", "its commission", or "Council" with a capital: may point back to a body.
pub(super) fn points_back(page: &Page, at: usize) -> bool {
    page.before(at).is_some_and(|token| token.has(is::DEFINITE))
}
