//! Headings that a page writes as bold paragraphs.

use crate::import::bold::may_be_heading;
use crate::import::passage::Passage;
use crate::model::{BlockKind, Inline};

/// Fewest of them in a page.
const MIN: usize = 2;

/// Turns bold paragraphs into headings where they stand above text: a line of bold words that ends
/// in no stop. "**Who pays**" above a paragraph is one; "**Note.**" and the last of two bold lines
/// in a row above no text are none.
pub(super) fn headings(passages: &mut [Passage]) {
    let found: Vec<usize> = (0..passages.len())
        .filter(|&at| is_heading(passages, at))
        .collect();
    if found.len() < MIN || found.len() * 2 > passages.len() {
        return;
    }
    let mut above = 1;
    let mut left = found.into_iter().peekable();
    for (at, passage) in passages.iter_mut().enumerate() {
        if passage.kind == BlockKind::Heading {
            above = passage.level;
        }
        if left.next_if_eq(&at).is_some() {
            passage.kind = BlockKind::Heading;
            passage.level = (above + 1).min(6);
            for piece in &mut passage.pieces {
                piece.inline = Inline(piece.inline.0 & !Inline::STRONG.0);
            }
        }
    }
}

fn is_heading(passages: &[Passage], at: usize) -> bool {
    let Some(passage) = passages.get(at) else {
        return false;
    };
    let apart = passage.kind == BlockKind::Paragraph && passage.depth == 0 && passage.quote == 0;
    apart
        && passage.is_all(Inline::STRONG)
        && may_be_heading(&passage.text())
        && passages.get(at + 1).is_some_and(|next| {
            // a term has its definition right below it
            let defined = next.tight && next.depth > 0;
            !defined
                && next.kind != BlockKind::Heading
                && next.kind != BlockKind::Rule
                && !next.is_all(Inline::STRONG)
        })
}
