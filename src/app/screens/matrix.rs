//! The matrix: stakeholders down, issues across, and the sentences of a cell.

use super::list::{List, scrolled};
use super::{App, Screens};
use crate::app::rows::rows_moved;
use crate::model::{Action, Entity, Matrix, MatrixCell, Relations, Span, Strength};
use crate::text::width;

/// Fewest columns of an issue.
const HEAD: u16 = 5;
/// Most columns of a stakeholder where not all fit in full.
const SIDE: u16 = 22;
/// Most columns of an issue there: on terminals of up to so many columns, and on wider ones.
const HEADS: [(u16, u16); 3] = [(59, 9), (99, 12), (u16::MAX, 16)];
/// Most columns of either where all fit.
const FULL: u16 = 40;
/// Columns between two columns.
const GAP: u16 = 2;
/// Mentions from which an entity has its row or column.
const MENTIONS: u32 = 2;

/// The selected cell and what of the matrix is on the screen.
#[derive(Clone, Debug, Default)]
pub struct MatrixScreen {
    /// Its rows, the most salient first, as indices into the entities.
    pub stakeholders: Vec<u32>,
    /// Its columns, the most salient first, as indices into the entities.
    pub issues: Vec<u32>,
    /// How many rows and columns are left out because they are mentioned once.
    pub hidden: usize,
    /// True to leave none of them out.
    pub all: bool,
    /// The selected row.
    pub row: usize,
    /// The selected column.
    pub column: usize,
    /// First row on the screen.
    pub top: usize,
    /// First column on the screen.
    pub left: usize,
    /// True while the sentences of the cell are listed.
    pub listed: bool,
    /// The place in that list.
    pub sentences: List,
}

/// Where the columns of a matrix are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Columns of the stakeholders.
    pub side: u16,
    /// Of each issue on the screen: its index, the column where it starts, its width.
    pub columns: Vec<(usize, u16, u16)>,
    /// True where further issues stand to the right.
    pub more: bool,
}

