//! Boosted trees for yes or no over features of one byte. A tree asks the same question everywhere on
//! a level, so that its answers are the bits of a leaf's number. The same rows give the same trees,
//! with any number of threads.

use std::thread;

use attache::outline::learn::{DEPTH, GROUP};

use crate::random::Random;

/// Leaves of a tree.
const LEAVES: usize = 1 << DEPTH;

/// What is learned from: one column for each feature.
pub struct Rows {
    pub columns: Vec<Vec<u8>>,
    pub yes: Vec<bool>,
    pub weights: Vec<f32>,
    /// Rows of one group stand and fall together: a tree sees all of a source or nothing.
    pub groups: Vec<u16>,
}

impl Rows {
    /// No rows of `features`.
    pub fn new(features: usize) -> Self {
        Self {
            columns: vec![Vec::new(); features],
            yes: Vec::new(),
            weights: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// One more, what it weighs, and the group it belongs to.
    pub fn push(&mut self, features: &[u8], yes: bool, (weight, group): (f32, u16)) {
        for (column, value) in self.columns.iter_mut().zip(features) {
            column.push(*value);
        }
        self.yes.push(yes);
        self.weights.push(weight);
        self.groups.push(group);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.yes.len()
    }
}

/// How trees are grown.
#[derive(Clone, Debug)]
pub struct Settings {
    pub trees: usize,
    pub rate: f64,
    pub least: f64,
    pub calm: f64,
    pub columns: usize,
    pub rows: usize,
    pub groups: usize,
    /// Log-odds between which a score must be exact; beyond them it only has to stay beyond.
    pub doubt: (f64, f64),
    /// Features that are not looked at.
    pub without: Vec<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            trees: 300,
            rate: 0.15,
            least: 3.0,
            calm: 1.0,
            columns: 40,
            rows: 100,
            groups: 100,
            doubt: (-2.2, 2.2),
            without: Vec::new(),
        }
    }
}

/// One question a level, and what the leaves are worth.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    questions: Vec<Split>,
    leaves: Vec<f64>,
}

impl Tree {
    fn leaf(&self, features: impl Fn(usize) -> u8) -> f64 {
        let bits = self.questions.iter().enumerate().map(|(level, question)| {
            usize::from(features(question.feature) > question.threshold) << level
        });
        self.leaves[bits.sum::<usize>()]
    }
}

/// Trees that add up, from `base` on.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    base: f64,
    trees: Vec<Tree>,
    /// Sums after each group of trees beyond which nobody asks further.
    bounds: Vec<(f64, f64)>,
}

/// A number as it stands in the file.
fn number(value: f64) -> [u8; 2] {
    ((value * 1000.0).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes()
}

impl Forest {
    /// What each feature carries, by the gain of its questions.
    pub fn gains(&self, features: usize) -> Vec<f64> {
        let mut gains = vec![0.0; features];
        for question in self.trees.iter().flat_map(|tree| &tree.questions) {
            gains[question.feature] += question.gain;
        }
        gains
    }

    /// The forest as it stands in the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = number(self.base).to_vec();
        for (group, trees) in self.trees.chunks(GROUP).enumerate() {
            for at in 0..GROUP {
                let none = Tree::default();
                let tree = trees.get(at).unwrap_or(&none);
                let asked = |level: usize| tree.questions.get(level).copied().unwrap_or(NEVER);
                bytes.extend((0..DEPTH).map(|level| asked(level).feature as u8));
                bytes.extend((0..DEPTH).map(|level| asked(level).threshold));
                for leaf in 0..LEAVES {
                    let known = tree.leaves.get(leaf).copied().unwrap_or(0.0);
                    bytes.extend(number(known));
                }
            }
            let (low, high) = self.bounds.get(group).copied().unwrap_or((-32.0, 32.0));
            bytes.extend(number(low));
            bytes.extend(number(high));
        }
        bytes
    }
}

