//! Stakeholders, issues and positions that came or went.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::units::folded;
use crate::model::{
    Annotations, Article, Change, Comparison, Entity, Findings, Kind, Position, Span, Turnover,
};

/// One version and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The version.
    pub article: &'a Article,
    /// Its stakeholders and issues.
    pub found: &'a Annotations,
    /// Who does what in it.
    pub positions: &'a [Position],
}

impl Side<'_> {
    fn keys(&self, kind: Kind) -> Vec<Option<&str>> {
        // two entities of an article may share a key: each key counts once
        let mut seen = HashSet::new();
        let mut first = |entity: &Entity| entity.kind == kind && seen.insert(entity.key.clone());
        let entities = self.found.entities.iter();
        entities
            .map(|entity| first(entity).then_some(entity.key.as_str()))
            .collect()
    }

    fn holder(&self, position: &Position) -> &str {
        let entity = self.found.entities.get(position.holder as usize);
        entity.map_or("", |entity| &entity.key)
    }

    /// A position as it is told: by whom, what, in which sentence.
    fn told(&self) -> Vec<Option<(&str, &'static str, String)>> {
        let told = |position: &Position| {
            let sentence = folded(position.sentence.of(&self.article.text));
            Some((self.holder(position), position.stance.name(), sentence))
        };
        self.positions.iter().map(told).collect()
    }
}

/// What differs in what was found in two versions that were compared.
pub fn findings(old: &Side, new: &Side, comparison: &Comparison) -> Findings {
    let positions = turnover(&old.told(), &new.told());
    let pairs = turned(old, new, comparison, &positions).into_iter();
    let (kept, turned) = pairs.partition(|pair| is_same(old, new, *pair));
    Findings {
        stakeholders: turnover(&old.keys(Kind::Stakeholder), &new.keys(Kind::Stakeholder)),
        issues: turnover(&old.keys(Kind::Issue), &new.keys(Kind::Issue)),
        turned,
        kept,
        positions,
    }
}

/// What only one of the lists has, each as often as it stands there; `None` is nothing.
pub(super) fn turnover<T: Eq + Hash>(old: &[Option<T>], new: &[Option<T>]) -> Turnover {
    let mut balance: HashMap<&T, i64> = HashMap::new();
    for key in old.iter().flatten() {
        *balance.entry(key).or_default() += 1;
    }
    for key in new.iter().flatten() {
        *balance.entry(key).or_default() -= 1;
    }
    let mut more = |list: &[Option<T>], sign: i64| {
        let mut extra = Vec::new();
        // of several the last ones are the ones that came
        for (at, key) in list.iter().enumerate().rev() {
            let Some(count) = key.as_ref().and_then(|key| balance.get_mut(key)) else {
                continue;
            };
            if *count * sign > 0 {
                *count -= sign;
                extra.push(at as u32);
            }
        }
        extra.reverse();
        extra
    };
    Turnover {
        went: more(old, 1),
        came: more(new, -1),
    }
}

/// True for what is no change of a position: the same by the same verb, in a sentence that was edited elsewhere.
/// "Chad refused 300 tons" and "Chad refused 450 tons" are one refusal, whose number is told as a number; "Chad
/// refused the tons" and "Chad offered the tons" are not.
fn is_same(old: &Side, new: &Side, (went, came): (u32, u32)) -> bool {
    let said = |side: &Side, at: u32| {
        let position = side.positions.get(at as usize)?;
        Some((position.stance, folded(position.cue.of(&side.article.text))))
    };
    said(old, went) == said(new, came)
}

/// The positions of one holder in an edited sentence, before and after.
fn turned(
    old: &Side,
    new: &Side,
    comparison: &Comparison,
    positions: &Turnover,
) -> Vec<(u32, u32)> {
    let pairs = comparison.changes.iter();
    let pairs = pairs.filter_map(|change: &Change| change.old.zip(change.new));
    let pairs: Vec<(Span, Span)> = pairs.collect();
    let mut free: Vec<u32> = positions.came.clone();
    let mut turned = Vec::new();
    for &went in &positions.went {
        let Some(before) = old.positions.get(went as usize) else {
            continue;
        };
        let pair = pairs.iter().find(|pair| pair.0.overlaps(before.sentence));
        let Some((_, there)) = pair else { continue };
        let holder = old.holder(before);
        let found = free.iter().position(|came| {
            let after = new.positions.get(*came as usize);
            after.is_some_and(|after| new.holder(after) == holder && there.overlaps(after.sentence))
        });
        if let Some(found) = found {
            turned.push((went, free.remove(found)));
        }
    }
    turned
}
