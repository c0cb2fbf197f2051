//! The title of a page: which heading says it, and what of it is the name of the site.

use super::tree::{Id, ROOT, Tree};
use crate::text::single_blanks;

/// Longest title that is believed, in bytes.
const MAX: usize = 500;

/// Words on one line, without blanks at either end.
pub(super) fn clean(words: &str) -> String {
    // some write entities twice
    let mut words = words.to_owned();
    for (entity, c) in [
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&#8217;", "’"),
    ] {
        if words.contains(entity) {
            words = words.replace(entity, c);
        }
    }
    single_blanks(&words)
}

/// The title, and the heading that says it.
pub(super) fn title(
    tree: &Tree,
    declared: Option<String>,
    window: &str,
    site: Option<&str>,
) -> (Option<String>, Option<Id>) {
    let headings: Vec<(Id, String)> = tree
        .inside(ROOT)
        .filter(|&id| tree.name(id) == "h1")
        .map(|id| (id, clean(&super::prune::heading_text(tree, id))))
        .filter(|(_, text)| !text.is_empty() && text.len() <= MAX)
        .collect();
    let bare = without_site(window, site);
    // the heading that says what the page declares, in the article first
    let parts = parts_of(window);
    let (inside, outside): (Vec<&_>, Vec<&_>) = headings
        .iter()
        .partition(|(id, _)| stands_in_article(tree, *id));
    let said = || declared.iter().chain([&bare]);
    let found = says(&inside, said().chain(&parts)).or_else(|| says(&outside, said()));
    if let Some((id, text)) = found {
        return (Some(text), Some(id));
    }
    // a lower one that says a part of the window's title, where the highest is the name of the site
    let lower = tree
        .inside(ROOT)
        .filter(|&id| matches!(tree.name(id), "h2" | "h3"))
        .take(20);
    let below = lower.map(|id| (id, clean(&super::prune::heading_text(tree, id))));
    let equal = |text: &str, said: &str| text.to_lowercase() == said.to_lowercase();
    let same = below.into_iter().find(|(id, text)| {
        let called = || {
            let class = tree.attribute(*id, "class");
            class.contains("entry-title") || class.contains("post-title")
        };
        let behind = |part: &String| {
            let site = part.strip_suffix(text.as_str());
            equal(text, part) || site.is_some_and(|site| site.ends_with(": "))
        };
        let part = (stands_in_article(tree, *id) || called()) && parts.iter().any(behind);
        let first = declared.as_ref().unwrap_or(&bare);
        !text.is_empty() && (part || equal(text, first))
    });
    if let Some((id, text)) = same {
        return (Some(text), Some(id));
    }
    if let Some((id, text)) = says(&outside, parts.iter()) {
        return (Some(text), Some(id));
    }
    let said = declared
        .clone()
        .or_else(|| Some(bare.clone()).filter(|bare| !bare.is_empty()));
    // the only one, where it stands in the article
    if let [(id, text)] = headings.as_slice() {
        let logo = site.is_some_and(|site| site.eq_ignore_ascii_case(text));
        if (stands_in_article(tree, *id) || said.is_none()) && !logo {
            return (Some(text.clone()), Some(*id));
        }
    }
    // the first heading of the article, where all that is said is the name of the site
    let is_site = |said: &String| site.is_some_and(|site| site.eq_ignore_ascii_case(said));
    if said.as_ref().is_some_and(is_site) && headings.is_empty() {
        let mut lower = tree.inside(ROOT).filter(|&id| tree.name(id) == "h2");
        let first = lower.find(|&id| stands_in_article(tree, id));
        if let Some(id) = first {
            let text = clean(&super::prune::heading_text(tree, id));
            if !text.is_empty() && text.len() <= MAX {
                return (Some(text), Some(id));
            }
        }
    }
    // the only one in the article, where nothing else says a title
    if let ([(id, text)], None) = (inside.as_slice(), &said) {
        return (Some(text.clone()), Some(*id));
    }
    (said, None)
}

/// The first heading that says the first that any says.
fn says<'a>(
    headings: &[&(Id, String)],
    mut said: impl Iterator<Item = &'a String>,
) -> Option<(Id, String)> {
    let same = |said: &String| headings.iter().find(|(_, text)| is_same(text, said));
    said.find_map(same).map(|found| (*found).clone())
}

/// True for what stands in the element that a page says is its article.
fn stands_in_article(tree: &Tree, id: Id) -> bool {
    let inside = |at: Id| {
        matches!(tree.name(at), "main" | "article") || tree.attribute(at, "role") == "main"
    };
    let outside = |at: Id| matches!(tree.name(at), "nav" | "aside" | "footer");
    tree.ancestors(id).any(inside) && !tree.ancestors(id).any(outside)
}

/// What stands between the separators of a window's title.
fn parts_of(window: &str) -> Vec<String> {
    let mut parts = vec![window.to_owned()];
    for separator in SEPARATORS {
        parts = parts
            .iter()
            .flat_map(|part| part.split(separator))
            .map(|part| part.trim().to_owned())
            .collect();
    }
    parts
}

/// True where two titles say the same, but for case, marks, and a part that one has more.
fn is_same(heading: &str, declared: &str) -> bool {
    let key = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (heading, declared) = (key(heading), key(declared));
    if heading.is_empty() || declared.is_empty() {
        return false;
    }
    let (short, long) = if heading.len() < declared.len() {
        (&heading, &declared)
    } else {
        (&declared, &heading)
    };
    heading == declared
        || (short.len() > 8 && long.contains(short.as_str()) && short.len() * 2 > long.len())
}

/// What separates a title from the name of its site.
const SEPARATORS: &[&str] = &[
    " | ", " — ", " – ", " - ", " :: ", " » ", " « ", " · ", " • ", " / ", " ∙ ", "｜", " > ",
];

/// "Title | Site" → "Title"; "Site | Part | Title" → "Title". A title with a dash stays whole where
/// the name of the site isn't known and what stands on either side is long.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let mut title = clean(title);
    if let Some(site) = site.filter(|site| !site.is_empty()) {
        for separator in SEPARATORS.iter().chain(&[": "]) {
            let cut = title
                .strip_suffix(site)
                .and_then(|rest| rest.strip_suffix(separator))
                .or_else(|| {
                    title
                        .strip_prefix(site)
                        .and_then(|rest| rest.strip_prefix(separator))
                });
            if let Some(rest) = cut.map(str::trim).filter(|rest| !rest.is_empty()) {
                title = rest.to_owned();
            }
        }
    }
    for hard in [
        " | ", " :: ", " » ", " « ", "｜", " — ", " · ", " • ", " – ", " - ",
    ] {
        let parts: Vec<&str> = title.split(hard).collect();
        let count = |part: &str| part.split_whitespace().count();
        if let [first, .., last] = parts.as_slice() {
            let longest = parts
                .iter()
                .max_by_key(|part| part.chars().count())
                .copied()
                .unwrap_or("");
            let soft = matches!(hard, " - " | " – " | " — " | " · ");
            if !soft {
                return longest.trim().to_owned();
            }
            // the site stands last, and is shorter than the title
            let kept = title
                .strip_suffix(last)
                .and_then(|rest| rest.strip_suffix(hard))
                .unwrap_or(first);
            if count(last) <= 4 && count(kept) >= 3 && count(kept) > count(last) {
                return kept.trim().to_owned();
            }
        }
    }
    title
}
