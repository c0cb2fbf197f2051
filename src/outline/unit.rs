//! From lines to units: what belongs together and what it is, before headings are known.

use super::line::{Line, Traits};
use super::margin::{Margins, first_word};
use super::marker::{self, Marker};
use super::phrases;
use super::wording::{self, Case};

/// What a unit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text.
    #[default]
    Prose,
    /// Short and without a full stop: a heading, a label, a name, a caption.
    Short,
    /// A list item or numbered paragraph.
    Item,
    /// A row of a table, a line of a drawing.
    Row,
    /// A line of verse or of an unmarked list.
    Verse,
    /// By-line, date, credit, caption, promotion.
    Note,
    /// A mail or memo header.
    Header,
    /// A ruled line between parts.
    Rule,
    /// A ruled line that dresses the heading above or below it.
    Dress,
}

/// Consecutive lines that belong together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unit {
    /// First line, as an index.
    pub(super) first: u32,
    /// Last line, as an index.
    pub(super) last: u32,
    /// Code points in it.
    pub(super) chars: u32,
    /// What it is.
    pub(super) kind: Kind,
    /// Its number or bullet.
    pub(super) marker: Marker,
    /// The character of the ruled line under it, as a rank: 1 for `=`, 2 for `-`; 0 without.
    pub(super) underline: u8,
    /// Announced as a heading: by a list of contents, or by a kicker above it.
    pub(super) told: bool,
}

/// Code points from which a unit is prose even without a full stop.
const PROSE_CHARS: u32 = 120;

/// The same where each character is about half a word.
const PROSE_IDEOGRAPHS: u32 = 45;

/// The same for a line that ends with a colon, and the most words of a label with one.
const LEADING_CHARS: u32 = 42;
const LEADING_WORDS: u32 = 4;

/// Code points from which a line of two sentences is prose.
const SEVERAL_CHARS: u32 = 60;

/// Code points from which a closed sentence is prose rather than a label with a stop.
const SENTENCE_CHARS: u32 = 24;

/// An underline may be this much longer or shorter than what it dresses, in columns.
const UNDERLINE_SLACK: u32 = 6;

/// Joins lines into units.
pub(super) fn group(text: &str, lines: &[Line], margins: &Margins) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(lines.len() / 2 + 1);
    let mut before: Option<&Line> = None;
    for (index, line) in lines.iter().enumerate() {
        let index = index as u32;
        if let (Some(unit), Some(above)) = (units.last_mut(), before)
            && !margins.is_verse(index)
            && joins(text, unit, above, line, margins.of(index))
        {
            unit.last = index;
            unit.chars += line.chars + 1;
        } else {
            units.push(fresh(text, index, line));
        }
        before = Some(line);
    }
    for unit in &mut units {
        unit.kind = kind(text, lines, unit, margins);
    }
    mastheads(lines, &mut units);
    dress(lines, &mut units);
    rule_tables(lines, &mut units);
    units
}

fn fresh(text: &str, index: u32, line: &Line) -> Unit {
    Unit {
        first: index,
        last: index,
        chars: line.chars,
        marker: marker::item(line.of(text)),
        ..Unit::default()
    }
}

/// True where `line` goes on with the unit that ends in `above`.
fn joins(text: &str, unit: &Unit, above: &Line, line: &Line, margin: Option<u32>) -> bool {
    let apart = Traits::RULE.with(Traits::ROW);
    if line.blanks > 0 || line.quote != above.quote || line.has(apart) || above.has(apart) {
        return false;
    }
    let full = margin.is_some_and(|margin| is_full(text, above, line, margin));
    let ended = above.has(Traits::STOP.with(Traits::COLON));
    // A number or dash at the start of a full line that ended no sentence is part of the prose.
    let marked = marker::item(line.of(text)).len > 0;
    if marked && (ended || !full || unit.marker.len > 0 || line.indent != above.indent) {
        return false;
    }
    if unit.marker.len == 0 && line.indent > above.indent + 1 && ended {
        return false;
    }
    if full {
        return true;
    }
    let goes_on = line.has(Traits::LOWER) && !ended && !above.has(Traits::MUTE);
    let room = margin.map_or(MIN_SOFT, |margin| margin * 2 / 3);
    goes_on && (above.width() >= room || unit.marker.len > 0 && line.indent > above.indent)
}

/// Columns from which a line that is followed by a lower-case one was broken by hand.
const MIN_SOFT: u32 = 45;

/// True where the first word of `line` would not have fitted behind `above`.
fn is_full(text: &str, above: &Line, line: &Line, margin: u32) -> bool {
    above.width() + 1 + first_word(line.of(text)) > margin
}

