//! Edits of a text that know where everything went.

use std::ops::Range;

use attache::model::Span;
use attache::text::sentences;

/// A text after an edit, and where the bounds of the old one are in it.
pub(crate) struct Revised<'a> {
    old: &'a str,
    pub(crate) text: String,
    /// Where what starts at this byte of the old text starts now.
    starts: Vec<Option<u32>>,
    /// Where what ends before this byte of the old text ends now.
    ends: Vec<Option<u32>>,
}

impl<'a> Revised<'a> {
    pub(crate) fn new(old: &'a str) -> Self {
        let none = vec![None; old.len() + 1];
        Self {
            old,
            text: String::new(),
            starts: none.clone(),
            ends: none,
        }
    }

    /// Goes on with this part of the old text.
    pub(crate) fn keep(&mut self, range: Range<usize>) {
        let now = self.text.len();
        for at in range.clone() {
            self.starts[at] = Some((now + at - range.start) as u32);
            self.ends[at + 1] = Some((now + at + 1 - range.start) as u32);
        }
        self.text.push_str(&self.old[range]);
    }

    /// Goes on with other words in the place of this part.
    pub(crate) fn replace(&mut self, range: Range<usize>, words: &str) {
        self.starts[range.start] = Some(self.text.len() as u32);
        self.text.push_str(words);
        self.ends[range.end] = Some(self.text.len() as u32);
    }

    /// Goes on with new words.
    pub(crate) fn add(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Where `span` of the old text is now.
    pub(crate) fn span(&self, span: Span) -> Option<Span> {
        let (start, end) = (
            self.starts[span.start as usize]?,
            self.ends[span.end as usize]?,
        );
        (start < end).then(|| Span::new(start, end))
    }
}

/// The whole text with some parts of it replaced; they are in order.
pub(crate) fn replaced<'a>(old: &'a str, parts: &[(Range<usize>, String)]) -> Revised<'a> {
    let mut revised = Revised::new(old);
    let mut at = 0;
    for (range, words) in parts {
        revised.keep(at..range.start);
        if range.is_empty() {
            revised.add(words);
        } else if !words.is_empty() {
            revised.replace(range.clone(), words);
        }
        at = range.end;
    }
    revised.keep(at..old.len());
    revised
}

/// Every character through `change`.
pub(crate) fn changed(old: &str, change: impl Fn(usize, char) -> Option<String>) -> Revised<'_> {
    let parts: Vec<_> = old
        .char_indices()
        .filter_map(|(at, c)| Some((at..at + c.len_utf8(), change(at, c)?)))
        .collect();
    replaced(old, &parts)
}

/// Paragraphs with the blank lines behind them.
pub(crate) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            start += line.len();
            start - line.len()..start
        })
        .filter(|range| !text[range.clone()].trim().is_empty())
        .collect()
}

/// Sentences of the whole text.
pub(crate) fn all_sentences(text: &str) -> Vec<Range<usize>> {
    sentences(text).map(|(start, end)| start..end).collect()
}
