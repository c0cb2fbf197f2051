//! Articles for the tests of this room.

pub(super) use crate::lexicon::fixture::article;
use crate::model::{Annotations, Article, Kind};

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
