//! What is wrong in a file, where, and how to mend it.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use toml::de::DeValue;

/// Most faults of one file that are told: nobody mends more of them at a time.
const MOST: usize = 1000;

/// Longest piece of a file that a message quotes, in characters.
const QUOTED: usize = 40;

/// Something wrong in a file. Shown as `FILE:LINE:COL: what; mend`, one line that is free of
/// control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    file: String,
    /// Line and column from 1, in characters; `None` where the file can't be read at all.
    place: Option<(usize, usize)>,
    what: String,
    mend: String,
    /// Nothing can be made of the file here.
    broken: bool,
}

impl Fault {
    /// A fault of the whole file.
    pub(super) fn of_file(file: &Path, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            file: clean(&file.to_string_lossy()),
            place: None,
            what: what.into(),
            mend: mend.into(),
            broken: true,
        }
    }

    /// True where the file can't be read, or is no TOML: perhaps it is only half written.
    pub fn breaks_file(&self) -> bool {
        self.broken
    }

    /// The faults of a file in one line: the first of them, and how many more there are.
    pub fn summary(faults: &[Self]) -> Option<String> {
        let (first, more) = faults.split_first()?;
        Some(match more.len() {
            0 => first.to_string(),
            more => format!("{first} (and {more} more: attache config check lists them)"),
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}; {}", self.what, self.mend)
    }
}

/// Collects the faults of one file.
pub(super) struct Faults<'a> {
    file: String,
    text: &'a str,
    found: Vec<Found>,
}

/// A fault whose line and column are still to be counted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    /// Where it starts, in bytes.
    at: usize,
    what: String,
    mend: String,
    /// True where the line is no TOML at all.
    broken: bool,
}

impl<'a> Faults<'a> {
    pub(super) fn new(file: &Path, text: &'a str) -> Self {
        Self {
            file: clean(&file.to_string_lossy()),
            text,
            found: Vec::new(),
        }
    }

    /// True where no more faults are taken.
    pub(super) fn are_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Adds a fault of the bytes `span` of the text.
    pub(super) fn add(
        &mut self,
        span: &Range<usize>,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) {
        if !self.are_full() {
            self.found.push(Found {
                at: span.start,
                what: what.into(),
                mend: mend.into(),
                broken: false,
            });
        }
    }

    /// Adds what the TOML parser says.
    pub(super) fn add_syntax(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let message = clean(error.message());
        let (what, mend) = match message.split_once(", expected ") {
            Some((what, "nothing")) => (what, "remove it".to_owned()),
            Some((what, "literal string")) => (what, "write it in quotes".to_owned()),
            Some((what, wanted)) => (what, format!("write {wanted} here")),
            None if message.starts_with("duplicate key") => {
                (&*message, "keep one of the two".to_owned())
            }
            None => (&*message, "correct the TOML here".to_owned()),
        };
        self.add(&span, what, mend);
        if let Some(found) = self.found.last_mut() {
            found.broken = true;
        }
    }

    /// Adds that a value is of the wrong type.
    pub(super) fn add_type(&mut self, span: &Range<usize>, key: &str, value: &DeValue, mend: &str) {
        let found = match value {
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
            DeValue::String(_) => "a string",
            DeValue::Boolean(_) => "true or false",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Datetime(_) => "a date",
        };
        self.add(span, format!("`{key}` is {found}"), mend);
    }

    /// Adds that a key is not one of `known`.
    pub(super) fn add_key(&mut self, span: &Range<usize>, key: &str, known: &[&str]) {
        if self.are_full() {
            return;
        }
        let what = format!("unknown key `{}`", shown(key));
        let mend = match nearest(key, known) {
            Some(near) => format!("write `{near}`"),
            None => format!("use {}, or remove it", listed(known, "or")),
        };
        self.add(span, what, mend);
    }

    /// All of them, from the top of the file to its end. What a broken line seems to say is no
    /// fault of its own.
    pub(super) fn sorted(mut self) -> Vec<Fault> {
        self.found.sort();
        let mut place = Place::default();
        let mut lines = HashSet::new();
        let mut faults = Vec::new();
        for found in self.found {
            place.advance(self.text, found.at);
            if found.broken {
                lines.insert(place.line);
            }
            let fault = Fault {
                file: self.file.clone(),
                place: Some((place.line, place.column)),
                what: found.what,
                mend: found.mend,
                broken: found.broken,
            };
            faults.push((place.line, found.broken, fault));
        }
        faults.retain(|(line, broken, _)| *broken || !lines.contains(line));
        faults.into_iter().map(|(.., fault)| fault).collect()
    }
}

