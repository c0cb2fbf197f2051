//! What the bodies of an annotation say, and the words for who decided and how.

use std::collections::HashMap;

use serde::Deserialize;

use crate::model::{EntityType, HighlightKind, MadeBy, Review, Subject, Verdict};
use crate::text::sanitise;

use super::clean::clean;
use super::time;
use super::wire::{Body, Creator, OneOrMany, ReviewRecord};

/// Who made a highlight. A person who is named may have found it or selected it: which of both, the
/// article tells.
pub(super) fn made_by(name: &str) -> MadeBy {
    match name {
        "attache" => MadeBy::Attache,
        _ => MadeBy::Reader,
    }
}

/// The person that a file names; `attache` and `reader` are whoever wrote it.
pub(super) fn person(name: &str) -> Option<String> {
    let name = sanitise::line(name);
    let name = name.trim();
    (!matches!(name, "" | "attache" | Review::OWN)).then(|| name.to_owned())
}

pub(super) fn review(record: ReviewRecord) -> Result<Review, &'static str> {
    Ok(Review {
        by: person(&record.by).unwrap_or_default(),
        kind: record.kind,
        subject: subject(record.kind, record.label.as_deref(), record.class)?,
        verdict: record.verdict,
        note: note(record.note.as_deref()),
        made_by: made_by(&record.made_by),
        level: 0,
        at: moment(record.at.as_deref())?,
    })
}

/// The first of who made something that has a name.
pub(super) fn named(creators: &OneOrMany<Creator>) -> Option<&str> {
    creators
        .as_slice()
        .iter()
        .find_map(|creator| match creator {
            Creator::Agent { name } => name.as_deref(),
            Creator::Other(_) => None,
        })
}

/// Who decided about an annotation by a verdict of their own among its bodies.
pub(super) fn reviewers(bodies: &[Body]) -> Vec<&str> {
    let verdicts = bodies
        .iter()
        .filter(|body| body.purpose.as_deref() == Some("assessing"));
    verdicts.filter_map(|body| named(&body.creator)).collect()
}

/// What each of several people decided about an annotation; what they leave out is as in the whole.
pub(super) fn reviews(bodies: &[Body], said: &Said<'_>) -> Result<Vec<Review>, &'static str> {
    let read = |by: &str| {
        let own = || {
            bodies
                .iter()
                .filter(|body| named(&body.creator) == Some(by))
        };
        let theirs = Said::new(own())?;
        let classified = theirs.class.is_some();
        let lit = own().any(|body| body.purpose.as_deref() == Some("highlighting"));
        review(ReviewRecord {
            by: by.to_owned(),
            kind: if classified { theirs.kind } else { said.kind },
            label: theirs.label.or(said.label).map(str::to_owned),
            class: theirs.class.or(said.class),
            verdict: theirs.verdict,
            note: theirs.note,
            made_by: if lit { MadeBy::Reader } else { MadeBy::Attache }
                .name()
                .to_owned(),
            at: own().find_map(|body| body.modified.clone()),
        })
    };
    reviewers(bodies).into_iter().map(read).collect()
}

pub(super) fn verdict(name: Option<&str>) -> Verdict {
    match name {
        Some("accepted") => Verdict::Accepted,
        Some("rejected") => Verdict::Rejected,
        _ => Verdict::Undecided,
    }
}

/// What the bodies of an annotation say.
pub(super) struct Said<'a> {
    pub(super) kind: HighlightKind,
    pub(super) label: Option<&'a str>,
    pub(super) class: Option<EntityType>,
    pub(super) verdict: Verdict,
    pub(super) note: Option<String>,
}

impl<'a> Said<'a> {
    /// A body without a purpose is a comment; values that are not ours are no kind and no verdict.
    pub(super) fn new(bodies: impl Iterator<Item = &'a Body>) -> Result<Self, &'static str> {
        let mut values: HashMap<&str, Vec<&Body>> = HashMap::new();
        for body in bodies {
            let purpose = body.purpose.as_deref().unwrap_or("commenting");
            values.entry(purpose).or_default().push(body);
        }
        let of = |purpose: &str| values.get(purpose).into_iter().flatten();
        let first = |purpose: &str| of(purpose).find_map(|body| body.value.as_deref());
        let named =
            |list: &str| of("classifying").find_map(|body| body.id.as_deref()?.strip_prefix(list));
        let comments: Vec<&str> = of("commenting")
            .filter_map(|body| body.value.as_deref())
            .collect();
        let kind = match named("urn:attache:kind:") {
            Some(name) => kind(name).ok_or("its kind is unknown")?,
            None => HighlightKind::Note,
        };
        let class = named("urn:attache:type:").map(serde_class).transpose()?;
        let verdict = verdict(first("assessing"));
        Ok(Self {
            kind,
            label: first("identifying"),
            class,
            verdict,
            note: note(
                (!comments.is_empty())
                    .then(|| comments.join("\n"))
                    .as_deref(),
            ),
        })
    }
}

pub(super) fn serde_class(name: &str) -> Result<EntityType, &'static str> {
    let value = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
    EntityType::deserialize(value).map_err(|_| "its type is unknown")
}

/// The entity of a highlight; a mere note has none, every other one must.
pub(super) fn subject(
    kind: HighlightKind,
    label: Option<&str>,
    class: Option<EntityType>,
) -> Result<Option<Subject>, &'static str> {
    if kind == HighlightKind::Note {
        return Ok(None);
    }
    let label = label
        .map(sanitise::line)
        .filter(|label| !label.trim().is_empty());
    match (label, class) {
        (Some(label), Some(class)) => Ok(Some(Subject { label, class })),
        (None, _) => Err("it has no label"),
        (_, None) => Err("it has no type"),
    }
}

pub(super) fn note(note: Option<&str>) -> Option<String> {
    note.map(clean).filter(|note| !note.is_empty())
}

/// A time; none is that of what was never touched.
pub(super) fn moment(at: Option<&str>) -> Result<i64, &'static str> {
    at.map_or(Ok(0), |at| {
        time::parse(at).ok_or("its time is not ISO 8601")
    })
}

/// The kind that is called so.
fn kind(name: &str) -> Option<HighlightKind> {
    [
        HighlightKind::Stakeholder,
        HighlightKind::Issue,
        HighlightKind::Place,
        HighlightKind::Note,
    ]
    .into_iter()
    .find(|kind| kind.name() == name)
}
