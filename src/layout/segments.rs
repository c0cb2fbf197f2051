//! What lies over a row: inline styles, highlights, search hits, cut into pieces of one look.

use crate::model::{HighlightKind, Inline, Span, StyleRun};

/// A highlight as it lies over the text. Marks may overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What it is about.
    pub kind: HighlightKind,
    /// It is lit; else it has a quiet colour.
    pub key: bool,
    /// The reader has accepted it.
    pub accepted: bool,
    /// Its entity is the one that is looked at.
    pub chosen: bool,
}

/// Everything that says something about a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// The author's own styles.
    pub inline: Inline,
    /// A stakeholder is here.
    pub stakeholder: bool,
    /// An issue is here.
    pub issue: bool,
    /// One of them is lit, rather than in a quiet colour.
    pub key: bool,
    /// What is here was accepted by the reader.
    pub accepted: bool,
    /// The entity that is looked at is here.
    pub chosen: bool,
    /// A note is on these words.
    pub note: bool,
    /// The selection is here.
    pub selected: bool,
    /// The current highlight is here.
    pub current: bool,
    /// A search hit is here.
    pub hit: bool,
    /// The search hit that was reached last is here.
    pub current_hit: bool,
}

/// A stretch of a row with one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// What lies over it.
    pub lit: Lit,
}

/// What is to be laid over a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Over<'a> {
    /// Inline styles of the article, sorted.
    pub styles: &'a [StyleRun],
    /// Highlights that touch the row, in any order.
    pub marks: &'a [Mark],
    /// Search hits of the article, sorted.
    pub hits: &'a [Span],
    /// The current highlight.
    pub current: Option<Span>,
    /// The search hit that was reached last.
    pub current_hit: Option<Span>,
    /// What is being selected.
    pub selected: Option<Span>,
}

/// Cuts `row` where something that lies over it begins or ends.
pub fn segments(row: Span, over: &Over) -> Vec<Segment> {
    let styles = touching(over.styles, row, |style| style.span);
    let hits = touching(over.hits, row, |hit| *hit);
    let marks = over.marks;
    let spans = styles.iter().map(|style| style.span);
    let spans = spans.chain(marks.iter().map(|mark| mark.span));
    let spans = spans
        .chain(hits.iter().copied())
        .chain(over.current)
        .chain(over.current_hit)
        .chain(over.selected);
    let mut cuts: Vec<u32> = spans
        .flat_map(|span| [span.start, span.end])
        .filter(|cut| row.start < *cut && *cut < row.end)
        .chain([row.start, row.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let inside = |at: u32| move |span: Span| span.contains(at);
    cuts.iter()
        .zip(cuts.iter().skip(1))
        .map(|(&start, &end)| Segment {
            span: Span::new(start, end),
            lit: Lit {
                inline: styles
                    .iter()
                    .filter(|style| style.span.contains(start))
                    .fold(Inline::default(), |all, style| all.with(style.inline)),
                selected: over.selected.is_some_and(inside(start)),
                current: over.current.is_some_and(inside(start)),
                hit: hits.iter().copied().any(inside(start)),
                current_hit: over.current_hit.is_some_and(inside(start)),
                ..marked(marks, start)
            },
        })
        .collect()
}

/// What the highlights say about the byte at `at`.
fn marked(marks: &[Mark], at: u32) -> Lit {
    let mut lit = Lit::default();
    for mark in marks.iter().filter(|mark| mark.span.contains(at)) {
        match mark.kind {
            HighlightKind::Stakeholder => lit.stakeholder = true,
            HighlightKind::Issue => lit.issue = true,
            HighlightKind::Note => lit.note = true,
            HighlightKind::Place | HighlightKind::Heading => {}
        }
        lit.key |= mark.key;
        lit.accepted |= mark.accepted;
        lit.chosen |= mark.chosen;
    }
    lit
}

/// The part of a sorted list that touches `row`. Spans of one list never overlap, so both ends
/// are sorted.
fn touching<T>(list: &[T], row: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let from = list.partition_point(|item| span(item).end <= row.start);
    let to = list.partition_point(|item| span(item).start < row.end);
    list.get(from..to.max(from)).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::{Mark, Over, segments};
    use crate::model::{HighlightKind, Inline, Span, StyleRun};

    fn mark(start: u32, end: u32, kind: HighlightKind) -> Mark {
        Mark {
            span: Span::new(start, end),
            kind,
            key: true,
            accepted: false,
            chosen: false,
        }
    }

    #[test]
    fn overlapping_looks_are_cut_apart() {
        let styles = [StyleRun {
            span: Span::new(2, 8),
            inline: Inline::EMPHASIS,
            link: StyleRun::NO_LINK,
        }];
        let over = Over {
            styles: &styles,
            marks: &[mark(5, 10, HighlightKind::Stakeholder)],
            hits: &[Span::new(9, 11)],
            ..Over::default()
        };
        let found = segments(Span::new(0, 12), &over);
        let looks: Vec<_> = found
            .iter()
            .map(|segment| {
                let lit = segment.lit;
                (segment.span.start, lit.inline.0, lit.stakeholder, lit.hit)
            })
            .collect();
        assert_eq!(
            looks,
            [
                (0, 0, false, false),
                (2, 2, false, false),
                (5, 2, true, false),
                (8, 0, true, false),
                (9, 0, true, true),
                (10, 0, false, true),
                (11, 0, false, false)
            ]
        );
    }

    #[test]
    fn highlights_over_each_other_are_both_seen() {
        let marks = [
            mark(0, 10, HighlightKind::Issue),
            mark(4, 6, HighlightKind::Stakeholder),
        ];
        let over = Over {
            marks: &marks,
            ..Over::default()
        };
        let found = segments(Span::new(0, 12), &over);
        let looks: Vec<_> = found
            .iter()
            .map(|s| (s.span.start, s.lit.issue, s.lit.stakeholder))
            .collect();
        assert_eq!(
            looks,
            [
                (0, true, false),
                (4, true, true),
                (6, true, false),
                (10, false, false)
            ]
        );
    }

    #[test]
    fn the_entity_that_is_looked_at_stands_out_from_the_others() {
        let marks = [
            mark(0, 4, HighlightKind::Issue),
            Mark {
                chosen: true,
                ..mark(6, 10, HighlightKind::Issue)
            },
        ];
        let over = Over {
            marks: &marks,
            ..Over::default()
        };
        let found = segments(Span::new(0, 12), &over);
        let looks: Vec<_> = found.iter().map(|s| (s.lit.issue, s.lit.chosen)).collect();
        let plain = (false, false);
        assert_eq!(looks, [(true, false), plain, (true, true), plain]);
    }

    #[test]
    fn a_highlight_goes_on_across_rows() {
        let over = Over {
            marks: &[mark(4, 20, HighlightKind::Issue)],
            ..Over::default()
        };
        let found = segments(Span::new(6, 9), &over);
        assert_eq!(found.len(), 1);
        assert!(found[0].lit.issue);
    }

    #[test]
    fn an_empty_row_has_nothing() {
        let over = Over {
            marks: &[mark(0, 9, HighlightKind::Issue)],
            ..Over::default()
        };
        assert!(segments(Span::new(3, 3), &over).is_empty());
    }
}
