//! Grapheme clusters and their width in terminal columns.
//!
//! Widths come from the same tables as the terminal library's, over whole clusters: summing the
//! widths of characters makes a family emoji six columns wide where two are drawn.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Longest cluster that is handed on whole, in bytes. Unicode sets no limit, and a hostile text
/// of conjoining letters would otherwise be one cell of megabytes.
pub const MAX_CLUSTER: usize = 64;

/// The grapheme clusters of `text`, in order; they add up to `text` again.
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
        .flat_map(|cluster| Pieces { rest: cluster })
}

/// Width of `text` in terminal columns.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else if text.contains(is_joined) {
        graphemes(text).map(UnicodeWidthStr::width).sum()
    } else {
        text.width()
    }
}

/// Letters that some writing joins to one (lam and alef in Arabic): the tables count the joined one,
/// a terminal has a cell for each.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{1780}'..='\u{17ff}' | '\u{1a00}'..='\u{1a1f}'
        | '\u{2d30}'..='\u{2d7f}' | '\u{a4d0}'..='\u{a4ff}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10c00}'..='\u{10c4f}')
}

/// The longest head of `text` that fits into `columns`, cut between clusters.
pub fn cut(text: &str, columns: usize) -> &str {
    if text.is_ascii() {
        return text.get(..columns).unwrap_or(text);
    }
    let mut used = 0;
    let mut end = 0;
    for cluster in graphemes(text) {
        used += width(cluster);
        if used > columns {
            break;
        }
        end += cluster.len();
    }
    text.get(..end).unwrap_or(text)
}

/// `text` where it fits into `columns`, else its head with `…` at the end.
pub fn ellipsis(text: &str, columns: usize) -> Cow<'_, str> {
    let fits = if text.len() <= columns {
        true
    } else {
        cut(text, columns).len() == text.len()
    };
    if fits {
        return Cow::Borrowed(text);
    }
    match columns.checked_sub(1) {
        None => Cow::Borrowed(""),
        Some(room) => Cow::Owned(format!("{}…", cut(text, room).trim_end())),
    }
}

/// Cuts one cluster into pieces of at most [`MAX_CLUSTER`] bytes.
struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let mut end = self.rest.len().min(MAX_CLUSTER);
        while !self.rest.is_char_boundary(end) {
            end -= 1;
        }
        let (head, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(head)
    }
}

#[cfg(test)]
mod tests;
