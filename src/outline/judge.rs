//! From a table of lines to what they are: joins first, then title, furniture and headings.

use super::facts::{Begin, End};
use super::features::{self, Around};
use super::form::form;
use super::line::Line;
use super::marker::Mark;
use super::pairs::{self, Habits, Pair};
use super::second::{self, Looks};
use super::table::{Entry, Table};
use super::weights::{Row, Weights, chance};
use super::why;
use crate::model::Guess;

/// Longer lines are no headings, in columns and words.
const LONGEST: u32 = 170;
const MOST_WORDS: u32 = 34;

/// What a line scores that can't be a heading.
const NEVER: f32 = -9.0;

/// Lines this sure to be headings, of one, may be some where the reader says so of others like them.
const POSSIBLE: f32 = 0.025;

/// Lines that score less by themselves are not looked at beside the others.
pub(super) const HOPELESS: f32 = -5.0;

/// Lines among which the title is.
pub(super) const TITLE_WITHIN: usize = 16;

/// How sure one must be of what a line is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars {
    pub(super) join: f32,
    pub(super) title: f32,
    /// From here on it is no heading, but the title.
    pub(super) only: f32,
    pub(super) furniture: f32,
    pub(super) heading: f32,
}

impl Default for Bars {
    fn default() -> Self {
        Self {
            join: 0.5,
            title: 0.1,
            only: 0.35,
            furniture: 0.6,
            heading: 0.22,
        }
    }
}

/// What the lines of a table are.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdicts {
    /// The title, which is no heading.
    pub(super) title: Option<usize>,
    /// How likely each line is a heading.
    pub(super) headings: Vec<f32>,
    /// How likely each line is no part of the article.
    pub(super) furniture: Vec<f32>,
    /// What speaks for the first of the headings, and their places.
    because: Vec<(usize, Vec<&'static str>)>,
}

impl Verdicts {
    /// The lines that are headings, with how sure that is and why, and those that may be some.
    pub(super) fn guesses(&self, table: &Table, lines: &[Line], bars: &Bars) -> Vec<Guess> {
        let mut because = self.because.iter().peekable();
        let mut guesses = Vec::new();
        for ((at, entry), sure) in table.entries.iter().enumerate().zip(&self.headings) {
            while because.next_if(|(before, _)| *before < at).is_some() {}
            if *sure < POSSIBLE.min(bars.heading) {
                continue;
            }
            let told = because.next_if(|(here, _)| *here == at);
            let line = lines.get(entry.from as usize);
            guesses.push(Guess {
                line: line.map_or(0, |line| line.number),
                sure: (sure * 100.0).round() as u8,
                form: form(entry),
                taught: None,
                because: told.map(|(_, told)| told.clone()).unwrap_or_default(),
            });
        }
        guesses
    }

    /// What looks like a heading may be the title, and never is both. Where that is in doubt, it is a heading if
    /// another one looks like it ("Who applies", "When it is paid"), else it names the text. A line on top that
    /// is underlined is in no doubt: "The Title" over "====="; not so one further down.
    fn entitle(&mut self, table: &Table, certain: bool, bars: &Bars) {
        let Some(title) = self.title else { return };
        let Some(own) = table.entries.get(title) else {
            return;
        };
        let ruled = title == 0 && own.ruled_below == 2;
        let is_heading = |sure: &f32| *sure > bars.heading;
        let mut later = table.entries.iter().zip(&self.headings).skip(title + 1);
        let first_of_several = self.headings.get(title).is_some_and(is_heading)
            && later.any(|(entry, sure)| is_heading(sure) && form(entry) == form(own));
        if first_of_several && !certain && !ruled {
            self.title = None;
            return;
        }
        if let Some(sure) = self.headings.get_mut(title) {
            *sure = 0.0;
        }
        // a page may say its title twice: above its menu and above its text
        for (sure, entry) in self.headings.iter_mut().zip(&table.entries) {
            if said(own).is_some() && said(entry) == said(own) {
                *sure = 0.0;
            }
        }
    }
}

/// So many headings tell why they are some.
const TOLD: usize = 1000;

/// Columns of a line that was wrapped by hand or by a program.
const WRAPPED: std::ops::RangeInclusive<u32> = 50..=140;

/// Which lines go on with the ones before.
pub(super) fn joins(table: &Table, weights: &Weights, bars: &Bars) -> Vec<bool> {
    let habits = Habits::new(table);
    let mut row: Row = [0; 256];
    let pairs = (0..table.entries.len()).map(|at| {
        may_join(table, at) && {
            fill_pair(&mut row, table, &habits, weights, at);
            breaks_off(table, at) || chance(weights.joins.score(&row)) > bars.join
        }
    });
    pairs.collect()
}

/// True where the line above breaks off within its sentence, as only wrapping does: "… visit the town of"
/// above "the same name." A heading or a line of a list is shorter, a cell of a table has gaps.
fn breaks_off(table: &Table, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| table.entries.get(above));
    let (Some(above), Some(line)) = (above, table.entries.get(at)) else {
        return false;
    };
    above.below == 0
        && above.indent == line.indent
        && WRAPPED.contains(&above.facts.width)
        && above.facts.end == End::Letter
        && line.facts.begin == Begin::Lower
        && above.facts.gaps == 0
        && line.facts.gaps == 0
}

