//! Positions and ties as they stand in the index: those of an article together, packed.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result, params};

use super::entry::Entry;
use super::matter::Matter;
use super::packing::{packed, unpacked};
use crate::model::{Span, Stance};

/// A position of a holder in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) stance: Stance,
    pub(super) sentence: Span,
    /// The words that show the stance.
    pub(super) cue: Span,
    pub(super) matter: Matter,
}

/// The bit of a stance.
pub(super) fn bit(stance: Stance) -> i64 {
    1 << stance as u8
}

/// Writes the positions and the ties of an article; `entities` are the numbers of those that it names.
pub(super) fn write(
    connection: &Connection,
    id: i64,
    entry: &Entry,
    entities: &[i64],
) -> Result<()> {
    let number = |at: usize| entities.get(at).copied();
    let mut holders: BTreeMap<i64, (i64, Vec<u32>)> = BTreeMap::new();
    for taken in &entry.positions {
        let Some(holder) = number(taken.holder) else {
            continue;
        };
        let position = &taken.position;
        let issue = |at: u32| number(at as usize).map(|id| id as u32);
        let (stances, numbers) = holders.entry(holder).or_default();
        *stances |= bit(position.stance);
        Held {
            stance: position.stance,
            sentence: position.sentence,
            cue: position.cue,
            matter: taken.matter.with_issues(issue),
        }
        .pack(numbers);
    }
    let sql = "INSERT INTO position (holder, article, stances, taken) VALUES (?1, ?2, ?3, ?4)";
    let mut insert = connection.prepare_cached(sql)?;
    for (holder, (stances, numbers)) in holders {
        insert.execute(params![holder, id, stances, packed(numbers)])?;
    }
    if entry.cells.is_empty() {
        return Ok(());
    }
    let cells = entry.cells.iter();
    let cells = cells.flat_map(|tie| [tie.stakeholder as u32, tie.issue as u32, tie.sentences]);
    let sql = "INSERT INTO tie (article, cells) VALUES (?1, ?2)";
    connection
        .prepare_cached(sql)?
        .execute(params![id, packed(cells)])?;
    Ok(())
}

impl Held {
    /// What stands behind the start of the sentence is counted from there.
    fn pack(&self, numbers: &mut Vec<u32>) {
        let Self { sentence, cue, .. } = self;
        let matter = self.matter.numbers();
        numbers.extend([
            self.stance as u32,
            sentence.start,
            sentence.end.wrapping_sub(sentence.start),
            cue.start.wrapping_sub(sentence.start),
            cue.end.wrapping_sub(cue.start),
            matter.len() as u32,
        ]);
        numbers.extend(matter);
    }

    fn unpack(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
        let stance = *Stance::ALL.get(numbers.next()? as usize)?;
        let start = numbers.next()?;
        let end = start.wrapping_add(numbers.next()?);
        let cue = start.wrapping_add(numbers.next()?);
        let cue_end = cue.wrapping_add(numbers.next()?);
        let count = numbers.next()? as usize;
        Some(Self {
            stance,
            sentence: Span::new(start, end),
            cue: Span::new(cue, cue_end),
            matter: Matter::of_numbers(&mut numbers.by_ref().take(count)),
        })
    }
}

/// The positions that stand in a blob.
pub(super) fn held(blob: &[u8]) -> Vec<Held> {
    let mut numbers = unpacked(blob);
    std::iter::from_fn(|| Held::unpack(&mut numbers)).collect()
}

/// The ties that stand in a blob: two places in the entities of the article, and the sentences.
pub(super) fn cells(blob: &[u8]) -> Vec<[u32; 3]> {
    let mut numbers = unpacked(blob);
    let next = || Some([numbers.next()?, numbers.next()?, numbers.next()?]);
    std::iter::from_fn(next).collect()
}

#[cfg(test)]
mod tests {
    use super::{Held, cells, held};
    use crate::library::matter::Matter;
    use crate::library::packing::packed;
    use crate::model::{Span, Stance};

    #[test]
    fn what_is_packed_comes_out_again() {
        let position = |stance, start, cue, matter: [u32; 4]| Held {
            stance,
            sentence: Span::new(start, start + 90),
            cue: Span::new(cue, cue + 7),
            matter: Matter::of_numbers(&mut matter.into_iter()),
        };
        // a cue may stand before its sentence
        let all = [
            position(Stance::Refuses, 300, 310, [0, 1, 70_000, 900]),
            position(Stance::Offers, 4000, 3990, [1, 0, 5, 1_000_000]),
        ];
        let mut numbers = Vec::new();
        for one in &all {
            one.pack(&mut numbers);
        }
        let blob = packed(numbers);
        assert_eq!(held(&blob), all);
        // what is cut off is no position
        assert_eq!(held(blob.get(..4).unwrap()).len(), 0);
        assert_eq!(held(&[9; 6]).len(), 0);
        assert_eq!(cells(&packed([1, 2, 300, 4, 5])), [[1, 2, 300]]);
    }
}
