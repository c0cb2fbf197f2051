//! What was found and what was kept about it, as one list.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::place;
use crate::anchor::describe;
use crate::model::{
    Anchor, Annotations, Article, Highlight, HighlightKind, Layer, MadeBy, Moved, Review, Reviewed,
    Span, Subject, Verdict, Whole,
};
use crate::text::{sanitise, slug, words};

/// The sha256 of a reading text in hexadecimal digits: what positions in it belong to.
pub fn content(text: &str) -> String {
    sha256(text.as_bytes())
}

/// The sha256 of the file behind an article; of its reading text where there is none to be read.
pub fn checksum(article: &Article) -> String {
    let path = Path::new(&article.source.path);
    // standard input is not a file of that name
    let file = (path != Path::new("-")).then(|| super::read(path));
    match file {
        Some(Ok(bytes)) => sha256(&bytes),
        _ => content(&article.text),
    }
}

/// True where `path` is the very file that the article was read from: nothing may be written to it.
pub fn is_article(article: &Article, path: &Path) -> bool {
    let source = Path::new(&article.source.path).canonicalize();
    source.is_ok_and(|source| path.canonicalize().is_ok_and(|path| path == source))
}

/// The sha256 of some bytes in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Gives those highlights a place that have none in this text yet, by their anchors. Returns them
/// with what moved: the old anchor, the layer, and the new anchor.
pub fn placed(text: &str, mut kept: Vec<Highlight>) -> (Vec<Highlight>, Vec<Moved>) {
    let lost = kept.iter().filter(|highlight| highlight.span.is_none());
    let anchors: Vec<&Anchor> = lost.map(|highlight| &highlight.anchor).collect();
    if anchors.is_empty() {
        return (kept, Vec::new());
    }
    let spans = place(text, &anchors);
    let mut taken: HashSet<(Span, Layer)> = kept
        .iter()
        .filter_map(|highlight| Some((highlight.span?, highlight.layer())))
        .collect();
    let mut moved = Vec::new();
    let lost = kept.iter_mut().filter(|highlight| highlight.span.is_none());
    for (highlight, span) in lost.zip(spans) {
        let layer = highlight.layer();
        // of two that would stand on the same words the second finds no place
        let span = span.filter(|span| taken.insert((*span, layer)));
        let anchor = span.map(|span| describe(text, span));
        moved.push((highlight.anchor.clone(), layer, anchor.clone()));
        highlight.span = span;
        if let Some(anchor) = anchor {
            highlight.anchor = anchor;
        }
    }
    (kept, moved)
}

/// What verdicts leave of what was found: rejected gone, changed as they were changed, own ones in.
pub fn decided(article: &Article, found: &Annotations, kept: &[Highlight]) -> Annotations {
    let mut left = found.decided(&article.text, kept, slug);
    // a reader may type anything
    for entity in &mut left.entities {
        entity.label = sanitise::line(&entity.label);
    }
    left
}

/// The article with the outline as it was corrected, where it was.
pub fn corrected(article: &Article, kept: &[Highlight]) -> Option<Article> {
    article.corrected(kept, words::count)
}

/// Highlights with what each person decided about them: in the same order, or nothing where nobody
/// but the reader did.
pub fn with_reviews(kept: Vec<Highlight>, reviews: Vec<Vec<Review>>) -> Vec<Reviewed> {
    let reviews = reviews.into_iter().chain(std::iter::repeat(Vec::new()));
    let both = kept.into_iter().zip(reviews);
    both.map(|(highlight, reviews)| Reviewed { highlight, reviews })
        .collect()
}

/// The words about which people disagree, and who decided what.
pub fn disputes(reviewed: &[Reviewed]) -> Vec<(Span, String)> {
    let disputed = reviewed.iter().filter(|one| one.is_disputed());
    disputed
        .filter_map(|one| Some((one.highlight.span?, one.told())))
        .collect()
}

/// What was `found` in an article with what was decided about it: all that leaves it in an export.
pub fn whole(article: &Article, found: &Annotations, reviewed: &[Reviewed]) -> Whole {
    let kept: Vec<Highlight> = reviewed.iter().map(|one| one.highlight.clone()).collect();
    let article = corrected(article, &kept).unwrap_or_else(|| article.clone());
    let left = Arc::new(decided(&article, found, &kept));
    let relations = super::relations(&article, &left);
    let entities = left.entities.iter().chain(&found.entities);
    Whole {
        entities: entities.cloned().collect(),
        highlights: highlights(&article, found, kept),
        relations,
        article,
    }
}

/// All highlights of an article, undecided ones, too: what was found, places aside, with what was
/// kept laid over it, corrections of the outline included. In reading order, orphans last.
pub fn highlights(article: &Article, found: &Annotations, kept: Vec<Highlight>) -> Vec<Highlight> {
    let mut over: HashMap<Span, Highlight> = HashMap::new();
    let mut rest = Vec::new();
    for highlight in kept {
        match highlight.span {
            Some(span) if highlight.layer() == Layer::Entity => {
                over.insert(span, highlight);
            }
            _ => rest.push(highlight),
        }
    }
    let mut all: Vec<Highlight> = Vec::with_capacity(found.mentions.len() + rest.len());
    for mention in &found.mentions {
        if let Some(highlight) = over.remove(&mention.span) {
            all.push(highlight);
        } else if HighlightKind::from(mention.kind) != HighlightKind::Place {
            let entity = found.entity(mention);
            all.push(Highlight {
                span: Some(mention.span),
                anchor: describe(&article.text, mention.span),
                kind: mention.kind.into(),
                subject: entity.map(|entity| Subject {
                    label: entity.label.clone(),
                    class: entity.class,
                }),
                verdict: Verdict::Undecided,
                note: None,
                made_by: MadeBy::Attache,
                level: 0,
                at: 0,
            });
        }
    }
    all.extend(over.into_values());
    all.extend(rest);
    all.sort_by_key(|highlight| {
        let place = highlight.span.unwrap_or(highlight.anchor.span);
        let orphaned = highlight.span.is_none();
        (
            orphaned,
            place.start,
            std::cmp::Reverse(place.end),
            highlight.layer(),
        )
    });
    all
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn bytes_in_hexadecimal() {
        // FIPS 180-4, the example of one block
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), known);
    }
}
