//! The documented JSON of `inspect`, version 1.
//!
//! Fields are only ever added here; a change of meaning is a new `schema`. Long lists are
//! serialised element by element, never collected: half a million mentions must fit.

use serde::{Serialize, Serializer};

use super::listing::{PartRecord, SCHEMA};
use super::relations::{MatrixList, PositionList};
use super::view::View;
use crate::model::{
    Article, Depth, Entity, EntityType, Format, Kind, Mention, Name, NameClass, Section,
};
use crate::open::{self, Opened, Part};
use crate::text::{sanitise, sentences_of};

/// Everything about one file.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    schema: u8,
    source: SourceRecord<'a>,
    title: Option<TitleRecord<'a>>,
    published: Option<&'a str>,
    author: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    attachments: Vec<AttachmentRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<PartRecord<'a>>>,
    words: u32,
    minutes: u32,
    reading: Depth,
    sections: Sections<'a>,
    entities: Entities<'a>,
    mentions: Mentions<'a>,
    names: Names<'a>,
    positions: PositionList<'a>,
    matrix: MatrixList<'a>,
    sentences: Vec<(u32, u32)>,
    text: &'a str,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    format: Format,
    encoding: &'a str,
    bytes: u64,
    sha256: &'a str,
    undecodable: u32,
}

#[derive(Serialize)]
struct AttachmentRecord<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    media_type: &'a str,
    bytes: u64,
}

#[derive(Serialize)]
struct TitleRecord<'a> {
    text: &'a str,
    line: Option<u32>,
}

#[derive(Serialize)]
struct SectionRecord<'a> {
    heading: Option<&'a str>,
    level: u8,
    line: Option<u32>,
    start: u32,
    end: u32,
    words: u32,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    id: &'a str,
    key: &'a str,
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
    source: Option<[u32; 2]>,
    line: Option<u32>,
    section: usize,
    confidence: f64,
    why: String,
}

#[derive(Serialize)]
struct NameRecord<'a> {
    start: u32,
    end: u32,
    source: Option<[u32; 2]>,
    text: &'a str,
    #[serde(rename = "type")]
    class: NameClass,
}

impl<'a> View<'a> {
    /// Everything, as one document; `along` is what came along with the article.
    pub(super) fn record(&'a self, sha256: &'a str, along: &'a [Part]) -> Record<'a> {
        let article = &self.opened.article;
        let source = &article.source;
        // what holds many articles lists them, though it be none
        let lists = source.format.holds_many() && source.part.is_none();
        Record {
            schema: SCHEMA,
            source: SourceRecord {
                path: sanitise::path(&article.source.path),
                part: article.source.part.as_deref(),
                format: article.source.format,
                encoding: &article.source.encoding,
                bytes: article.source.bytes,
                sha256,
                undecodable: article.source.undecodable,
            },
            title: article.title.as_ref().map(|title| TitleRecord {
                text: &title.text,
                line: self.line(title.line),
            }),
            published: article.about.published.as_deref(),
            author: article.about.author.as_deref(),
            publisher: article.publisher.as_deref(),
            url: article.about.url.as_deref(),
            language: article.about.language.as_deref(),
            attachments: attachments(article),
            parts: (!along.is_empty() || lists).then(|| PartRecord::all(along)),
            words: article.words,
            minutes: article.minutes(),
            reading: self.opened.depth,
            sections: Sections(self),
            entities: Entities(self),
            mentions: Mentions(self),
            names: Names(self),
            positions: PositionList(self),
            matrix: MatrixList(self),
            sentences: self.sentences(),
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

    /// All sentences, in code points.
    fn sentences(&self) -> Vec<(u32, u32)> {
        let found = sentences_of(&self.opened.article);
        found.into_iter().map(|span| self.points(span)).collect()
    }

    fn section(&self, section: &Section) -> SectionRecord<'_> {
        let (start, end) = self.points(section.span);
        SectionRecord {
            heading: section
                .heading
                .map(|span| span.of(&self.opened.article.text)),
            level: section.level,
            line: self.line(section.line),
            start,
            end,
            words: section.words,
        }
    }

    fn mention(&self, mention: &Mention) -> MentionRecord<'_> {
        let Opened {
            article,
            annotations,
            lexicons,
            ..
        } = self.opened;
        let (start, end) = self.points(mention.span);
        let text: &str = &article.text;
        let source = article.map.of(text, mention.span);
        MentionRecord {
            entity: annotations.entity(mention).map_or("", |entity| &entity.id),
            kind: mention.kind,
            start,
            end,
            text: mention.span.of(text),
            source: self.lined(source),
            line: self.line(article.map.line(source[0])),
            section: article.section_at(mention.span.start),
            confidence: f64::from(mention.confidence.min(100)) / 100.0,
            why: open::why(article, mention, lexicons),
        }
    }
}

fn attachments(article: &Article) -> Vec<AttachmentRecord<'_>> {
    let attachments = article.about.attachments.iter();
    attachments
        .map(|attachment| AttachmentRecord {
            name: &attachment.name,
            media_type: &attachment.media_type,
            bytes: attachment.bytes,
        })
        .collect()
}

