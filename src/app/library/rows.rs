//! What of the list is shown, and where the selection stands in it.

use std::collections::HashMap;
use std::sync::Arc;

use super::{LineEdit, Shelf, ShelfFocus};
use crate::model::{Facet, ListRow, Listing};

impl Shelf {
    /// Takes a list in; an answer to an older question is dropped. The selection stays on its
    /// article, or else on its row.
    pub(super) fn take(&mut self, listing: Arc<Listing>) {
        if listing.generation < self.generation {
            return;
        }
        self.known = true;
        if let Some(fault) = &listing.fault {
            self.message = Some(fault.clone());
        }
        if !self.typing && listing.fault.is_none() && !listing.query.is_empty() {
            self.query = LineEdit::of(&listing.query);
        }
        let years = listing.rows.iter();
        let years = years.filter_map(|row| row.day.as_deref()?.get(..4));
        self.year = years.max().unwrap_or("").to_owned();
        self.take_facets(&listing);
        // who went to the end of the first rows goes to the end
        let last = self.listing.more && self.list.selected + 1 == self.shown.len();
        self.listing = listing;
        self.fold();
        let held = self.held.and_then(|held| {
            let of = |at: &usize| self.listing.rows.get(*at).map(|row| row.id) == Some(held);
            self.shown.iter().position(of)
        });
        if let Some(at) = held {
            self.list.selected = at;
        }
        if last {
            self.list.selected = self.shown.len().saturating_sub(1);
            self.hold();
        }
    }

    /// While the keys go to the facets, the selection stays on its facet wherever that stands now.
    fn take_facets(&mut self, listing: &Listing) {
        let held = self.facet().filter(|_| self.focus == ShelfFocus::Facets);
        let at = held.and_then(|held| {
            let same = |facet: &Facet| facet.kind == held.kind && facet.query == held.query;
            listing.facets.iter().position(same)
        });
        self.facets.selected = at.unwrap_or(self.facets.selected);
    }

    /// Makes the shown rows: one for all versions of an article.
    pub(super) fn fold(&mut self) {
        let mut met = std::collections::HashSet::new();
        let rows = self.listing.rows.iter().enumerate();
        let shown = rows.filter(|(_, row)| match row.twin {
            Some(twin) => met.insert(twin) || self.unfolded.contains(&twin),
            None => true,
        });
        self.shown = shown.map(|(at, _)| at).collect();
        // those that are unfolded stand below the first of them
        if !self.unfolded.is_empty() {
            let mut first: HashMap<i64, usize> = HashMap::new();
            for (place, at) in self.shown.iter().enumerate() {
                if let Some(twin) = self.listing.rows.get(*at).and_then(|row| row.twin) {
                    first.entry(twin).or_insert(place);
                }
            }
            let place: HashMap<usize, usize> = self
                .shown
                .iter()
                .enumerate()
                .map(|(place, at)| {
                    let twin = self.listing.rows.get(*at).and_then(|row| row.twin);
                    let to = twin.and_then(|twin| first.get(&twin).copied());
                    (*at, to.unwrap_or(place))
                })
                .collect();
            self.shown.sort_by_key(|at| (place.get(at).copied(), *at));
        }
    }

    /// Articles behind a row besides itself: versions and near-duplicates.
    pub fn twins(&self, at: usize) -> usize {
        let twin = self.listing.rows.get(at).and_then(|row| row.twin);
        let Some(twin) = twin else { return 0 };
        let rows = self.listing.rows.iter();
        rows.filter(|row| row.twin == Some(twin)).count() - 1
    }

    /// True for a row that stands below another one that it is a version of.
    pub fn is_below(&self, place: usize) -> bool {
        let twin = |place: usize| {
            let at = self.shown.get(place)?;
            self.listing.rows.get(*at)?.twin
        };
        let own = twin(place);
        own.is_some() && place.checked_sub(1).and_then(twin) == own
    }

    /// Marks the selected article on the screen: the list that says so for good comes when it is kept.
    pub(super) fn mark(&mut self, mark: impl FnOnce(&mut ListRow)) -> Option<&ListRow> {
        let at = *self.shown.get(self.list.selected)?;
        let row = Arc::make_mut(&mut self.listing).rows.get_mut(at)?;
        mark(Arc::make_mut(row));
        Some(row)
    }

    /// Unfolds the versions of the selected article, or folds them.
    pub(super) fn unfold(&mut self, unfold: bool) {
        let Some(twin) = self.selected().and_then(|row| row.twin) else {
            self.message = Some("No other version of this one is listed.".to_owned());
            return;
        };
        if unfold {
            self.unfolded.insert(twin);
        } else {
            self.unfolded.remove(&twin);
        }
        self.fold();
        let of = |at: &usize| self.listing.rows.get(*at).and_then(|row| row.twin) == Some(twin);
        if !unfold && let Some(at) = self.shown.iter().position(of) {
            self.list.selected = at;
        }
        self.hold();
    }

    /// Has the selection stay on the article that it is on.
    pub(super) fn hold(&mut self) {
        self.held = self.selected().map(|row| row.id);
    }

    /// Scrolls as little as needed to have what is selected on the screen.
    pub(super) fn settle(&mut self) {
        let page = self.page();
        self.list.settle(self.shown.len(), page);
        let body = usize::from(self.body());
        let facets = self.listing.facets.len();
        // a title above each kind takes a row, too
        self.facets.settle(facets, body.saturating_sub(5).max(1));
        if let Some(open) = self.sheets.last_mut() {
            open.list.settle(open.sheet.lines.len(), body);
        }
    }
}
