//! Who wrote an article and when, as it stands around its title.

use super::authors;
use super::list;
use super::tree::{Id, ROOT, Step, Tree, is_block};
use crate::text::days::{self, Order, day_in, without_day};

/// What the lines around a title tell.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// From a `<time>`.
    pub(super) time: Option<String>,
    /// From words.
    pub(super) date: Option<String>,
    pub(super) author: Option<String>,
}

/// Longest line that is looked at, in bytes.
const MAX: usize = 240;

/// Most lines that are called so.
const MAX_NAMED: usize = 40;

/// Elements beside one that are looked at.
const MAX_BESIDE: usize = 40;

/// Short lines behind the title among which date and author are looked for.
const NEAR: usize = 12;

/// Finds date and author. `title` is the heading that says the title, `order` that of day and month in the
/// page's language.
pub(super) fn find(tree: &Tree, title: Option<Id>, order: Option<Order>) -> Line {
    let mut found = Line::default();
    // "Updated 9 March 2026 | Published 3 March 2026"
    let published_in =
        |text: &str| day_in(text.split_once("ublished").map_or("", |(_, rest)| rest));
    let dated = |text: &str| {
        published_in(text)
            .or_else(|| day_in(text))
            .or_else(|| days::in_order(text, order?))
    };
    let lines = lines(tree, title);
    // the microformats of old have `<abbr class="published" title="2026-03-03T10:00">` for `<time>`
    let times = tree.inside(ROOT).filter(|&id| match tree.name(id) {
        "time" => true,
        "abbr" => tree.attribute(id, "class").contains("published"),
        _ => false,
    });
    let outside = |id: Id| {
        tree.ancestors(id).any(|at| {
            matches!(tree.name(at), "aside" | "nav" | "footer")
                || authors::is_comment(tree.attribute(at, "class"))
        })
    };
    let times: Vec<Id> = times.take(200).filter(|&id| !outside(id)).collect();
    let published = |id: &&Id| {
        let told = format!(
            "{} {} {}",
            tree.attribute(**id, "itemprop"),
            tree.attribute(**id, "class"),
            tree.attribute(**id, "pubdate")
        );
        tree.has(**id, "pubdate") || told.contains("ublish") || told.contains("entry-date")
    };
    let behind = |id: &&Id| title.is_none_or(|title| **id > title);
    let time = times
        .iter()
        .find(published)
        .or_else(|| times.iter().find(behind))
        .or(times.first());
    found.time = time.and_then(|&id| {
        let told = ["datetime", "title"].map(|key| tree.attribute(id, key));
        let told = told.into_iter().find(|told| !told.is_empty());
        let told = told.unwrap_or("");
        let words = || tree.text(id);
        days::written(told)
            .or_else(|| dated(&words()))
            .or_else(|| dated(&in_pieces(tree, id)))
    });
    found.author = authors::linked(tree);
    for line in &lines {
        if found.date.is_none() && line.text.len() <= MAX_DATED && !line.is_sentence() {
            found.date = dated(&line.text);
        }
        if found.author.is_none() {
            found.author = authors::in_line(&line.text, line.authors);
        }
    }
    found.author = found.author.or_else(|| authors::addressed(tree));
    found
}

