//! What dresses words within a paragraph: emphasis, code, roles, links, references.

use super::lines::{Letter, letters, words_of};
use super::names::{Names, is_address};
use crate::model::Inline;

/// Letters that are dressed alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Run {
    pub(super) letters: Vec<Letter>,
    pub(super) inline: Inline,
    pub(super) link: Option<String>,
}

/// Longest word that is taken for the name of a link, in letters.
const MAX_NAME: usize = 200;

/// Roles whose words are names of things on a computer; by the last part of their names.
const CODE: &str = include_str!("../../../assets/rst/code-roles.txt");

/// The runs of a paragraph.
pub(super) fn runs(letters: &[Letter], names: &Names) -> Vec<Run> {
    let mut reader = Inlines {
        letters,
        names,
        at: 0,
        plain: Vec::new(),
        runs: Vec::new(),
        nowhere: Vec::new(),
    };
    while let Some(&(c, _)) = letters.get(reader.at) {
        if !reader.marked(c) {
            reader.take();
        }
    }
    reader.flush();
    reader.runs
}

struct Inlines<'a> {
    letters: &'a [Letter],
    names: &'a Names,
    at: usize,
    /// Undressed letters that are not in a run yet.
    plain: Vec<Letter>,
    runs: Vec<Run>,
    /// Marks that stand nowhere behind here.
    nowhere: Vec<&'static str>,
}

