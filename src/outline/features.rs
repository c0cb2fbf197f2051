//! What is looked at to tell headings, titles and furniture from the rest.

use super::entry::{Entry, case, is_short};
use super::facts::{Begin, Facts};
use super::scale::{self, NONE};
use super::table::Table;
use super::weights::Words;

/// Lines that a paragraph may have above and below, to be looked at.
const RUN: usize = 12;

/// What stands above and below each line of a text.
#[derive(Clone, Debug)]
pub(super) struct Around {
    /// Columns above.
    columns: Vec<u32>,
    /// The short line before, and the one after.
    before: Vec<u32>,
    after: Vec<u32>,
    /// Short lines above.
    short: Vec<u32>,
}

impl Around {
    pub(super) fn new(table: &Table) -> Self {
        let lines = table.entries.len();
        let mut around = Self {
            columns: Vec::with_capacity(lines + 1),
            before: Vec::with_capacity(lines),
            after: vec![lines as u32; lines],
            short: Vec::with_capacity(lines + 1),
        };
        let (mut columns, mut last, mut short) = (0_u32, u32::MAX, 0);
        for (index, entry) in table.entries.iter().enumerate() {
            around.columns.push(columns);
            around.before.push(last);
            around.short.push(short);
            columns = columns.saturating_add(entry.facts.width);
            if is_short(&entry.facts) {
                last = index as u32;
                short += 1;
            }
        }
        around.columns.push(columns);
        around.short.push(short);
        let mut next = lines as u32;
        for (index, entry) in table.entries.iter().enumerate().rev() {
            if let Some(after) = around.after.get_mut(index) {
                *after = next;
            }
            if is_short(&entry.facts) {
                next = index as u32;
            }
        }
        around
    }

    /// Columns of the lines from `from` up to `to`.
    pub(super) fn columns(&self, from: usize, to: usize) -> u32 {
        let at = |index: usize| {
            self.columns
                .get(index)
                .or(self.columns.last())
                .copied()
                .unwrap_or(0)
        };
        at(to).saturating_sub(at(from))
    }

    fn shorts(&self, from: usize, to: usize) -> u32 {
        let at = |index: usize| {
            self.short
                .get(index)
                .or(self.short.last())
                .copied()
                .unwrap_or(0)
        };
        at(to).saturating_sub(at(from))
    }
}

/// A line in its text.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) table: &'a Table,
    pub(super) around: &'a Around,
    pub(super) words: &'a Words<'a>,
    pub(super) at: usize,
    /// What its words say together.
    pub(super) said: [u8; 4],
}

impl<'a> View<'a> {
    pub(super) fn new(
        table: &'a Table,
        around: &'a Around,
        words: &'a Words<'a>,
        at: usize,
    ) -> Self {
        let own = table
            .entries
            .get(at)
            .map_or(&[][..], |entry| table.words_of(entry));
        let said = words.together(own);
        Self {
            table,
            around,
            words,
            at,
            said,
        }
    }

