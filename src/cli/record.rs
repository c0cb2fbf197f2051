//! The documented JSON of `inspect`, version 1.
//!
//! Fields are only ever added here; a change of meaning is a new `schema`. Long lists are
//! serialised element by element, never collected: half a million mentions must fit.

use serde::{Serialize, Serializer};

use crate::model::{
    Entity, EntityType, Format, Kind, Matrix, MatrixCell, Mention, Position, Section, Span, Stance,
    Strength,
};
use crate::open::{self, Opened};
use crate::text::{CodePoints, sanitise};

/// The version of the contract.
const SCHEMA: u8 = 1;

/// Everything about one file.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    schema: u8,
    source: SourceRecord<'a>,
    title: Option<TitleRecord<'a>>,
    words: u32,
    minutes: u32,
    sections: Sections<'a>,
    entities: Entities<'a>,
    mentions: Mentions<'a>,
    names: [(); 0],
    positions: PositionList<'a>,
    matrix: MatrixList<'a>,
    text: &'a str,
}

/// An opened article with its offsets in code points.
pub(super) struct View<'a> {
    opened: &'a Opened,
    points: CodePoints<'a>,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    path: String,
    format: Format,
    encoding: &'a str,
    bytes: u64,
    sha256: &'a str,
    undecodable: u32,
}

#[derive(Serialize)]
struct TitleRecord<'a> {
    text: &'a str,
    line: u32,
}

#[derive(Serialize)]
struct SectionRecord<'a> {
    heading: Option<&'a str>,
    level: u8,
    line: u32,
    start: u32,
    end: u32,
    words: u32,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    id: &'a str,
    label: &'a str,
    kind: Kind,
    #[serde(rename = "type")]
    class: EntityType,
    salience: f64,
    mentions: u32,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct MentionRecord<'a> {
    entity: &'a str,
    kind: Kind,
    start: u32,
    end: u32,
    text: &'a str,
    source: [u32; 2],
    line: u32,
    section: usize,
    confidence: f64,
    why: String,
}

/// A position; the words are those of its sentence.
#[derive(Serialize)]
pub(super) struct PositionRecord<'a> {
    pub(super) holder: &'a str,
    pub(super) cue: &'a str,
    pub(super) stance: Stance,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: &'a str,
}

/// A filled cell of the matrix.
#[derive(Serialize)]
pub(super) struct CellRecord<'a> {
    pub(super) stakeholder: &'a str,
    pub(super) issue: &'a str,
    pub(super) sentences: Vec<(u32, u32)>,
    pub(super) strength: Strength,
}

impl<'a> View<'a> {
    pub(super) fn new(opened: &'a Opened) -> Self {
        Self {
            opened,
            points: CodePoints::new(&opened.article.text),
        }
    }

    /// Everything, as one document.
    pub(super) fn record(&'a self, sha256: &'a str) -> Record<'a> {
        let article = &self.opened.article;
        Record {
            schema: SCHEMA,
            source: SourceRecord {
                path: sanitise::line(&article.source.path),
                format: article.source.format,
                encoding: &article.source.encoding,
                bytes: article.source.bytes,
                sha256,
                undecodable: article.source.undecodable,
            },
            title: article.title.as_ref().map(|title| TitleRecord {
                text: &title.text,
                line: title.line,
            }),
            words: article.words,
            minutes: article.minutes(),
            sections: Sections(self),
            entities: Entities(self),
            mentions: Mentions(self),
            names: [],
            positions: PositionList(self, None),
            matrix: MatrixList(self, None),
            text: &article.text,
        }
    }

    /// The sections alone.
    pub(super) fn sections(&'a self) -> impl Serialize + 'a {
        Sections(self)
    }

    /// The entities alone.
    pub(super) fn entities(&'a self) -> impl Serialize + 'a {
        Entities(self)
    }

    /// These positions alone.
    pub(super) fn positions(&'a self, positions: &'a [Position]) -> impl Serialize + 'a {
        PositionList(self, Some(positions))
    }

    /// This matrix alone.
    pub(super) fn matrix(&'a self, matrix: &'a Matrix) -> impl Serialize + 'a {
        MatrixList(self, Some(matrix))
    }

    /// One position in code points.
    pub(super) fn position(&self, position: &Position) -> PositionRecord<'_> {
        let text: &str = &self.opened.article.text;
        let (start, end) = self.points(position.sentence);
        PositionRecord {
            holder: self.id(position.holder),
            cue: position.cue.of(text),
            stance: position.stance,
            start,
            end,
            text: position.sentence.of(text),
        }
    }

    /// One cell of the matrix in code points.
    pub(super) fn cell(&self, matrix: &Matrix, cell: &MatrixCell) -> CellRecord<'_> {
        let sentences = matrix.of(cell).iter();
        CellRecord {
            stakeholder: self.id(cell.stakeholder),
            issue: self.id(cell.issue),
            sentences: sentences.map(|span| self.points(*span)).collect(),
            strength: cell.strength,
        }
    }

    fn id(&self, entity: u32) -> &str {
        let entity = self.opened.annotations.entities.get(entity as usize);
        entity.map_or("", |entity| &entity.id)
    }

    /// A span in code points.
    pub(super) fn points(&self, span: Span) -> (u32, u32) {
        (self.points.at(span.start), self.points.at(span.end))
    }

    fn section(&self, section: &Section) -> SectionRecord<'_> {
        let (start, end) = self.points(section.span);
        SectionRecord {
            heading: section
                .heading
                .map(|span| span.of(&self.opened.article.text)),
            level: section.level,
            line: section.line,
            start,
            end,
            words: section.words,
        }
    }

    fn mention(&self, mention: &Mention) -> MentionRecord<'_> {
        let Opened {
            article,
            annotations,
        } = self.opened;
        let (start, end) = self.points(mention.span);
        let text: &str = &article.text;
        let source = [
            article.map.start(text, mention.span.start),
            article.map.end(text, mention.span.end),
        ];
        MentionRecord {
            entity: annotations.entity(mention).map_or("", |entity| &entity.id),
            kind: mention.kind,
            start,
            end,
            text: mention.span.of(text),
            source,
            line: article.map.line(source[0]),
            section: article.section_at(mention.span.start),
            confidence: f64::from(mention.confidence.min(100)) / 100.0,
            why: open::why(article, mention),
        }
    }
}

