//! What is certain of lines by their form, whatever the weights say.

use super::entry::Entry;
use super::facts::Begin;
use super::marker::Mark;
use super::table::Table;

/// True for a line that is nothing but a number of the outline: "Article 5", "第一条", "IV.".
pub(super) fn counts(entry: &Entry) -> bool {
    let mark = matches!(
        entry.facts.marker.mark,
        Mark::Word(_) | Mark::Roman | Mark::Decimal(1)
    );
    mark && entry.facts.core == Begin::None
}

/// Numbers of the outline above text, if there are several, are headings beyond doubt.
pub(super) fn number(table: &Table, headings: &mut [f32]) {
    let next = table.entries.iter().skip(1).map(Some).chain([None]);
    let found: Vec<usize> = table
        .entries
        .iter()
        .zip(next)
        .enumerate()
        .filter(|(_, (entry, next))| {
            let text = next.is_some_and(|next| next.facts.width > FEW || counts(next));
            let word = matches!(entry.facts.marker.mark, Mark::Word(_));
            counts(entry) && (word || entry.count.counted > 0) && text
        })
        .map(|(at, _)| at)
        .collect();
    if found.len() < 2 {
        return;
    }
    for at in found {
        if let Some(sure) = headings.get_mut(at) {
            *sure = 1.0;
        }
    }
}

/// A line with wide gaps right above or below another one is a row of a table, ruled or not.
pub(super) fn is_row(table: &Table, at: usize) -> bool {
    let gaps = |at: usize| {
        let entry = table.entries.get(at);
        entry.filter(|entry| entry.facts.gaps > 0)
    };
    let close = |entry: &Entry| entry.above == 0 || entry.above == 1 && entry.ruled_above > 0;
    let above = at.checked_sub(1).and_then(gaps);
    gaps(at).is_some_and(|own| above.is_some() && close(own) || gaps(at + 1).is_some_and(close))
}

/// Who asks in a talk has a turn, no heading: "Kemp: Who pays for it?" above "Minister: Nobody.", both
/// of whom speak again. "Aim: Fewer trucks" above a paragraph without a speaker stays.
pub(super) fn turns(table: &Table, headings: &mut [f32]) {
    let speaks = |entry: &Entry| {
        let label = entry.facts.label;
        label != 0 && table.labels_seen.of(label) > 1
    };
    for (pair, sure) in table.entries.windows(2).zip(headings) {
        if let [line, next] = pair
            && line.facts.label != next.facts.label
            && speaks(line)
            && speaks(next)
        {
            *sure = 0.0;
        }
    }
}

/// What a line says, so that it is known where it comes again; "September 13" and "September 20" don't say
/// the same.
pub(super) fn said(entry: &Entry) -> Option<u32> {
    let facts = &entry.facts;
    (facts.words > 0 && facts.digits == 0).then_some(facts.key)
}

/// A line that comes again and again, with no other heading in between, runs over the pages.
pub(super) fn running(table: &Table, headings: &mut [f32], bar: f32) {
    let found: Vec<usize> = (0..headings.len())
        .filter(|at| headings.get(*at).is_some_and(|sure| *sure > bar))
        .collect();
    let key = |at: &usize| table.entries.get(*at).and_then(said);
    for run in found.chunk_by(|above, below| key(above) == key(below)) {
        if run.len() < RUNNING || run.first().and_then(key).is_none() {
            continue;
        }
        for at in run {
            if let Some(sure) = headings.get_mut(*at) {
                *sure = 0.0;
            }
        }
    }
}

/// So often a line comes again where it runs over the pages.
const RUNNING: usize = 3;

/// Text below a number of the outline is no shorter than this, in columns.
const FEW: u32 = 24;
