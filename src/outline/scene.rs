//! The document as the heading rules see it: units, their words and their neighbours.

use std::collections::HashMap;

use super::line::{Line, Traits};
use super::margin::{self, Margins};
use super::marker::{self, Mark, Marker};
use super::phrases;
use super::settle;
use super::unit::{self, Kind, Unit};

/// Share of neighbouring paragraphs with a blank line between them in an airy document.
const AIRY_SHARE: f32 = 0.6;

/// Short lines that stand this often in a document are running heads or feet.
pub(super) const REPEATED: u32 = 3;

/// Longest line that is counted for repetition.
const MAX_REPEATED: u32 = 80;

/// A paragraph too long to be anything else, in code points.
const PARAGRAPH: u32 = 160;

/// The first text of a document is no shorter than this, in code points.
const BODY: u32 = 40;

/// Everything known about the document before headings are.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Vec<Line>,
    pub(super) units: Vec<Unit>,
    pub(super) margins: Margins,
    /// True where blank lines stand between paragraphs.
    pub(super) airy: bool,
    /// True where hardly a blank line stands anywhere and each paragraph is one line: blank lines
    /// say nothing.
    pub(super) dense: bool,
    /// The first unit that is a paragraph or an item.
    pub(super) body: usize,
    /// True where running text is in capitals, so that capitals say nothing.
    pub(super) shouting: bool,
    /// First and last unit of the list of contents.
    pub(super) contents: Option<(usize, usize)>,
    repeats: HashMap<u64, u32>,
}

/// What stands below a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// The end of the text.
    Nothing,
    /// A paragraph of this many code points.
    Prose(u32),
    /// A list.
    List,
    /// A table, verse or a list without marks.
    Lines,
    /// Another short line.
    Label,
}

impl<'a> Scene<'a> {
    /// Looks at `text`; returns the scene and the code point at which each line starts.
    pub(super) fn new(text: &'a str) -> (Self, Vec<u32>) {
        let (lines, starts) = super::line::scan(text);
        let margins = margin::find(text, &lines);
        let mut units = unit::group(text, &lines, &margins);
        let dense = margin::is_dense(&lines, &margins);
        let contents = settle::settle(text, &lines, &mut units, dense);
        let repeats = repeats(text, &lines, &units);
        let body = units
            .iter()
            .position(|unit| unit.is_text() && unit.chars >= BODY);
        let body = body.unwrap_or(units.len());
        let airy = airy(&lines, &units);
        let shouting = shouting(&lines, &units);
        let scene = Self {
            text,
            lines,
            units,
            margins,
            airy,
            dense,
            body,
            shouting,
            contents,
            repeats,
        };
        (scene, starts)
    }

    /// The unit at `index`; an empty one past the end.
    pub(super) fn unit(&self, index: usize) -> Unit {
        self.units.get(index).copied().unwrap_or_default()
    }

