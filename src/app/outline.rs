//! The outline pane: a tree as a list of visible sections, folding, filter.

use std::collections::HashSet;

use super::document::{Counts, Document};
use super::fuzzy;
use super::line_edit::LineEdit;
use super::{App, Focus};
use crate::model::{Action, Article, Section};
use crate::text::width;

/// Deepest nesting that is shown by indentation.
pub const DEEPEST: u8 = 6;

/// Columns before a heading: where one is, whether it is folded.
const MARKS: usize = 2;

/// Columns of a heading beyond which none has room anyway.
const WIDEST: usize = 400;

/// State of the outline pane.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Indices of the sections that are shown, in order.
    pub rows: Vec<u32>,
    /// Index into `rows` of the selected one.
    pub selected: usize,
    /// Index into `rows` of the first one on the screen.
    pub top: usize,
    /// What the outline is filtered by.
    pub filter: Option<LineEdit>,
    /// True while the filter is being typed.
    pub typing: bool,
    /// Columns of the longest heading, with what stands before and behind it.
    pub widest: u16,
    folded: HashSet<u32>,
}

impl Outline {
    /// Makes the list of visible sections anew: after a new article, a fold or a filter.
    pub fn rebuild(&mut self, document: &Document) {
        self.widest = widest(document);
        let kept = self.rows.get(self.selected).copied();
        let pattern = self
            .filter
            .as_ref()
            .map(LineEdit::text)
            .filter(|text| !text.is_empty());
        self.rows = match pattern {
            Some(pattern) => matching(document, pattern),
            None => self.unfolded(&document.article),
        };
        self.select(kept.unwrap_or(0));
    }

    /// Selects the row of `section`, or of the nearest one above it that is shown.
    pub fn select(&mut self, section: u32) {
        self.selected = self
            .rows
            .partition_point(|&row| row <= section)
            .saturating_sub(1);
    }

    /// The selected section.
    pub fn section(&self) -> Option<usize> {
        self.rows.get(self.selected).map(|&row| row as usize)
    }

    /// True where the subsections of `section` are hidden.
    pub fn is_folded(&self, section: usize) -> bool {
        self.folded.contains(&(section as u32))
    }

    /// Hides the subsections of the selected section; where there are none to hide, goes to its
    /// parent.
    pub fn fold(&mut self, document: &Document) {
        let Some(section) = self.section() else {
            return;
        };
        if has_children(&document.article, section) && self.folded.insert(section as u32) {
            self.rebuild(document);
        } else if let Some(parent) = parent(&document.article, section) {
            self.select(parent as u32);
        }
    }

    /// Shows the subsections of the selected section; where they are shown, goes to the first.
    pub fn unfold(&mut self, document: &Document) {
        let Some(section) = self.section() else {
            return;
        };
        if self.folded.remove(&(section as u32)) {
            self.rebuild(document);
        } else if has_children(&document.article, section) {
            self.select(section as u32 + 1);
        }
    }

    /// Moves the selection by `delta` rows, within the list.
    pub fn step(&mut self, delta: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(delta).min(last);
    }

    /// Scrolls as little as needed to have the selection on one of `height` rows.
    pub fn keep_in_view(&mut self, height: usize) {
        let lowest = (self.selected + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
        self.top = self
            .top
            .min(self.rows.len().saturating_sub(height).max(lowest));
    }

    fn unfolded(&self, article: &Article) -> Vec<u32> {
        let mut hidden_below = None;
        let mut rows = Vec::with_capacity(article.sections.len());
        for (index, section) in article.sections.iter().enumerate() {
            if hidden_below.is_some_and(|level| section.level > level) {
                continue;
            }
            hidden_below = self
                .folded
                .contains(&(index as u32))
                .then_some(section.level);
            if index > 0 || shows_lead(article) {
                rows.push(index as u32);
            }
        }
        rows
    }
}

/// Columns of the longest heading with its indent, its marks, and the sign of a doubt.
fn widest(document: &Document) -> u16 {
    let article = &document.article;
    let sections = article.sections.iter().enumerate().skip(1);
    let top = sections.clone().map(|(_, section)| section.level).min();
    let mut widest = 0;
    for (index, section) in sections {
        let depth = section.level.saturating_sub(top.unwrap_or(1)).min(DEEPEST);
        let doubt = if article.guess(section).is_some() {
            2
        } else {
            0
        };
        let columns = width(document.heading(index)) + 2 * usize::from(depth) + MARKS + doubt;
        widest = columns.max(widest);
        if widest >= WIDEST {
            break;
        }
    }
    widest as u16
}

/// True where the lead is worth a row: it has text, or there is nothing else.
fn shows_lead(article: &Article) -> bool {
    let lead_has_text = article.sections.first().is_some_and(|lead| {
        article
            .blocks
            .iter()
            .any(|block| !block.is_heading() && block.span.start < lead.span.end)
    });
    lead_has_text || article.sections.len() == 1
}

impl App {
    /// Highlights of a section; of a folded one with all of its subsections.
    pub fn section_counts(&self, section: usize) -> Counts {
        let counts = self.document.counts.get(self.shown_with(section));
        counts
            .unwrap_or(&[])
            .iter()
            .fold(Counts::default(), |sum, more| Counts {
                stakeholders: sum.stakeholders + more.stakeholders,
                issues: sum.issues + more.issues,
            })
    }

