//! Highlights of a revised text are for the most part in the order they were in, and as far apart.
//! Where single anchors can't tell between places (a passage that stands twice), the sequence of all
//! of them can: the cheapest way through their places is taken, an alignment as of two sequences.
//!
//! A step to the next highlight costs nothing where it is as far as it was, a little where words came
//! or went in between, and much where it leads backwards, as only moved passages do. A place costs
//! what its context says less for it than for the best one; to leave a highlight out costs, too.

use crate::model::{Anchor, Span};

use super::Placed;

/// Highlights that may be left out between two steps.
const REACH: usize = 12;

/// Most bits that the context of one anchor may weigh against its order: what is changed beside it
/// is often changed in one of two copies only.
const MOST: f64 = 3.0;

/// What it costs to leave a highlight out: little, or those whose own place is changed beyond
/// recognition would draw all others into the copy where it is not.
const SKIP: f64 = 12.0;

/// What a step backwards costs: more than leaving out many, so that highlights beside changed words
/// are not taken for a moved passage.
const BACK: f64 = 400.0;

/// What a step costs that is not as far as it was: so much, and twice the binary logarithm of
/// the difference in bytes; at most [`FAR`].
const MOVED: f64 = 2.0;
const FAR: f64 = 40.0;

/// Bits by which the way through one place must be better than that through any other.
const MARGIN: f64 = 4.0;

/// Most bytes by which a passage may have grown or shrunk beside a highlight that is still taken to be
/// where it was.
const NEAR: u64 = 48;

/// A place that the sequence chooses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub(super) placed: Placed,
    /// Its neighbours have moved by as much, or nearly, the one by exactly as much.
    pub(super) in_line: bool,
    /// One of its neighbours at least is not out of line.
    pub(super) held: bool,
}

/// An anchor that has places, on its way into the sequence.
struct Stop<'a> {
    /// Its number among all anchors.
    number: usize,
    old: Span,
    places: &'a [Placed],
    /// The least cost of a way from the first stop to each place, with the place itself.
    there: Vec<f64>,
    /// The least cost of a way on from each place to the last stop.
    onward: Vec<f64>,
}

/// The place of each anchor on the way that costs least; `None` where there is none, or another way
/// through another place costs hardly more.
pub(super) fn chosen(anchors: &[&Anchor], options: &[Vec<Placed>]) -> Vec<Option<Chosen>> {
    let mut stops: Vec<Stop> = anchors
        .iter()
        .zip(options)
        .enumerate()
        .filter(|(_, (_, places))| !places.is_empty())
        .map(|(number, (anchor, places))| Stop {
            number,
            old: anchor.span,
            places,
            there: Vec::new(),
            onward: Vec::new(),
        })
        .collect();
    stops.sort_by_key(|stop| (stop.old.start, stop.old.end));
    walk_on(&mut stops);
    walk_back(&mut stops);
    let mut chosen = vec![None; anchors.len()];
    let least = stops
        .iter()
        .flat_map(|stop| stop.there.iter().zip(&stop.onward))
        .map(|(there, onward)| there + onward)
        .fold(f64::INFINITY, f64::min);
    let mut picked: Vec<Option<&Placed>> = Vec::with_capacity(stops.len());
    for stop in &stops {
        picked.push(pick(stop, least));
    }
    for (at, stop) in stops.iter().enumerate() {
        let Some(placed) = picked.get(at).copied().flatten() else {
            continue;
        };
        let by = moved_by(stop.old, placed.span);
        let beside = |other: Option<usize>| {
            let other = other?;
            let placed = picked.get(other).copied().flatten()?;
            let stop = stops.get(other)?;
            Some(by.abs_diff(moved_by(stop.old, placed.span)))
        };
        let sides = [beside(at.checked_sub(1)), beside(Some(at + 1))];
        let near = |side: &Option<u64>| side.is_none_or(|by| by <= NEAR);
        if let Some(place) = chosen.get_mut(stop.number) {
            *place = Some(Chosen {
                placed: *placed,
                in_line: sides.iter().all(near) && sides.contains(&Some(0)),
                held: sides.iter().flatten().any(|by| *by <= NEAR),
            });
        }
    }
    chosen
}

