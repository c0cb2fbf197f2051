//! Front matter: `key: value` between `---`, `key = "value"` between `+++`.
//!
//! Only flat keys and their lists are read, by hand: what a briefing says about itself is a title, a
//! date, who wrote it and where it comes from, and a YAML parser is a large thing to trust with strangers' files.

use super::scalar::{Scalar, Style};

/// Longest front matter in bytes; anything longer is text.
const MAX: usize = 64 * 1024;

/// What the front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// First byte of the text proper.
    pub(super) end: usize,
    pub(super) title: Told,
    pub(super) date: Told,
    pub(super) author: Told,
    /// Who published it, else its author.
    pub(super) publisher: Told,
    pub(super) url: Told,
    pub(super) language: Told,
}

/// What is told of one thing, by the best key that tells it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The place of the key among those that tell it.
    rank: usize,
    /// The values, in order.
    pub(super) values: Vec<Scalar>,
}

/// The keys that tell each thing, the best first.
const TITLE: &[&str] = &["title"];
const DATE: &[&str] = &["date", "published", "publishdate", "pubdate"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const PUBLISHER: &[&str] = &["publisher", "source", "author", "authors"];
const URL: &[&str] = &[
    "url",
    "canonical",
    "canonical_url",
    "source",
    "source_url",
    "link",
];
const LANGUAGE: &[&str] = &["lang", "language", "locale"];

/// Reads the front matter at the start of `text`, if there is one.
pub(super) fn read(text: &str) -> Option<FrontMatter> {
    let fence = text.get(..3)?;
    let (separator, closing): (char, &[&str]) = match fence {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let mut found = FrontMatter::default();
    let (mut at, mut keys) = (0, 0);
    let mut open: Option<Open> = None;
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let line = raw.trim_end();
        if number == 0 && line != fence {
            return None;
        }
        if number > 0 && closing.contains(&line) {
            found.keep(text, open.take());
            found.end = at + raw.len();
            return (keys > 0).then_some(found);
        }
        if number > 0 {
            let indented = line.starts_with([' ', '\t']);
            let pair = pair(line, separator).filter(|_| !indented);
            // A rule above a paragraph is no front matter.
            if number == 1 && pair.is_none() && !line.starts_with(['#', '[']) {
                return None;
            }
            if let Some((key, value)) = pair {
                found.keep(text, open.take());
                keys += 1;
                open = Some(Open::new(key, value, at));
            } else if let Some(open) = &mut open
                && (indented || line.is_empty() || line.starts_with("- "))
            {
                open.goes_on(line, at);
            } else {
                found.keep(text, open.take());
            }
        }
        at += raw.len();
        if at > MAX {
            return None;
        }
    }
    None
}

impl FrontMatter {
    fn keep(&mut self, text: &str, open: Option<Open<'_>>) {
        let Some((key, values)) = open.and_then(Open::values) else {
            return;
        };
        let key = key.to_ascii_lowercase();
        let first = values.first().map(|value| value.words(text));
        let is_url = first.is_some_and(|words| words.starts_with("http") && words.contains("://"));
        for (told, keys) in [
            (&mut self.title, TITLE),
            (&mut self.date, DATE),
            (&mut self.author, AUTHOR),
            (&mut self.publisher, PUBLISHER),
            (&mut self.url, URL),
            (&mut self.language, LANGUAGE),
        ] {
            let rank = keys.iter().position(|name| *name == key);
            let fits = match keys {
                URL => is_url,
                PUBLISHER => !is_url,
                _ => true,
            };
            if let Some(rank) = rank.filter(|rank| fits && told.is_worse(*rank)) {
                let values = values.clone();
                *told = Told { rank, values };
            }
        }
    }
}

impl Told {
    fn is_worse(&self, rank: usize) -> bool {
        self.values.is_empty() || rank < self.rank
    }

    /// Where it stands.
    pub(super) fn start(&self) -> Option<usize> {
        self.values.first().map(|value| value.range.start)
    }

    /// What is told, in words.
    pub(super) fn words(&self, text: &str) -> Option<String> {
        let words: Vec<String> = self.values.iter().map(|value| value.words(text)).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// A key whose value may go on in the next lines.
struct Open<'a> {
    key: &'a str,
    value: Scalar,
    /// False once the value has come to its end.
    more: bool,
    /// True where the value is all that is indented below its key.
    block: bool,
    /// True where nothing stands behind the key: a list may follow.
    bare: bool,
    /// The values of a list.
    items: Vec<Scalar>,
}

impl<'a> Open<'a> {
    /// `raw` is what stands behind the key, in a line that starts at `at`.
    fn new(key: &'a str, (raw, from): (&str, usize), at: usize) -> Self {
        let raw = raw.trim_end();
        let words = raw.trim_start();
        let start = at + from + raw.len() - words.len();
        let block = matches!(words, "|" | ">" | "|-" | ">-" | "|+" | ">+");
        let mut open = Self {
            key,
            value: Scalar::default(),
            more: true,
            block,
            bare: words.is_empty(),
            items: Vec::new(),
        };
        let list = words
            .strip_prefix('[')
            .and_then(|list| list.strip_suffix(']'));
        if let Some(list) = list {
            open.items = listed(list, start + 1);
            open.more = false;
            return open;
        }
        let none = words.is_empty() || matches!(words, "null" | "~");
        if block || none || words.starts_with(['{', '#']) {
            open.more = block;
            open.value.range = at..at;
        } else {
            open.read(words, start);
        }
        open
    }

    fn read(&mut self, words: &str, start: usize) {
        let quotes = [('"', Style::Double), ('\'', Style::Single)];
        let quoted = quotes
            .into_iter()
            .find(|(quote, _)| words.starts_with(*quote));
        let Some((_, style)) = quoted else {
            let bare = words.split(" #").next().unwrap_or(words).trim_end();
            self.more = bare.len() == words.len();
            self.value.range = start..start + bare.len();
            return;
        };
        self.value.style = style;
        self.value.range = start + 1..start + 1;
        self.quoted(words.get(1..).unwrap_or(""), start + 1);
    }

    /// Takes a line of a quoted value up to the quote that ends it.
    fn quoted(&mut self, words: &str, at: usize) {
        let end = closing(words, self.value.style);
        self.more = end.is_none();
        self.value.range.end = at + end.unwrap_or(words.len());
    }

    /// Takes a line below the key.
    fn goes_on(&mut self, line: &str, at: usize) {
        let words = line.trim_start();
        let start = at + line.len() - words.len();
        let item = words.strip_prefix("- ").map(str::trim_start);
        let named = item.unwrap_or(words).strip_prefix("name:");
        if self.bare
            && let Some(item) = named.or(item)
        {
            let from = words.len() - item.len();
            self.items
                .extend(Self::new(self.key, (item, from), start).value());
            return;
        }
        if !self.more || words.is_empty() {
            return;
        }
        if self.block && self.value.range.is_empty() {
            self.value.range.start = start;
        }
        match self.value.style {
            Style::Plain => self.value.range.end = start + words.len(),
            _ => self.quoted(words, start),
        }
    }

    fn value(self) -> Option<Scalar> {
        (!self.value.range.is_empty()).then_some(self.value)
    }

    fn values(mut self) -> Option<(&'a str, Vec<Scalar>)> {
        let key = self.key;
        let items = std::mem::take(&mut self.items);
        let values = if items.is_empty() {
            self.value().into_iter().collect()
        } else {
            items
        };
        (!values.is_empty()).then_some((key, values))
    }
}

/// The values of a list in brackets, whose inside starts at `start`.
fn listed(list: &str, start: usize) -> Vec<Scalar> {
    let mut values = Vec::new();
    let mut at = 0;
    while let Some(rest) = list.get(at..) {
        let words = rest.trim_start_matches([' ', '\t', ',']);
        let from = at + rest.len() - words.len();
        let style = match words.chars().next() {
            None => break,
            Some('"') => Style::Double,
            Some('\'') => Style::Single,
            Some(_) => Style::Plain,
        };
        let quote = usize::from(style != Style::Plain);
        let inner = words.get(quote..).unwrap_or("");
        let end = match style {
            Style::Plain => inner.find(','),
            _ => closing(inner, style),
        };
        let value = inner.get(..end.unwrap_or(inner.len())).unwrap_or("");
        let range = start + from + quote..start + from + quote + value.trim_end().len();
        at = from + quote * 2 + value.len();
        if !range.is_empty() {
            values.push(Scalar { range, style });
        }
    }
    values
}

/// Where the quote stands that ends a value.
fn closing(words: &str, style: Style) -> Option<usize> {
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        match (c, style) {
            ('\\', Style::Double) => {
                chars.next();
            }
            ('\'', Style::Single) if next == Some('\'') => {
                chars.next();
            }
            ('"', Style::Double) | ('\'', Style::Single) => return Some(at),
            _ => {}
        }
    }
    None
}

/// The key of a line, what stands behind it and where that starts.
fn pair(line: &str, separator: char) -> Option<(&str, (&str, usize))> {
    let (key, value) = line.split_once(separator)?;
    let name = key.trim_end();
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    if name.is_empty() || !name.chars().all(word) {
        return None;
    }
    // `key:value` is a word with a colon in it, as in `12:30`.
    if separator == ':' && !value.is_empty() && !value.starts_with([' ', '\t']) {
        return None;
    }
    Some((name, (value, key.len() + separator.len_utf8())))
}

#[cfg(test)]
mod tests;
