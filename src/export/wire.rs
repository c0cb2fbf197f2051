//! The shapes that import reads, as they stand in a file.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::model::{EntityType, HighlightKind, Verdict};

/// What tells the formats apart.
#[derive(Deserialize)]
pub(super) struct Probe {
    pub(super) schema: Option<u32>,
    pub(super) highlights: Option<IgnoredAny>,
    #[serde(rename = "@context")]
    pub(super) context: Option<OneOrMany<MaybeText>>,
    pub(super) items: Option<IgnoredAny>,
}

#[derive(Deserialize)]
pub(super) struct Document {
    pub(super) highlights: Vec<Record>,
    #[serde(default)]
    pub(super) headings: Vec<HeadingRecord>,
}

#[derive(Deserialize)]
pub(super) struct HeadingRecord {
    pub(super) text: String,
    pub(super) prefix: Option<String>,
    pub(super) suffix: Option<String>,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) heading: bool,
    pub(super) level: u8,
    pub(super) at: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Record {
    pub(super) kind: HighlightKind,
    pub(super) label: Option<String>,
    #[serde(rename = "type")]
    pub(super) class: Option<EntityType>,
    pub(super) text: String,
    pub(super) prefix: Option<String>,
    pub(super) suffix: Option<String>,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) verdict: Verdict,
    pub(super) note: Option<String>,
    /// `attache`, `reader`, or the name of a person.
    pub(super) made_by: String,
    pub(super) at: Option<String>,
    #[serde(default)]
    pub(super) reviews: Vec<ReviewRecord>,
}

#[derive(Deserialize)]
pub(super) struct ReviewRecord {
    pub(super) by: String,
    pub(super) kind: HighlightKind,
    pub(super) label: Option<String>,
    #[serde(rename = "type")]
    pub(super) class: Option<EntityType>,
    pub(super) verdict: Verdict,
    pub(super) note: Option<String>,
    pub(super) made_by: String,
    pub(super) at: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Page {
    pub(super) items: Vec<Annotation>,
}

#[derive(Deserialize)]
pub(super) struct Annotation {
    #[serde(default)]
    pub(super) creator: OneOrMany<Creator>,
    pub(super) modified: Option<String>,
    pub(super) created: Option<String>,
    #[serde(default)]
    pub(super) body: OneOrMany<Body>,
    pub(super) target: Target,
}

/// Who made an annotation: by name, or a mere address.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Creator {
    Agent { name: Option<String> },
    Other(IgnoredAny),
}

#[derive(Default, Deserialize)]
pub(super) struct Body {
    pub(super) id: Option<String>,
    pub(super) purpose: Option<String>,
    pub(super) value: Option<String>,
    #[serde(default)]
    pub(super) creator: OneOrMany<Creator>,
    pub(super) modified: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Target {
    #[serde(default)]
    pub(super) selector: OneOrMany<Selector>,
}

#[derive(Deserialize)]
pub(super) struct Selector {
    #[serde(rename = "type")]
    pub(super) class: Option<String>,
    pub(super) exact: Option<String>,
    pub(super) prefix: Option<String>,
    pub(super) suffix: Option<String>,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
}

/// JSON-LD writes a list of one as its only member, or leaves an empty one out.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

/// Text, or anything else, which is of no interest.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum MaybeText {
    Text(String),
    Other(IgnoredAny),
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::Many(list) => list,
            Self::One(one) => std::slice::from_ref(one),
        }
    }
}
