//! The words of one block as the rules see them.

use crate::lexicon::tokens::{Token, is};
use crate::lexicon::{self, Entry};
use crate::model::Span;

/// One block, split into words.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    /// The whole reading text.
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// Every word is in capitals, so that case says nothing.
    pub shouting: bool,
    /// Nearly every word has a capital, so that a capital says nothing.
    pub titled: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], heading: bool) -> Self {
        let words = || {
            tokens
                .iter()
                .filter(|token| !token.is_number() && !token.has(is::STOP))
        };
        let all = words().count();
        let capital = words().filter(|token| token.is_capital()).count();
        // "WHO WANTS WHAT": the small words are in capitals, too
        let every = || tokens.iter().filter(|token| !token.is_number());
        let count = every().count();
        let upper = every()
            .filter(|token| token.is_upper() && !token.is_dotted())
            .count();
        let letters: u32 = every().map(|token| token.end - token.start).sum();
        // "WHO PAYS" says so by a word; "EU NATO" may be two names
        let spoken = || every().any(|token| token.is_plain_word() && token.end - token.start >= 4);
        let shouting = count >= 2 && upper * 10 >= count * 9 && (letters >= 8 || spoken());
        // a sentence ends in a full stop, a heading does not
        let end = tokens.last().map_or(0, |token| token.end as usize);
        let open = !text
            .get(end..)
            .unwrap_or("")
            .starts_with(['.', ',', ';', '"', '”']);
        let line = heading || (all <= 14 && open);
        let titled = shouting || (all >= 2 && line && capital * 4 >= all * 3);
        Self {
            text,
            tokens,
            shouting,
            titled,
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The word before `at`, if only blanks or a hyphen stand between.
    pub(super) fn before(&self, at: usize) -> Option<&'a Token> {
        self.get(at).filter(|token| token.joins())?;
        self.get(at.checked_sub(1)?)
    }

    /// The word at `at`, if only blanks or a hyphen stand before it and it is not the first.
    pub(super) fn after(&self, at: usize) -> Option<&'a Token> {
        self.get(at).filter(|token| token.joins())
    }

    pub(super) fn rest(&self, at: usize) -> &'a [Token] {
        self.tokens.get(at..).unwrap_or(&[])
    }

    pub(super) fn word(&self, token: &Token) -> &'a str {
        token.span().of(self.text)
    }

    /// From the first byte of word `from` to the last of word `to - 1`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.get(from).map_or(0, |token| token.start);
        Span::new(
            start,
            to.checked_sub(1)
                .and_then(|last| self.get(last))
                .map_or(start, |t| t.end),
        )
    }

    /// The text right behind word `at`.
    pub(super) fn text_after(&self, at: usize) -> &'a str {
        let end = self.get(at).map_or(usize::MAX, |token| token.end as usize);
        self.text.get(end..).unwrap_or("")
    }

    /// True where the word at `at` stands in a list.
    pub(super) fn is_listed(&self, at: usize, list: u64) -> bool {
        self.get(at)
            .is_some_and(|token| lexicon::is_listed(list, token.word))
    }

    /// True where the word at `at` is one of `words`, in any case.
    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| {
            let word = self.word(token);
            words.iter().any(|known| word.eq_ignore_ascii_case(known))
        })
    }
}

/// What the lexicon knows of words `from..to`.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub entry: Entry,
    pub from: usize,
    pub to: usize,
}

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn in_a_line_of_capitals_a_word_is_no_acronym() {
        assert!(actors("WHO PAYS?\n\nThe boats pay.").is_empty());
        assert_eq!(actors("The WHO paid.").len(), 1);
    }
}
