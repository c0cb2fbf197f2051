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
mod tests {
    use super::sentences_of;
    use crate::model::{Article, BlockKind};
    use crate::text::{BlockHead, Builder};

    #[test]
    fn headings_items_and_cells_are_their_own() {
        let mut builder = Builder::default();
        for (kind, words) in [
            (BlockKind::Heading, "Who pays"),
            (BlockKind::Paragraph, "Oslo pays. Riga does not."),
            (BlockKind::Item, "• The port"),
            (BlockKind::Row, "Port  │ Share rose. Much. │ 12"),
        ] {
            builder.begin(BlockHead {
                kind,
                ..BlockHead::default()
            });
            builder.source(words, 0);
            builder.end();
        }
        let body = builder.finish(vec![0]);
        let article = Article {
            text: body.text.into(),
            blocks: body.blocks,
            ..Article::default()
        };
        let found = sentences_of(&article);
        let found: Vec<_> = found.iter().map(|span| span.of(&article.text)).collect();
        assert_eq!(
            found,
            [
                "Who pays",
                "Oslo pays.",
                "Riga does not.",
                "• The port",
                "Port",
                "Share rose.",
                "Much.",
                "12"
            ]
        );
    }
}
