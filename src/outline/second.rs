//! What is looked at the second time: how likely the other lines are to be headings.

use super::entry::{Entry, case};
use super::facts::End;
use super::scale::{self, NONE};
use super::table::Table;
use super::weights::chance;

/// Likely headings, and possible ones.
const LIKELY: f32 = 0.5;
const POSSIBLE: f32 = 0.25;

/// Lines that may share a feature's value, by the value.
#[derive(Clone, Debug)]
struct Group {
    lines: Vec<u16>,
    chance: Vec<f32>,
    likely: Vec<u16>,
}

impl Group {
    fn new(values: usize) -> Self {
        Self {
            lines: vec![0; values],
            chance: vec![0.0; values],
            likely: vec![0; values],
        }
    }

    fn add(&mut self, value: usize, chance: f32) {
        if let (Some(lines), Some(sum), Some(likely)) = (
            self.lines.get_mut(value),
            self.chance.get_mut(value),
            self.likely.get_mut(value),
        ) {
            *lines = lines.saturating_add(1);
            *sum += chance;
            *likely = likely.saturating_add(u16::from(chance > LIKELY));
        }
    }

    fn of(&self, value: usize) -> (f32, f32, f32) {
        let lines = self.lines.get(value).copied().unwrap_or(0);
        let sum = self.chance.get(value).copied().unwrap_or(0.0);
        let likely = self.likely.get(value).copied().unwrap_or(0);
        (f32::from(lines), sum, f32::from(likely))
    }
}

/// What the first look said of a text.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    chances: Vec<f32>,
    styles: Group,
    /// How likely the first lines are titles, and which is the likeliest.
    titles: Vec<f32>,
    title: usize,
    /// Columns of the likely headings.
    widths: u32,
    /// Possible headings by case, ending, number, blank lines, rule, indentation, length.
    agree: [Group; 7],
    likely: u32,
    possible: u32,
    sum: f32,
    top: f32,
    highest: f32,
    /// Possible headings by how likely they are, from the most likely.
    ranks: Vec<u32>,
    /// The likely heading before and the one after each line.
    before: Vec<u32>,
    after: Vec<u32>,
}

impl Looks {
    /// `scores` are the log-odds of the first look, one for each line, `titles` those of the first lines
    /// to be the title.
    pub(super) fn new(table: &Table, scores: &[f32], titles: &[f32]) -> Self {
        let chances: Vec<f32> = scores.iter().map(|score| chance(*score)).collect();
        let titles: Vec<f32> = titles.iter().map(|score| chance(*score)).collect();
        let lines = chances.len();
        let mut looks = Self {
            styles: Group::new(table.styles.len()),
            title: likeliest(&titles, usize::MAX).0,
            titles,
            widths: 0,
            agree: [5, 16, 10, 8, 3, 3, 5].map(Group::new),
            likely: 0,
            possible: 0,
            sum: chances.iter().sum(),
            top: 0.0,
            highest: 0.0,
            ranks: vec![0; 256],
            before: Vec::with_capacity(lines),
            after: vec![lines as u32; lines],
            chances,
        };
        let mut last = u32::MAX;
        for (index, (entry, chance)) in table.entries.iter().zip(&looks.chances).enumerate() {
            looks.before.push(last);
            looks.styles.add(usize::from(entry.style), *chance);
            if let Some(rank) = looks.ranks.get_mut(step(*chance)) {
                *rank += 1;
            }
            if *chance > LIKELY {
                looks.likely += 1;
                looks.widths = looks.widths.saturating_add(entry.facts.width);
                last = index as u32;
            }
            if *chance > POSSIBLE {
                looks.possible += 1;
                for (group, value) in looks.agree.iter_mut().zip(kinds(table, entry)) {
                    group.add(value, *chance);
                }
            }
        }
        let mut next = lines as u32;
        for (index, chance) in looks.chances.iter().enumerate().rev() {
            if let Some(after) = looks.after.get_mut(index) {
                *after = next;
            }
            if *chance > LIKELY {
                next = index as u32;
            }
        }
        looks.rank();
        looks
    }

