//! Builds reading text, blocks and the way back to the file, from raw characters.
//!
//! Importers decide what is a block; this decides how its characters look: everything that comes
//! through here is sanitised, and every byte knows the characters of the file behind it.

use crate::model::{Block, BlockKind, Body, Inline, Link, Run, SourceMap, Span, StyleRun};

use super::graphemes::width;
use super::sanitise::{Pile, Shown, is_piled, shown};

/// Longest block in bytes. A longer paragraph is cut into several, at the end of a sentence where
/// there is one, so that what a key costs never depends on the length of a line.
pub const MAX_BLOCK: usize = 16 * 1024;

/// Longest one-to-one run in bytes: what a look-up may have to count through.
const MAX_RUN: usize = 1024;

/// Columns between two tab stops.
const TAB: usize = 8;

/// Longest line that is kept unwrapped, in bytes; a longer one is wrapped like prose.
const MAX_WIDE: usize = 4 * 1024;

/// How a block is to be set; see the fields of [`Block`].
#[derive(Clone, Copy, Debug, Default)]
pub struct BlockHead {
    /// What it is.
    pub kind: BlockKind,
    /// Heading level or item depth.
    pub level: u8,
    /// Blank rows above it; none above the first block.
    pub gap: u8,
    /// How many quotes it stands in.
    pub quote: u8,
    /// Columns before its first line.
    pub indent: u16,
    /// Further columns for every line after the first.
    pub hang: u16,
    /// 1-based line of the file.
    pub line: u32,
}

/// Collects blocks of sanitised text. `begin` a block, fill it, `end` it.
#[derive(Debug, Default)]
pub struct Builder {
    body: Body,
    head: BlockHead,
    /// Where the text of the open block starts.
    start: usize,
    /// Length of everything before the open block, to forget an empty one.
    before: (usize, usize),
    /// Code point that would go on with the last one-to-one run.
    expected: Option<u32>,
    /// What has piled up on the last letter.
    pile: Pile,
    /// The last character of the file that came in.
    previous: Option<char>,
    /// Text up to here is counted in `column`, for tab stops.
    measured: usize,
    column: usize,
}

impl Builder {
    /// A builder with room for about `bytes` of text.
    pub fn with_capacity(bytes: usize) -> Self {
        let mut builder = Self::default();
        builder.body.text.reserve(bytes);
        builder
    }

    /// Bytes of reading text so far.
    pub fn len(&self) -> u32 {
        self.body.text.len() as u32
    }

    /// True before the first character.
    pub fn is_empty(&self) -> bool {
        self.body.text.is_empty()
    }

    /// The text of the open block so far.
    pub fn open_text(&self) -> &str {
        self.body.text.get(self.start..).unwrap_or("")
    }

    /// Opens a block.
    pub fn begin(&mut self, head: BlockHead) {
        self.before = (self.body.text.len(), self.body.map.runs.len());
        self.head = head;
        if self.body.blocks.is_empty() {
            self.head.gap = 0;
        } else {
            let feeds = usize::from(head.gap) + 1;
            // The feeds stand where the last block ended, so that runs stay in the file's order.
            self.start_run(self.source_end(), 0);
            self.body.text.extend(std::iter::repeat_n('\n', feeds));
        }
        self.start = self.body.text.len();
        self.expected = None;
        self.previous = None;
        self.pile = Pile::default();
        (self.measured, self.column) = (self.start, 0);
    }

