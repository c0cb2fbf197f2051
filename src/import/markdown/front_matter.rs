//! Front matter: `key: value` between `---`, `key = "value"` between `+++`.
//!
//! Only flat keys are read, by hand: what a briefing says about itself is a title, a date and
//! where it comes from, and a YAML parser is a large thing to trust with strangers' files.

use std::ops::Range;

/// Longest front matter in bytes; anything longer is text.
const MAX: usize = 64 * 1024;

/// What the front matter says, as byte ranges of the file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// First byte of the text proper.
    pub(super) end: usize,
    pub(super) title: Option<Range<usize>>,
    pub(super) date: Option<Range<usize>>,
    pub(super) publisher: Option<Range<usize>>,
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
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let line = raw.trim_end();
        if number == 0 && line != fence {
            return None;
        }
        if number > 0 && closing.contains(&line) {
            found.end = at + raw.len();
            return (keys > 0).then_some(found);
        }
        if number > 0 {
            let pair = pair(line, separator);
            // A rule above a paragraph is no front matter.
            if number == 1 && pair.is_none() && !line.starts_with(['#', '[']) {
                return None;
            }
            if let Some((key, value)) = pair {
                keys += 1;
                found.keep(key, at + value.start..at + value.end);
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
    fn keep(&mut self, key: &str, value: Range<usize>) {
        if value.is_empty() {
            return;
        }
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

/// The key of a line and where its bare value stands.
fn pair(line: &str, separator: char) -> Option<(&str, Range<usize>)> {
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
    let from = key.len() + separator.len_utf8();
    let bare = bare(value);
    let start = from + value.find(bare).unwrap_or(0);
    Some((name, start..start + bare.len()))
}

/// A value without quotes, brackets, comment and block marks.
fn bare(value: &str) -> &str {
    let value = value.trim();
    let value = value
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'))
        .map_or(value, str::trim);
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote) {
            let end = rest.rfind(quote).unwrap_or(rest.len());
            return rest.get(..end).unwrap_or(rest).trim();
        }
    }
    let value = value.split(" #").next().unwrap_or(value).trim_end();
    if matches!(value, "|" | ">" | "|-" | ">-" | "null" | "~") || value.starts_with('{') {
        return "";
    }
    value
}

#[cfg(test)]
mod tests {
    use super::read;

    fn of(text: &str) -> Option<[String; 4]> {
        let found = read(text)?;
        let take = |range: Option<std::ops::Range<usize>>| {
            range.map_or(String::new(), |range| text[range].to_owned())
        };
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
        assert_eq!(of(text), Some(wanted("", "", "A", "")));
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
