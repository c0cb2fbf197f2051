//! The list of positions: who says, demands, refuses what, by holder, in whole sentences.

use super::App;
use super::list::List;
use super::list::scrolled;
use crate::app::LineEdit;
use crate::app::rows::rows_moved;
use crate::layout::wrap;
use crate::model::{Action, Article, Key, KeyCode, Position, Relations, Span};
use crate::text::folded;

/// Columns from which a position has its section beside it, where there is more than one.
const WITH_SECTION: u16 = 100;

/// Rows of a screen from which the holders stand apart.
const WITH_GAPS: u16 = 16;

/// One row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionLine {
    /// Between two holders.
    Gap,
    /// The name of a holder, an index into the entities, and how many positions follow.
    Holder(u32, usize),
    /// A part of the sentence of a position.
    Words {
        /// The position, an index into [`PositionsScreen::rows`].
        row: usize,
        /// It is the first part.
        first: bool,
        /// The part.
        span: Span,
    },
}

/// The list and its filter.
#[derive(Clone, Debug, Default)]
pub struct PositionsScreen {
    /// The positions that the filter leaves, as indices into [`Relations::positions`]; those of one
    /// holder are together, those of the most salient one first.
    pub rows: Vec<u32>,
    /// The selected position, and the first line on the screen.
    pub list: List,
    /// The rows as they are on the screen.
    pub lines: Vec<PositionLine>,
    /// The size that the lines were made for.
    made_for: Option<(u16, u16)>,
    /// What the rows are filtered by.
    pub filter: Option<LineEdit>,
    /// True while the filter is being typed.
    pub typing: bool,
}

impl PositionsScreen {
    /// The selected position.
    pub fn selected<'a>(&self, known: &'a Relations) -> Option<&'a Position> {
        let row = self.rows.get(self.list.selected)?;
        known.positions.get(*row as usize)
    }

    /// Where the stance of a position and its words begin.
    pub const AT: (u16, u16) = (2, 12);

    /// Columns of the section beside a position.
    pub fn beside(article: &Article, columns: u16) -> u16 {
        // where there is but one section nobody asks for it
        let one = article.sections.len() < 2;
        if columns < WITH_SECTION || one {
            0
        } else {
            columns / 5
        }
    }

    /// Makes the lines for a screen of `size`, unless they are made already.
    pub(super) fn set(&mut self, article: &Article, known: &Relations, size: (u16, u16)) {
        if self.made_for.replace(size) == Some(size) {
            return;
        }
        let beside = Self::beside(article, size.0);
        let room = size.0.saturating_sub(Self::AT.1 + 1);
        let room = usize::from(
            room.saturating_sub(beside + 2 * u16::from(beside > 0))
                .max(1),
        );
        let mut lines = Vec::new();
        let mut holder = None;
        for (row, index) in self.rows.iter().enumerate() {
            let Some(position) = known.positions.get(*index as usize) else {
                continue;
            };
            if holder.replace(position.holder) != Some(position.holder) {
                if !lines.is_empty() && size.1 >= WITH_GAPS {
                    lines.push(PositionLine::Gap);
                }
                let behind = self.rows.iter().skip(row);
                let his = behind.map_while(|index| known.positions.get(*index as usize));
                let his = his.take_while(|other| other.holder == position.holder);
                lines.push(PositionLine::Holder(position.holder, his.count()));
            }
            let parts = wrap(&article.text, position.sentence, room, room);
            lines.extend(
                parts
                    .into_iter()
                    .enumerate()
                    .map(|(part, span)| PositionLine::Words {
                        row,
                        first: part == 0,
                        span,
                    }),
            );
        }
        self.lines = lines;
    }

    /// The first and the last line of a position.
    fn lines_of(&self, wanted: usize) -> (usize, usize) {
        let is =
            |line: &PositionLine| matches!(line, PositionLine::Words { row, .. } if *row == wanted);
        let first = self.lines.iter().position(is).unwrap_or(0);
        let last = self.lines.iter().rposition(is).unwrap_or(first);
        (first, last)
    }

    /// Has the selected position on one of `height` lines on the screen, the first of a holder
    /// with the name.
    pub(super) fn settle(&mut self, height: usize) {
        self.list.step(0, self.rows.len());
        let (first, last) = self.lines_of(self.list.selected);
        let above = first.checked_sub(1).and_then(|above| self.lines.get(above));
        let named = matches!(above, Some(PositionLine::Holder(..)));
        let first = first - usize::from(named);
        let top = scrolled(self.list.top, last, height).min(first);
        self.list.top = top.min(self.lines.len().saturating_sub(height));
    }

    /// Selects the position that is so many lines further, at least the next one.
    fn step_lines(&mut self, delta: isize) {
        let (first, last) = self.lines_of(self.list.selected);
        let wanted = if delta < 0 { first } else { last }.saturating_add_signed(delta);
        let mut lines = self.lines.iter().take(wanted + 1).rev();
        let row = lines.find_map(|line| match line {
            PositionLine::Words { row, .. } => Some(*row),
            _ => None,
        });
        let selected = self.list.selected;
        let row = row.unwrap_or(0);
        self.list.selected = if delta < 0 {
            row.min(selected.saturating_sub(1))
        } else {
            row.max(selected + 1)
        };
        self.list.step(0, self.rows.len());
    }
}

