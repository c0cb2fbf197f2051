//! The full screens over an article: matrix, positions, brief me. What they show is worked out in
//! the background, once for the highlights as they are, and kept until those change.

mod brief;
mod compare;
mod judged;
mod list;
mod matrix;
mod positions;

use std::sync::Arc;

pub use brief::{BriefLine, BriefRow, BriefScreen};
pub use compare::CompareScreen;
pub use judged::Judged;
pub use list::List;
pub use matrix::{Grid, MatrixScreen};
pub use positions::{PositionLine, PositionsScreen};

use super::{App, Effect, Focus, Help};
use crate::model::{Action, Annotations, Key, Relations, Span};

/// Rows of the evidence below a list, without its rule: on a usual terminal, on a small one.
const EVIDENCE: [u16; 2] = [4, 3];

/// Which full screen is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Stakeholders and issues.
    Matrix,
    /// Who says what.
    Positions,
    /// The article in a minute.
    Brief,
    /// What changed since another version.
    Compare,
}

/// The full screens, open or not: each comes back as it was left.
#[derive(Clone, Debug, Default)]
pub struct Screens {
    /// The one on the screen.
    pub open: Option<Screen>,
    /// What they show; `None` until it is known.
    pub known: Option<Arc<Relations>>,
    /// The matrix.
    pub matrix: MatrixScreen,
    /// The positions.
    pub positions: PositionsScreen,
    /// The brief.
    pub brief: BriefScreen,
    /// What changed.
    pub compare: CompareScreen,
    /// The highlights that were asked about last, and what the document's version was then.
    asked: Option<(Arc<Annotations>, u64)>,
}

impl Screens {
    /// The highlights that [`Effect::Relate`] asks about.
    pub fn asked(&self) -> Option<&Arc<Annotations>> {
        self.asked.as_ref().map(|(found, _)| found)
    }

    /// Forgets what belongs to an article that is no longer shown.
    pub(super) fn forget(&mut self) {
        self.known = None;
        self.asked = None;
        self.compare = CompareScreen::default();
        if self.open == Some(Screen::Compare) {
            self.open = None;
        }
    }

    /// Rows of a list that needs no evidence below it, on a screen of `rows` rows.
    pub fn whole(rows: u16) -> u16 {
        rows.saturating_sub(2).max(1)
    }

    /// Rows of a list, and of the evidence below it without its rule, on a screen of `rows` rows.
    /// A title row is above them and the status row below.
    pub fn split(rows: u16) -> (u16, u16) {
        let [usual, small] = EVIDENCE;
        let evidence = match rows {
            0..8 => 0,
            8..16 => small,
            _ => usual,
        };
        let rule = u16::from(evidence > 0);
        (rows.saturating_sub(2 + rule + evidence).max(1), evidence)
    }
}

impl App {
    /// Asks for what the open screen or the inspector shows, where it isn't known for the highlights as they are.
    pub(super) fn relate(&mut self) -> Option<Effect> {
        let document = &self.document;
        let wanted = matches!(
            self.screens.open,
            Some(Screen::Matrix | Screen::Positions | Screen::Brief)
        );
        if !wanted && !self.shows_positions() {
            return None;
        }
        let newest = self.screens.asked.as_ref().map(|(_, version)| *version);
        if !(document.whole && document.annotated) || newest == Some(document.revision) {
            return None;
        }
        self.screens.asked = Some((document.seen(), document.revision));
        Some(Effect::Relate)
    }

    /// Takes in what was asked for; an answer to an older question is dropped.
    pub(super) fn related(&mut self, relations: Arc<Relations>) {
        let current =
            (self.screens.asked()).is_some_and(|asked| Arc::ptr_eq(asked, &relations.found));
        if !current {
            return;
        }
        let before = self.screens.known.replace(relations);
        self.place_matrix(before.as_deref());
        self.place_positions(before.as_deref());
        self.refresh_brief();
    }

    /// Opens a full screen, as it was left.
    pub(super) fn open_screen(&mut self, screen: Screen) {
        self.screens.open = Some(screen);
    }

