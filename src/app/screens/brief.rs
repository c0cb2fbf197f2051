//! Brief me: the article in a minute, each line one key away from its place.

use super::App;
use super::list::{List, scrolled};
use crate::app::rows::rows_moved;
use crate::layout::wrap;
use crate::model::{Action, Brief, Entity, KeyStakeholder, Kind, Span, Stance};
use crate::text::{width, words};

/// Rows of a part without its lines: the title, and the blank row that parts it from its neighbour.
const ROWS_OF_A_PART: usize = 2;

/// Most columns of a name.
const NAME: usize = 30;

/// Rows of a list in which nothing is cut, and to how many rows what somebody wants is cut below.
const ROOMY: usize = 24;
const FEW: usize = 3;

/// Columns of a count.
const COUNT: u16 = 4;

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefRow {
    /// The name of a part.
    Part(&'static str),
    /// A line with a place in the text.
    Line(BriefLine),
    /// Further words of the line above, where they are more than a row.
    More(Span),
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
    /// What of them is on the row of the line; more than fits is cut.
    pub row: Span,
    /// The sentence, or the heading of a section without one.
    pub sentence: Span,
    /// Index of the section that it is about.
    pub section: Option<usize>,
}

impl BriefLine {
    /// True where its words begin inside the sentence, as a fragment.
    pub fn is_fragment(&self) -> bool {
        // what somebody wants is no fragment
        let silent = |stance| stance == KeyStakeholder::SILENT;
        let told = self.stance.is_some_and(|stance| !silent(stance));
        !told && self.sentence.start < self.words.start && !self.words.is_empty()
    }
}

/// The page and the selected row.
#[derive(Clone, Debug, Default)]
pub struct BriefScreen {
    /// The rows.
    pub rows: Vec<BriefRow>,
    /// The place among them.
    pub list: List,
    /// The height and the columns that the rows were made for: with more room more is told.
    made_for: (usize, u16),
    /// Columns of the widest name.
    pub name: u16,
}

impl BriefScreen {
    /// The selected line.
    pub fn selected(&self) -> Option<&BriefLine> {
        match self.rows.get(self.list.selected)? {
            BriefRow::Line(line) => Some(line),
            _ => None,
        }
    }

    /// Columns from which a line has counts and stances.
    const WIDE: u16 = 60;

    /// Where the words of a line begin, on a screen of `columns` columns.
    pub fn words_at(&self, columns: u16, line: &BriefLine) -> u16 {
        let [count, stance] = Self::beside(columns, line);
        3 + self.name + count + stance + 2
    }

    /// Columns of a line's count, and of its stance with what parts them.
    pub fn beside(columns: u16, line: &BriefLine) -> [u16; 2] {
        let stances = Stance::ALL.iter().map(|stance| width(stance.name()));
        let stance = 2 + stances.max().unwrap_or(0) as u16;
        let wide = |has: bool, columns_of: u16| {
            if has && columns >= Self::WIDE {
                columns_of
            } else {
                0
            }
        };
        [
            wide(line.mentions.is_some(), COUNT),
            wide(line.stance.is_some(), stance),
        ]
    }

    /// Gives what stakeholders want as many rows as it needs, in a low list no more than some.
    fn unfold(&mut self, text: &str, (height, columns): (usize, u16)) {
        let most = if height < ROOMY { FEW } else { usize::MAX };
        let room = usize::from(columns / 4).min(NAME);
        let names = self.rows.iter().filter_map(|row| match row {
            BriefRow::Line(line) => Some(width(&line.name).min(room)),
            _ => None,
        });
        self.name = names.max().unwrap_or(0) as u16;
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in std::mem::take(&mut self.rows) {
            let BriefRow::Line(mut line) = row else {
                rows.push(row);
                continue;
            };
            let mut more = Vec::new();
            let wants = |stance| stance != KeyStakeholder::SILENT;
            if line.stance.is_some_and(wants) && columns >= Self::WIDE {
                let room = columns.saturating_sub(self.words_at(columns, &line) + 1);
                let mut lines = wrap(text, line.words, room.into(), room.into());
                if lines.len() > most {
                    // what does not fit is cut, and stands whole at the foot of the screen
                    lines.truncate(most);
                    if let Some(last) = lines.last_mut() {
                        last.end = line.words.end;
                    }
                }
                let mut lines = lines.into_iter();
                line.row = lines.next().unwrap_or(line.words);
                more.extend(lines.map(BriefRow::More));
            }
            rows.push(BriefRow::Line(line));
            rows.append(&mut more);
        }
        self.rows = rows;
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
        let behind = self.rows.iter().skip(self.list.selected + 1);
        let more = behind.take_while(|row| matches!(row, BriefRow::More(_)));
        let last = self.list.selected + more.count().min(height.saturating_sub(1));
        self.list.top = scrolled(self.list.top, last, height);
        if last - first < height {
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
            let shown = line
                .sentence
                .unwrap_or_else(|| Span::new(place.start, place.start));
            BriefLine {
                words: shown,
                row: shown,
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
            row: key.words,
            ..about(entity(key.entity), key.sentence)
        });
        part(&mut rows, "Who wants what", stakeholders);
        let issues = brief.issues.iter();
        let issues = issues.map(|key| BriefLine {
            words: key.words,
            row: key.words,
            ..about(entity(key.entity), key.sentence)
        });
        part(&mut rows, "Issues", issues);
        let facts = brief.facts.iter();
        let facts = facts.map(|fact| BriefLine {
            words: fact.words,
            row: fact.words,
            ..named(fact.span.of(&article.text), fact.sentence)
        });
        part(&mut rows, "Numbers and dates", facts);
        let before = self.screens.brief.selected().cloned();
        let columns = self.view.size.0;
        let article = self.document.article.clone();
        let screen = &mut self.screens.brief;
        screen.rows = rows;
        screen.unfold(&article.text, (height, columns));
        screen.made_for = (height, columns);
        let again = before.and_then(|line| {
            let same = |row: &BriefRow| match row {
                BriefRow::Line(one) => {
                    BriefLine {
                        row: line.row,
                        ..one.clone()
                    } == line
                }
                _ => false,
            };
            screen.rows.iter().position(same)
        });
        // another height moves the rows, not the reader
        screen.list.selected = again.unwrap_or(screen.list.selected);
    }

    /// Makes the rows anew where the height is another than they were made for.
    pub(super) fn fit_brief(&mut self) {
        let size = (self.list_height(), self.view.size.0);
        if self.screens.brief.made_for != size {
            self.refresh_brief();
        }
    }

    pub(super) fn perform_in_brief(&mut self, action: Action, count: Option<u32>) {
        let height = self.list_height();
        let action = match action {
            Action::NextHighlight => Action::LineDown,
            Action::PreviousHighlight => Action::LineUp,
            other => other,
        };
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
        row: sentence,
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
