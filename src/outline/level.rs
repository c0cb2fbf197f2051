//! Levels: one style, one level; numbers say how deep they are.

use super::headings::Heading;
use super::marker::Mark;
use super::scene::Scene;
use super::score::Candidate;
use super::wording::Case;

/// A style as far as levels go, and its place among the others: the lower the higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// "Part", "Chapter", "Article", "Section".
    Word(u8),
    /// Underlined or ornamented, by strength.
    Dressed(u8),
    /// All capitals.
    Caps,
    /// I., II.
    Roman,
    /// Any other heading without a number.
    Plain,
    /// The same, clinging to its text where others stand free above it.
    Inner,
    /// A., B. below Roman numbers.
    Capital,
    /// 1., 1.2, by how many numbers.
    Decimal(u8),
    /// a., 1), a bullet.
    Listed,
}

/// Gives every heading its level.
pub(super) fn assign(scene: &Scene, found: &[Candidate]) -> Vec<Heading> {
    let mut ranks: Vec<Rank> = found.iter().map(rank).collect();
    part(scene, found, &mut ranks);
    let present = levels(scene, found, &ranks);
    found
        .iter()
        .zip(&ranks)
        .map(|(heading, rank)| {
            let at = present
                .iter()
                .find(|(other, _)| other == rank)
                .map_or(1, |(_, level)| *level);
            Heading {
                unit: heading.unit,
                level: at,
            }
        })
        .collect()
}

/// Where a plain heading with blank lines around it stands right above one that clings to its
/// text, the two are no longer one style.
fn part(scene: &Scene, found: &[Candidate], ranks: &mut [Rank]) {
    let clings = |at: usize| {
        let plain = ranks.get(at) == Some(&Rank::Plain);
        found
            .get(at)
            .filter(|_| plain)
            .map(|heading| !heading.style.open.1)
    };
    let parted = (1..found.len()).any(|at| {
        clings(at - 1) == Some(false)
            && clings(at) == Some(true)
            && found.get(at).and_then(|heading| scene.above(heading.unit))
                == found.get(at - 1).map(|heading| heading.unit)
    });
    let inner: Vec<bool> = (0..found.len())
        .map(|at| clings(at) == Some(true))
        .collect();
    for (rank, _) in ranks
        .iter_mut()
        .zip(inner)
        .filter(|(_, inner)| parted && *inner)
    {
        *rank = Rank::Inner;
    }
}

fn rank(found: &Candidate) -> Rank {
    match found.marker.mark {
        // Annexes stand beside the sections they follow.
        Mark::Word(4) => plain(found),
        Mark::Word(rank) => Rank::Word(rank),
        Mark::Decimal(depth) => Rank::Decimal(depth),
        Mark::Roman | Mark::Ideograph => Rank::Roman,
        Mark::Capital => Rank::Capital,
        Mark::Small | Mark::Bullet => Rank::Listed,
        Mark::None => plain(found),
    }
}

fn plain(found: &Candidate) -> Rank {
    if found.style.dressed > 0 {
        Rank::Dressed(found.style.dressed)
    } else if found.style.case == Case::Caps {
        Rank::Caps
    } else {
        Rank::Plain
    }
}

/// The level of each rank that occurs.
fn levels(scene: &Scene, found: &[Candidate], ranks: &[Rank]) -> Vec<(Rank, u8)> {
    let mut present: Vec<Rank> = Vec::new();
    for rank in ranks {
        if !present.contains(rank) {
            present.push(*rank);
        }
    }
    let first = present.first().copied();
    let nested = is_nested(scene, found, ranks);
    present.sort_unstable();
    let mut level = 0;
    let mut before: Option<Rank> = None;
    let mut out = Vec::with_capacity(present.len());
    for rank in present {
        let beside = before.is_some_and(|before| is_beside(before, rank, nested, first));
        if !beside {
            level += 1;
        }
        out.push((rank, level));
        before = Some(rank);
    }
    // A plain heading before the first article or part ("Preamble") is as high as that.
    if let (Some(Rank::Plain | Rank::Caps), Some(Rank::Word(_))) =
        (first, out.first().map(|(rank, _)| *rank))
    {
        for entry in out.iter_mut().filter(|entry| Some(entry.0) == first) {
            entry.1 = 1;
        }
    }
    out
}

/// Ranks that share a level: numbered and plain headings, unless the numbers start anew.
fn is_beside(above: Rank, below: Rank, nested: bool, first: Option<Rank>) -> bool {
    match (above, below) {
        (Rank::Plain | Rank::Caps | Rank::Roman, Rank::Decimal(1))
        | (Rank::Plain, Rank::Capital)
        | (Rank::Caps, Rank::Roman) => !nested,
        (Rank::Roman | Rank::Caps, Rank::Plain) => first == Some(Rank::Plain),
        _ => false,
    }
}

/// True where numbers start anew below other headings, or right below one of them.
fn is_nested(scene: &Scene, found: &[Candidate], ranks: &[Rank]) -> bool {
    let mut ones = 0;
    let mut adjacent = 0;
    for (index, (heading, rank)) in found.iter().zip(ranks).enumerate() {
        if *rank == Rank::Decimal(1) && heading.marker.value == 1 {
            ones += 1;
            let above = index
                .checked_sub(1)
                .and_then(|at| found.get(at))
                .zip(index.checked_sub(1).and_then(|at| ranks.get(at)));
            adjacent += u32::from(above.is_some_and(|(above, other)| {
                *other != Rank::Decimal(1) && scene.above(heading.unit) == Some(above.unit)
            }));
        }
    }
    ones > 1 || adjacent > 0
}
