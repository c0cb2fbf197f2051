//! Levels: one style, one level; numbers say how deep they are.

use super::marker::Mark;
use super::unit::{Kind, Unit};

/// A style as far as levels go, and its place among the others: the lower the higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// "Part", "Chapter", "Article", "Section".
    Word(u8),
    /// Underlined, by strength: `=`, then any other.
    Ruled(u8),
    /// All capitals.
    Caps,
    /// I., II.
    Roman,
    /// Any other heading without a number.
    Plain,
    /// A., B. below Roman numbers.
    Capital,
    /// 1., 1.2, by how many numbers.
    Decimal(u8),
    /// a., 1), a bullet.
    Listed,
}

/// Gives every heading its level.
pub(super) fn assign(units: &mut [Unit]) {
    let headings: Vec<(usize, Unit)> = units
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, unit)| unit.kind == Kind::Heading)
        .collect();
    let rules = rules(&headings);
    let ranks: Vec<Rank> = headings
        .iter()
        .map(|(_, unit)| rank(unit, &rules))
        .collect();
    let levels = levels(&headings, &ranks);
    for ((at, _), rank) in headings.iter().zip(&ranks) {
        let level = levels.iter().find(|(other, _)| other == rank);
        if let Some(unit) = units.get_mut(*at) {
            unit.level = level.map_or(1, |(_, level)| *level);
        }
    }
}

/// The characters that underline headings, from the highest: `=`, then those that come first.
fn rules(headings: &[(usize, Unit)]) -> Vec<u8> {
    let mut rules = vec![b'='];
    for (_, unit) in headings {
        if unit.ruled > 0 && !rules.contains(&unit.ruled) {
            rules.push(unit.ruled);
        }
    }
    rules
}

fn rank(unit: &Unit, rules: &[u8]) -> Rank {
    match unit.marker.mark {
        // Annexes, steps and days stand beside the sections they follow.
        Mark::Word(0..=3) => match unit.marker.mark {
            Mark::Word(rank) => Rank::Word(rank),
            _ => Rank::Plain,
        },
        Mark::Decimal(depth) => Rank::Decimal(depth),
        Mark::Bare => Rank::Decimal(1),
        Mark::Roman | Mark::Ideograph => Rank::Roman,
        Mark::Capital => Rank::Capital,
        Mark::Small | Mark::Bullet => Rank::Listed,
        Mark::None | Mark::Word(_) => match (unit.ruled, unit.case) {
            (rule @ 1.., _) => {
                let depth = rules.iter().position(|known| *known == rule);
                Rank::Ruled(depth.unwrap_or(0) as u8)
            }
            (_, 3) => Rank::Caps,
            _ => Rank::Plain,
        },
    }
}

/// The level of each rank that occurs.
fn levels(headings: &[(usize, Unit)], ranks: &[Rank]) -> Vec<(Rank, u8)> {
    let mut present: Vec<Rank> = Vec::new();
    for rank in ranks {
        if !present.contains(rank) {
            present.push(*rank);
        }
    }
    let first = present.first().copied();
    let nested = is_nested(headings, ranks);
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
        | (Rank::Plain, Rank::Capital | Rank::Listed)
        | (Rank::Caps, Rank::Roman) => !nested,
        (Rank::Roman | Rank::Caps, Rank::Plain) => first == Some(Rank::Plain),
        _ => false,
    }
}

/// True where numbers start anew below other headings, or right below one of them.
fn is_nested(headings: &[(usize, Unit)], ranks: &[Rank]) -> bool {
    let numbered = |rank: &Rank| matches!(rank, Rank::Decimal(1) | Rank::Listed | Rank::Capital);
    let (mut ones, mut adjacent) = (0, 0);
    let mut before: Option<(usize, Rank)> = None;
    for ((at, unit), rank) in headings.iter().zip(ranks) {
        if numbered(rank) && unit.marker.value == 1 {
            ones += 1;
            adjacent +=
                u32::from(before.is_some_and(|(above, other)| other != *rank && above + 1 == *at));
        }
        before = Some((*at, *rank));
    }
    ones > 1 || adjacent > 0
}
