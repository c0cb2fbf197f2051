//! What others remarked on passages of a document, as notes of theirs.

use std::collections::HashMap;

use crate::anchor::describe;
use crate::model::{
    Anchor, Article, Highlight, HighlightKind, Layer, MadeBy, Remark, Review, Reviewed, Span,
    Verdict,
};

/// Who remarked, where the document doesn't say.
const NAMELESS: &str = "comment";

/// What was kept about an article, and what others remarked in it: each a note of its author, with
/// what the reader or somebody else noted on the same words.
pub fn with_remarks(article: &Article, mut reviewed: Vec<Reviewed>) -> Vec<Reviewed> {
    let noted = reviewed.iter().enumerate().filter_map(|(at, one)| {
        let span = one.highlight.span?;
        (one.highlight.layer() == Layer::Note).then_some((span, at))
    });
    let mut known: HashMap<Span, usize> = noted.collect();
    for remark in article
        .about
        .remarks
        .iter()
        .filter(|remark| !remark.span.is_empty())
    {
        let review = review(remark);
        let at = *known.entry(remark.span).or_insert_with(|| {
            reviewed.push(Reviewed {
                highlight: note(article, &review, remark.span),
                reviews: Vec::new(),
            });
            reviewed.len() - 1
        });
        if let Some(one) = reviewed.get_mut(at) {
            add(one, review);
        }
    }
    reviewed
}

/// Adds what somebody remarked; two remarks by one person on the same words are one note.
fn add(one: &mut Reviewed, review: Review) {
    if one.reviews.is_empty() && !one.highlight.is_void() {
        let own = Review::of(&one.highlight, "");
        if own.note != review.note {
            one.reviews.push(own);
        }
    }
    let same = |known: &&mut Review| known.by == review.by;
    match one.reviews.iter_mut().find(same) {
        Some(known) => {
            let (before, more) = (known.note.clone(), review.note);
            let before = before.unwrap_or_default();
            let more = more.filter(|more| !before.contains(more.as_str()));
            known.note = Some(
                [Some(before), more]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join("\n"),
            );
        }
        None => one.reviews.push(review),
    }
    if let [only] = one.reviews.as_slice() {
        one.highlight.note.clone_from(&only.note);
    }
}

fn review(remark: &Remark) -> Review {
    let by = match remark.author.trim() {
        "" => NAMELESS,
        author => author,
    };
    Review {
        by: by.to_owned(),
        kind: HighlightKind::Note,
        subject: None,
        verdict: Verdict::Undecided,
        note: Some(remark.text.clone()),
        made_by: MadeBy::Reader,
        level: 0,
        at: 0,
    }
}

fn note(article: &Article, review: &Review, span: Span) -> Highlight {
    let anchor: Anchor = describe(&article.text, span);
    review.clone().placed(anchor, Some(span))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::with_remarks;
    use crate::model::{About, Article, Remark, Span};

    #[test]
    fn a_remark_is_a_note_of_its_author() {
        let remark = |author: &str, start, text: &str| Remark {
            span: Span::new(start, start + 4),
            author: author.to_owned(),
            text: text.to_owned(),
        };
        let article = Article {
            text: Arc::from("Open talks on Grain."),
            about: About {
                remarks: vec![
                    remark("Mara", 0, "Since when?"),
                    remark("Mara", 0, "Which?"),
                    remark("Olga", 0, "In May."),
                    remark("", 5, "Secret"),
                ],
                ..About::default()
            },
            ..Article::default()
        };
        let notes = with_remarks(&article, Vec::new());
        let told: Vec<Vec<(&str, &str)>> = notes
            .iter()
            .map(|one| {
                let all = one.reviews.iter();
                all.map(|review| (review.by.as_str(), review.note.as_deref().unwrap()))
                    .collect()
            })
            .collect();
        assert_eq!(
            told,
            [
                vec![("Mara", "Since when?\nWhich?"), ("Olga", "In May.")],
                vec![("comment", "Secret")],
            ]
        );
        assert_eq!(
            notes[0].highlight.note.as_deref(),
            Some("Since when?\nWhich?")
        );
        assert_eq!(notes[1].highlight.anchor.exact, "talk");
    }
}
