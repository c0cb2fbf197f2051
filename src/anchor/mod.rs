//! Finds highlights again in a revised text, by their words and by what stands around them.
//!
//! A highlight that lands on another sentence is worse than one that is listed as orphaned: nobody
//! would notice. So every placing needs evidence from the words around it, counted in bits (a rare
//! word tells much, "the" little), and where two places are about as good, neither is taken.
//! In this order: where it was, if its words and all its context are there; the same words (spaces,
//! case, quotes, hyphens aside) in the best matching context; changed words between the same
//! neighbours. What its fellows did then settles what is still in doubt.

mod changed;
mod evidence;
mod find;
mod index;
mod settle;
#[cfg(test)]
mod tests;
mod window;
mod words;

use crate::model::{Anchor, Span};
use crate::text::around;

use index::Index;
use window::Window;

/// Where the words of an anchor stand in a text, and what speaks for it.
#[derive(Clone, Copy, Debug)]
struct Placed {
    span: Span,
    /// Bits of evidence; infinite where nothing has moved.
    bits: f32,
    /// Its sentence is there, but nothing of what stood around the sentence.
    alone: bool,
}

/// What was found for one anchor.
#[derive(Clone, Debug)]
enum Found {
    Nothing,
    One(Placed),
    /// Places between which their contexts can't decide.
    Several(Vec<Placed>),
}

/// The anchor of `span` in `text`. A span that does not fit the text gives an empty anchor there.
pub fn describe(text: &str, span: Span) -> Anchor {
    let (prefix, suffix) = around(text, span, Anchor::CONTEXT);
    Anchor {
        span,
        exact: span.of(text).to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    }
}

/// Where each of `anchors` stands in `text`, in their order; `None` where that is in doubt.
///
/// Reads the text once, and only where something has moved. The cost of one anchor is bounded,
/// whatever repeats in the text.
pub fn place(text: &str, anchors: &[&Anchor]) -> Vec<Option<Span>> {
    let mut found: Vec<Found> = anchors.iter().map(|anchor| unmoved(text, anchor)).collect();
    if found.iter().all(|found| matches!(found, Found::One(_))) {
        return settle::spans(&found);
    }
    let index = Index::new(text);
    for (anchor, found) in anchors.iter().zip(&mut found) {
        if !matches!(found, Found::One(_)) && !anchor.exact.is_empty() {
            let window = Window::new(&index, anchor);
            *found = find::find(&index, &window);
        }
    }
    settle::settle(anchors, &mut found);
    settle::spans(&found)
}

/// The anchor where it was, if its words and all its context are there.
fn unmoved(text: &str, anchor: &Anchor) -> Found {
    let Anchor { span, .. } = anchor;
    let part = |range| text.get::<std::ops::Range<usize>>(range).unwrap_or("");
    let whole = span.end as usize <= text.len();
    if whole
        && span.of(text) == anchor.exact
        && part(0..span.start as usize).ends_with(&anchor.prefix)
        && part(span.end as usize..text.len()).starts_with(&anchor.suffix)
        && text.is_char_boundary(span.start as usize)
        && text.is_char_boundary(span.end as usize)
        && (!anchor.exact.is_empty() || span.is_empty())
    {
        return Found::One(Placed {
            span: *span,
            bits: f32::INFINITY,
            alone: false,
        });
    }
    Found::Nothing
}
