//! Which units are headings: two passes, the sure ones first, then those that look like them.

use std::collections::HashMap;

use super::captions;
use super::company::{Fellows, NEAR, company, fellows};
use super::genre;
use super::imprint;
use super::level;
use super::line::Traits;
use super::marker::Mark;
use super::phrases;
use super::scene::{Below, REPEATED, Scene};
use super::score::{Candidate, ENOUGH, Style, candidate};
use super::tells;
use super::title::Head;
use super::turns;
use super::unit::{Kind, Unit};

/// What a number adds that follows on the number before or goes before the one after.
const IN_SEQUENCE: f32 = 0.75;

/// What a number loses whose neighbour in the count is no heading.
const IN_LIST: f32 = 1.5;

/// What a short line loses in a run of short lines without text in between.
const IN_RUN: f32 = 3.0;

/// What a running head loses for each neighbour that says the same.
const RUNNING: f32 = 3.0;

/// Short lines in a row from which they are a list.
const RUN: usize = 3;

/// A line right below the title needs this much more: it may be its second part.
const BELOW_TITLE: f32 = 1.0;

/// What the first line gains above the text where at least two headings look like it.
const FIRST_OF_ALL: f32 = 1.5;

/// What a line gains right below a sure heading of another style, where others look like it.
const FIRST_BELOW: f32 = 1.0;

/// What "Speech by Ann Loring" and "Held at Bern, 2 May" lose there.
const IMPRINT: f32 = 4.0;

/// The same where it stands between the two without a blank line: its fellows have one above.
const CLINGS_BELOW: f32 = 3.5;

/// Text below it is no shorter than this, in code points.
const PARAGRAPH: u32 = 60;

/// What a section's name gains above the name of its first part: it has no text below it.
const PARTED: f32 = 1.5;

/// The page of the title ends so many units below it.
const TITLE_PAGE: usize = 32;

/// Lower-case text from which the body of a document starts, in code points.
const BODY_CHARS: u32 = 80;

/// What "To the Minister of Trade" loses above the text of a letter.
const ADDRESSED: f32 = 4.0;

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
    running_heads(scene, &mut candidates);
    turns::demote(scene, &mut candidates);
    sequences(scene, &mut candidates);
    let fellows = fellows(&candidates);
    for found in &mut candidates {
        found.score += company(found, &fellows);
    }
    beneath_headings(scene, &fellows, &mut candidates);
    below_title(scene, head, &mut candidates);
    captions::demote(scene, &mut candidates);
    candidates.retain(|found| found.score >= ENOUGH);
    level::assign(scene, &candidates)
}

/// The same line over and over, with no other heading in between, is a running head. Names of
/// sections that come again in every chapter have others between them.
fn running_heads(scene: &Scene, candidates: &mut [Candidate]) {
    let print = |found: &Candidate| {
        let unit = scene.unit(found.unit);
        let counts = found.marker.is_numbered() || unit.told || scene.repeats(&unit) < REPEATED;
        (!counts).then(|| phrases::fingerprint(scene.text, &scene.first(&unit)))
    };
    let prints: Vec<Option<u64>> = candidates.iter().map(print).collect();
    for index in 1..candidates.len() {
        let same = prints
            .get(index)
            .copied()
            .flatten()
            .is_some_and(|own| prints.get(index - 1).copied().flatten() == Some(own));
        if !same {
            continue;
        }
        if let Some(pair) = candidates.get_mut(index - 1..=index) {
            for found in pair {
                found.score -= RUNNING;
            }
        }
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
            let mut alike: HashMap<Style, usize> = HashMap::new();
            for found in run.iter().filter(|found| found.score >= NEAR - 1.0) {
                *alike.entry(found.style).or_default() += 1;
            }
            for found in run.iter_mut().filter(|found| !found.explicit) {
                let many = alike.get(&found.style).is_some_and(|count| *count >= RUN);
                found.score -= if many { IN_RUN } else { 0.0 };
            }
        }
        start = end;
    }
}

/// Numbers that count up through the document speak for each other; a number whose neighbour in
/// the count is running text belongs to a list.
fn sequences(scene: &Scene, candidates: &mut [Candidate]) {
    let mut last: HashMap<(Mark, u16, bool), (u32, Option<usize>)> = HashMap::new();
    let mut effects = vec![0.0_f32; candidates.len()];
    let mut next = 0;
    for (index, unit) in scene.units.iter().enumerate() {
        let own = candidates
            .get(next)
            .filter(|found| found.unit == index)
            .map(|found| found.marker);
        let at = own.map(|_| next);
        next += usize::from(at.is_some());
        let marker = own.unwrap_or(unit.marker);
        if !marker.is_numbered() {
            continue;
        }
        let dotted = marker.is_dotted(scene.first(unit).of(scene.text));
        let key = (marker.mark, scene.first(unit).indent, dotted);
        if let Some((value, before)) = last.insert(key, (marker.value, at))
            && value.abs_diff(marker.value) == 1
        {
            let effect = if before.is_some() && at.is_some() {
                IN_SEQUENCE
            } else {
                -IN_LIST
            };
            for at in [before, at].into_iter().flatten() {
                if let Some(sum) = effects.get_mut(at) {
                    *sum = if effect > 0.0 {
                        sum.max(effect)
                    } else {
                        effect
                    };
                }
            }
        }
    }
    for (found, effect) in candidates.iter_mut().zip(effects) {
        found.score += effect;
    }
}

