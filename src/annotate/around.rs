//! What stands around a matter: the words before it that belong to it, and the names it is part of.

use super::hit::{Hit, What};
use super::page::Page;
use crate::lexicon::format::class;
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, is_written, list};
use crate::model::WhyRule;

/// A body among the states.
pub(super) const UNION: &str = "European Union";

/// "nuclear safety authority", "Peace Palace": a matter that is part of a name.
pub(super) fn is_of_name(page: &Page, from: usize, to: usize) -> bool {
    if is_listed_in_name(page, from, to) {
        return true;
    }
    let Some(next) = page.after(to).filter(|next| next.gap == Gap::Blank) else {
        return false;
    };
    // "the ruling coalition"
    if to == from + 1 && page.is_word(from, &["ruling"]) {
        return next.is_capital() && !page.titled || page.is_listed(to, list::RULER);
    }
    let head = page.get(to - 1);
    if head.is_some_and(Token::is_possessive) || page.titled {
        return false;
    }
    let proper = page
        .get(from)
        .is_some_and(|token| token.is_capital() && !token.is_upper())
        && next.is_name();
    proper || !next.is_capital() && page.is_listed(to, list::BODY)
}

/// "the Construction, Forestry, Mining and Energy Union": one of several matters in a name.
fn is_listed_in_name(page: &Page, from: usize, to: usize) -> bool {
    const LONGEST: usize = 7;
    let name = |at: usize| {
        page.get(at)
            .filter(|token| token.is_capital() && !token.is_upper())
    };
    if page.titled || to != from + 1 || name(from).is_none_or(|token| token.gap == Gap::Sentence) {
        return false;
    }
    let mut joined = false;
    for at in to..from + LONGEST {
        let Some(token) = page.get(at) else {
            return false;
        };
        let and = page.is_word(at, &["and"]);
        joined |= and || token.gap == Gap::Comma;
        if !(and || token.is_capital()) || !(token.joins() || token.gap == Gap::Comma) {
            return false;
        }
        if token.has(is::SUFFIX) {
            return joined;
        }
    }
    false
}

/// Whether the last match of the block ends behind `start`: what stands there is taken.
pub(super) fn ends_after(hits: &[Hit], floor: usize, start: u32) -> bool {
    let last = hits.get(floor..).and_then(<[Hit]>::last);
    last.is_some_and(|hit| {
        !matches!(
            hit.what,
            What::Run | What::Acting | What::Opening | What::Pair
        ) && hit.span.end > start
    })
}

/// "Chinese textile imports": a nationality right before an issue is part of it, unless the head
/// of the issue is a deed ("Russian drone attacks": Russia acts).
pub(super) fn swallow(
    page: &Page,
    from: usize,
    to: usize,
    floor: usize,
    hits: &mut Vec<Hit>,
) -> usize {
    let deed = to
        .checked_sub(1)
        .and_then(|at| page.get(at))
        .is_some_and(|head| head.has(is::ACTOR));
    let Some(before) = page.before(from).filter(|token| !token.is_possessive()) else {
        return from;
    };
    let Some((first, entry)) = origin(page, from) else {
        return whole_word(page, from, floor, hits);
    };
    // "U.S.-Israeli relations"
    let joined = page
        .get(first)
        .is_some_and(|token| token.gap == Gap::Hyphen);
    let other = joined.then(|| origin(page, first)).flatten();
    let first = other.map_or(first, |(at, _)| at);
    if deed {
        let span = page.span(first, from);
        if !ends_after(hits, floor, span.start) {
            hits.push(Hit::new(span, What::Actor, WhyRule::Demonym, entry));
        }
        return from;
    }
    let start = page.get(first).map_or(before.start, |token| token.start);
    while let Some(last) = hits.get(floor..).and_then(<[Hit]>::last)
        && last.span.start >= start
        && last.span.end <= before.end
    {
        hits.pop();
    }
    first
}

/// Where the nationality or state right before word `from` starts, and its entry.
fn origin(page: &Page, from: usize) -> Option<(usize, u32)> {
    (1..=2).find_map(|words| {
        let at = from.checked_sub(words)?;
        let (entry, len) = lexicon::longest(NAMES, page.rest(at), page.shouting)?;
        let fits = len == words && matches!(entry.class, class::ADJECTIVE | class::STATE);
        // the European Union is a body: its grants are not an origin
        (fits && lexicon::known(entry.entity).label != UNION).then_some((at, entry.id))
    })
}

/// The first word of "two-thirds" for a phrase that would start at "thirds".
fn whole_word(page: &Page, from: usize, floor: usize, hits: &[Hit]) -> usize {
    let joined = |at: usize| page.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
    let mut at = from;
    while joined(at)
        && let Some(before) = at.checked_sub(1).and_then(|before| page.get(before))
        && !ends_after(hits, floor, before.start)
        && !before.is_capital()
    {
        at -= 1;
    }
    if joined(at) { from } else { at }
}

pub(super) fn is_relational(page: &Page, token: &Token) -> bool {
    let word = page.word(token);
    is_content(page, token) && word.len() > 4 && (token.has(is::MODIFIER) || ends_relational(word))
}

/// "nuclear", "military": an adjective that names a matter rather than judges it; not "brave".
fn ends_relational(word: &str) -> bool {
    (2..=3).any(|letters| {
        let end = word
            .len()
            .checked_sub(letters)
            .and_then(|at| word.get(at..));
        end.is_some_and(|end| is_written(list::RELATIONAL_ENDING, end))
    })
}

pub(super) fn is_content(page: &Page, token: &Token) -> bool {
    let word = page.word(token);
    !token.has(is::STOP | is::VERB | is::SPEECH | is::CALENDAR | is::DEFINITE | is::TITLE)
        && !token.is_number()
        && !token.is_possessive()
        && !token.is_code()
        && (page.titled || !token.is_capital())
        && word.len() > 2
        && !word.ends_with("ly")
        && !word.ends_with("ing")
        // a noun in front of another is singular; this is more likely a verb
        && (!word.ends_with('s') || token.has(is::MODIFIER))
}