    /// Search hits of a section; of a folded one with all of its subsections.
    pub fn section_hits(&self, section: usize) -> usize {
        let shown = self.shown_with(section);
        let sections = &self.article().sections;
        let first = sections.get(shown.start).map(|section| section.span.start);
        let last = sections.get(shown.end.saturating_sub(1));
        first.zip(last).map_or(0, |(start, last)| {
            let end = self.find.index_at(last.span.end);
            end.saturating_sub(self.find.index_at(start))
        })
    }

    /// What a key does in the outline. Returns false where it does the same as always.
    pub(super) fn perform_in_outline(&mut self, action: Action, count: Option<u32>) -> bool {
        let times = count.unwrap_or(1) as isize;
        let height = self
            .view
            .panes
            .outline
            .map_or(1, |area| area.height as isize - 1);
        match action {
            Action::LineDown => self.outline.step(times),
            Action::LineUp => self.outline.step(-times),
            Action::HalfPageDown => self.outline.step(times * height / 2),
            Action::HalfPageUp => self.outline.step(-times * height / 2),
            Action::PageDown => self.outline.step(times * height),
            Action::PageUp => self.outline.step(-times * height),
            Action::Top => self.outline.step(isize::MIN + 1),
            Action::End => self.outline.step(isize::MAX),
            Action::Fold => self.outline.fold(&self.document),
            Action::Unfold => self.outline.unfold(&self.document),
            Action::Search => {
                self.outline.filter = Some(LineEdit::default());
                self.outline.typing = true;
            }
            Action::Go => {
                if let Some(section) = self.outline.section() {
                    self.go_to_section(section);
                    self.focus = Focus::Text;
                }
            }
            _ => return false,
        }
        true
    }

    /// The sections that one row of the outline stands for.
    fn shown_with(&self, section: usize) -> std::ops::Range<usize> {
        if !self.outline.is_folded(section) {
            return section..section + 1;
        }
        let sections = &self.article().sections;
        let level = sections.get(section).map_or(0, |section| section.level);
        let below = sections.iter().skip(section + 1);
        let below = below.take_while(|section| section.level > level).count();
        section..section + 1 + below
    }
}

/// The sections whose headings match fuzzily, in reading order.
fn matching(document: &Document, pattern: &str) -> Vec<u32> {
    let sections = 0..document.article.sections.len();
    let headings = sections.map(|section| document.heading(section));
    let found = fuzzy::matching(pattern, headings).into_iter();
    found.map(|(section, _)| section as u32).collect()
}

/// True where the section after `section` lies deeper.
pub fn has_children(article: &Article, section: usize) -> bool {
    let level = |index: usize| {
        article
            .sections
            .get(index)
            .map(|section: &Section| section.level)
    };
    section > 0 && level(section + 1) > level(section)
}

/// The nearest section above `section` with a lower level, the lead aside.
fn parent(article: &Article, section: usize) -> Option<usize> {
    let level = article.sections.get(section)?.level;
    let before = article.sections.get(1..section)?;
    before
        .iter()
        .rposition(|other| other.level < level)
        .map(|index| index + 1)
}
