//! Brings verdicts and notes from elsewhere together with those that are there.

use std::collections::HashMap;

use crate::model::{Highlight, Layer, Span};

/// What a merge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergeReport {
    /// Highlights that were not there before.
    pub added: usize,
    /// Highlights of which the newer one came in.
    pub updated: usize,
    /// Highlights that are as they were: the same, or what was there is newer.
    pub kept: usize,
    /// Of those added or updated, how many have no place in the text.
    pub orphaned: usize,
}

/// What two highlights must share to be one.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Placed(Span, Layer),
    Orphan(String, String, String, Layer),
}

/// The highlights that change when `incoming` come to `current`: one that stands on the same words
/// replaces the one there if it is newer and says something else; what says nothing is left out.
/// Merging the same a second time changes nothing.
pub fn merge(current: &[Highlight], incoming: Vec<Highlight>) -> (Vec<Highlight>, MergeReport) {
    let mut known: HashMap<Key, Highlight> = HashMap::new();
    // orphans may come without their context: the same words with the same to say are the same
    let mut orphans: Vec<Highlight> = Vec::new();
    for highlight in current {
        if highlight.span.is_none() {
            orphans.push(highlight.clone());
        }
        known.insert(key(highlight), highlight.clone());
    }
    let mut report = MergeReport::default();
    let mut order: Vec<Key> = Vec::new();
    let mut changed: HashMap<Key, bool> = HashMap::new();
    for highlight in incoming {
        let key = key(&highlight);
        let orphan =
            highlight.span.is_none() && orphans.iter().any(|known| same(known, &highlight));
        let there = known.get(&key);
        let newer = match there {
            _ if orphan => false,
            Some(there) => there.at < highlight.at && !same(there, &highlight),
            None => !highlight.is_void(),
        };
        if !newer {
            report.kept += 1;
            continue;
        }
        if !changed.contains_key(&key) {
            order.push(key.clone());
            changed.insert(key.clone(), there.is_none());
        }
        if highlight.span.is_none() {
            orphans.push(highlight.clone());
        }
        known.insert(key, highlight);
    }
    let mut out = Vec::with_capacity(order.len());
    for key in order {
        let Some(highlight) = known.remove(&key) else {
            continue;
        };
        match changed.get(&key) {
            Some(true) => report.added += 1,
            _ => report.updated += 1,
        }
        report.orphaned += usize::from(highlight.span.is_none());
        out.push(highlight);
    }
    (out, report)
}

fn key(highlight: &Highlight) -> Key {
    let anchor = &highlight.anchor;
    match highlight.span {
        Some(span) => Key::Placed(span, highlight.layer()),
        None => Key::Orphan(
            anchor.exact.clone(),
            anchor.prefix.clone(),
            anchor.suffix.clone(),
            highlight.layer(),
        ),
    }
}

/// True where both say the same of the same words, whenever they did.
fn same(one: &Highlight, other: &Highlight) -> bool {
    one.anchor.exact == other.anchor.exact
        && one.kind == other.kind
        && one.subject == other.subject
        && one.verdict == other.verdict
        && one.note == other.note
        && one.made_by == other.made_by
        && one.level == other.level
}
