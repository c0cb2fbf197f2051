//! What is doubtful, as a list: a digit marks what is wrong, one key decides all that is on the
//! screen.

use std::collections::{HashMap, HashSet};

use super::deciding::Then;
use super::sure::doubted;
use super::{Question, Review};
use crate::app::light::Light;
use crate::app::{App, Effect, Help};
use crate::config::Mode;
use crate::model::{Action, Highlight, Key, Lesson, Span, Verdict};
use crate::text::folded;

/// Most rows: each has a digit.
const MOST: usize = 9;

/// Fewest that are worth a list.
const FEWEST: usize = 3;

/// Per cent of confidence from which a highlight is taken for right until it is marked.
const RIGHT: u8 = 50;

/// What is to become of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// It is asked about by itself, later.
    Later,
}

impl Mark {
    /// The sign before the row.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Right => "✓",
            Self::Wrong => "✗",
            Self::Later => "?",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Right => Self::Wrong,
            Self::Wrong => Self::Later,
            Self::Later => Self::Right,
        }
    }
}

/// A row: the places that wait where an entity is named by the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The entity, an index into [`crate::app::Lights::entities`].
    pub entity: usize,
    /// The places, in the order of the review.
    pub spans: Vec<Span>,
    /// What is to become of it.
    pub mark: Mark,
    /// The words, folded.
    words: String,
}

impl Doubt {
    /// The highlight at its first place.
    pub fn light<'a>(&self, app: &'a App) -> Option<&'a Light> {
        let lights = &app.document.lights;
        lights.all().get(lights.on(*self.spans.first()?)?)
    }
}

/// The open list.
#[derive(Clone, Debug, Default)]
pub struct Doubts {
    /// The rows on the screen; no other is decided.
    pub rows: Vec<Doubt>,
    /// How many further ones wait behind these.
    pub further: usize,
    /// The row that is looked at.
    pub selected: usize,
    /// What the version of the document was when the rows were made.
    revision: u64,
}

impl Review {
    /// What waits and was not put off, by entity and words, in the order of the review.
    fn doubts(&self, app: &App) -> Vec<Doubt> {
        let document = &app.document;
        let mut rows: Vec<Doubt> = Vec::new();
        let mut known: HashMap<(usize, String), usize> = HashMap::new();
        let order = self.order(document).into_iter();
        for light in order.filter(|light| light.is_undecided() && !self.is_put_off(light)) {
            let Some(entity) = light.entity() else {
                continue;
            };
            let words = folded(light.span.of(&document.article.text)).into_owned();
            let key = (entity, words.clone());
            let row = *known.entry(key).or_insert(rows.len());
            if row == rows.len() {
                rows.push(Doubt {
                    entity,
                    spans: Vec::new(),
                    mark: Mark::Right,
                    words,
                });
            }
            if let Some(row) = rows.get_mut(row) {
                row.spans.push(light.span);
                if light.confidence < RIGHT || doubted(&light, document, &app.learned) {
                    row.mark = Mark::Later;
                }
            }
        }
        rows
    }
}

impl App {
    /// How many rows of the list have room on the screen.
    fn doubt_rows(&self) -> usize {
        // half of what is neither title nor status, without the rule and the head of the list
        let body = self.view.size.1.saturating_sub(2);
        usize::from((body / 2).saturating_sub(2)).min(MOST)
    }

    /// True where enough is doubtful for a list, and there is room for one.
    pub(super) fn is_worth_a_list(&self) -> bool {
        self.listed_doubts().is_some()
    }

    /// The rows of such a list.
    fn listed_doubts(&self) -> Option<Vec<Doubt>> {
        let room = self.doubt_rows() > 0;
        let rows = self.review.as_ref().filter(|_| room)?.doubts(self);
        (rows.len() >= FEWEST).then_some(rows)
    }

    /// Offers the list of what is doubtful, where it is worth it.
    pub(super) fn offer_doubts(&mut self) {
        if self.question.is_some() {
            return;
        }
        if let Some(rows) = self.listed_doubts() {
            let highlights = rows.iter().map(|row| row.spans.len()).sum();
            self.question = Some(Question::ListDoubts(highlights));
        }
    }

    /// Opens the list; goes on to the next highlight where there is nothing for it.
    pub(super) fn list_doubts(&mut self) -> Vec<Effect> {
        let Some(review) = &self.review else {
            return Vec::new();
        };
        let mut rows = review.doubts(self);
        let room = self.doubt_rows();
        if rows.is_empty() || room == 0 {
            return self.next_in_review(None);
        }
        let further = rows.len().saturating_sub(room);
        rows.truncate(room);
        self.doubts = Some(Doubts {
            rows,
            further,
            selected: 0,
            revision: self.document.revision,
        });
        self.settle_panes();
        self.show_doubt();
        Vec::new()
    }

