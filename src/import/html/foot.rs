//! The day that a page tells in its foot: "Stand: 3. Mai 2024", "Last updated 3 March 2026".

use super::list;
use super::tree::{Id, ROOT, Step, Tree, is_block, push_collapsed};
use crate::text::days::day_in;
use crate::text::folded;

/// Longest line in bytes that is believed to tell the day of a page, and no more.
const MAX: usize = 100;

/// Steps through an element that holds such a line.
const STEPS: usize = 40;

/// Most elements that are looked at, from the end.
const MOST: usize = 4000;

/// How such lines begin, folded; see the file.
const LABELS: &str = include_str!("../../../assets/html/foot.txt");

/// The last such day, of a line that says it and hardly more.
pub(super) fn day(tree: &Tree) -> Option<String> {
    let ids: Vec<_> = tree.inside(ROOT).filter(|&id| !tree.is_text(id)).collect();
    ids.into_iter().rev().take(MOST).find_map(|id| {
        let quiet = matches!(tree.name(id), "script" | "style" | "head" | "noscript");
        let holds_lines = || tree.elements(id).any(|child| is_block(tree.name(child)));
        if quiet || holds_lines() {
            return None;
        }
        line(tree, id)
            .filter(|line| is_labelled(line))
            .and_then(|line| day_in(&line))
    })
}

/// The words in an element, where they are few: elements in elements around a long text are not read
/// again and again.
fn line(tree: &Tree, id: Id) -> Option<String> {
    let mut all = String::new();
    for (at, step) in tree.walk(id).enumerate() {
        let Step::Enter(id) = step else { continue };
        let words = if tree.is_text(id) {
            &*tree.node(id).text
        } else {
            ""
        };
        if at > STEPS || all.len() + words.len() > 4 * MAX {
            return None;
        }
        push_collapsed(&mut all, words);
    }
    all.truncate(all.trim_end().len());
    (all.len() <= MAX).then_some(all)
}

/// True for "Stand: 3. Mai 2024", not for "Standing by since 3 May 2024".
fn is_labelled(line: &str) -> bool {
    let line = folded(line);
    list::entries(LABELS).any(|label| {
        let rest = line.strip_prefix(label);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}
