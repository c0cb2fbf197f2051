//! `FollowTheMoney` entities, one JSON object a line, for the tools of investigations.
//!
//! The article is an `Article`; each stakeholder is a `PublicBody`, an `Organization`, a `Person`
//! or, for a group, a `LegalEntity`; each of its mentions a `Mention`, each position a `Note` on
//! its holder. Issues are keywords of the article. What a reader rejected is left out. Ids come from
//! the article's path and the entities' keys, so that the stakeholders of many articles are one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::entry::Entry;
use super::prepared::{Export, Found};
use crate::model::{EntityType, HighlightKind, Verdict};
use crate::text::sanitise;

#[derive(Serialize)]
struct Entity<'a> {
    id: &'a str,
    schema: &'a str,
    properties: BTreeMap<&'a str, Vec<String>>,
}

/// Writes `export` and the positions in `found`.
pub(super) fn write(export: &Export, found: &Found, out: &mut impl Write) -> io::Result<()> {
    let source = &export.article.source;
    let address = sanitise::path(&source.address());
    let document = id(&["article", &address]);
    let kept: Vec<&Entry> = export
        .entries()
        .iter()
        .filter(|entry| entry.highlight.verdict != Verdict::Rejected && entry.place.is_some())
        .collect();
    let keys = keys(found);
    let mut actors: BTreeMap<String, Actor> = BTreeMap::new();
    let mut issues = BTreeSet::new();
    for entry in &kept {
        match (entry.highlight.kind, &entry.label) {
            (HighlightKind::Stakeholder, Some(label)) => {
                let actor = actors.entry(key(entry, &keys)).or_default();
                label.clone_into(&mut actor.name);
                actor.schema = schema(entry);
                actor.aliases.insert(entry.text.clone());
            }
            (HighlightKind::Issue, Some(label)) => {
                issues.insert(label.clone());
            }
            _ => {}
        }
    }
    article(export, &address, &document, issues, out)?;
    for (key, actor) in &actors {
        let aliases = actor.aliases.iter().filter(|alias| **alias != actor.name);
        let properties = properties([
            ("name", vec![actor.name.clone()]),
            ("alias", aliases.cloned().collect()),
        ]);
        line(out, &id(&[key]), actor.schema, properties)?;
    }
    for entry in &kept {
        let (HighlightKind::Stakeholder, Some(place)) = (entry.highlight.kind, entry.place) else {
            continue;
        };
        let properties = properties([
            ("document", vec![document.clone()]),
            ("name", vec![entry.text.clone()]),
            ("resolved", vec![id(&[&key(entry, &keys)])]),
            ("detectedSchema", vec![schema(entry).to_owned()]),
        ]);
        let place = format!("{}-{}", place.start, place.end);
        line(
            out,
            &id(&["mention", &address, &place]),
            "Mention",
            properties,
        )?;
    }
    for position in found.positions {
        let Some(holder) = found.entities.get(position.holder as usize) else {
            continue;
        };
        if !actors.contains_key(&holder.key) {
            continue;
        }
        let sentence = sanitise::line(position.sentence.of(&export.article.text));
        let words = format!("{} {}: {sentence}", holder.label, position.stance.name());
        let place = format!("{}-{}", position.cue.start, position.subject.start);
        let properties = properties([
            ("entity", vec![id(&[&holder.key])]),
            (
                "name",
                vec![format!("{} {}", holder.label, position.stance.name())],
            ),
            ("description", vec![words]),
            ("sourceUrl", web_address(export)),
        ]);
        line(
            out,
            &id(&["position", &address, &place]),
            "Note",
            properties,
        )?;
    }
    Ok(())
}

/// A stakeholder as it is told.
#[derive(Default)]
struct Actor {
    name: String,
    schema: &'static str,
    aliases: BTreeSet<String>,
}

