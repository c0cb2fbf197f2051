//! What changed between two versions of an article.
//!
//! Sentences are aligned first: equal ones in the same order, equal ones elsewhere (moved), then
//! those between the same neighbours that share most of their words (edited), then what moved and
//! was edited. Words are compared inside of edited pairs only. What is left came or went. How lines
//! are wrapped, blanks, the signs of a list and the shape of quotes and dashes are no change.

mod align;
mod alike;
mod findings;
mod lists;
mod merged;
mod numbers;
mod plan;
mod summary;
#[cfg(test)]
pub(crate) mod tests;
mod units;
mod words;

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

pub use findings::{Side, findings};
pub use merged::merged;
pub use summary::summary;

use crate::model::{
    Article, Change, ChangeKind, Comparison, Fate, NumberChange, Span, Turnover, Words,
};
use alike::Pair;
use units::{Token, Units};

/// Fewest words of a sentence that is known again elsewhere: "Yes." stands anywhere.
const MOVED: usize = 3;

/// What differs in the words of two versions.
pub fn compare(old: &Article, new: &Article) -> Comparison {
    let (ours, theirs) = (Units::new(old), Units::new(new));
    let matched = Matched::new(&ours, &theirs);
    let mut comparison = Comparison {
        sections: sections(old, new),
        ..Comparison::default()
    };
    let mut told: Vec<(Change, Vec<NumberChange>)> = Vec::new();
    for (kind, pairs) in [
        (ChangeKind::Edited, &matched.edited),
        (ChangeKind::Moved, &matched.moved),
    ] {
        for pair in pairs {
            let sides = (ours.tokens(pair.0.clone()), theirs.tokens(pair.1.clone()));
            told.extend(change(&ours, &theirs, kind, pair, sides));
        }
    }
    for (one, other) in &matched.renumbered {
        let sides = (ours.all_tokens(*one), theirs.all_tokens(*other));
        let pair = (*one..one + 1, *other..other + 1);
        told.extend(change(&ours, &theirs, ChangeKind::Edited, &pair, sides));
    }
    for at in &matched.added {
        told.push((added(&theirs, *at), Vec::new()));
    }
    for (at, place) in &matched.deleted {
        told.push((deleted(&ours, *at, *place), Vec::new()));
    }
    told.sort_by_key(|(change, _)| {
        let gone = change.kind != ChangeKind::Deleted;
        (change.at, gone, change.old.map(|span| span.start))
    });
    for (change, numbers) in told {
        comparison.changes.push(change);
        comparison.numbers.extend(numbers);
    }
    comparison
}

/// Which sentences are which, as numbers of units.
#[derive(Debug, Default)]
struct Matched {
    edited: Vec<Pair>,
    /// Equal ones with another number before them.
    renumbered: Vec<(usize, usize)>,
    moved: Vec<Pair>,
    added: Vec<usize>,
    /// With the byte of the new text at which each would stand.
    deleted: Vec<(usize, u32)>,
}

impl Matched {
    fn new(old: &Units, new: &Units) -> Self {
        let keys = |units: &Units| units.all.iter().map(|unit| unit.key).collect::<Vec<_>>();
        let same = align::same(&keys(old), &keys(new));
        let mut free = Free {
            old: vec![None; old.all.len()],
            new: vec![false; new.all.len()],
        };
        for (one, other) in &same {
            free.take(one..&(one + 1), other..&(other + 1));
        }
        let mut matched = Self::default();
        for (one, other) in elsewhere(old, new, &free) {
            free.take_moved(one, other);
            matched.moved.push((one..one + 1, other..other + 1));
        }
        for (left, right) in gaps(&same, old.all.len(), new.all.len()) {
            let left: Vec<usize> = left.filter(|at| free.is_old(*at)).collect();
            let right: Vec<usize> = right.filter(|at| free.is_new(*at)).collect();
            for (one, other) in alike::edited(old, new, &left, &right) {
                free.take(&one.start..&one.end, &other.start..&other.end);
                matched.edited.push((one, other));
            }
        }
        for (one, other) in alike::moved(old, new, &free.all_old(), &free.all_new()) {
            free.take_moved(one, other);
            matched.moved.push((one..one + 1, other..other + 1));
        }
        matched.renumber(old, new, &same);
        matched.added = free.all_new();
        matched.deleted = free.places(old, new);
        matched
    }
}

impl Matched {
    /// Of equal sentences those with another number before them are edited, unless they are merely
    /// counted anew because an item before them came or went.
    fn renumber(&mut self, old: &Units, new: &Units, same: &[(usize, usize)]) {
        let other = |pair: &&(usize, usize)| old.marker(pair.0) != new.marker(pair.1);
        let both = |pair: &&(usize, usize)| {
            !old.marker(pair.0).is_empty() && !new.marker(pair.1).is_empty()
        };
        let pairs: Vec<(usize, usize)> = same.iter().filter(both).filter(other).copied().collect();
        // counting anew touches all that follow
        if let [(one, other)] = pairs.as_slice() {
            self.renumbered.push((*one, *other));
        }
    }
}

/// Which sentences have found none yet.
struct Free {
    /// For each old one: the last sentence of the new text that it became.
    old: Vec<Option<Found>>,
    /// For each new one: taken.
    new: Vec<bool>,
}

