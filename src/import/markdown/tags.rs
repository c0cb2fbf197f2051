//! The tags of HTML within Markdown: what is markup and what is words, with places, so that the words
//! keep theirs in the file.

use std::ops::Range;

/// Longest tag in bytes; a longer one is words.
const LONGEST: usize = 16 * 1024;

/// The elements of HTML. Others are words: "`List<Port>`", "<name of the minister>".
const ELEMENTS: &str = include_str!("../../../assets/html/elements.txt");

fn is_element(name: &str) -> bool {
    ELEMENTS.lines().any(|element| element == name)
}

/// A stretch of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// What is shown, entities and all.
    Words(Range<usize>),
    /// A tag that opens an element of this name, in lower case.
    Open(String, Range<usize>),
    /// A tag that closes one.
    Close(String, Range<usize>),
}

impl Piece {
    /// Where it stands.
    pub(super) fn range(&self) -> &Range<usize> {
        let (Self::Words(range) | Self::Open(_, range) | Self::Close(_, range)) = self;
        range
    }
}

/// The lines of a block, one behind the other, and where each stands in the file.
#[derive(Default)]
pub(super) struct Html {
    pub(super) text: String,
    /// Where each line starts in the text, and in the file.
    lines: Vec<(usize, usize)>,
}

impl Html {
    pub(super) fn add(&mut self, line: &str, at: usize) {
        self.lines.push((self.text.len(), at));
        self.text.push_str(line);
    }

    /// The place in the file of a byte of the text.
    pub(super) fn place(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(start, _)| *start <= at);
        let line = line.checked_sub(1).and_then(|line| self.lines.get(line));
        line.map_or(at, |(start, place)| place + (at - start))
    }
}

/// Cuts HTML into words and tags, from the first to the last. Comments, declarations and instructions are
/// neither: "a <!-- b --> c" is "a " and " c". A "<" that opens no tag belongs to the words: "a < b".
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let (mut words, mut at) = (0, 0);
    while let Some(open) = find(html, at, "<") {
        let Some((end, name, closes)) = markup(html, open) else {
            at = open + 1;
            continue;
        };
        if words < open {
            found.push(Piece::Words(words..open));
        }
        match name {
            Some(name) if closes => found.push(Piece::Close(name, open..end)),
            Some(name) => found.push(Piece::Open(name, open..end)),
            None => {}
        }
        (words, at) = (end, end);
    }
    if words < html.len() {
        found.push(Piece::Words(words..html.len()));
    }
    found
}

fn find(html: &str, from: usize, what: &str) -> Option<usize> {
    html.get(from..)?.find(what).map(|at| from + at)
}

/// Where the markup that starts at `open` ends; the name of the tag, none for a comment or the like; true
/// for one that closes.
fn markup(html: &str, open: usize) -> Option<(usize, Option<String>, bool)> {
    let rest = html.get(open..)?;
    if rest.starts_with("<!--") {
        // one that is never closed hides all that follows, as in a browser
        let end = find(html, open + 4, "-->").map_or(html.len(), |at| at + 3);
        return Some((end, None, false));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        let near = html.as_bytes().get(open..)?.iter().take(LONGEST);
        let end = near.into_iter().position(|byte| *byte == b'>')?;
        return Some((open + end + 1, None, false));
    }
    let closes = rest.starts_with("</");
    let from = open + 1 + usize::from(closes);
    let name: String = html
        .get(from..)?
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let name = name.to_ascii_lowercase();
    if !is_element(&name) {
        return None;
    }
    let end = tag_end(html, from + name.len())?;
    Some((end, Some(name), closes))
}

/// One past the ">" of a tag; those in quotation marks do not count.
fn tag_end(html: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    let bytes = html.as_bytes().get(from..)?;
    for (at, &byte) in bytes.iter().take(LONGEST).enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(from + at + 1),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute of a tag: `href` of `<a href="x">` is "x".
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = find(&lower, from, name) {
        from = at + name.len();
        let apart = lower
            .get(..at)?
            .ends_with(|c: char| c.is_ascii_whitespace());
        let rest = tag.get(from..)?.trim_start();
        let Some(value) = rest.strip_prefix('=').filter(|_| apart) else {
            continue;
        };
        let value = value.trim_start();
        let quoted = |mark: char| value.strip_prefix(mark)?.split(mark).next();
        let bare = || {
            value
                .split(|c: char| c.is_ascii_whitespace() || c == '>')
                .next()
        };
        let value = quoted('"').or_else(|| quoted('\'')).or_else(bare)?;
        return Some(shown(value));
    }
    None
}

/// Words with their entities decoded.
pub(super) fn shown(words: &str) -> String {
    quick_xml::escape::unescape(words).map_or_else(|_| words.to_owned(), Into::into)
}

#[cfg(test)]
mod tests;
