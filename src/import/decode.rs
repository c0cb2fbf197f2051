//! Bytes to text: the encoding is found, line ends become line feeds.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

use super::utf16;

/// Bytes around the first non-ASCII byte from which a legacy encoding is guessed.
const EVIDENCE: usize = 256 * 1024;

/// A decoded file. Its code points are the coordinates in which a source is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte order mark, every line end a line feed.
    pub text: String,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    /// How many undecodable sequences became U+FFFD.
    pub undecodable: u32,
}

/// Decodes a file. Never fails: what can't be decoded becomes U+FFFD and is counted.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    decode_as(bytes, None)
}

/// As [`decode`], of a file that declares its encoding: it is believed where neither a byte order
/// mark nor the bytes say otherwise. Words that are well-formed UTF-8 beyond ASCII are hardly ever
/// anything else.
pub fn decode_as(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    let (text, encoding, undecodable) = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => {
            let mut bytes = bytes;
            bytes.drain(..mark);
            as_utf8(bytes)
        }
        Some((encoding, mark)) => with(encoding, bytes.get(mark..).unwrap_or(&[])),
        None => match declared {
            Some(encoding) if encoding != UTF_8 && !is_utf8(&bytes) => with(encoding, &bytes),
            _ => without_mark(bytes),
        },
    };
    Decoded {
        text: line_feeds(text),
        encoding: encoding.name(),
        undecodable,
    }
}

type Found = (String, &'static Encoding, u32);

fn without_mark(bytes: Vec<u8>) -> Found {
    if let Some(encoding) = utf16::guess(&bytes) {
        return with(encoding, &bytes);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, UTF_8, 0),
        Err(error) => error.into_bytes(),
    };
    if is_damaged_utf8(&bytes) {
        return as_utf8(bytes);
    }
    with(guess(&bytes), &bytes)
}

/// True for UTF-8 that is more than ASCII.
fn is_utf8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

fn as_utf8(bytes: Vec<u8>) -> Found {
    match String::from_utf8(bytes) {
        Ok(text) => (text, UTF_8, 0),
        Err(error) => with(UTF_8, error.as_bytes()),
    }
}

/// Decodes and counts the replacements. A U+FFFD that the file itself holds is not counted.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> Found {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let (mut rest, mut undecodable) = (bytes, 0_u32);
    loop {
        // Room for what is left at worst, so that a call only ever stops at a bad sequence.
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
        text.reserve(room.unwrap_or(rest.len() * 3 + 16).min(ROOM));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or(&[]);
        match result {
            encoding_rs::DecoderResult::InputEmpty => return (text, encoding, undecodable),
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::Malformed(..) => {
                text.push('\u{fffd}');
                undecodable = undecodable.saturating_add(1);
            }
        }
    }
}

/// Most bytes of room asked for at once; more is asked for when it is full.
const ROOM: usize = 64 * 1024;

/// True for UTF-8 with a few broken bytes: at least two well-formed sequences for each broken
/// one, which other encodings hardly ever look like; or nothing wrong but a last sequence cut.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken, mut cut) = (0_usize, 0_usize, false);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        let invalid = chunk.invalid();
        broken += usize::from(!invalid.is_empty());
        cut = invalid.first().is_some_and(|&byte| byte >= 0xc2) && invalid.len() > 1;
    }
    good >= broken * 2 || (broken == 1 && cut)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(EVIDENCE / 16);
    let evidence = bytes.get(from..).unwrap_or(bytes);
    let all = evidence.len() <= EVIDENCE;
    let evidence = evidence.get(..EVIDENCE).unwrap_or(evidence);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(evidence, all);
    let found = detector.guess(None, Utf8Detection::Deny);
    // The two share a decoder; GB18030 is the name of what it can read.
    if found == GBK { GB18030 } else { found }
}

/// CRLF, CR, NEL and the Unicode line and paragraph separators become line feeds.
fn line_feeds(text: String) -> String {
    let is_end = |c: char| matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let first = if text.is_ascii() {
        text.find('\r')
    } else {
        text.find(is_end)
    };
    let Some(first) = first else {
        return text;
    };
    let mut out = String::with_capacity(text.len());
    let (head, mut rest) = text.split_at_checked(first).unwrap_or((&text, ""));
    out.push_str(head);
    while let Some(at) = rest.find(is_end) {
        out.push_str(rest.get(..at).unwrap_or(""));
        out.push('\n');
        let mut after = rest.get(at..).unwrap_or("").chars();
        if after.next() == Some('\r') && after.as_str().starts_with('\n') {
            after.next();
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
