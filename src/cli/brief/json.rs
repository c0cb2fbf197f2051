//! The page as JSON: every line of it with its place in the reading text.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::page::Page;
use crate::model::{FactKind, Span};
use crate::text::{CodePoints, sanitise};

/// The version of the contract.
const SCHEMA: u8 = 1;

/// Prints the page.
pub(super) fn write(page: &Page, out: &mut impl Write) -> io::Result<()> {
    let article = page.article;
    let text: &str = &article.text;
    let points = CodePoints::new(text);
    let sentence = |span: Span| json!({"start": points.at(span.start), "end": points.at(span.end), "text": span.of(text)});
    let named = |at: u32| {
        let entity = page.entity(at);
        let told = entity.map(|one| (one.id.as_str(), one.label.as_str(), one.mentions));
        told.unwrap_or(("", "", 0))
    };
    let brief = &page.known.brief;
    let sections = brief.sections.iter().map(|line| {
        let section = article.sections.get(line.section as usize);
        let heading = section.and_then(|section| section.heading);
        json!({"section": line.section, "heading": heading.map(|span| span.of(text)),
            "sentence": line.sentence.map(sentence)})
    });
    let stakeholders = brief.stakeholders.iter().map(|key| {
        let (id, label, mentions) = named(key.entity);
        let position = key.position.as_ref();
        json!({"entity": id, "label": label, "mentions": mentions,
            "stance": position.map(|position| position.stance.name()),
            "sentence": sentence(key.sentence)})
    });
    let issues = brief.issues.iter().map(|key| {
        let (id, label, mentions) = named(key.entity);
        json!({"entity": id, "label": label, "mentions": mentions,
            "sentence": sentence(key.sentence)})
    });
    let facts = brief.facts.iter().map(|fact| {
        let kind = match fact.kind {
            FactKind::Money => "money",
            FactKind::Share => "share",
            FactKind::Date => "date",
            FactKind::Count => "count",
        };
        json!({"kind": kind, "text": fact.span.of(text), "start": points.at(fact.span.start),
            "end": points.at(fact.span.end), "sentence": sentence(fact.sentence)})
    });
    let title = article.title.as_ref().map(|title| title.text.as_str());
    let page = json!({
        "schema": SCHEMA,
        "source": {"path": sanitise::path(&article.source.address())},
        "title": title,
        "published": article.about.published,
        "author": article.about.author,
        "publisher": article.publisher,
        "url": article.about.url,
        "words": article.words,
        "minutes": article.minutes(),
        "sections": sections.collect::<Vec<Value>>(),
        "stakeholders": stakeholders.collect::<Vec<Value>>(),
        "issues": issues.collect::<Vec<Value>>(),
        "facts": facts.collect::<Vec<Value>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &page)?;
    writeln!(out)
}
