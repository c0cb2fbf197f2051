//! Reads our JSON and Web Annotation back.
//!
//! Nothing in such a file is trusted: its size and depth are bounded, its words are sanitised, and a
//! place counts only where the words stand there.

use serde::Deserialize;
use thiserror::Error;

use crate::model::{Anchor, Highlight, HighlightKind, MadeBy, Review, Span, Verdict};
use crate::text::{CodePoints, around, sanitise};

use super::clean::clean;
use super::said::{
    Said, made_by, moment, named, note, person, review, reviewers, reviews, subject,
};
use super::wire::{Annotation, Body, Document, HeadingRecord, MaybeText, Page, Probe, Record};
use super::{json, w3c};

/// Largest file that is read, in bytes.
pub const MAX_IMPORT: usize = 64 << 20;

/// Why annotations can't be read; one line.
#[derive(Debug, Error)]
pub enum ImportError {
    /// Too many bytes.
    #[error("has more than 64 MiB: export fewer annotations")]
    TooLarge,
    /// No JSON, such as the table for a spreadsheet.
    #[error("is no JSON; import reads what export --format json or w3c has written")]
    NoJson,
    /// JSON that breaks off, or is not as it should be; says where.
    #[error("is not as an export writes it ({0}); export it again")]
    Json(String),
    /// JSON of another kind.
    #[error("is neither an export of attache in JSON nor a page of Web Annotations")]
    Unknown,
    /// A version of our own that is not known yet.
    #[error("has schema {0}, this attache knows {known}: update attache", known = json::SCHEMA)]
    Newer(u32),
    /// One annotation is not as it should be.
    #[error("annotation {number}: {what}")]
    Annotation {
        /// From 1.
        number: usize,
        /// What is wrong with it.
        what: &'static str,
    },
}

/// A highlight from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The highlight.
    pub highlight: Highlight,
    /// Whose verdict and note these are; `None` where the file doesn't name a person.
    pub by: Option<String>,
    /// What each of several people decided, where the file tells: then this counts, and the
    /// highlight only says where it is.
    pub reviews: Vec<Review>,
}

impl From<Highlight> for Incoming {
    fn from(highlight: Highlight) -> Self {
        Self {
            highlight,
            by: None,
            reviews: Vec::new(),
        }
    }
}

/// The highlights in `bytes`, of an article whose reading text is `text`: with their span where
/// their words stand where they are said to, else without one, to be placed by their anchor.
///
/// # Errors
/// Where `bytes` is neither our JSON nor a Web Annotation page, or breaks off.
pub fn import(bytes: &[u8], text: &str) -> Result<Vec<Incoming>, ImportError> {
    if bytes.len() > MAX_IMPORT {
        return Err(ImportError::TooLarge);
    }
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if !begins.is_some_and(|byte| b"{[".contains(byte)) {
        return Err(ImportError::NoJson);
    }
    let probe: Probe = parse(bytes)?;
    let texts = TextIndex {
        text,
        points: CodePoints::new(text),
    };
    let is_w3c = probe.context.as_ref().is_some_and(|context| {
        let names =
            |name: &MaybeText| matches!(name, MaybeText::Text(name) if name == w3c::CONTEXT);
        context.as_slice().iter().any(names)
    });
    match probe {
        Probe {
            schema: Some(schema),
            highlights: Some(_),
            ..
        } => {
            if schema != json::SCHEMA {
                return Err(ImportError::Newer(schema));
            }
            let document: Document = parse(bytes)?;
            let mut all = numbered(document.highlights, |record| texts.record(record))?;
            all.extend(numbered(document.headings, |record| texts.heading(record))?);
            Ok(all)
        }
        Probe { items: Some(_), .. } if is_w3c => {
            let page: Page = parse(bytes)?;
            numbered(page.items, |annotation| texts.annotation(&annotation))
        }
        _ => Err(ImportError::Unknown),
    }
}

fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, ImportError> {
    // the message may quote what it stumbled over
    serde_json::from_slice(bytes)
        .map_err(|error| ImportError::Json(sanitise::line(&error.to_string())))
}

fn numbered<T>(
    items: Vec<T>,
    read: impl Fn(T) -> Result<Incoming, &'static str>,
) -> Result<Vec<Incoming>, ImportError> {
    (1..)
        .zip(items)
        .map(|(number, item)| read(item).map_err(|what| ImportError::Annotation { number, what }))
        .collect()
}

