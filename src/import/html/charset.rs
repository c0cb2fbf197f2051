//! The encoding that a page declares.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Bytes at the start of a page in which its encoding is declared.
const HEAD: usize = 4096;

/// The encoding in `<meta charset>`, `<meta http-equiv>` or the declaration of XML.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) = find(&head, at, b"<") {
        at = found + 1;
        let rest = head.get(found..).unwrap_or(&[]);
        if rest.starts_with(b"<!--") {
            at = find(&head, at, b"-->").unwrap_or(head.len());
            continue;
        }
        let key: &[u8] = if rest.starts_with(b"<meta") {
            b"charset"
        } else if rest.starts_with(b"<?xml") {
            b"encoding"
        } else {
            continue;
        };
        let end = find(&head, at, b">").unwrap_or(head.len());
        let tag = head.get(found..end).unwrap_or(&[]);
        if let Some(encoding) = value(tag, key).and_then(Encoding::for_label) {
            return Some(readable(encoding));
        }
    }
    None
}

/// A page whose declaration could be read is in no encoding of two bytes.
fn readable(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    }
}

/// What stands behind `key=` in a tag.
fn value<'a>(tag: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let at = find(tag, 0, key)? + key.len();
    let rest = tag
        .get(at..)?
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or_else(|| rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\'' | b';' | b' ' | b'/' | b'>' | b'?'))
        .unwrap_or(rest.len());
    rest.get(..end)
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len())
        .position(|window| window == wanted)
        .map(|at| from + at)
}

#[cfg(test)]
mod tests;
