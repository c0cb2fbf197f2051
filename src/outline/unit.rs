//! From lines and verdicts to units: what each stretch of the text is and how it is written.

use super::entry::Entry;
use super::head::{self, Head};
use super::judge::{Bars, Verdicts};
use super::line::{Line, Traits};
use super::marker::{self, Mark, Marker};
use super::table::Table;

/// An underline may be this much longer or shorter than what it dresses, in columns.
const SLACK: u32 = 6;

/// Lines of verse, and of lists without marks, are no wider than this, in columns; so many make one.
const VERSE: u32 = 62;
const VERSES: usize = 3;

/// What a unit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// Running text.
    #[default]
    Prose,
    /// A list item or numbered paragraph.
    Item,
    /// A row of a table, a line of a drawing, of verse or of an unmarked list.
    Row,
    /// By-line, date, mail header, furniture.
    Note,
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
    /// What it is.
    pub(super) kind: Kind,
    /// Its number or bullet.
    pub(super) marker: Marker,
    /// Level of a heading.
    pub(super) level: u8,
    /// Bytes before the words of a title: "Subject: ".
    pub(super) prefix: usize,
    /// True for what names the text: its title, or a first heading that may as well be one.
    pub(super) named: bool,
    /// How it is written, as far as levels go.
    pub(super) case: u8,
    /// The character of the rule below, 0 without.
    pub(super) ruled: u8,
}

/// The units of `lines`: fields first, then what the `table` and the `verdicts` say.
pub(super) fn units(
    text: &str,
    lines: &[Line],
    head: &Head,
    table: &Table,
    verdicts: &Verdicts,
    bars: &Bars,
) -> Vec<Unit> {
    let title = verdicts.title.filter(|_| head.subject.is_none());
    let own = lines.get(head.lines..).unwrap_or_default();
    let imprint = head::imprint(text, own, table, title);
    let mut units: Vec<Unit> = Vec::with_capacity(lines.len());
    for index in 0..head.lines {
        let subject = head.subject.filter(|(at, _)| *at == index);
        let ruled = lines.get(index).is_some_and(|line| line.has(Traits::RULE));
        units.push(Unit {
            first: index as u32,
            last: index as u32,
            kind: match subject {
                Some(_) => Kind::Title,
                None if ruled => Kind::Rule,
                None => Kind::Note,
            },
            prefix: subject.map_or(0, |(_, prefix)| prefix),
            named: subject.is_some(),
            ..Unit::default()
        });
    }
    let mut next = head.lines as u32;
    for (at, entry) in table.entries.iter().enumerate() {
        let (from, to) = (entry.from + head.lines as u32, entry.to + head.lines as u32);
        rules(&mut units, next..from);
        next = to + 1;
        let sure = verdicts.headings.get(at).copied().unwrap_or(0.0);
        let furniture = verdicts.furniture.get(at).copied().unwrap_or(0.0);
        let line = lines.get(from as usize).copied().unwrap_or_default();
        let named = title == Some(at);
        let kind = if sure > bars.heading {
            Kind::Heading
        } else if named {
            Kind::Title
        } else if imprint.notes.contains(&at) {
            Kind::Note
        } else if is_row(entry, &line) {
            Kind::Row
        } else if furniture > bars.furniture {
            Kind::Note
        } else if marker::item(line.of(text)).len > 0 {
            Kind::Item
        } else {
            Kind::Prose
        };
        units.push(Unit {
            first: from,
            last: to,
            kind,
            marker: entry.facts.marker,
            named,
            case: super::entry::case(&entry.facts),
            ..Unit::default()
        });
    }
    rules(&mut units, next..lines.len() as u32);
    dress(text, lines, &mut units);
    tables(lines, &mut units);
    verses(lines, table, &mut units);
    units
}

fn rules(units: &mut Vec<Unit>, lines: std::ops::Range<u32>) {
    units.extend(lines.map(|index| Unit {
        first: index,
        last: index,
        kind: Kind::Rule,
        ..Unit::default()
    }));
}

/// A line of columns, of figures or of drawing.
fn is_row(entry: &Entry, line: &Line) -> bool {
    entry.from == entry.to
        && (line.has(Traits::ROW) && entry.facts.marker.mark != Mark::Bullet
            || line.has(Traits::MUTE.with(Traits::FIGURES))
                && entry.facts.width < 60
                && entry.facts.marker.len == 0)
}

/// Finds the ruled lines that dress a heading: right below it, or above and below.
fn dress(text: &str, lines: &[Line], units: &mut [Unit]) {
    let at = |index: u32| lines.get(index as usize).copied().unwrap_or_default();
    for index in 0..units.len() {
        let Some(named) = units.get(index).copied().filter(|unit| is_named(unit.kind)) else {
            continue;
        };
        let width = at(named.last).chars;
        let fits = |unit: &Unit| {
            unit.kind == Kind::Rule && at(unit.first).chars.abs_diff(width) <= SLACK.max(width / 4)
        };
        if let Some(below) = units.get_mut(index + 1)
            && fits(below)
            && at(below.first).blanks == 0
        {
            below.kind = Kind::Dress;
            let mark = at(below.first).of(text).bytes().next().unwrap_or(0);
            let boxed = index.checked_sub(1).and_then(|above| units.get_mut(above));
            if let Some(above) =
                boxed.filter(|above| above.kind == Kind::Rule && at(named.first).blanks == 0)
            {
                above.kind = Kind::Dress;
            }
            if let Some(unit) = units.get_mut(index) {
                unit.ruled = mark;
            }
        }
    }
}

/// A ruled line right above or below a row belongs to its table.
fn tables(lines: &[Line], units: &mut [Unit]) {
    let touches = |unit: &Unit| {
        lines
            .get(unit.first as usize)
            .is_some_and(|line| line.blanks == 0)
    };
    for index in 0..units.len() {
        let row = |at: Option<usize>, units: &[Unit]| {
            at.and_then(|at| units.get(at))
                .copied()
                .filter(|unit| unit.kind == Kind::Row)
        };
        let (above, below) = (
            row(index.checked_sub(1), units),
            row(index.checked_add(1), units),
        );
        if let Some(rule) = units.get_mut(index)
            && rule.kind == Kind::Rule
            && (above.is_some() && touches(rule) || below.is_some_and(|below| touches(&below)))
        {
            rule.kind = Kind::Row;
        }
    }
}

/// Short lines right below each other are verse or a list: they stay lines, without blank ones between.
fn verses(lines: &[Line], table: &Table, units: &mut [Unit]) {
    let at = |unit: &Unit| lines.get(unit.first as usize).copied().unwrap_or_default();
    let short = |unit: &Unit| {
        unit.kind == Kind::Prose
            && unit.first == unit.last
            && at(unit).chars <= VERSE.min(table.stats.ninth.max(30))
    };
    let mut start = 0;
    while start < units.len() {
        let mut end = start;
        while units
            .get(end)
            .is_some_and(|unit| short(unit) && (end == start || at(unit).blanks == 0))
        {
            end += 1;
        }
        if end - start >= VERSES {
            for unit in units.get_mut(start..end).unwrap_or_default() {
                unit.kind = Kind::Row;
            }
        }
        start = end.max(start + 1);
    }
}

/// True for titles and headings.
pub(super) fn is_named(kind: Kind) -> bool {
    matches!(kind, Kind::Title | Kind::Heading)
}