struct TextIndex<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl TextIndex<'_> {
    fn record(&self, record: Record) -> Result<Incoming, &'static str> {
        let anchor = quoted(
            &record.text,
            record.prefix.as_deref(),
            record.suffix.as_deref(),
        );
        let (anchor, span) = self.place(anchor, record.start.zip(record.end))?;
        let subject = subject(record.kind, record.label.as_deref(), record.class)?;
        let highlight = Highlight {
            span,
            anchor,
            kind: record.kind,
            subject,
            verdict: record.verdict,
            note: note(record.note.as_deref()),
            made_by: made_by(&record.made_by),
            level: 0,
            at: moment(record.at.as_deref())?,
        };
        let layer = highlight.layer();
        let reviews: Result<Vec<Review>, _> = record.reviews.into_iter().map(review).collect();
        let reviews = reviews?;
        if reviews.iter().any(|review| review.kind.layer() != layer) {
            return Err("a review of it is about something else");
        }
        Ok(Incoming {
            highlight,
            by: person(&record.made_by),
            reviews,
        })
    }

    fn heading(&self, record: HeadingRecord) -> Result<Incoming, &'static str> {
        let anchor = quoted(
            &record.text,
            record.prefix.as_deref(),
            record.suffix.as_deref(),
        );
        let (anchor, span) = self.place(anchor, record.start.zip(record.end))?;
        Ok(Highlight {
            span,
            anchor,
            kind: HighlightKind::Heading,
            subject: None,
            verdict: if record.heading {
                Verdict::Accepted
            } else {
                Verdict::Rejected
            },
            note: None,
            made_by: MadeBy::Reader,
            level: record.level,
            at: moment(record.at.as_deref())?,
        }
        .into())
    }

    fn annotation(&self, annotation: &Annotation) -> Result<Incoming, &'static str> {
        let selectors = annotation.target.selector.as_slice();
        let of = |class: &str| {
            selectors
                .iter()
                .find(|selector| selector.class.as_deref() == Some(class))
        };
        let quote = of("TextQuoteSelector").ok_or("its target has no TextQuoteSelector")?;
        let exact = quote.exact.as_deref().unwrap_or("");
        let anchor = quoted(exact, quote.prefix.as_deref(), quote.suffix.as_deref());
        let position = of("TextPositionSelector").and_then(|at| at.start.zip(at.end));
        let (anchor, span) = self.place(anchor, position)?;
        let bodies = annotation.body.as_slice();
        let reviewers = reviewers(bodies);
        let by_one = |body: &&Body| named(&body.creator).is_some_and(|by| reviewers.contains(&by));
        let said = Said::new(bodies.iter().filter(|body| !by_one(body)))?;
        let creator = named(&annotation.creator);
        let made_by_name = creator.unwrap_or(Review::OWN);
        let reviews = reviews(bodies, &said);
        let at = annotation
            .modified
            .as_deref()
            .or(annotation.created.as_deref());
        let highlight = Highlight {
            span,
            anchor,
            kind: said.kind,
            subject: subject(said.kind, said.label, said.class)?,
            verdict: said.verdict,
            note: said.note,
            made_by: made_by(made_by_name),
            level: 0,
            at: moment(at)?,
        };
        Ok(Incoming {
            highlight,
            by: creator.and_then(person),
            reviews: reviews?,
        })
    }

    /// Where the words of `anchor` are said to stand, and whether they do; with their context.
    fn place(
        &self,
        mut anchor: Anchor,
        position: Option<(u32, u32)>,
    ) -> Result<(Anchor, Option<Span>), &'static str> {
        if anchor.exact.is_empty() {
            return Err("it has no words");
        }
        let Some((start, end)) = position else {
            return Ok((anchor, None));
        };
        if end < start {
            return Err("it ends before it starts");
        }
        let bytes = self.points.byte(start).zip(self.points.byte(end));
        let Some((start, end)) = bytes else {
            return Ok((anchor, None));
        };
        let span = Span::new(start, end);
        anchor.span = span;
        let before = self.text.get(..start as usize).unwrap_or("");
        let after = self.text.get(end as usize..).unwrap_or("");
        let there = span.of(self.text) == anchor.exact
            && before.ends_with(&anchor.prefix)
            && after.starts_with(&anchor.suffix);
        if !there {
            return Ok((anchor, None));
        }
        let (prefix, suffix) = around(self.text, span, Anchor::CONTEXT);
        prefix.clone_into(&mut anchor.prefix);
        suffix.clone_into(&mut anchor.suffix);
        Ok((anchor, Some(span)))
    }
}

/// An anchor of these words with what stands around them, as far as it is given.
fn quoted(exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Anchor {
    let given = |field: Option<&str>| clean(field.unwrap_or(""));
    Anchor {
        exact: clean(exact),
        prefix: given(prefix),
        suffix: given(suffix),
        ..Anchor::default()
    }
}