/// The words of an element with a blank between its pieces: `<span>3</span><span>March</span>`.
fn in_pieces(tree: &Tree, id: Id) -> String {
    let steps = tree.walk(id).take(MAX_PIECES);
    let words = steps.filter_map(|step| match step {
        Step::Enter(at) if tree.is_text(at) => Some(tree.node(at).text.trim()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Most elements in one that tells a date in pieces, and their ends.
const MAX_PIECES: usize = 30;

/// A short line of the page.
struct Short {
    text: String,
    /// The element or one around it is called author, byline …
    authors: bool,
    /// The element is called something, a date or an author.
    named: bool,
}

impl Short {
    /// True for what the article says itself: "The fair of 9 March is off, says the board."; not for what
    /// begins with its place and day: "AARHAVN, March 9, 2026 (HP) - The fair is off."
    fn is_sentence(&self) -> bool {
        let place = self.text.split([',', ' ']).next().unwrap_or("");
        let capitals = place.chars().count() > 2 && place.chars().all(char::is_uppercase);
        if capitals
            || [" - ", " – ", " — "]
                .iter()
                .any(|dash| self.text.contains(dash))
        {
            return false;
        }
        let words = self.text.split_whitespace().count();
        let ends = self.text.ends_with(['.', '!', '?']) && !self.text.ends_with(".m.");
        !self.named && words > MAX_SENTENCE && ends
    }
}

/// Words above which what ends as a sentence is one.
const MAX_SENTENCE: usize = 6;

/// The lines around the title, those first whose elements are called so.
fn lines(tree: &Tree, title: Option<Id>) -> Vec<Short> {
    let (mut named, mut near) = (Vec::new(), Vec::new());
    let mut walk = tree.walk(ROOT);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        if named.len() >= MAX_NAMED {
            break;
        }
        if tree.is_text(id) {
            continue;
        }
        let name = tree.name(id);
        let class = format!(
            "{} {} {}",
            tree.attribute(id, "class"),
            tree.attribute(id, "id"),
            tree.attribute(id, "itemprop")
        );
        let class = class.to_ascii_lowercase();
        if matches!(
            name,
            "script" | "style" | "nav" | "noscript" | "template" | "head"
        ) || name == "footer" && !class.contains("meta")
            || authors::is_comment(&class)
        {
            walk.pass_over(id);
            continue;
        }
        let authors = AUTHORS.iter().any(|word| class.contains(word))
            || tree.attribute(id, "rel") == "author";
        let called = authors
            || class
                .split([' ', '-', '_'])
                .any(|word| matches!(word, "meta" | "metadata"))
            || DATES.iter().any(|word| class.contains(word));
        let behind = title.is_some_and(|title| id > title)
            && near.len() < NEAR
            && (is_block(name) || stands_between_blocks(tree, id));
        if !called && !behind {
            continue;
        }
        let leaf = || {
            !tree
                .elements(id)
                .any(|child| is_block(tree.name(child)) && tree.name(child) != "br")
        };
        if !called && !leaf() {
            continue;
        }
        let text = listed(tree, id);
        if text.is_empty() || text.len() > MAX {
            if !called && !text.is_empty() {
                // prose: the article has begun
                near.push(Short {
                    text: String::new(),
                    authors: false,
                    named: false,
                });
            }
            continue;
        }
        let pieces = || Some(in_pieces(tree, id)).filter(|pieces| day_in(pieces).is_some());
        let apart = (called && day_in(&text).is_none()).then(pieces).flatten();
        let text = authors
            .then(|| authors::marked(tree, id))
            .flatten()
            .unwrap_or(text);
        let line = Short {
            text,
            authors,
            named: called,
        };
        if called {
            named.push(line);
            named.extend(apart.map(|text| Short {
                text,
                authors: false,
                named: true,
            }));
        } else if behind {
            near.push(line);
        }
    }
    named.extend(near);
    named
}

/// True for words on a line of their own though their element isn't one:
/// `<div><h1>Levy</h1><small>3 March 2026</small><p>…</p></div>`; not for what stands in a paragraph.
fn stands_between_blocks(tree: &Tree, id: Id) -> bool {
    let around = tree.parent(id).into_iter().flat_map(|at| tree.elements(at));
    !matches!(tree.name(id), "a" | "img")
        && around
            .take(MAX_BESIDE)
            .any(|at| is_block(tree.name(at)) && tree.name(at) != "br")
}

/// Parts of the class names of elements that hold an author, or a date.
const AUTHORS: &[&str] = &[
    "author",
    "byline",
    "by-line",
    "writer",
    "creator",
    "contributor",
];
const DATES: &[&str] = &[
    "date",
    "publish",
    "posted",
    "datum",
    "fecha",
    "timestamp",
    "time-stamp",
    "dateline",
    "pubtime",
    "postmeta",
    "submitted",
];

/// Longest line in bytes that is believed to tell the date.
const MAX_DATED: usize = 120;

/// The words of an element, its items apart.
fn listed(tree: &Tree, id: Id) -> String {
    let items: Vec<String> = tree
        .inside(id)
        .filter(|&at| tree.name(at) == "li")
        .take(8)
        .map(|at| tree.text(at))
        .collect();
    let all = tree.text(id);
    if items.len() > 1
        && let Some(first) = items.first()
        && let Some(at) = all.find(first.as_str())
    {
        return format!(
            "{} {}",
            all.get(..at).unwrap_or("").trim(),
            items.join(", ")
        );
    }
    all
}

/// True for a line that tells nothing but `author` and a date: "By Ana Reis — 3 March 2026".
pub(super) fn is_all(line: &str, author: &str) -> bool {
    if line.is_empty() || line.len() > MAX_DATED {
        return false;
    }
    let bare = without_day(line);
    let dated = bare.len() < line.len();
    let known: Vec<String> = author.split_whitespace().map(bare_word).collect();
    let words: Vec<String> = bare
        .split_whitespace()
        .map(bare_word)
        .filter(|word| !word.is_empty())
        .collect();
    let named = words.iter().any(|word| known.contains(word));
    let small = |word: &String| is_filler(word) || is_clock(word);
    (dated || named) && words.iter().all(|word| known.contains(word) || small(word))
}

fn bare_word(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// "10", "10:30", "10.30am".
fn is_clock(word: &str) -> bool {
    let rest = word.trim_end_matches(['a', 'p', 'm', 'h']);
    rest.len() <= 8
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// Words between author and date: lines of words.
const FILLERS: &str = include_str!("../../../assets/html/fillers.txt");

fn is_filler(word: &str) -> bool {
    list::entries(FILLERS)
        .flat_map(str::split_whitespace)
        .any(|filler| filler == word)
}
