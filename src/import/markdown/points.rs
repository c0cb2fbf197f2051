//! Byte offsets of the decoded file to its code points and lines.

use std::cell::Cell;
use std::ops::Range;

use crate::import::line_starts;
use crate::text::CodePoints;

/// How far a count may go on from the last answer instead of from a checkpoint.
const NEAR: usize = 1024;

/// The coordinates of one decoded file.
pub(super) struct Points<'a> {
    text: &'a str,
    /// What the parser was given: as long as `text`, the same but for blunted markers.
    parsed: &'a str,
    /// `None` for ASCII, where both counts are the same.
    counts: Option<CodePoints<'a>>,
    /// The last answer: events come nearly in order, so the next one is close behind it.
    last: Cell<(usize, u32)>,
    lines: Vec<u32>,
}

impl<'a> Points<'a> {
    pub(super) fn new(text: &'a str, parsed: &'a str) -> Self {
        Self {
            text,
            parsed,
            counts: (!text.is_ascii()).then(|| CodePoints::new(text)),
            last: Cell::new((0, 0)),
            lines: line_starts(text),
        }
    }

    /// The file.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The characters of a byte range.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    /// The characters of a byte range, where the parser showed them as they are.
    pub(super) fn verbatim(&self, range: Range<usize>, shown: &str) -> Option<&'a str> {
        let same = self.parsed.get(range.clone()) == Some(shown);
        same.then(|| self.slice(range))
    }

    /// Code points before the byte at `at`.
    pub(super) fn at(&self, at: usize) -> u32 {
        let Some(counts) = &self.counts else {
            return at as u32;
        };
        let (byte, count) = self.last.get();
        let between = self.text.get(byte..at).filter(|text| text.len() < NEAR);
        let count = match between {
            Some(between) => count + between.chars().count() as u32,
            None => counts.at(at as u32),
        };
        self.last.set((at, count));
        count
    }

    /// Code points in a byte range.
    pub(super) fn count(&self, range: Range<usize>) -> u32 {
        self.slice(range).chars().count() as u32
    }

    /// 1-based line of the byte at `at`.
    pub(super) fn line(&self, at: usize) -> u32 {
        let point = self.at(at);
        self.lines.partition_point(|&start| start <= point).max(1) as u32
    }

    /// Code point at which each line starts.
    pub(super) fn into_lines(self) -> Vec<u32> {
        self.lines
    }
}

#[cfg(test)]
mod tests;
