//! What one anchor can't know, its fellows may: which of two equal places, and who was there first.

use std::collections::{HashMap, HashSet};

use crate::model::{Anchor, Span};

use super::order;
use super::{Found, Placed, Sought};

/// Bits by which one of two anchors that claim the same words must be ahead of the other.
const AHEAD: f32 = 10.0;

/// Bytes by which a passage may have grown or shrunk where only words were changed in it.
const CHANGED: u64 = 24;

/// An anchor that is sure of its place, by where it was and where it is.
#[derive(Clone, Copy)]
struct Sure {
    old: Span,
    new: Span,
}

impl Sure {
    fn moved_by(&self) -> i64 {
        i64::from(self.new.start) - i64::from(self.old.start)
    }
}

/// The spans of what is certain, in order.
pub(super) fn spans(all: &[Sought]) -> Vec<Option<Span>> {
    all.iter()
        .map(|sought| match &sought.found {
            Found::One(placed) => Some(placed.span),
            _ => None,
        })
        .collect()
}

/// Which anchors have more than one place, or claim what one from elsewhere claims, too.
pub(super) fn disputed(anchors: &[&Anchor], all: &[Sought]) -> Vec<bool> {
    let mut claims: HashMap<Span, (Span, bool)> = HashMap::new();
    for (anchor, sought) in anchors.iter().zip(all) {
        if let Found::One(placed) = &sought.found {
            let claim = claims.entry(placed.span).or_insert((anchor.span, false));
            claim.1 |= claim.0 != anchor.span;
        }
    }
    all.iter()
        .map(|sought| match &sought.found {
            Found::Nothing => false,
            Found::Several(_) => true,
            Found::One(placed) => {
                let shared = claims.get(&placed.span).is_some_and(|claim| claim.1);
                placed.bits.is_finite() && (shared || sought.options.len() > 1)
            }
        })
        .collect()
}

/// Gives the disputed anchors the places that the order of all of them leads to.
fn in_order(anchors: &[&Anchor], all: &mut [Sought], disputed: &[bool]) {
    if !disputed.contains(&true) {
        return;
    }
    let options: Vec<Vec<Placed>> = all
        .iter_mut()
        .map(|sought| std::mem::take(&mut sought.options))
        .collect();
    let chosen = order::chosen(anchors, &options);
    let taken: HashSet<Span> = chosen
        .iter()
        .flatten()
        .map(|chosen| chosen.placed.span)
        .collect();
    for ((sought, chosen), _) in all
        .iter_mut()
        .zip(chosen)
        .zip(disputed)
        .filter(|(_, disputed)| **disputed)
    {
        sought.found = match (chosen, &sought.found) {
            // the context alone says elsewhere: the order must be sure to overrule it
            (Some(chosen), Found::One(known)) if known.span != chosen.placed.span => {
                if chosen.in_line {
                    Found::One(chosen.placed)
                } else {
                    Found::Nothing
                }
            }
            (Some(chosen), _) if chosen.in_line || chosen.held => Found::One(chosen.placed),
            (None, Found::One(known)) if taken.contains(&known.span) => Found::Nothing,
            (_, found) => found.clone(),
        };
    }
}

/// Decides between equal places and takes back what can't be.
pub(super) fn settle(anchors: &[&Anchor], all: &mut [Sought], disputed: &[bool]) {
    in_order(anchors, all, disputed);
    let mut found: Vec<Found> = all
        .iter_mut()
        .map(|sought| std::mem::replace(&mut sought.found, Found::Nothing))
        .collect();
    among(anchors, &mut found);
    for (sought, found) in all.iter_mut().zip(found) {
        sought.found = found;
    }
}

