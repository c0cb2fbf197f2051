//! A highlight with all that the formats tell of it.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::model::{
    Article, Entity, Highlight, HighlightKind, Layer, MadeBy, Review, Span, Verdict,
};
use crate::text::{CodePoints, sanitise, slug};

use super::clean::clean;
use super::time;

/// A highlight, ready to be written.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// A UUID of version 8, from the words of the anchor: the same in every export.
    pub id: String,
    /// The highlight itself.
    pub highlight: &'a Highlight,
    /// Id of its entity, as in `inspect`; `None` for a mere note.
    pub entity: Option<String>,
    /// Name of its entity, sanitised; `None` for a mere note.
    pub label: Option<String>,
    /// Its words, sanitised.
    pub text: String,
    /// Its note, sanitised, line feeds kept; none that is empty.
    pub note: Option<String>,
    /// Where it is; `None` for an orphan.
    pub place: Option<Place>,
    /// What each of several people decided about it; empty where nobody but the reader did.
    pub reviews: Vec<Review>,
}

/// Where a highlight is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the reading text.
    pub span: Span,
    /// First code point of the reading text.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The same in code points of the decoded file, where its format has lines.
    pub source: Option<[u32; 2]>,
    /// Index of its section.
    pub section: usize,
    /// 1-based line of the file, where its format has lines.
    pub line: Option<u32>,
}

impl Entry<'_> {
    /// True for what the reader decided or noted; the rest is what attache found.
    pub(super) fn is_touched(&self) -> bool {
        self.highlight.verdict != Verdict::Undecided
            || self.note.is_some()
            || self.highlight.made_by == MadeBy::Reader
    }

    /// Who made it: attache, the reader, or the one other person whose note it is.
    pub(super) fn made_by(&self) -> &str {
        match self.reviews.as_slice() {
            [only] if self.highlight.layer() == Layer::Note => only.name(),
            _ => self.highlight.made_by.name(),
        }
    }

    /// Its notes with whose they are; of the reader's own that is not said.
    pub(super) fn notes(&self) -> Vec<(Option<&str>, &str)> {
        if self.reviews.is_empty() {
            let note = self.note.as_deref().map(|note| (None, note));
            return note.into_iter().collect();
        }
        let noted = self.reviews.iter().filter_map(|review| {
            let by = Some(review.by.as_str()).filter(|by| !by.is_empty());
            Some((by, review.note.as_deref()?))
        });
        noted.collect()
    }

    /// Class of its entity, as in the exports.
    pub(super) fn class(&self) -> Option<&'static str> {
        let subject = self.highlight.subject.as_ref()?;
        Some(subject.class.name())
    }

    /// When it was last changed, ISO 8601 in UTC; `None` for what was never touched.
    pub(super) fn at(&self) -> Option<String> {
        (self.highlight.at != 0).then(|| time::iso(self.highlight.at))
    }
}

/// Entries for `highlights`, which are in order.
pub(super) fn entries<'a>(
    article: &Article,
    points: &CodePoints,
    entities: &[Entity],
    highlights: &[&'a Highlight],
) -> Vec<Entry<'a>> {
    // a place may be called as a stakeholder is
    let mut known: HashMap<(HighlightKind, &str), &str> = HashMap::new();
    for entity in entities {
        let name = (entity.kind.into(), &*entity.label);
        known.entry(name).or_insert(&entity.id);
    }
    let mut taken: HashMap<String, u32> = HashMap::new();
    highlights
        .iter()
        .map(|&highlight| {
            let place = highlight.span.map(|span| place(article, points, span));
            let words = place.map_or("", |place| place.span.of(&article.text));
            let words = if words.is_empty() {
                &highlight.anchor.exact
            } else {
                words
            };
            let subject = highlight.subject.as_ref();
            let entity =
                subject.map(
                    |subject| match known.get(&(highlight.kind, &*subject.label)) {
                        Some(id) => (*id).to_owned(),
                        None => slug(&subject.label),
                    },
                );
            Entry {
                id: id(highlight, &mut taken),
                highlight,
                entity,
                label: subject.map(|subject| sanitise::line(&subject.label)),
                text: clean(words),
                note: highlight
                    .note
                    .as_deref()
                    .map(clean)
                    .filter(|note| !note.is_empty()),
                place,
                reviews: Vec::new(),
            }
        })
        .collect()
}

fn place(article: &Article, points: &CodePoints, span: Span) -> Place {
    let source = [
        article.map.start(&article.text, span.start),
        article.map.end(&article.text, span.end),
    ];
    let lined = article.source.format.has_lines();
    Place {
        span,
        start: points.at(span.start),
        end: points.at(span.end),
        source: lined.then_some(source),
        section: article.section_at(span.start),
        line: lined.then(|| article.map.line(source[0])),
    }
}

/// A UUID for what the highlight hangs on (RFC 9562, version 8), a new one for each that hangs on
/// the same words.
fn id(highlight: &Highlight, taken: &mut HashMap<String, u32>) -> String {
    let anchor = &highlight.anchor;
    let is_note = match highlight.layer() {
        Layer::Entity => "",
        Layer::Note => "note",
        Layer::Heading => "heading",
    };
    let [prefix, exact, suffix] =
        [&anchor.prefix, &anchor.exact, &anchor.suffix].map(|part| clean(part));
    let words = format!("{prefix}\0{exact}\0{suffix}\0{is_note}");
    let number = taken.entry(words.clone()).or_insert(0);
    let digest = Sha256::digest(format!("{words}\0{number}"));
    *number += 1;
    let mut bits = digest
        .iter()
        .take(16)
        .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    bits = bits & !(0xf << 76) | 0x8 << 76;
    bits = bits & !(0x3 << 62) | 0x2 << 62;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        bits >> 96,
        bits >> 80 & 0xffff,
        bits >> 64 & 0xffff,
        bits >> 48 & 0xffff,
        bits & 0xffff_ffff_ffff
    )
}
