//! Brings verdicts and notes from elsewhere together with those that are there.
//!
//! Of one person's verdicts on one highlight the newest counts, whatever comes in first; so several
//! files give one state in any order, and the same file a second time changes nothing.

use std::collections::HashMap;

use super::import::Incoming;
use crate::model::{Highlight, Layer, Review, Reviewed, Span, Verdict};

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
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Placed(Span, Layer),
    Orphan(String, String, String, Layer),
}

/// The highlights that change when `incoming` come to `current`. What says nothing is left out: who
/// decides nothing takes nobody's verdict back.
pub fn merge(current: Vec<Reviewed>, incoming: Vec<Incoming>) -> (Vec<Reviewed>, MergeReport) {
    let mut known: HashMap<Key, (Reviewed, Fate)> = HashMap::new();
    // orphans may come without their context: the same words with the same to say are the same
    let mut orphans: Vec<Highlight> = Vec::new();
    for one in current {
        if one.highlight.span.is_none() {
            orphans.push(one.highlight.clone());
        }
        known.insert(key(&one.highlight), (one, Fate::Kept));
    }
    let mut report = MergeReport::default();
    for one in incoming {
        let highlight = &one.highlight;
        let orphan = highlight.span.is_none() && orphans.iter().any(|known| same(known, highlight));
        let key = key(highlight);
        let apart = orphan && !known.contains_key(&key);
        if apart || !take(&mut known, key, &one) {
            report.kept += 1;
        } else if highlight.span.is_none() {
            orphans.push(highlight.clone());
        }
    }
    let mut changed: Vec<(Key, Reviewed)> = Vec::new();
    for (key, (one, fate)) in known {
        match fate {
            Fate::Kept => continue,
            Fate::Added => report.added += 1,
            Fate::Updated => report.updated += 1,
        }
        report.orphaned += usize::from(one.highlight.span.is_none());
        changed.push((key, one));
    }
    changed.sort_by(|(one, _), (other, _)| one.cmp(other));
    (changed.into_iter().map(|(_, one)| one).collect(), report)
}

/// What became of a highlight.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Added,
    Updated,
}

/// Takes in what was decided about one highlight; false where nothing changes.
fn take(known: &mut HashMap<Key, (Reviewed, Fate)>, key: Key, one: &Incoming) -> bool {
    let there = known.contains_key(&key);
    let empty = || {
        let nothing = Highlight {
            verdict: Verdict::Undecided,
            note: None,
            at: i64::MIN,
            ..one.highlight.clone()
        };
        let highlight = Reviewed {
            highlight: nothing,
            reviews: Vec::new(),
        };
        (highlight, Fate::Added)
    };
    let mut said = said(one).into_iter().filter(|review| !is_void(one, review));
    let Some(first) = said.next() else {
        return false;
    };
    let (state, fate) = known.entry(key).or_insert_with(empty);
    let mut changed = if there {
        state.take(first)
    } else {
        state.begin(first);
        true
    };
    for review in said {
        changed |= state.take(review);
    }
    if changed && *fate == Fate::Kept {
        *fate = Fate::Updated;
    }
    changed
}

/// What each person said in a file.
fn said(one: &Incoming) -> Vec<Review> {
    if one.reviews.is_empty() {
        return vec![Review::of(&one.highlight, one.by.as_deref().unwrap_or(""))];
    }
    one.reviews.clone()
}

/// True where a review says nothing.
fn is_void(one: &Incoming, review: &Review) -> bool {
    let highlight = Highlight {
        kind: review.kind,
        verdict: review.verdict,
        note: review.note.clone(),
        made_by: review.made_by,
        ..one.highlight.clone()
    };
    highlight.is_void()
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
