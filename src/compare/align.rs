//! Which items of two lists are the same ones in the same order.

use std::collections::HashMap;
use std::ops::Range;

/// Largest table that is filled where nothing is unique.
const TABLE: usize = 1 << 20;

/// Gaps within gaps that are looked into.
const DEPTH: u8 = 24;

/// Two ranges, one of each list.
type Gap = (Range<usize>, Range<usize>);

/// Pairs of equal items, both increasing. Items that stand once in both lists lead, so that what
/// repeats (a rule, "Yes.") pairs with what it stood beside. Near linear in the length of the
/// lists, whatever they hold.
pub(super) fn same(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut gaps: Vec<(Gap, u8)> = vec![((0..old.len(), 0..new.len()), 0)];
    while let Some((gap, depth)) = gaps.pop() {
        let (left, right) = ends(old, new, gap, &mut pairs);
        if left.is_empty() || right.is_empty() || depth > DEPTH {
            continue;
        }
        let unique = unique(old, new, &left, &right);
        if unique.is_empty() {
            table(old, new, &left, &right, &mut pairs);
            continue;
        }
        let (mut from, mut to) = (left.start, right.start);
        for (one, other) in increasing(&unique) {
            pairs.push((one, other));
            gaps.push(((from..one, to..other), depth + 1));
            (from, to) = (one + 1, other + 1);
        }
        gaps.push(((from..left.end, to..right.end), depth + 1));
    }
    pairs.sort_unstable();
    pairs
}

/// Pairs what is equal at both ends of a gap; returns what is left of it.
fn ends(old: &[u64], new: &[u64], gap: Gap, pairs: &mut Vec<(usize, usize)>) -> Gap {
    let (mut left, mut right) = gap;
    let is_same = |one: usize, other: usize| old.get(one) == new.get(other);
    while !left.is_empty() && !right.is_empty() && is_same(left.start, right.start) {
        pairs.push((left.start, right.start));
        left.start += 1;
        right.start += 1;
    }
    while !left.is_empty() && !right.is_empty() && is_same(left.end - 1, right.end - 1) {
        left.end -= 1;
        right.end -= 1;
        pairs.push((left.end, right.end));
    }
    (left, right)
}

/// Where those stand that are once in each of the ranges, by their order in the old list.
fn unique(
    old: &[u64],
    new: &[u64],
    left: &Range<usize>,
    right: &Range<usize>,
) -> Vec<(usize, usize)> {
    let mut seen: HashMap<u64, (u32, u32, usize)> = HashMap::new();
    for at in left.clone() {
        if let Some(key) = old.get(at) {
            seen.entry(*key).or_default().0 += 1;
        }
    }
    for at in right.clone() {
        if let Some(entry) = new.get(at).and_then(|key| seen.get_mut(key)) {
            entry.1 += 1;
            entry.2 = at;
        }
    }
    left.clone()
        .filter_map(|at| match seen.get(old.get(at)?)? {
            (1, 1, there) => Some((at, *there)),
            _ => None,
        })
        .collect()
}

/// The longest part of `pairs` whose second numbers increase, too.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // index of the pair that ends the best row of each length, and of the one before each pair
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for at in 0..pairs.len() {
        let length = tails.partition_point(|&tail| second(tail) < second(at));
        let last = length.checked_sub(1);
        before.push(last.and_then(|last| tails.get(last).copied()));
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut row = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied();
    while let Some(here) = at {
        row.extend(pairs.get(here));
        at = before.get(here).copied().flatten();
    }
    row.reverse();
    row
}

/// The longest list of equal items where nothing is unique, for ranges that are not too large.
fn table(
    old: &[u64],
    new: &[u64],
    left: &Range<usize>,
    right: &Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let width = right.len() + 1;
    if (left.len() + 1).saturating_mul(width) > TABLE {
        return;
    }
    let mut lengths = vec![0_u16; (left.len() + 1) * width];
    let cell = |row: usize, column: usize| row * width + column;
    let length = |lengths: &[u16], at: usize| lengths.get(at).copied().unwrap_or(0);
    let equal =
        |row: usize, column: usize| old.get(left.start + row) == new.get(right.start + column);
    for row in (0..left.len()).rev() {
        for column in (0..right.len()).rev() {
            let best = if equal(row, column) {
                length(&lengths, cell(row + 1, column + 1)).saturating_add(1)
            } else {
                let below = length(&lengths, cell(row + 1, column));
                below.max(length(&lengths, cell(row, column + 1)))
            };
            if let Some(here) = lengths.get_mut(cell(row, column)) {
                *here = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < left.len() && column < right.len() {
        let below = length(&lengths, cell(row + 1, column));
        let beside = length(&lengths, cell(row, column + 1));
        if equal(row, column) {
            pairs.push((left.start + row, right.start + column));
            row += 1;
            column += 1;
        } else if below >= beside {
            row += 1;
        } else {
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::same;

    fn keys(text: &str) -> Vec<u64> {
        text.bytes().map(u64::from).collect()
    }

    #[test]
    fn what_is_unique_leads() {
        let pairs = same(&keys("a.b.c"), &keys("a.c"));
        assert_eq!(pairs.first(), Some(&(0, 0)));
        assert_eq!(pairs.last(), Some(&(4, 2)));
        assert_eq!(same(&keys("xyz"), &keys("zxy")), [(0, 1), (1, 2)]);
        assert_eq!(same(&keys("abab"), &keys("baba")).len(), 3);
        assert!(same(&keys(""), &keys("a")).is_empty());
    }

    #[test]
    fn a_long_shuffle_is_no_trouble() {
        let old: Vec<u64> = (0..100_000).map(|n| n * 7919 % 100_003).collect();
        let new: Vec<u64> = (0..100_000)
            .map(|n| n * 104_729 % 100_003 % 50_000)
            .collect();
        let pairs = same(&old, &new);
        assert!(pairs.len() < old.len());
    }

    proptest! {
        #[test]
        fn pairs_are_equal_and_in_order(old in "[a-d]{0,30}", new in "[a-d]{0,30}") {
            let (old, new) = (keys(&old), keys(&new));
            let pairs = same(&old, &new);
            prop_assert!(pairs.iter().all(|&(one, other)| old[one] == new[other]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }
    }
}
