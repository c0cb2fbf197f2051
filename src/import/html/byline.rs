//! Who wrote an article and when, as it stands around its title.

use super::tree::{Id, ROOT, Step, Tree, is_block};
use crate::text::date;

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

/// Short lines behind the title among which date and author are looked for.
const NEAR: usize = 12;

/// Finds date and author. `title` is the heading that says the title.
pub(super) fn find(tree: &Tree, title: Option<Id>) -> Line {
    let mut found = Line::default();
    let lines = lines(tree, title);
    let times = tree.inside(ROOT).filter(|&id| tree.name(id) == "time");
    let outside = |id: Id| {
        tree.ancestors(id).any(|at| {
            matches!(tree.name(at), "aside" | "nav" | "footer")
                || is_comment(tree.attribute(at, "class"))
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
        let told = tree.attribute(id, "datetime");
        let words = || tree.text(id);
        date::iso(told)
            .or_else(|| day_in(told))
            .or_else(|| day_in(&words()))
    });
    for line in &lines {
        if found.date.is_none() && line.text.len() <= MAX_DATED {
            found.date = day_in(&line.text);
        }
        if found.author.is_none() {
            found.author = author_in(line);
        }
    }
    found
}

/// A short line of the page.
struct Short {
    text: String,
    /// The element or one around it is called author, byline …
    authors: bool,
}

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
            "script" | "style" | "nav" | "footer" | "noscript" | "template" | "head"
        ) || is_comment(&class)
        {
            walk.pass_over(id);
            continue;
        }
        let authors = AUTHORS.iter().any(|word| class.contains(word))
            || tree.attribute(id, "rel") == "author";
        let called = authors
            || class.split(' ').any(|word| word == "meta")
            || DATES.iter().any(|word| class.contains(word));
        let behind = title.is_some_and(|title| id > title) && near.len() < NEAR && is_block(name);
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
                });
            }
            continue;
        }
        let line = Short { text, authors };
        if called {
            named.push(line);
        } else if behind {
            near.push(line);
        }
    }
    named.extend(near);
    named
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
    "timestamp",
    "time-stamp",
    "dateline",
    "pubtime",
    "post-meta",
    "entry-meta",
    "article-meta",
    "submitted",
];

/// Longest line in bytes that is believed to tell the date.
const MAX_DATED: usize = 120;

fn is_comment(class: &str) -> bool {
    class
        .to_ascii_lowercase()
        .split([' ', '-', '_'])
        .any(|word| {
            matches!(
                word,
                "comment"
                    | "comments"
                    | "related"
                    | "sidebar"
                    | "footer"
                    | "widget"
                    | "recommended"
                    | "copyright"
                    | "license"
            )
        })
}

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

/// The author that a line names: behind "by", or all of a line that is called so but for its date.
fn author_in(line: &Short) -> Option<String> {
    let text = without_day(&line.text);
    let lower = text.to_lowercase();
    if lower.len() == text.len() {
        for word in BY {
            let Some(at) = lower.find(word) else { continue };
            let before = text.get(..at).unwrap_or("").chars().next_back();
            if before.is_some_and(char::is_alphanumeric) || (!line.authors && at > 40) {
                continue;
            }
            let after = text.get(at + word.len()..).unwrap_or("");
            let name = name(after);
            if is_name(&name) {
                return Some(name);
            }
        }
    }
    let name = name(&text);
    (line.authors && is_name(&name)).then_some(name)
}

const BY: &[&str] = &[
    "written by ",
    "posted by ",
    "published by ",
    "by ",
    "author: ",
    "von ",
    "par ",
    "por ",
    "door ",
    "autor: ",
    "auteur : ",
];

/// True for what can be a name: a few words, the first with a capital or in a script without.
fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let first = words.chars().next();
    (1..=14).contains(&count)
        && first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !words.contains(['?', '!', ':', ';'])
        && !words.to_lowercase().starts_with("about ")
        && words.chars().filter(char::is_ascii_digit).count() < 4
}

/// A name without what stands around it: "By Ana Reis, Reporter |" → "Ana Reis, Reporter".
pub(super) fn name(words: &str) -> String {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '·' | '•' | '—' | '–' | '-' | ',' | '/' | '.' | ':' | '∙'
            )
    };
    let mut name = super::about::clean(words);
    for word in [
        "by ",
        "By ",
        "BY ",
        "Written by ",
        "Posted by ",
        "Von ",
        "von ",
        "Par ",
        "par ",
        "Por ",
        "por ",
    ] {
        if let Some(rest) = name.strip_prefix(word) {
            name = rest.to_owned();
        }
    }
    // what follows a bar or a dot is another matter
    let end = [
        "|",
        " · ",
        " • ",
        " — ",
        " – ",
        "  ",
        " on ",
        "Published",
        "Updated",
        "Posted",
        "Follow",
    ]
    .iter()
    .filter_map(|mark| name.find(mark).filter(|&at| at > 0))
    .min()
    .unwrap_or(name.len());
    let head = name.get(..end).unwrap_or(&name);
    let head = if head.contains(" on behalf")
        || name
            .get(end..)
            .is_some_and(|rest| rest.starts_with(" on behalf"))
    {
        &name
    } else {
        head
    };
    head.trim_matches(edge).to_owned()
}

