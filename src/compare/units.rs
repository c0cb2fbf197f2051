//! A text as sentences, and sentences as words: what is compared.
//!
//! White space, the signs of a list and typographic variants of quotes and dashes are no words, so
//! that a text that was only wrapped anew, or comes in another format, is the same text.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Article, BlockKind, Span};
use crate::text::{is_head_line, sentences_of};

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
    /// The number that it begins with as an item or a heading does, which is compared apart: where
    /// one is put in, the others are not edited for being counted anew. Tokens before the others.
    pub(super) marker: Range<usize>,
    /// Words and numbers in it.
    pub(super) words: usize,
    /// Index of its block.
    pub(super) block: usize,
}

/// All sentences of an article, in order.
#[derive(Debug)]
pub(super) struct Units<'a> {
    pub(super) article: &'a Article,
    pub(super) all: Vec<Unit>,
    tokens: Vec<Token>,
}

impl<'a> Units<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let mut units = Self {
            article,
            all: Vec::new(),
            tokens: Vec::with_capacity(article.text.len() / 5),
        };
        let mut last = None;
        for span in sentences_of(article) {
            let block = article.block_at(span.start);
            let known = article.blocks.get(block);
            // a very long paragraph is several blocks, and one for the eye
            let first = last != Some(block) && known.is_some_and(|block| !block.continues);
            last = Some(block);
            let item = known.is_some_and(|block| block.kind == BlockKind::Item);
            units.read(block, span, first, item);
        }
        units
    }

    /// True for a sentence that is a head line of a mail.
    pub(super) fn is_head_line(&self, at: usize) -> bool {
        let unit = self.all.get(at);
        let block = unit.and_then(|unit| self.article.blocks.get(unit.block));
        block.is_some_and(|block| {
            block.kind == BlockKind::Note && is_head_line(block.span.of(&self.article.text))
        })
    }

    /// Takes in a sentence; the first one of a block may begin with a marker.
    fn read(&mut self, block: usize, span: Span, first: bool, item: bool) {
        let text = span.of(&self.article.text);
        let head = if first { marker(text, item) } else { 0 };
        let counted = self.tokens.len();
        let words = Span::new(span.start + head as u32, span.end);
        self.cut(Span::new(span.start, words.start));
        let marks = self.tokens.iter().skip(counted);
        if marks.clone().all(|token| token.class == Class::Sign) {
            self.tokens.truncate(counted);
        }
        let from = self.tokens.len();
        self.cut(words);
        let tokens = from..self.tokens.len();
        if tokens.is_empty() {
            self.tokens.truncate(counted);
            return;
        }
        let mut hasher = DefaultHasher::new();
        let own = self.tokens.get(tokens.clone()).unwrap_or(&[]);
        for token in own {
            token.key.hash(&mut hasher);
        }
        let words = own.iter().filter(|token| token.class != Class::Sign);
        let words = words.count();
        self.all.push(Unit {
            span,
            tokens,
            marker: counted..from,
            key: hasher.finish(),
            words,
            block,
        });
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
        let of = |at| self.all.get(at).map(|unit: &Unit| &unit.tokens);
        let last = units.end.checked_sub(1).filter(|last| *last >= units.start);
        match (of(units.start), last.and_then(of)) {
            (Some(first), Some(last)) => self.tokens.get(first.start..last.end).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The tokens of a unit with its marker before them.
    pub(super) fn all_tokens(&self, unit: usize) -> &[Token] {
        let unit = self.all.get(unit);
        unit.and_then(|unit| self.tokens.get(unit.marker.start..unit.tokens.end))
            .unwrap_or(&[])
    }

    /// What the marker of a unit says; nothing where it has none.
    pub(super) fn marker(&self, unit: usize) -> Vec<u64> {
        let marker = self.all.get(unit).map(|unit| unit.marker.clone());
        let tokens = marker.and_then(|marker| self.tokens.get(marker));
        tokens
            .into_iter()
            .flatten()
            .map(|token| token.key)
            .collect()
    }

    /// The words of neighbouring units and all that is between them.
    pub(super) fn span(&self, units: Range<usize>) -> Span {
        let of = |at| self.all.get(at).map(|unit: &Unit| unit.span);
        let first = of(units.start).unwrap_or_default();
        let last = units.end.checked_sub(1).and_then(of).unwrap_or(first);
        Span::new(first.start, last.end)
    }
}

/// Bytes of the sign or number that a block begins with, blanks included: "• ", "12. ", "(3) "; of
/// an item a letter, too: "b) ". Not "1995. " and not the "J. " of a name.
fn marker(text: &str, item: bool) -> usize {
    let end = text.find(' ').map_or(text.len(), |at| at + 1);
    let sign = text.get(..end).unwrap_or("").trim_end();
    let bare = sign
        .trim_start_matches('(')
        .trim_end_matches(['.', ')', ':']);
    let digits = bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = bare.len() < sign.len() && (digits || item && bare.len() == 1);
    let bullet = item && !sign.is_empty() && !sign.contains(char::is_alphanumeric);
    if end < text.len() && (numbered || bullet) {
        end
    } else {
        0
    }
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
