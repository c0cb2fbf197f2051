//! From a table of lines to what they are: joins first, then title, furniture and headings.

use super::certain::{counts, is_row, number, running, said, turns};
use super::entry::Entry;
use super::facts::{Begin, End};
use super::features::{self, Around};
use super::form::form;
use super::line::Line;
use super::pairs::{self, Habits, Pair};
use super::second::{self, Looks};
use super::table::Table;
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
    /// The same for a line that is a heading, unless it is the title, and for one that others look like or
    /// that stands alone; see [`Verdicts::bar`].
    pub(super) only: f32,
    /// See [`Bars::only`].
    pub(super) alone: f32,
    pub(super) furniture: f32,
    pub(super) heading: f32,
}

impl Default for Bars {
    fn default() -> Self {
        Self {
            join: 0.43,
            title: 0.02,
            only: 0.25,
            alone: 0.72,
            furniture: 0.6,
            heading: 0.28,
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

    /// How sure one must be that a line is the title. Who would be a heading else must be surer; surer still
    /// the first of several that look alike ("Who applies", "When it is paid"), and the only one of a text.
    fn bar(&self, table: &Table, at: usize, bars: &Bars) -> f32 {
        let is_heading = |sure: &f32| *sure > bars.heading;
        if !self.headings.get(at).is_some_and(is_heading) {
            return bars.title;
        }
        // the title stands above another rule than the headings
        let look = |entry: &Entry| (form(entry), entry.rule);
        let own = table.entries.get(at).map(look);
        let later = table.entries.iter().zip(&self.headings).skip(at + 1);
        let mut later = later.filter(|(_, sure)| is_heading(sure)).peekable();
        let sole = at == 0 && later.peek().is_none();
        let alike = later.any(|(entry, _)| own.as_ref() == Some(&look(entry)));
        if sole || alike { bars.alone } else { bars.only }
    }

    /// The likeliest title among the first lines, if it is likely enough. It is no heading, nor is it where a
    /// page says it twice: above its menu and above its text.
    fn entitle(&mut self, table: &Table, titles: &[f32], bars: &Bars) {
        let mut best = 0.0;
        // below the last of several lines there is nothing to name
        let many = table.entries.len().saturating_sub(1).max(1);
        for (at, title) in titles.iter().enumerate().take(many) {
            if *title > best && *title > self.bar(table, at, bars) {
                (best, self.title) = (*title, Some(at));
            }
        }
        let Some(own) = self.title.and_then(|title| table.entries.get(title)) else {
            return;
        };
        for (at, (sure, entry)) in self.headings.iter_mut().zip(&table.entries).enumerate() {
            if self.title == Some(at) || said(own).is_some() && said(entry) == said(own) {
                *sure = 0.0;
            }
        }
    }
}

/// So many headings tell why they are some.
const TOLD: usize = 1000;

/// Columns of a line that was wrapped by hand or by a program.
const WRAPPED: std::ops::RangeInclusive<u32> = 50..=140;

/// No name or label that ends with a hyphen has more columns.
const TORN: u32 = 30;

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
/// above "the same name.", "the minis-" above "try". A heading or a line of a list is shorter, a cell of a table has gaps.
fn breaks_off(table: &Table, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| table.entries.get(above));
    let (Some(above), Some(line)) = (above, table.entries.get(at)) else {
        return false;
    };
    above.below == 0
        && above.indent == line.indent
        && above.facts.width <= *WRAPPED.end()
        && match above.facts.end {
            End::Letter => above.facts.width >= *WRAPPED.start(),
            End::Dash => above.facts.width > TORN,
            _ => false,
        }
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

/// True for a line that could be the title. A sentence that is all there is names nothing: "Kenya and
/// Brazil met."; "The talks" alone may. What goes on below a comma ("Dear all,") is no title.
pub(super) fn may_name(table: &Table, at: usize) -> bool {
    let candidate = table.entries.get(at).filter(|entry| is_candidate(entry));
    let alone = table.entries.len() == 1;
    at < TITLE_WITHIN
        && candidate.is_some_and(|entry| {
            let end = entry.facts.end;
            end != End::Comma && !(alone && end.is_closed())
        })
        && !is_row(table, at)
}

/// What the first look says of the lines of a table.
struct First {
    /// Log-odds of a heading, and of the title among the first lines.
    scores: Vec<f32>,
    titles: Vec<f32>,
    /// What was read of the lines that are looked at again, row by row.
    rows: Vec<u8>,
}

impl First {
    /// True for a line that is looked at again.
    fn again(&self, at: usize) -> bool {
        let score = |scores: &[f32], least| scores.get(at).is_some_and(|score| *score >= least);
        score(&self.scores, HOPELESS) || score(&self.titles, HOPELESS)
    }
}

/// Looks at each line by itself; `furniture` is told at once.
fn look(table: &Table, around: &Around, weights: &Weights, furniture: &mut Vec<f32>) -> First {
    let mut row: Row = [0; 256];
    let mut first = First {
        scores: Vec::with_capacity(table.entries.len()),
        titles: Vec::with_capacity(TITLE_WITHIN),
        rows: Vec::new(),
    };
    for (at, entry) in table.entries.iter().enumerate() {
        if !is_candidate(entry) {
            first.scores.push(NEVER);
            furniture.push(0.0);
            if at < TITLE_WITHIN {
                first.titles.push(NEVER);
            }
            continue;
        }
        fill_first(&mut row, table, around, weights, at);
        first.scores.push(weights.first.score(&row));
        furniture.push(chance(weights.furniture.score(&row)));
        if at < TITLE_WITHIN {
            let may = may_name(table, at);
            let title = if may {
                weights.title.score(&row)
            } else {
                NEVER
            };
            first.titles.push(title);
        }
        if first.again(at) {
            first.rows.extend(row.iter().take(features::FEATURES.len()));
        }
    }
    first
}

/// What the lines of `table` are.
pub(super) fn read(table: &Table, weights: &Weights, bars: &Bars) -> Verdicts {
    let around = Around::new(table);
    let mut verdicts = Verdicts::default();
    let first = look(table, &around, weights, &mut verdicts.furniture);
    let looks = Looks::new(table, &first.scores, &first.titles);
    let mut rows = first.rows.chunks_exact(features::FEATURES.len());
    let mut row: Row = [0; 256];
    let mut titles = vec![0.0; first.titles.len()];
    for (at, score) in first.scores.iter().enumerate() {
        if !first.again(at) {
            verdicts.headings.push(0.0);
            continue;
        }
        for (value, read) in row.iter_mut().zip(rows.next().unwrap_or_default()) {
            *value = *read;
        }
        fill_second(&mut row, table, &around, &looks, at);
        if let (Some(title), Some(likely)) = (titles.get_mut(at), first.titles.get(at))
            && *likely >= HOPELESS
        {
            *title = chance(weights.named.score(&row));
        }
        if *score < HOPELESS {
            verdicts.headings.push(0.0);
            continue;
        }
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
    verdicts.entitle(table, &titles, bars);
    verdicts
}