/// The line without the day in it.
fn without_day(text: &str) -> String {
    match place_of_day(text) {
        Some((from, to, _)) => {
            let (before, after) = (text.get(..from).unwrap_or(""), text.get(to..).unwrap_or(""));
            let edge =
                |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '—' | '–' | '-' | ',');
            let before = before.trim_end_matches(edge);
            let after = after.trim_start_matches(edge);
            format!("{before} {after}").trim().to_owned()
        }
        None => text.to_owned(),
    }
}

/// The first day that is written in a line.
pub(super) fn day_in(text: &str) -> Option<String> {
    place_of_day(text).map(|(_, _, day)| day)
}

/// Where a day stands in a line, and which: "3 March 2026", "March 3, 2026", "2026-03-03",
/// "2026年3月3日", "3. März 2026", "03.03.2026", "13/03/2026".
fn place_of_day(text: &str) -> Option<(usize, usize, String)> {
    let head = text.get(..text.len().min(2000)).unwrap_or(text);
    if let Some(found) = ideographic(head) {
        return Some(found);
    }
    let words: Vec<(usize, &str)> = words(head).collect();
    for (index, &(at, word)) in words.iter().enumerate() {
        if let Some(day) = figures(word) {
            return Some((at, at + word.len(), day));
        }
        let three = words.get(index..index + 3);
        if let Some(&[(from, a), (_, b), (last, c)]) = three
            && let Some(day) = named(a, b, c)
        {
            return Some((from, last + c.len(), day));
        }
        // "3 de marzo de 2026"
        if let Some(&[(from, a), (_, de), (_, b), (_, del), (last, c)]) =
            words.get(index..index + 5)
            && de.eq_ignore_ascii_case("de")
            && matches!(del, "de" | "del" | "De")
            && let Some(day) = named(a, b, c)
        {
            return Some((from, last + c.len(), day));
        }
    }
    None
}

/// The words of a line and where they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|' | '·' | '•'))
        .filter_map(move |word| {
            let start = at;
            at = start + word.len();
            // one separator
            let step = text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            at += step;
            (!word.is_empty()).then_some((start, word))
        })
}

/// "2026-03-03", "2026-03-03T10:00", "2026/3/3", "03.03.2026", "13/03/2026".
fn figures(word: &str) -> Option<String> {
    let day = word.split('T').next().unwrap_or(word);
    let parts: Vec<&str> = day.trim_end_matches('.').split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str| {
        (1..=4)
            .contains(&part.len())
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1..=2) => (first, second, third),
        // only one of the two can be the month, or the stops say that it is the second
        (1..=2, 4) if first > 12 || word.contains('.') => (third, second, first),
        (1..=2, 4) if second > 12 || first == second => (third, first, second),
        _ => return None,
    };
    (1900..2100)
        .contains(&year)
        .then(|| iso(year, month, day))
        .flatten()
}

/// "3 March 2026", "March 3 2026", in the languages of [`month`].
fn named(a: &str, b: &str, c: &str) -> Option<String> {
    let year = |word: &str| {
        let word = word.trim_end_matches(['.', ';', ':']);
        let year = word.parse::<u32>().ok().filter(|_| word.len() == 4)?;
        (1900..2100).contains(&year).then_some(year)
    };
    let day = |word: &str| {
        let figures = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let tail = word.get(figures.len()..).unwrap_or("");
        let tail = matches!(
            tail,
            "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª"
        );
        figures
            .parse::<u32>()
            .ok()
            .filter(|day| tail && (1..=31).contains(day))
    };
    let year = year(c)?;
    match (day(a), month(b), month(a), day(b)) {
        (Some(day), Some(month), ..) => iso(year, month, day),
        (.., Some(month), Some(day)) => iso(year, month, day),
        _ => None,
    }
}

/// "2026年3月3日".
fn ideographic(text: &str) -> Option<(usize, usize, String)> {
    let at = text.find(['年', '년'])?;
    let from = text
        .get(..at)?
        .trim_end()
        .rfind(|c: char| !c.is_ascii_digit());
    let from = from.map_or(0, |from| {
        from + text
            .get(from..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let year: u32 = text.get(from..at)?.trim().parse().ok()?;
    let rest = text.get(at + '年'.len_utf8()..)?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, _) = rest.split_once(['日', '일'])?;
    let to = text.len() - rest.len() + day.len() + '日'.len_utf8();
    let (month, day) = (month.trim().parse().ok()?, day.trim().parse().ok()?);
    Some((from, to, iso(year, month, day)?))
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    date::iso(&format!("{year:04}-{month:02}-{day:02}"))
}

/// The month that a word names, from 1: whole, or the first three letters of English ones.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches(['.', ';', ':']).to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let months = MONTHS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    for (index, line) in months.enumerate() {
        if line.split_whitespace().any(|name| name == word) {
            return Some(index as u32 + 1);
        }
    }
    None
}

/// Names of the months: a line a month.
const MONTHS: &str = include_str!("../../../assets/html/months.txt");

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
    let small = |word: &String| FILLERS.contains(&word.as_str()) || is_clock(word);
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

/// Words between author and date.
const FILLERS: &[&str] = &[
    "by",
    "on",
    "at",
    "in",
    "and",
    "posted",
    "published",
    "updated",
    "written",
    "last",
    "modified",
    "date",
    "author",
    "am",
    "pm",
    "et",
    "est",
    "edt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "ist",
    "pst",
    "pdt",
    "von",
    "vom",
    "am",
    "par",
    "le",
    "por",
    "el",
    "um",
    "uhr",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "original",
    "first",
    "created",
    "issued",
    "release",
];
