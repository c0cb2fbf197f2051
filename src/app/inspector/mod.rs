//! The inspector pane: who and what the article is about, and what the reader made of it.

mod entry;
mod pane;
mod tabs;

pub use entry::Entry;
pub use tabs::Tab;

use std::cmp::Reverse;
use std::sync::Arc;

use super::document::Document;
use super::fuzzy;
use super::light::Light;
use super::line_edit::LineEdit;
use super::review::note_indices;
use crate::model::{Entity, Kind, Position, Relations};

/// Fewest rows of a pane that explains the selected entry as well.
const ENTRY_FROM: u16 = 10;

/// Most rows of that explanation, its rule included.
const ENTRY_ROWS: u16 = 12;

/// State of the inspector pane.
#[derive(Clone, Debug, Default)]
pub struct Inspector {
    /// Which list is shown.
    pub tab: Tab,
    /// What is shown, in order: indices into the entities of the article; for notes, into what is
    /// kept; for positions, into [`Relations::positions`].
    pub rows: Vec<u32>,
    /// Index into `rows` of the selected one.
    pub selected: usize,
    /// Index into `rows` of the first one on the screen.
    pub top: usize,
    /// What the list is filtered by.
    pub filter: Option<LineEdit>,
    /// True while the filter is being typed.
    pub typing: bool,
    /// What there is to say about the selected entity.
    pub entry: Option<Entry>,
    /// Where the positions are from; `None` until they are known.
    pub relations: Option<Arc<Relations>>,
    /// The selected entity by name: its index may change when highlights are found anew.
    label: Option<String>,
    /// Which state of the highlights the rows were made from.
    seen: u64,
    /// Mentions whose reason was asked for and has not come yet.
    asked: Vec<usize>,
}

impl Inspector {
    /// Columns before the titles of the tabs, for the mark of the focus.
    pub const MARK: u16 = 2;

    /// Makes the rows anew: other highlights, another tab, another filter.
    pub(super) fn rebuild(&mut self, document: &Document) {
        let typed = self.filter.as_ref().map_or("", LineEdit::text);
        self.rows = match (self.tab.kind(), self.tab, &self.relations) {
            (Some(kind), ..) => entities(document, kind, typed),
            (None, Tab::Positions, Some(known)) => positions(document, known, typed),
            (None, Tab::Positions, None) => Vec::new(),
            (None, ..) => {
                let notes = note_indices(document, typed).into_iter();
                notes.map(|index| index as u32).collect()
            }
        };
        let known = |row: &u32| {
            let entity = document.lights.entities.get(*row as usize);
            entity.map(|entity| &entity.label) == self.label.as_ref()
        };
        if self.tab.kind().is_some()
            && let Some(at) = self.rows.iter().position(known)
        {
            self.selected = at;
        }
        self.entry = None;
        self.step(0);
    }

    /// Shows what the filter leaves, from its top.
    pub(super) fn refilter(&mut self, document: &Document) {
        self.label = None;
        self.selected = 0;
        self.rebuild(document);
    }

    /// Takes in other highlights. Returns false where they are the same.
    pub(super) fn renew(&mut self, document: &Document) -> bool {
        if self.seen == document.revision {
            return false;
        }
        self.seen = document.revision;
        self.rebuild(document);
        true
    }

    /// Takes in other positions.
    pub(super) fn relate(&mut self, known: Option<&Arc<Relations>>, document: &Document) {
        let same = match (&self.relations, known) {
            (Some(before), Some(known)) => Arc::ptr_eq(before, known),
            (before, known) => before.is_none() && known.is_none(),
        };
        if !same {
            self.relations = known.cloned();
            if self.tab == Tab::Positions {
                self.rebuild(document);
            }
        }
    }

    /// The selected position.
    pub fn position(&self) -> Option<&Position> {
        let row = self.rows.get(self.selected)?;
        let known = self
            .relations
            .as_ref()
            .filter(|_| self.tab == Tab::Positions)?;
        known.positions.get(*row as usize)
    }

    /// Who takes a position, by name.
    pub fn holder(&self, position: &Position) -> &str {
        let known = self.relations.as_ref();
        let holder = known.and_then(|known| known.found.entities.get(position.holder as usize));
        holder.map_or("", |entity| &entity.label)
    }

    /// Index of the selected entity; `None` in the other lists.
    pub fn entity(&self) -> Option<usize> {
        self.tab.kind()?;
        self.rows.get(self.selected).map(|&row| row as usize)
    }

    /// Index of the selected note or verdict in what is kept.
    pub fn note(&self) -> Option<usize> {
        let row = self
            .rows
            .get(self.selected)
            .filter(|_| self.tab == Tab::Notes);
        row.map(|&row| row as usize)
    }

    /// Selects the next row with a mention that waits for a verdict, round the end of the list.
    pub(super) fn next_undecided(&mut self, document: &Document) {
        self.renew(document);
        let lights = &document.lights;
        let waits = |row: &u32| lights.of(*row as usize).any(Light::is_undecided);
        let (before, behind) = (self.rows)
            .split_at_checked(self.selected)
            .unwrap_or((&self.rows, &[]));
        let next = behind.iter().chain(before).position(waits);
        if let Some(steps) = next {
            self.selected = (self.selected + steps) % self.rows.len().max(1);
        }
    }

