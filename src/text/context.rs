//! What stands around a place.

use crate::model::Span;

use super::graphemes::graphemes;

/// At most `most` characters before and behind `span`, cut between graphemes.
pub fn around(text: &str, span: Span, most: usize) -> (&str, &str) {
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    (tail(before, most), head(after, most))
}

/// The first `most` characters of `text`.
fn head(text: &str, most: usize) -> &str {
    let mut chars = 0;
    let mut end = 0;
    for cluster in graphemes(text) {
        chars += cluster.chars().count();
        if chars > most {
            break;
        }
        end += cluster.len();
    }
    text.get(..end).unwrap_or("")
}

/// The last `most` characters of `text`.
fn tail(text: &str, most: usize) -> &str {
    // Graphemes are told apart from their start, so begin a little before; where one is longer
    // than that, it is cut, as everywhere else.
    let from = text
        .char_indices()
        .rev()
        .nth(2 * most)
        .map_or(0, |(at, _)| at);
    let near = text.get(from..).unwrap_or("");
    let mut chars = near.chars().count();
    let mut start = 0;
    for cluster in graphemes(near) {
        if chars <= most {
            break;
        }
        chars -= cluster.chars().count();
        start += cluster.len();
    }
    near.get(start..).unwrap_or("")
}

#[cfg(test)]
mod tests;