fn kind(text: &str, lines: &[Line], unit: &Unit, margins: &Margins) -> Kind {
    let (Some(first), Some(last)) = (
        lines.get(unit.first as usize),
        lines.get(unit.last as usize),
    ) else {
        return Kind::Prose;
    };
    let words = first.of(text);
    if first.has(Traits::RULE) {
        return Kind::Rule;
    }
    if first.has(Traits::ROW) && unit.first == unit.last
        || first.has(Traits::MUTE.with(Traits::FIGURES)) && unit.chars < PROSE_CHARS
    {
        return if phrases::is_date(words) {
            Kind::Note
        } else {
            Kind::Row
        };
    }
    if unit.marker.len > 0 {
        return Kind::Item;
    }
    if unit.first == unit.last && unit.chars < PROSE_CHARS && phrases::is_note(words) {
        return Kind::Note;
    }
    if margins.is_verse(unit.first) {
        return Kind::Verse;
    }
    let enough = if first.has(Traits::UNSPACED) {
        PROSE_IDEOGRAPHS
    } else {
        PROSE_CHARS
    };
    let closed = last.has(Traits::STOP) && !last.has(Traits::QUESTION);
    // "The committee decided:" leads into a list.
    let leads = last.has(Traits::COLON) && {
        let wording = wording::read(words);
        unit.chars >= LEADING_CHARS
            || wording.words > LEADING_WORDS && wording.case == Case::Sentence && !wording.asks
    };
    let several = || unit.chars >= SEVERAL_CHARS && wording::read(words).sentences > 0;
    if unit.chars >= enough
        || leads
        || closed && unit.chars >= SENTENCE_CHARS
        || first.has(Traits::LOWER)
        || several()
    {
        Kind::Prose
    } else {
        Kind::Short
    }
}

/// A ruled line right above or below a row belongs to its table.
fn rule_tables(lines: &[Line], units: &mut [Unit]) {
    let touches = |unit: &Unit| {
        lines
            .get(unit.first as usize)
            .is_some_and(|line| line.blanks == 0)
    };
    for index in 0..units.len() {
        let row_at = |at: Option<usize>| {
            at.and_then(|at| units.get(at))
                .filter(|unit| unit.kind == Kind::Row)
        };
        let (above, below) = (row_at(index.checked_sub(1)), row_at(index.checked_add(1)));
        let Some(rule) = units.get(index).filter(|unit| unit.kind == Kind::Rule) else {
            continue;
        };
        if (above.is_some() && touches(rule) || below.is_some_and(touches))
            && let Some(rule) = units.get_mut(index)
        {
            rule.kind = Kind::Row;
        }
    }
}

/// A row with gaps alone between two ruled lines is no table: "PORT WATCH      No. 212".
fn mastheads(lines: &[Line], units: &mut [Unit]) {
    let at = |unit: &Unit| lines.get(unit.first as usize).copied().unwrap_or_default();
    for index in 2..units.len() {
        let row_below = units
            .get(index + 1)
            .is_some_and(|next| next.kind == Kind::Row && at(next).blanks == 0);
        let Some([over, row, under]) = units.get_mut(index - 2..=index) else {
            return;
        };
        let ruled = over.kind == Kind::Rule && under.kind == Kind::Rule;
        let line = at(row);
        let touching = line.blanks == 0 && at(under).blanks == 0;
        let figures = line.has(Traits::MUTE.with(Traits::FIGURES));
        if ruled && touching && row.kind == Kind::Row && !figures && !row_below {
            row.kind = Kind::Short;
            row.underline = 2;
            under.kind = Kind::Dress;
            over.kind = Kind::Dress;
        }
    }
}

/// Finds the ruled lines that dress a heading: right below it, or above and below.
fn dress(lines: &[Line], units: &mut [Unit]) {
    for index in 1..units.len() {
        let Some([above, rule]) = units.get_mut(index - 1..=index) else {
            return;
        };
        let (Some(ruled), Some(line)) = (
            lines.get(rule.first as usize),
            lines.get(above.last as usize),
        ) else {
            continue;
        };
        let label = matches!(
            above.kind,
            Kind::Short | Kind::Note | Kind::Item | Kind::Verse
        ) || above.kind == Kind::Prose
            && above.first == above.last
            && above.chars < PROSE_CHARS
            && !line.has(Traits::LOWER);
        if rule.kind != Kind::Rule || !label || ruled.blanks > 0 || ruled.quote != line.quote {
            continue;
        }
        if ruled.chars.abs_diff(above.chars) <= UNDERLINE_SLACK.max(above.chars / 4) {
            rule.kind = Kind::Dress;
            above.underline = 2;
        }
    }
}

impl Unit {
    /// True for what counts as text under a heading.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Prose | Kind::Item)
    }
}
