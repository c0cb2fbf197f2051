//! Which parts of a message are its text, and in which words.

use std::borrow::Cow;
use std::collections::HashSet;

use encoding_rs::{Encoding, UTF_8};
use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, Message, MessagePart, MessagePartId, MimeHeaders, PartType};

use super::base64;
use crate::import::decode::decode_as;
use crate::import::html;
use crate::text::sanitise;

/// The parts that are the text of a message, by their numbers: the plain ones, or those in HTML where
/// these say nothing; where none is meant to be it, the first that could be.
pub(super) fn bodies(message: &Message<'_>) -> Vec<MessagePartId> {
    let part = |id: &MessagePartId| message.part(*id);
    let says = |id: &&MessagePartId| {
        part(id).is_some_and(|part| is_prose(part) && !is_empty(part, &text(message, part)))
    };
    let in_html: HashSet<_> = message.html_body.iter().collect();
    let plain = message.text_body.iter().filter(|id| !in_html.contains(id));
    let any = plain.clone().next().is_some();
    let plain_says: Vec<_> = plain.filter(says).collect();
    let ids = if any && (plain_says.is_empty() || is_stub(message, &plain_says)) {
        &message.html_body
    } else {
        &message.text_body
    };
    let found: Vec<_> = ids.iter().filter(says).copied().collect();
    if !found.is_empty() {
        return found;
    }
    let is_apart = |id: &&MessagePartId| {
        part(id).is_some_and(|part| {
            let told = part.content_disposition();
            told.is_some_and(ContentType::is_attachment) || part.attachment_name().is_some()
        })
    };
    let mut others = message.attachments.iter();
    let other = others.find(|id| !is_apart(id) && says(id));
    other.into_iter().copied().collect()
}

/// Longest plain text that may stand for one in HTML, and how many times longer that is.
const STUB: usize = 200;
const TIMES: usize = 4;

/// True where the plain text is no more than a hint at the one in HTML: "Your program shows no HTML."
fn is_stub(message: &Message<'_>, plain: &[&MessagePartId]) -> bool {
    let part = |id: &MessagePartId| message.part(*id);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let said = plain.iter().filter_map(|id| part(id));
    let said: usize = said.map(|part| letters(&text(message, part))).sum();
    let others = || message.html_body.iter().filter_map(part);
    said <= STUB
        && others().any(|part| {
            is_html(part) && letters(&html_to_text(&text(message, part))) > (said * TIMES).max(STUB)
        })
}

/// True for a text that is meant to be read: no calendar, no card.
fn is_prose(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type().and_then(ContentType::subtype);
    is_html(part)
        || kind.is_none_or(|kind| {
            matches!(
                &*kind.to_ascii_lowercase(),
                "plain" | "enriched" | "markdown"
            )
        })
}

/// True for a text in HTML.
pub(super) fn is_html(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type().and_then(ContentType::subtype);
    matches!(part.body, PartType::Html(_))
        || kind.is_some_and(|kind| kind.eq_ignore_ascii_case("html"))
}

/// Longest page in bytes that may show nothing.
const MAX_EMPTY: usize = 4096;

/// True for a text that shows nothing: blanks, or a page without words.
fn is_empty(part: &MessagePart<'_>, text: &str) -> bool {
    if is_html(part) && text.len() <= MAX_EMPTY {
        return is_blank(&html_to_text(text));
    }
    is_blank(text)
}

fn is_blank(text: &str) -> bool {
    let unseen = |c: char| {
        matches!(
            c,
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
    };
    text.chars().all(|c| c.is_whitespace() || unseen(c))
}

/// The words of a part. Where they don't stand in the encoding that it names, or in UTF-8 where it
/// names none, the encoding is told as that of any text; what follows upon base64 is shown as it is.
pub(super) fn text<'m>(message: &'m Message<'m>, part: &'m MessagePart<'m>) -> Cow<'m, str> {
    let (PartType::Text(text) | PartType::Html(text)) = &part.body else {
        return "".into();
    };
    let written = part.content_transfer_encoding().unwrap_or("").trim();
    let base64 = written.eq_ignore_ascii_case("base64");
    let place = part.offset_body as usize..part.offset_end as usize;
    let sent = message.raw_message().get(place).unwrap_or(&[]);
    let broken = base64 && (part.is_encoding_problem || base64::is_cut(sent));
    let kind = part.content_type();
    let named = kind.and_then(|kind| kind.attribute("charset"));
    let named = named.filter(|name| !name.eq_ignore_ascii_case("us-ascii"));
    let told = named.is_some() && !text.contains('\u{fffd}');
    if !broken && (told || text.is_ascii()) {
        return Cow::Borrowed(text);
    }
    let bytes = if base64 {
        Some(base64::decoded(sent))
    } else if written.eq_ignore_ascii_case("quoted-printable") {
        quoted_printable_decode(sent)
    } else {
        Some(sent.to_vec())
    };
    let Some(bytes) = bytes else {
        return Cow::Borrowed(text);
    };
    let named = named.and_then(|name| Encoding::for_label(name.as_bytes()));
    let own = || html::declared(&bytes).filter(|_| is_html(part));
    let declared = named.filter(|named| *named != UTF_8).or_else(own);
    decode_as(bytes, declared).text.into()
}

/// The encoding that a part names and isn't in.
pub(super) fn misnamed(part: &MessagePart<'_>) -> Option<String> {
    let (PartType::Text(text) | PartType::Html(text)) = &part.body else {
        return None;
    };
    let named = part.content_type()?.attribute("charset")?;
    text.contains('\u{fffd}').then(|| sanitise::line(named))
}