/// True where nothing rules out that a line goes on with the one before.
pub(super) fn may_join(table: &Table, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| table.entries.get(above));
    let (Some(above), Some(line)) = (above, table.entries.get(at)) else {
        return false;
    };
    let inside = matches!(line.facts.begin, Begin::Lower | Begin::Mark);
    above.quote == line.quote
        && line.ruled_above == 0
        && (inside || !counts(above) && !counts(line))
}

/// True for a line that is nothing but a number of the outline: "Article 5", "第一条", "IV.".
fn counts(entry: &Entry) -> bool {
    let mark = matches!(
        entry.facts.marker.mark,
        Mark::Word(_) | Mark::Roman | Mark::Decimal(1)
    );
    mark && entry.facts.core == Begin::None
}

/// Numbers of the outline above text, if there are several, are headings beyond doubt.
fn number(table: &Table, headings: &mut [f32]) {
    let next = table.entries.iter().skip(1).map(Some).chain([None]);
    let found: Vec<usize> = table
        .entries
        .iter()
        .zip(next)
        .enumerate()
        .filter(|(_, (entry, next))| {
            let text = next.is_some_and(|next| next.facts.width > FEW || counts(next));
            let word = matches!(entry.facts.marker.mark, Mark::Word(_));
            counts(entry) && (word || entry.counted > 0) && text
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
fn is_row(table: &Table, at: usize) -> bool {
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
fn turns(table: &Table, headings: &mut [f32]) {
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
fn said(entry: &Entry) -> Option<u32> {
    let facts = &entry.facts;
    (facts.words > 0 && facts.digits == 0).then_some(facts.key)
}

/// A line that comes again and again, with no other heading in between, runs over the pages.
fn running(table: &Table, headings: &mut [f32], bar: f32) {
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

/// Reads the features of a line and the one before it.
pub(super) fn fill_pair(
    row: &mut Row,
    table: &Table,
    habits: &Habits,
    weights: &Weights,
    at: usize,
) {
    let pair = Pair {
        table,
        habits,
        words: &weights.words,
        at,
    };
    for (value, (_, feature)) in row.iter_mut().zip(pairs::FEATURES) {
        *value = feature(&pair);
    }
}

/// Reads the features of a line by itself.
pub(super) fn fill_first(
    row: &mut Row,
    table: &Table,
    around: &Around,
    weights: &Weights,
    at: usize,
) {
    let view = features::View::new(table, around, &weights.words, at);
    for (value, (_, feature)) in row.iter_mut().zip(features::FEATURES) {
        *value = feature(&view);
    }
}

/// Reads those of a line beside the others, behind those by itself.
pub(super) fn fill_second(row: &mut Row, table: &Table, around: &Around, looks: &Looks, at: usize) {
    let view = second::View {
        table,
        around,
        looks,
        at,
    };
    let behind = row.iter_mut().skip(features::FEATURES.len());
    for (value, (_, feature)) in behind.zip(second::FEATURES) {
        *value = feature(&view);
    }
}

/// True for a line that could be a heading; the number of a page could not.
pub(super) fn is_candidate(entry: &Entry) -> bool {
    let facts = &entry.facts;
    let number = facts.digits == facts.width && facts.years == 0;
    facts.width <= LONGEST
        && facts.words <= MOST_WORDS
        && facts.words + facts.unspaced > 0
        && !number
}

/// What the lines of `table` are.
pub(super) fn read(table: &Table, weights: &Weights, bars: &Bars) -> Verdicts {
    let around = Around::new(table);
    let mut row: Row = [0; 256];
    let mut verdicts = Verdicts::default();
    let mut scores = Vec::with_capacity(table.entries.len());
    // What was read of the lines that are looked at again, row by row.
    let mut rows: Vec<u8> = Vec::new();
    let mut best = bars.title;
    for (at, entry) in table.entries.iter().enumerate() {
        if !is_candidate(entry) {
            scores.push(NEVER);
            verdicts.furniture.push(0.0);
            continue;
        }
        fill_first(&mut row, table, &around, weights, at);
        let score = weights.first.score(&row);
        scores.push(score);
        if score >= HOPELESS {
            rows.extend(row.iter().take(features::FEATURES.len()));
        }
        verdicts
            .furniture
            .push(chance(weights.furniture.score(&row)));
        if at < TITLE_WITHIN {
            let title = chance(weights.title.score(&row));
            if title > best && !is_row(table, at) {
                (best, verdicts.title) = (title, Some(at));
            }
        }
    }
    let looks = Looks::new(table, &scores);
    let mut rows = rows.chunks_exact(features::FEATURES.len());
    for (at, score) in scores.iter().enumerate() {
        if *score < HOPELESS {
            verdicts.headings.push(0.0);
            continue;
        }
        for (value, read) in row.iter_mut().zip(rows.next().unwrap_or_default()) {
            *value = *read;
        }
        fill_second(&mut row, table, &around, &looks, at);
        let sure = chance(weights.second.score(&row));
        verdicts.headings.push(sure);
        if sure > bars.heading && verdicts.because.len() < TOLD {
            verdicts.because.push((at, why::because(&row, weights)));
        }
    }
    number(table, &mut verdicts.headings);
    for (at, sure) in verdicts.headings.iter_mut().enumerate() {
        if is_row(table, at) {
            *sure = 0.0;
        }
    }
    running(table, &mut verdicts.headings, bars.heading);
    turns(table, &mut verdicts.headings);
    verdicts.entitle(table, best > bars.only, bars);
    verdicts
}
