//! The state of a search.

use std::collections::VecDeque;

use super::history::History;
use super::line_edit::LineEdit;
use crate::model::{Key, Span};

/// A search in the article.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// The line being typed, while it is.
    pub line: Option<LineEdit>,
    /// What was searched for before.
    pub past: History,
    /// The pattern that is searched for; empty for none.
    pub pattern: String,
    /// Hits so far, in reading order.
    pub hits: Vec<Span>,
    /// The hit that was reached last.
    pub current: Option<Span>,
    /// True when all hits are here.
    pub done: bool,
    /// Number of the newest search.
    pub generation: u64,
    /// How many of `hits` lie before the starting place.
    before: usize,
    /// First visible position when the search began.
    pub origin: u32,
    /// Place and current highlight when the search began.
    pub(super) left: (u32, Option<Span>),
    /// A jump to the first hit is due.
    pub due: bool,
    /// Keys pressed since it was due.
    pub(super) held: VecDeque<Key>,
}

impl Find {
    /// True while keys have to wait: the search was entered, and where it leads is not known yet. What
    /// they would act on is not what is asked for.
    pub(super) fn leads_on(&self) -> bool {
        self.due && !self.done && self.line.is_none() && !self.pattern.is_empty()
    }

    /// Forgets pattern and hits.
    pub fn drop_hits(&mut self) {
        self.pattern.clear();
        self.hits.clear();
        self.current = None;
        self.done = false;
        self.due = false;
        self.before = 0;
    }

    /// Takes in a batch of hits: `before` says on which side of the starting place.
    pub fn add(&mut self, hits: Vec<Span>, before: bool, done: bool) {
        if before {
            let at = self.before;
            self.before += hits.len();
            self.hits.splice(at..at, hits);
        } else {
            self.hits.extend(hits);
        }
        self.done = done;
    }

    /// The first hit behind the starting place, or else the first at all once all are known.
    pub fn first(&self) -> Option<Span> {
        let behind = self.hits.get(self.before).copied();
        behind.or_else(|| self.hits.first().copied().filter(|_| self.done))
    }

    /// Index of the hit that starts at or after `at`.
    pub fn index_at(&self, at: u32) -> usize {
        self.hits.partition_point(|hit| hit.start < at)
    }

    /// `3/17`, or `3/17…` while more hits may come.
    pub fn count(&self) -> String {
        let more = if self.done { "" } else { "…" };
        match self.current {
            Some(current) => {
                format!(
                    "{}/{}{more}",
                    self.index_at(current.start) + 1,
                    self.hits.len()
                )
            }
            None => format!("{}{more}", self.hits.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Find;
    use crate::model::Span;

    fn at(start: u32) -> Span {
        Span::new(start, start + 1)
    }

    #[test]
    fn hits_stay_in_reading_order_as_they_come() {
        let mut find = Find::default();
        find.add(vec![at(50), at(60)], false, false);
        assert_eq!(find.first(), Some(at(50)));
        find.add(vec![at(1)], true, false);
        find.add(vec![at(2)], true, true);
        assert_eq!(find.hits, [at(1), at(2), at(50), at(60)]);
        assert_eq!(find.first(), Some(at(50)));
        find.current = Some(at(2));
        assert_eq!(find.count(), "2/4");
    }

    #[test]
    fn without_a_hit_behind_the_first_at_all_is_first_once_known() {
        let mut find = Find::default();
        find.add(vec![at(7)], true, false);
        assert_eq!(find.first(), None);
        find.add(vec![], true, true);
        assert_eq!(find.first(), Some(at(7)));
    }
}