    fn entry(&self, offset: isize) -> Option<&'a Entry> {
        self.table.entries.get(self.at.checked_add_signed(offset)?)
    }

    fn facts(&self, offset: isize) -> &'a Facts {
        self.entry(offset)
            .map_or(&self.table.nothing, |entry| &entry.facts)
    }

    fn of(&self, offset: isize, what: impl Fn(&Facts) -> u8) -> u8 {
        self.entry(offset).map_or(NONE, |entry| what(&entry.facts))
    }

    fn is(&self, what: impl Fn(&Entry) -> u8) -> u8 {
        self.entry(0).map_or(NONE, what)
    }

    fn indent(&self, offset: isize) -> i32 {
        self.entry(offset)
            .map_or(0, |entry| i32::from(entry.indent))
    }

    /// The nearest line above, of the next four, that is longer than a label.
    fn above(&self) -> usize {
        let mut steps = 1;
        while steps < 4 && (1..40).contains(&self.facts(-(steps as isize)).width) {
            steps += 1;
        }
        steps
    }

    /// The nearest line below, of the next five, that is longer than a label.
    fn below(&self) -> usize {
        let mut steps = 1;
        while steps < 5 && (1..60).contains(&self.facts(steps as isize).width) {
            steps += 1;
        }
        steps
    }

    /// Lines above, and below, without a blank one.
    fn run(&self, up: bool) -> usize {
        let mut steps = 0_isize;
        loop {
            let at = if up { -steps } else { steps };
            let goes_on = self.entry(at).is_some_and(|entry| {
                if up {
                    entry.above == 0
                } else {
                    entry.below == 0
                }
            });
            if !goes_on || steps as usize >= RUN {
                return steps as usize;
            }
            steps += 1;
        }
    }

    /// Lines of its style: all, those above long text, those right above another of theirs.
    fn style(&self) -> [u32; 3] {
        let style = self.entry(0).map_or(0, |entry| usize::from(entry.style));
        let counts = self.table.styles.get(style).copied().unwrap_or_default();
        counts.map(u32::from)
    }

    /// How many of a hundred words of four letters and more stand in the line at `offset`, too.
    fn shared(&self, offset: isize) -> u8 {
        let own = self
            .entry(0)
            .map_or(&[][..], |entry| self.table.words_of(entry));
        let Some(other) = self.entry(offset).map(|entry| self.table.words_of(entry)) else {
            return NONE;
        };
        let rare = own
            .iter()
            .take(10)
            .filter(|word| self.table.words_seen.of(**word) < 40);
        let (mut all, mut found) = (0, 0);
        for word in rare {
            all += 1;
            found += u32::from(other.contains(word));
        }
        scale::share(found, all)
    }

    /// How many lines have the label of the line at `offset`: "Kemp: Who pays?" is a turn of a talk.
    fn labelled(&self, offset: isize) -> u8 {
        match self.facts(offset).label {
            0 => NONE,
            label => self.table.labels_seen.of(label).min(30),
        }
    }

    /// How many of a hundred words come again elsewhere in the text.
    fn known(&self) -> u8 {
        let own = self
            .entry(0)
            .map_or(&[][..], |entry| self.table.words_of(entry));
        let again = own
            .iter()
            .take(12)
            .filter(|word| self.table.words_seen.of(**word) > 1);
        scale::share(again.count() as u32, own.len().min(12) as u32)
    }

    /// How many of a hundred words are among the most common of the text.
    fn common(&self) -> u8 {
        let own = self
            .entry(0)
            .map_or(&[][..], |entry| self.table.words_of(entry));
        let often = (self.table.words.len() / 400).clamp(4, 200) as u8;
        let found = own
            .iter()
            .take(12)
            .filter(|word| self.table.words_seen.of(**word) > often);
        scale::share(found.count() as u32, own.len().min(12) as u32)
    }
}

