//! One message as an article: subject, head lines, body, what came along.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::plain;
use crate::import::html;
use crate::import::passage::{Document, Passage};
use crate::import::table::{Content, Part};
use crate::model::{About, Attachment, BlockKind};
use crate::text::{date, sanitise};

/// Most messages in a message: they are taken apart by recursion.
const MAX_NESTED: usize = 64;

/// Most people that a head line names.
const MAX_NAMES: usize = 20;

/// Reads a message; none where it is no such.
pub(super) fn part(raw: &[u8]) -> Option<Part> {
    let nested = raw
        .windows(14)
        .filter(|window| window.eq_ignore_ascii_case(b"message/rfc822"))
        .take(MAX_NESTED + 1)
        .count();
    if nested > MAX_NESTED {
        return None;
    }
    // the parser says that it never panics; it once did
    let read = || MessageParser::default().parse(raw);
    let message = catch_unwind(AssertUnwindSafe(read)).ok()??;
    let title = message
        .subject()
        .map(|subject| sanitise::line(subject.trim()));
    let title = title.filter(|title| !title.is_empty());
    let published = published(&message);
    let document = document(&message, title.clone(), published.clone());
    Some(Part {
        key: message.message_id().map(|id| sanitise::line(id.trim())),
        title,
        published,
        content: Content::Body(Box::new(document.into_body())),
        encoding: "UTF-8",
        ..Part::default()
    })
}

/// The name of a message without an id: its date and subject.
pub(super) fn name_of(part: &Part) -> String {
    let said = [part.published.as_deref(), part.title.as_deref()];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    if said.is_empty() {
        "mail".to_owned()
    } else {
        said.join(" ")
    }
}

fn published(message: &Message<'_>) -> Option<String> {
    let raw = message.header_raw("Date").map(str::trim);
    if let Some(date) = raw.and_then(date::iso) {
        return Some(date);
    }
    let mut told = *message.date()?;
    // "28 Jan 97"
    told.year = match told.year {
        0..=49 => told.year + 2000,
        50..=999 => told.year + 1900,
        year => year,
    };
    date::iso(&told.to_rfc3339())
}

fn document(message: &Message<'_>, title: Option<String>, published: Option<String>) -> Document {
    let attachments = attachments(message);
    let mut passages = Vec::new();
    let mut note = |name: &str, words: String| {
        if !words.is_empty() {
            passages.push(Passage {
                tight: true,
                ..Passage::new(BlockKind::Note, format!("{name}: {words}"))
            });
        }
    };
    note("From", names(message.from()));
    note("To", names(message.to()));
    note("Cc", names(message.cc()));
    let written = message.header_raw("Date").unwrap_or("").trim().to_owned();
    note("Date", written);
    let files: Vec<&str> = attachments
        .iter()
        .map(|attachment| attachment.name.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    note("Attachments", files.join(", "));
    for part in message.text_bodies() {
        match &part.body {
            PartType::Html(html) => passages.extend(html::fragment(html, None)),
            PartType::Text(text) if is_prose(part) => {
                passages.extend(plain::passages(text, flow(part)));
            }
            _ => {}
        }
    }
    Document {
        title,
        passages,
        about: About {
            published,
            author: author(message.from()),
            attachments,
            ..About::default()
        },
        ..Document::default()
    }
}

/// True for a text that is meant to be read: no calendar, no card.
fn is_prose(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type().and_then(|kind| kind.subtype());
    kind.is_none_or(|kind| {
        matches!(
            &*kind.to_ascii_lowercase(),
            "plain" | "enriched" | "markdown"
        )
    })
}

/// Whether lines flow, and whether the blanks at their ends go with the line ends.
fn flow(part: &MessagePart<'_>) -> plain::Flow {
    let kind = part.content_type();
    let says = |name: &str, value: &str| {
        let said = kind.and_then(|kind| kind.attribute(name));
        said.is_some_and(|said| said.eq_ignore_ascii_case(value))
    };
    match (says("format", "flowed"), says("delsp", "yes")) {
        (false, _) => plain::Flow::Fixed,
        (true, false) => plain::Flow::Flowed,
        (true, true) => plain::Flow::Joined,
    }
}

/// People as a head line names them.
fn names(address: Option<&Address<'_>>) -> String {
    let all: Vec<String> = address
        .into_iter()
        .flat_map(|address| address.iter())
        .map(|one| match (one.name(), one.address()) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (name, address) => name.or(address).unwrap_or("").to_owned(),
        })
        .filter(|name| !name.is_empty())
        .collect();
    let more = all.len().saturating_sub(MAX_NAMES);
    let shown = all.get(..MAX_NAMES).unwrap_or(&all).join(", ");
    if more > 0 {
        format!("{shown} and {more} more")
    } else {
        shown
    }
}

fn author(address: Option<&Address<'_>>) -> Option<String> {
    let first = address?.first()?;
    first.name().or_else(|| first.address()).map(str::to_owned)
}

/// What came along, but for pictures of the text and signatures apart from it.
fn attachments(message: &Message<'_>) -> Vec<Attachment> {
    message
        .attachments()
        .filter_map(|part| {
            let kind = part.content_type();
            let media_type = kind.map_or_else(
                || "application/octet-stream".to_owned(),
                |kind| {
                    format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("*"))
                        .to_ascii_lowercase()
                },
            );
            let attached = part
                .content_disposition()
                .is_some_and(mail_parser::ContentType::is_attachment);
            let picture = media_type.starts_with("image/") && !attached;
            let signature = media_type.ends_with("-signature");
            if picture || signature {
                return None;
            }
            let inner = match &part.body {
                PartType::Message(inner) => inner.subject().map(str::to_owned),
                _ => None,
            };
            let name = part.attachment_name().map(str::to_owned).or(inner);
            Some(Attachment {
                name: name.unwrap_or_default(),
                media_type,
                bytes: part.contents().len() as u64,
            })
        })
        .collect()
}