/// The keys of what was found, by their labels.
fn keys<'a>(found: &Found<'a>) -> HashMap<(HighlightKind, &'a str), &'a str> {
    let entities = found.entities.iter().rev();
    entities
        .map(|entity| ((entity.kind.into(), &*entity.label), &*entity.key))
        .collect()
}

/// What names the entity of a highlight in every article.
fn key(entry: &Entry, keys: &HashMap<(HighlightKind, &str), &str>) -> String {
    let label = entry
        .highlight
        .subject
        .as_ref()
        .map(|subject| &*subject.label);
    let known = label.and_then(|label| keys.get(&(entry.highlight.kind, label)));
    match known {
        Some(key) => (*key).to_owned(),
        None => format!(
            "stakeholder:{}",
            entry.entity.as_deref().unwrap_or_default()
        ),
    }
}

fn schema(entry: &Entry) -> &'static str {
    let class = entry
        .highlight
        .subject
        .as_ref()
        .map(|subject| subject.class);
    match class {
        Some(EntityType::State) => "PublicBody",
        Some(EntityType::Person) => "Person",
        Some(EntityType::Organisation) => "Organization",
        _ => "LegalEntity",
    }
}

fn article(
    export: &Export,
    address: &str,
    document: &str,
    issues: BTreeSet<String>,
    out: &mut impl Write,
) -> io::Result<()> {
    let article = export.article;
    let about = &article.about;
    let given = |value: &Option<String>| -> Vec<String> {
        value.iter().map(|value| sanitise::line(value)).collect()
    };
    let language = about.language.as_deref().and_then(language);
    let published = about.published.as_deref().map(date);
    let properties = properties([
        ("fileName", vec![address.to_owned()]),
        ("title", vec![export.title()]),
        ("author", given(&about.author)),
        ("publisher", given(&article.publisher)),
        ("publishedAt", published.into_iter().collect()),
        (
            "language",
            language.map(str::to_owned).into_iter().collect(),
        ),
        ("sourceUrl", web_address(export)),
        ("keywords", issues.into_iter().collect()),
        ("bodyText", vec![article.text.to_string()]),
    ]);
    line(out, document, "Article", properties)
}

/// The address of the article, where it is one of the web.
fn web_address(export: &Export) -> Vec<String> {
    let url = export.article.about.url.iter();
    let web = url.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    web.map(|url| sanitise::line(url)).collect()
}

/// A day, or a moment without its offset: what `FollowTheMoney` takes for a date.
fn date(iso: &str) -> String {
    let day = iso.get(..10).unwrap_or(iso);
    match iso.get(10..19) {
        Some(time) if time.starts_with('T') && iso.ends_with('Z') => format!("{day}{time}"),
        _ => day.to_owned(),
    }
}

/// ISO 639-3 of the languages that an article is told to be in.
fn language(code: &str) -> Option<&'static str> {
    const CODES: &[(&str, &str)] = &[
        ("ar", "ara"),
        ("bg", "bul"),
        ("cs", "ces"),
        ("da", "dan"),
        ("de", "deu"),
        ("el", "ell"),
        ("en", "eng"),
        ("es", "spa"),
        ("et", "est"),
        ("fa", "fas"),
        ("fi", "fin"),
        ("fr", "fra"),
        ("he", "heb"),
        ("hi", "hin"),
        ("hr", "hrv"),
        ("hu", "hun"),
        ("id", "ind"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("ko", "kor"),
        ("lt", "lit"),
        ("lv", "lav"),
        ("nl", "nld"),
        ("no", "nor"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ro", "ron"),
        ("ru", "rus"),
        ("sk", "slk"),
        ("sl", "slv"),
        ("sr", "srp"),
        ("sv", "swe"),
        ("th", "tha"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("vi", "vie"),
        ("zh", "zho"),
    ];
    let base = code.split(['-', '_']).next()?.to_lowercase();
    let known = CODES
        .iter()
        .find(|(two, three)| *two == base || *three == base);
    known.map(|(_, three)| *three)
}

fn properties<const N: usize>(
    given: [(&'static str, Vec<String>); N],
) -> BTreeMap<&'static str, Vec<String>> {
    let given = given.into_iter().map(|(name, values)| {
        let values = values.into_iter().filter(|value| !value.trim().is_empty());
        (name, values.collect::<Vec<_>>())
    });
    given.filter(|(_, values)| !values.is_empty()).collect()
}

/// An id of letters and digits: the same for the same parts.
fn id(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\0"));
    let hex = digest.iter().take(20).map(|byte| format!("{byte:02x}"));
    hex.collect()
}

fn line(
    out: &mut impl Write,
    id: &str,
    schema: &str,
    properties: BTreeMap<&str, Vec<String>>,
) -> io::Result<()> {
    let entity = Entity {
        id,
        schema,
        properties,
    };
    serde_json::to_writer(&mut *out, &entity)?;
    out.write_all(b"\n")
}