fn has_text_between(scene: &Scene, above: usize, below: usize) -> bool {
    let mut between = scene.units.get(above + 1..below).unwrap_or_default().iter();
    between.any(|unit| unit.is_text() || unit.kind == Kind::Row)
}

/// The first of several headings below a higher one has no text above it.
fn beneath_headings(
    scene: &Scene,
    fellows: &HashMap<Style, Fellows>,
    candidates: &mut [Candidate],
) {
    for index in 1..candidates.len() {
        let Some([above, found]) = candidates.get_mut(index - 1..=index) else {
            return;
        };
        let adjacent = scene.above(found.unit) == Some(above.unit);
        let company = fellows.get(&above.style).map_or(0, |fellows| fellows.near);
        if adjacent
            && company > 1
            && above.style.open.0
            && above.score < ENOUGH
            && matches!(scene.below(found.unit), Below::Prose(PARAGRAPH..))
        {
            above.score += PARTED;
        }
        // Its fellows stand below text and blank lines.
        let alike = [false, true].map(|open| Style {
            open: (open, found.style.open.1),
            ..found.style
        });
        let near: u32 = alike
            .iter()
            .filter_map(|style| fellows.get(style))
            .map(|fellows| fellows.near)
            .sum();
        if near > 1 && above.score >= ENOUGH && above.style != found.style && adjacent {
            let clings = found.style.open == (false, false)
                && matches!(scene.below(found.unit), Below::Prose(PARAGRAPH..));
            found.score += if clings { CLINGS_BELOW } else { FIRST_BELOW };
        }
    }
}

/// True for text that is more than the end of a wrapped line of the title page.
fn is_body(scene: &Scene, unit: &Unit) -> bool {
    let whole = unit.chars >= BODY_CHARS || scene.last(unit).has(Traits::STOP);
    match unit.kind {
        Kind::Prose => whole || !scene.first(unit).has(Traits::LOWER),
        Kind::Item | Kind::Row => true,
        _ => false,
    }
}

/// What stands between title and text is a heading only if others look like it.
fn below_title(scene: &Scene, head: &Head, candidates: &mut [Candidate]) {
    let Some((title, _)) = head.title else { return };
    let deck = |index: usize, unit: &Unit| {
        index == title + 1
            && unit.kind == Kind::Item
            && !scene.is_open_above(index)
            && scene.unit(index + 1).kind != Kind::Item
    };
    let mut behind = scene.units.iter().enumerate().skip(title + 1);
    let text = behind.find(|&(index, unit)| is_body(scene, unit) && !deck(index, unit));
    let text = text.map_or(scene.units.len(), |(index, _)| index);
    let text = text.min(title + TITLE_PAGE);
    // The first heading may stand off from the title where the others follow on their text.
    let written = |style: Style| Style {
        open: (true, style.open.1),
        ..style
    };
    let mut styles: HashMap<Style, u32> = HashMap::new();
    for found in candidates.iter().filter(|found| found.score >= ENOUGH) {
        *styles.entry(written(found.style)).or_default() += 1;
    }
    for found in candidates.iter_mut().take_while(|found| found.unit < text) {
        let fellows = styles.get(&written(found.style)).copied().unwrap_or(0);
        if !found.explicit && fellows < 2 {
            found.score -= BELOW_TITLE;
        } else if found.score < ENOUGH && fellows > 1 && found.unit + 1 == text {
            found.score += FIRST_OF_ALL;
        }
        let line = scene.first(&scene.unit(found.unit)).of(scene.text);
        let body = imprint::is_letterhead(line) && found.unit + 1 < text;
        let notes = scene.units.get(found.unit + 1..text).unwrap_or_default();
        let lowest = notes.iter().all(|unit| unit.kind == Kind::Note);
        let author = lowest
            && tells::is_name_like(line)
            && (fellows < 2 || tells::is_stranger(line, scene.text));
        let speaks = genre::is_told(line) || tells::is_office(line);
        let spoken = lowest && line.contains(", ") && speaks;
        let people = tells::are_listed(line) || tells::are_strangers(line, scene.text);
        if !found.explicit && (body || author || people || spoken || imprint::is_imprint(line)) {
            found.score -= IMPRINT;
        }
        if imprint::is_addressee(scene.words(&scene.unit(found.unit))) {
            found.score -= ADDRESSED;
        }
    }
}