    /// The first line of a unit.
    pub(super) fn first(&self, unit: &Unit) -> Line {
        self.lines
            .get(unit.first as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The last line of a unit.
    pub(super) fn last(&self, unit: &Unit) -> Line {
        self.lines
            .get(unit.last as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The words of a unit, line ends between them included.
    pub(super) fn words(&self, unit: &Unit) -> &'a str {
        let (first, last) = (self.first(unit), self.last(unit));
        self.text
            .get(first.start as usize..last.end as usize)
            .unwrap_or("")
    }

    /// The number or counting word a unit starts with.
    pub(super) fn marker(&self, unit: &Unit) -> Marker {
        if unit.marker.mark == Mark::None {
            marker::counted(self.words(unit))
        } else {
            unit.marker
        }
    }

    /// True where a blank line stands between the unit at `index` and the one above.
    pub(super) fn is_open_above(&self, index: usize) -> bool {
        index == 0
            || self.first(&self.unit(index)).blanks > 0
            || self.is_ruled(index.wrapping_sub(1))
    }

    /// True where a blank line or the end stands below the unit at `index`.
    pub(super) fn is_open_below(&self, index: usize) -> bool {
        let next = index + 1;
        next >= self.units.len() || self.first(&self.unit(next)).blanks > 0 || self.is_ruled(next)
    }

    fn is_ruled(&self, index: usize) -> bool {
        self.units
            .get(index)
            .is_some_and(|unit| matches!(unit.kind, Kind::Rule | Kind::Dress))
    }

    /// The unit above `index`, ruled lines aside.
    pub(super) fn above(&self, index: usize) -> Option<usize> {
        (0..index).rev().find(|&at| !self.is_ruled(at))
    }

    /// The unit below `index`, ruled lines and up to two notes aside.
    pub(super) fn next(&self, index: usize) -> Option<usize> {
        let mut notes = 0;
        (index + 1..self.units.len()).find(|&at| {
            let kind = self.unit(at).kind;
            notes += u32::from(kind == Kind::Note);
            !matches!(kind, Kind::Rule | Kind::Dress | Kind::Note)
                || kind == Kind::Note && notes > 2
        })
    }

    /// What stands below the unit at `index`.
    pub(super) fn below(&self, index: usize) -> Below {
        let Some(next) = self.next(index) else {
            return Below::Nothing;
        };
        let unit = self.unit(next);
        match unit.kind {
            Kind::Prose => Below::Prose(self.weight(&unit)),
            Kind::Item if self.is_label(&unit) => Below::Label,
            Kind::Item => Below::List,
            Kind::Row | Kind::Verse => Below::Lines,
            _ => Below::Label,
        }
    }

    /// True for a paragraph too long to be anything else.
    pub(super) fn is_paragraph(&self, at: usize) -> bool {
        let unit = self.unit(at);
        unit.kind == Kind::Prose && unit.chars >= PARAGRAPH
    }

    /// True for a line on its own, or in a text without blank lines, between two paragraphs, the
    /// upper of which has its stop.
    pub(super) fn stands_out(&self, index: usize) -> bool {
        let open = self.dense || self.is_open_above(index) && self.is_open_below(index);
        let stopped = self
            .above(index)
            .is_some_and(|at| self.is_paragraph(at) && self.last(&self.unit(at)).has(Traits::STOP));
        open && stopped && self.next(index).is_some_and(|at| self.is_paragraph(at))
    }

    /// Code points of a unit, ideographs counted twice and a half.
    fn weight(&self, unit: &Unit) -> u32 {
        if self.first(unit).has(Traits::UNSPACED) {
            unit.chars * 5 / 2
        } else {
            unit.chars
        }
    }

    /// True for a numbered unit that may be a heading rather than a list item.
    pub(super) fn is_label(&self, unit: &Unit) -> bool {
        let closed = Traits::STOP.with(Traits::OPEN).with(Traits::COLON);
        unit.marker.is_numbered() && unit.chars < 90 && !self.last(unit).has(closed)
    }

    /// How often a line stands in the document, numbers aside.
    pub(super) fn repeats(&self, unit: &Unit) -> u32 {
        let print = phrases::fingerprint(self.text, &self.first(unit));
        self.repeats.get(&print).copied().unwrap_or(1)
    }
}

fn repeats(text: &str, lines: &[Line], units: &[Unit]) -> HashMap<u64, u32> {
    let mut counts = HashMap::new();
    for unit in units
        .iter()
        .filter(|unit| unit.kind == Kind::Short && unit.chars < MAX_REPEATED)
    {
        if let Some(line) = lines.get(unit.first as usize) {
            *counts.entry(phrases::fingerprint(text, line)).or_insert(0) += 1;
        }
    }
    counts.retain(|_, count| *count > 1);
    counts
}

fn shouting(lines: &[Line], units: &[Unit]) -> bool {
    let prose = units.iter().filter(|unit| unit.chars >= MAX_REPEATED);
    let (mut caps, mut all) = (0_u32, 0_u32);
    for line in prose.filter_map(|unit| lines.get(unit.first as usize)) {
        all += 1;
        caps += u32::from(line.has(Traits::CAPS));
    }
    caps * 2 > all
}

fn airy(lines: &[Line], units: &[Unit]) -> bool {
    let (mut pairs, mut open) = (0_u32, 0_u32);
    for pair in units.windows(2) {
        let [above, below] = pair else { continue };
        if above.kind == Kind::Prose && below.kind == Kind::Prose {
            pairs += 1;
            let line = lines.get(below.first as usize);
            open += u32::from(line.is_some_and(|line| line.blanks > 0));
        }
    }
    pairs > 0 && open as f32 >= AIRY_SHARE * pairs as f32
}
