//! What only the lines around tell: figures and their labels, kickers above headlines, lists of
//! contents, signatures. Units are settled here before title and headings are looked for.

use super::line::{Line, Traits};
use super::marker::Mark;
use super::phrases;
use super::scraps;
use super::tells;
use super::unit::{Kind, Unit};
use super::wording::{self, Case};

/// Kickers are no longer than this, in words; the headlines below them no shorter than that.
const KICKER_WORDS: u32 = 4;
const HEADLINE_WORDS: u32 = 4;

/// Longest headline below a kicker, and shortest paragraph below a headline, in code points.
const HEADLINE_CHARS: u32 = 200;
pub(super) const ITEM_CHARS: u32 = 60;

/// Kickers come at least so often, and so many times as often as headlines without one.
const KICKERS: usize = 3;
const BARE_HEADLINES: usize = 3;

/// A list of contents starts among the first units, and has so many entries.
const CONTENTS_WITHIN: usize = 64;
const MIN_ENTRIES: usize = 3;
const MAX_ENTRIES: usize = 256;

/// Entries are no longer than this, in code points.
pub(super) const ENTRY_CHARS: u32 = 110;

/// Longest label below a figure, in code points.
const LABEL_CHARS: u32 = 60;

/// What stands below the dashes of a mail signature: at most so many units, none longer.
const SIGNATURE: usize = 10;
const SIGNATURE_CHARS: u32 = 240;

/// Settles the units of a text; returns the units of its list of contents.
pub(super) fn settle(
    text: &str,
    lines: &[Line],
    units: &mut [Unit],
    dense: bool,
) -> Option<(usize, usize)> {
    let mut desk = Desk {
        text,
        lines,
        units,
        dense,
    };
    desk.verse_heads();
    desk.bare_numbers();
    desk.marked_heads();
    desk.credits();
    desk.residue();
    desk.figures();
    desk.signatures();
    desk.mail_signature();
    desk.kickers();
    desk.contents()
}

