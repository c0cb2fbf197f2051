//! What dropping the entries of a list that little speaks for costs elsewhere: they are chosen on the
//! articles of some sources and judged on those of the others.

use std::collections::BTreeMap;

use attache::lexicon::off::{self, Off};

use crate::Row;
use crate::cases::{self, Case};

/// Parts into which the sources fall.
const FOLDS: usize = 5;

/// Article to fold: all of one source in one, the largest sources first, each to the smallest fold; a
/// source of very many articles says nothing of its own and is spread.
fn folds(cases: &[Case]) -> Vec<usize> {
    let mut sources: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, case) in cases.iter().enumerate() {
        sources.entry(&case.source).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = sources.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let (mut size, mut fold) = ([0; FOLDS], vec![0; cases.len()]);
    for group in groups {
        let spread = group.len() > cases.len() / FOLDS;
        let parts = group.chunks(if spread { 1 } else { group.len() });
        for part in parts {
            let to = (0..FOLDS).min_by_key(|to| size[*to]).unwrap_or(0);
            size[to] += part.len();
            for at in part {
                fold[*at] = to;
            }
        }
    }
    fold
}

pub(crate) fn print(cases: &[Case], rows: &[Row]) {
    let mut lists: Vec<&str> = rows.iter().filter_map(|row| row.part.list()).collect();
    lists.sort_unstable();
    lists.dedup();
    let fold = folds(cases);
    println!("\nDropped where fewer articles of the other sources speak for an entry:");
    println!(
        "{:20} {:>7} {:>5} {:>8} {:>13} {:>13}",
        "list", "entries", "fewer", "dropped", "lost, first", "lost, both"
    );
    let whole = cases::total(cases.iter().map(|case| case.base));
    for list in lists {
        for least in [1, 2] {
            let rows = || rows.iter().filter(|row| row.part.list() == Some(list));
            let idle = |row: &&Row, without: Option<usize>| {
                let known = row.changes.iter();
                let known = known.filter(|(at, _)| Some(fold[*at]) != without);
                known.filter(|(_, change)| change.gain() > 0).count() < least
            };
            let mut read = Vec::new();
            for held in 0..FOLDS {
                let mut off = Off::default();
                rows()
                    .filter(|row| idle(row, Some(held)))
                    .for_each(|row| row.part.take(&mut off));
                off::set(Some(off));
                let here = cases.iter().zip(&fold).filter(|(_, fold)| **fold == held);
                read.extend(here.map(|(case, _)| case.read_now().unwrap_or(case.base)));
                off::set(None);
            }
            let without = cases::total(read.into_iter());
            let lost = |reading: usize| {
                let lost = |kind: usize| whole[reading][kind].f1() - without[reading][kind].f1();
                format!("{:.2} {:6.2}", lost(0), lost(1))
            };
            println!(
                "{list:20} {:>7} {least:>5} {:>8} {:>13} {:>13}",
                rows().count(),
                rows().filter(|row| idle(row, None)).count(),
                lost(0),
                lost(1)
            );
        }
    }
}
