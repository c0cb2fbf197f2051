//! A place in the reading text.

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** in the reading text, on character boundaries.
///
/// Code points appear only at the edges of the program (`inspect`, exports); inside, everything
/// that points into an article is a `Span`, so that a re-wrap or a resize moves nothing.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never before `start`.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`; an `end` before `start` gives the empty span at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True where the span holds no text.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True where the byte at `at` lies inside.
    pub fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// True where the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words this span stands for, or `""` where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn neighbours_do_not_overlap() {
        let (left, right) = (Span::new(0, 4), Span::new(4, 9));
        assert!(!left.overlaps(right));
        assert!(left.overlaps(Span::new(3, 5)));
        assert!(!left.contains(4));
    }

    #[test]
    fn a_span_off_a_boundary_reads_as_nothing() {
        assert_eq!(Span::new(1, 3).of("éa"), "");
        assert_eq!(Span::new(0, 2).of("éa"), "é");
        assert_eq!(Span::new(5, 2), Span::new(5, 5));
    }
}
