//! Web Annotation (W3C Recommendation of 2017-02-23) in JSON-LD: one page of annotations.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::model::MadeBy;
use crate::text::{percent_encoded, sanitise};

use super::clean::clean;
use super::entry::Entry;
use super::prepared::Export;
use super::time;

/// The context that every page names.
pub(super) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    class: &'static str,
    items: Items<'a>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    class: &'static str,
    motivation: Vec<&'static str>,
    creator: Creator<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Creator<'a> {
    #[serde(rename = "type")]
    class: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(rename = "type")]
    class: &'static str,
    purpose: &'static str,
    format: &'static str,
    value: Cow<'a, str>,
    /// Whose words or verdict it is, where several people decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Creator<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: Vec<Selector<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector {
        exact: &'a str,
        prefix: String,
        suffix: String,
    },
    TextPositionSelector {
        start: u32,
        end: u32,
    },
}

/// Serialised one by one, never collected.
struct Items<'a> {
    entries: &'a [Entry<'a>],
    source: &'a str,
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = self.entries.iter();
        serializer.collect_seq(items.map(|entry| annotation(entry, self.source)))
    }
}

fn annotation<'a>(entry: &'a Entry, source: &'a str) -> Annotation<'a> {
    let body = bodies(entry);
    let made_by = entry.made_by();
    let anchor = &entry.highlight.anchor;
    let mut selector = vec![Selector::TextQuoteSelector {
        exact: &entry.text,
        prefix: clean(&anchor.prefix),
        suffix: clean(&anchor.suffix),
    }];
    selector.extend(entry.place.map(|place| Selector::TextPositionSelector {
        start: place.start,
        end: place.end,
    }));
    let own = body.iter().filter(|body| body.creator.is_none());
    let mut motivation: Vec<&str> = own.map(|body| body.purpose).collect();
    motivation.dedup();
    Annotation {
        id: format!("urn:uuid:{}", entry.id),
        class: "Annotation",
        motivation,
        creator: Creator {
            class: if made_by == MadeBy::Attache.name() {
                "Software"
            } else {
                "Person"
            },
            name: made_by,
        },
        modified: entry.at(),
        body,
        target: Target { source, selector },
    }
}

/// What is said: the entity, its kind and class, the note, the verdict; then the same as each of several
/// people has it.
fn bodies<'a>(entry: &'a Entry) -> Vec<Body<'a>> {
    let text = |purpose, value: &'a str| Body {
        id: None,
        class: "TextualBody",
        purpose,
        format: "text/plain",
        value: Cow::Borrowed(value),
        creator: None,
        modified: None,
    };
    let named = |purpose, value: &'a str, list: &str, name: &str| Body {
        id: Some(format!("urn:attache:{list}:{name}")),
        ..text(purpose, value)
    };
    let kind = entry.highlight.kind.name();
    let mut bodies = Vec::with_capacity(5);
    if let (Some(label), Some(entity), Some(class)) = (&entry.label, &entry.entity, entry.class()) {
        bodies.push(named("identifying", label, "entity", entity));
        bodies.push(named("classifying", kind, "kind", kind));
        bodies.push(named("classifying", class, "type", class));
    }
    bodies.extend(entry.note.as_deref().map(|note| text("commenting", note)));
    bodies.push(text("assessing", entry.highlight.verdict.name()));
    for review in &entry.reviews {
        let first = bodies.len();
        if let Some(subject) = &review.subject {
            let (kind, class) = (review.kind.name(), subject.class.name());
            bodies.push(Body {
                value: sanitise::line(&subject.label).into(),
                ..text("identifying", "")
            });
            bodies.push(named("classifying", kind, "kind", kind));
            bodies.push(named("classifying", class, "type", class));
        }
        bodies.extend(review.note.as_deref().map(|note| text("commenting", note)));
        bodies.push(text("assessing", review.verdict.name()));
        if review.made_by == MadeBy::Reader {
            bodies.push(text("highlighting", review.made_by.name()));
        }
        for body in bodies.iter_mut().skip(first) {
            body.creator = Some(Creator {
                class: "Person",
                name: review.name(),
            });
            body.modified = (review.at != 0).then(|| time::iso(review.at));
        }
    }
    bodies
}

/// Writes `export`.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let path = &export.article.source.path;
    let source = if path == "-" || path.is_empty() {
        "urn:attache:standard-input".to_owned()
    } else {
        // encoded, a line feed in a name is as harmless as any other character, and is still its name
        let parts: Vec<String> = path.split('/').map(percent_encoded).collect();
        parts.join("/")
    };
    // the file's checksum names the page: the same file, the same page
    let page = Page {
        context: CONTEXT,
        id: format!("urn:attache:annotations:{}", export.sha256),
        class: "AnnotationPage",
        items: Items {
            entries: export.entries(),
            source: &source,
        },
    };
    serde_json::to_writer_pretty(&mut *out, &page)?;
    out.write_all(b"\n")
}
