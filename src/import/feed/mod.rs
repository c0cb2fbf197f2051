//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed. Each entry is an article.

mod entities;
mod entry;
mod json;
mod names;
mod xml;

#[cfg(test)]
mod tests;

use super::decode::decode_as;
use super::html;
use super::part::{Fault, Head, Input, Part};
use entry::Feed;

/// Reads a feed that is XML.
///
/// # Errors
/// Where it has no entry.
pub(super) fn read_xml(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let decoded = decode_as(input.bytes.clone(), html::declared_by_xml(&input.bytes));
    let feed = xml::read(&decoded.text);
    parts(feed, &input, decoded.encoding, decoded.undecodable)
}

/// Reads a JSON Feed.
///
/// # Errors
/// Where it is no JSON, or has no entry.
pub(super) fn read_json(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let decoded = super::decode(input.bytes.clone());
    let Some(feed) = json::read(&decoded.text) else {
        return Err(Fault::new(
            "is no whole JSON; fetch the feed again, or open it with --from plain",
        ));
    };
    parts(feed, &input, decoded.encoding, decoded.undecodable)
}

fn parts(
    feed: Feed,
    input: &Input<'_>,
    encoding: &'static str,
    undecodable: u32,
) -> Result<Vec<Part>, Fault> {
    let mut parts = feed.into_parts(input.part);
    if parts.is_empty() {
        return Err(Fault::new(
            "is a feed without entries; fetch it again, or open it with --from plain",
        ));
    }
    for part in &mut parts {
        (part.encoding, part.undecodable) = (encoding, undecodable);
    }
    Ok(parts)
}

/// True for RSS, whatever its name.
pub(super) fn tells_rss(head: &Head<'_>) -> bool {
    let start = html::root_of(head.bytes);
    is_named(&start, "rss")
        || (start.starts_with("<rdf:rdf")
            && (start.contains("purl.org/rss/") || start.contains("netscape.com")))
}

/// True for Atom, whatever its name: a feed, or one entry of one (RFC 4287, 2).
pub(super) fn tells_atom(head: &Head<'_>) -> bool {
    let start = html::root_of(head.bytes);
    let entry = || is_named(&start, "entry") && start.contains("www.w3.org/2005/atom");
    is_named(&start, "feed") || entry()
}

/// True for markup whose first element is called `name`, whatever its prefix.
fn is_named(start: &str, name: &str) -> bool {
    let element = start.split(|c: char| c.is_whitespace() || c == '>').next();
    let element = element.and_then(|element| element.strip_prefix('<'));
    element.is_some_and(|element| element.rsplit(':').next() == Some(name))
}

/// True for a JSON Feed, whatever its name.
pub(super) fn tells_json(head: &Head<'_>) -> bool {
    let start = head.bytes.get(..4096).unwrap_or(head.bytes);
    let start = String::from_utf8_lossy(start);
    let object = start
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('{');
    object && start.replace("\\/", "/").contains("jsonfeed.org/version")
}
