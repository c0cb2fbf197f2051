//! The sentences of an article.

use super::sentences;
use crate::model::{Article, Block, BlockKind, Span};
use crate::text::cells;

/// All sentences of an article in order, without the blanks between them: a title, a heading, a
/// list item, a cell is one of its own or begins one.
pub fn sentences_of(article: &Article) -> Vec<Span> {
    let blocks = article.blocks.iter();
    blocks
        .flat_map(|block| sentences_in(article, block))
        .collect()
}

/// The sentences of one block, in order.
pub fn sentences_in<'a>(article: &'a Article, block: &Block) -> impl Iterator<Item = Span> + 'a {
    let words = block.span.of(&article.text);
    let row = block.kind == BlockKind::Row;
    let pieces = (!row).then_some((0, words)).into_iter();
    let cells = row.then(|| cells(words)).into_iter().flatten();
    let from = block.span.start;
    pieces.chain(cells).flat_map(move |(at, piece)| {
        let start = from + at as u32;
        sentences(piece).map(move |(from, to)| Span::new(start + from as u32, start + to as u32))
    })
}

#[cfg(test)]
mod tests;
