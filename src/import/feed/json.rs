//! JSON Feed 1.0 and 1.1.

use serde_json::{Map, Value};

use super::entry::{Entry, Feed, Words};

/// Reads a feed; none where it is no JSON.
pub(super) fn read(text: &str) -> Option<Feed> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let feed = value.as_object()?;
    let entries = feed.get("items").and_then(Value::as_array);
    Some(Feed {
        title: words(feed, "title"),
        author: author(feed),
        language: words(feed, "language"),
        base: None,
        home: words(feed, "home_page_url"),
        own: words(feed, "feed_url"),
        entries: entries
            .into_iter()
            .flatten()
            .filter_map(Value::as_object)
            .map(entry)
            .collect(),
        cut: false,
    })
}

fn entry(item: &Map<String, Value>) -> Entry {
    let plain = |text| Words { text, html: false };
    let mut entry = Entry {
        id: words(item, "id"),
        title: words(item, "title").map(plain),
        link: words(item, "url").or_else(|| words(item, "external_url")),
        published: words(item, "date_published"),
        updated: words(item, "date_modified"),
        author: author(item),
        language: words(item, "language"),
        ..Entry::default()
    };
    if let Some(text) = words(item, "content_html") {
        entry.offer(3, Words { text, html: true });
    }
    for (rank, key) in [(2, "content_text"), (1, "summary")] {
        if let Some(text) = words(item, key) {
            entry.offer(rank, plain(text));
        }
    }
    entry
}

/// Words, or a number where an id is one.
fn words(object: &Map<String, Value>, key: &str) -> Option<String> {
    let words = match object.get(key)? {
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(words).filter(|words| !words.trim().is_empty())
}

fn author(object: &Map<String, Value>) -> Option<String> {
    let all = object.get("authors").and_then(Value::as_array);
    let one = object.get("author");
    let named = all
        .into_iter()
        .flatten()
        .chain(one)
        .filter_map(|author| match author {
            // some write the name alone
            Value::String(name) => Some(name.clone()),
            author => words(author.as_object()?, "name"),
        });
    let mut names: Vec<String> = named.collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}
