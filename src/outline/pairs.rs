//! What is looked at to tell whether a line goes on with the line before.

use super::entry::{Entry, HEAD, case};
use super::facts::Facts;
use super::scale::{self, NONE};
use super::table::Table;
use super::weights::{Words, slot};

/// What the words of a text do in its lines: which stand side by side, which at the ends.
#[derive(Clone, Debug)]
pub(super) struct Habits {
    side: Vec<u64>,
    starts: Vec<u16>,
    ends: Vec<u16>,
    all: Vec<u16>,
}

impl Habits {
    pub(super) fn new(table: &Table) -> Self {
        let bits = (table.words.len() * 16)
            .next_power_of_two()
            .clamp(1 << 10, 1 << 24);
        let slots = (table.words.len() * 4)
            .next_power_of_two()
            .clamp(1 << 8, 1 << 18);
        let mut habits = Self {
            side: vec![0; bits / 64],
            starts: vec![0; slots],
            ends: vec![0; slots],
            all: vec![0; slots],
        };
        for entry in &table.entries {
            let words = table.words_of(entry);
            for pair in words.windows(2) {
                if let [left, right] = pair {
                    habits.put(*left, *right);
                }
            }
            for word in words {
                count(&mut habits.all, *word);
            }
            count(&mut habits.starts, entry.facts.first);
            count(&mut habits.ends, entry.facts.last);
        }
        habits
    }

    fn bit(&self, left: u32, right: u32) -> (usize, u64) {
        let mixed = (left.rotate_left(9) ^ right).wrapping_mul(0x9e37_79b1);
        let bit = (mixed ^ (mixed >> 15)) as usize & (self.side.len() * 64 - 1);
        (bit / 64, 1 << (bit % 64))
    }

    fn put(&mut self, left: u32, right: u32) {
        let (at, bit) = self.bit(left, right);
        if let Some(bits) = self.side.get_mut(at) {
            *bits |= bit;
        }
    }

    fn beside(&self, left: u32, right: u32) -> bool {
        let (at, bit) = self.bit(left, right);
        self.side.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

fn count(counts: &mut [u16], word: u32) {
    let at = slot(word, counts.len());
    if let Some(count) = counts.get_mut(at) {
        *count = count.saturating_add(1);
    }
}

fn of(counts: &[u16], word: u32) -> u32 {
    counts
        .get(slot(word, counts.len()))
        .copied()
        .map_or(0, u32::from)
}

/// A line and the one before it, in their text.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) table: &'a Table,
    pub(super) habits: &'a Habits,
    pub(super) words: &'a Words<'a>,
    pub(super) at: usize,
}

impl<'a> Pair<'a> {
    fn entry(&self, offset: isize) -> Option<&'a Entry> {
        self.table.entries.get(self.at.checked_add_signed(offset)?)
    }

    fn facts(&self, offset: isize) -> &'a Facts {
        self.entry(offset)
            .map_or(&self.table.nothing, |entry| &entry.facts)
    }

    fn indent(&self, offset: isize) -> i32 {
        self.entry(offset)
            .map_or(0, |entry| i32::from(entry.indent))
    }

    /// Columns up to the end of a line.
    fn reach(&self, offset: isize) -> u32 {
        self.entry(offset)
            .map_or(0, |entry| entry.facts.width + u32::from(entry.indent))
    }

    /// How far the first word of a line would have reached in the line before.
    fn need(&self, offset: isize) -> u32 {
        self.reach(offset - 1) + 1 + self.facts(offset).lead.min(30)
    }

    /// Lines that look like the line before: all, those above long text, those right above one another.
    fn style(&self) -> [u32; 3] {
        let style = self.entry(-1).map_or(0, |entry| usize::from(entry.style));
        let counts = self.table.styles.get(style).copied().unwrap_or_default();
        counts.map(u32::from)
    }

    /// What the words of the line before say together.
    fn said(&self) -> u8 {
        let words = self.entry(-1).map(|entry| self.table.words_of(entry));
        self.words.together(words.unwrap_or_default())[0]
    }

    fn opens(&self, offset: isize) -> i16 {
        self.facts(offset).open
    }
}