impl App {
    /// Makes the rows; the selection stays on the position that it was on.
    pub(super) fn place_positions(&mut self, before: Option<&Relations>) {
        let held = before.and_then(|before| self.screens.positions.selected(before));
        let held = held.map(|position| (position.sentence.start, position.cue.start));
        self.refresh_positions();
        let screens = &mut self.screens;
        let Some(known) = &screens.known else { return };
        let here = |row: &u32| {
            let position = known.positions.get(*row as usize);
            position.map(|position| (position.sentence.start, position.cue.start)) == held
        };
        if held.is_some()
            && let Some(at) = screens.positions.rows.iter().position(here)
        {
            screens.positions.list.selected = at;
        }
    }

    /// Makes the rows anew: the filter has changed.
    fn refresh_positions(&mut self) {
        let Some(known) = self.screens.known.clone() else {
            return;
        };
        let filter = self.screens.positions.filter.as_ref();
        let wanted = folded(filter.map_or("", LineEdit::text)).into_owned();
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |position: &Position| {
            wanted.is_empty() || {
                let words = self.words_of_position(&known, position);
                let words = folded(&words);
                wanted.iter().all(|wanted| words.contains(wanted))
            }
        };
        let rows = known.positions.iter().zip(0..);
        let rows = rows.filter(|(position, _)| fits(position));
        let mut rows: Vec<u32> = rows.map(|(_, index)| index).collect();
        // by holder, in the order of the text
        let rank = |index: &u32| {
            let holder = known.positions.get(*index as usize)?.holder;
            let entity = known.found.entities.get(holder as usize)?;
            Some((entity.salience, holder))
        };
        rows.sort_by(|one, other| match (rank(one), rank(other)) {
            (Some(one), Some(other)) => {
                let salience = other.0.total_cmp(&one.0);
                salience.then(one.1.cmp(&other.1))
            }
            _ => std::cmp::Ordering::Equal,
        });
        let positions = &mut self.screens.positions;
        positions.rows = rows;
        positions.made_for = None;
        positions.list.step(0, positions.rows.len());
    }

    /// What the filter looks at.
    fn words_of_position(&self, known: &Relations, position: &Position) -> String {
        let article = self.article();
        let holder = known.found.entities.get(position.holder as usize);
        let holder = holder.map_or("", |entity| entity.label.as_str());
        let heading = (self.document).heading(article.section_at(position.sentence.start));
        let stance = position.stance.name();
        let sentence = position.sentence.of(&article.text);
        format!("{holder} {stance} {sentence} {heading}")
    }

    pub(super) fn perform_in_positions(&mut self, action: Action, count: Option<u32>) {
        let Some(known) = self.screens.known.clone() else {
            return;
        };
        let height = self.list_height();
        let positions = &mut self.screens.positions;
        match action {
            Action::Search => {
                positions.filter = Some(LineEdit::default());
                positions.typing = true;
                self.refresh_positions();
            }
            Action::Go => {
                if let Some(position) = positions.selected(&known) {
                    self.show_in_text(position.sentence);
                }
            }
            Action::HalfPageDown | Action::HalfPageUp | Action::PageDown | Action::PageUp => {
                if let Some(delta) = rows_moved(action, count, height) {
                    positions.step_lines(delta);
                }
            }
            _ => {
                let action = match action {
                    Action::NextHighlight => Action::LineDown,
                    Action::PreviousHighlight => Action::LineUp,
                    other => other,
                };
                if let Some(delta) = rows_moved(action, count, height) {
                    positions.list.step(delta, positions.rows.len());
                }
            }
        }
    }

    /// Closes the filter. Returns false where there is none.
    pub(super) fn drop_filter(&mut self) -> bool {
        let known = self.screens.known.clone();
        let dropped = self.screens.positions.filter.take().is_some();
        if dropped {
            self.place_positions(known.as_deref());
        }
        dropped
    }

    /// Puts pasted text into the filter that is being typed.
    pub(in crate::app) fn paste_into_screen(&mut self, text: &str) -> bool {
        let positions = &mut self.screens.positions;
        let open = self.screens.open == Some(super::Screen::Positions) && positions.typing;
        match positions.filter.as_mut().filter(|_| open) {
            Some(line) => line.insert(text),
            None => return false,
        }
        self.refresh_positions();
        true
    }

    /// Takes a key into the filter. Returns false where none is typed.
    pub(super) fn positions_filter_key(&mut self, key: Key) -> bool {
        let positions = &mut self.screens.positions;
        let Some(line) = positions.filter.as_mut().filter(|_| positions.typing) else {
            return false;
        };
        match key.code {
            KeyCode::Esc => {
                positions.typing = false;
                self.drop_filter();
            }
            KeyCode::Enter => {
                positions.typing = false;
                positions.filter.take_if(|line| line.text().is_empty());
            }
            KeyCode::Up => positions.list.step(-1, positions.rows.len()),
            KeyCode::Down => positions.list.step(1, positions.rows.len()),
            _ => {
                if line.key(key) {
                    positions.list = List::default();
                    self.refresh_positions();
                }
            }
        }
        true
    }
}
