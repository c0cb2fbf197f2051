//! Two words that an article puts together again and again ("holding limits", "mosaic effect"):
//! what it is about, though no list has it.

use super::hit::{Hit, What};
use super::matters;
use super::page::Page;
use super::verbs;
use crate::lexicon::norm::step;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::model::WhyRule;

/// What no word of such a pair is.
const NONE: u32 = is::STOP
    | is::VERB
    | is::SPEECH
    | is::TITLE
    | is::CALENDAR
    | is::DEFINITE
    | is::PLACE_BEFORE
    | is::INSIDE
    | is::MOTION
    | is::SUFFIX
    | is::HEAD;
/// What the second word is not, either: with these it is somebody or some place.
const NOBODY: u32 = NONE | is::ACTOR | is::PLACE_AFTER | is::BODY_NOUN | is::MODIFIER | is::COMMON;

/// The pair that starts at `at`, if it ends a phrase there. Whether it counts is for the document
/// to say; its entry is a hash of its stems.
pub(super) fn pair(page: &Page, at: usize) -> Option<Hit> {
    let first = page.get(at).filter(|token| is_word(token, NONE))?;
    let second = page
        .after(at + 1)
        .filter(|token| token.gap == Gap::Blank && is_word(token, NOBODY))?;
    let ends = page.get(at + 2).is_none_or(|next| {
        next.gap != Gap::Blank || next.has(is::STOP | is::VERB | is::SPEECH) || next.is_number()
    });
    let words = [page.word(first), page.word(second)];
    if !ends
        || first.gap == Gap::Hyphen
        || first.is_possessive()
        || words
            .iter()
            .any(|word| word.ends_with("ly") || word.ends_with("ing"))
        || page.word(second).ends_with("ed")
        || matters::is_vague(page.word(first))
        || verbs::after_verb_marker(page, at)
    {
        return None;
    }
    let key = step(step(1, first.stem), second.stem);
    Some(Hit::new(
        page.span(at, at + 2),
        What::Pair,
        WhyRule::Reference,
        (key ^ (key >> 32)) as u32,
    ))
}

fn is_word(token: &Token, barred: u32) -> bool {
    token.end - token.start > 3
        && !token.has(barred)
        && !token.is_number()
        && !token.is_code()
        && !token.is_capital()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::issues;

    #[test]
    fn a_pair_counts_once_the_article_repeats_it() {
        assert_eq!(
            issues("They fear the mosaic effect. The mosaic effect is old."),
            ["mosaic effect=mosaic effect", "mosaic effect=mosaic effect"]
        );
        assert_eq!(issues("They fear the mosaic effect."), [""; 0]);
        assert_eq!(issues("Young people left. Young people stayed."), [""; 0]);
    }
}
