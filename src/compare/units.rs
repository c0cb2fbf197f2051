//! A text as sentences, and sentences as words: what is compared.
//!
//! White space, the signs of a list and typographic variants of quotes and dashes are no words, so
//! that a text that was only wrapped anew, or comes in another format, is the same text.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Article, BlockKind, Span};
use crate::text::sentences;

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) key: u64,
    pub(super) class: Class,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Word,
    Number,
    Sign,
}

/// A sentence, a heading, a row of a table.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) span: Span,
    /// Its tokens, as indices into [`Units::tokens`].
    pub(super) tokens: Range<usize>,
    pub(super) key: u64,
    /// Words and numbers in it.
    pub(super) words: usize,
    /// Index of its block.
    pub(super) block: usize,
}

/// All sentences of an article, in order.
#[derive(Debug)]
pub(super) struct Units<'a> {
    pub(super) article: &'a Article,
    pub(super) units: Vec<Unit>,
    tokens: Vec<Token>,
}

impl<'a> Units<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let mut units = Self {
            article,
            units: Vec::new(),
            tokens: Vec::with_capacity(article.text.len() / 5),
        };
        let blocks = &article.blocks;
        let mut at = 0;
        while let Some(first) = blocks.get(at) {
            // a very long paragraph is several blocks, and one for the eye
            let rest = blocks.iter().skip(at + 1);
            let more = rest.take_while(|block| block.continues).count();
            let end = blocks
                .get(at + more)
                .map_or(first.span.end, |last| last.span.end);
            units.read(at, Span::new(first.span.start, end));
            at += more + 1;
        }
        units
    }

    /// Takes in the sentences of a block.
    fn read(&mut self, block: usize, span: Span) {
        let text = span.of(&self.article.text);
        let kind = self.article.blocks.get(block).map(|block| block.kind);
        let marker = if kind == Some(BlockKind::Item) {
            marker(text)
        } else {
            0
        };
        let words = text.get(marker..).unwrap_or("");
        for (number, (start, end)) in sentences(words).enumerate() {
            let base = span.start + marker as u32;
            let words = Span::new(base + start as u32, base + end as u32);
            let from = self.tokens.len();
            self.cut(words);
            let tokens = from..self.tokens.len();
            if tokens.is_empty() {
                continue;
            }
            let mut hasher = DefaultHasher::new();
            let own = self.tokens.get(tokens.clone()).unwrap_or(&[]);
            for token in own {
                token.key.hash(&mut hasher);
            }
            let words_in = own
                .iter()
                .filter(|token| token.class != Class::Sign)
                .count();
            let start = if number == 0 { span.start } else { words.start };
            self.units.push(Unit {
                span: Span::new(start, words.end),
                tokens,
                key: hasher.finish(),
                words: words_in,
                block,
            });
        }
    }

    /// Takes in the tokens of a sentence.
    fn cut(&mut self, span: Span) {
        for (at, word) in span.of(&self.article.text).split_word_bound_indices() {
            if let Some((key, class)) = key(word) {
                let start = span.start + at as u32;
                let span = Span::new(start, start + word.len() as u32);
                self.tokens.push(Token { span, key, class });
            }
        }
    }

    /// The tokens of neighbouring units.
    pub(super) fn tokens(&self, units: Range<usize>) -> &[Token] {
        let of = |at| self.units.get(at).map(|unit: &Unit| &unit.tokens);
        let last = units.end.checked_sub(1).filter(|last| *last >= units.start);
        match (of(units.start), last.and_then(of)) {
            (Some(first), Some(last)) => self.tokens.get(first.start..last.end).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The words of neighbouring units and all that is between them.
    pub(super) fn span(&self, units: Range<usize>) -> Span {
        let of = |at| self.units.get(at).map(|unit: &Unit| unit.span);
        let first = of(units.start).unwrap_or_default();
        let last = units.end.checked_sub(1).and_then(of).unwrap_or(first);
        Span::new(first.start, last.end)
    }
}

/// Bytes of the sign or number that an item begins with, blanks included: "• ", "12. ", "b) ".
fn marker(text: &str) -> usize {
    let end = text.find(' ').map_or(text.len(), |at| at + 1);
    let sign = text.get(..end).unwrap_or("").trim_end();
    let bare = sign
        .trim_start_matches('(')
        .trim_end_matches(['.', ')', ':']);
    let numbered = bare.len() < sign.len()
        && bare.len() <= 5
        && (bare.bytes().all(|byte| byte.is_ascii_digit()) || bare.len() == 1);
    let bullet = !sign.is_empty() && !sign.contains(char::is_alphanumeric);
    if numbered || bullet { end } else { 0 }
}

/// What a token is compared by; `None` for what is no token.
fn key(word: &str) -> Option<(u64, Class)> {
    let mut class = Class::Sign;
    let mut hasher = DefaultHasher::new();
    let mut any = false;
    for c in word.chars() {
        let c = plain(c);
        if c.is_whitespace() || c == '\u{ad}' {
            continue;
        }
        any = true;
        c.hash(&mut hasher);
        if c.is_numeric() {
            class = Class::Number;
        } else if class == Class::Sign && c.is_alphabetic() {
            class = Class::Word;
        }
    }
    any.then(|| (hasher.finish(), class))
}

/// One character for all that are written for it.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        _ => c,
    }
}

/// Words as they are compared: blanks as one, signs in their plain form.
pub(super) fn folded(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.chars().map(plain));
    let mut folded = String::with_capacity(text.len());
    for word in words {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word);
    }
    folded
}