/// Where an old sentence is in the new text.
#[derive(Clone, Copy)]
enum Found {
    /// In its place: so many sentences of the new text end with it.
    Here(usize),
    Elsewhere,
}

impl Free {
    fn take(&mut self, old: Range<&usize>, new: Range<&usize>) {
        for at in *old.start..*old.end {
            if let Some(one) = self.old.get_mut(at) {
                *one = Some(Found::Here(*new.end));
            }
        }
        for at in *new.start..*new.end {
            self.new.get_mut(at).into_iter().for_each(|one| *one = true);
        }
    }

    fn take_moved(&mut self, old: usize, new: usize) {
        if let (Some(one), Some(other)) = (self.old.get_mut(old), self.new.get_mut(new)) {
            *one = Some(Found::Elsewhere);
            *other = true;
        }
    }

    fn is_old(&self, at: usize) -> bool {
        self.old.get(at).is_some_and(Option::is_none)
    }

    fn is_new(&self, at: usize) -> bool {
        self.new.get(at).is_some_and(|taken| !taken)
    }

    fn all_old(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|at| self.is_old(*at)).collect()
    }

    fn all_new(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|at| self.is_new(*at)).collect()
    }

    /// The old sentences that are gone, with where each would stand: behind the one before it, or
    /// where it began a paragraph, before the one that follows.
    fn places(&self, old: &Units, new: &Units) -> Vec<(usize, u32)> {
        let mut gone = Vec::new();
        let mut behind = 0;
        for (at, (unit, found)) in old.all.iter().zip(&self.old).enumerate() {
            match found {
                Some(Found::Here(end)) => behind = *end,
                Some(Found::Elsewhere) => {}
                None => {
                    let before = at.checked_sub(1).and_then(|at| old.all.get(at));
                    let first = before.is_none_or(|before| before.block != unit.block);
                    let last = behind.checked_sub(1).and_then(|at| new.all.get(at));
                    let next = new.all.get(behind);
                    let place = match (last, next) {
                        (Some(last), None) => last.span.end,
                        (Some(last), Some(_)) if !first => last.span.end,
                        (_, Some(next)) => next.span.start,
                        (None, None) => 0,
                    };
                    gone.push((at, place));
                }
            }
        }
        gone
    }
}

/// What stands between the pairs.
fn gaps(
    same: &[(usize, usize)],
    old: usize,
    new: usize,
) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let mut from = (0, 0);
    let ends = same.iter().copied().chain([(old, new)]);
    ends.map(move |(one, other)| {
        let gap = (from.0..one, from.1..other);
        from = (one + 1, other + 1);
        gap
    })
}

/// Equal sentences at another place, in order.
fn elsewhere(old: &Units, new: &Units, free: &Free) -> Vec<(usize, usize)> {
    let mut there: HashMap<u64, VecDeque<usize>> = HashMap::new();
    for at in free.all_new() {
        if let Some(unit) = new.all.get(at).filter(|unit| unit.words >= MOVED) {
            there.entry(unit.key).or_default().push_back(at);
        }
    }
    let mut moved = Vec::new();
    for at in free.all_old() {
        let found = old.all.get(at).and_then(|unit| there.get_mut(&unit.key));
        if let Some(other) = found.and_then(VecDeque::pop_front) {
            moved.push((at, other));
        }
    }
    moved
}

/// The change that two sentences make; `None` where only their cut into sentences differs.
fn change(
    old: &Units,
    new: &Units,
    kind: ChangeKind,
    (one, other): &Pair,
    (ours, theirs): (&[Token], &[Token]),
) -> Option<(Change, Vec<NumberChange>)> {
    let (from, to) = (old.span(one.clone()), new.span(other.clone()));
    let hunks = words::hunks(ours, theirs);
    if kind == ChangeKind::Edited && hunks.iter().all(|hunk| hunk.same) {
        return None;
    }
    let sides = ((&*old.article.text, ours), (&*new.article.text, theirs));
    // another day in the head of a mail is no other number in what it says
    let numbers = if new.is_head_line(other.start) {
        Vec::new()
    } else {
        numbers::changed(&hunks, sides.0, sides.1, to)
    };
    let change = Change {
        kind,
        old: Some(from),
        new: Some(to),
        at: to.start,
        words: words::row(&hunks, (ours, from), (theirs, to)),
    };
    Some((change, numbers))
}

fn added(new: &Units, at: usize) -> Change {
    let span = new.span(at..at + 1);
    Change {
        kind: ChangeKind::Added,
        old: None,
        new: Some(span),
        at: span.start,
        words: whole(Fate::Added, span),
    }
}

fn deleted(old: &Units, at: usize, place: u32) -> Change {
    let span = old.span(at..at + 1);
    Change {
        kind: ChangeKind::Deleted,
        old: Some(span),
        new: None,
        at: place,
        words: whole(Fate::Deleted, span),
    }
}

fn whole(fate: Fate, span: Span) -> Vec<Words> {
    vec![Words { fate, span }]
}

/// Sections by their headings, each as often as it stands.
fn sections(old: &Article, new: &Article) -> Turnover {
    let headings = |article: &Article| -> Vec<Option<String>> {
        let heading = |span: Span| units::folded(span.of(&article.text));
        let sections = article.sections.iter();
        sections
            .map(|section| section.heading.map(heading))
            .collect()
    };
    findings::turnover(&headings(old), &headings(new))
}