/// The units of a text while they are being settled.
pub(super) struct Desk<'a> {
    text: &'a str,
    lines: &'a [Line],
    pub(super) units: &'a mut [Unit],
    /// Blank lines say nothing.
    pub(super) dense: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn unit(&self, index: usize) -> Unit {
        self.units.get(index).copied().unwrap_or_default()
    }

    pub(super) fn line(&self, unit: &Unit) -> Line {
        self.lines
            .get(unit.first as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The first line of the unit at `index`.
    pub(super) fn words(&self, unit: &Unit) -> &'a str {
        self.line(unit).of(self.text)
    }

    fn set(&mut self, index: usize, kind: Kind) {
        if let Some(unit) = self.units.get_mut(index) {
            unit.kind = kind;
        }
    }

    /// True for a unit of one line that nothing above touches.
    pub(super) fn is_open(&self, index: usize, unit: &Unit) -> bool {
        unit.first == unit.last && (index == 0 || self.line(unit).blanks > 0)
    }

    /// The same, or right below title, note or paragraph.
    fn is_apart(&self, index: usize, unit: &Unit) -> bool {
        self.is_open(index, unit)
            || unit.first == unit.last
                && index > 0
                && (index == 1 || matches!(self.unit(index - 1).kind, Kind::Prose | Kind::Note))
                && self.line(unit).blanks == 0
    }

    /// A number alone on its line.
    fn is_number(&self, unit: &Unit) -> bool {
        let words = self.words(unit).trim_end_matches('.');
        (1..=2).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// A name of a section right above an unmarked list or above statistics belongs not to them.
    fn verse_heads(&mut self) {
        for index in 0..self.units.len() {
            let (unit, next) = (self.unit(index), self.unit(index + 1));
            if unit.kind != Kind::Verse || next.kind != Kind::Verse || !self.is_open(index, &unit) {
                continue;
            }
            let (line, below) = (self.line(&unit), self.line(&next));
            let ended = Traits::STOP.with(Traits::OPEN);
            let capital = line.has(Traits::CAPS) && !below.has(Traits::CAPS) && !line.has(ended);
            if below.blanks == 0 && (capital || phrases::is_section_name(self.words(&unit))) {
                self.set(index, Kind::Short);
            }
        }
    }

    /// "US$ 24.6M" is a row of statistics, and so is the "required" below it.
    fn figures(&mut self) {
        let mut above = false;
        for index in 0..self.units.len() {
            let unit = self.unit(index);
            let line = self.line(&unit);
            let may_be = matches!(unit.kind, Kind::Short | Kind::Verse | Kind::Prose)
                && unit.first == unit.last
                && unit.chars <= LABEL_CHARS;
            let label = above && line.blanks == 0 && line.has(Traits::LOWER);
            above = may_be && tells::is_statistic(self.words(&unit))
                || unit.kind == Kind::Row && line.has(Traits::MUTE.with(Traits::FIGURES));
            if may_be && (above || label) {
                self.set(index, Kind::Row);
            }
        }
    }

    /// "Ana Costa/COAST": a photographer and the paper, where the text does not know the name as words.
    fn credits(&mut self) {
        for index in 0..self.units.len() {
            let unit = self.unit(index);
            if unit.kind == Kind::Short
                && scraps::photographer(self.words(&unit))
                    .is_some_and(|name| tells::is_stranger(name, self.text))
            {
                self.set(index, Kind::Note);
            }
        }
    }

    /// A person below a paragraph, the office below the person: who signed what stands above.
    fn signatures(&mut self) {
        for index in 1..self.units.len() {
            let (unit, above) = (self.unit(index), self.unit(index - 1));
            let one = unit.kind == Kind::Short && unit.first == unit.last;
            if !one || !above.is_text() && above.kind != Kind::Note {
                continue;
            }
            let words = self.words(&unit);
            let next = self.unit(index + 1);
            let named = index + 1 < self.units.len() && next.kind == Kind::Short;
            let office = named && tells::is_office(self.words(&next));
            let adjacent = self.line(&next).blanks == 0;
            let person = phrases::is_person(words) || tells::is_honoured(words);
            let signed = person && (office || named && adjacent || tells::is_honoured(words))
                || office && adjacent && tells::is_name_like(words);
            if signed {
                self.set(index, Kind::Note);
                if office || named && adjacent {
                    self.set(index + 1, Kind::Note);
                }
            }
        }
    }

    /// What stands below "-- " at the end of a mail, and quotations with their author.
    fn mail_signature(&mut self) {
        let from = self.units.len().saturating_sub(SIGNATURE + 1);
        let mut signed = false;
        for index in from..self.units.len() {
            let unit = self.unit(index);
            if self.words(&unit) == "--" {
                let rest = self.units.get(index + 1..).unwrap_or_default();
                signed = rest.iter().all(|unit| unit.chars <= SIGNATURE_CHARS);
            } else if signed && !matches!(unit.kind, Kind::Rule | Kind::Dress)
                || unit.chars <= SIGNATURE_CHARS && tells::is_attributed(self.words(&unit))
            {
                self.set(index, Kind::Note);
            }
        }
    }

    /// A label or number above a headline above a paragraph, again and again: the headlines are the headings.
    fn kickers(&mut self) {
        let (mut found, mut bare) = (Vec::new(), 0_usize);
        for index in 0..self.units.len() {
            let (unit, next) = (self.unit(index), self.unit(index + 1));
            let number = unit.kind == Kind::Row && self.is_number(&unit);
            if unit.kind != Kind::Short && !number || !self.is_apart(index, &unit) {
                continue;
            }
            if number {
                let headed = next.kind == Kind::Short && self.unit(index + 2).kind == Kind::Prose;
                if headed && next.first == next.last {
                    found.push(index);
                }
            } else if next.kind == Kind::Prose && next.chars >= HEADLINE_CHARS.min(ITEM_CHARS * 2) {
                let inside = index > 0 && self.unit(index - 1).is_text();
                bare += usize::from(inside);
            } else if self.unit(index + 2).kind == Kind::Prose
                && self.unit(index + 2).chars >= ITEM_CHARS
                && self.is_kicker(&unit)
                && self.is_headline(&unit, &next)
            {
                found.push(index);
            }
        }
        if found.len() < KICKERS || bare * BARE_HEADLINES > found.len() {
            return;
        }
        for index in found {
            self.set(index, Kind::Note);
            if let Some(headline) = self.units.get_mut(index + 1) {
                headline.kind = Kind::Short;
                headline.told = true;
            }
        }
    }

    fn is_kicker(&self, unit: &Unit) -> bool {
        let words = self.words(unit);
        let ended = Traits::STOP.with(Traits::OPEN).with(Traits::COLON);
        !self.line(unit).has(ended)
            && unit.marker.mark == Mark::None
            && unit.underline == 0
            && words.split_whitespace().count() <= KICKER_WORDS as usize
            && !phrases::is_kicker(words)
            && !phrases::is_section_name(words)
    }

    fn is_headline(&self, kicker: &Unit, unit: &Unit) -> bool {
        if !matches!(unit.kind, Kind::Short | Kind::Prose)
            || unit.first != unit.last
            || unit.chars > HEADLINE_CHARS
            || unit.chars <= kicker.chars
            || unit.marker.mark != Mark::None
            || self.line(unit).has(Traits::OPEN.with(Traits::COLON))
        {
            return false;
        }
        let closed = self.line(unit).has(Traits::STOP) && !self.line(unit).has(Traits::QUESTION);
        let wording = wording::read(self.words(unit));
        !closed
            && wording.words >= HEADLINE_WORDS
            && wording.sentences == 0
            && !matches!(wording.case, Case::Caps | Case::Lower | Case::None)
    }

    /// Short lines near the start that come again further down, each above its own text.
    fn contents(&mut self) -> Option<(usize, usize)> {
        let mut start = 0;
        while start < self.units.len().min(CONTENTS_WITHIN) {
            let entries = self.entries(start);
            if entries.len() >= MIN_ENTRIES
                && let Some(list) = self.repeated(start, &entries)
            {
                return Some(list);
            }
            start += entries.len().max(1);
        }
        None
    }

    /// What the units from `start` on say, as long as they are short and say something new.
    fn entries(&self, start: usize) -> Vec<u64> {
        let mut entries: Vec<u64> = Vec::new();
        for unit in self.units.iter().skip(start).take(MAX_ENTRIES) {
            let entry = self.entry(unit);
            if unit.kind == Kind::Prose && !self.is_entry(unit)
                || entry != 0 && entries.contains(&entry)
            {
                break;
            }
            entries.push(entry);
        }
        entries
    }

    fn is_entry(&self, unit: &Unit) -> bool {
        let kind = match unit.kind {
            Kind::Short | Kind::Verse | Kind::Row | Kind::Item => true,
            Kind::Prose => !self.line(unit).has(Traits::STOP.with(Traits::LOWER)),
            _ => false,
        };
        kind && unit.first == unit.last && unit.chars <= ENTRY_CHARS
    }

    /// A fingerprint of a line without number and page; 0 for what is no entry.
    fn entry(&self, unit: &Unit) -> u64 {
        if !self.is_entry(unit) {
            return 0;
        }
        let words = self.words(unit);
        let bare = words.get(unit.marker.len..).unwrap_or(words);
        let bare = bare.trim_end_matches(|c: char| {
            c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '…' | '·' | '_')
        });
        if bare.is_empty() {
            return 0;
        }
        phrases::fnv(
            bare.trim_start()
                .bytes()
                .map(|byte| byte.to_ascii_lowercase()),
        )
    }

    /// Settles the list that starts at `start` where enough of its `entries` come again below it.
    fn repeated(&mut self, start: usize, entries: &[u64]) -> Option<(usize, usize)> {
        let end = start + entries.len();
        let mut known: Vec<u64> = entries
            .iter()
            .copied()
            .filter(|&entry| entry != 0)
            .collect();
        known.sort_unstable();
        let again: Vec<(usize, u64)> = (end..self.units.len())
            .filter_map(|index| {
                let entry = self.entry(&self.unit(index));
                known.binary_search(&entry).ok().map(|_| (index, entry))
            })
            .collect();
        let mut found: Vec<u64> = again.iter().map(|&(_, entry)| entry).collect();
        found.sort_unstable();
        found.dedup();
        let listed = |entry: &u64| found.binary_search(entry).is_ok();
        let first = entries.iter().position(listed)?;
        let last = entries.iter().rposition(listed)?;
        let stretch = entries.get(first..=last).unwrap_or_default();
        let real = stretch.iter().filter(|&&entry| entry != 0).count();
        if found.len() < MIN_ENTRIES || found.len() * 2 < real {
            return None;
        }
        for index in start + first..=start + last {
            if !matches!(
                self.unit(index).kind,
                Kind::Rule | Kind::Dress | Kind::Row | Kind::Note
            ) {
                self.set(index, Kind::Verse);
            }
        }
        for (index, _) in again {
            if let Some(unit) = self.units.get_mut(index) {
                unit.told = true;
                if matches!(unit.kind, Kind::Prose | Kind::Verse) {
                    unit.kind = Kind::Short;
                }
            }
        }
        Some((start + first, start + last))
    }
}