/// The same among what is found.
fn among(anchors: &[&Anchor], found: &mut [Found]) {
    part(anchors, found);
    let mut sure: Vec<Sure> = anchors
        .iter()
        .zip(found.iter())
        .filter_map(|(anchor, found)| match found {
            Found::One(placed) if !placed.alone => Some(Sure {
                old: anchor.span,
                new: placed.span,
            }),
            _ => None,
        })
        .collect();
    sure.sort_unstable_by_key(|sure| (sure.new.start, sure.new.end));
    let runs = runs(&sure);
    for (anchor, found) in anchors.iter().zip(found.iter_mut()) {
        if let Found::One(placed) = found
            && placed.bits.is_finite()
            && stood_there(&sure, &runs, anchor.span, placed.span)
        {
            *found = Found::Nothing;
        }
    }
    sure.sort_unstable_by_key(|sure| (sure.old.start, sure.old.end));
    for (anchor, found) in anchors.iter().zip(found.iter_mut()) {
        if let Found::Several(places) = found {
            *found = chosen(&sure, anchor.span, places);
        }
    }
    part(anchors, found);
}

/// For each of `sure` the first and last of those around it that moved as far.
fn runs(sure: &[Sure]) -> Vec<(usize, usize)> {
    let mut runs = Vec::with_capacity(sure.len());
    let mut start = 0;
    for run in sure.chunk_by(|one, other| one.moved_by() == other.moved_by()) {
        let last = start + run.len() - 1;
        runs.extend(run.iter().map(|_| (start, last)));
        start = last + 1;
    }
    runs
}

/// True where what stands at `new` stood there before: the nearest on both sides that did not move
/// along with it are about as far from each other as they were, and it was not between them.
fn stood_there(sure: &[Sure], runs: &[(usize, usize)], old: Span, new: Span) -> bool {
    let moved_by = Sure { old, new }.moved_by();
    let at = sure.partition_point(|sure| sure.new.start < new.start);
    let along = |index: usize| {
        let same = sure
            .get(index)
            .is_some_and(|sure| sure.moved_by() == moved_by);
        runs.get(index).copied().filter(|_| same)
    };
    let before = at.checked_sub(1).and_then(|before| match along(before) {
        Some((first, _)) => first.checked_sub(1),
        None => Some(before),
    });
    let after = along(at).map_or(at, |(_, last)| last + 1);
    let before = before.and_then(|before| sure.get(before));
    let Some((before, after)) = before.zip(sure.get(after)) else {
        return false;
    };
    let between = before.old.start <= old.start && old.start <= after.old.start;
    before.moved_by().abs_diff(after.moved_by()) <= CHANGED && !between
}

/// The one of several equal places to which the neighbours on both sides have moved along.
fn chosen(sure: &[Sure], old: Span, places: &[Placed]) -> Found {
    let after = sure.partition_point(|sure| sure.old.start < old.start);
    let before = after.checked_sub(1).and_then(|before| sure.get(before));
    let Some((before, after)) = before.zip(sure.get(after)) else {
        return Found::Nothing;
    };
    let moved_by = before.moved_by();
    let there = places
        .iter()
        .find(|placed| i64::from(placed.span.start) - i64::from(old.start) == moved_by);
    match there {
        Some(there) if after.moved_by() == moved_by => Found::One(*there),
        _ => Found::Nothing,
    }
}

/// Where two anchors from different places claim the same words, leaves them to the one with more
/// evidence, or to neither.
fn part(anchors: &[&Anchor], found: &mut [Found]) {
    // best claim on each span, and the best from another place
    let mut claims: HashMap<Span, [(Span, f32); 2]> = HashMap::new();
    for (anchor, found) in anchors.iter().zip(found.iter()) {
        let Found::One(placed) = found else { continue };
        let claim = (anchor.span, placed.bits);
        let held = claims
            .entry(placed.span)
            .or_insert([claim, (anchor.span, f32::NEG_INFINITY)]);
        let [first, second] = held;
        if claim.0 == first.0 {
            first.1 = first.1.max(claim.1);
        } else if claim.1 > first.1 {
            *second = *first;
            *first = claim;
        } else if claim.1 > second.1 {
            *second = claim;
        }
    }
    for (anchor, found) in anchors.iter().zip(found.iter_mut()) {
        let Found::One(placed) = found else { continue };
        let Some([first, second]) = claims.get(&placed.span) else {
            continue;
        };
        let alone = second.1 == f32::NEG_INFINITY;
        let ahead = anchor.span == first.0 && (alone || first.1 >= second.1 + AHEAD);
        if !ahead {
            *found = Found::Nothing;
        }
    }
}
