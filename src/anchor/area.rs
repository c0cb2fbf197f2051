//! Where in the new text the words around an anchor stand.

use super::index::Index;
use super::window::Window;

/// Neighbourhoods that are looked at for one anchor, those with most in common first.
const MAX_AREAS: usize = 24;

/// A neighbourhood must have one in so many of the pairs of words that the best one has.
const LEAST: usize = 4;

/// Words by which a place may be off the one that its context points to.
pub(super) const SLACK: usize = 8;

/// Own words of a long anchor by which it is looked for.
const HEAD: usize = 32;

/// Where the context of an anchor points to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    /// Least and greatest number of the word at which the anchor's own words may start.
    pub(super) from: usize,
    pub(super) to: usize,
    votes: usize,
}

/// Where the pairs of words of the window stand, as places where the anchor may start; and
/// whether these are all.
pub(super) fn areas(index: &Index, window: &Window) -> (Vec<Area>, bool) {
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