    /// Adds characters of the file, the first of which is code point `at`, sanitised. Line ends
    /// become blanks. Returns how many code points came in.
    pub fn source(&mut self, raw: &str, at: u32) -> u32 {
        let mut at_now = at;
        let mut rest = raw;
        while !rest.is_empty() {
            let plain = ordinary(rest);
            if let Some((head, tail)) = rest.split_at_checked(plain)
                && plain > 0
            {
                self.pile = Pile::default();
                self.previous = head.chars().next_back();
                at_now += self.copy(head, at_now);
                rest = tail;
                continue;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            self.one(c, chars.clone().next(), at_now);
            at_now += 1;
            rest = chars.as_str();
        }
        at_now - at
    }

    /// Adds text that is shown in place of `len` code points of the file from `at` on: a decoded
    /// entity, a blank for a line end. `shown` must be free of control characters.
    pub fn stand_in(&mut self, shown: &str, at: u32, len: u32) {
        if shown.is_empty() {
            return;
        }
        self.start_run(at, len);
        self.body.text.push_str(shown);
        self.previous = shown.chars().next_back();
    }

    /// Adds text that is in no file: a bullet, padding. It points at code point `at`.
    pub fn made(&mut self, shown: &str, at: u32) {
        self.stand_in(shown, at, 0);
    }

    /// Adds text that was decoded from `len` code points of the file from `at` on (an entity, an
    /// escape sequence of the format): sanitised like the file itself, mapped as a whole.
    pub fn decoded(&mut self, text: &str, at: u32, len: u32) {
        let mut safe = String::with_capacity(text.len());
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match shown(self.previous, c, chars.clone().next()) {
                Shown::Keep if !is_piled(c, &mut self.pile) => safe.push(c),
                Shown::Keep | Shown::Drop => {}
                Shown::Mark(mark) => safe.push(mark),
                Shown::Space | Shown::Tab => safe.push(' '),
            }
            self.previous = Some(c);
        }
        let last = self.previous;
        self.stand_in(&safe, at, len);
        self.previous = last;
    }

    /// Dresses the text from byte `start` to here.
    pub fn style(&mut self, start: u32, inline: Inline, link: u32) {
        let span = Span::new(start, self.len());
        if !span.is_empty() {
            self.body.styles.push(StyleRun { span, inline, link });
        }
    }

    /// Adds a link target and returns its index.
    pub fn link(&mut self, target: &str) -> u32 {
        self.body.links.push(Link {
            target: super::sanitise::line(target),
        });
        self.body.links.len() as u32 - 1
    }

    /// Closes the block: trims blanks at its end; without any text left it is forgotten.
    /// Returns true where it was kept.
    pub fn end(&mut self) -> bool {
        let text = self.open_text();
        let kept = self.start + text.trim_end_matches(' ').len();
        let blank = text.trim().is_empty();
        if blank && self.head.kind != BlockKind::Rule {
            self.forget();
            return false;
        }
        self.truncate(kept);
        self.push_blocks(kept);
        true
    }

    /// Takes everything collected. `lines` holds the code point at which each line of the file
    /// starts.
    pub fn finish(mut self, lines: Vec<u32>) -> Body {
        self.body.map = SourceMap {
            runs: self.body.map.runs,
            lines,
        };
        self.body.styles.sort_by_key(|run| run.span.start);
        self.body
    }

    fn forget(&mut self) {
        let (text, runs) = self.before;
        self.truncate(text);
        self.body.map.runs.truncate(runs);
        self.expected = None;
    }

    fn truncate(&mut self, len: usize) {
        self.body.text.truncate(len);
        let end = len as u32;
        while self
            .body
            .styles
            .last()
            .is_some_and(|run| run.span.start >= end)
        {
            self.body.styles.pop();
        }
        for run in self
            .body
            .styles
            .iter_mut()
            .rev()
            .take_while(|run| run.span.end > end)
        {
            run.span.end = end;
        }
        while self.body.map.runs.last().is_some_and(|run| run.text > end) {
            self.body.map.runs.pop();
        }
    }

    fn push_blocks(&mut self, end: usize) {
        let mut head = self.head;
        let wide = matches!(head.kind, BlockKind::Verbatim | BlockKind::Row);
        if wide && end - self.start > MAX_WIDE {
            head.kind = BlockKind::Paragraph;
        }
        let mut start = self.start;
        loop {
            let text = self.body.text.get(start..end).unwrap_or("");
            let cut = start
                + if text.len() > MAX_BLOCK {
                    cut_at(text)
                } else {
                    text.len()
                };
            self.body.blocks.push(Block {
                span: Span::new(start as u32, cut as u32),
                line: head.line,
                indent: head.indent,
                hang: head.hang,
                kind: head.kind,
                level: head.level,
                gap: head.gap,
                quote: head.quote,
                continues: start != self.start,
            });
            if cut >= end {
                return;
            }
            head.gap = 0;
            head.indent += head.hang;
            head.hang = 0;
            start = cut;
        }
    }

