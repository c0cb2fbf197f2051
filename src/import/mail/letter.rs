//! One message as an article: subject, head lines, body, what came along.

use std::borrow::Cow;

use mail_parser::{Addr, Address, Message, MessagePart, MimeHeaders, PartType};

use super::attached::{along, attachments, only_message};
use super::message::{parsed, published, subject};
use super::{calendar, frame, plain, sealed, words};
use crate::import::html;
use crate::import::part::{Content, Input, Part};
use crate::import::passage::{Document, Passage};
use crate::model::{About, BlockKind};
use crate::text::sanitise;

/// Deepest message in messages that say nothing else.
const MAX_DEPTH: usize = 4;

/// Most people that a head line names.
const MAX_NAMES: usize = 20;

/// Reads a message; none where it is no such. Of what came along with it the part that is `asked` for
/// comes whole, the others as far as their format is told by.
pub(super) fn part(raw: &[u8], asked: &Input<'_>) -> Option<Part> {
    let mut opened = Cow::Borrowed(raw);
    for _ in 0..MAX_DEPTH {
        let Some(inner) = sealed::opened(&opened) else {
            break;
        };
        opened = inner.into();
    }
    let raw = frame::mended(&opened);
    let message = parsed(&raw.bytes)?;
    let title = subject(&message);
    let published = published(&message);
    let mut document = document(&message, title.clone(), published.clone(), MAX_DEPTH);
    document.about.mended = flaws(&message, raw.broken);
    Some(Part {
        key: message.message_id().map(|id| sanitise::line(id.trim())),
        title,
        published,
        content: Content::Body(Box::new(document.into_body())),
        encoding: "UTF-8",
        along: along(&message, asked),
        ..Part::default()
    })
}

/// What is broken about a message though it was read.
fn flaws(message: &Message<'_>, broken: bool) -> Option<String> {
    let frame =
        broken.then_some("is broken or cut off: parts of it have no end, some may be missing");
    let bodies = words::bodies(message);
    let mut parts = bodies.iter().filter_map(|id| message.part(*id));
    let reread = parts.find_map(words::misnamed);
    let words = reread.map(|name| format!("its text is not in {name}, as it says"));
    let sealed = sealed::why(message, !bodies.is_empty());
    let said = frame.into_iter().chain(sealed).map(str::to_owned);
    let said: Vec<String> = said.chain(words).collect();
    (!said.is_empty()).then(|| said.join("; "))
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

/// `depth`: how deep in it a message may lie that is all it says.
fn document(
    message: &Message<'_>,
    title: Option<String>,
    published: Option<String>,
    depth: usize,
) -> Document {
    let attachments = attachments(message);
    let mut passages = Vec::new();
    let mut note = |name: &str, words: String| {
        if !words.is_empty() {
            passages.push(Passage {
                tight: true,
                ..Passage::new(
                    BlockKind::Note,
                    format!("{name}: {}", sanitise::line(&words)),
                )
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
        .filter_map(|file| match file.name.as_str() {
            // a text without a name is another way to say the same
            "" if file.media_type.starts_with("text/") => None,
            "" => Some(file.media_type.as_str()),
            name => Some(name),
        })
        .collect();
    note("Attachments", files.join(", "));
    let bodies = words::bodies(message);
    for part in bodies.iter().filter_map(|id| message.part(*id)) {
        let text = words::text(message, part);
        if words::is_html(part) {
            passages.extend(html::fragment(&text, None));
        } else if is_of(part, "text", "enriched") {
            passages.extend(plain::passages(
                &plain::of_enriched(&text),
                plain::Flow::Fixed,
            ));
        } else {
            let text = sealed::without_armour(&text);
            passages.extend(plain::passages(&text, flow(part)));
        }
    }
    if bodies.is_empty() {
        let events = invitation(message);
        passages.extend(
            events
                .iter()
                .flat_map(|text| calendar::passages(text, title.as_deref())),
        );
    }
    if bodies.is_empty() && depth > 0 {
        passages.extend(passed_on(message, depth - 1));
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

/// The calendar of a message that is an invitation and no more.
fn invitation<'m>(message: &'m Message<'m>) -> Option<Cow<'m, str>> {
    let mut parts = message.parts.iter();
    let part =
        parts.find(|part| is_of(part, "text", "calendar") || is_of(part, "application", "ics"))?;
    Some(match &part.body {
        PartType::Text(_) => words::text(message, part),
        _ => String::from_utf8_lossy(part.contents()),
    })
}

fn is_of(part: &MessagePart<'_>, main: &str, sub: &str) -> bool {
    let (own, own_sub) = sealed::kind(part);
    own == main && own_sub == sub
}

/// What a message says that is passed on by one without words of its own: its subject and head lines,
/// then its text. Where several came along, each is a part.
fn passed_on(message: &Message<'_>, depth: usize) -> Vec<Passage> {
    let Some(raw) = only_message(message) else {
        return Vec::new();
    };
    let raw = frame::mended(&raw);
    let Some(inner) = parsed(&raw.bytes) else {
        return Vec::new();
    };
    let title = subject(&inner);
    let named = title.filter(|title| Some(title) != subject(message).as_ref());
    let named = named.map(|title| Passage {
        tight: true,
        ..Passage::new(BlockKind::Note, format!("Subject: {title}"))
    });
    let rest = document(&inner, None, None, depth).passages;
    named.into_iter().chain(rest).collect()
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
        .map(|one| match (name_of_person(one), one.address()) {
            (Some(name), Some(address)) if one.name().is_some() => format!("{name} <{address}>"),
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
    name_of_person(first)
        .or_else(|| first.address())
        .map(sanitise::line)
}

/// The name of a person, also as archives of lists hide addresses: "ana at example.org (Ana Reis)".
fn name_of_person<'a>(one: &'a Addr<'_>) -> Option<&'a str> {
    let said = one.name().or_else(|| one.address())?;
    let hidden = || {
        let (address, name) = said.split_once(" (")?;
        let name = name.strip_suffix(')')?.trim();
        (address.contains(" at ") && !name.is_empty()).then_some(name)
    };
    hidden().or_else(|| one.name())
}