/// A feature: its name, and how it is read off a pair of lines.
pub(super) type Feature = (&'static str, fn(&Pair) -> u8);

fn flag(on: bool) -> u8 {
    u8::from(on)
}

fn rate(counts: &[u16], all: &[u16], word: u32) -> u8 {
    if word == 0 {
        return NONE;
    }
    scale::share(of(counts, word), of(all, word))
}

/// All of them; the weights know them by their place.
#[rustfmt::skip]
pub(super) const FEATURES: &[Feature] = &[
    ("width of the line before", |p| scale::size(p.facts(-1).width)),
    ("width", |p| scale::size(p.facts(0).width)),
    ("width of the line after", |p| scale::size(p.facts(1).width)),
    ("width two before", |p| scale::size(p.facts(-2).width)),
    ("reach of the line before, of the widest", |p| scale::times(p.reach(-1), p.table.stats.widest)),
    ("reach of the line before, of most", |p| scale::times(p.reach(-1), p.table.stats.wide)),
    ("the first word would not have fitted", |p| scale::offset(p.need(0) as i32 - p.table.stats.wide as i32)),
    ("nor in the widest", |p| scale::offset(p.need(0) as i32 - p.table.stats.widest as i32)),
    ("the next word would not have fitted here", |p| if p.facts(1).is_there() { scale::offset(p.need(1) as i32 - p.table.stats.wide as i32) } else { NONE }),
    ("the last word would not have fitted there", |p| if p.facts(-2).is_there() { scale::offset(p.need(-1) as i32 - p.table.stats.wide as i32) } else { NONE }),
    ("width, of most", |p| scale::times(p.reach(0), p.table.stats.wide)),
    ("how the line before ends", |p| p.facts(-1).end as u8),
    ("how it begins", |p| p.facts(0).begin as u8),
    ("how it ends", |p| p.facts(0).end as u8),
    ("how the line after begins", |p| p.facts(1).begin as u8),
    ("how the line before begins", |p| p.facts(-1).begin as u8),
    ("how the line two before ends", |p| p.facts(-2).end as u8),
    ("blank lines between", |p| p.entry(0).map_or(NONE, |e| e.above.min(4))),
    ("blank lines above the line before", |p| p.entry(-1).map_or(NONE, |e| e.above.min(4))),
    ("blank lines below", |p| p.entry(0).map_or(NONE, |e| e.below.min(4))),
    ("a rule between", |p| p.entry(0).map_or(0, |e| e.ruled_above)),
    ("indented further", |p| scale::offset(p.indent(0) - p.indent(-1))),
    ("indentation", |p| p.indent(0).min(60) as u8),
    ("the line after is indented further", |p| scale::offset(p.indent(1) - p.indent(0))),
    ("brackets open", |p| (p.opens(-1).clamp(-3, 3) + 3) as u8),
    ("brackets closed", |p| (p.opens(0).clamp(-3, 3) + 3) as u8),
    ("odd quotation marks", |p| flag(p.facts(-1).quotes % 2 == 1)),
    ("words of the line before", |p| scale::size(p.facts(-1).words)),
    ("words", |p| scale::size(p.facts(0).words)),
    ("number or bullet", |p| p.facts(0).marker.mark.code()),
    ("number or bullet before", |p| p.facts(-1).marker.mark.code()),
    ("counts", |p| p.entry(0).map_or(0, |e| e.count.counted)),
    ("case", |p| case(p.facts(0))),
    ("case before", |p| case(p.facts(-1))),
    ("capitals before", |p| scale::share(p.facts(-1).capital, p.facts(-1).content)),
    ("capitals", |p| scale::share(p.facts(0).capital, p.facts(0).content)),
    ("small words before", |p| scale::share(p.facts(-1).small, p.facts(-1).words)),
    ("small words", |p| scale::share(p.facts(0).small, p.facts(0).words)),
    ("sentences before", |p| scale::near(usize::from(p.facts(-1).stops))),
    ("sentences", |p| scale::near(usize::from(p.facts(0).stops))),
    ("the last word before, its letters and case", |p| (i16::from(p.facts(-1).tail) + 100) as u8),
    ("letters of the first word", |p| scale::size(p.facts(0).lead)),
    ("the two words stand side by side elsewhere", |p| flag(p.habits.beside(p.facts(-1).last, p.facts(0).first))),
    ("the last word ends lines", |p| rate(&p.habits.ends, &p.habits.all, p.facts(-1).last)),
    ("the first word begins lines", |p| rate(&p.habits.starts, &p.habits.all, p.facts(0).first)),
    ("the last word leads on", |p| p.words.leads_on(p.facts(-1).last)),
    ("the first word goes on", |p| p.words.goes_on(p.facts(0).first)),
    ("lines that look like the one before", |p| scale::size(p.style()[0])),
    ("lines that look like the one before above long text", |p| scale::share(p.style()[1], p.style()[0])),
    ("lines that look like the one before in a row", |p| scale::share(p.style()[2], p.style()[0])),
    ("words of a heading before", |p| if p.facts(-1).width > HEAD { NONE } else { p.said() }),
    ("a rule below", |p| p.entry(0).map_or(0, |e| e.ruled_below)),
    ("gaps before", |p| p.facts(-1).gaps.min(9) as u8),
    ("gaps", |p| p.facts(0).gaps.min(9) as u8),
    ("digits", |p| scale::share(p.facts(0).digits, p.facts(0).width)),
    ("digits before", |p| scale::share(p.facts(-1).digits, p.facts(-1).width)),
    ("ideographs", |p| scale::share(p.facts(0).unspaced, p.facts(0).width)),
    ("bold", |p| p.entry(0).map_or(0, |e| flag(e.bold)) + 2 * p.entry(-1).map_or(0, |e| flag(e.bold))),
    ("addresses", |p| p.facts(0).links.min(3) as u8),
    ("the text: lines", |p| scale::size(p.table.stats.lines)),
    ("the text: widest", |p| scale::size(p.table.stats.widest)),
    ("the text: wide", |p| scale::size(p.table.stats.wide)),
    ("the text: usual width", |p| scale::size(p.table.stats.median)),
    ("the text: blank lines", |p| p.table.stats.blank),
    ("the text: blank lines between paragraphs", |p| p.table.stats.airy),
    ("the text: torn lines", |p| p.table.stats.torn),
    ("the text: lines in small letters right below", |p| p.table.stats.lower),
    ("the text: open ends", |p| p.table.stats.open),
    ("the text: lines that flow", |p| p.table.stats.flow),
    ("the text: full lines", |p| p.table.stats.full),
    ("place", |p| scale::size(p.at as u32)),
];
