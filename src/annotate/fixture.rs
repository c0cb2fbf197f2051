//! Articles for the tests of this room.

use crate::model::{Annotations, Article, BlockKind, Kind, Section};
use crate::text::{BlockHead, Builder};

/// An article of paragraphs; a line that starts with `#` is a heading.
pub(in crate::annotate) fn article(text: &str) -> Article {
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

/// "words=label" of the mentions of one kind.
pub(super) fn found(text: &str, kind: Kind) -> Vec<String> {
    let article = article(text);
    let found = super::annotate(&article, &[], &super::Lexicons::default());
    list(&article, &found, kind)
}

pub(super) fn list(article: &Article, found: &Annotations, kind: Kind) -> Vec<String> {
    found
        .mentions
        .iter()
        .filter(|mention| mention.kind == kind)
        .map(|mention| {
            let label = &found.entities[mention.entity as usize].label;
            format!("{}={label}", mention.span.of(&article.text))
        })
        .collect()
}

pub(super) fn actors(text: &str) -> Vec<String> {
    found(text, Kind::Stakeholder)
}

pub(super) fn issues(text: &str) -> Vec<String> {
    found(text, Kind::Issue)
}
