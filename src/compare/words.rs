//! Which words of an edited sentence are the same, and which are not.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::units::{Class, Token};
use crate::model::{Fate, Span, Words};

/// Tokens of a sentence up to which each is compared; of longer ones (a book without a full stop)
/// only the ends that are equal are told apart.
const LONG: usize = 4000;

/// A run of tokens of both texts: equal ones, or what stands in place of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) same: bool,
    pub(super) old: (usize, usize),
    pub(super) new: (usize, usize),
}

/// The hunks of two sentences, in order, equal and different ones in turn.
pub(super) fn hunks(old: &[Token], new: &[Token]) -> Vec<Hunk> {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    let (ours, theirs) = (keys(old), keys(new));
    let mut hunks: Vec<Hunk> = Vec::new();
    let ops = if ours.len().max(theirs.len()) > LONG {
        ends(&ours, &theirs)
    } else {
        capture_diff_slices(Algorithm::Myers, &ours, &theirs)
    };
    for op in ops {
        let (_, old, new) = op.as_tag_tuple();
        let hunk = Hunk {
            same: matches!(op, DiffOp::Equal { .. }),
            old: (old.start, old.end),
            new: (new.start, new.end),
        };
        push(&mut hunks, hunk);
    }
    calm(hunks, old)
}

/// Only what is equal at the start and at the end.
fn ends(old: &[u64], new: &[u64]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tails = old.iter().rev().zip(new.iter().rev());
    let tail = tails.take(rest).take_while(|(a, b)| a == b).count();
    let equal = |old_index, new_index, len| DiffOp::Equal {
        old_index,
        new_index,
        len,
    };
    vec![
        equal(0, 0, head),
        DiffOp::Replace {
            old_index: head,
            old_len: old.len() - head - tail,
            new_index: head,
            new_len: new.len() - head - tail,
        },
        equal(old.len() - tail, new.len() - tail, tail),
    ]
}

fn push(hunks: &mut Vec<Hunk>, hunk: Hunk) {
    if hunk.old.0 == hunk.old.1 && hunk.new.0 == hunk.new.1 {
        return;
    }
    match hunks.last_mut() {
        Some(last) if last.same == hunk.same => {
            last.old.1 = hunk.old.1;
            last.new.1 = hunk.new.1;
        }
        _ => hunks.push(hunk),
    }
}

/// Takes a sign or a small word that is equal by chance between two different runs as different,
/// too: "[-the ministers met-]{+an agreement failed+}" rather than a word in five pieces.
fn calm(hunks: Vec<Hunk>, old: &[Token]) -> Vec<Hunk> {
    let size = |hunk: Option<&Hunk>| {
        hunk.map_or(0, |hunk| {
            (hunk.old.1 - hunk.old.0).max(hunk.new.1 - hunk.new.0)
        })
    };
    let mut calmed = Vec::with_capacity(hunks.len());
    for (at, hunk) in hunks.iter().enumerate() {
        let before = size(at.checked_sub(1).and_then(|at| hunks.get(at)));
        let behind = size(hunks.get(at + 1));
        let tokens = old.get(hunk.old.0..hunk.old.1).unwrap_or(&[]);
        let words = tokens.iter().filter(|token| token.class != Class::Sign);
        let chance = match words.count() {
            0 => before.min(behind) >= 2,
            1 => before.min(behind) >= 3,
            _ => false,
        };
        let same = hunk.same && !chance;
        push(&mut calmed, Hunk { same, ..*hunk });
    }
    calmed
}

/// The words of both sentences as one row. The same and the added ones, put together, are the new
/// sentence, blanks included, and with the gone ones in place of the added the old one; the gone
/// ones stand before what came in their place.
pub(super) fn row(
    hunks: &[Hunk],
    (old, old_span): (&[Token], Span),
    (new, new_span): (&[Token], Span),
) -> Vec<Words> {
    let mut row = Vec::new();
    let mut from = new_span.start;
    for (at, hunk) in hunks.iter().enumerate() {
        let next = hunks.get(at + 1);
        let end = match next {
            None => new_span.end,
            Some(next) if hunk.same => {
                let apart = blank_behind(old, new, next);
                edge(new, hunk.new.1, apart, new_span)
            }
            Some(_) => {
                let pure = hunk.old.0 == hunk.old.1;
                edge(new, hunk.new.1, pure && is_apart(new, hunk.new.1), new_span)
            }
        };
        if hunk.same {
            add(&mut row, Fate::Same, Span::new(from, end));
            from = end;
            continue;
        }
        add(&mut row, Fate::Deleted, gone(old, hunk, old_span));
        if hunk.new.0 < hunk.new.1 {
            add(&mut row, Fate::Added, Span::new(from, end));
            from = end;
        }
    }
    row
}

fn add(row: &mut Vec<Words>, fate: Fate, span: Span) {
    if !span.is_empty() {
        row.push(Words { fate, span });
    }
}

/// The place between the tokens before `at` and at it: behind the blank between them, or before it.
fn edge(tokens: &[Token], at: usize, behind_blank: bool, all: Span) -> u32 {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let before = before.map_or(all.start, |token| token.span.end);
    match tokens.get(at) {
        Some(token) if behind_blank => token.span.start,
        _ => before,
    }
}

/// True where a blank stands before the token at `at`.
fn is_apart(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let here = tokens.get(at);
    before
        .zip(here)
        .is_some_and(|(before, here)| before.span.end < here.span.start)
}

/// True where what only came, or only went, in `hunk` has its blank behind it, as a word inside of
/// a sentence has, rather than before it, as one before a full stop; also for what was replaced.
fn blank_behind(old: &[Token], new: &[Token], hunk: &Hunk) -> bool {
    if hunk.old.0 == hunk.old.1 {
        is_apart(new, hunk.new.1)
    } else if hunk.new.0 == hunk.new.1 {
        is_apart(old, hunk.old.1)
    } else {
        true
    }
}

/// The words of the old text that are gone; alone they take one of the blanks around them along.
fn gone(tokens: &[Token], hunk: &Hunk, all: Span) -> Span {
    if hunk.old.0 == hunk.old.1 {
        return Span::default();
    }
    let alone = hunk.new.0 == hunk.new.1;
    let behind = is_apart(tokens, hunk.old.1);
    let start = match hunk.old.0 {
        0 => all.start,
        first => edge(tokens, first, !alone || behind, all),
    };
    Span::new(start, edge(tokens, hunk.old.1, alone && behind, all))
}