fn name<'a>(view: &'a View, name: &Name) -> NameRecord<'a> {
    let (start, end) = view.points(name.span);
    let article = &view.opened.article;
    NameRecord {
        start,
        end,
        source: view.lined(article.map.of(&article.text, name.span)),
        text: name.span.of(&article.text),
        class: name.class,
    }
}

fn entity(entity: &Entity) -> EntityRecord<'_> {
    EntityRecord {
        id: &entity.id,
        key: &entity.key,
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

struct Names<'a>(&'a View<'a>);

impl Serialize for Names<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = self.0.names().iter();
        serializer.collect_seq(names.map(|found| name(self.0, found)))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};

    use super::View;
    use crate::model::{Entity, EntityType, Kind, Mention, Span, Why, WhyRule};
    use crate::open::{Opened, Options, article, names};

    /// “Kyiv” in a heading, behind an entity and an accent.
    fn opened() -> Opened {
        let raw = "# Té &amp; a\n\nLead.\n\n## In Kyiv\n\nWords.\n"
            .as_bytes()
            .to_vec();
        let article = article(raw, Path::new("a\x1b.md"), &Options::default()).unwrap();
        let at = article.text.find("Kyiv").unwrap() as u32;
        let mut opened = Opened {
            names: names(&article),
            article,
            ..Opened::default()
        };
        opened.annotations.entities.push(Entity {
            id: "ukraine".to_owned(),
            key: "stakeholder:ukraine".to_owned(),
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
        let mut found = serde_json::to_value(view.record("00", &[])).unwrap();
        found["mentions"][0]["why"] = json!("…");
        let wanted = json!({
            "schema": 1,
            "source": {"path": "a␛.md", "format": "markdown", "encoding": "UTF-8", "bytes": 41,
                       "sha256": "00", "undecodable": 0},
            "title": {"text": "Té & a", "line": 1},
            "published": null, "author": null, "publisher": null, "url": null, "language": null,
            "words": 6, "minutes": 1, "reading": "quick",
            "sections": [
                {"heading": null, "level": 0, "line": 1, "start": 0, "end": 15, "words": 3},
                {"heading": "In Kyiv", "level": 2, "line": 5, "start": 15, "end": 30, "words": 3},
            ],
            "entities": [{"id": "ukraine", "key": "stakeholder:ukraine", "label": "Ukraine", "kind": "stakeholder",
                          "type": "state", "salience": 0.943, "mentions": 1, "aliases": ["Kyiv"]}],
            "mentions": [{"entity": "ukraine", "kind": "stakeholder", "start": 18, "end": 22,
                          "text": "Kyiv", "source": [27, 31], "line": 5, "section": 1,
                          "confidence": 0.98, "why": "…"}],
            "names": [{"start": 18, "end": 22, "source": [27, 31], "text": "Kyiv",
                       "type": "location"}],
            "positions": [], "matrix": [],
            "sentences": [[0, 6], [8, 13], [15, 22], [24, 30]],
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
        let found = serde_json::to_value(view.record("", &[])).unwrap();
        assert_eq!(found["title"], Value::Null);
    }
}
