//! Which units are headings: two passes, the sure ones first, then those that look like them.

use std::collections::HashMap;

use super::level;
use super::marker::Mark;
use super::scene::Scene;
use super::score::{Candidate, ENOUGH, SURE, Style, candidate};
use super::title::Head;
use super::unit::Kind;
use super::wording::Case;

/// Score from which a line counts as company for others of its style.
const NEAR: f32 = ENOUGH - 1.0;

/// What a number adds that follows on the number before or goes before the one after.
const IN_SEQUENCE: f32 = 0.75;

/// What company of its own style adds: one sure heading, or two and more.
const ONE_FELLOW: f32 = 0.5;
const FELLOWS: f32 = 1.0;

/// What a plain line loses that has no fellow at all.
const ALONE: f32 = 0.5;

/// What a short line loses in a run of short lines without text in between.
const IN_RUN: f32 = 3.0;

/// Short lines in a row from which they are a list.
const RUN: usize = 3;

/// A line right below the title needs this much more: it may be its second part.
const BELOW_TITLE: f32 = 1.0;

/// A heading: its unit and its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// Index of its unit.
    pub(super) unit: usize,
    /// From 1.
    pub(super) level: u8,
}

/// Finds the headings behind the head of the document.
pub(super) fn find(scene: &Scene, head: &Head) -> Vec<Heading> {
    let mut candidates: Vec<Candidate> = (head.body..scene.units.len())
        .filter_map(|index| candidate(scene, index))
        .collect();
    runs(scene, &mut candidates);
    sequences(scene, &mut candidates);
    let fellows = fellows(&candidates);
    for found in &mut candidates {
        found.score += company(found, &fellows);
    }
    below_title(scene, head, &mut candidates);
    candidates.retain(|found| found.score >= ENOUGH);
    level::assign(scene, &candidates)
}

/// How many near and how many sure headings have a style.
fn fellows(candidates: &[Candidate]) -> HashMap<Style, (u32, u32)> {
    let mut counts = HashMap::new();
    for found in candidates {
        let entry: &mut (u32, u32) = counts.entry(found.style).or_default();
        entry.0 += u32::from(found.score >= NEAR);
        entry.1 += u32::from(found.score >= SURE);
    }
    counts
}

fn company(found: &Candidate, fellows: &HashMap<Style, (u32, u32)>) -> f32 {
    let (near, sure) = fellows.get(&found.style).copied().unwrap_or_default();
    let own = u32::from(found.score >= SURE);
    let others = near.saturating_sub(u32::from(found.score >= NEAR));
    let plain = !found.explicit
        && matches!(
            found.wording.case,
            Case::Sentence | Case::Mixed | Case::Caseless
        );
    if others > 1 || sure > own {
        FELLOWS
    } else if others > 0 {
        ONE_FELLOW
    } else if plain {
        -ALONE
    } else {
        0.0
    }
}

/// Short lines in a row, with no text in between, are a list and not headings.
fn runs(scene: &Scene, candidates: &mut [Candidate]) {
    let mut start = 0;
    while start < candidates.len() {
        let mut end = start + 1;
        while let (Some(last), Some(next)) = (candidates.get(end - 1), candidates.get(end))
            && !has_text_between(scene, last.unit, next.unit)
        {
            end += 1;
        }
        let run = candidates.get_mut(start..end).unwrap_or_default();
        if run.len() >= RUN {
            let plain = run.iter_mut().filter(|found| !found.explicit);
            plain.for_each(|found| found.score -= IN_RUN);
        }
        start = end;
    }
}

/// Numbers that count up through the document speak for each other.
fn sequences(scene: &Scene, candidates: &mut [Candidate]) {
    let mut last: HashMap<(Mark, u16), usize> = HashMap::new();
    let mut counting = vec![false; candidates.len()];
    for (index, found) in candidates
        .iter()
        .enumerate()
        .filter(|(_, found)| found.marker.is_numbered())
    {
        let key = (
            found.marker.mark,
            scene.first(&scene.unit(found.unit)).indent,
        );
        if let Some(before) = last.insert(key, index)
            && candidates
                .get(before)
                .is_some_and(|above| above.marker.value + 1 == found.marker.value)
        {
            for at in [before, index] {
                if let Some(flag) = counting.get_mut(at) {
                    *flag = true;
                }
            }
        }
    }
    for (found, counts) in candidates.iter_mut().zip(counting) {
        found.score += if counts { IN_SEQUENCE } else { 0.0 };
    }
}

fn has_text_between(scene: &Scene, above: usize, below: usize) -> bool {
    let mut between = scene.units.get(above + 1..below).unwrap_or_default().iter();
    between.any(|unit| unit.is_text() || unit.kind == Kind::Row)
}

/// What stands between title and text is a heading only if others look like it.
fn below_title(scene: &Scene, head: &Head, candidates: &mut [Candidate]) {
    let Some((title, _)) = head.title else { return };
    let styles: Vec<Style> = candidates
        .iter()
        .filter(|found| found.score >= ENOUGH)
        .map(|found| found.style)
        .collect();
    for found in candidates {
        if has_text_between(scene, title, found.unit) {
            break;
        }
        let fellow = styles
            .iter()
            .filter(|style| **style == found.style)
            .take(2)
            .count()
            > 1;
        if !found.explicit && !fellow {
            found.score -= BELOW_TITLE;
        }
    }
}