    /// Does what a key does in a full screen.
    pub(super) fn perform_in_screen(
        &mut self,
        screen: Screen,
        action: Action,
        count: Option<u32>,
    ) -> Vec<Effect> {
        match action {
            Action::Matrix => self.switch_screen(Screen::Matrix),
            Action::Positions => self.switch_screen(Screen::Positions),
            Action::Brief => self.switch_screen(Screen::Brief),
            Action::Compare if screen == Screen::Compare => self.screens.open = None,
            Action::Compare => return self.compare(),
            Action::CompareWith => return self.ask_other(),
            Action::Close | Action::Quit => self.leave_screen(screen, action),
            Action::Help => self.help = Some(Help::of(self.mode())),
            Action::Palette => self.open_palette(),
            Action::NextTheme => self.next_theme(),
            Action::Copy | Action::CopyCitation => {
                let sentences = self.selected_sentences(screen);
                return self.copy_sentences(&sentences, action == Action::CopyCitation);
            }
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => match screen {
                Screen::Matrix => self.perform_in_matrix(action, count),
                Screen::Positions => self.perform_in_positions(action, count),
                Screen::Brief => self.perform_in_brief(action, count),
                Screen::Compare => return self.perform_in_compare(action, count),
            },
        }
        Vec::new()
    }

    /// Another screen in place of this one; the same key again closes it.
    fn switch_screen(&mut self, screen: Screen) {
        let open = self.screens.open != Some(screen);
        self.screens.open = open.then_some(screen);
    }

    /// One step back: out of the sentences of a cell, out of a filter, out of the screen.
    fn leave_screen(&mut self, screen: Screen, action: Action) {
        let inside = match screen {
            Screen::Matrix => std::mem::take(&mut self.screens.matrix.listed),
            Screen::Positions => action == Action::Close && self.drop_filter(),
            Screen::Brief | Screen::Compare => false,
        };
        if !inside {
            self.screens.open = None;
        }
    }

    /// Goes to a sentence in the text; the screen comes back as it is now.
    fn show_in_text(&mut self, sentence: Span) {
        self.back_to_text();
        self.go_to_highlight(sentence);
    }

    fn back_to_text(&mut self) {
        self.screens.open = None;
        self.focus = Focus::Text;
        self.settle_panes();
    }

    /// Rows of the list of a full screen.
    fn list_height(&self) -> usize {
        let rows = self.view.size.1;
        let matrix = &self.screens.matrix;
        usize::from(match self.screens.open {
            Some(Screen::Positions) => Screens::whole(rows),
            Some(Screen::Matrix) if !matrix.listed => matrix.split(rows).0,
            _ => Screens::split(rows).0,
        })
    }

    /// The sentence that is selected in a full screen; those of a cell.
    fn selected_sentences(&self, screen: Screen) -> Vec<Span> {
        let screens = &self.screens;
        if screen == Screen::Compare {
            return screens.compare.sentence().into_iter().collect();
        }
        let Some(known) = &screens.known else {
            return Vec::new();
        };
        let one = match screen {
            Screen::Positions => screens.positions.selected(known).map(|one| one.sentence),
            Screen::Brief => screens.brief.selected().map(|line| line.sentence),
            Screen::Matrix if screens.matrix.listed => {
                let selected = screens.matrix.sentences.selected;
                screens.matrix.spans(known).get(selected).copied()
            }
            Screen::Matrix => return screens.matrix.spans(known).to_vec(),
            Screen::Compare => None,
        };
        one.into_iter().collect()
    }

    /// Scrolls the open screen as little as needed to have what is selected on it.
    pub(super) fn settle_screen(&mut self) {
        if self.screens.open == Some(Screen::Brief) {
            self.fit_brief();
        }
        if self.screens.open == Some(Screen::Compare) {
            self.settle_compare();
            return;
        }
        let height = self.list_height();
        let article = self.document.article.clone();
        let screens = &mut self.screens;
        let Some(known) = &screens.known else { return };
        match screens.open {
            Some(Screen::Matrix) => screens.matrix.settle(known, self.view.size),
            Some(Screen::Positions) => {
                screens.positions.set(&article, known, self.view.size);
                screens.positions.settle(height);
            }
            Some(Screen::Brief) => screens.brief.settle(height),
            Some(Screen::Compare) | None => {}
        }
    }

    /// Takes a key into a filter that is being typed. Returns false where none is.
    pub(super) fn screen_filter_key(&mut self, key: Key) -> bool {
        self.screens.open == Some(Screen::Positions) && self.positions_filter_key(key)
    }
}
