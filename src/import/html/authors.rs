//! The names of those who wrote an article.

use std::sync::LazyLock;

use super::list;
use super::titles::clean;
use super::tree::{Id, ROOT, Tree};
use crate::text::days::without_day;

/// Most authors.
const MAX: usize = 40;

/// Most links to authors that are looked at.
const MAX_LINKS: usize = 200;

/// The authors to whom links of the page lead (`rel="author"`), those that stand together.
pub(super) fn linked(tree: &Tree) -> Option<String> {
    let rel = |id: Id| {
        tree.attribute(id, "rel")
            .split(' ')
            .any(|rel| rel == "author")
    };
    together(tree, rel)
}

/// Folders of addresses that are people's own: "/authors/ana-reis".
const FOLDERS: &str = include_str!("../../../assets/html/authors.txt");

/// The authors to whose pages links lead, by their addresses; a name of one word is as well a topic.
pub(super) fn addressed(tree: &Tree) -> Option<String> {
    together(tree, |id| {
        let href = tree.attribute(id, "href");
        let own = list::entries(FOLDERS).any(|folder| href.contains(folder));
        own && (2..=4).contains(&tree.text(id).split_whitespace().count())
    })
}

/// The names of the first links that lead to authors and stand together.
fn together(tree: &Tree, leads: impl Fn(Id) -> bool) -> Option<String> {
    let outside = |at: Id| {
        matches!(tree.name(at), "aside" | "nav" | "footer")
            || is_comment(tree.attribute(at, "class"))
            || is_comment(tree.attribute(at, "id"))
    };
    let links = tree
        .inside(ROOT)
        .filter(|&id| tree.name(id) == "a" && leads(id) && is_name(&name(&tree.text(id))));
    let inside = |&id: &Id| !tree.ancestors(id).any(outside);
    let mut links = links.take(MAX_LINKS).filter(inside);
    let first = links.next()?;
    let mut names = vec![name(&tree.text(first))];
    for link in links
        .take(MAX)
        .take_while(|&at| tree.parent(at) == tree.parent(first))
    {
        let name = name(&tree.text(link));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(names.join(", "))
}

/// The author that a line names: behind "by", or all of a line that is called so but for its date.
pub(super) fn in_line(line: &str, authors: bool) -> Option<String> {
    let text = without_day(line);
    let lower = text.to_lowercase();
    if lower.len() == text.len() {
        for word in BY.iter() {
            let Some(at) = lower.find(word.as_str()) else {
                continue;
            };
            let before = text.get(..at).unwrap_or("").chars().next_back();
            if before.is_some_and(char::is_alphanumeric) || (!authors && at > 40) {
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
    (authors && is_name(&name)).then_some(name)
}

/// What stands before an author; see the file.
static BY: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file = include_str!("../../../assets/html/by.txt");
    list::entries(file)
        .map(|line| line.replace('_', " "))
        .collect()
});

/// What an author is, behind a comma: "Ana Reis, Harbour Correspondent" is Ana Reis; "Reis, Ana" stays.
const ROLES: &str = include_str!("../../../assets/html/roles.txt");

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
    let mut name = clean(words);
    let mut lower = name.to_lowercase();
    for word in BY.iter() {
        if lower.len() == name.len() && lower.starts_with(word.as_str()) {
            name = name.get(word.len()..).unwrap_or("").to_owned();
            lower = name.to_lowercase();
        }
    }
    let bare = without_addresses(without_reading_time(&name));
    let name = bare.as_str();
    // what follows a bar or a dot is another matter
    let end = [
        "|",
        " · ",
        " • ",
        " — ",
        " – ",
        "  ",
        " on ",
        " in ",
        "Published",
        "Updated",
        "Posted",
        "Follow",
        ", last modified",
        ", last updated",
    ]
    .iter()
    .filter_map(|mark| name.find(mark).filter(|&at| at > 0))
    .min()
    .unwrap_or(name.len());
    let head = name.get(..end).unwrap_or(name);
    let head = if head.contains(" on behalf")
        || name
            .get(end..)
            .is_some_and(|rest| rest.starts_with(" on behalf"))
    {
        name
    } else {
        head
    };
    without_role(head.trim_matches(edge)).to_owned()
}

/// "Ana Reis 4 min read" → "Ana Reis".
fn without_reading_time(name: &str) -> &str {
    let ends = [" min read", " mins read", " minute read"];
    let before = ends
        .iter()
        .find_map(|end| name.split_once(end))
        .map(|(before, _)| before);
    let bare =
        before.map(|before| before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-'));
    bare.unwrap_or(name)
}

/// "Ana Reis @anareis" → "Ana Reis".
fn without_addresses(name: &str) -> String {
    if !name.contains('@') {
        return name.to_owned();
    }
    let words = name.split(' ').filter(|word| !word.contains('@'));
    words.collect::<Vec<_>>().join(" ")
}

/// Names that systems write where nobody said who it was.
const NOBODY: &str = include_str!("../../../assets/html/nobody.txt");

/// True for a name of somebody: not of a system, of the site itself, or an address.
pub(super) fn is_somebody(author: &str, site: Option<&str>) -> bool {
    let name = name(author).to_lowercase();
    let site = site.is_some_and(|site| site.to_lowercase() == name);
    !name.is_empty() && !author.contains("://") && !list::has(NOBODY, &name) && !site
}

/// What an element that is called so names: the name in it, where one is marked.
pub(super) fn marked(tree: &Tree, id: Id) -> Option<String> {
    let inner = tree.inside(id).take(MAX).skip(1).find(|&at| {
        let class = tree.attribute(at, "class");
        let mut words = class.split([' ', '-', '_']);
        tree.attribute(at, "itemprop") == "name" || words.any(|word| matches!(word, "name" | "fn"))
    })?;
    let name = name(&tree.text(inner));
    is_name(&name).then_some(name)
}

fn without_role(name: &str) -> &str {
    let Some((person, role)) = name.split_once(", ") else {
        return name;
    };
    let last = role.split_whitespace().last().unwrap_or("").to_lowercase();
    let known = list::has(ROLES, &last) && person.contains(' ') && !role.contains(',');
    if known { person } else { name }
}

/// True for a class that says that its element is no part of the article. The foot of an article tells of
/// it: "entry-footer", not "site-footer".
pub(super) fn is_comment(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    let mut words = class.split([' ', '-', '_']);
    let own_foot = || {
        let own = |word| matches!(word, "entry" | "post" | "article" | "asset");
        class.split([' ', '-', '_']).any(own)
    };
    words.any(|word| match word {
        "footer" => !own_foot(),
        _ => matches!(
            word,
            "comment"
                | "comments"
                | "related"
                | "sidebar"
                | "widget"
                | "recommended"
                | "copyright"
                | "license"
        ),
    })
}
