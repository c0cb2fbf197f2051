//! What came along with a message: what is listed of it, and what of it opens as an article of its own.

use std::borrow::Cow;
use std::collections::HashSet;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, Encoding, Message, MessagePart, MimeHeaders, PartType};

use super::message::{parsed, published, subject};
use super::{frame, words};
use crate::import::part::{Content, Input, Packed, Part};
use crate::model::Attachment;
use crate::text::sanitise;

/// Deepest message in a message whose attachments are found.
const MAX_DEPTH: usize = 4;

/// Most attachments that open.
const MAX_PARTS: usize = 200;

/// Bytes of an attachment by which its format is told.
const HEAD: usize = 64 * 1024;

/// What came along, but for pictures of the text and signatures apart from it.
pub(super) fn attachments(message: &Message<'_>) -> Vec<Attachment> {
    listed(message)
        .map(|part| Attachment {
            name: sanitise::line(&name_of(part)),
            media_type: sanitise::line(&media_type(part)),
            bytes: match &part.body {
                PartType::Message(_) => bytes_of(message, part).len() as u64,
                _ => part.contents().len() as u64,
            },
        })
        .collect()
}

/// The message that came along, where nothing else did.
pub(super) fn only_message(message: &Message<'_>) -> Option<Vec<u8>> {
    let mut listed = listed(message);
    let (first, second) = (listed.next()?, listed.next());
    let alone = second.is_none() && matches!(first.body, PartType::Message(_));
    alone.then(|| bytes_of(message, first).into_owned())
}

/// What came along as parts to be opened, also with messages that came along; of all but the wanted
/// one, and what holds many itself, only a head. What is in none of the known formats is among them.
pub(super) fn along(message: &Message<'_>, asked: &Input<'_>) -> Vec<Part> {
    let mut found = Along {
        asked,
        parts: Vec::new(),
        messages: Vec::new(),
    };
    found.look(message, "");
    for _ in 1..MAX_DEPTH {
        for (key, raw) in std::mem::take(&mut found.messages) {
            let raw = frame::mended(&raw);
            if let Some(message) = parsed(&raw.bytes) {
                found.look(&message, &format!("{key}/"));
            }
        }
    }
    found.parts
}

struct Along<'a> {
    asked: &'a Input<'a>,
    parts: Vec<Part>,
    /// Messages that are still to be looked into, by their keys.
    messages: Vec<(String, Vec<u8>)>,
}

impl Along<'_> {
    fn look(&mut self, message: &Message<'_>, prefix: &str) {
        let mut taken = HashSet::new();
        for part in listed(message) {
            if self.parts.len() >= MAX_PARTS {
                return;
            }
            let key = format!("{prefix}{}", unique(&clean(part), &mut taken));
            let bytes = bytes_of(message, part);
            let mut made = Part {
                key: Some(key.clone()),
                ..Part::default()
            };
            if let PartType::Message(inner) = &part.body {
                (made.title, made.published) = (subject(inner), published(inner));
                self.messages.push((key.clone(), bytes.to_vec()));
            }
            let head = bytes.get(..HEAD).unwrap_or(&bytes).to_vec();
            let mut packed = Packed::new(&ending(part), Ok(head));
            if self.is_wanted(&key) || self.is_listed(&key, &packed) {
                packed.bytes = Ok(bytes.into_owned());
            }
            made.content = Content::File(packed);
            self.parts.push(made);
        }
    }

    /// In a mailbox the key stands behind that of the message.
    fn is_wanted(&self, key: &str) -> bool {
        let before = self.asked.part.and_then(|wanted| wanted.strip_suffix(key));
        before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
    }

    /// True for what holds many itself: what it holds is listed, or one of it is wanted.
    fn is_listed(&self, key: &str, packed: &Packed) -> bool {
        let inside = self.asked.part.is_none_or(|wanted| {
            let before = format!("{key}/");
            wanted.starts_with(&before) || wanted.contains(&format!("/{before}"))
        });
        inside && (self.asked.known.holds_many)(packed)
    }
}

