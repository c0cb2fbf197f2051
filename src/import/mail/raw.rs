//! The bytes of a message: lines and heads as a message should have them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::is_field;
use crate::import::decode::{decode, decode_as};

/// Bytes by which an encoding is told.
const SAMPLE: usize = 64 * 1024;

/// In bytes that hold ASCII, each line ended by a line feed, from the first field on.
pub(super) fn lines(raw: &[u8]) -> Cow<'_, [u8]> {
    if let Some(encoding) = wide(raw) {
        return decode_as(raw.to_vec(), Some(encoding))
            .text
            .into_bytes()
            .into();
    }
    let raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    let raw = counted(raw).unwrap_or(raw);
    let words = raw.trim_ascii_start();
    let first = words.split(|byte| matches!(byte, b'\r' | b'\n')).next();
    let raw = if first.is_some_and(is_field) {
        words
    } else {
        raw
    };
    if raw.contains(&b'\n') || !raw.contains(&b'\r') {
        return raw.into();
    }
    let line_feed = |&byte: &u8| if byte == b'\r' { b'\n' } else { byte };
    raw.iter().map(line_feed).collect::<Vec<u8>>().into()
}

/// The message in a file of Apple Mail: the first line counts its bytes, and a list of marks follows.
fn counted(raw: &[u8]) -> Option<&[u8]> {
    let end = raw.iter().take(12).position(|&byte| byte == b'\n')?;
    let (line, rest) = raw.split_at_checked(end + 1)?;
    let count: usize = std::str::from_utf8(line).ok()?.trim().parse().ok()?;
    let message = rest.get(..count).unwrap_or(rest);
    let first = message.split(|&byte| byte == b'\n').next();
    first.is_some_and(is_field).then_some(message)
}

/// The encoding of two bytes that a message is in as a whole.
fn wide(raw: &[u8]) -> Option<&'static Encoding> {
    let figure = |byte: &u8| byte.is_ascii_graphic();
    match raw {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        [first, 0, second, 0, ..] if figure(first) && figure(second) => Some(UTF_16LE),
        [0, first, 0, second, ..] if figure(first) && figure(second) => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding of heads that aren't in UTF-8, unless they are as good as that: what the message says
/// that its text is in, else what it seems to be in.
pub(super) fn encoding_of(message: &[u8]) -> Option<&'static Encoding> {
    let sample = message.get(..SAMPLE).unwrap_or(message);
    let told = labelled(sample).or_else(|| {
        let name = decode(sample.to_vec()).encoding;
        Encoding::for_label(name.as_bytes())
    });
    told.filter(|encoding| *encoding != UTF_8)
}

/// A head in UTF-8, but for words that name their encoding themselves.
pub(super) fn decoded_head(head: &[u8], declared: Option<&'static Encoding>) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(head.len() * 2);
    for line in head.split_inclusive(|&byte| byte == b'\n') {
        let coded = line.windows(2).any(|two| two == b"=?");
        if coded || std::str::from_utf8(line).is_ok() {
            decoded.extend_from_slice(line);
        } else {
            decoded.extend_from_slice(decode_as(line.to_vec(), declared).text.as_bytes());
        }
    }
    decoded
}

/// The first encoding that is named and isn't that of any head.
fn labelled(sample: &[u8]) -> Option<&'static Encoding> {
    let lower = sample.to_ascii_lowercase();
    let mut rest = lower.as_slice();
    loop {
        let at = rest.windows(8).position(|window| window == b"charset=")?;
        rest = rest.get(at + 8..)?;
        let word = rest.strip_prefix(b"\"").unwrap_or(rest);
        let end = |byte: &u8| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte);
        let label = word.split(end).next().unwrap_or(&[]);
        let found = Encoding::for_label(label).filter(|encoding| *encoding != UTF_8);
        if found.is_some() && !label.ends_with(b"ascii") {
            return found;
        }
    }
}