    /// Counts of steps become counts of what lies above each step; the top five are averaged.
    fn rank(&mut self) {
        let (mut above, mut sum) = (0_u32, 0.0);
        for (value, rank) in self.ranks.iter_mut().enumerate().rev() {
            let own = *rank;
            *rank = above;
            let new = own.min(5_u32.saturating_sub(above.min(5)));
            sum += new as f32 * value as f32;
            if above == 0 && own > 0 {
                self.highest = value as f32;
            }
            above += own;
        }
        self.top = sum / 5.0;
    }

    fn at(&self, at: usize, offset: isize) -> u8 {
        let index = at.checked_add_signed(offset);
        index
            .and_then(|index| self.chances.get(index))
            .map_or(NONE, |chance| step(*chance) as u8)
    }
}

/// A chance in 250 steps.
fn step(chance: f32) -> usize {
    (chance * 250.0) as usize
}

/// The likeliest title among lines other than `without`, and how likely it is.
fn likeliest(titles: &[f32], without: usize) -> (usize, f32) {
    let others = titles.iter().enumerate().filter(|(at, _)| *at != without);
    others.fold((0, 0.0), |best, (at, chance)| {
        if *chance > best.1 {
            (at, *chance)
        } else {
            best
        }
    })
}

/// In which ways possible headings may be like a line; see [`Looks::agree`].
fn kinds(table: &Table, entry: &Entry) -> [usize; 7] {
    let facts = &entry.facts;
    let indent = i32::from(entry.indent) - i32::from(table.stats.indent);
    [
        usize::from(case(facts)),
        facts.end as usize,
        usize::from(facts.marker.mark.code()),
        usize::from(entry.above.min(2)) * 2 + usize::from(entry.below.min(1)),
        usize::from(entry.ruled_below.min(2)),
        (indent.signum() + 1) as usize,
        match facts.words {
            0..2 => 0,
            2..5 => 1,
            5..9 => 2,
            9..15 => 3,
            _ => 4,
        },
    ]
}

/// A line beside the others.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) table: &'a Table,
    pub(super) around: &'a super::features::Around,
    pub(super) looks: &'a Looks,
    pub(super) at: usize,
}

impl View<'_> {
    fn own(&self) -> f32 {
        self.looks.chances.get(self.at).copied().unwrap_or(0.0)
    }

    fn style(&self) -> (f32, f32, f32) {
        let style = self
            .table
            .entries
            .get(self.at)
            .map_or(0, |entry| entry.style);
        self.looks.styles.of(usize::from(style))
    }

    /// The share of possible headings, by their chance, that are like this line in one respect.
    fn agrees(&self, which: usize) -> u8 {
        let Some(entry) = self.table.entries.get(self.at) else {
            return NONE;
        };
        let (Some(group), Some(value)) = (
            self.looks.agree.get(which),
            kinds(self.table, entry).get(which).copied(),
        ) else {
            return NONE;
        };
        let own = Some(self.own())
            .filter(|own| *own > POSSIBLE)
            .unwrap_or(0.0);
        let all: f32 = group.chance.iter().sum::<f32>() - own;
        if all < 0.01 {
            return NONE;
        }
        ((group.of(value).1 - own) / all * 100.0).clamp(0.0, 200.0) as u8
    }

    /// How likely another line is the title.
    fn other_title(&self) -> f32 {
        likeliest(&self.looks.titles, self.at).1
    }

    /// Its length beside that of the likely headings.
    fn width(&self) -> u8 {
        let own = self.table.entries.get(self.at);
        let own = own.map_or(0, |entry| entry.facts.width);
        let mine = u32::from(self.own() > LIKELY);
        let others = self.looks.likely.saturating_sub(mine);
        if others == 0 {
            return NONE;
        }
        scale::times(own, self.looks.widths.saturating_sub(mine * own) / others)
    }

    fn before(&self) -> u32 {
        self.looks.before.get(self.at).copied().unwrap_or(u32::MAX)
    }

    fn after(&self) -> usize {
        self.looks.after.get(self.at).copied().unwrap_or(0) as usize
    }
}

