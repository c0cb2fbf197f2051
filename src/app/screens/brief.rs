//! Brief me: the article in a minute, each line one key away from its place.

use super::App;
use super::list::{List, scrolled};
use crate::app::rows::rows_moved;
use crate::model::{Action, Brief, Entity, Kind, Span};
use crate::text::words;

/// Rows of a part without its lines: the title, and the blank row that parts it from its neighbour.
const ROWS_OF_A_PART: usize = 2;

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefRow {
    /// The name of a part.
    Part(&'static str),
    /// A line with a place in the text.
    Line(BriefLine),
    /// Something about the part, without a place.
    Remark(String),
}

/// A line with a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefLine {
    /// A heading, a stakeholder, an issue, a number.
    pub name: String,
    /// What the entity is that it is about.
    pub kind: Option<Kind>,
    /// The mentions of an entity.
    pub mentions: Option<u32>,
    /// What a stakeholder does.
    pub stance: Option<&'static str>,
    /// What of the sentence is shown first; empty where there is none.
    pub words: Span,
    /// The sentence, or the heading of a section without one.
    pub sentence: Span,
    /// Index of the section that it is about.
    pub section: Option<usize>,
}

/// The page and the selected row.
#[derive(Clone, Debug, Default)]
pub struct BriefScreen {
    /// The rows.
    pub rows: Vec<BriefRow>,
    /// The place among them.
    pub list: List,
    /// The height of the list that the rows were made for: with more room more sections are told.
    made_for: usize,
}

impl BriefScreen {
    /// The selected line.
    pub fn selected(&self) -> Option<&BriefLine> {
        match self.rows.get(self.list.selected)? {
            BriefRow::Line(line) => Some(line),
            _ => None,
        }
    }

    fn is_line(&self, at: usize) -> bool {
        matches!(self.rows.get(at), Some(BriefRow::Line(_)))
    }

    /// Moves by `delta` lines, over what has no place.
    fn step(&mut self, delta: isize) {
        let lines = (0..self.rows.len()).filter(|at| self.is_line(*at));
        let lines: Vec<usize> = lines.collect();
        let here = lines.partition_point(|at| *at < self.list.selected);
        let there = here.saturating_add_signed(delta);
        let there = there.min(lines.len().saturating_sub(1));
        self.list.selected = lines.get(there).copied().unwrap_or(0);
    }

    pub(super) fn settle(&mut self, height: usize) {
        self.step(0);
        // what stands above the first line belongs to it
        let mut first = self.list.selected;
        while first > 0 && !self.is_line(first - 1) {
            first -= 1;
        }
        self.list.top = scrolled(self.list.top, self.list.selected, height);
        if self.list.selected - first < height {
            self.list.top = self.list.top.min(first);
        }
        self.list.top = (self.list.top).min(self.rows.len().saturating_sub(height));
    }
}

impl App {
    /// Makes the rows of the page.
    pub(super) fn refresh_brief(&mut self) {
        let Some(known) = self.screens.known.clone() else {
            return;
        };
        let article = self.article();
        let brief = &known.brief;
        let height = self.list_height();
        let (sections, further) = brief.leading_sections(share_of_sections(brief, height));
        let entity = |at: u32| known.found.entities.get(at as usize);
        let mut rows = Vec::new();
        let sections = sections.map(|line| {
            let section = line.section as usize;
            let heading = article
                .sections
                .get(section)
                .and_then(|section| section.heading);
            let place = line.sentence.or(heading).unwrap_or_default();
            BriefLine {
                words: line
                    .sentence
                    .unwrap_or_else(|| Span::new(place.start, place.start)),
                section: Some(section),
                ..named(self.document.heading(section), place)
            }
        });
        part(&mut rows, "Sections", sections);
        if further > 0 {
            let words = words::number_of(further, "further section");
            rows.push(BriefRow::Remark(words));
        }
        let stakeholders = brief.stakeholders.iter().map(|key| BriefLine {
            stance: Some(key.stance()),
            words: key.words,
            ..about(entity(key.entity), key.sentence)
        });
        part(&mut rows, "Who wants what", stakeholders);
        let issues = brief.issues.iter();
        let issues = issues.map(|key| BriefLine {
            words: key.words,
            ..about(entity(key.entity), key.sentence)
        });
        part(&mut rows, "Issues", issues);
        let facts = brief.facts.iter();
        let facts = facts.map(|fact| BriefLine {
            words: fact.words,
            ..named(fact.span.of(&article.text), fact.sentence)
        });
        part(&mut rows, "Numbers and dates", facts);
        let before = self.screens.brief.selected().cloned();
        let again = before.and_then(|line| {
            let same = |row: &BriefRow| matches!(row, BriefRow::Line(one) if *one == line);
            rows.iter().position(same)
        });
        let screen = &mut self.screens.brief;
        screen.rows = rows;
        screen.made_for = height;
        // another height moves the rows, not the reader
        screen.list.selected = again.unwrap_or(screen.list.selected);
    }

    /// Makes the rows anew where the height is another than they were made for.
    pub(super) fn fit_brief(&mut self) {
        if self.screens.brief.made_for != self.list_height() {
            self.refresh_brief();
        }
    }

    pub(super) fn perform_in_brief(&mut self, action: Action, count: Option<u32>) {
        let height = self.list_height();
        if let Some(delta) = rows_moved(action, count, height) {
            self.screens.brief.step(delta);
        } else if action == Action::Go
            && let Some(line) = self.screens.brief.selected().cloned()
        {
            match line.section {
                Some(section) => {
                    self.back_to_text();
                    self.go_to_section(section);
                }
                None => self.show_in_text(line.sentence),
            }
        }
    }
}

/// How many sections have a line in a list of `height` rows: who wants what is on the first screen
/// with them, the issues too where there is room.
fn share_of_sections(brief: &Brief, height: usize) -> usize {
    let part = |lines: usize| {
        if lines == 0 {
            0
        } else {
            lines + ROWS_OF_A_PART
        }
    };
    let actors = height.saturating_sub(part(brief.stakeholders.len()));
    let all = actors.saturating_sub(part(brief.issues.len()));
    let rows = all.max(actors.min(height / 2));
    if brief.sections.len() + ROWS_OF_A_PART <= rows && brief.further == 0 {
        return brief.sections.len();
    }
    // the row of those left out is one more
    rows.saturating_sub(ROWS_OF_A_PART + 1).max(1)
}

fn part(rows: &mut Vec<BriefRow>, title: &'static str, lines: impl Iterator<Item = BriefLine>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        if !rows.is_empty() {
            rows.push(BriefRow::Remark(String::new()));
        }
        rows.push(BriefRow::Part(title));
        rows.extend(lines.map(BriefRow::Line));
    }
}

fn named(name: &str, sentence: Span) -> BriefLine {
    BriefLine {
        name: name.replace('\n', " "),
        kind: None,
        mentions: None,
        stance: None,
        words: sentence,
        sentence,
        section: None,
    }
}

fn about(entity: Option<&Entity>, sentence: Span) -> BriefLine {
    BriefLine {
        kind: entity.map(|entity| entity.kind),
        mentions: entity.map(|entity| entity.mentions),
        ..named(entity.map_or("", |entity| &entity.label), sentence)
    }
}
