//! How the lines of a text are on the whole.

use super::entry::{Entry, LONG, case, is_short};
use super::facts::{Begin, Facts};
use super::scale;

/// How the lines of a text are on the whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Stats {
    pub(super) lines: u32,
    pub(super) quarter: u32,
    pub(super) median: u32,
    pub(super) ninth: u32,
    pub(super) wide: u32,
    pub(super) widest: u32,
    pub(super) columns: u32,
    pub(super) blank: u8,
    pub(super) airy: u8,
    pub(super) torn: u8,
    pub(super) lower: u8,
    pub(super) open: u8,
    pub(super) closed: u8,
    pub(super) flow: u8,
    pub(super) full: u8,
    pub(super) short: u8,
    pub(super) caps: u8,
    pub(super) bold: u8,
    pub(super) large: u32,
    pub(super) indent: u16,
}

/// The value that `rank` of those counted stay below.
pub(super) fn quantile(counts: &[u32], rank: u64) -> u32 {
    let mut seen = 0;
    for (value, count) in counts.iter().enumerate() {
        seen += u64::from(*count);
        if seen > rank {
            return value as u32;
        }
    }
    0
}

/// Sums over lines and pairs of lines.
#[derive(Default)]
pub(super) struct Sum {
    columns: u32,
    blank: u32,
    long_pairs: u32,
    airy: u32,
    torn: u32,
    lower: u32,
    tight: u32,
    tight_lower: u32,
    open: u32,
    closed: u32,
    flow: u32,
    short: u32,
    caps: u32,
    bold: u32,
    large: u32,
}

impl Sum {
    pub(super) fn line(&mut self, entry: &Entry) {
        let facts = &entry.facts;
        self.columns = self.columns.saturating_add(facts.width);
        self.torn += u32::from(matches!(facts.begin, Begin::Lower | Begin::Mark));
        self.lower += u32::from(facts.begin == Begin::Lower);
        self.open += u32::from(facts.end.is_open());
        self.closed += u32::from(facts.end.is_closed());
        self.short += u32::from(is_short(facts));
        self.caps += u32::from(case(facts) == 3);
        self.bold += u32::from(entry.bold);
        self.large += u32::from(facts.width > LONG);
    }

    pub(super) fn pair(&mut self, above: &Facts, below: &Entry) {
        let open = below.above > 0;
        self.blank += u32::from(open);
        if above.width > 80 && below.facts.width > 80 {
            self.long_pairs += 1;
            self.airy += u32::from(open);
        }
        let lower = below.facts.begin == Begin::Lower;
        self.tight += u32::from(!open);
        self.tight_lower += u32::from(!open && lower);
        self.flow += u32::from(!open && lower && above.end.is_open());
    }

    pub(super) fn stats(&self, lines: u32) -> Stats {
        let pairs = lines.saturating_sub(1);
        Stats {
            columns: self.columns,
            blank: scale::share(self.blank, pairs),
            airy: scale::share(self.airy, self.long_pairs),
            torn: scale::share(self.torn, lines),
            lower: scale::share(self.tight_lower, self.tight),
            open: scale::share(self.open, lines),
            closed: scale::share(self.closed, lines),
            flow: scale::share(self.flow, pairs),
            short: scale::share(self.short, lines),
            caps: scale::share(self.caps, lines),
            bold: scale::share(self.bold, lines),
            large: self.large,
            ..Stats::default()
        }
    }
}
