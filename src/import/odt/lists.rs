//! Lists as they are open, and what stands in front of an item.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::super::archive::numerals::Numerals;
use super::styles::{LEVELS, Level, Styles};

/// Numbers of all levels of a list.
type Counts = [Option<u32>; LEVELS];

/// Open lists, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// Lists that are closed, by name, that others may go on with.
    closed: HashMap<String, Counts>,
    /// How headings are counted.
    headings: Counts,
}

#[derive(Debug, Default)]
struct List {
    style: Option<String>,
    name: Option<String>,
    /// The numbers; kept by the outermost list alone.
    counts: Counts,
    /// True from the start of an item to its first paragraph.
    fresh: bool,
    /// True in a head of the list, which is no item.
    head: bool,
}

impl Lists {
    /// Opens a list; it goes on with the list called `after`, or with the last of its style.
    pub(super) fn open(
        &mut self,
        style: Option<String>,
        name: Option<String>,
        after: Option<&str>,
        goes_on: bool,
    ) {
        let style = style.or_else(|| self.open.last()?.style.clone());
        let counts = match after {
            Some(after) => self.closed.get(after).copied(),
            None if goes_on => style
                .as_ref()
                .and_then(|style| self.closed.get(style).copied()),
            None => None,
        };
        let depth = self.open.len();
        if let Some(outer) = self.open.first_mut() {
            // a list in an item begins anew
            for count in outer.counts.iter_mut().skip(depth) {
                *count = None;
            }
        }
        self.open.push(List {
            style,
            name,
            counts: counts.unwrap_or_default(),
            ..List::default()
        });
    }

    /// Closes the innermost list.
    pub(super) fn close(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if !self.open.is_empty() {
            return;
        }
        for key in [list.name, list.style].into_iter().flatten() {
            self.closed.insert(key, list.counts);
        }
    }

    /// Begins an item, or a head of the list.
    pub(super) fn item(&mut self, head: bool, start: Option<u32>) {
        let level = self.open.len().saturating_sub(1);
        if let Some(list) = self.open.last_mut() {
            (list.fresh, list.head) = (true, head);
        }
        if let Some(start) = start
            && let Some(outer) = self.open.first_mut()
            && let Some(count) = outer.counts.get_mut(level)
        {
            *count = start.checked_sub(1);
        }
    }

    /// How deep the lists are.
    pub(super) fn depth(&self) -> u8 {
        self.open.len().min(200) as u8
    }

    /// What stands in front of a paragraph of that style, which is the first of its item; `None`
    /// where it stands in no list, or goes on in its item.
    pub(super) fn marker(&mut self, styles: &Styles, paragraph: Option<&str>) -> Option<String> {
        let depth = self.open.len();
        let last = self.open.last_mut()?;
        if !std::mem::take(&mut last.fresh) || last.head {
            return None;
        }
        let of_paragraph = paragraph.and_then(|name| styles.list_of(name));
        let of_paragraph = of_paragraph.filter(|list| !list.is_empty());
        let style = last.style.clone().or(of_paragraph.map(str::to_owned));
        let level = depth.min(LEVELS) - 1;
        let level_of = |level: usize| styles.level(style.as_deref()?, level);
        let counts = &mut self.open.first_mut()?.counts;
        count(counts, level, level_of);
        Some(written(level, counts, level_of))
    }

    /// What stands in front of a heading of `level`, from 0.
    pub(super) fn heading(&mut self, styles: &Styles, level: usize, start: Option<u32>) -> String {
        let level = level.min(LEVELS - 1);
        let level_of = |level: usize| styles.outline.get(level);
        if let Some(start) = start
            && let Some(count) = self.headings.get_mut(level)
        {
            *count = start.checked_sub(1);
        }
        count(&mut self.headings, level, level_of);
        match level_of(level) {
            Some(own) if own.numerals != Numerals::Bullet => {
                written(level, &self.headings, level_of)
            }
            _ => String::new(),
        }
    }
}

/// Counts one on at `level`, and sets the deeper levels back.
fn count<'a>(counts: &mut Counts, level: usize, level_of: impl Fn(usize) -> Option<&'a Level>) {
    let start = |at: usize| level_of(at).map_or(1, |level| level.start);
    for (at, count) in counts.iter_mut().enumerate() {
        *count = match at.cmp(&level) {
            Ordering::Equal => Some(count.map_or(start(at), |last| last.saturating_add(1))),
            Ordering::Greater => None,
            Ordering::Less => count.or(Some(start(at))),
        };
    }
}

/// `1.2) `
fn written<'a>(
    level: usize,
    counts: &Counts,
    level_of: impl Fn(usize) -> Option<&'a Level>,
) -> String {
    let Some(own) = level_of(level) else {
        return "• ".to_owned();
    };
    match own.numerals {
        Numerals::Bullet => return "• ".to_owned(),
        Numerals::Silent => return String::new(),
        _ => {}
    }
    let first = (level + 1).saturating_sub(own.shown as usize);
    let numbers = (first..=level).filter_map(|at| {
        let numerals = level_of(at).map_or(Numerals::Decimal, |level| level.numerals);
        let number = counts.get(at).copied().flatten()?;
        Some(numerals.write(number)).filter(|number| !number.is_empty())
    });
    let numbers: Vec<String> = numbers.collect();
    let shown = format!("{}{}{}", own.before, numbers.join("."), own.after);
    format!("{} ", shown.trim())
}

#[cfg(test)]
mod tests;
