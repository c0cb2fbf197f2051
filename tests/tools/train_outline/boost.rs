//! Boosted trees for yes or no, grown leaf by leaf over features of one byte. The same rows give
//! the same trees, on every machine and with any number of threads.

use std::thread;

use crate::random::Random;

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

    /// One more.
    pub fn push(&mut self, features: &[u8], yes: bool) {
        for (column, value) in self.columns.iter_mut().zip(features) {
            column.push(*value);
        }
        self.yes.push(yes);
        self.weights.push(1.0);
        self.groups.push(0);
    }

    /// What the last one weighs, and the group it belongs to.
    pub fn weigh(&mut self, (weight, group): (f32, u16)) {
        if let (Some(last), Some(own)) = (self.weights.last_mut(), self.groups.last_mut()) {
            (*last, *own) = (weight, group);
        }
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
    pub leaves: usize,
    pub rate: f64,
    pub least: f64,
    pub calm: f64,
    pub columns: usize,
    pub rows: usize,
    pub groups: usize,
    /// Features that are not looked at.
    pub without: Vec<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            trees: 200,
            leaves: 28,
            rate: 0.07,
            least: 10.0,
            calm: 10.0,
            columns: 40,
            rows: 90,
            groups: 75,
            without: Vec::new(),
        }
    }
}

/// Where a fork leads.
#[derive(Clone, Copy, Debug)]
pub enum Child {
    Fork(u8),
    Leaf(u8),
}

#[derive(Clone, Debug)]
pub struct Fork {
    pub feature: u8,
    pub threshold: u8,
    pub children: [Child; 2],
    pub value: f64,
    pub gain: f64,
}

#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub forks: Vec<Fork>,
    pub leaves: Vec<f64>,
}

impl Tree {
    fn leaf(&self, features: impl Fn(usize) -> u8) -> f64 {
        let mut at = 0;
        loop {
            let Some(fork) = self.forks.get(at) else {
                return self.leaves[0];
            };
            let right = features(usize::from(fork.feature)) > fork.threshold;
            match fork.children[usize::from(right)] {
                Child::Fork(next) => at = usize::from(next),
                Child::Leaf(leaf) => return self.leaves[usize::from(leaf)],
            }
        }
    }
}

/// Trees that add up, from `base` on.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    pub base: f64,
    pub trees: Vec<Tree>,
    /// After so many trees, what scores less is not asked further.
    pub halt: usize,
    pub floor: f64,
}

impl Forest {
    /// The log-odds for one row.
    #[cfg(test)]
    pub fn score(&self, features: &[u8]) -> f64 {
        self.base
            + self
                .trees
                .iter()
                .map(|tree| tree.leaf(|at| features[at]))
                .sum::<f64>()
    }

    /// What each feature carries, by the gain of its forks.
    pub fn gains(&self, features: usize) -> Vec<f64> {
        let mut gains = vec![0.0; features];
        for fork in self.trees.iter().flat_map(|tree| &tree.forks) {
            gains[usize::from(fork.feature)] += fork.gain;
        }
        gains
    }