    /// Copies characters that need no change; returns how many.
    fn copy(&mut self, text: &str, at: u32) -> u32 {
        let first = at;
        let mut at = at;
        let mut rest = text;
        while !rest.is_empty() {
            let mut end = rest.len().min(MAX_RUN);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let Some((head, tail)) = rest.split_at_checked(end) else {
                break;
            };
            let chars = if head.is_ascii() {
                head.len()
            } else {
                head.chars().count()
            } as u32;
            let short = self
                .body
                .map
                .runs
                .last()
                .is_some_and(|run| self.body.text.len() - (run.text as usize) < MAX_RUN);
            if self.expected != Some(at) || !short {
                self.start_run(at, Run::ONE_TO_ONE);
            }
            self.body.text.push_str(head);
            at += chars;
            self.expected = Some(at);
            rest = tail;
        }
        at - first
    }

    fn one(&mut self, c: char, after: Option<char>, at: u32) {
        let mut buffer = [0; 4];
        match shown(self.previous, c, after) {
            Shown::Keep if !is_piled(c, &mut self.pile) => {
                self.copy(c.encode_utf8(&mut buffer), at);
            }
            Shown::Keep | Shown::Drop => {}
            Shown::Mark(mark) => {
                self.copy(mark.encode_utf8(&mut buffer), at);
            }
            Shown::Space => {
                self.copy(" ", at);
            }
            Shown::Tab => self.tab(at),
        }
        self.previous = Some(c);
    }

    fn tab(&mut self, at: u32) {
        let fresh = self.body.text.get(self.measured..).unwrap_or("");
        self.column += width(fresh);
        let blanks = TAB - self.column % TAB;
        self.column += blanks;
        self.stand_in("        ".get(..blanks).unwrap_or(" "), at, 1);
        self.measured = self.body.text.len();
    }

    /// One past the last code point of the file that is in the text.
    fn source_end(&self) -> u32 {
        match self.body.map.runs.last() {
            Some(run) if run.len == Run::ONE_TO_ONE => {
                let text = self.body.text.get(run.text as usize..).unwrap_or("");
                run.source + text.chars().count() as u32
            }
            Some(run) => run.source + run.len,
            None => 0,
        }
    }

    fn start_run(&mut self, source: u32, len: u32) {
        let text = self.body.text.len() as u32;
        self.expected = None;
        self.body.map.runs.push(Run { text, source, len });
    }
}

/// Bytes at the start of `text` that are shown as they are, whatever stands around them.
fn ordinary(text: &str) -> usize {
    let ascii = text
        .bytes()
        .take_while(|byte| (b' '..=b'~').contains(byte))
        .count();
    let rest = text.get(ascii..).unwrap_or("").chars();
    ascii
        + rest
            .take_while(|&c| is_ordinary(c))
            .map(char::len_utf8)
            .sum::<usize>()
}

/// Letters and punctuation of common scripts that have a width and need no second look: Latin,
/// Greek, Cyrillic, typographic quotes and dashes, kana, ideographs, Hangul syllables.
fn is_ordinary(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{384}'..='\u{482}'
        | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

/// Where to cut a text that is too long: after a sentence, else after a blank, else anywhere
/// between characters; in the second half of the first [`MAX_BLOCK`] bytes.
fn cut_at(text: &str) -> usize {
    let mut limit = MAX_BLOCK;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = text.get(..limit).unwrap_or(text);
    let late = |at: &usize| *at > MAX_BLOCK / 2;
    head.rfind(". ")
        .map(|at| at + 2)
        .filter(late)
        .or_else(|| head.rfind(' ').map(|at| at + 1).filter(late))
        .unwrap_or(limit)
}

#[cfg(test)]
mod tests;
