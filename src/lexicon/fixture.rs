//! Articles for tests.

use crate::model::{Article, BlockKind, Section};
use crate::text::{BlockHead, Builder};

/// An article of paragraphs; a line that starts with `#` is a heading.
pub(crate) fn article(text: &str) -> Article {
    let mut builder = Builder::default();
    for (number, line) in text.lines().enumerate() {
        let heading = line.strip_prefix("# ");
        builder.begin(BlockHead {
            kind: if heading.is_some() {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            },
            line: number as u32 + 1,
            ..BlockHead::default()
        });
        builder.source(heading.unwrap_or(line), 0);
        builder.end();
    }
    let body = builder.finish(vec![0]);
    Article {
        text: body.text.into(),
        blocks: body.blocks,
        styles: body.styles,
        map: body.map,
        sections: vec![Section::default()],
        ..Article::default()
    }
}
