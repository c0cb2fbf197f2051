//! The matrix: stakeholders down, issues across, and the sentences of a cell.

use super::App;
use super::list::{List, scrolled};
use crate::app::rows::rows_moved;
use crate::model::{Action, MatrixCell, Relations, Span, Strength};
use crate::text::width;

/// Most columns of a stakeholder.
const SIDE: u16 = 22;
/// Fewest columns of an issue.
const HEAD: u16 = 5;
/// Most columns of an issue: on terminals of up to so many columns, and on wider ones.
const HEADS: [(u16, u16); 3] = [(59, 9), (99, 12), (u16::MAX, 16)];
/// Columns between two columns.
const GAP: u16 = 2;

/// The selected cell and what of the matrix is on the screen.
#[derive(Clone, Debug, Default)]
pub struct MatrixScreen {
    /// Index of the selected row in [`Relations::stakeholders`].
    pub row: usize,
    /// Index of the selected column in [`Relations::issues`].
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
        let (stakeholder, issue) = self.names(known)?;
        known.matrix.cell(stakeholder, issue)
    }

    /// The stakeholder and the issue of the selected cell.
    pub fn names(&self, known: &Relations) -> Option<(u32, u32)> {
        let stakeholder = known.stakeholders.get(self.row)?;
        Some((*stakeholder, *known.issues.get(self.column)?))
    }

    /// The sentences of the selected cell.
    pub fn spans<'a>(&self, known: &'a Relations) -> &'a [Span] {
        self.cell(known).map_or(&[], |cell| known.matrix.of(cell))
    }

    /// Lays out the columns on a screen of that many, from the first one shown.
    pub fn grid(&self, known: &Relations, columns: u16) -> Grid {
        Grid::new(known, self.left, columns)
    }

    pub(super) fn settle(&mut self, known: &Relations, columns: u16, height: usize) {
        self.row = self.row.min(known.stakeholders.len().saturating_sub(1));
        self.column = self.column.min(known.issues.len().saturating_sub(1));
        // the heads take a row
        let height = height.saturating_sub(1).max(1);
        self.top = scrolled(self.top, self.row, height);
        self.top = self
            .top
            .min(known.stakeholders.len().saturating_sub(height));
        self.left = self.left.min(self.column);
        while self.left < self.column
            && !(Grid::new(known, self.left, columns).columns.iter())
                .any(|(index, ..)| *index == self.column)
        {
            self.left += 1;
        }
        self.sentences.settle(self.spans(known).len(), height + 1);
    }

    /// Selects another cell.
    fn step(&mut self, down: isize, right: isize) {
        let before = (self.row, self.column);
        self.row = self.row.saturating_add_signed(down);
        self.column = self.column.saturating_add_signed(right);
        if before != (self.row, self.column) {
            self.sentences = List::default();
        }
    }
}

impl Grid {
    fn new(known: &Relations, left: usize, columns: u16) -> Self {
        let most = HEADS.iter().find(|(up_to, _)| columns <= *up_to);
        let most = most.map_or(HEAD, |(_, most)| *most);
        let label = |entity: &u32| {
            let entity = known.found.entities.get(*entity as usize);
            entity.map_or(0, |entity| width(&entity.label).min(SIDE.into()) as u16)
        };
        let widest = known.stakeholders.iter().map(label).max().unwrap_or(0);
        let side = widest.min(columns / 3);
        let mut x = 1 + side;
        let mut shown = Vec::new();
        let mut issues = known.issues.iter().enumerate().skip(left).peekable();
        while let Some((index, issue)) = issues.peek() {
            let wide = label(issue).clamp(HEAD, most);
            // the last column is for the mark that there are more
            if x + GAP + wide + 1 > columns && !shown.is_empty() {
                break;
            }
            shown.push((*index, x + GAP, wide));
            x += GAP + wide;
            issues.next();
        }
        Self {
            side,
            more: issues.peek().is_some(),
            columns: shown,
        }
    }
}

impl App {
    /// Puts the selection on the first filled cell, or where it was before.
    pub(super) fn place_matrix(&mut self, before: Option<&Relations>) {
        let Some(known) = &self.screens.known else {
            return;
        };
        let matrix = &mut self.screens.matrix;
        let kept = before.and_then(|before| {
            let (stakeholder, issue) = matrix.names(before)?;
            let now = |side: &[u32], entity: u32| {
                let id = &before.found.entities.get(entity as usize)?.id;
                let same = |now: &u32| {
                    let entity = known.found.entities.get(*now as usize);
                    entity.is_some_and(|entity| entity.id == *id)
                };
                side.iter().position(same)
            };
            Some((
                now(&known.stakeholders, stakeholder)?,
                now(&known.issues, issue)?,
            ))
        });
        let first = || {
            let cells = known.matrix.cells.iter();
            let strong = |cell: &&MatrixCell| cell.strength == Strength::Sentence;
            let cell = cells
                .clone()
                .find(strong)
                .or_else(|| cells.clone().next())?;
            let at = |side: &[u32], entity| side.iter().position(|one| *one == entity);
            Some((
                at(&known.stakeholders, cell.stakeholder)?,
                at(&known.issues, cell.issue)?,
            ))
        };
        match kept {
            Some((row, column)) => (matrix.row, matrix.column) = (row, column),
            None => {
                let (row, column) = first().unwrap_or_default();
                *matrix = MatrixScreen {
                    row,
                    column,
                    ..MatrixScreen::default()
                };
            }
        }
    }

    pub(super) fn perform_in_matrix(&mut self, action: Action, count: Option<u32>) {
        let Some(known) = self.screens.known.clone() else {
            return;
        };
        let height = self.list_height();
        let matrix = &mut self.screens.matrix;
        let times = count.unwrap_or(1) as isize;
        match action {
            Action::Go => return self.go_from_matrix(&known),
            Action::ScrollLeft if !matrix.listed => matrix.step(0, -times),
            Action::ScrollRight if !matrix.listed => matrix.step(0, times),
            _ => {}
        }
        if let Some(delta) = rows_moved(action, count, height) {
            if matrix.listed {
                matrix.sentences.step(delta, matrix.spans(&known).len());
            } else {
                matrix.step(delta, 0);
            }
        }
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
        match self.screens.matrix.names(known) {
            Some((stakeholder, issue)) => format!(
                "Nothing here ties {} to {}.",
                label(stakeholder),
                label(issue)
            ),
            None => "Nothing to go to.".to_owned(),
        }
    }
}
