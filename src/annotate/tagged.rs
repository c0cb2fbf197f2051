//! The names of the tagger as matches: who is named in full and is in no list.
//!
//! Only where the rules found nothing but capitalised words that they do not know; names of one
//! word are left to [`super::book`], which knows whose short form they are.

use super::hit::{Hit, What};
use crate::model::{Article, BlockKind, Name, NameClass, Span, WhyRule};

/// What stands before the name of someone who made the text and is not in it.
const CREDITS: [&str; 9] = [
    "by",
    "author",
    "editor",
    "photo",
    "photograph",
    "picture",
    "image",
    "contact",
    "credit",
];

/// Puts the names of more than one word among the matches. `hits` are sorted and apart, `names`
/// are sorted.
pub(super) fn add(article: &Article, hits: Vec<Hit>, names: &[Name]) -> Vec<Hit> {
    if names.is_empty() {
        return hits;
    }
    let mut all = Vec::with_capacity(hits.len());
    let mut rest = hits.into_iter().peekable();
    for name in names {
        while let Some(hit) = rest.next_if(|hit| hit.span.end <= name.span.start) {
            all.push(hit);
        }
        let Some(new) = as_hit(article, name) else {
            continue;
        };
        let mut under = Vec::new();
        while let Some(hit) = rest.next_if(|hit| hit.span.start < name.span.end) {
            under.push(hit);
        }
        let unknown = |hit: &Hit| matches!(hit.what, What::Run | What::Acting);
        let inside = |hit: &Hit| hit.span.start >= name.span.start && hit.span.end <= name.span.end;
        if under.iter().all(|hit| unknown(hit) && inside(hit)) {
            all.push(new);
        } else {
            all.append(&mut under);
        }
    }
    all.extend(rest);
    all
}

fn as_hit(article: &Article, name: &Name) -> Option<Hit> {
    let (what, entry) = match name.class {
        NameClass::Person => (What::Person, 0),
        NameClass::Organisation => (What::Body, 1),
        NameClass::Location | NameClass::Other => return None,
    };
    let words = name.span.of(&article.text);
    if !words.contains(' ') || is_credit(article, name.span) {
        return None;
    }
    Some(Hit::new(name.span, what, WhyRule::Tagger, entry))
}

/// "By Karin Lepp", "Photo: …", or a short line that is no sentence: those who made the text.
fn is_credit(article: &Article, span: Span) -> bool {
    let Some(block) = article.blocks.get(article.block_at(span.start)) else {
        return false;
    };
    let text: &str = &article.text;
    let before = Span::new(block.span.start, span.start).of(text);
    let last = before
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let first = before.trim_start().split_whitespace().nth(2).is_none();
    if first && CREDITS.iter().any(|word| last.eq_ignore_ascii_case(word)) {
        return true;
    }
    let line = block.span.of(text).trim_end();
    let sentence = line.ends_with(['.', '!', '?', '"', '”', ':', ';', ','])
        || line.split_whitespace().nth(SENTENCE).is_some();
    let prose = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    !prose && !sentence
}

/// A line of more words is a sentence, whatever it ends in.
const SENTENCE: usize = 14;