    /// The forest as it stands in the file.
    pub fn bytes(&self) -> Vec<u8> {
        let number =
            |value: f64| ((value * 1000.0).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes();
        let mut bytes = Vec::new();
        bytes.extend((self.trees.len() as u32 + 1).to_le_bytes());
        bytes.extend((self.halt as u32 + 1).to_le_bytes());
        bytes.extend(((self.floor * 1000.0) as i32).to_le_bytes());
        bytes.push(0);
        bytes.extend(number(self.base));
        for tree in &self.trees {
            bytes.push(tree.forks.len() as u8);
            for fork in &tree.forks {
                bytes.extend([fork.feature, fork.threshold]);
                bytes.extend(fork.children.map(|child| match child {
                    Child::Fork(at) => at,
                    Child::Leaf(at) => at | 0x80,
                }));
                bytes.extend(number(fork.value));
            }
            for leaf in &tree.leaves {
                bytes.extend(number(*leaf));
            }
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

/// Both sums in one number: gradients in the upper half, weights in the lower. Whole numbers add up
/// the same in any order.
type Histogram = Vec<[i64; 256]>;

/// Gradients and weights are counted in such parts of one.
const PARTS: f64 = 1024.0;

/// A gradient and its weight as one number.
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

#[derive(Clone, Copy, Default)]
struct Split {
    gain: f64,
    feature: usize,
    threshold: u8,
}

struct Node {
    rows: Vec<u32>,
    histogram: Histogram,
    sum: Sum,
    best: Split,
    /// The fork it hangs on, and on which side.
    hangs: Option<(usize, usize)>,
}

/// Grows a forest on the rows in `picked`.
pub fn grow(rows: &Rows, picked: &[u32], settings: &Settings, threads: usize) -> Forest {
    let total: f64 = picked
        .iter()
        .map(|row| f64::from(rows.weights[*row as usize]))
        .sum();
    let yes: f64 = picked
        .iter()
        .filter(|row| rows.yes[**row as usize])
        .map(|row| f64::from(rows.weights[*row as usize]))
        .sum();
    let share = (yes / total.max(1.0)).clamp(0.001, 0.999);
    let mut forest = Forest {
        base: (share / (1.0 - share)).ln(),
        ..Forest::default()
    };
    let mut scores = vec![forest.base; rows.len()];
    let mut gradients = vec![0_i64; rows.len()];
    let mut random = Random::new("trees");
    for _ in 0..settings.trees {
        // Rows that are no longer in doubt are sampled, and weigh the more.
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
            if !random.percent(if sure {
                settings.rows / SAMPLED
            } else {
                settings.rows
            }) {
                continue;
            }
            let weight = f64::from(rows.weights[at]) * if sure { SAMPLED as f64 } else { 1.0 };
            gradients[at] = packed(error * weight, (chance * (1.0 - chance)).max(1e-3) * weight);
            bag.push(*row);
        }
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
        .tree(bag);
        for row in picked {
            let at = *row as usize;
            scores[at] += tree.leaf(|feature| rows.columns[feature][at]);
        }
        forest.trees.push(tree);
    }
    forest.halt = settings.trees / 4;
    forest.floor = HALT;
    forest
}

/// After a quarter of the trees, what scores less is not asked further.
const HALT: f64 = -4.3;

/// Rows closer to the truth than this are sampled: one in so many.
const SURE: f64 = 0.06;
const SAMPLED: usize = 4;

struct Grower<'a> {
    rows: &'a Rows,
    gradients: &'a [i64],
    features: &'a [usize],
    settings: &'a Settings,
    threads: usize,
}

impl Grower<'_> {
    fn tree(&self, bag: Vec<u32>) -> Tree {
        let mut tree = Tree::default();
        let histogram = self.histogram(&bag);
        let mut open = vec![self.node(bag, histogram, None)];
        while open.len() < self.settings.leaves {
            let mut best = 0;
            for at in 1..open.len() {
                if open[at].best.gain > open[best].best.gain {
                    best = at;
                }
            }
            if open[best].best.gain <= 1e-6 {
                break;
            }
            let node = open.swap_remove(best);
            self.fork(&mut tree, &mut open, node);
        }
        for node in open {
            let leaf = tree.leaves.len() as u8;
            if let Some((fork, side)) = node.hangs {
                tree.forks[fork].children[side] = Child::Leaf(leaf);
            }
            tree.leaves.push(self.value(node.sum));
        }
        tree
    }

    fn fork(&self, tree: &mut Tree, open: &mut Vec<Node>, node: Node) {
        let at = tree.forks.len();
        if let Some((fork, side)) = node.hangs {
            tree.forks[fork].children[side] = Child::Fork(at as u8);
        }
        let split = node.best;
        tree.forks.push(Fork {
            feature: split.feature as u8,
            threshold: split.threshold,
            children: [Child::Leaf(0); 2],
            value: self.value(node.sum),
            gain: split.gain,
        });
        let column = &self.rows.columns[split.feature];
        let (left, right): (Vec<u32>, Vec<u32>) = node
            .rows
            .iter()
            .partition(|row| column[**row as usize] <= split.threshold);
        let small_left = left.len() <= right.len();
        let small = self.histogram(if small_left { &left } else { &right });
        let mut large = node.histogram;
        for (large, small) in large.iter_mut().zip(&small) {
            for (large, small) in large.iter_mut().zip(small) {
                *large -= small;
            }
        }
        let (first, second) = if small_left {
            (small, large)
        } else {
            (large, small)
        };
        open.push(self.node(left, first, Some((at, 0))));
        open.push(self.node(right, second, Some((at, 1))));
    }

    fn node(&self, rows: Vec<u32>, histogram: Histogram, hangs: Option<(usize, usize)>) -> Node {
        let sum = unpacked(histogram.first().map_or(0, |bins| bins.iter().sum()));
        let best = self.best(&histogram, sum);
        Node {
            rows,
            histogram,
            sum,
            best,
            hangs,
        }
    }

    fn value(&self, sum: Sum) -> f64 {
        self.settings.rate * sum.gradient / (sum.weight + self.settings.calm)
    }

    fn best(&self, histogram: &Histogram, sum: Sum) -> Split {
        let least = self.settings.least;
        let worth = |bin: Sum| bin.gradient * bin.gradient / (bin.weight + self.settings.calm);
        let mut best = Split::default();
        for (bins, feature) in histogram.iter().zip(self.features) {
            let mut before = 0_i64;
            for (threshold, bin) in bins.iter().enumerate() {
                if *bin == 0 {
                    continue;
                }
                before += bin;
                let left = unpacked(before);
                let right = Sum {
                    gradient: sum.gradient - left.gradient,
                    weight: sum.weight - left.weight,
                };
                if left.weight < least {
                    continue;
                }
                if right.weight < least {
                    break;
                }
                let gain = worth(left) + worth(right) - worth(sum);
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

    fn histogram(&self, picked: &[u32]) -> Histogram {
        let ordered: Vec<i64> = picked
            .iter()
            .map(|row| self.gradients[*row as usize])
            .collect();
        let fill = |features: &[usize]| -> Histogram {
            features
                .iter()
                .map(|feature| {
                    let mut bins = [0_i64; 256];
                    let column = &self.rows.columns[*feature];
                    for (row, gradient) in picked.iter().zip(&ordered) {
                        bins[usize::from(column[*row as usize])] += gradient;
                    }
                    bins
                })
                .collect()
        };
        if self.threads < 2 || picked.len() < 4000 {
            return fill(self.features);
        }
        let each = self.features.len().div_ceil(self.threads).max(1);
        thread::scope(|scope| {
            let parts: Vec<_> = self
                .features
                .chunks(each)
                .map(|part| scope.spawn(|| fill(part)))
                .collect();
            parts
                .into_iter()
                .flat_map(|part| part.join().unwrap_or_default())
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Settings, grow};

    #[test]
    fn trees_learn_what_two_features_say_together() {
        let mut rows = Rows::new(3);
        for at in 0..4000_usize {
            let (a, b, c) = ((at % 7) as u8, (at / 7 % 11) as u8, (at % 13) as u8);
            rows.push(&[a, b, c], (a > 3) != (b > 5));
        }
        let picked: Vec<u32> = (0..4000).collect();
        let settings = Settings {
            trees: 40,
            leaves: 8,
            columns: 100,
            rate: 0.3,
            groups: 100,
            ..Settings::default()
        };
        let one = grow(&rows, &picked, &settings, 1);
        assert!(one.score(&[5, 2, 0]) > 2.0 && one.score(&[5, 8, 0]) < -2.0);
        assert_eq!(one.bytes(), grow(&rows, &picked, &settings, 2).bytes());
    }
}
