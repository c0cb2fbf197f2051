//! Where the reader’s own words stand in a block.

use super::super::hit::{Hit, What};
use super::super::page::Page;
use super::super::patterns;
use super::{ARTICLES, IGNORED, Lexicons, next};
use crate::lexicon;
use crate::lexicon::norm::{NAMES, TERMS};
use crate::lexicon::tokens::Token;
use crate::model::WhyRule;

/// A place where a phrase stands: words `from..to`.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Own {
    phrase: u32,
    pub from: usize,
    pub to: usize,
}

impl Lexicons {
    /// Where the reader’s names and terms stand in a block that ends at byte `end`.
    pub(in super::super) fn find(&self, page: &Page, end: u32) -> Vec<Own> {
        self.all(page, end, &[NAMES, TERMS])
    }

    /// Adds what is never to be marked.
    pub(in super::super) fn ignore(&self, page: &Page, end: u32, hits: &mut Vec<Hit>) {
        for own in self.all(page, end, &[IGNORED]) {
            let span = page.span(own.from, own.to);
            hits.push(Hit::new(
                span,
                What::Ignored,
                WhyRule::UserLexicon,
                own.phrase,
            ));
        }
    }

    fn all(&self, page: &Page, end: u32, roots: &[u64]) -> Vec<Own> {
        let mut found = Vec::new();
        let mut at = 0;
        while !self.nodes.is_empty()
            && let Some(token) = page.get(at)
            && token.start < end
        {
            let here = roots
                .iter()
                .filter_map(|root| self.longest(*root, page, at));
            // of two that are as long the first one, so that a name goes before a term
            at = match here.reduce(|a, b| if b.to > a.to { b } else { a }) {
                Some(own) => {
                    found.push(own);
                    own.to
                }
                None => at + 1,
            };
        }
        found
    }

    fn longest(&self, root: u64, page: &Page, from: usize) -> Option<Own> {
        let mut key = root;
        let mut found = None;
        for (at, token) in page.rest(from).iter().enumerate() {
            if token.is_code() {
                break;
            }
            let Some(node) = next(key, root, token, at == 0).and_then(|next| {
                key = next;
                self.nodes.get(&key)
            }) else {
                break;
            };
            let to = from + at + 1;
            let fits = |id: &&u32| self.fits(**id, page, from, to);
            if let Some(phrase) = node.phrases.iter().find(fits) {
                let phrase = *phrase;
                found = Some(Own { phrase, from, to });
            }
            if !node.continues {
                break;
            }
        }
        found
    }

    /// Whether the words `from..to` are written as the phrase asks.
    fn fits(&self, phrase: u32, page: &Page, from: usize, to: usize) -> bool {
        let Some(phrase) = self.known(phrase) else {
            return false;
        };
        let article = page.before(from).is_some() && page.is_word(from.wrapping_sub(1), &ARTICLES);
        let words = page.tokens.get(from..to).unwrap_or(&[]);
        (article || !phrase.article)
            && phrase
                .cased
                .iter()
                .zip(words)
                .all(|(wanted, word)| has_capitals(page.word(word), wanted))
    }
}

impl Own {
    /// Whether no built-in phrase and no name by its pattern is longer from the same word on.
    pub(in super::super) fn leads(self, page: &Page) -> bool {
        let words = self.to - self.from;
        let built_in = [NAMES, TERMS].iter().any(|root| {
            lexicon::longest(*root, page.rest(self.from), page.shouting)
                .is_some_and(|(_, longer)| longer > words)
        });
        let name = !page.titled && page.get(self.from).is_some_and(Token::is_name);
        let longer = |end: usize| end > self.to;
        !built_in
            && !(name
                && (patterns::body(page, self.from).is_some_and(longer)
                    || patterns::person(page, self.from, words).is_some_and(|(to, ..)| longer(to))))
    }

    pub(in super::super) fn hit(self, page: &Page) -> Hit {
        let span = page.span(self.from, self.to);
        Hit::new(span, What::Own, WhyRule::UserLexicon, self.phrase)
    }
}

/// Whether `word` has a capital wherever `wanted` has one.
pub(super) fn has_capitals(word: &str, wanted: &str) -> bool {
    let letters = |word: &'_ str| {
        word.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<Vec<_>>()
    };
    letters(wanted)
        .iter()
        .zip(letters(word))
        .all(|(wanted, found)| !wanted.is_uppercase() || found.is_uppercase())
}