/// A feature: its name, and how it is read off a line beside the others.
pub(super) type Feature = (&'static str, fn(&View) -> u8);

/// What the first look says, as a feature.
pub(super) const ALONE: &str = "what it looks like by itself";

/// All of them; the weights know them by their place behind those of the first look.
#[rustfmt::skip]
pub(super) const FEATURES: &[Feature] = &[
    (ALONE, |v| v.looks.at(v.at, 0)),
    ("what the line before looks like", |v| v.looks.at(v.at, -1)),
    ("what the line after looks like", |v| v.looks.at(v.at, 1)),
    ("what the line two before looks like", |v| v.looks.at(v.at, -2)),
    ("what the line two after looks like", |v| v.looks.at(v.at, 2)),
    ("likely headings", |v| scale::size(v.looks.likely)),
    ("possible headings", |v| scale::size(v.looks.possible)),
    ("the likeliest five", |v| v.looks.top as u8),
    ("the likeliest", |v| v.looks.highest as u8),
    ("its rank among them", |v| scale::near(v.looks.ranks.get(step(v.own())).copied().unwrap_or(0) as usize)),
    ("lines that look like it are headings", |v| {
        let (lines, sum, _) = v.style();
        if lines < 2.0 { NONE } else { ((sum - v.own()) / (lines - 1.0) * 250.0).clamp(0.0, 250.0) as u8 }
    }),
    ("likely headings that look like it", |v| {
        let own = f32::from(u8::from(v.own() > LIKELY));
        scale::size((v.style().2 - own).max(0.0) as u32)
    }),
    ("lines of its look", |v| scale::size(v.style().0 as u32)),
    ("its share of the likely headings", |v| {
        let own = f32::from(u8::from(v.own() > LIKELY));
        scale::share((v.style().2 - own).max(0.0) as u32, v.looks.likely.saturating_sub(own as u32))
    }),
    ("text since the likely heading before", |v| {
        scale::size(v.around.columns(v.before().wrapping_add(1) as usize, v.at))
    }),
    ("lines since the likely heading before", |v| match v.before() {
        u32::MAX => NONE,
        before => scale::near(v.at.saturating_sub(before as usize)),
    }),
    ("text up to the likely heading after", |v| scale::size(v.around.columns(v.at + 1, v.after()))),
    ("lines up to the likely heading after", |v| scale::near(v.after().saturating_sub(v.at))),
    ("headings have its case", |v| v.agrees(0)),
    ("headings have its ending", |v| v.agrees(1)),
    ("headings have its number", |v| v.agrees(2)),
    ("headings have its blank lines", |v| v.agrees(3)),
    ("headings have its rule", |v| v.agrees(4)),
    ("headings have its indentation", |v| v.agrees(5)),
    ("headings have its length", |v| v.agrees(6)),
    ("its length, of that of headings", |v| v.width()),
    ("how much it looks like a title", |v| v.looks.titles.get(v.at).map_or(NONE, |chance| step(*chance) as u8)),
    ("how much the line after looks like a title", |v| v.looks.titles.get(v.at + 1).map_or(NONE, |chance| step(*chance) as u8)),
    ("how much another line looks like a title", |v| step(v.other_title()) as u8),
    ("how far below the likeliest title", |v| scale::offset(v.at as i32 - v.looks.title as i32)),
    ("headings in the text", |v| (v.looks.sum / v.looks.chances.len().max(1) as f32 * 250.0).min(250.0) as u8),
    ("the end of the line two before", |v| v.at.checked_sub(2).and_then(|at| v.table.entries.get(at)).map_or(End::None, |e| e.facts.end) as u8),
];
