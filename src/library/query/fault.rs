//! What is wrong with a query, where, and what was probably meant.

use std::fmt;

/// A fault in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryFault {
    /// The character at which it stands, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// The nearest valid word.
    pub nearest: Option<String>,
}

impl QueryFault {
    pub(super) fn new(at: usize, what: impl Into<String>) -> Self {
        Self {
            column: at + 1,
            what: what.into(),
            nearest: None,
        }
    }

    pub(super) fn near<'a>(mut self, word: &str, valid: impl IntoIterator<Item = &'a str>) -> Self {
        self.nearest = nearest(word, valid).map(str::to_owned);
        self
    }
}

impl std::error::Error for QueryFault {}

impl fmt::Display for QueryFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "column {}: {}", self.column, self.what)?;
        match &self.nearest {
            Some(nearest) => write!(out, "; did you mean {nearest}?"),
            None => Ok(()),
        }
    }
}

/// The valid word that is nearest to what was typed: the one that goes on with it, else the one with
/// the fewest letters changed.
pub(crate) fn nearest<'a>(word: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let rank = |one: &str| {
        if !word.is_empty() && one.starts_with(word) {
            0
        } else {
            1 + distance(word, one)
        }
    };
    valid.into_iter().min_by_key(|one| rank(one))
}

/// How many letters have to be put in, left out, replaced or swapped with a neighbour.
pub(crate) fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().take(64).collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut last = None;
    for (line, c) in from.chars().take(64).enumerate() {
        let mut next = vec![line + 1];
        for (column, wanted) in to.iter().enumerate() {
            let at =
                |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut best = at(&row, column) + usize::from(c != *wanted);
            best = best
                .min(at(&row, column + 1) + 1)
                .min(at(&next, column) + 1);
            let swapped = column > 0 && last == Some(*wanted) && to.get(column - 1) == Some(&c);
            if swapped {
                best = best.min(at(&above, column - 1) + 1);
            }
            next.push(best);
        }
        above = std::mem::replace(&mut row, next);
        last = Some(c);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn letters_are_counted() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("unread", "unraed"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn the_nearest_goes_on_with_what_was_typed() {
        assert_eq!(
            nearest("un", ["read", "undecided", "unread"]),
            Some("undecided")
        );
        assert_eq!(nearest("staredd", ["read", "starred"]), Some("starred"));
    }
}
