//! Places in a text that outlive its revision: into the store as anchors, and found again; and the
//! outline that a text has by what was decided about others.

use std::sync::Arc;

use crate::model::{Anchor, Article, Draft, Learned, Outlet, Recalled, Span};
use crate::open;

/// Characters by which a place is found again.
const PLACE: usize = 80;

/// A place in the text that can be found again: its line, without which there is little to go by.
pub(super) fn anchor_at(article: &Article, at: u32) -> Anchor {
    let rest = Span::new(at, article.len()).of(&article.text);
    let line = rest.split('\n').next().unwrap_or("");
    let end = line
        .char_indices()
        .nth(PLACE)
        .map_or(line.len(), |(end, _)| end);
    open::describe(&article.text, Span::new(at, at + end as u32))
}

/// Where reading stopped, marks, and an unfinished note stand in this text.
pub(super) fn found(
    text: &str,
    place: Option<Anchor>,
    marks: Vec<(char, Anchor)>,
    draft: Option<Draft>,
) -> Recalled {
    let mut anchors: Vec<&Anchor> = marks.iter().map(|(_, anchor)| anchor).collect();
    anchors.extend(&place);
    anchors.extend(draft.as_ref().map(|draft| &draft.anchor));
    let spans = open::place(text, &anchors);
    let (of_marks, rest) = spans.split_at_checked(marks.len()).unwrap_or((&spans, &[]));
    let (of_place, of_draft) = rest
        .split_at_checked(usize::from(place.is_some()))
        .unwrap_or((rest, &[]));
    let first = |spans: &[Option<Span>]| spans.first().copied().flatten();
    let draft_at = first(of_draft).unwrap_or_default();
    let places = marks.iter().zip(of_marks);
    Recalled {
        place: first(of_place).map(|span| span.start),
        marks: places
            .filter_map(|((letter, _), span)| Some((*letter, (*span)?.start)))
            .collect(),
        // one that stands nowhere in this text is known by its words alone
        draft: draft.map(|draft| Draft {
            anchor: Anchor {
                span: draft_at,
                ..draft.anchor
            },
            ..draft
        }),
        ..Recalled::default()
    }
}

/// The article by what was decided about the outlines of others from there.
pub(super) fn taught(
    article: &Article,
    outlet: Option<&Outlet>,
    learned: &[Learned],
) -> Option<Arc<Article>> {
    let lessons = learned.iter().map(|learned| &learned.lesson);
    open::taught(article, outlet?, lessons).map(Arc::new)
}

/// An unfinished note with the words around its place.
pub(super) fn described(article: &Article, draft: Draft) -> Draft {
    // one that stands nowhere in this text is known by its words alone
    if draft.anchor.span.is_empty() {
        return draft;
    }
    Draft {
        anchor: open::describe(&article.text, draft.anchor.span),
        ..draft
    }
}
