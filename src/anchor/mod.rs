//! Finds highlights again in a revised text, by their words and by what stands around them.
//!
//! A highlight that lands on another sentence is worse than one that is listed as orphaned: nobody
//! would notice. So every placing needs evidence from the words around it, counted in bits (a rare
//! word tells much, "the" little), and where two places are about as good, neither is taken.
//! In this order: where it was, if its words and all its context are there; the same words (spaces,
//! case, quotes, hyphens aside) in the best matching context; changed words between the same
//! neighbours. What its fellows did then settles what is still in doubt: a passage that stands twice
//! has its highlights in order.

mod area;
mod changed;
mod evidence;
mod find;
mod index;
mod order;
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
    /// By this the places of one anchor are compared.
    rank: f32,
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

/// What was found for one anchor, and every place that would do for it.
#[derive(Debug)]
struct Sought {
    found: Found,
    options: Vec<Placed>,
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
    let mut all: Vec<Sought> = anchors.iter().map(|anchor| unmoved(text, anchor)).collect();
    if all
        .iter()
        .all(|sought| matches!(sought.found, Found::One(_)))
    {
        return settle::spans(&all);
    }
    let index = Index::new(text);
    for (anchor, sought) in anchors.iter().zip(&mut all) {
        if !matches!(sought.found, Found::One(_)) && !anchor.exact.is_empty() {
            *sought = find::find(&index, &Window::new(&index, anchor));
        }
    }
    let disputed = settle::disputed(anchors, &all);
    for ((anchor, sought), disputed) in anchors.iter().zip(&mut all).zip(&disputed) {
        if *disputed {
            let more = find::changed(&index, &Window::new(&index, anchor));
            sought.options.extend(more);
        }
    }
    settle::settle(anchors, &mut all, &disputed);
    settle::spans(&all)
}

/// The anchor where it was, if its words and all its context are there.
fn unmoved(text: &str, anchor: &Anchor) -> Sought {
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
        let placed = Placed {
            span: *span,
            bits: f32::INFINITY,
            rank: 0.0,
            alone: false,
        };
        return Sought {
            found: Found::One(placed),
            options: vec![placed],
        };
    }
    Sought {
        found: Found::Nothing,
        options: Vec::new(),
    }
}
