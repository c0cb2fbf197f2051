//! Keeps the nesting that the parser sees within bounds.
//!
//! Each line costs the parser a step for every container that is open, so ten thousand quotes
//! opened on one line and a million lines after it would take minutes.

use std::borrow::Cow;

/// Deepest nesting of quotes and lists.
const MAX_DEPTH: usize = 100;

/// What takes the place of a marker that nests too deep: one byte, and no markup.
const BLUNT: u8 = b',';

/// `text` with the markers blunted that nest deeper than [`MAX_DEPTH`]. The lengths stay as they
/// are, so offsets into it are offsets into `text`.
pub(super) fn blunted(text: &str) -> Cow<'_, str> {
    let mut places = Vec::new();
    let mut at = 0;
    for line in text.as_bytes().split_inclusive(|&byte| byte == b'\n') {
        // Nothing shorter can nest too deep.
        if line.len() > MAX_DEPTH && !is_rule(line) {
            too_deep(line, at, &mut places);
        }
        at += line.len();
    }
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for place in places {
        if let Some(byte) = bytes.get_mut(place) {
            *byte = BLUNT;
        }
    }
    // Only ASCII was put in the place of ASCII.
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Notes the markers in front of a line that are too deep. Two columns of indentation may be a
/// level of a list that was opened above.
fn too_deep(line: &[u8], start: usize, places: &mut Vec<usize>) {
    let (mut depth, mut columns, mut number) = (0, 0, false);
    for (at, &byte) in line.iter().enumerate() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4,
            b'0'..=b'9' => {
                number = true;
                continue;
            }
            b'>' | b'-' | b'+' | b'*' => depth += 1,
            b'.' | b')' if number => depth += 1,
            _ => return,
        }
        number = false;
        if depth + columns / 2 > MAX_DEPTH && !matches!(byte, b' ' | b'\t') {
            places.push(start + at);
        }
    }
}

/// True for a line of one sign and blanks: a rule, however long.
fn is_rule(line: &[u8]) -> bool {
    let mut signs = line.iter().filter(|byte| !byte.is_ascii_whitespace());
    match signs.next() {
        Some(first) if b"-*_".contains(first) => signs.all(|sign| sign == first),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
