//! An article with all that is known and decided about it, ready to be written.

use std::collections::{BTreeSet, HashMap};

use super::clean::clean;
use super::entry::{Entry, entries};
use crate::model::{
    Anchor, Article, Brief, Entity, Highlight, Layer, Matrix, Mention, Position, Relations, Review,
    Reviewed, Span, Whole,
};
use crate::text::{CodePoints, sanitise};

/// What the formats for people say where nothing was decided.
pub(super) const NOTHING: &str = "Nothing decided or noted yet.";

/// What verdicts left of what was found in an article, for the formats that tell more than its
/// highlights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    /// Stakeholders, issues and places.
    pub entities: &'a [Entity],
    /// Where they are named.
    pub mentions: &'a [Mention],
    /// Who does what.
    pub positions: &'a [Position],
    /// Who is tied to what.
    pub matrix: Option<&'a Matrix>,
    /// The article in a minute.
    pub brief: Option<&'a Brief>,
}

impl<'a> From<&'a Relations> for Found<'a> {
    fn from(relations: &'a Relations) -> Self {
        Self {
            entities: &relations.found.entities,
            mentions: &relations.found.mentions,
            positions: &relations.positions,
            matrix: Some(&relations.matrix),
            brief: Some(&relations.brief),
        }
    }
}

/// An article and all its highlights, ready to be written.
pub struct Export<'a> {
    pub(super) article: &'a Article,
    pub(super) sha256: &'a str,
    /// In reading order, the orphans last.
    pub(super) entries: Vec<Entry<'a>>,
    /// Corrections of the outline, in the same order.
    pub(super) headings: Vec<Entry<'a>>,
    pub(super) found: Found<'a>,
}

impl<'a> Export<'a> {
    /// All `highlights` of `article`, the undecided ones too, in any order. `sha256` is the
    /// hexadecimal checksum of its file; `entities` have the ids that `inspect` prints.
    pub fn new(
        article: &'a Article,
        sha256: &'a str,
        entities: &[Entity],
        highlights: &'a [Highlight],
    ) -> Self {
        let points = CodePoints::new(&article.text);
        let mut sorted: Vec<&Highlight> = highlights.iter().collect();
        sorted.sort_by_cached_key(|highlight| {
            let span = highlight.span.map(|span| (span.start, span.end));
            // orphans by their words: whichever was kept first, an export is the same
            let Anchor {
                exact,
                prefix,
                suffix,
                ..
            } = &highlight.anchor;
            let words = span
                .is_none()
                .then(|| [exact, prefix, suffix].map(|part| clean(part)));
            (span.is_none(), span, highlight.layer(), words)
        });
        let (headings, sorted): (Vec<&Highlight>, Vec<&Highlight>) = sorted
            .into_iter()
            .partition(|highlight| highlight.layer() == Layer::Heading);
        Self {
            article,
            sha256,
            entries: entries(article, &points, entities, &sorted),
            headings: entries(article, &points, entities, &headings),
            found: Found::default(),
        }
    }

    /// Everything that is known and decided about an article, and who decided it.
    pub fn whole(whole: &'a Whole, sha256: &'a str, reviewed: &[Reviewed]) -> Self {
        Self::new(&whole.article, sha256, &whole.entities, &whole.highlights)
            .with(Found::from(&whole.relations))
            .reviewed(reviewed)
    }

    /// The same with what was found, which some formats tell.
    #[must_use]
    pub fn with(self, found: Found<'a>) -> Self {
        Self { found, ..self }
    }

    /// The same with what each of several people decided.
    #[must_use]
    pub fn reviewed(mut self, reviewed: &[Reviewed]) -> Self {
        let shared = reviewed.iter().filter(|one| !one.reviews.is_empty());
        let mut known: HashMap<Key, &Reviewed> =
            shared.map(|one| (key_of(&one.highlight), one)).collect();
        if known.is_empty() {
            return self;
        }
        for entry in self.entries.iter_mut().chain(&mut self.headings) {
            if let Some(one) = known.remove(&key_of(entry.highlight)) {
                entry.reviews = one.all();
                for review in &mut entry.reviews {
                    review.note = review.note.as_deref().map(clean);
                }
            }
        }
        self
    }

    /// Who reviewed it, by name, where others than the reader did.
    pub(super) fn people(&self) -> Vec<&str> {
        let reviews = self.entries.iter().flat_map(|entry| &entry.reviews);
        let names: BTreeSet<&str> = reviews.map(Review::name).collect();
        names.into_iter().collect()
    }

    /// Source, date, author, publisher, address: what is known of them, by name.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let article = self.article;
        let source = match article.source.address() {
            path if path == "-" => "standard input".to_owned(),
            path => path,
        };
        let date = (article.date.as_ref()).or(article.about.published.as_ref());
        let facts = [
            ("Source", Some(&source)),
            ("Date", date),
            ("Author", article.about.author.as_ref()),
            ("Publisher", article.publisher.as_ref()),
            ("Address", article.about.url.as_ref()),
        ];
        let known = facts.into_iter().filter_map(|(name, words)| {
            let words = sanitise::line(words?);
            (!words.trim().is_empty()).then_some((name, words))
        });
        known.collect()
    }

    /// Its highlights in reading order, the orphans last.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The title of the article, else its name.
    pub(super) fn title(&self) -> String {
        let title = self.article.title.as_ref().map(|title| &*title.text);
        match title {
            Some(title) => sanitise::line(title),
            None => sanitise::path(self.article.source.file_name()),
        }
    }
}

/// What a highlight is known by within its article.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a>(Option<Span>, Layer, [&'a str; 3]);

fn key_of(highlight: &Highlight) -> Key<'_> {
    let anchor = &highlight.anchor;
    let words = match highlight.span {
        Some(_) => [""; 3],
        None => [&*anchor.exact, &*anchor.prefix, &*anchor.suffix],
    };
    Key(highlight.span, highlight.layer(), words)
}
