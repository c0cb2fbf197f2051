//! Keys of the library screen.

use super::{ORDERS, Shelf, ShelfEffect, ShelfFocus};
use crate::app::rows::rows_moved;
use crate::app::{Help, LineEdit};
use crate::model::{Action, FacetKind, Key, KeyCode, SavedSearch};
use crate::text::folded;

impl Shelf {
    pub(super) fn key(&mut self, key: Key) -> Vec<ShelfEffect> {
        if key.typed().is_none() && self.keymap.action(self.mode(), key) == Some(Action::Redraw) {
            return vec![ShelfEffect::Redraw];
        }
        self.message = None;
        if self.naming.is_some() {
            return self.name_key(key);
        }
        if self.typing {
            return self.query_key(key);
        }
        if self.help.is_some() && self.help_filter_key(key) {
            return Vec::new();
        }
        if let Some(digit) = key.typed().and_then(|c| c.to_digit(10))
            && self.keymap.action(self.mode(), key).is_none()
        {
            let count = self.count.unwrap_or(0).saturating_mul(10);
            self.count = Some(count.saturating_add(digit).min(1_000_000));
            return Vec::new();
        }
        let count = self.count.take();
        match self.keymap.action(self.mode(), key) {
            Some(action) => self.perform(action, count),
            None => Vec::new(),
        }
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<ShelfEffect> {
        if let Some(name) = &mut self.naming {
            name.insert(text);
        } else if self.typing {
            self.query.insert(text);
            return vec![self.ask()];
        }
        Vec::new()
    }

    /// A click selects; one on what is selected opens it.
    pub(super) fn click(&mut self, x: u16, y: u16) -> Vec<ShelfEffect> {
        if self.help.is_some() || !self.sheets.is_empty() || y == 0 || y > self.body() {
            return Vec::new();
        }
        let [facets, list, _] = self.columns();
        if x < facets || x >= facets + list {
            return Vec::new();
        }
        let row = self.list.top + usize::from((y - 1) / self.row_height());
        if row >= self.shown.len() {
            return Vec::new();
        }
        self.focus = ShelfFocus::List;
        if self.list.selected == row {
            return self.perform(Action::Go, None);
        }
        self.list.selected = row;
        self.hold();
        Vec::new()
    }

    /// Moves what is selected in the pane or page that has the keys.
    pub(super) fn step(&mut self, delta: isize) {
        if let Some(open) = self.sheets.last_mut() {
            open.step(delta);
        } else if self.focus == ShelfFocus::Facets {
            self.facets.step(delta, self.listing.facets.len());
        } else {
            self.list.step(delta, self.shown.len());
            self.hold();
        }
    }

    fn perform(&mut self, action: Action, count: Option<u32>) -> Vec<ShelfEffect> {
        let height = usize::from(self.body());
        if self.help.is_some() {
            return match action {
                Action::Redraw => vec![ShelfEffect::Redraw],
                Action::Suspend => vec![ShelfEffect::Suspend],
                _ => {
                    Help::perform(&mut self.help, &self.keymap, height, action, count);
                    Vec::new()
                }
            };
        }
        let height = if self.sheets.is_empty() && self.focus == ShelfFocus::List {
            self.page()
        } else {
            usize::from(self.body())
        };
        if let Some(delta) = rows_moved(action, count, height) {
            self.step(delta);
            return Vec::new();
        }
        match action {
            Action::Help => self.help = Some(Help::of(self.mode())),
            Action::NextTheme => {
                if let Some(next) = self.looks.after(&self.theme.name) {
                    self.theme = next.clone();
                    self.message = Some(format!("Theme: {}.", self.theme.name));
                }
            }
            Action::Redraw => return vec![ShelfEffect::Redraw],
            Action::Suspend => return vec![ShelfEffect::Suspend],
            _ if !self.sheets.is_empty() => return self.perform_in_sheet(action),
            _ => return self.perform_in_library(action),
        }
        Vec::new()
    }

    fn perform_in_sheet(&mut self, action: Action) -> Vec<ShelfEffect> {
        match action {
            Action::Go => {
                let followed = self.follow();
                if followed.is_none() {
                    self.message = Some("This line leads nowhere.".to_owned());
                }
                return followed.into_iter().collect();
            }
            Action::Close | Action::Quit | Action::Library => {
                self.sheets.pop();
            }
            _ => {}
        }
        Vec::new()
    }

    fn perform_in_library(&mut self, action: Action) -> Vec<ShelfEffect> {
        match action {
            Action::Quit => return vec![ShelfEffect::Quit],
            Action::Close => return self.close(),
            Action::Search => {
                self.query.text().clone_into(&mut self.before);
                // what is typed now is asked for beside that
                let asked = self.query.text().trim_end();
                if !asked.is_empty() {
                    self.query = LineEdit::of(&format!("{asked} "));
                }
                self.typing = true;
                self.focus = ShelfFocus::List;
            }
            Action::NextPane | Action::PreviousPane => {
                self.focus = match self.focus {
                    ShelfFocus::List => ShelfFocus::Facets,
                    ShelfFocus::Facets => ShelfFocus::List,
                };
            }
            Action::ToggleOutline => {
                let facets = self.focus == ShelfFocus::Facets;
                self.focus = if facets {
                    ShelfFocus::List
                } else {
                    ShelfFocus::Facets
                };
            }
            Action::Go if self.focus == ShelfFocus::Facets => return self.narrow(),
            Action::Go => return self.open(),
            Action::Fold => self.unfold(false),
            Action::Unfold => self.unfold(true),
            Action::ToggleRead => {
                let marked = self.mark(|row| {
                    row.read = !row.read;
                    row.new &= !row.read;
                });
                let effect = marked.map(|row| ShelfEffect::Read(row.id, row.read));
                return effect.into_iter().collect();
            }
            Action::Star => {
                let marked = self.mark(|row| row.starred = !row.starred);
                let effect = marked.map(|row| ShelfEffect::Star(row.id, row.starred));
                return effect.into_iter().collect();
            }
            Action::SaveSearch => self.start_naming(),
            Action::Order => {
                let at = ORDERS.iter().position(|order| *order == self.sort);
                let next = ORDERS.iter().cycle().nth(at.unwrap_or(0) + 1);
                self.sort = next.copied().unwrap_or(ORDERS[0]);
                self.message = Some(format!("Order: {}.", self.sort));
                return vec![self.ask()];
            }
            Action::Review => {
                let from = self.list.selected;
                let next = self.next_undecided(from).or_else(|| self.next_undecided(0));
                if next.is_none() {
                    self.message = Some("All that is listed is decided.".to_owned());
                }
                return next.into_iter().collect();
            }
            Action::Digest => return vec![ShelfEffect::Digest],
            Action::Page => return self.page_of_selected(),
            Action::NextArticle => self.step(1),
            Action::PreviousArticle => self.step(-1),
            _ => {}
        }
        Vec::new()
    }

    /// One thing at a time: back from the facets, then out of the query.
    fn close(&mut self) -> Vec<ShelfEffect> {
        if self.focus == ShelfFocus::Facets {
            self.focus = ShelfFocus::List;
        } else if !self.query.text().is_empty() {
            self.query = LineEdit::default();
            return vec![self.ask()];
        }
        Vec::new()
    }

    /// Opens the selected article, where a search stops in it at that place.
    fn open(&mut self) -> Vec<ShelfEffect> {
        self.hold();
        let Some(row) = self.selected() else {
            return Vec::new();
        };
        if self.query.text().trim().is_empty() {
            return vec![ShelfEffect::Open(row.address.clone(), String::new())];
        }
        vec![ShelfEffect::Place(row.id)]
    }

    /// Adds the selected facet to the query, or takes it out again.
    fn narrow(&mut self) -> Vec<ShelfEffect> {
        let Some(facet) = self.facet() else {
            return Vec::new();
        };
        let condition = facet.query.clone();
        let query = self.query.text().trim().to_owned();
        let query = if facet.kind == FacetKind::Saved {
            condition
        } else if let Some(rest) = without(&query, &condition) {
            rest
        } else {
            format!("{query} {condition}").trim().to_owned()
        };
        self.query = LineEdit::of(&query);
        self.list.selected = 0;
        self.held = None;
        vec![self.ask()]
    }

    /// The page of the selected facet; from the list, of its most salient stakeholder.
    fn page_of_selected(&mut self) -> Vec<ShelfEffect> {
        if self.focus == ShelfFocus::Facets {
            let facet = self
                .facet()
                .filter(|facet| matches!(facet.kind, FacetKind::Stakeholder | FacetKind::Issue));
            if let Some(facet) = facet {
                return vec![ShelfEffect::Page(facet.label.clone())];
            }
        } else if let Some(name) = self.selected().and_then(|row| row.stakeholders.first()) {
            return vec![ShelfEffect::Page(name.clone())];
        }
        self.message = Some("Only a stakeholder or an issue has a page.".to_owned());
        Vec::new()
    }

    fn start_naming(&mut self) {
        if self.query.text().trim().is_empty() {
            let key = self.keymap.told(Action::Search);
            self.message = Some(format!("There is no search to keep: {key} begins one."));
        } else {
            self.naming = Some(LineEdit::of(self.query.text().trim()));
        }
    }

    fn name_key(&mut self, key: Key) -> Vec<ShelfEffect> {
        let Some(name) = &mut self.naming else {
            return Vec::new();
        };
        match key.code {
            KeyCode::Esc => self.naming = None,
            KeyCode::Enter => {
                let search = SavedSearch {
                    name: name.text().trim().to_owned(),
                    query: self.query.text().trim().to_owned(),
                };
                self.naming = None;
                if !search.name.is_empty() {
                    self.message = Some(format!("Kept as “{}”.", search.name));
                    return vec![ShelfEffect::Save(search)];
                }
            }
            _ => {
                name.key(key);
            }
        }
        Vec::new()
    }

    /// A key of the query: each letter finds at once.
    fn query_key(&mut self, key: Key) -> Vec<ShelfEffect> {
        match key.code {
            KeyCode::Esc => {
                self.typing = false;
                let before = std::mem::take(&mut self.before);
                if before != self.query.text() {
                    self.query = LineEdit::of(&before);
                    return vec![self.ask()];
                }
            }
            KeyCode::Enter => {
                self.typing = false;
                self.query = LineEdit::of(self.query.text().trim_end());
                return vec![self.ask()];
            }
            KeyCode::Up => self.step(-1),
            KeyCode::Down => self.step(1),
            KeyCode::Tab => return self.complete(),
            _ => {
                if self.query.key(key) {
                    self.list.selected = 0;
                    self.held = None;
                    return vec![self.ask()];
                }
            }
        }
        Vec::new()
    }

    /// Completes the last word: a field, or a name behind it, from what the facets show.
    fn complete(&mut self) -> Vec<ShelfEffect> {
        const FIELDS: [&str; 12] = [
            "who:", "issue:", "says:", "by:", "title:", "in:", "format:", "lang:", "after:",
            "before:", "is:", "sort:",
        ];
        let typed = self.query.text();
        let start = typed.rfind([' ', '(', '-']).map_or(0, |at| at + 1);
        let (head, word) = typed.split_at_checked(start).unwrap_or(("", typed));
        let begun = folded(word);
        let facets = self.listing.facets.iter();
        let facets = facets.filter(|facet| facet.kind != FacetKind::Saved);
        let mut known = FIELDS
            .iter()
            .map(|field| (*field).to_owned())
            .chain(facets.map(|facet| facet.query.clone()));
        let plain = |words: &str| folded(words).replace('"', "");
        let found = known.find(|known| {
            !begun.is_empty()
                && plain(known).starts_with(&plain(&begun))
                && plain(known) != plain(&begun)
        });
        let Some(found) = found else {
            self.message = Some("Nothing here goes on like that.".to_owned());
            return Vec::new();
        };
        self.query = LineEdit::of(&format!("{head}{found}"));
        vec![self.ask()]
    }

    fn help_filter_key(&mut self, key: Key) -> bool {
        let Some(help) = self.help.as_mut().filter(|help| help.typing) else {
            return false;
        };
        match key.code {
            KeyCode::Esc => {
                help.typing = false;
                help.filter = None;
            }
            KeyCode::Enter => help.typing = false,
            _ => {
                if let Some(line) = &mut help.filter {
                    line.key(key);
                    help.top = 0;
                }
            }
        }
        true
    }
}

/// A query without one of its conditions, where it has it.
fn without(query: &str, condition: &str) -> Option<String> {
    let at = query.find(condition)?;
    let (before, rest) = query.split_at_checked(at)?;
    let after = rest.get(condition.len()..)?;
    let ends = after.is_empty() || after.starts_with(' ');
    let starts = before.is_empty() || before.ends_with(' ');
    (ends && starts).then(|| {
        format!("{} {}", before.trim(), after.trim())
            .trim()
            .to_owned()
    })
}
