//! A message taken apart, and what its head says of it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::{HeaderName, HeaderValue, Message, MessageParser};

use crate::text::{date, days, sanitise};

/// Most messages in a message: they are taken apart by recursion.
const MAX_NESTED: usize = 64;

/// A message taken apart; none where it is no such.
pub(super) fn parsed(raw: &[u8]) -> Option<Message<'_>> {
    let nested = raw
        .windows(14)
        .filter(|window| window.eq_ignore_ascii_case(b"message/rfc822"))
        .take(MAX_NESTED + 1)
        .count();
    if nested > MAX_NESTED {
        return None;
    }
    caught(|| MessageParser::default().parse(raw))
}

/// What the parser reads: it says that it never panics; it once did.
pub(super) fn caught<'m>(read: impl FnOnce() -> Option<Message<'m>>) -> Option<Message<'m>> {
    catch_unwind(AssertUnwindSafe(read)).ok()?
}

/// What a message is about, on one line.
pub(super) fn subject(message: &Message<'_>) -> Option<String> {
    // of several the first
    let mut subjects = message.header_values(HeaderName::Subject);
    let subject = sanitise::line(subjects.find_map(HeaderValue::as_text)?.trim());
    Some(subject).filter(|subject| !subject.is_empty())
}

/// When it was sent, ISO 8601.
pub(super) fn published(message: &Message<'_>) -> Option<String> {
    let raw = message.header_raw("Date").map(str::trim);
    if let Some(date) = raw.and_then(|raw| date::iso(raw).or_else(|| days::moment(raw))) {
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
