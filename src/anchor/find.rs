//! Looks for one anchor in the new text.

use crate::model::Span;

use super::changed;
use super::evidence::Evidence;
use super::index::Index;
use super::window::Window;
use super::words::{Word, is_hidden, plain};
use super::{Found, Placed, Sought};

/// Neighbourhoods that are looked at for one anchor, those with most in common first.
const MAX_AREAS: usize = 24;

/// A neighbourhood must have one in so many of the pairs of words that the best one has.
const LEAST: usize = 4;

/// Places that are looked at for one anchor.
const MAX_PLACES: usize = 32;

/// Words by which a place may be off the one that its context points to.
pub(super) const SLACK: usize = 8;

/// Own words of a long anchor by which it is looked for.
const HEAD: usize = 32;

/// Bits by which a place must be better than the next best.
const MARGIN: f32 = 10.0;

/// The same for a place where every character of the context stands.
const MARGIN_SAME: f32 = 4.0;

/// Where the context of an anchor points to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    /// Least and greatest number of the word at which the anchor's own words may start.
    pub(super) from: usize,
    pub(super) to: usize,
    votes: usize,
}

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

/// Where the pairs of words of the window stand, as places where the anchor may start; and
/// whether these are all.
fn areas(index: &Index, window: &Window) -> (Vec<Area>, bool) {
    let mut starts: Vec<usize> = Vec::new();
    let last = window.from + window.own().len().min(HEAD);
    let head = window.words.iter().take(last).enumerate();
    let tail = window.words.iter().enumerate().skip(last.max(window.to));
    // the first words behind a long anchor point to its start only by its length
    for (first, word) in head.chain(tail) {
        let Some(next) = window.words.get(first + 1) else {
            continue;
        };
        starts.extend(
            index
                .places(word.key, next.key)
                .filter_map(|at| (at as usize + window.from).checked_sub(first)),
        );
    }
    starts.sort_unstable();
    let mut areas: Vec<Area> = Vec::new();
    for start in starts {
        match areas.last_mut() {
            Some(area) if start <= area.to + SLACK / 2 => {
                area.to = start;
                area.votes += 1;
            }
            _ => areas.push(Area {
                from: start,
                to: start,
                votes: 1,
            }),
        }
    }
    areas.sort_by_key(|area| std::cmp::Reverse(area.votes));
    // what shares little of it is no rival
    let most = areas.first().map_or(0, |area| area.votes);
    areas.retain(|area| area.votes * LEAST >= most);
    let complete = areas.len() <= MAX_AREAS;
    areas.truncate(MAX_AREAS);
    (areas, complete)
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

/// How many bytes of `text`, walking away from a word, are the signs `wanted`; blanks don't count.
/// `None` where none of them is there.
pub(super) fn outwards(
    text: impl Iterator<Item = char>,
    wanted: impl Iterator<Item = char>,
) -> Option<u32> {
    let mut text = text.peekable();
    let (mut bytes, mut taken) = (0, None);
    for sign in wanted.filter(|&c| !c.is_whitespace() && !is_hidden(c)) {
        while let Some(blank) = text.next_if(|&c| c.is_whitespace() || is_hidden(c)) {
            bytes += blank.len_utf8() as u32;
        }
        let Some(found) = text.next_if(|&c| plain(c) == plain(sign)) else {
            break;
        };
        bytes += found.len_utf8() as u32;
        taken = Some(bytes);
    }
    taken
}
