//! From the reading text back to the file.
//!
//! The file's side is counted in **code points** of the decoded text (byte order mark not counted,
//! line ends as one line feed), so that the decoded file need not be kept in memory.

use super::Span;

/// A stretch of reading text and the stretch of the file behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte in the reading text. The run ends where the next one starts.
    pub text: u32,
    /// First code point in the file.
    pub source: u32,
    /// [`Run::ONE_TO_ONE`], or the number of code points that the whole run stands for
    /// (an entity, a tab, a joined line end; 0 for what is in no file, such as padding).
    pub len: u32,
}

impl Run {
    /// Character by character the same on both sides.
    pub const ONE_TO_ONE: u32 = u32::MAX;

    /// The code point of the file behind the character at byte `at` of `text`, which is in this run.
    fn at(&self, text: &str, at: u32) -> u32 {
        if self.len == Self::ONE_TO_ONE {
            self.source + chars_between(text, self.text, at)
        } else {
            self.source
        }
    }
}

/// Maps spans of the reading text to the file and back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// Sorted by `text`. One-to-one runs are short (about a kilobyte), so that a look-up is cheap.
    pub runs: Vec<Run>,
    /// Code point at which each line of the file starts; the first is 0.
    pub lines: Vec<u32>,
}

impl SourceMap {
    /// Index of the run that holds the byte at `at`.
    fn run_at(&self, at: u32) -> Option<usize> {
        self.runs
            .partition_point(|run| run.text <= at)
            .checked_sub(1)
    }

    /// The code point of the file behind the character at byte `at` of `text`.
    pub fn start(&self, text: &str, at: u32) -> u32 {
        let run = self.run_at(at).and_then(|index| self.runs.get(index));
        run.map_or(0, |run| run.at(text, at))
    }

    /// One past the last code point of the file behind the text that ends before byte `end`.
    pub fn end(&self, text: &str, end: u32) -> u32 {
        let Some(last) = text
            .get(..end as usize)
            .and_then(|before| before.chars().next_back())
            .map(|last| end - last.len_utf8() as u32)
        else {
            return self.start(text, end);
        };
        match self.run_at(last).and_then(|index| self.runs.get(index)) {
            Some(run) if run.len != Run::ONE_TO_ONE => run.source + run.len,
            _ => self.start(text, last) + 1,
        }
    }

    /// The code points of the file behind `span`: the first, and one past the last.
    pub fn of(&self, text: &str, span: Span) -> [u32; 2] {
        let index = self.run_at(span.start);
        let run = index.and_then(|index| self.runs.get(index));
        let start = run.map_or(0, |run| run.at(text, span.start));
        let next = index.and_then(|index| self.runs.get(index + 1));
        let inside = run.is_some_and(|run| run.len == Run::ONE_TO_ONE)
            && next.is_none_or(|next| span.end <= next.text)
            && span.start < span.end;
        let end = if inside {
            start + chars_between(text, span.start, span.end)
        } else {
            self.end(text, span.end)
        };
        [start, end]
    }

    /// 1-based line of the file that holds code point `source`.
    pub fn line(&self, source: u32) -> u32 {
        self.lines.partition_point(|&start| start <= source).max(1) as u32
    }

    /// The byte of the reading text nearest to code point `source` of the file, not after it.
    ///
    /// Used to keep a place when the same file is parsed again.
    pub fn text_of(&self, text: &str, source: u32) -> u32 {
        let after = self.runs.partition_point(|run| run.source <= source);
        let Some(run) = after.checked_sub(1).and_then(|index| self.runs.get(index)) else {
            return 0;
        };
        if run.len != Run::ONE_TO_ONE {
            return run.text;
        }
        let limit = self
            .runs
            .get(after)
            .map_or(text.len() as u32, |next| next.text);
        let inside = text.get(run.text as usize..limit as usize).unwrap_or("");
        let offset = inside
            .char_indices()
            .nth((source - run.source) as usize)
            .map_or(inside.len(), |(offset, _)| offset);
        run.text + offset as u32
    }
}

fn chars_between(text: &str, from: u32, to: u32) -> u32 {
    text.get(from as usize..to as usize)
        .map_or(0, |slice| slice.chars().count() as u32)
}

#[cfg(test)]
mod tests {
    use super::{Run, SourceMap, Span};

    /// `a &amp; é` in the file, `a & é` on the screen.
    fn map() -> SourceMap {
        SourceMap {
            runs: vec![
                Run {
                    text: 0,
                    source: 0,
                    len: Run::ONE_TO_ONE,
                },
                Run {
                    text: 2,
                    source: 2,
                    len: 5,
                },
                Run {
                    text: 3,
                    source: 7,
                    len: Run::ONE_TO_ONE,
                },
            ],
            lines: vec![0],
        }
    }

    #[test]
    fn an_entity_stands_for_all_its_characters() {
        let text = "a & é";
        assert_eq!((map().start(text, 2), map().end(text, 3)), (2, 7));
        for (start, end) in [
            (0, 1),
            (0, 2),
            (0, 3),
            (2, 3),
            (2, 4),
            (3, 6),
            (4, 6),
            (4, 4),
        ] {
            let both = [map().start(text, start), map().end(text, end)];
            assert_eq!(map().of(text, Span::new(start, end)), both, "{start} {end}");
        }
        assert_eq!((map().start(text, 4), map().end(text, 6)), (8, 9));
    }

    #[test]
    fn the_way_back_lands_on_the_same_character() {
        let text = "a & é";
        for (source, at) in [(0, 0), (1, 1), (2, 2), (4, 2), (7, 3), (8, 4)] {
            assert_eq!(map().text_of(text, source), at, "code point {source}");
        }
    }

    #[test]
    fn lines_count_from_one() {
        let map = SourceMap {
            runs: Vec::new(),
            lines: vec![0, 5, 9],
        };
        assert_eq!(
            [map.line(0), map.line(4), map.line(5), map.line(100)],
            [1, 1, 2, 3]
        );
    }
}
