//! What lies over a row: inline styles, highlights, search hits, cut into pieces of one look.

use crate::model::{Inline, Kind, Mention, Span, StyleRun};

/// Everything that says something about a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// The author's own styles.
    pub inline: Inline,
    /// The kind of the highlight here.
    pub kind: Option<Kind>,
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

/// Cuts `row` where a style, a highlight or a hit begins or ends. The lists are sorted by start;
/// `current` and `current_hit` are spans of their own.
pub fn segments(
    row: Span,
    styles: &[StyleRun],
    mentions: &[Mention],
    hits: &[Span],
    current: Option<Span>,
    current_hit: Option<Span>,
) -> Vec<Segment> {
    let styles = touching(styles, row, |style| style.span);
    let mentions = touching(mentions, row, |mention| mention.span);
    let hits = touching(hits, row, |hit| *hit);
    let spans = styles.iter().map(|style| style.span);
    let spans = spans.chain(mentions.iter().map(|mention| mention.span));
    let spans = spans
        .chain(hits.iter().copied())
        .chain(current)
        .chain(current_hit);
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
                kind: mentions
                    .iter()
                    .find(|mention| mention.span.contains(start))
                    .map(|mention| mention.kind),
                current: current.is_some_and(inside(start)),
                hit: hits.iter().copied().any(inside(start)),
                current_hit: current_hit.is_some_and(inside(start)),
            },
        })
        .collect()
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
    use super::segments;
    use crate::model::{Inline, Kind, Mention, Span, StyleRun, Why, WhyRule};

    fn mention(start: u32, end: u32) -> Mention {
        Mention {
            span: Span::new(start, end),
            entity: 0,
            kind: Kind::Stakeholder,
            confidence: 90,
            why: Why {
                rule: WhyRule::Lexicon,
                entry: 0,
            },
        }
    }

    #[test]
    fn overlapping_looks_are_cut_apart() {
        let styles = [StyleRun {
            span: Span::new(2, 8),
            inline: Inline::EMPHASIS,
            link: StyleRun::NO_LINK,
        }];
        let found = segments(
            Span::new(0, 12),
            &styles,
            &[mention(5, 10)],
            &[Span::new(9, 11)],
            None,
            None,
        );
        let looks: Vec<_> = found
            .iter()
            .map(|segment| {
                let lit = segment.lit;
                (
                    segment.span.start,
                    lit.inline.0,
                    lit.kind.is_some(),
                    lit.hit,
                )
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
    fn a_highlight_goes_on_across_rows() {
        let found = segments(Span::new(6, 9), &[], &[mention(4, 20)], &[], None, None);
        assert_eq!(found.len(), 1);
        assert!(found[0].lit.kind.is_some());
    }

    #[test]
    fn an_empty_row_has_nothing() {
        assert!(segments(Span::new(3, 3), &[], &[mention(0, 9)], &[], None, None).is_empty());
    }
}