/// The parts of a message that are attachments to a reader.
fn listed<'m>(message: &'m Message<'m>) -> impl Iterator<Item = &'m MessagePart<'m>> {
    let bodies: HashSet<_> = words::bodies(message).into_iter().collect();
    let ids = message.attachments.iter();
    let apart = ids.filter(move |id| !bodies.contains(id));
    let parts = apart.filter_map(|id| message.part(*id));
    parts.filter(|part| {
        let media_type = media_type(part);
        let attached = part
            .content_disposition()
            .is_some_and(ContentType::is_attachment);
        let picture = media_type.starts_with("image/") && !attached;
        let signature = media_type.ends_with("-signature");
        !picture && !signature
    })
}

fn media_type(part: &MessagePart<'_>) -> String {
    match (part.content_type(), &part.body) {
        (Some(kind), _) => {
            let subtype = kind.subtype().unwrap_or("*");
            format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase()
        }
        // one of a digest
        (None, PartType::Message(_)) => "message/rfc822".to_owned(),
        (None, _) => "application/octet-stream".to_owned(),
    }
}

/// The name of an attachment, of a message without one what it is about, or an empty one.
fn name_of<'m>(part: &'m MessagePart<'m>) -> Cow<'m, str> {
    let inner = || match &part.body {
        PartType::Message(inner) => inner.subject(),
        _ => None,
    };
    part.attachment_name().or_else(inner).unwrap_or("").into()
}

/// The name as a key: without folders and what no name should have in it.
fn clean(part: &MessagePart<'_>) -> String {
    let name = match part.attachment_name() {
        Some(name) => name.rsplit(['/', '\\']).next().unwrap_or("").to_owned(),
        None => name_of(part).replace(['/', '\\'], "-"),
    };
    match sanitise::line(&name).trim() {
        "" => "attachment".to_owned(),
        name => name.to_owned(),
    }
}

/// The name with a number where it is taken: "report (2).pdf".
fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut unique = name.to_owned();
    let mut number = 1;
    while !taken.insert(unique.clone()) {
        number += 1;
        unique = format!("{stem} ({number}){ending}");
    }
    unique
}

/// A name that ends as the attachment's does, or as its type says where that tells more.
fn ending(part: &MessagePart<'_>) -> String {
    let name = part.attachment_name().unwrap_or("").to_ascii_lowercase();
    let is = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    match (&part.body, &*media_type(part)) {
        (PartType::Message(_), _) => "a.eml".to_owned(),
        (_, "text/html" | "application/xhtml+xml") => "a.html".to_owned(),
        (_, "text/markdown") => "a.md".to_owned(),
        (_, "text/plain") if !is(&[".md", ".markdown", ".html", ".htm"]) => "a.txt".to_owned(),
        _ => name,
    }
}

/// The bytes of an attachment as they were before they were sent.
fn bytes_of<'m>(message: &'m Message<'m>, part: &'m MessagePart<'m>) -> Cow<'m, [u8]> {
    let place = part.offset_body as usize..part.offset_end as usize;
    let sent = message.raw_message().get(place).unwrap_or(&[]);
    match &part.body {
        // the parser gives a message that was sent as it is the bytes of the one around it
        PartType::Message(_) if part.encoding == Encoding::None => sent.into(),
        PartType::Message(inner) => inner.raw_message().into(),
        PartType::Text(_) | PartType::Html(_) => {
            let text = words::text(message, part);
            let kind = part.content_type();
            if kind.is_some_and(|kind| kind.has_attribute("charset")) {
                // decoded, which a mark says, whatever a page says of itself
                return format!("\u{feff}{text}").into_bytes().into();
            }
            match part.encoding {
                Encoding::None => sent.into(),
                Encoding::Base64 => base64_decode(sent)
                    .unwrap_or_else(|| text.into_owned().into_bytes())
                    .into(),
                Encoding::QuotedPrintable => quoted_printable_decode(sent)
                    .unwrap_or_else(|| text.into_owned().into_bytes())
                    .into(),
            }
        }
        _ => part.contents().into(),
    }
}
