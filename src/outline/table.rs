//! The lines of a text as a table: what was counted of each, and of all of them.

use super::entry::{Entry, HEAD, LONG, case};
use super::facts::{self, Facts};
use super::line::{Line, Traits};
use super::runs;
use super::scale;
use super::stats::{Stats, Sum, quantile};

/// Widths above this are all the same, in columns.
const WIDEST: usize = 1023;

/// All lines of a text that have words.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) entries: Vec<Entry>,
    pub(super) words: Vec<u32>,
    /// Stands for a line that isn't there.
    pub(super) nothing: Facts,
    pub(super) stats: Stats,
    /// Lines of each style, how many of them stand above long text, and right above another of theirs.
    pub(super) styles: Vec<[u16; 3]>,
    /// How often a line, a label and a word was seen; by what is left of its hash.
    pub(super) lines_seen: Tally,
    pub(super) labels_seen: Tally,
    pub(super) words_seen: Tally,
}

/// Counts of hashed things, at most 255 each; different ones may share a count.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    counts: Vec<u8>,
}

impl Tally {
    pub(super) fn new(things: usize) -> Self {
        Self {
            counts: vec![0; (things * 4).next_power_of_two().clamp(64, 1 << 20)],
        }
    }

    fn slot(&self, hash: u32) -> usize {
        (hash.wrapping_mul(0x9e37_79b1) >> 8) as usize & (self.counts.len().saturating_sub(1))
    }

    pub(super) fn add(&mut self, hash: u32) {
        let slot = self.slot(hash);
        if let Some(count) = self.counts.get_mut(slot) {
            *count = count.saturating_add(1);
        }
    }

    pub(super) fn of(&self, hash: u32) -> u8 {
        self.counts.get(self.slot(hash)).copied().unwrap_or(0)
    }
}

impl Table {
    /// The table of `lines`; ruled lines dress those around them.
    pub(super) fn new(text: &str, lines: &[Line]) -> Self {
        let mut table = Self {
            entries: Vec::with_capacity(lines.len()),
            words: Vec::with_capacity(text.len() / 8),
            ..Self::default()
        };
        let (mut blanks, mut ruled) = (0_u8, 0_u8);
        for (index, line) in lines.iter().enumerate() {
            blanks = blanks.saturating_add(line.blanks);
            if line.has(Traits::RULE) {
                if let Some(above) = table.entries.last_mut()
                    && above.ruled_below == 0
                {
                    above.ruled_below = if blanks == 0 { 2 } else { 1 };
                    above.rule = line.of(text).bytes().next().unwrap_or(0);
                }
                blanks = blanks.saturating_add(1);
                ruled = 1;
                continue;
            }
            let entry = Entry {
                facts: facts::look(text, line, &mut table.words),
                from: index as u32,
                to: index as u32,
                indent: line.indent,
                quote: line.quote,
                above: if table.entries.is_empty() { 3 } else { blanks },
                ruled_above: ruled,
                bold: line.has(Traits::BOLD),
                ..Entry::default()
            };
            if let Some(above) = table.entries.last_mut() {
                above.below = blanks;
            }
            (blanks, ruled) = (0, 0);
            table.entries.push(entry);
        }
        table.words_seen = Tally::new(table.words.len());
        for word in &table.words {
            table.words_seen.add(*word);
        }
        table.finish();
        table
    }

    /// The same, with the lines joined that go on with the ones before.
    pub(super) fn joined(self, goes_on: &[bool]) -> Self {
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for (entry, goes_on) in self.entries.into_iter().zip(goes_on) {
            match entries.last_mut() {
                Some(above) if *goes_on => {
                    above.facts.join(&entry.facts);
                    above.to = entry.to;
                    above.below = entry.below;
                    above.ruled_below = entry.ruled_below;
                    above.rule = entry.rule;
                    above.bold &= entry.bold;
                }
                _ => entries.push(entry),
            }
        }
        let mut table = Self {
            entries,
            words: self.words,
            words_seen: self.words_seen,
            ..Self::default()
        };
        table.finish();
        table
    }

