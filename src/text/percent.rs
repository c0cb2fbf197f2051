//! Percent-encoding, for words that stand in a link (RFC 3986, section 2).

use std::fmt::Write as _;

/// Everything but what RFC 3986 leaves unreserved as `%XX`.
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// What [`percent_encoded`] makes, undone. An escape that is none, or that is not UTF-8 together
/// with those beside it, stays as it is.
pub fn percent_decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, escapes) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let bytes: Vec<u8> = escapes
            .as_bytes()
            .chunks_exact(3)
            .map_while(escaped)
            .collect();
        let mut escape = escapes;
        for chunk in bytes.utf8_chunks() {
            out.push_str(chunk.valid());
            escape = escape.get(3 * chunk.valid().len()..).unwrap_or("");
            let literal = 3 * chunk.invalid().len();
            out.push_str(escape.get(..literal).unwrap_or(""));
            escape = escape.get(literal..).unwrap_or("");
        }
        if bytes.is_empty() {
            out.push('%');
            escape = escape.get(1..).unwrap_or("");
        }
        rest = escape;
    }
    out.push_str(rest);
    out
}

/// The byte that `%XX` stands for.
fn escaped(escape: &[u8]) -> Option<u8> {
    let [b'%', high, low] = escape else {
        return None;
    };
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    u8::try_from(16 * digit(high)? + digit(low)?).ok()
}

#[cfg(test)]
mod tests;
