//! Bold lines as headings, beside headings that are marked as such.

use super::title::is_dressed;
use crate::import::bold::may_be_heading;
use crate::model::{Block, BlockKind, Body, Inline};

/// So many make an outline above the first marked heading, where names and dates stand.
const MIN: usize = 2;

/// Turns paragraphs that are bold from end to end into headings, one level below the one they stand
/// under: "**Risks**" above a paragraph. "**No change.**" is none, nor is a line above another bold one or
/// above a heading. Where no heading is marked, others look for them.
pub(super) fn headings(body: &mut Body) {
    let Some(first) = (body.blocks.iter()).position(|block| block.kind == BlockKind::Heading)
    else {
        return;
    };
    let mut found: Vec<usize> = (0..body.blocks.len())
        .filter(|&at| is_heading(body, at))
        .collect();
    if found.len() < MIN {
        found.retain(|&at| at > first);
    }
    let mut above = 1;
    let mut left = found.into_iter().peekable();
    for (at, block) in body.blocks.iter_mut().enumerate() {
        if block.kind == BlockKind::Heading {
            above = block.level;
        }
        if left.next_if_eq(&at).is_some() {
            (block.kind, block.level) = (BlockKind::Heading, (above + 1).min(6));
        }
    }
}

fn is_heading(body: &Body, at: usize) -> bool {
    let is_strong = |block: &Block| is_dressed(body, block.span, Inline::STRONG);
    let Some(block) = body.blocks.get(at) else {
        return false;
    };
    let apart = block.kind == BlockKind::Paragraph
        && block.quote == 0
        && block.indent == 0
        && !block.continues
        && block.gap > 0;
    apart
        && is_strong(block)
        && may_be_heading(block.span.of(&body.text))
        && body.blocks.get(at + 1).is_some_and(|next| {
            next.gap > 0
                && !matches!(next.kind, BlockKind::Heading | BlockKind::Rule)
                && !is_strong(next)
        })
}
