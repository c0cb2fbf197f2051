//! What the trainer of the weights sees of this room; nothing else uses it.

use super::blocks;
use super::features::{self, Around};
use super::judge::{self, Bars};
use super::line;
use super::pairs::{self, Habits};
use super::second::{self, Looks};
use super::table::Table;
use super::weights::{Forest, MAGIC, Row, Weights, Words};
use crate::model::Body;

pub use super::weights::{DEPTH, GROUP, slot};

/// Features of a pair of lines, of a line by itself, and of a line beside the others.
pub const PAIR: usize = pairs::FEATURES.len();
/// See [`PAIR`].
pub const FIRST: usize = features::FEATURES.len();
/// See [`PAIR`].
pub const SECOND: usize = second::FEATURES.len();

/// The names of the features: of pairs, of lines by themselves, of lines beside the others.
pub fn names() -> [Vec<&'static str>; 3] {
    [
        pairs::FEATURES.iter().map(|(name, _)| *name).collect(),
        features::FEATURES.iter().map(|(name, _)| *name).collect(),
        second::FEATURES.iter().map(|(name, _)| *name).collect(),
    ]
}

/// Features of a line by itself that depend on which words were learned.
pub fn wordy() -> Vec<usize> {
    let all = features::FEATURES.iter().enumerate();
    all.filter(|(_, (name, _))| features::WORDY.contains(name))
        .map(|(at, _)| at)
        .collect()
}

/// The lines of a text, as they are looked at.
#[derive(Clone, Debug)]
pub struct Sheet {
    table: Table,
    numbers: Vec<u32>,
}

impl Sheet {
    /// Those of plain text.
    pub fn plain(text: &str) -> Self {
        let (lines, _) = line::scan(text);
        Self {
            table: Table::new(text, &lines),
            numbers: lines.iter().map(|line| line.number).collect(),
        }
    }

    /// Those of Markdown that was read: a block is a line.
    pub fn blocks(body: &Body) -> Self {
        let lines = blocks::lines(body);
        Self {
            table: Table::new(&body.text, &lines),
            numbers: lines.iter().map(|line| line.number).collect(),
        }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.table.entries.len()
    }

    /// True without a line.
    pub fn is_empty(&self) -> bool {
        self.table.entries.is_empty()
    }

    /// The first and the last line of the file that a line stands for.
    pub fn lines(&self, at: usize) -> (u32, u32) {
        let number = |index: u32| self.numbers.get(index as usize).copied().unwrap_or(0);
        let entry = self.table.entries.get(at);
        entry.map_or((0, 0), |entry| (number(entry.from), number(entry.to)))
    }

    /// The hashes of a line's words.
    pub fn words(&self, at: usize) -> &[u32] {
        let entry = self.table.entries.get(at);
        entry.map_or(&[], |entry| self.table.words_of(entry))
    }

    /// The hashes of its first and its last word.
    pub fn ends(&self, at: usize) -> (u32, u32) {
        let entry = self.table.entries.get(at);
        entry.map_or((0, 0), |entry| (entry.facts.first, entry.facts.last))
    }

    /// True for a line that could be a heading.
    pub fn is_candidate(&self, at: usize) -> bool {
        self.table.entries.get(at).is_some_and(judge::is_candidate)
    }

    /// True for a line that could be the title.
    pub fn may_name(&self, at: usize) -> bool {
        judge::may_name(&self.table, at)
    }

    /// True where nothing rules out that a line goes on with the one before.
    pub fn may_join(&self, at: usize) -> bool {
        judge::may_join(&self.table, at)
    }

    /// The features of all pairs, row by row.
    pub fn pairs(&self, words: &[u8]) -> Vec<u8> {
        let habits = Habits::new(&self.table);
        let weights = with(words);
        let mut row: Row = [0; 256];
        let mut all = Vec::with_capacity(self.len() * PAIR);
        for at in 0..self.len() {
            judge::fill_pair(&mut row, &self.table, &habits, &weights, at);
            all.extend(row.iter().take(PAIR));
        }
        all
    }

    /// The sheet with lines joined.
    #[must_use]
    pub fn joined(self, goes_on: &[bool]) -> Self {
        Self {
            table: self.table.joined(goes_on),
            numbers: self.numbers,
        }
    }

    /// The features of all lines by themselves, row by row.
    pub fn first(&self, words: &[u8]) -> Vec<u8> {
        let around = Around::new(&self.table);
        let weights = with(words);
        let mut row: Row = [0; 256];
        let mut all = Vec::with_capacity(self.len() * FIRST);
        for at in 0..self.len() {
            judge::fill_first(&mut row, &self.table, &around, &weights, at);
            all.extend(row.iter().take(FIRST));
        }
        all
    }

    /// The features of all lines beside the others, row by row, where `scores` are their log-odds by
    /// themselves, and `titles` those of the first lines to be the title.
    pub fn second(&self, scores: &[f32], titles: &[f32]) -> Vec<u8> {
        let around = Around::new(&self.table);
        let looks = Looks::new(&self.table, scores, titles);
        let mut row: Row = [0; 256];
        let mut all = Vec::with_capacity(self.len() * SECOND);
        for at in 0..self.len() {
            judge::fill_second(&mut row, &self.table, &around, &looks, at);
            all.extend(row.iter().skip(FIRST).take(SECOND));
        }
        all
    }
}

fn with(words: &[u8]) -> Weights<'_> {
    Weights {
        words: Words::new(words),
        ..Weights::default()
    }
}

/// The log-odds that the trees in `forest` give `features`.
pub fn score(forest: &[u8], features: &[u8]) -> f32 {
    let mut row: Row = [0; 256];
    for (value, feature) in row.iter_mut().zip(features) {
        *value = *feature;
    }
    Forest::read(forest).score(&row)
}

/// A line that scores less by itself is not looked at beside the others.
pub const HOPELESS: f32 = judge::HOPELESS;

/// Lines among which the title is.
pub const TITLE_WITHIN: usize = judge::TITLE_WITHIN;

/// The file: words, then the forests for joins, first and second look at headings, first and second look
/// at titles, furniture.
pub fn file(words: &[u8], forests: &[Vec<u8>; 6]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend((words.len() as u32 / 8).to_le_bytes());
    bytes.extend(words);
    for forest in forests {
        bytes.extend((forest.len() as u32).to_le_bytes());
        bytes.extend(forest);
    }
    bytes
}

/// How sure one must be of a heading, and of a title that is none, where nobody asks for something else.
pub fn bars() -> (f32, f32) {
    let bars = Bars::default();
    (bars.heading, bars.only)
}

fn asked((heading, only): (f32, f32)) -> Bars {
    Bars {
        only,
        heading,
        ..Bars::default()
    }
}

/// Reads plain text with the weights in `file`; headings and titles are surer than `bars`.
pub fn plain(text: &str, file: &[u8], bars: (f32, f32)) -> Body {
    super::read(text, &Weights::read(file), &asked(bars))
}

/// The same for the title and the headings of Markdown without marks.
pub fn unmarked(body: &mut Body, file: &[u8], bars: (f32, f32)) {
    super::unmarked::with(body, &Weights::read(file), &asked(bars));
}
