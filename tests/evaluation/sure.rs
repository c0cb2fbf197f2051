//! Whether what the program is so sure of is right as often as it says.

use std::collections::BTreeMap;

use crate::marked::{Mark, per_cent};

/// Per cent between which mentions are looked at together: from, and up to.
const BANDS: [(u8, u8); 5] = [(0, 65), (65, 75), (75, 85), (85, 93), (93, 101)];
/// Points by which what a band says may differ from what holds, and how many mentions it needs.
const TOLERANCE: f64 = 5.0;
const ENOUGH: usize = 40;

/// Mentions by how sure we were of them, in per cent: how many there are, and how many are right.
#[derive(Default)]
pub(crate) struct Reliability(BTreeMap<u8, (usize, usize)>);

impl Reliability {
    pub(crate) fn add(&mut self, found: &[Mark], verdicts: &[Option<bool>]) {
        for (mark, verdict) in found.iter().zip(verdicts) {
            if let Some(right) = verdict {
                let slot = self.0.entry(mark.sure).or_default();
                slot.0 += 1;
                slot.1 += usize::from(*right);
            }
        }
    }

    /// How many there are of a band, what is said of them, and how many per cent of them are right.
    fn band(&self, from: u8, to: u8) -> Option<(usize, f64, f64)> {
        let here = self.0.iter().filter(|(sure, _)| (from..to).contains(*sure));
        let (mut said, mut all, mut right) = (0, 0, 0);
        for (sure, (count, good)) in here {
            said += usize::from(*sure) * count;
            all += count;
            right += good;
        }
        (all > 0).then(|| (all, said as f64 / all as f64, per_cent(right, all)))
    }

    /// By how many points what is said is off, on average over ten bands.
    pub(crate) fn error(&self) -> f64 {
        let bands = (0..10).map(|band| self.band(band * 10, band * 10 + 10 + band / 9));
        let (mut all, mut off) = (0, 0.0);
        for (count, said, holds) in bands.flatten() {
            all += count;
            off += (said - holds).abs() * count as f64;
        }
        off / all.max(1) as f64
    }

    /// Prints the table and names the bands in which what is said is not what holds.
    pub(crate) fn check(&self) -> Vec<String> {
        let mut off = Vec::new();
        for (from, to) in BANDS {
            let Some((all, said, holds)) = self.band(from, to) else {
                continue;
            };
            let to = to - 1;
            println!(
                "sure {from:2} to {to:2}: {all:4} mentions, said {said:5.1}, right {holds:5.1}"
            );
            if all >= ENOUGH && (said - holds).abs() > TOLERANCE {
                off.push(format!(
                    "sure {from} to {to}: {said:.1} said, {holds:.1} right"
                ));
            }
        }
        off
    }
}