/// A feature: its name, and how it is read off a line in its text.
pub(super) type Feature = (&'static str, fn(&View) -> u8);

fn flag(on: bool) -> u8 {
    u8::from(on)
}

fn few(count: u16) -> u8 {
    count.min(20) as u8
}

/// All of them; the weights know them by their place.
#[rustfmt::skip]
pub(super) const FEATURES: &[Feature] = &[
    ("its length", |v| scale::size(v.facts(0).width)),
    ("its words", |v| scale::size(v.facts(0).words)),
    ("its length, of the usual", |v| scale::times(v.facts(0).width, v.table.stats.median)),
    ("its length, of the long lines", |v| scale::times(v.facts(0).width, v.table.stats.ninth)),
    ("how it ends", |v| v.of(0, |f| f.end as u8)),
    ("how it begins", |v| v.of(0, |f| f.begin as u8)),
    ("how its words begin", |v| v.of(0, |f| f.core as u8)),
    ("capitals", |v| scale::share(v.facts(0).capital, v.facts(0).content)),
    ("capital letters", |v| scale::share(v.facts(0).upper, v.facts(0).cased)),
    ("how it is capitalised", |v| case(v.facts(0))),
    ("small words", |v| scale::share(v.facts(0).small, v.facts(0).words)),
    ("its last word, letters and case", |v| (i16::from(v.facts(0).tail) + 100) as u8),
    ("its commas", |v| few(v.facts(0).commas)),
    ("sentences in it", |v| few(v.facts(0).stops)),
    ("a colon in it", |v| few(v.facts(0).colons)),
    ("a dash in it", |v| few(v.facts(0).dashes)),
    ("gaps in it", |v| few(v.facts(0).gaps)),
    ("addresses in it", |v| few(v.facts(0).links)),
    ("digits in it", |v| scale::share(v.facts(0).digits, v.facts(0).width)),
    ("years in it", |v| few(v.facts(0).years)),
    ("times of day in it", |v| few(v.facts(0).clocks)),
    ("small numbers in it", |v| few(v.facts(0).days)),
    ("amounts in it", |v| few(v.facts(0).amounts)),
    ("quotation marks around it", |v| flag(v.facts(0).quoted)),
    ("quotation marks in it", |v| few(v.facts(0).quotes)),
    ("brackets in it", |v| few(v.facts(0).brackets)),
    ("brackets open in it", |v| (v.facts(0).open.clamp(-3, 3) + 3) as u8),
    ("letters without blanks", |v| scale::share(v.facts(0).unspaced, v.facts(0).width)),
    ("letters without case", |v| flag(v.facts(0).cased == 0)),
    ("its number or bullet", |v| v.of(0, |f| f.marker.mark.code())),
    ("the value of its number", |v| scale::near(v.facts(0).marker.value as usize)),
    ("that it counts with others", |v| v.is(|e| e.count.counted)),
    ("numbers it counts with", |v| v.is(|e| e.count.run)),
    ("lines from number to number", |v| v.is(|e| e.count.spread)),
    ("its bold letters", |v| v.is(|e| flag(e.bold))),
    ("the rule below it", |v| v.is(|e| e.ruled_below)),
    ("the rule above it", |v| v.is(|e| e.ruled_above)),
    ("its indentation", |v| v.indent(0).min(60) as u8),
    ("its indentation, of the usual", |v| scale::offset(v.indent(0) - i32::from(v.table.stats.indent))),
    ("blank lines above it", |v| v.is(|e| e.above.min(4))),
    ("blank lines below it", |v| v.is(|e| e.below.min(4))),
    ("its quotation depth", |v| v.is(|e| e.quote.min(4))),
    ("the length of the line before", |v| v.of(-1, |f| scale::size(f.width))),
    ("how the line before ends", |v| v.of(-1, |f| f.end as u8)),
    ("how the line before begins", |v| v.of(-1, |f| f.begin as u8)),
    ("the words of the line before", |v| v.of(-1, |f| scale::size(f.words))),
    ("the number or bullet before", |v| v.of(-1, |f| f.marker.mark.code())),
    ("the length of the line before, of its own", |v| v.of(-1, |f| scale::times(f.width, v.facts(0).width))),
    ("the capitals of the line before", |v| v.of(-1, |f| scale::share(f.capital, f.content))),
    ("the indentation before", |v| scale::offset(v.indent(-1) - v.indent(0))),
    ("the length of the line after", |v| v.of(1, |f| scale::size(f.width))),
    ("how the line after ends", |v| v.of(1, |f| f.end as u8)),
    ("how the line after begins", |v| v.of(1, |f| f.begin as u8)),
    ("the words of the line after", |v| v.of(1, |f| scale::size(f.words))),
    ("the number or bullet after", |v| v.of(1, |f| f.marker.mark.code())),
    ("the length of the line after, of its own", |v| v.of(1, |f| scale::times(f.width, v.facts(0).width))),
    ("the capitals of the line after", |v| v.of(1, |f| scale::share(f.capital, f.content))),
    ("the indentation after", |v| scale::offset(v.indent(1) - v.indent(0))),
    ("sentences in the line after", |v| v.of(1, |f| few(f.stops))),
    ("sentences in the line before", |v| v.of(-1, |f| few(f.stops))),
    ("years in the line after", |v| v.of(1, |f| few(f.years))),
    ("years two after", |v| v.of(2, |f| few(f.years))),
    ("digits in the line after", |v| v.of(1, |f| scale::share(f.digits, f.width))),
    ("digits in the line before", |v| v.of(-1, |f| scale::share(f.digits, f.width))),
    ("the length two before", |v| v.of(-2, |f| scale::size(f.width))),
    ("the end two before", |v| v.of(-2, |f| f.end as u8)),
    ("the beginning two before", |v| v.of(-2, |f| f.begin as u8)),
    ("the length two after", |v| v.of(2, |f| scale::size(f.width))),
    ("the end two after", |v| v.of(2, |f| f.end as u8)),
    ("the beginning two after", |v| v.of(2, |f| f.begin as u8)),
    ("the length three after", |v| v.of(3, |f| scale::size(f.width))),
    ("blank lines below the line after", |v| v.entry(1).map_or(NONE, |e| e.below.min(4))),
    ("blank lines above the line before", |v| v.entry(-1).map_or(NONE, |e| e.above.min(4))),
    ("a sentence goes on into it", |v| flag(v.facts(-1).end.is_open() && matches!(v.facts(0).begin, Begin::Lower | Begin::Mark))),
    ("a sentence goes on behind it", |v| flag(v.facts(0).end.is_open() && matches!(v.facts(1).begin, Begin::Lower | Begin::Mark))),
    ("the end of the text above", |v| v.of(-(v.above() as isize), |f| f.end as u8)),
    ("how far up text stands", |v| scale::near(v.above())),
    ("the length of the text above", |v| v.of(-(v.above() as isize), |f| scale::size(f.width))),
    ("the beginning of the text below", |v| v.of(v.below() as isize, |f| f.begin as u8)),
    ("how far down text stands", |v| scale::near(v.below())),
    ("the length of the text below", |v| v.of(v.below() as isize, |f| scale::size(f.width))),
    ("the length of three lines below", |v| scale::size(v.around.columns(v.at + 1, v.at + 4))),
    ("the length of three lines above", |v| scale::size(v.around.columns(v.at.saturating_sub(3), v.at))),
    ("short lines in three above", |v| v.around.shorts(v.at.saturating_sub(3), v.at) as u8),
    ("short lines in three below", |v| v.around.shorts(v.at + 1, v.at + 4) as u8),
    ("short lines in eight above", |v| v.around.shorts(v.at.saturating_sub(8), v.at) as u8),
    ("short lines in eight below", |v| v.around.shorts(v.at + 1, v.at + 9) as u8),
    ("text since the last short line", |v| {
        let before = v.around.before.get(v.at).copied().unwrap_or(u32::MAX);
        scale::size(v.around.columns(before.wrapping_add(1) as usize, v.at))
    }),
    ("text up to the next short line", |v| scale::size(v.around.columns(v.at + 1, v.around.after.get(v.at).copied().unwrap_or(0) as usize))),
    ("lines up to the next short line", |v| scale::near((v.around.after.get(v.at).copied().unwrap_or(0) as usize).saturating_sub(v.at))),
    ("lines without a blank above", |v| scale::near(v.run(true))),
    ("lines without a blank below", |v| scale::near(v.run(false))),
    ("its place from the start", |v| scale::size(v.at as u32)),
    ("its place from the end", |v| scale::size(v.table.entries.len().saturating_sub(v.at) as u32)),
    ("its place in the text", |v| scale::share(v.at as u32, v.table.stats.lines)),
    ("the text above it", |v| scale::size(v.around.columns(0, v.at))),
    ("the text below it", |v| scale::size(v.around.columns(v.at + 1, v.table.entries.len()))),
    ("the text: lines", |v| scale::size(v.table.stats.lines)),
    ("the text: usual length", |v| scale::size(v.table.stats.median)),
    ("the text: a quarter is shorter", |v| scale::size(v.table.stats.quarter)),
    ("the text: long lines", |v| scale::size(v.table.stats.ninth)),
    ("the text: blank lines", |v| v.table.stats.blank),
    ("the text: blank lines between paragraphs", |v| v.table.stats.airy),
    ("the text: torn lines", |v| v.table.stats.torn),
    ("the text: lines that flow", |v| v.table.stats.flow),
    ("the text: full lines", |v| v.table.stats.full),
    ("the text: short lines", |v| v.table.stats.short),
    ("the text: ended lines", |v| v.table.stats.closed),
    ("the text: lines in capitals", |v| v.table.stats.caps),
    ("the text: bold lines", |v| v.table.stats.bold),
    ("the text: its length", |v| scale::size(v.table.stats.columns)),
    ("the text: short lines for each paragraph", |v| scale::times(v.around.shorts(0, usize::MAX), v.table.stats.large)),
    ("lines that look like it", |v| scale::size(v.style()[0])),
    ("lines that look like it, for each paragraph", |v| scale::times(v.style()[0], v.table.stats.large)),
    ("lines that look like it above long text", |v| scale::share(v.style()[1], v.style()[0])),
    ("lines that look like it in a row", |v| scale::share(v.style()[2], v.style()[0])),
    ("that it stands there again", |v| v.table.lines_seen.of(v.facts(0).key)),
    ("lines under its label", |v| v.labelled(0)),
    ("lines under the label after", |v| v.labelled(1)),
    ("words it shares with the line after", |v| v.shared(1)),
    ("words it shares with the line before", |v| v.shared(-1)),
    ("words that come again", |v| v.known()),
    ("common words", |v| v.common()),
    ("its words together", |v| v.said[0]),
    ("its most telling word", |v| v.said[1]),
    ("its least telling word", |v| v.said[2]),
    ("its known words", |v| v.said[3]),
    ("its first word", |v| v.words.opens(v.facts(0).first)),
    ("its last word", |v| v.words.heads(v.facts(0).last)),
    ("whether its last word leads on", |v| v.words.leads_on(v.facts(0).last)),
    ("whether its first word goes on", |v| v.words.goes_on(v.facts(0).first)),
    ("whether the last word before leads on", |v| v.words.leads_on(v.facts(-1).last)),
    ("whether the first word after goes on", |v| v.words.goes_on(v.facts(1).first)),
    ("the first word after", |v| v.words.opens(v.facts(1).first)),
];

/// Places in [`FEATURES`] that depend on the words that were learned: strings of furniture are few,
/// and who learns them learns nothing.
#[rustfmt::skip]
pub(super) const WORDY: [&str; 6] = [
    "its words together", "its most telling word", "its least telling word", "its known words",
    "its first word", "its last word",
];
