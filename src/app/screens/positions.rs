//! The list of positions: who says, demands, refuses what.

use super::App;
use super::list::List;
use crate::app::LineEdit;
use crate::app::rows::rows_moved;
use crate::model::{Action, Key, KeyCode, Position, Relations};
use crate::text::folded;

/// The list and its filter.
#[derive(Clone, Debug, Default)]
pub struct PositionsScreen {
    /// The positions that the filter leaves, as indices into [`Relations::positions`].
    pub rows: Vec<u32>,
    /// The place in the list.
    pub list: List,
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
        let rows = rows.map(|(_, index)| index).collect();
        let positions = &mut self.screens.positions;
        positions.rows = rows;
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
            _ => {
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
