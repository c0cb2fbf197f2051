//! Groups by their role: "Western allies", "health workers", "rebel groups".

use super::format::{class, flag};
use super::hit::{Hit, What};
use super::lexicon;
use super::page::Page;
use super::scan::Match;
use super::tokens::{Token, is};
use crate::model::WhyRule;

/// Adds the group of a role noun; returns where to go on.
pub(super) fn group(page: &Page, found: Match, floor: usize, hits: &mut Vec<Hit>) -> usize {
    let mut from = found.from;
    while found.from - from < 2
        && let Some(before) = page.before(from).filter(|token| is_modifier(page, token))
    {
        let start = before.start;
        let taken = hits.get(floor..).and_then(<[Hit]>::last).is_some_and(|hit| hit.span.end > start);
        if taken {
            break;
        }
        from -= 1;
    }
    // "Ukrainian refugees": the nationality belongs to the group, unless it is an actor itself
    let start = page.get(from).map_or(0, |token| token.start);
    if let Some((words, at)) = nationality(page, from)
        && !hits.get(floor..).and_then(<[Hit]>::last).is_some_and(|hit| hit.span.end > at)
    {
        from -= words;
    }
    let _ = start;
    let modified = from < found.from;
    if found.entry.flags & flag::MODIFIED == 0 || modified {
        let what = if modified { What::Group } else { What::Actor };
        hits.push(Hit::new(page.span(from, found.to), what, WhyRule::RoleNoun, found.entry.id));
    }
    found.to
}

/// A nationality that ends before word `at`: its length in words and first byte.
fn nationality(page: &Page, at: usize) -> Option<(usize, u32)> {
    page.before(at)?;
    (1..=2).find_map(|words| {
        let from = at.checked_sub(words)?;
        let (entry, len) = lexicon::longest(super::norm::NAMES, page.rest(from), page.shouting)?;
        let fits = len == words && matches!(entry.class, class::ADJECTIVE | class::STATE);
        let open = !page.get(at - 1)?.is_possessive();
        (fits && open).then_some((words, page.get(from)?.start))
    })
}

/// A word before a role noun that makes it a certain group.
fn is_modifier(page: &Page, token: &Token) -> bool {
    if token.is_possessive() || token.is_number() || token.is_code() {
        return false;
    }
    if token.has(is::STOP | is::VERB | is::SPEECH | is::TITLE | is::CALENDAR | is::DEFINITE) {
        return false;
    }
    let word = page.word(token);
    token.has(is::MODIFIER) || (!word.ends_with("ly") && !word.ends_with("ing") && word.len() > 2)
}