fn entity(entity: &Entity) -> EntityRecord<'_> {
    EntityRecord {
        id: &entity.id,
        label: &entity.label,
        kind: entity.kind,
        class: entity.class,
        // Three digits: more would promise what nobody measured.
        salience: (f64::from(entity.salience) * 1000.0).round() / 1000.0,
        mentions: entity.mentions,
        aliases: &entity.aliases,
    }
}

/// Lists that serialise from the article itself.
struct Sections<'a>(&'a View<'a>);
struct Entities<'a>(&'a View<'a>);
struct Mentions<'a>(&'a View<'a>);
/// Positions and matrix are found here where they were not found before.
struct PositionList<'a>(&'a View<'a>, Option<&'a [Position]>);
struct MatrixList<'a>(&'a View<'a>, Option<&'a Matrix>);

impl Serialize for Sections<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sections = &self.0.opened.article.sections;
        serializer.collect_seq(sections.iter().map(|section| self.0.section(section)))
    }
}

impl Serialize for Entities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.opened.annotations.entities.iter().map(entity))
    }
}

impl Serialize for Mentions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mentions = &self.0.opened.annotations.mentions;
        serializer.collect_seq(mentions.iter().map(|mention| self.0.mention(mention)))
    }
}

impl Serialize for PositionList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(view, known) = self;
        let list = |positions: &[Position], serializer: S| {
            serializer.collect_seq(positions.iter().map(|position| view.position(position)))
        };
        match known {
            Some(positions) => list(positions, serializer),
            None => {
                let Opened {
                    article,
                    annotations,
                } = view.opened;
                list(&open::positions(article, annotations), serializer)
            }
        }
    }
}

impl Serialize for MatrixList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(view, known) = self;
        let list = |matrix: &Matrix, serializer: S| {
            serializer.collect_seq(matrix.cells.iter().map(|cell| view.cell(matrix, cell)))
        };
        match known {
            Some(matrix) => list(matrix, serializer),
            None => {
                let Opened {
                    article,
                    annotations,
                } = view.opened;
                list(&open::matrix(article, annotations), serializer)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};

    use super::View;
    use crate::model::{Entity, EntityType, Kind, Mention, Span, Why, WhyRule};
    use crate::open::{Opened, Options, article};

    /// “Kyiv” in a heading, behind an entity and an accent.
    fn opened() -> Opened {
        let raw = "# Té &amp; a\n\nLead.\n\n## In Kyiv\n\nWords.\n"
            .as_bytes()
            .to_vec();
        let article = article(raw, Path::new("a\x1b.md"), &Options::default()).unwrap();
        let at = article.text.find("Kyiv").unwrap() as u32;
        let mut opened = Opened {
            article,
            ..Opened::default()
        };
        opened.annotations.entities.push(Entity {
            id: "ukraine".to_owned(),
            label: "Ukraine".to_owned(),
            kind: Kind::Stakeholder,
            class: EntityType::State,
            salience: 0.943_21,
            mentions: 1,
            aliases: vec!["Kyiv".to_owned()],
        });
        opened.annotations.mentions.push(Mention {
            span: Span::new(at, at + 4),
            entity: 0,
            kind: Kind::Stakeholder,
            confidence: 98,
            why: Why {
                rule: WhyRule::Metonym,
                entry: 0,
            },
        });
        opened
    }

    #[test]
    fn the_document_is_the_contract() {
        let opened = opened();
        let view = View::new(&opened);
        let mut found = serde_json::to_value(view.record("00")).unwrap();
        found["mentions"][0]["why"] = json!("…");
        let wanted = json!({
            "schema": 1,
            "source": {"path": "a␛.md", "format": "markdown", "encoding": "UTF-8", "bytes": 41,
                       "sha256": "00", "undecodable": 0},
            "title": {"text": "Té & a", "line": 1},
            "words": 6, "minutes": 1,
            "sections": [
                {"heading": null, "level": 0, "line": 1, "start": 0, "end": 15, "words": 3},
                {"heading": "In Kyiv", "level": 2, "line": 5, "start": 15, "end": 30, "words": 3},
            ],
            "entities": [{"id": "ukraine", "label": "Ukraine", "kind": "stakeholder",
                          "type": "state", "salience": 0.943, "mentions": 1, "aliases": ["Kyiv"]}],
            "mentions": [{"entity": "ukraine", "kind": "stakeholder", "start": 18, "end": 22,
                          "text": "Kyiv", "source": [27, 31], "line": 5, "section": 1,
                          "confidence": 0.98, "why": "…"}],
            "names": [], "positions": [], "matrix": [],
            "text": "Té & a\n\nLead.\n\nIn Kyiv\n\nWords.",
        });
        assert_eq!(found, wanted);
        assert_eq!(
            serde_json::to_value(view.sections()).unwrap(),
            wanted["sections"]
        );
        assert_eq!(
            serde_json::to_value(view.entities()).unwrap(),
            wanted["entities"]
        );
    }

    #[test]
    fn no_title_is_null() {
        let view_of = Opened::default();
        let view = View::new(&view_of);
        let found = serde_json::to_value(view.record("")).unwrap();
        assert_eq!(found["title"], Value::Null);
    }
}