    /// Moves the selection by `delta` rows, within the list.
    pub(super) fn step(&mut self, delta: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(delta).min(last);
    }

    /// Shows another list, from its top.
    pub(super) fn show(&mut self, tab: Tab, document: &Document) {
        if self.tab != tab {
            self.tab = tab;
            self.filter = None;
            self.selected = 0;
            self.top = 0;
            self.label = None;
            self.rebuild(document);
        }
    }

    /// Selects an entity, where its list shows it.
    fn select(&mut self, entity: usize, document: &Document) {
        let Some(known) = document.lights.entities.get(entity) else {
            return;
        };
        let tab = match known.kind {
            Kind::Stakeholder => Tab::Stakeholders,
            Kind::Issue => Tab::Issues,
            Kind::Place => return,
        };
        self.show(tab, document);
        if let Some(at) = self.rows.iter().position(|&row| row as usize == entity) {
            self.selected = at;
        }
    }

    /// Brings what is said about the selection in line with it, and the list to where it is seen.
    ///
    /// Nobody chose the first row but the list itself, unless it is `focused`: what comes to stand
    /// there later is selected instead.
    pub(super) fn settle(&mut self, document: &Document, height: u16, focused: bool) {
        let entity = self.entity();
        if self.entry.as_ref().map(|entry| entry.entity) != entity {
            self.entry = entity.map(|entity| Entry::new(entity, document));
        }
        let entity = entity.and_then(|entity| document.lights.entities.get(entity));
        let label = entity.filter(|_| focused || self.selected > 0);
        if self.label.as_ref() != label.map(|entity| &entity.label) {
            self.label = label.map(|entity| entity.label.clone());
        }
        let height = usize::from(Self::list_rows(height).max(1));
        let lowest = (self.selected + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
        let full = self.rows.len().saturating_sub(height);
        self.top = self.top.min(full.max(lowest));
    }

    /// Rows of the list in a pane of `height` rows; the first is its title, the rest explains the
    /// selected entry.
    pub fn list_rows(height: u16) -> u16 {
        let entry = if height < ENTRY_FROM {
            0
        } else {
            (height / 2).min(ENTRY_ROWS)
        };
        height.saturating_sub(1 + entry)
    }

    /// The mention whose reason is to be asked for now.
    pub(super) fn ask(&mut self) -> Option<usize> {
        let entry = self.entry.as_mut()?;
        let mention = entry.first.filter(|_| !entry.asked)?;
        entry.asked = true;
        self.asked.push(mention);
        Some(mention)
    }

    /// Takes in the reason of a mention. Returns false where it was not asked for from here.
    pub(super) fn explain(&mut self, mention: usize, words: &str) -> bool {
        let Some(at) = self.asked.iter().position(|asked| *asked == mention) else {
            return false;
        };
        self.asked.remove(at);
        if let Some(entry) = self
            .entry
            .as_mut()
            .filter(|entry| entry.first == Some(mention))
        {
            entry.why = Some(words.to_owned());
        }
        true
    }
}

/// The entities of a kind that are or were lit somewhere, the most salient first; of a filter those that
/// it finds in their names, the best first.
fn entities(document: &Document, kind: Kind, typed: &str) -> Vec<u32> {
    let lights = &document.lights;
    // what was rejected stays listed: it can be taken back
    let decided = |index: usize| lights.of(index).any(|light| !light.is_note());
    let wanted = |(index, entity): &(usize, &Entity)| {
        entity.kind == kind && (lights.count(*index) > 0 || decided(*index))
    };
    let all = lights.entities.iter().enumerate().filter(wanted);
    if typed.is_empty() {
        return all.map(|(index, _)| index as u32).collect();
    }
    let (indices, names): (Vec<usize>, Vec<String>) = all
        .map(|(index, entity)| {
            (
                index,
                format!("{} {}", entity.label, entity.aliases.join(" ")),
            )
        })
        .unzip();
    best(typed, &indices, &names)
}

/// The positions; of a filter those that it finds in holder, stance and sentence, the best first.
fn positions(document: &Document, known: &Relations, typed: &str) -> Vec<u32> {
    let indices: Vec<usize> = (0..known.positions.len()).collect();
    if typed.is_empty() {
        return indices.into_iter().map(|index| index as u32).collect();
    }
    let words = known.positions.iter().map(|position| {
        let holder = known.found.entities.get(position.holder as usize);
        let holder = holder.map_or("", |entity| &entity.label);
        let sentence = position.sentence.of(&document.article.text);
        format!("{holder} {} {sentence}", position.stance.name())
    });
    best(typed, &indices, &words.collect::<Vec<String>>())
}

/// Those of `indices` whose words match, the best first.
fn best(typed: &str, indices: &[usize], words: &[String]) -> Vec<u32> {
    let mut found = fuzzy::matching(typed, words.iter().map(String::as_str));
    found.sort_by_key(|&(_, score)| Reverse(score));
    let rows = found.into_iter().filter_map(|(row, _)| indices.get(row));
    rows.map(|&index| index as u32).collect()
}
