//! What single words say: how much oftener they stand in headings, or where lines were torn.

use std::collections::{BTreeMap, BTreeSet};

/// Sightings of a word: yes and no, for each of the four scores.
#[derive(Clone, Debug, Default)]
struct Seen {
    counts: [(f64, f64); 4],
    sources: BTreeSet<u16>,
}

/// Counts of words.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    words: BTreeMap<u32, Seen>,
    totals: [(f64, f64); 4],
}

/// Words that are kept; slots of the table.
const KEPT: usize = 5600;
const SLOTS: usize = 8192;

/// A word is seen so often, and in so many sources, at least.
const LEAST: f64 = 24.0;
const SOURCES: usize = 3;

impl Counts {
    /// A word was seen; `which` of the four scores speaks of it.
    pub fn see(&mut self, word: u32, which: usize, yes: bool, source: u16) {
        if word == 0 {
            return;
        }
        let seen = self.words.entry(word).or_default();
        seen.sources.insert(source);
        for counts in [&mut seen.counts[which], &mut self.totals[which]] {
            if yes {
                counts.0 += 1.0;
            } else {
                counts.1 += 1.0;
            }
        }
    }

    /// Both together.
    pub fn add(&mut self, other: &Self) {
        for (word, seen) in &other.words {
            let own = self.words.entry(*word).or_default();
            own.sources.extend(&seen.sources);
            for (own, seen) in own.counts.iter_mut().zip(seen.counts) {
                own.0 += seen.0;
                own.1 += seen.1;
            }
        }
        for (own, seen) in self.totals.iter_mut().zip(other.totals) {
            own.0 += seen.0;
            own.1 += seen.1;
        }
    }

    /// The table as it stands in the file, without its length.
    pub fn bytes(&self) -> Vec<u8> {
        let mut all: Vec<(f64, u32, [u8; 4])> = self
            .words
            .iter()
            .filter_map(|(word, seen)| {
                if seen.sources.len() < SOURCES {
                    return None;
                }
                let mut worth = 0.0_f64;
                let mut scores = [255_u8; 4];
                for (which, score) in scores.iter_mut().enumerate() {
                    let (yes, no) = seen.counts[which];
                    let (all_yes, all_no) = self.totals[which];
                    if yes + no < LEAST {
                        continue;
                    }
                    let share = all_yes / (all_yes + all_no).max(1.0);
                    let calm = 12.0;
                    let odds = ((yes + calm * share) / (no + calm * (1.0 - share))).ln()
                        - (share / (1.0 - share)).ln();
                    *score = ((odds * 16.0).round().clamp(-120.0, 120.0) + 120.0) as u8;
                    worth = worth.max(odds.abs() * (yes + no).sqrt());
                }
                (worth > 0.0).then_some((worth, *word, scores))
            })
            .collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        all.truncate(KEPT);
        all.sort_by_key(|entry| entry.1);
        let mut slots = vec![[0_u8; 8]; SLOTS];
        for (_, word, scores) in all {
            let mut at = attache::outline::learn::slot(word, SLOTS);
            while slots[at][..4] != [0; 4] {
                at = (at + 1) % SLOTS;
            }
            slots[at][..4].copy_from_slice(&word.to_le_bytes());
            slots[at][4..].copy_from_slice(&scores);
        }
        slots.concat()
    }
}
