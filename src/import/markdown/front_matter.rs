//! Front matter: `key: value` between `---`, `key = "value"` between `+++`.
//!
//! Only flat keys are read, by hand: what a briefing says about itself is a title, a date and
//! where it comes from, and a YAML parser is a large thing to trust with strangers' files.

use super::scalar::{Scalar, Style};

/// Longest front matter in bytes; anything longer is text.
const MAX: usize = 64 * 1024;

/// What the front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// First byte of the text proper.
    pub(super) end: usize,
    pub(super) title: Option<Scalar>,
    pub(super) date: Option<Scalar>,
    pub(super) publisher: Option<Scalar>,
    /// Which key gave the publisher; a lower one is better.
    rank: usize,
}

/// Who published it, the best first.
const PUBLISHERS: [&str; 4] = ["publisher", "source", "author", "authors"];

/// Reads the front matter at the start of `text`, if there is one.
pub(super) fn read(text: &str) -> Option<FrontMatter> {
    let fence = text.get(..3)?;
    let (separator, closing): (char, &[&str]) = match fence {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let mut found = FrontMatter {
        rank: PUBLISHERS.len(),
        ..FrontMatter::default()
    };
    let (mut at, mut keys) = (0, 0);
    let mut open: Option<Open> = None;
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let line = raw.trim_end();
        if number == 0 && line != fence {
            return None;
        }
        if number > 0 && closing.contains(&line) {
            found.keep(open.take());
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
                found.keep(open.take());
                keys += 1;
                open = Some(Open::new(key, value, at));
            } else if let Some(open) = &mut open
                && (indented || line.is_empty())
            {
                open.goes_on(line, at);
            } else {
                found.keep(open.take());
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
    fn keep(&mut self, open: Option<Open<'_>>) {
        let Some((key, value)) = open.and_then(Open::value) else {
            return;
        };
        let key = key.to_ascii_lowercase();
        if key == "title" {
            self.title.get_or_insert(value);
        } else if key == "date" {
            self.date.get_or_insert(value);
        } else if let Some(rank) = PUBLISHERS.iter().position(|name| *name == key)
            && rank < self.rank
        {
            self.rank = rank;
            self.publisher = Some(value);
        }
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
        };
        let list = words
            .strip_prefix('[')
            .and_then(|list| list.strip_suffix(']'));
        let (words, start) = match list {
            // the first of a list is that of it which is shown
            Some(list) => {
                let words = list.trim();
                (words, start + 1 + list.len() - list.trim_start().len())
            }
            None => (words, start),
        };
        let none = words.is_empty() || matches!(words, "null" | "~");
        if block || none || words.starts_with(['{', '#']) {
            open.more = block;
            open.value.range = at..at;
        } else {
            open.read(words, start);
            open.more &= list.is_none();
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
        if !self.more || words.is_empty() {
            return;
        }
        let start = at + line.len() - words.len();
        if self.block && self.value.range.is_empty() {
            self.value.range.start = start;
        }
        match self.value.style {
            Style::Plain => self.value.range.end = start + words.len(),
            _ => self.quoted(words, start),
        }
    }

    fn value(self) -> Option<(&'a str, Scalar)> {
        (!self.value.range.is_empty()).then_some((self.key, self.value))
    }
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
mod tests {
    use super::read;

    fn of(text: &str) -> Option<[String; 4]> {
        let found = read(text)?;
        let take =
            |value: Option<super::Scalar>| value.map_or(String::new(), |value| value.words(text));
        Some([
            take(found.title),
            take(found.date),
            take(found.publisher),
            text[found.end..].to_owned(),
        ])
    }

    fn wanted(title: &str, date: &str, publisher: &str, rest: &str) -> [String; 4] {
        [title, date, publisher, rest].map(str::to_owned)
    }

    #[test]
    fn yaml_and_toml() {
        let yaml = "---\nlayout: x\ntitle: 'Grain: a deal' # new\nlist:\n  - title: no\ndate: 2026-03-01\nauthor: A. Writer\nsource: Desk\n---\nText\n";
        assert_eq!(
            of(yaml),
            Some(wanted("Grain: a deal", "2026-03-01", "Desk", "Text\n"))
        );
        let toml = "+++\ntitle = \"Grain\"\ndate = 2026-03-01\n[extra]\nx = 1\n+++\nText";
        assert_eq!(of(toml), Some(wanted("Grain", "2026-03-01", "", "Text")));
    }

    #[test]
    fn values_that_are_none() {
        let text = "---\ntitle: \"\"\ndate: |\n  lines\nauthor: [\"A\"]\n...\n";
        assert_eq!(of(text), Some(wanted("", "lines", "A", "")));
        let text = "---\ntitle: null\ndate: {y: 1}\nauthor: # none\n---\n";
        assert_eq!(of(text), Some(wanted("", "", "", "")));
    }

    #[test]
    fn values_of_several_lines() {
        for (value, title) in [
            (
                "\"North \\u2013 South\\\n  \\ ferry\" # a",
                "North – South ferry",
            ),
            ("'It''s\n\n  late'", "It's late"),
            ("Grain\n  deal\n  is near", "Grain deal is near"),
            (">-\n  Grain\n  deal", "Grain deal"),
            ("\"never\n  closed", "never closed"),
            ("Grain # but\n  not this", "Grain"),
            ("'Grain' # but\n  not this", "Grain"),
        ] {
            let text = format!("---\ntitle: {value}\nsource: Desk\n---\nText");
            let wanted = wanted(title, "", "Desk", "Text");
            assert_eq!(of(&text), Some(wanted), "{value}");
        }
    }

    #[test]
    fn rules_are_not_front_matter() {
        for text in [
            "---\n\ntitle: x\n---\n",
            "---\nSome words here.\n---\n",
            "---\ntitle: never closed\n",
            "----\ntitle: x\n----\n",
            "--- \n",
            "---",
            "é",
            "",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
