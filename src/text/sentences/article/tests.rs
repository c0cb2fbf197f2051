//! Tests: the sentences of an article.

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
