//! The table by which both readings are weighed: a weight for each number that speaks for a mark,
//! and from which chance on it stands. Made by `assets/encoder/weigh.py`.

use std::sync::OnceLock;

use super::features::{FEATURES, NAMES};
use crate::model::Kind;

static TABLE: &str = include_str!("../../assets/encoder/weighing.tsv");

/// Weights of stakeholders and of issues.
#[derive(Debug, Default)]
pub(super) struct Table {
    kinds: [Weights; 2],
}

#[derive(Debug)]
struct Weights {
    each: [f32; FEATURES],
    base: f32,
    threshold: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            each: [0.0; FEATURES],
            base: 0.0,
            threshold: 0.5,
        }
    }
}

impl Table {
    pub(super) fn bundled() -> &'static Self {
        static READ: OnceLock<Table> = OnceLock::new();
        READ.get_or_init(|| Self::read(TABLE))
    }

    /// From lines of a name and its numbers for stakeholders and for issues.
    fn read(table: &str) -> Self {
        let mut read = Self::default();
        for line in table.lines() {
            let mut cells = line.split('\t');
            let name = cells.next().unwrap_or("");
            let at = NAMES.iter().position(|known| *known == name);
            for (weights, cell) in read.kinds.iter_mut().zip(cells) {
                let Ok(number) = cell.parse() else { continue };
                match (name, at.and_then(|at| weights.each.get_mut(at))) {
                    ("base", _) => weights.base = number,
                    ("threshold", _) => weights.threshold = number,
                    (_, Some(slot)) => *slot = number,
                    _ => {}
                }
            }
        }
        read
    }

    fn of(&self, kind: Kind) -> &Weights {
        let [stakeholder, issue] = &self.kinds;
        match kind {
            Kind::Issue => issue,
            _ => stakeholder,
        }
    }

    /// How likely a mark is right.
    pub(super) fn chance(&self, kind: Kind, features: &[f32; FEATURES]) -> f32 {
        let weights = self.of(kind);
        let products = weights.each.iter().zip(features).map(|(w, x)| w * x);
        1.0 / (1.0 + (-products.sum::<f32>() - weights.base).exp())
    }

    /// From which chance on it stands.
    pub(super) fn threshold(&self, kind: Kind) -> f32 {
        self.of(kind).threshold
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::{FEATURES, NAMES};
    use super::{TABLE, Table};
    use crate::model::Kind;

    #[test]
    fn a_mark_that_both_readings_have_is_likelier() {
        let at = |name| NAMES.iter().position(|known| *known == name).unwrap();
        let mut doubtful = [0.0; FEATURES];
        let mut sure = doubtful;
        for name in ["best", "mean", "head", "begins", "all-best", "all-head"] {
            doubtful[at(name)] = -5.0;
            sure[at(name)] = 5.0;
        }
        for (name, high) in [("found", 1.0), ("found-best", 5.0), ("confidence", 0.9)] {
            sure[at(name)] = high;
        }
        let table = Table::bundled();
        for kind in [Kind::Stakeholder, Kind::Issue] {
            assert!(table.chance(kind, &doubtful) < 0.15, "{kind:?}");
            assert!(
                table.chance(kind, &sure) > table.threshold(kind),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn every_name_of_the_table_is_known() {
        let names = TABLE.lines().filter(|line| !line.starts_with('#'));
        let names = names.filter_map(|line| line.split('\t').next());
        let unknown =
            names.filter(|name| !NAMES.contains(name) && !["base", "threshold"].contains(name));
        assert_eq!(unknown.collect::<Vec<_>>(), [""; 0]);
    }
}
