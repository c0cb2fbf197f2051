//! How far several people agree about the same highlights.
//!
//! Both coefficients are counted over the verdicts accepted and rejected; undecided is a missing
//! value.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Layer, Review, Reviewed, Verdict};

/// How far people agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Who decided anything, by name.
    pub people: Vec<String>,
    /// Highlights that anyone decided.
    pub highlights: usize,
    /// Highlights that everyone decided.
    pub decided_by_all: usize,
    /// Those of them about which all are of one mind.
    pub agree: usize,
    /// Cohen's κ of two people.
    pub kappa: Option<f64>,
    /// Krippendorff's α for nominal data, of any number of people.
    pub alpha: Option<f64>,
}

/// What each person said of one highlight; `None` for nothing.
type Unit = Vec<Option<u8>>;

/// How far those agree who reviewed these highlights.
pub fn agreement(reviewed: &[Reviewed]) -> Agreement {
    let marks = (reviewed.iter()).filter(|one| one.highlight.layer() == Layer::Entity);
    let verdicts: Vec<BTreeMap<String, u8>> = marks
        .map(|one| {
            let decided = one.all().into_iter().filter(Review::is_decided);
            let said = decided.map(|review| {
                let accepted = review.verdict == Verdict::Accepted;
                (review.name().to_owned(), u8::from(accepted))
            });
            said.collect()
        })
        .collect();
    let mut people: Vec<String> = verdicts.iter().flat_map(BTreeMap::keys).cloned().collect();
    people.sort();
    people.dedup();
    let said = |of: &BTreeMap<String, u8>| -> Unit {
        people.iter().map(|name| of.get(name).copied()).collect()
    };
    let decided = verdicts.iter().filter(|of| !of.is_empty());
    let units: Vec<Unit> = decided.map(said).collect();
    let whole: Vec<Vec<u8>> = (units.iter())
        .filter_map(|unit| unit.iter().copied().collect())
        .collect();
    let one_mind = |unit: &&Vec<u8>| unit.iter().all(|value| Some(value) == unit.first());
    let kappa = match people.as_slice() {
        [_, _] => kappa(whole.iter().filter_map(|unit| match unit.as_slice() {
            [one, other] => Some((*one, *other)),
            _ => None,
        })),
        _ => None,
    };
    Agreement {
        highlights: units.len(),
        decided_by_all: whole.len(),
        agree: whole.iter().filter(one_mind).count(),
        kappa,
        alpha: alpha(&units),
        people,
    }
}

/// Cohen's κ of the values that two people gave the same units: (observed − expected) / (1 −
/// expected) agreement. `None` where both always say one and the same, so that nothing could be
/// expected.
///
/// J. Cohen: A Coefficient of Agreement for Nominal Scales. Educational and Psychological
/// Measurement 20 (1960) 37–46. Checked against the example of J. Sim and C. C. Wright: The Kappa
/// Statistic in Reliability Studies. Physical Therapy 85 (2005) 257–268.
fn kappa(pairs: impl Iterator<Item = (u8, u8)>) -> Option<f64> {
    let mut sides: [BTreeMap<u8, f64>; 2] = [BTreeMap::new(), BTreeMap::new()];
    let (mut all, mut same) = (0.0, 0.0);
    for (one, other) in pairs {
        all += 1.0;
        same += f64::from(u8::from(one == other));
        let [left, right] = &mut sides;
        *left.entry(one).or_default() += 1.0;
        *right.entry(other).or_default() += 1.0;
    }
    let [left, right] = &sides;
    let both = left.iter().filter_map(|(value, count)| {
        let other = right.get(value)?;
        Some(count * other)
    });
    let expected = both.sum::<f64>() / (all * all);
    let observed = same / all;
    (all > 0.0 && expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

/// Krippendorff's α for nominal data: 1 − observed / expected disagreement, of any number of people,
/// with values missing. `None` where all values are one and the same, or no unit has two.
///
/// K. Krippendorff: Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, 2011;
/// checked against its examples A (two people, two values) and C (four people, missing values).
fn alpha(units: &[Unit]) -> Option<f64> {
    let mut values: BTreeMap<u8, f64> = BTreeMap::new();
    let mut observed = 0.0;
    for unit in units {
        let mut here: BTreeMap<u8, f64> = BTreeMap::new();
        for value in unit.iter().flatten() {
            *here.entry(*value).or_default() += 1.0;
        }
        let count: f64 = here.values().sum();
        if count < 2.0 {
            continue;
        }
        for (value, times) in here {
            observed += times * (count - times) / (count - 1.0);
            *values.entry(value).or_default() += times;
        }
    }
    let all: f64 = values.values().sum();
    let pairs = values.values().map(|times| times * (all - times));
    let expected = pairs.sum::<f64>() / (all - 1.0);
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

#[cfg(test)]
mod tests {
    use super::{Unit, agreement, alpha, kappa};

    fn units(rows: &[&str]) -> Vec<Unit> {
        let width = rows[0].len();
        let value = |row: &str, at: usize| {
            let c = row.chars().nth(at).unwrap();
            c.to_digit(10).map(|digit| digit as u8)
        };
        let unit = |at| rows.iter().map(|row| value(row, at)).collect();
        (0..width).map(unit).collect()
    }

    fn near(found: Option<f64>, wanted: f64, digits: i32) {
        let found = found.unwrap();
        let half = 0.5 * 10f64.powi(-digits);
        assert!((found - wanted).abs() <= half, "{found} is not {wanted}");
    }

    #[test]
    fn kappa_is_that_of_the_published_example() {
        // Sim and Wright 2005, table 1: 39 patients, two clinicians
        let cells = [((1, 1), 22), ((1, 0), 2), ((0, 1), 4), ((0, 0), 11)];
        let pairs = cells
            .into_iter()
            .flat_map(|(pair, count)| std::iter::repeat_n(pair, count));
        near(kappa(pairs), 0.67, 2);
        assert_eq!(kappa([(1, 1), (1, 1)].into_iter()), None);
        assert_eq!(kappa(std::iter::empty()), None);
        near(kappa([(1, 0), (0, 1)].into_iter()), -1.0, 9);
    }

    #[test]
    fn alpha_is_that_of_the_published_examples() {
        // Krippendorff 2011, A
        near(alpha(&units(&["0100000010", "1110010000"])), 0.095, 3);
        // Krippendorff 2011, C
        let four = [
            "123321412...",
            "1233224125.3",
            ".3332342251.",
            "12332441251.",
        ];
        near(alpha(&units(&four)), 0.743, 3);
        assert_eq!(alpha(&units(&["111", "111"])), None);
        assert_eq!(alpha(&units(&["1.1", ".0."])), None);
    }

    #[test]
    fn nobody_agrees_with_nobody() {
        let none = agreement(&[]);
        assert_eq!((none.highlights, none.kappa, none.alpha), (0, None, None));
        assert_eq!(none.people, [""; 0]);
    }
}