impl MatrixScreen {
    /// The selected cell; `None` where it is empty.
    pub fn cell<'a>(&self, known: &'a Relations) -> Option<&'a MatrixCell> {
        let (stakeholder, issue) = self.names()?;
        known.matrix.cell(stakeholder, issue)
    }

    /// The stakeholder and the issue of the selected cell.
    pub fn names(&self) -> Option<(u32, u32)> {
        let stakeholder = self.stakeholders.get(self.row)?;
        Some((*stakeholder, *self.issues.get(self.column)?))
    }

    /// The sentences of the selected cell.
    pub fn spans<'a>(&self, known: &'a Relations) -> &'a [Span] {
        self.cell(known).map_or(&[], |cell| known.matrix.of(cell))
    }

    /// Lays out the columns on a screen of that many, from the first one shown: in full where all
    /// fit so.
    pub fn grid(&self, known: &Relations, columns: u16) -> Grid {
        let full = self.laid(known, 0, columns, (FULL, FULL));
        if !full.more {
            return full;
        }
        let most = HEADS.iter().find(|(up_to, _)| columns <= *up_to);
        let most = most.map_or(HEAD, |(_, most)| *most);
        self.laid(known, self.left, columns, (SIDE, most))
    }

    /// Rows of the matrix with its heads, and of the sentences below it without their rule, on a
    /// screen of `rows` rows.
    pub fn split(&self, rows: u16) -> (u16, u16) {
        let (most, foot) = Screens::split(rows);
        let height = most.min(self.stakeholders.len().saturating_add(1).max(2) as u16);
        if foot == 0 {
            (most, 0)
        } else {
            (height, foot + most - height)
        }
    }

    /// Decides which rows and columns there are: those mentioned once are left out, unless nothing
    /// else is there. None is empty.
    fn set(&mut self, known: &Relations) {
        let counts = |entity: u32| {
            let entity = known.found.entities.get(entity as usize);
            entity.is_some_and(|entity| entity.mentions >= MENTIONS)
        };
        let cells = known.matrix.cells.iter();
        let often = cells.filter(|cell| counts(cell.stakeholder) && counts(cell.issue));
        let often = Matrix {
            cells: often.copied().collect(),
            sentences: Vec::new(),
        };
        let whole = [known.stakeholders.clone(), known.issues.clone()];
        let size = |sides: &[Vec<u32>; 2]| sides.iter().map(Vec::len).sum::<usize>();
        let sides = often.sides();
        let fewer = if size(&sides) == 0 {
            whole.clone()
        } else {
            sides
        };
        self.hidden = size(&whole) - size(&fewer);
        [self.stakeholders, self.issues] = if self.all { whole } else { fewer };
    }

    pub(super) fn settle(&mut self, known: &Relations, (columns, rows): (u16, u16)) {
        self.row = self.row.min(self.stakeholders.len().saturating_sub(1));
        self.column = self.column.min(self.issues.len().saturating_sub(1));
        // the heads take a row
        let height = usize::from(self.split(rows).0).saturating_sub(1).max(1);
        self.top = scrolled(self.top, self.row, height);
        self.top = self.top.min(self.stakeholders.len().saturating_sub(height));
        self.left = self.left.min(self.column);
        while self.left < self.column
            && !(self.grid(known, columns).columns.iter()).any(|(index, ..)| *index == self.column)
        {
            self.left += 1;
        }
        let listed = usize::from(Screens::split(rows).0);
        self.sentences.settle(self.spans(known).len(), listed);
    }

    /// Selects another cell.
    fn select(&mut self, (row, column): (usize, usize)) {
        if (self.row, self.column) != (row, column) {
            (self.row, self.column) = (row, column);
            self.sentences = List::default();
        }
    }

    /// Selects the cell that is so many rows and columns further.
    fn step(&mut self, down: isize, right: isize) {
        let row = self.row.saturating_add_signed(down);
        let column = self.column.saturating_add_signed(right);
        self.select((
            row.min(self.stakeholders.len().saturating_sub(1)),
            column.min(self.issues.len().saturating_sub(1)),
        ));
    }

    /// Selects the filled cell that is `times` further in reading order; returns false where there
    /// is none.
    fn jump(&mut self, known: &Relations, times: isize) -> bool {
        let cells = known.matrix.cells.iter();
        let at = |cell: &MatrixCell| self.place(cell.stakeholder, cell.issue);
        let mut filled: Vec<_> = cells.filter_map(at).collect();
        filled.sort_unstable();
        let here = (self.row, self.column);
        let next = if times < 0 {
            let before = filled.partition_point(|place| *place < here);
            before.checked_sub(times.unsigned_abs())
        } else {
            let behind = filled.partition_point(|place| *place <= here);
            behind.checked_add_signed(times - 1)
        };
        let found = next.and_then(|next| filled.get(next)).copied();
        if let Some(place) = found {
            self.select(place);
        }
        found.is_some()
    }

    /// The row and the column of a stakeholder and an issue.
    fn place(&self, stakeholder: u32, issue: u32) -> Option<(usize, usize)> {
        // the sides are in the order of their indices
        Some((
            self.stakeholders.binary_search(&stakeholder).ok()?,
            self.issues.binary_search(&issue).ok()?,
        ))
    }

    fn laid(
        &self,
        known: &Relations,
        left: usize,
        columns: u16,
        (most_side, most): (u16, u16),
    ) -> Grid {
        let label = |entity: &u32, most: u16| {
            let entity = known.found.entities.get(*entity as usize);
            entity.map_or(0, |entity| width(&entity.label).min(most.into()) as u16)
        };
        let names = self.stakeholders.iter();
        let widest = names.map(|name| label(name, most_side)).max().unwrap_or(0);
        let side = widest.min(columns / 3);
        let mut x = 1 + side;
        let mut shown = Vec::new();
        let mut issues = self.issues.iter().enumerate().skip(left).peekable();
        while let Some((index, issue)) = issues.peek() {
            let wide = label(issue, most).max(HEAD);
            // the last column is for the mark that there are more
            if x + GAP + wide + 1 > columns && !shown.is_empty() {
                break;
            }
            shown.push((*index, x + GAP, wide));
            x += GAP + wide;
            issues.next();
        }
        Grid {
            side,
            more: issues.peek().is_some(),
            columns: shown,
        }
    }
}