/// A place in a text; line and column from 1, in characters.
struct Place {
    at: usize,
    line: usize,
    column: usize,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            at: 0,
            line: 1,
            column: 1,
        }
    }
}

impl Place {
    /// Goes on to byte `to`, or the start of the character that it is in.
    fn advance(&mut self, text: &str, to: usize) {
        for c in text.get(self.at..).unwrap_or("").chars() {
            if self.at + c.len_utf8() > to {
                return;
            }
            self.at += c.len_utf8();
            self.column += 1;
            if c == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            }
        }
    }
}

/// A word of a file as a message may quote it: short, and nothing in it that drives a terminal.
pub(super) fn shown(words: &str) -> String {
    let mut short: String = words.chars().take(QUOTED).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    clean(&short)
}

/// True for what can't be seen and may hide, reorder or command: control characters, those that
/// direct the writing, those without a width. Joiners are not among them: they shape words of Persian
/// and Hindi.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Control and invisible characters as escapes.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' | '\\' => out.push(c),
            _ => out.extend(c.escape_debug()),
        }
    }
    out
}

/// `one, two or three`.
pub(super) fn listed(words: &[&str], joint: &str) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => format!("{} {joint} {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The one of `known` that was probably meant.
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let starts = |known: &&&str| word.starts_with(**known) || known.starts_with(&word);
    if let Some(found) = known.iter().find(starts).filter(|_| word.len() > 2) {
        return Some(found);
    }
    let near = |known: &&'a str| (distance(&word, known), *known);
    let (far, found) = known.iter().map(near).min()?;
    (far <= 1 + found.len() / 4).then_some(found)
}

/// How many letters must be put in, left out or replaced to make `a` of `b`.
fn distance(a: &str, b: &str) -> usize {
    if a.len() > 2 * QUOTED {
        return a.len();
    }
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (above, x) in a.chars().enumerate() {
        let mut diagonal = above;
        let mut left = above + 1;
        for (slot, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let best = (*slot + 1)
                .min(left + 1)
                .min(diagonal + usize::from(x != y));
            diagonal = std::mem::replace(slot, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = above + 1;
        }
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Faults, MOST, Place, distance, listed, nearest, shown};

    fn place(text: &str, at: usize) -> (usize, usize) {
        let mut place = Place::default();
        place.advance(text, at);
        (place.line, place.column)
    }

    #[test]
    fn many_faults_are_bounded_and_in_order() {
        let text = "é\n".repeat(3 * MOST);
        let mut faults = Faults::new(Path::new("f"), &text);
        for index in (0..2 * MOST).rev() {
            faults.add(&(3 * index..0), "w", "m");
        }
        assert!(faults.are_full());
        let found = faults.sorted();
        assert_eq!(found.len(), MOST);
        assert_eq!(found[0].to_string(), format!("f:{}:1: w; m", MOST + 1));
        assert!(found.is_sorted());
    }

    #[test]
    fn places_count_characters() {
        let text = "é = 1\nnäme = 2";
        assert_eq!(place(text, 0), (1, 1));
        assert_eq!(place(text, text.find('=').unwrap()), (1, 3));
        assert_eq!(place(text, text.rfind('=').unwrap()), (2, 6));
        assert_eq!(place(text, 99), (2, 9));
    }

    #[test]
    fn the_nearest_word_is_near() {
        let types = ["state", "organisation", "person", "group"];
        assert_eq!(nearest("organization", &types), Some("organisation"));
        assert_eq!(nearest("State", &types), Some("state"));
        assert_eq!(nearest("org", &types), Some("organisation"));
        assert_eq!(nearest("persons", &types), Some("person"));
        assert_eq!(nearest("banana", &types), None);
        assert_eq!(nearest("", &types), None);
        assert_eq!((distance("", "abc"), distance("kitten", "sitting")), (3, 3));
        assert_eq!(listed(&types, "or"), "state, organisation, person or group");
    }

    #[test]
    fn what_is_quoted_is_harmless() {
        assert_eq!(
            shown("a\x1b[31m\u{202e}’s \"b\""),
            "a\\u{1b}[31m\\u{202e}’s \"b\""
        );
        assert_eq!(shown(&"é".repeat(50)).chars().count(), 41);
    }
}
