//! Numbers that count up through the text.

use super::marker::{Mark, Marker};

/// Kinds of numbers, and how deep counts of one kind may nest.
const KINDS: usize = 16;
const DEEP: usize = 8;

/// Where a line stands in the count of its number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    /// It goes on with, or is gone on by, another number: 1, 2 for both.
    pub(super) counted: u8,
    /// Numbers of the count.
    pub(super) run: u8,
    /// Lines from one of them to the next.
    pub(super) spread: u8,
}

/// A count: "1.", "2.", "3." with whatever stands between.
#[derive(Clone, Copy, Default)]
struct Run {
    value: u32,
    first: usize,
    last: usize,
    many: usize,
}

/// Which count each line belongs to. A count that starts anew stands within the one before, which goes on
/// behind it: the list 1, 2, 3 below heading 1 leaves heading 2 its place.
pub(super) fn number(markers: impl Iterator<Item = Marker>) -> Vec<Count> {
    let mut open: [Vec<usize>; KINDS] = Default::default();
    let mut runs: Vec<Run> = Vec::new();
    let mut of: Vec<Option<usize>> = Vec::new();
    for (index, marker) in markers.enumerate() {
        let Some(open) = kind(marker).and_then(|kind| open.get_mut(kind)) else {
            of.push(None);
            continue;
        };
        let value = marker.value;
        let follows = |at: &usize| runs.get(*at).is_some_and(|run| run.value + 1 == value);
        let run = if let Some(place) = open.iter().rposition(follows) {
            open.truncate(place + 1);
            open.last().copied().unwrap_or(0)
        } else {
            if open.len() == DEEP {
                open.remove(0);
            }
            runs.push(Run {
                first: index,
                ..Run::default()
            });
            open.push(runs.len() - 1);
            runs.len() - 1
        };
        if let Some(run) = runs.get_mut(run) {
            (run.value, run.last) = (value, index);
            run.many += 1;
        }
        of.push(Some(run));
    }
    let counts = of.into_iter().enumerate().map(|(index, of)| {
        let run = of.and_then(|of| runs.get(of)).copied().unwrap_or_default();
        let end = run.first == index || run.last == index;
        Count {
            counted: if run.many > 1 { 2 - u8::from(end) } else { 0 },
            run: run.many.min(60) as u8,
            spread: ((run.last - run.first) / (run.many.max(2) - 1)).min(60) as u8,
        }
    });
    counts.collect()
}

/// The kind of a line's number; none without.
fn kind(Marker { mark, .. }: Marker) -> Option<usize> {
    // "Article 2" goes on with "Article 1", not with "Section 1".
    let rank = match mark {
        Mark::Word(rank) => rank,
        _ => 0,
    };
    let code = mark.code();
    (code > Mark::Bullet.code()).then_some(usize::from(code + rank))
}

#[cfg(test)]
mod tests {
    use super::super::marker::any;
    use super::number;

    fn runs(text: &str) -> Vec<(u8, u8, u8)> {
        let counts = number(text.lines().map(any)).into_iter();
        counts
            .map(|count| (count.counted, count.run, count.spread))
            .collect()
    }

    #[test]
    fn a_list_below_a_number_leaves_the_next_one_its_place() {
        let found = runs("1. Aims\n1. peace\n2. bread\n3. work\n2. Means\ntalks\n3. Time\n");
        assert_eq!(found[0], (1, 3, 3));
        assert_eq!(found[1], (1, 3, 1));
        assert_eq!(found[2], (2, 3, 1));
        assert_eq!((found[4], found[6]), ((2, 3, 3), (1, 3, 3)));
    }

    #[test]
    fn what_stands_alone_counts_with_nothing() {
        let found = runs("2. Means\nSection 1\nArticle 2\n");
        assert_eq!(found, [(0, 1, 0); 3]);
    }
}