impl App {
    /// Makes the rows and columns, and puts the selection on the first filled cell, or where it was
    /// before.
    pub(super) fn place_matrix(&mut self, before: Option<&Relations>) {
        let Some(known) = &self.screens.known else {
            return;
        };
        let matrix = &mut self.screens.matrix;
        let held = before.and_then(|before| {
            let (stakeholder, issue) = matrix.names()?;
            let now = |entity: u32| {
                let id = &before.found.entities.get(entity as usize)?.id;
                let same = |now: &Entity| now.id == *id;
                let at = known.found.entities.iter().position(same)?;
                Some(at as u32)
            };
            Some((now(stakeholder)?, now(issue)?))
        });
        matrix.set(known);
        let held = held.and_then(|(stakeholder, issue)| matrix.place(stakeholder, issue));
        if let Some(place) = held {
            (matrix.row, matrix.column) = place;
            return;
        }
        *matrix = MatrixScreen {
            all: matrix.all,
            ..MatrixScreen::default()
        };
        matrix.set(known);
        let shown = |cell: &&MatrixCell| matrix.place(cell.stakeholder, cell.issue).is_some();
        let cells = known.matrix.cells.iter().filter(shown);
        let strong = |cell: &&MatrixCell| cell.strength == Strength::Sentence;
        let first = cells.clone().find(strong).or_else(|| cells.clone().next());
        let first = first.and_then(|cell| matrix.place(cell.stakeholder, cell.issue));
        (matrix.row, matrix.column) = first.unwrap_or_default();
    }

    pub(super) fn perform_in_matrix(&mut self, action: Action, count: Option<u32>) {
        let Some(known) = self.screens.known.clone() else {
            return;
        };
        let height = self.list_height();
        let matrix = &mut self.screens.matrix;
        let times = count.unwrap_or(1) as isize;
        let action = match action {
            Action::NextHighlight if matrix.listed => Action::LineDown,
            Action::PreviousHighlight if matrix.listed => Action::LineUp,
            other => other,
        };
        match action {
            Action::Go => self.go_from_matrix(&known),
            Action::ScrollLeft if !matrix.listed => matrix.step(0, -times),
            Action::ScrollRight if !matrix.listed => matrix.step(0, times),
            Action::NextHighlight => {
                if !matrix.jump(&known, times) {
                    self.message = Some("No filled cell behind this one.".to_owned());
                }
            }
            Action::PreviousHighlight => {
                if !matrix.jump(&known, -times) {
                    self.message = Some("No filled cell before this one.".to_owned());
                }
            }
            Action::NextLighting if !matrix.listed => self.show_all_of_matrix(&known),
            _ => {
                if let Some(delta) = rows_moved(action, count, height) {
                    if matrix.listed {
                        matrix.sentences.step(delta, matrix.spans(&known).len());
                    } else {
                        matrix.step(delta, 0);
                    }
                }
            }
        }
    }

    /// Shows the rows and columns that are mentioned once, too, or leaves them out again.
    fn show_all_of_matrix(&mut self, known: &Relations) {
        let matrix = &mut self.screens.matrix;
        matrix.all = !matrix.all;
        if matrix.hidden == 0 {
            self.message = Some("Nothing is left out here.".to_owned());
        }
        self.place_matrix(Some(known));
    }

    /// Lists the sentences of the cell, or goes to the one that is selected there.
    fn go_from_matrix(&mut self, known: &Relations) {
        let matrix = &mut self.screens.matrix;
        let spans = matrix.spans(known);
        if spans.is_empty() {
            let words = self.empty_cell(known);
            self.message = Some(words);
        } else if !matrix.listed {
            matrix.listed = true;
        } else if let Some(sentence) = spans.get(matrix.sentences.selected) {
            let sentence = *sentence;
            matrix.listed = false;
            self.show_in_text(sentence);
        }
    }

    fn empty_cell(&self, known: &Relations) -> String {
        let label = |entity: u32| {
            let entity = known.found.entities.get(entity as usize);
            entity.map_or("", |entity| entity.label.as_str())
        };
        match self.screens.matrix.names() {
            Some((stakeholder, issue)) => format!(
                "Nothing here ties {} to {}.",
                label(stakeholder),
                label(issue)
            ),
            None => "Nothing to go to.".to_owned(),
        }
    }
}