    /// The words of an entry that were kept.
    pub(super) fn words_of(&self, entry: &Entry) -> &[u32] {
        let (from, to) = (entry.facts.at.start as usize, entry.facts.at.end as usize);
        self.words.get(from..to).unwrap_or_default()
    }

    fn finish(&mut self) {
        if let Some(last) = self.entries.last_mut() {
            last.below = last.below.max(2);
        }
        self.count();
        let counts = runs::number(self.entries.iter().map(|entry| entry.facts.marker));
        for (entry, count) in self.entries.iter_mut().zip(counts) {
            entry.count = count;
        }
        self.alike();
    }

    /// Counts over all lines.
    fn count(&mut self) {
        let mut widths = vec![0_u32; WIDEST + 1];
        let mut indents = [0_u32; 64];
        let mut sum = Sum::default();
        self.lines_seen = Tally::new(self.entries.len());
        self.labels_seen = Tally::new(self.entries.len());
        for entry in &self.entries {
            let facts = &entry.facts;
            if let Some(count) = widths.get_mut((facts.width as usize).min(WIDEST)) {
                *count += 1;
            }
            if let Some(count) = indents.get_mut(usize::from(entry.indent).min(63)) {
                *count += 1;
            }
            self.lines_seen.add(facts.key);
            if facts.label != 0 {
                self.labels_seen.add(facts.label);
            }
            sum.line(entry);
        }
        for pair in self.entries.windows(2) {
            if let [above, below] = pair {
                sum.pair(&above.facts, below);
            }
        }
        let lines = self.entries.len() as u32;
        let at = |part: u32| quantile(&widths, u64::from(lines) * u64::from(part) / 100);
        let stats = &mut self.stats;
        *stats = Stats {
            lines,
            quarter: at(25),
            median: at(50),
            ninth: at(90),
            wide: at(95),
            widest: self
                .entries
                .iter()
                .map(|entry| entry.facts.width)
                .max()
                .unwrap_or(0),
            indent: quantile(&indents, u64::from(lines) / 2) as u16,
            ..sum.stats(lines)
        };
        let ninth = stats.ninth;
        let full = self.entries.iter().filter(|entry| {
            let width = entry.facts.width;
            width * 10 >= ninth * 8 && width <= ninth + 3
        });
        stats.full = scale::share(full.count() as u32, lines);
    }

    /// Which lines look alike.
    fn alike(&mut self) {
        let indent = self.stats.indent;
        for entry in &mut self.entries {
            entry.style = style(entry, indent);
        }
        self.styles = vec![[0; 3]; STYLES];
        // where lines were wrapped, a full one is long
        let long = LONG.min(self.stats.ninth * 4 / 5);
        let heads = self
            .entries
            .iter()
            .zip(self.entries.iter().skip(1).map(Some).chain([None]));
        for (entry, next) in heads {
            if entry.facts.width > HEAD {
                continue;
            }
            if let Some([all, above, beside]) = self.styles.get_mut(usize::from(entry.style)) {
                *all = all.saturating_add(1);
                let text = next.is_some_and(|next| next.facts.width > long);
                *above = above.saturating_add(u16::from(text));
                let alike = next.is_some_and(|next| next.style == entry.style);
                *beside = beside.saturating_add(u16::from(alike));
            }
        }
    }
}

/// How many styles there are.
const STYLES: usize = 3 * 2 * 5 * 4 * 9 * 2 * 2 * 2;

/// What lines that look alike have in common: blank lines, case, ending, number, bold, indentation.
fn style(entry: &Entry, indent: u16) -> u16 {
    let facts = &entry.facts;
    let end = match facts.end {
        facts::End::Question => 1,
        facts::End::Colon => 2,
        end if end.is_closed() => 3,
        _ => 0,
    };
    let parts = [
        (u16::from(entry.above.min(2)), 3),
        (u16::from(entry.below.min(1)), 2),
        (u16::from(case(facts)), 5),
        (end, 4),
        (u16::from(facts.marker.mark.code()), 9),
        (u16::from(entry.bold), 2),
        (u16::from(entry.indent > indent + 1), 2),
        (u16::from(entry.ruled_below == 2), 2),
    ];
    parts
        .iter()
        .fold(0, |style, (value, of)| style * of + value)
}