impl Inlines<'_> {
    /// Reads what is dressed at a place; false where nothing is.
    fn marked(&mut self, c: char) -> bool {
        match c {
            '\\' => self.escaped(),
            '`' if self.starts("``") => self.within("``", Inline::CODE),
            '*' if self.starts("**") => self.within("**", Inline::STRONG),
            '*' => self.within("*", Inline::EMPHASIS),
            ':' => self.role(),
            '`' => self.quoted(self.at, None),
            '|' => self.replaced(),
            '[' => self.cited(),
            '_' if self.starts("_`") => {
                self.at += 1;
                self.quoted(self.at, None)
            }
            '_' => self.referred(),
            _ => false,
        }
    }

    fn take(&mut self) {
        self.plain.extend(self.letters.get(self.at));
        self.at += 1;
    }

    fn flush(&mut self) {
        let letters = std::mem::take(&mut self.plain);
        self.push(letters, Inline::default(), None);
    }

    fn push(&mut self, letters: Vec<Letter>, inline: Inline, link: Option<String>) {
        if !letters.is_empty() {
            self.runs.push(Run {
                letters,
                inline,
                link,
            });
        }
    }

    fn get(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|(c, _)| *c)
    }

    fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    fn stands(&self, at: usize, mark: &str) -> bool {
        mark.chars()
            .zip(at..)
            .all(|(c, at)| self.get(at) == Some(c))
    }

    fn starts(&self, mark: &str) -> bool {
        self.stands(self.at, mark)
    }

    /// A backslash takes the letter behind it as it is; a blank goes with it.
    fn escaped(&mut self) -> bool {
        self.at += 1;
        match self.get(self.at) {
            Some(c) if c.is_whitespace() => self.at += 1,
            Some(_) => self.take(),
            None => {}
        }
        true
    }

    /// True where a mark at a place may open: "2 * 3" opens nothing.
    fn opens(&self, at: usize, length: usize) -> bool {
        let around = |c: char| c.is_whitespace() || "'\"([{<-/:‘“’«¡¿–—".contains(c);
        let inside = self.get(at + length);
        self.before(at).is_none_or(around) && inside.is_some_and(|c| !c.is_whitespace())
    }

    /// Where the mark that closes stands, behind `from`; each mark that closes nothing is looked for once.
    fn close(&mut self, from: usize, mark: &'static str) -> Option<usize> {
        if self.nowhere.contains(&mark) {
            return None;
        }
        let length = mark.len();
        let closes = |at: usize| {
            let inside = self.before(at).is_some_and(|c| !c.is_whitespace());
            let escaped = mark != "``" && self.before(at) == Some('\\');
            let behind = self.get(at + length).is_none_or(|c| !c.is_alphanumeric());
            self.stands(at, mark) && inside && !escaped && behind
        };
        let found = (from + 1..self.letters.len()).find(|&at| closes(at));
        if found.is_none() {
            self.nowhere.push(mark);
        }
        found
    }

    /// What stands between two marks.
    fn within(&mut self, mark: &'static str, inline: Inline) -> bool {
        let length = mark.len();
        let from = self.at + length;
        let end = self.opens(self.at, length).then(|| self.close(from, mark));
        let Some(end) = end.flatten() else {
            // both letters of an open mark stay
            self.take();
            return true;
        };
        self.flush();
        let inner = self.letters.get(from..end).unwrap_or_default();
        self.push(inner.to_vec(), inline, None);
        self.at = end + length;
        true
    }

    /// The name of a role that starts at a place, and where it ends: `:name:`.
    fn role_at(&self, at: usize) -> Option<(String, usize)> {
        let rest = self.letters.get(at + 1..)?;
        let is_name = |c: &char| c.is_ascii_alphanumeric() || "-_.+:".contains(*c);
        let name = rest.iter().map(|(c, _)| *c).take(60).take_while(is_name);
        let name: String = name.collect();
        let bare = name.strip_suffix(':').filter(|bare| !bare.is_empty())?;
        Some((bare.to_owned(), at + 1 + name.len()))
    }

    /// `:role:` before quoted words.
    fn role(&mut self) -> bool {
        let told = self
            .opens(self.at, 1)
            .then(|| self.role_at(self.at))
            .flatten();
        let Some((name, end)) = told.filter(|(_, end)| self.get(*end) == Some('`')) else {
            return false;
        };
        self.quoted(end, Some(&name))
    }

    /// Words in single quote marks, from the first of these on: a role or a link.
    fn quoted(&mut self, open: usize, role: Option<&str>) -> bool {
        let opens = role.is_some() || self.opens(open, 1) || self.before(open) == Some('_');
        let Some(end) = opens.then(|| self.close(open + 1, "`")).flatten() else {
            self.at = open;
            self.take();
            return true;
        };
        self.flush();
        let inner = self.letters.get(open + 1..end).unwrap_or_default().to_vec();
        let mut next = end + 1;
        let linked = self.get(next) == Some('_');
        while self.get(next) == Some('_') {
            next += 1;
        }
        let mut role = role.map(str::to_owned);
        if role.is_none()
            && !linked
            && self.get(next) == Some(':')
            && let Some((name, behind)) = self.role_at(next)
        {
            (role, next) = (Some(name), behind);
        }
        let (words, target) = titled(&inner);
        let link = target.or_else(|| linked.then(|| words_of(words)));
        let link = link.and_then(|name| self.address(&name));
        let words = match words {
            [('!', _), rest @ ..] => rest,
            // of a dotted name the last part is shown
            [('~', _), rest @ ..] => rest.rsplit(|(c, _)| *c == '.').next().unwrap_or(rest),
            words => words,
        };
        self.push(
            words.to_vec(),
            role.map_or(Inline::default(), |role| look(&role)),
            link,
        );
        self.at = next;
        true
    }

    /// The address that a link leads to.
    fn address(&self, name: &str) -> Option<String> {
        let name = name.trim().trim_end_matches('_');
        if is_address(name) {
            return Some(name.to_owned());
        }
        self.names.link(name).map(str::to_owned)
    }

    /// `|name|`
    fn replaced(&mut self) -> bool {
        let from = self.at + 1;
        let end = self
            .opens(self.at, 1)
            .then(|| self.close(from, "|"))
            .flatten();
        let Some(end) = end else {
            return false;
        };
        let name = self.letters.get(from..end).unwrap_or_default();
        let at = name.first().map_or(0, |(_, at)| *at);
        let shown = match self.names.words(&words_of(name)) {
            // letters that all stand for the name
            Some(words) => letters(words, 0)
                .into_iter()
                .map(|(c, _)| (c, at))
                .collect(),
            None => name.to_vec(),
        };
        self.plain.extend(shown);
        self.at = end + 1;
        while self.get(self.at) == Some('_') {
            self.at += 1;
        }
        true
    }

    /// `[1]_` refers to a note, `[#name]_` too: shown as `[1]`, `[name]`.
    fn cited(&mut self) -> bool {
        let rest = self.letters.get(self.at..).unwrap_or_default();
        let label = rest.iter().take(60).position(|(c, _)| *c == ']');
        let Some(end) = label.filter(|end| *end > 1).map(|end| self.at + end) else {
            return false;
        };
        let behind = self.get(end + 2);
        if self.get(end + 1) != Some('_') || behind.is_some_and(char::is_alphanumeric) {
            return false;
        }
        let label = self.letters.get(self.at..=end).unwrap_or_default();
        let numbered = label.len() > 3;
        let shown = label.iter().filter(|(c, _)| !(numbered && *c == '#'));
        self.plain.extend(shown);
        self.at = end + 2;
        true
    }

    /// `name_` leads to where the name stands for.
    fn referred(&mut self) -> bool {
        let mut end = self.at;
        while self.get(end) == Some('_') && end < self.at + 2 {
            end += 1;
        }
        let inner = |c: &char| c.is_alphanumeric() || "-_.".contains(*c);
        let ends = self
            .get(end)
            .is_none_or(|c| !c.is_alphanumeric() && c != '_');
        if !ends {
            return false;
        }
        let word = self
            .plain
            .iter()
            .rev()
            .take(MAX_NAME)
            .take_while(|(c, _)| inner(c))
            .count();
        let from = self.plain.len() - word;
        let begins = from.checked_sub(1).and_then(|at| self.plain.get(at));
        let begins = begins.is_none_or(|(c, _)| c.is_whitespace() || "([{<'\"“‘/-".contains(*c));
        let lettered = self.plain.last().is_some_and(|(c, _)| c.is_alphanumeric());
        if !lettered || !begins {
            return false;
        }
        let word = self.plain.split_off(from);
        let link = self.address(&words_of(&word));
        if link.is_some() {
            self.flush();
            self.push(word, Inline::default(), link);
        } else {
            self.plain.extend(word);
        }
        self.at = end;
        true
    }
}

/// The words of a link and where it leads: `words <address>`. An address alone is its own words.
fn titled(inner: &[Letter]) -> (&[Letter], Option<String>) {
    let open = inner.iter().rposition(|(c, _)| *c == '<');
    let Some((words, rest)) = open.and_then(|open| inner.split_at_checked(open)) else {
        return (inner, None);
    };
    let [_, target @ .., ('>', _)] = rest else {
        return (inner, None);
    };
    let blank = words
        .iter()
        .rev()
        .take_while(|(c, _)| c.is_whitespace())
        .count();
    let words = words.get(..words.len() - blank).unwrap_or_default();
    let link = words_of(target);
    if words.is_empty() {
        return (target, Some(link));
    }
    (words, Some(link))
}

/// How the words of a role are dressed.
fn look(role: &str) -> Inline {
    match role.rsplit(':').next().unwrap_or(role) {
        "emphasis" | "title" | "title-reference" | "dfn" => Inline::EMPHASIS,
        "strong" | "guilabel" => Inline::STRONG,
        name if CODE.lines().any(|role| role == name) => Inline::CODE,
        _ => Inline::default(),
    }
}
