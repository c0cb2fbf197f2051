//! Lists: what stands in front of a numbered paragraph.
//!
//! A list (`num`) is made after a pattern (`abstractNum`); lists of one pattern count on together
//! unless one of them says where it starts.

use std::collections::HashMap;

use super::super::archive::numerals::Numerals;
use super::super::archive::xml::{Node, Ns, Tag, Xml};

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Level {
    numerals: Numerals,
    /// What is written: `%1.%2`.
    text: String,
    start: u32,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
    /// True where all numbers are figures, whatever the levels above say.
    legal: bool,
    /// The level that sets it back, from 1; 0 where none does.
    restart: Option<u32>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            numerals: Numerals::Decimal,
            text: String::new(),
            // as the standard has it for a level that doesn't say
            start: 0,
            style: None,
            legal: false,
            restart: None,
        }
    }
}

/// A pattern.
#[derive(Clone, Debug, Default)]
struct Pattern {
    levels: Vec<Level>,
    /// The style that holds the levels instead.
    linked: Option<String>,
    /// The style whose levels it holds.
    holds: Option<String>,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    pattern: u32,
    starts: HashMap<u8, u32>,
    levels: HashMap<u8, Level>,
}

/// All lists of a document, and how far each is counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<u32, Pattern>,
    lists: HashMap<u32, List>,
    /// The last number of each level, by pattern.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists that set back the count of their pattern, and have done so at this level.
    started: std::collections::HashSet<(u32, u8)>,
}

/// What stands in front of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// `3.2 `, `• `; empty where nothing is shown.
    pub(super) text: String,
    /// Level in the list, from 0.
    pub(super) level: u8,
}

impl Numbering {
    /// The level of a list that paragraphs of a style are of.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u8> {
        let pattern = self.pattern(list)?;
        let named = |level: &Level| level.style.as_deref() == Some(style);
        let at = pattern.levels.iter().position(named)?;
        Some(at as u8)
    }

    /// Counts one paragraph on, and says what stands in front of it.
    pub(super) fn count(&mut self, list: u32, level: u8) -> Option<Marker> {
        let level = level.min(LEVELS as u8 - 1);
        let of = self.lists.get(&list)?;
        let (pattern, start) = (of.pattern, of.starts.get(&level).copied());
        let levels: Vec<Level> = (0..=level)
            .map(|at| self.level(list, at).unwrap_or_default())
            .collect();
        let own = levels.last()?;
        let begins = start.filter(|_| self.started.insert((list, level)));
        let counts = self.counts.entry(pattern).or_default();
        for (at, count) in counts.iter_mut().enumerate().take(usize::from(level) + 1) {
            if at < usize::from(level) {
                let begin = || levels.get(at).map(|above| above.start);
                *count = count.or_else(begin);
            } else {
                let next = || count.map_or(own.start, |last| last.saturating_add(1));
                *count = Some(begins.unwrap_or_else(next));
            }
        }
        let deeper: Vec<usize> = (usize::from(level) + 1..LEVELS).collect();
        let back: Vec<usize> = deeper
            .into_iter()
            .filter(|&at| self.goes_back(list, at as u8, level))
            .collect();
        let counts = self.counts.entry(pattern).or_default();
        for at in back {
            if let Some(count) = counts.get_mut(at) {
                *count = None;
            }
        }
        let numbers = *counts;
        Some(Marker {
            text: written(own, &levels, &numbers),
            level,
        })
    }

    /// True where a paragraph of `level` sets back the count of the deeper level `at`.
    fn goes_back(&self, list: u32, at: u8, level: u8) -> bool {
        match self.level(list, at).and_then(|level| level.restart) {
            None => true,
            Some(restart) => restart > 0 && u32::from(level) < restart,
        }
    }

    fn pattern(&self, list: u32) -> Option<&Pattern> {
        self.patterns.get(&self.lists.get(&list)?.pattern)
    }

    /// Gives patterns that only name a style the levels of the pattern that holds them.
    fn link(&mut self) {
        let held: HashMap<String, Vec<Level>> = self
            .patterns
            .values()
            .filter_map(|pattern| Some((pattern.holds.clone()?, pattern.levels.clone())))
            .collect();
        for pattern in self.patterns.values_mut() {
            if let Some(levels) = pattern.linked.as_ref().and_then(|style| held.get(style)) {
                pattern.levels.clone_from(levels);
            }
        }
    }

    fn level(&self, list: u32, level: u8) -> Option<Level> {
        let own = self.lists.get(&list)?.levels.get(&level);
        own.or_else(|| self.pattern(list)?.levels.get(usize::from(level)))
            .cloned()
    }
}

