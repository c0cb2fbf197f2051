//! What the `_bulk` call of `OpenSearch` and `Elasticsearch` takes: the article as one document, so that
//! loading it again replaces it. `assets/engines/opensearch.json` is the template of its index.

use std::io::{self, Write};

use serde::Serialize;

use super::prepared::{Export, Found};
use crate::text::{CodePoints, sanitise};

/// The index that the documents go to.
const INDEX: &str = "attache";

#[derive(Serialize)]
struct Action<'a> {
    index: Target<'a>,
}

#[derive(Serialize)]
struct Target<'a> {
    #[serde(rename = "_index")]
    index: &'a str,
    #[serde(rename = "_id")]
    id: &'a str,
}

#[derive(Serialize)]
struct Document<'a> {
    path: String,
    part: Option<&'a str>,
    title: String,
    published: Option<&'a str>,
    author: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    words: u32,
    text: &'a str,
    entities: Vec<EntityRecord<'a>>,
    mentions: Vec<MentionRecord<'a>>,
    positions: Vec<PositionRecord<'a>>,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    entity: &'a str,
    kind: &'a str,
    #[serde(rename = "type")]
    class: &'a str,
    label: &'a str,
    salience: f32,
    mentions: u32,
}

#[derive(Serialize)]
struct MentionRecord<'a> {
    entity: &'a str,
    kind: &'a str,
    label: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct PositionRecord<'a> {
    holder: &'a str,
    stance: &'a str,
    cue: &'a str,
    text: &'a str,
}

/// Writes what was found in the article.
pub(super) fn write(export: &Export, found: &Found, out: &mut impl Write) -> io::Result<()> {
    let article = export.article;
    let text: &str = &article.text;
    let points = CodePoints::new(text);
    let id = sanitise::path(&article.source.address());
    let action = Action {
        index: Target {
            index: INDEX,
            id: &id,
        },
    };
    let kind = |kind: crate::model::Kind| crate::model::HighlightKind::from(kind).name();
    let mentions = found.mentions.iter().filter_map(|mention| {
        let entity = found.entities.get(mention.entity as usize)?;
        Some(MentionRecord {
            entity: &entity.key,
            kind: kind(mention.kind),
            label: &entity.label,
            start: points.at(mention.span.start),
            end: points.at(mention.span.end),
            text: mention.span.of(text),
        })
    });
    let positions = found.positions.iter().filter_map(|position| {
        let holder = found.entities.get(position.holder as usize)?;
        Some(PositionRecord {
            holder: &holder.key,
            stance: position.stance.name(),
            cue: position.cue.of(text),
            text: position.sentence.of(text),
        })
    });
    let entities = found.entities.iter().map(|entity| EntityRecord {
        entity: &entity.key,
        kind: kind(entity.kind),
        class: entity.class.name(),
        label: &entity.label,
        salience: entity.salience,
        mentions: entity.mentions,
    });
    let document = Document {
        path: sanitise::path(&article.source.path),
        part: article.source.part.as_deref(),
        title: export.title(),
        published: article.about.published.as_deref(),
        author: article.about.author.as_deref(),
        publisher: article.publisher.as_deref(),
        url: article.about.url.as_deref(),
        language: article.about.language.as_deref(),
        words: article.words,
        text,
        entities: entities.collect(),
        mentions: mentions.collect(),
        positions: positions.collect(),
    };
    serde_json::to_writer(&mut *out, &action)?;
    out.write_all(b"\n")?;
    serde_json::to_writer(&mut *out, &document)?;
    out.write_all(b"\n")
}