/// The place of a stop on the way that costs `least`, if any other is dearer by enough.
fn pick<'a>(stop: &Stop<'a>, least: f64) -> Option<&'a Placed> {
    let mut best: Option<(f64, &Placed)> = None;
    let mut next = f64::INFINITY;
    for ((there, onward), placed) in stop.there.iter().zip(&stop.onward).zip(stop.places) {
        let cost = there + onward;
        match best {
            Some((known, _)) if cost >= known => next = next.min(cost),
            _ => {
                next = best.map_or(next, |(known, _)| next.min(known));
                best = Some((cost, placed));
            }
        }
    }
    let (cost, placed) = best?;
    // sums in another order are equal but for their last digits
    let on_it = cost <= least + 0.001;
    (on_it && next >= cost + MARGIN).then_some(placed)
}

fn walk_on(stops: &mut [Stop]) {
    for at in 0..stops.len() {
        let (known, rest) = stops.split_at_mut(at);
        let Some(stop) = rest.first_mut() else { return };
        let begun = SKIP * at as f64;
        stop.there = stop
            .places
            .iter()
            .map(|placed| {
                let first = begun + away(moved_by(stop.old, placed.span).unsigned_abs());
                let ways = known
                    .iter()
                    .rev()
                    .take(REACH)
                    .zip(0_u8..)
                    .map(|(before, left)| {
                        let ways = before.there.iter().zip(before.places);
                        let ways = ways.map(|(cost, from)| {
                            cost + step(before.old, from.span, stop.old, placed.span)
                        });
                        ways.fold(f64::INFINITY, f64::min) + SKIP * f64::from(left)
                    });
                ways.fold(first, f64::min) + own_cost(stop.places, placed)
            })
            .collect();
    }
}

fn walk_back(stops: &mut [Stop]) {
    for at in (0..stops.len()).rev() {
        let ended = SKIP * (stops.len() - 1 - at) as f64;
        let (rest, known) = stops.split_at_mut(at + 1);
        let Some(stop) = rest.last_mut() else { return };
        stop.onward = stop
            .places
            .iter()
            .map(|placed| {
                let ways = known.iter().take(REACH).zip(0_u8..).map(|(after, left)| {
                    let ways = after.onward.iter().zip(after.places);
                    let ways = ways.map(|(cost, to)| {
                        cost + step(stop.old, placed.span, after.old, to.span)
                            + own_cost(after.places, to)
                    });
                    ways.fold(f64::INFINITY, f64::min) + SKIP * f64::from(left)
                });
                ways.fold(ended, f64::min)
            })
            .collect();
    }
}

/// What a step costs from the one place to the other.
fn step(old: Span, new: Span, next_old: Span, next_new: Span) -> f64 {
    let same = old.start == next_old.start;
    let on = new.start < next_new.start || same && new.start == next_new.start;
    // what stands within another one may begin where that one does
    let within = next_old.end <= old.end && new.start == next_new.start;
    if !on && !within {
        return BACK;
    }
    away(moved_by(old, new).abs_diff(moved_by(next_old, next_new)))
}

fn away(bytes: u64) -> f64 {
    if bytes == 0 {
        return 0.0;
    }
    (MOVED + 2.0 * (1.0 + bytes as f64).log2()).min(FAR)
}

/// What the context says less for this place than for the best.
fn own_cost(places: &[Placed], placed: &Placed) -> f64 {
    let best = places
        .iter()
        .map(|other| other.rank)
        .fold(placed.rank, f32::max);
    f64::from(best - placed.rank).min(MOST)
}

fn moved_by(old: Span, new: Span) -> i64 {
    i64::from(new.start) - i64::from(old.start)
}
