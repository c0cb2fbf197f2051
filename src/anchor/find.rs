//! Looks for one anchor in the new text.

use crate::model::Span;

use super::area::{SLACK, areas};
use super::changed;
use super::evidence::Evidence;
use super::index::Index;
use super::window::Window;
use super::words::{Word, outwards};
use super::{Found, Placed, Sought};

/// Places that are looked at for one anchor.
const MAX_PLACES: usize = 32;

/// Bits by which a place must be better than the next best.
const MARGIN: f32 = 10.0;

/// The same for a place where every character of the context stands.
const MARGIN_SAME: f32 = 4.0;

struct Candidate {
    placed: Placed,
    rank: f32,
    suffices: bool,
    /// Every character of the context is there.
    same: bool,
}

/// Looks for the anchor of `window`.
pub(super) fn find(index: &Index, window: &Window) -> Sought {
    let (areas, mut complete) = areas(index, window);
    let mut candidates = Vec::new();
    let mut numbers: Vec<usize> = areas
        .iter()
        .flat_map(|area| area.from.saturating_sub(SLACK)..=area.to + SLACK)
        .collect();
    let mut seen = std::collections::HashSet::new();
    numbers.retain(|number| seen.insert(*number));
    for number in numbers {
        if candidates.len() == MAX_PLACES {
            complete = false;
            break;
        }
        candidates.extend(candidate(index, window, number));
    }
    // all the words of a sentence stand somewhere: a place with fewer of them is no better
    let whole = !candidates.is_empty() && window.own().len() > changed::SHORT;
    let enough = candidates.iter().filter(|candidate| candidate.suffices);
    let mut options: Vec<Placed> = enough.map(|candidate| candidate.placed).collect();
    let found = match best(candidates) {
        Found::Nothing if whole => Found::Nothing,
        Found::Nothing => {
            options = changed::places(index, window, &areas);
            match options.as_slice() {
                [] => Found::Nothing,
                [only] => Found::One(*only),
                several => Found::Several(several.to_vec()),
            }
        }
        // where not all places were looked at, there may be another like it
        Found::One(placed) if !complete => Found::Several(vec![placed]),
        found => found,
    };
    Sought { found, options }
}

/// Where some words of the anchor of `window` stand changed between its neighbours.
pub(super) fn changed(index: &Index, window: &Window) -> Vec<Placed> {
    changed::places(index, window, &areas(index, window).0)
}

/// The anchor's own words at word `number` of the text, if they stand there.
fn candidate(index: &Index, window: &Window, number: usize) -> Option<Candidate> {
    let own = window.own();
    let there = index.words.get(number..number + own.len())?;
    if own
        .iter()
        .zip(there)
        .any(|(one, other)| one.key != other.key)
    {
        return None;
    }
    let span = span(index, window, number)?;
    let evidence = Evidence::new(index, window, number, number + own.len());
    let same = is_same(index.text, window, span);
    Some(Candidate {
        placed: Placed {
            span,
            bits: window.weight + evidence.context,
            rank: evidence.rank,
            alone: evidence.is_alone(),
        },
        rank: evidence.rank,
        suffices: evidence.suffices(window.weight),
        same,
    })
}

/// The best of several, if it is good enough and better than all others.
fn best(mut candidates: Vec<Candidate>) -> Found {
    candidates.sort_by(|one, other| {
        (other.same, other.rank)
            .partial_cmp(&(one.same, one.rank))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let Some(first) = candidates.first().filter(|first| first.suffices) else {
        return Found::Nothing;
    };
    let margin = if first.same { MARGIN_SAME } else { MARGIN };
    let floor = first.rank - margin;
    let rivals: Vec<Placed> = candidates
        .iter()
        .filter(|candidate| candidate.rank > floor)
        .map(|candidate| candidate.placed)
        .collect();
    match rivals.as_slice() {
        [only] => Found::One(*only),
        _ => Found::Several(rivals),
    }
}

fn is_same(text: &str, window: &Window, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    span.of(text) == window.anchor.exact
        && before.ends_with(&window.anchor.prefix)
        && after.starts_with(&window.anchor.suffix)
}

/// The bytes of the anchor's own words where they start with word `number`.
fn span(index: &Index, window: &Window, number: usize) -> Option<Span> {
    let (text, exact) = (index.text, window.anchor.exact.as_str());
    let own = window.own();
    let start = window.anchor.prefix.len();
    let end = start + exact.len();
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        // no word in it: it hangs on the word before
        let left = window.words.get(window.from.checked_sub(1)?)?;
        let there = index.word(number.checked_sub(1)?)?;
        let from = there.end as usize + (start - left.end as usize);
        let same = text.get(from..from + exact.len()) == Some(exact);
        return same.then(|| Span::new(from as u32, (from + exact.len()) as u32));
    };
    let there = index.word(number)?;
    // character by character the same, blanks and signs at its edges included
    let shifted = (there.start as usize + start).checked_sub(first.start as usize);
    if let Some(from) = shifted
        && text.get(from..from + exact.len()) == Some(exact)
    {
        return Some(Span::new(from as u32, (from + exact.len()) as u32));
    }
    let behind = index.word(number + own.len() - 1)?;
    let from = match start.checked_sub(first.start as usize) {
        Some(inside) if inside > 0 => inner(window, first, index.text, there, inside),
        _ => outwards(
            text.get(..there.start as usize)?.chars().rev(),
            window.whole.get(start..first.start as usize)?.chars().rev(),
        )
        .map_or(there.start, |bytes| there.start - bytes),
    };
    let to = match (last.end as usize).checked_sub(end) {
        Some(beyond) if beyond > 0 => inner(window, last, text, behind, end - last.start as usize),
        _ => outwards(
            text.get(behind.end as usize..)?.chars(),
            window.whole.get(last.end as usize..end)?.chars(),
        )
        .map_or(behind.end, |bytes| behind.end + bytes),
    };
    Some(Span::new(from, to))
}

/// The byte in `there` as many characters in as `inside` bytes are in the word `own`.
fn inner(window: &Window, own: &Word, text: &str, there: &Word, inside: usize) -> u32 {
    let from = own.start as usize;
    let head = window.whole.get(from..from + inside).unwrap_or("");
    let word = text
        .get(there.start as usize..there.end as usize)
        .unwrap_or("");
    let nth = word.char_indices().nth(head.chars().count());
    there.start + nth.map_or(word.len(), |(at, _)| at) as u32
}