/// Sums of gradients and of their weights.
#[derive(Clone, Copy, Default)]
struct Sum {
    gradient: f64,
    weight: f64,
}

/// Gradients and weights are counted in such parts of one.
const PARTS: f64 = 1024.0;

/// A gradient and its weight as one number: gradients in the upper half, weights in the lower. Whole
/// numbers add up the same in any order.
fn packed(gradient: f64, weight: f64) -> i64 {
    let (gradient, weight) = (
        (gradient * PARTS).round() as i64,
        (weight * PARTS).round() as i64,
    );
    (gradient << 32) + weight
}

fn unpacked(sum: i64) -> Sum {
    let weight = sum & 0xffff_ffff;
    Sum {
        gradient: ((sum - weight) >> 32) as f64 / PARTS,
        weight: weight as f64 / PARTS,
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Split {
    gain: f64,
    feature: usize,
    threshold: u8,
}

/// A question whose answer is always no, where a tree asks less.
const NEVER: Split = Split {
    gain: 0.0,
    feature: 0,
    threshold: 255,
};

/// Grows a forest on the rows in `picked`.
pub fn grow(rows: &Rows, picked: &[u32], settings: &Settings, threads: usize) -> Forest {
    let weigh = |row: &u32| f64::from(rows.weights[*row as usize]);
    let total: f64 = picked.iter().map(weigh).sum();
    let yes = picked.iter().filter(|row| rows.yes[**row as usize]);
    let share = (yes.map(weigh).sum::<f64>() / total.max(1.0)).clamp(0.001, 0.999);
    let mut forest = Forest {
        base: (share / (1.0 - share)).ln(),
        ..Forest::default()
    };
    let mut scores = vec![forest.base; rows.len()];
    let mut gradients = vec![0_i64; rows.len()];
    let mut random = Random::new("trees");
    let mut snapshots: Vec<Vec<f32>> = Vec::new();
    for at in 0..settings.trees {
        let bag = bag(rows, picked, settings, &scores, &mut gradients, &mut random);
        let features: Vec<usize> = (0..rows.columns.len())
            .filter(|at| random.percent(settings.columns) && !settings.without.contains(at))
            .collect();
        let tree = Grower {
            rows,
            gradients: &gradients,
            features: &features,
            settings,
            threads,
        }
        .tree(&bag);
        for row in picked {
            let at = *row as usize;
            scores[at] += tree.leaf(|feature| rows.columns[feature][at]);
        }
        forest.trees.push(tree);
        if (at + 1) % GROUP == 0 {
            let now = picked.iter().map(|row| scores[*row as usize] as f32);
            snapshots.push(now.collect());
        }
    }
    let last: Vec<f64> = picked.iter().map(|row| scores[*row as usize]).collect();
    forest.bounds = snapshots
        .iter()
        .map(|snapshot| bounds(snapshot, &last, settings.doubt))
        .collect();
    forest
}

/// The rows for one tree. Those that are no longer in doubt are sampled, and weigh the more.
fn bag(
    rows: &Rows,
    picked: &[u32],
    settings: &Settings,
    scores: &[f64],
    gradients: &mut [i64],
    random: &mut Random,
) -> Vec<u32> {
    let mut bag: Vec<u32> = Vec::with_capacity(picked.len() / 2);
    let groups: Vec<bool> = (0..256).map(|_| random.percent(settings.groups)).collect();
    for row in picked {
        let at = *row as usize;
        if !groups[usize::from(rows.groups[at]) % 256] {
            continue;
        }
        let chance = 1.0 / (1.0 + (-scores[at]).exp());
        let error = f64::from(u8::from(rows.yes[at])) - chance;
        let sure = error.abs() < SURE;
        let share = if sure {
            settings.rows / SAMPLED
        } else {
            settings.rows
        };
        if !random.percent(share) {
            continue;
        }
        let weight = f64::from(rows.weights[at]) * if sure { SAMPLED as f64 } else { 1.0 };
        gradients[at] = packed(error * weight, (chance * (1.0 - chance)).max(1e-3) * weight);
        bag.push(*row);
    }
    bag
}

/// Rows closer to the truth than this are sampled: one in so many.
const SURE: f64 = 0.06;
const SAMPLED: usize = 4;

/// One in so many may be told too soon.
const RARE: usize = 1000;

/// The sums beyond which almost none comes back into doubt.
fn bounds(snapshot: &[f32], last: &[f64], (low, high): (f64, f64)) -> (f64, f64) {
    let edge = |mut sums: Vec<f32>, end: bool| -> f64 {
        sums.sort_by(f32::total_cmp);
        let rare = sums.len() / RARE;
        let at = if end {
            sums.len().saturating_sub(1 + rare)
        } else {
            rare
        };
        sums.get(at).map_or(0.0, |sum| f64::from(*sum))
    };
    let of = |keep: &dyn Fn(f64) -> bool| -> Vec<f32> {
        let both = snapshot.iter().zip(last);
        both.filter(|(_, last)| keep(**last))
            .map(|(sum, _)| *sum)
            .collect()
    };
    let least = edge(of(&|last| last > low), false).min(low);
    let most = edge(of(&|last| last < high), true).max(high);
    (least, most)
}

/// A feature's sums: 256 for each leaf.
type Histogram = Vec<i64>;

struct Grower<'a> {
    rows: &'a Rows,
    gradients: &'a [i64],
    features: &'a [usize],
    settings: &'a Settings,
    threads: usize,
}

impl Grower<'_> {
    fn tree(&self, bag: &[u32]) -> Tree {
        let ordered: Vec<i64> = bag
            .iter()
            .map(|row| self.gradients[*row as usize])
            .collect();
        let mut leaf = vec![0_u8; bag.len()];
        let mut sums = vec![ordered.iter().sum::<i64>()];
        let everyone: Vec<u32> = (0..bag.len() as u32).collect();
        let mut histograms: Vec<Histogram> = vec![vec![0; 256]; self.features.len()];
        self.each(&mut histograms, |feature, histogram| {
            self.fill(feature, histogram, bag, &ordered, &leaf, &everyone);
        });
        let mut tree = Tree::default();
        for level in 0..DEPTH {
            let best = self.best(&histograms, &sums);
            if best.gain <= 1e-6 {
                break;
            }
            tree.questions.push(best);
            let column = &self.rows.columns[best.feature];
            let bit = 1_u8 << level;
            let mut right = vec![0_i64; sums.len()];
            let mut many = vec![(0_u32, 0_u32); sums.len()];
            for ((row, leaf), gradient) in bag.iter().zip(&mut leaf).zip(&ordered) {
                let at = usize::from(*leaf);
                if column[*row as usize] > best.threshold {
                    right[at] += gradient;
                    many[at].1 += 1;
                    *leaf |= bit;
                } else {
                    many[at].0 += 1;
                }
            }
            let left: Vec<i64> = sums
                .iter()
                .zip(&right)
                .map(|(sum, right)| sum - right)
                .collect();
            sums = [left, right].concat();
            if level + 1 == DEPTH {
                break;
            }
            // Of two leaves the smaller one is counted, the other is what is left.
            let small = |leaf: u8| {
                let (left, right) = many[usize::from(leaf & !bit)];
                (right <= left) == (leaf & bit != 0)
            };
            let counted: Vec<u32> = (0..bag.len() as u32)
                .filter(|at| small(leaf[*at as usize]))
                .collect();
            self.each(&mut histograms, |feature, histogram| {
                let half = histogram.len();
                let parents = std::mem::replace(histogram, vec![0; half * 2]);
                self.fill(feature, histogram, bag, &ordered, &leaf, &counted);
                let (left, right) = histogram.split_at_mut(half);
                let pairs = left.chunks_mut(256).zip(right.chunks_mut(256));
                for ((at, (left, right)), parent) in pairs.enumerate().zip(parents.chunks(256)) {
                    let (from, to) = if small(at as u8) {
                        (left, right)
                    } else {
                        (right, left)
                    };
                    for ((to, from), parent) in to.iter_mut().zip(from).zip(parent) {
                        *to = parent - *from;
                    }
                }
            });
        }
        tree.leaves = sums.iter().map(|sum| self.value(unpacked(*sum))).collect();
        tree
    }

    fn value(&self, sum: Sum) -> f64 {
        self.settings.rate * sum.gradient / (sum.weight + self.settings.calm)
    }

    /// The question that parts all leaves best.
    fn best(&self, histograms: &[Histogram], sums: &[i64]) -> Split {
        let least = self.settings.least;
        let worth = |bin: Sum| bin.gradient * bin.gradient / (bin.weight + self.settings.calm);
        let mut best = Split::default();
        for (histogram, feature) in histograms.iter().zip(self.features) {
            let mut gains = [0.0_f64; 256];
            for (bins, sum) in histogram.chunks(256).zip(sums) {
                let all = unpacked(*sum);
                if all.weight < 2.0 * least {
                    continue;
                }
                let whole = worth(all);
                let (mut before, mut gain) = (0_i64, 0.0);
                for (bin, sum) in bins.iter().zip(&mut gains) {
                    if *bin != 0 {
                        before += bin;
                        let left = unpacked(before);
                        let right = Sum {
                            gradient: all.gradient - left.gradient,
                            weight: all.weight - left.weight,
                        };
                        let both = left.weight >= least && right.weight >= least;
                        gain = if both {
                            worth(left) + worth(right) - whole
                        } else {
                            0.0
                        };
                    }
                    *sum += gain;
                }
            }
            for (threshold, gain) in gains.into_iter().enumerate().take(255) {
                if gain > best.gain {
                    best = Split {
                        gain,
                        feature: *feature,
                        threshold: threshold as u8,
                    };
                }
            }
        }
        best
    }

    fn fill(
        &self,
        feature: usize,
        histogram: &mut [i64],
        bag: &[u32],
        ordered: &[i64],
        leaf: &[u8],
        counted: &[u32],
    ) {
        let column = &self.rows.columns[feature];
        for at in counted {
            let at = *at as usize;
            let bin = usize::from(column[bag[at] as usize]);
            histogram[usize::from(leaf[at]) * 256 + bin] += ordered[at];
        }
    }

    /// Does `work` for each feature's histogram.
    fn each(&self, histograms: &mut [Histogram], work: impl Fn(usize, &mut Histogram) + Sync) {
        let all = |features: &[usize], histograms: &mut [Histogram]| {
            for (feature, histogram) in features.iter().zip(histograms) {
                work(*feature, histogram);
            }
        };
        if self.threads < 2 {
            return all(self.features, histograms);
        }
        let each = self.features.len().div_ceil(self.threads).max(1);
        thread::scope(|scope| {
            let parts = self.features.chunks(each).zip(histograms.chunks_mut(each));
            for (features, histograms) in parts {
                scope.spawn(|| all(features, histograms));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Settings, grow};
    use attache::outline::learn;

    #[test]
    fn trees_learn_what_two_features_say_together() {
        let mut rows = Rows::new(3);
        for at in 0..4000_usize {
            let (a, b, c) = ((at % 7) as u8, (at / 7 % 11) as u8, (at % 13) as u8);
            rows.push(&[a, b, c], (a > 3) != (b > 5), (1.0, 0));
        }
        let picked: Vec<u32> = (0..4000).collect();
        let settings = Settings {
            trees: 48,
            columns: 100,
            rate: 0.3,
            groups: 100,
            ..Settings::default()
        };
        let one = grow(&rows, &picked, &settings, 1).bytes();
        assert!(learn::score(&one, &[5, 2, 0]) > 2.0);
        assert!(learn::score(&one, &[5, 8, 0]) < -2.0);
        assert_eq!(one, grow(&rows, &picked, &settings, 2).bytes());
    }
}