/// `%1.%2` with the numbers in.
fn written(own: &Level, levels: &[Level], counts: &[Option<u32>; LEVELS]) -> String {
    match own.numerals {
        Numerals::Bullet => return "• ".to_owned(),
        Numerals::Silent if !own.text.contains('%') => {
            let text = own.text.trim();
            return if text.is_empty() {
                String::new()
            } else {
                format!("{text} ")
            };
        }
        _ => {}
    }
    let mut out = String::new();
    let mut chars = own.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|next| next.to_digit(10));
        match digit {
            Some(digit @ 1..=9) if c == '%' => {
                chars.next();
                let at = digit as usize - 1;
                let numerals = levels.get(at).map_or(Numerals::Decimal, |level| {
                    if own.legal {
                        Numerals::Decimal
                    } else {
                        level.numerals
                    }
                });
                let number = counts.get(at).copied().flatten().unwrap_or(1);
                out.push_str(&numerals.write(number));
            }
            _ => out.push(c),
        }
    }
    let out = out.trim();
    if out.is_empty() {
        String::new()
    } else {
        format!("{out} ")
    }
}

/// Reads the lists.
pub(super) fn read(text: &str) -> Numbering {
    let mut reading = Reading::default();
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) if tag.ns == Ns::Word => reading.open(&tag),
            Node::Close(Ns::Word, name) => reading.close(&name),
            _ => {}
        }
    }
    reading.numbering.link();
    reading.numbering
}

#[derive(Default)]
struct Reading {
    numbering: Numbering,
    pattern: Option<(u32, Pattern)>,
    list: Option<(u32, List)>,
    level: Option<(u8, Level)>,
    /// The level that a list starts elsewhere.
    overridden: u8,
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>) {
        let value = || tag.number("val");
        match tag.name() {
            "abstractNum" => {
                let id = tag.number("abstractNumId").unwrap_or(0);
                self.pattern = Some((id, Pattern::default()));
            }
            "num" => self.list = Some((tag.number("numId").unwrap_or(0), List::default())),
            "lvlOverride" => self.overridden = tag.number("ilvl").unwrap_or(0).min(8) as u8,
            "startOverride" => {
                if let Some((_, list)) = &mut self.list {
                    list.starts.insert(self.overridden, value().unwrap_or(1));
                }
            }
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.pattern = value().unwrap_or(0);
                }
            }
            "lvl" => {
                let at = tag.number("ilvl").unwrap_or(0).min(8) as u8;
                self.level = Some((at, Level::default()));
            }
            name => self.detail(name, tag),
        }
    }

    fn detail(&mut self, name: &str, tag: &Tag<'_>) {
        if let Some((_, level)) = &mut self.level {
            match name {
                "numFmt" => {
                    level.numerals = Numerals::of_word(&tag.attr("val").unwrap_or_default());
                }
                "lvlText" => level.text = tag.attr("val").unwrap_or_default(),
                "start" => level.start = tag.number("val").unwrap_or(1),
                "pStyle" => level.style = tag.attr("val"),
                "isLgl" => level.legal = tag.is_on(),
                "lvlRestart" => level.restart = tag.number("val"),
                _ => {}
            }
        } else if let Some((_, pattern)) = &mut self.pattern {
            match name {
                "numStyleLink" => pattern.linked = tag.attr("val"),
                "styleLink" => pattern.holds = tag.attr("val"),
                _ => {}
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "lvl" => {
                let Some((at, level)) = self.level.take() else {
                    return;
                };
                if let Some((_, list)) = &mut self.list {
                    list.levels.insert(at, level);
                } else if let Some((_, pattern)) = &mut self.pattern {
                    let at = usize::from(at);
                    if pattern.levels.len() <= at {
                        pattern.levels.resize_with(at + 1, Level::default);
                    }
                    if let Some(place) = pattern.levels.get_mut(at) {
                        *place = level;
                    }
                }
            }
            "abstractNum" => {
                if let Some((id, pattern)) = self.pattern.take() {
                    self.numbering.patterns.insert(id, pattern);
                }
            }
            "num" => {
                if let Some((id, list)) = self.list.take() {
                    self.numbering.lists.insert(id, list);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