    /// Has the rows fit the screen and the highlights as they are now; marks stay.
    pub(in crate::app) fn settle_doubts(&mut self) {
        let room = self.doubt_rows();
        let Some(doubts) = &self.doubts else { return };
        if self.review.is_none() {
            self.doubts = None;
            return;
        }
        if doubts.revision == self.document.revision && doubts.rows.len() <= room {
            return;
        }
        let before = self.doubts.take();
        self.list_doubts();
        if let (Some(doubts), Some(before)) = (&mut self.doubts, before) {
            for row in &mut doubts.rows {
                let same = |old: &&Doubt| old.words == row.words;
                if let Some(old) = before.rows.iter().find(same) {
                    row.mark = old.mark;
                }
            }
            doubts.selected = before.selected.min(doubts.rows.len().saturating_sub(1));
        }
    }

    /// Frames the first place of the row that is looked at.
    fn show_doubt(&mut self) {
        let doubts = self.doubts.as_ref();
        let row = doubts.and_then(|doubts| doubts.rows.get(doubts.selected));
        if let Some(span) = row.and_then(|row| row.spans.first()).copied() {
            self.go_to_highlight(span);
        }
    }

    /// Takes a key into the list. `None` where none is open.
    pub(in crate::app) fn doubts_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let doubts = self.doubts.as_mut()?;
        let last = doubts.rows.len().saturating_sub(1);
        let here = doubts.selected.min(last);
        let typed = key.typed().and_then(|c| c.to_digit(10));
        let number = typed.and_then(|digit| (digit as usize).checked_sub(1));
        if let Some(row) = number.and_then(|number| doubts.rows.get_mut(number)) {
            row.mark = row.mark.next();
            doubts.selected = number.unwrap_or(here);
            self.show_doubt();
            return Some(Vec::new());
        }
        let action = self.keymap.action(Mode::Review, key);
        let mark = match action {
            Some(Action::Go) => return Some(self.decide_doubts()),
            Some(Action::Close | Action::Quit | Action::Review) => {
                self.doubts = None;
                return Some(self.next_in_review(None));
            }
            Some(Action::LineDown) => {
                doubts.selected = (here + 1).min(last);
                None
            }
            Some(Action::LineUp) => {
                doubts.selected = here.saturating_sub(1);
                None
            }
            Some(Action::Accept) => Some(Mark::Right),
            Some(Action::Reject) => Some(Mark::Wrong),
            Some(Action::Skip) => Some(Mark::Later),
            Some(Action::Help) => {
                self.help = Some(Help::of(Mode::Review));
                return Some(Vec::new());
            }
            Some(Action::Redraw) => return Some(vec![Effect::Redraw]),
            _ => return Some(Vec::new()),
        };
        if let (Some(mark), Some(row)) = (mark, doubts.rows.get_mut(here)) {
            row.mark = mark;
            doubts.selected = (here + 1).min(last);
        }
        self.show_doubt();
        Some(Vec::new())
    }

    /// Decides what is on the screen, as one step, and goes on.
    fn decide_doubts(&mut self) -> Vec<Effect> {
        let Some(doubts) = self.doubts.take() else {
            return Vec::new();
        };
        let lights = &self.document.lights;
        let mut highlights: Vec<Highlight> = Vec::new();
        let mut lessons: Vec<Lesson> = Vec::new();
        let mut later: HashSet<Span> = HashSet::new();
        for row in &doubts.rows {
            let verdict = match row.mark {
                Mark::Right => Verdict::Accepted,
                Mark::Wrong => Verdict::Rejected,
                Mark::Later => {
                    later.extend(&row.spans);
                    continue;
                }
            };
            let lit = row.spans.iter().filter_map(|span| lights.on(*span));
            let lit = lit.filter_map(|at| lights.all().get(at));
            highlights.extend(lit.map(|light| Highlight {
                verdict,
                ..lights.highlight(light)
            }));
            lessons.extend(self.lesson(row.entity, &row.spans, verdict));
        }
        if let Some(review) = &mut self.review {
            review.put_off(later);
        }
        if highlights.is_empty() {
            return self.list_doubts();
        }
        let effects = self.keep(highlights, Then::List, String::new(), None);
        self.teach_when_kept(lessons);
        effects
    }
}
