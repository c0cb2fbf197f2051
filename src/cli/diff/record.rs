//! The documented JSON of `diff`, `assets/diff.schema.json`. Offsets are code points of either
//! version's reading text.

use std::io::Write;

use serde::Serialize;

use super::{Both, Version};
use crate::cli::failure::Failure;
use crate::model::{Change, ChangeKind, EntityType, Fate, NumberChange, Span, Stance, Turnover};
use crate::text::{CodePoints, sanitise};

/// The version of the contract.
const SCHEMA: u8 = 1;

#[derive(Serialize)]
struct Record<'a> {
    schema: u8,
    old: VersionRecord<'a>,
    new: VersionRecord<'a>,
    changes: Vec<ChangeRecord<'a>>,
    sections: Turned<SectionRecord<'a>>,
    stakeholders: Turned<EntityRecord<'a>>,
    issues: Turned<EntityRecord<'a>>,
    positions: PositionsRecord<'a>,
    numbers: Vec<NumberRecord<'a>>,
}

#[derive(Serialize)]
struct VersionRecord<'a> {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    sha256: &'a str,
    words: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct ChangeRecord<'a> {
    kind: ChangeKind,
    old: Option<(u32, u32)>,
    new: Option<(u32, u32)>,
    section: Option<&'a str>,
    words: Vec<(Fate, &'a str)>,
}

#[derive(Serialize)]
struct Turned<T> {
    came: Vec<T>,
    went: Vec<T>,
}

#[derive(Serialize)]
struct SectionRecord<'a> {
    heading: &'a str,
    level: u8,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    key: &'a str,
    id: &'a str,
    label: &'a str,
    #[serde(rename = "type")]
    class: EntityType,
    mentions: u32,
}

#[derive(Serialize)]
struct PositionsRecord<'a> {
    came: Vec<PositionRecord<'a>>,
    went: Vec<PositionRecord<'a>>,
    changed: Vec<ChangedPosition<'a>>,
}

#[derive(Serialize)]
struct ChangedPosition<'a> {
    old: PositionRecord<'a>,
    new: PositionRecord<'a>,
}

#[derive(Serialize)]
struct PositionRecord<'a> {
    holder: &'a str,
    label: &'a str,
    stance: Stance,
    cue: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct NumberRecord<'a> {
    old: Option<&'a str>,
    new: Option<&'a str>,
    sentence: (u32, u32),
    text: &'a str,
}

/// Prints the document.
pub(super) fn write(both: &Both, out: &mut impl Write) -> Result<(), Failure> {
    let (old, new) = (Points::new(&both.old), Points::new(&both.new));
    let changes = both.words.changes.iter();
    let numbers = both.words.numbers.iter();
    let findings = &both.findings;
    let turned = findings.turned.iter();
    let record = Record {
        schema: SCHEMA,
        old: old.record(),
        new: new.record(),
        changes: changes
            .map(|change| change_of(both, &old, &new, change))
            .collect(),
        sections: sides(&old, &new, &both.words.sections, Points::section),
        stakeholders: sides(&old, &new, &findings.stakeholders, Points::entity),
        issues: sides(&old, &new, &findings.issues, Points::entity),
        positions: PositionsRecord {
            came: list(&new, &findings.positions.came, Points::position),
            went: list(&old, &findings.positions.went, Points::position),
            changed: turned
                .filter_map(|(before, after)| {
                    Some(ChangedPosition {
                        old: old.position(*before)?,
                        new: new.position(*after)?,
                    })
                })
                .collect(),
        },
        numbers: numbers
            .map(|number| number_of(&old, &new, number))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &record)?;
    writeln!(out)?;
    Ok(())
}

/// A version with its offsets in code points.
struct Points<'a> {
    version: &'a Version,
    offsets: CodePoints<'a>,
    text: &'a str,
}

impl<'a> Points<'a> {
    fn new(version: &'a Version) -> Self {
        let text: &str = &version.opened.article.text;
        Self {
            version,
            offsets: CodePoints::new(text),
            text,
        }
    }

    fn of(&self, span: Span) -> (u32, u32) {
        (self.offsets.at(span.start), self.offsets.at(span.end))
    }

    fn record(&self) -> VersionRecord<'a> {
        let article = &self.version.opened.article;
        VersionRecord {
            path: sanitise::path(&article.source.path),
            part: article.source.part.as_deref(),
            title: article.title.as_ref().map(|title| &*title.text),
            published: article.about.published.as_deref(),
            sha256: &self.version.checksum,
            words: article.words,
            text: self.text,
        }
    }

    fn section(&self, at: u32) -> Option<SectionRecord<'a>> {
        let section = self.version.opened.article.sections.get(at as usize)?;
        let (start, end) = self.of(section.span);
        Some(SectionRecord {
            heading: section.heading?.of(self.text),
            level: section.level,
            start,
            end,
        })
    }

    fn entity(&self, at: u32) -> Option<EntityRecord<'a>> {
        let entity = self.version.opened.annotations.entities.get(at as usize)?;
        Some(EntityRecord {
            key: &entity.key,
            id: &entity.id,
            label: &entity.label,
            class: entity.class,
            mentions: entity.mentions,
        })
    }

    fn position(&self, at: u32) -> Option<PositionRecord<'a>> {
        let position = self.version.positions.get(at as usize)?;
        let holder = self.entity(position.holder)?;
        let (start, end) = self.of(position.sentence);
        Some(PositionRecord {
            holder: holder.key,
            label: holder.label,
            stance: position.stance,
            cue: position.cue.of(self.text),
            start,
            end,
            text: position.sentence.of(self.text),
        })
    }
}

fn sides<'a, T>(
    old: &Points<'a>,
    new: &Points<'a>,
    turnover: &Turnover,
    make: fn(&Points<'a>, u32) -> Option<T>,
) -> Turned<T> {
    Turned {
        came: list(new, &turnover.came, make),
        went: list(old, &turnover.went, make),
    }
}

fn list<'a, T>(
    points: &Points<'a>,
    numbers: &[u32],
    make: fn(&Points<'a>, u32) -> Option<T>,
) -> Vec<T> {
    let numbers = numbers.iter();
    numbers.filter_map(|at| make(points, *at)).collect()
}

fn change_of<'a>(
    both: &'a Both,
    old: &Points<'a>,
    new: &Points<'a>,
    change: &Change,
) -> ChangeRecord<'a> {
    let words = change.words.iter().map(|words| {
        let side = if words.fate == Fate::Deleted {
            old
        } else {
            new
        };
        (words.fate, words.span.of(side.text))
    });
    ChangeRecord {
        kind: change.kind,
        old: change.old.map(|span| old.of(span)),
        new: change.new.map(|span| new.of(span)),
        section: both.section(change),
        words: words.collect(),
    }
}

fn number_of<'a>(old: &Points<'a>, new: &Points<'a>, number: &NumberChange) -> NumberRecord<'a> {
    NumberRecord {
        old: number.old.map(|span| span.of(old.text)),
        new: number.new.map(|span| span.of(new.text)),
        sentence: new.of(number.sentence),
        text: number.sentence.of(new.text),
    }
}
