//! Looks for words that were changed between neighbours that were not.

use crate::model::Span;

use super::Placed;
use super::area::{Area, SLACK};
use super::evidence::{self, Evidence};
use super::index::Index;
use super::window::Window;
use super::words::{Word, is_hidden, is_word, outwards};

/// Most of its own words that a changed anchor may have.
const MAX_OWN: usize = 250;

/// Up to this many words an anchor is taken for a name or a term, whose names must stay.
pub(super) const SHORT: usize = 4;

/// Share of the words of a longer anchor that must still be there.
const ALIKE: f32 = 0.5;

/// Neighbourhoods that are looked at.
const MAX_AREAS: usize = 4;

/// The places between the neighbours of the anchor of `window` where what stands there is like it,
/// the best first. Where there is a second one that passes as well, there is no telling which.
pub(super) fn places(index: &Index, window: &Window, areas: &[Area]) -> Vec<Placed> {
    let own = window.own();
    if own.is_empty() || own.len() > MAX_OWN {
        return Vec::new();
    }
    let mut found: Vec<(Placed, f32)> = areas
        .iter()
        .take(MAX_AREAS)
        .filter_map(|area| between(index, window, *area))
        .collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    found.dedup_by_key(|(placed, _)| placed.span);
    found.into_iter().map(|(placed, _)| placed).collect()
}

fn between(index: &Index, window: &Window, area: Area) -> Option<(Placed, f32)> {
    let count = window.own().len();
    let first = area.from.saturating_sub(SLACK)..=area.to + SLACK;
    let from = best(first, |at| edge_before(index, window, at))?;
    let least = (from + 1).max(from + count / 2);
    let to = best(least..=from + count + count / 2 + SLACK, |at| {
        edge_behind(index, window, at)
    })?;
    let there = index.words.get(from..to)?;
    let openings = |words: &[Word]| words.iter().skip(1).filter(|word| word.opens).count();
    let same = |there: &[Word]| {
        let mut pairs = there.iter().zip(window.own());
        pairs.all(|(one, other)| one.key == other.key)
    };
    // where the words are there unchanged, it was not for want of them that they were not placed
    if openings(there) > openings(window.own())
        || there.windows(count).any(same)
        || !is_alike(index, window, there)
    {
        return None;
    }
    let evidence = Evidence::new(index, window, from, to);
    // a short anchor must be held by its context alone, a sentence may speak for itself
    let own_bits = if count > SHORT {
        window.weight * ALIKE
    } else {
        0.0
    };
    if !evidence.suffices(own_bits) || !evidence.is_framed() {
        return None;
    }
    let placed = Placed {
        span: span(index, window, there)?,
        bits: own_bits + evidence.context,
        rank: evidence.rank,
        alone: evidence.is_alone(),
    };
    Some((placed, evidence.context))
}

/// The number with the greatest score, if any has one.
fn best(
    numbers: impl Iterator<Item = usize>,
    score: impl Fn(usize) -> Option<f32>,
) -> Option<usize> {
    let mut found: Option<(usize, f32)> = None;
    for number in numbers {
        let Some(score) = score(number) else { continue };
        if found.is_none_or(|(_, best)| score > best) {
            found = Some((number, score));
        }
    }
    found.map(|(number, _)| number)
}

/// What speaks for word `at` as the first: the word before it is the neighbour, or it is itself
/// the first.
fn edge_before(index: &Index, window: &Window, at: usize) -> Option<f32> {
    let there = index.word(at)?;
    let neighbour = window.left.words.first().is_some_and(|left| {
        let before = at.checked_sub(1).and_then(|before| index.word(before));
        before.is_some_and(|before| before.key == left.key)
    });
    let same = likeness(index, there, window, window.own().first()?);
    (neighbour || same.is_some())
        .then(|| evidence::before(index, window, at) + same.unwrap_or_default())
}

/// The same for word `at` as the one behind the last.
fn edge_behind(index: &Index, window: &Window, at: usize) -> Option<f32> {
    let there = index.word(at.checked_sub(1)?)?;
    let neighbour = window
        .right
        .words
        .first()
        .is_some_and(|right| index.word(at).is_some_and(|word| word.key == right.key));
    let same = likeness(index, there, window, window.own().last()?);
    (neighbour || same.is_some())
        .then(|| evidence::behind(index, window, at) + same.unwrap_or_default())
}

/// Bits by which a word speaks for being the anchor's `own`: another spelling of it tells half of
/// what the word itself does ("patents" is not "patients"). `None` for another word.
fn likeness(index: &Index, there: &Word, window: &Window, own: &Word) -> Option<f32> {
    let weight = index.weight(there.key);
    if there.key == own.key {
        return Some(weight);
    }
    are_alike(index, there, window, own).then_some(weight / 2.0)
}

/// True where `there` are the words of the anchor, some of them changed.
fn is_alike(index: &Index, window: &Window, there: &[Word]) -> bool {
    let own = window.own();
    let kept = common(index, window, there);
    let share =
        2.0 * kept.iter().filter(|kept| **kept).count() as f32 / (own.len() + there.len()) as f32;
    if own.len() > SHORT {
        return share >= ALIKE;
    }
    let names_kept = own.iter().zip(&kept).all(|(word, kept)| {
        let name = letters(&window.whole, word)
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_numeric());
        *kept || !name
    });
    names_kept && share >= ALIKE
}

/// Which of the anchor's own words are in the longest list that `there` has in the same order.
fn common(index: &Index, window: &Window, there: &[Word]) -> Vec<bool> {
    let own = window.own();
    let width = there.len() + 1;
    let mut lengths = vec![0_u16; (own.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let length = |lengths: &[u16], place| lengths.get(place).copied().unwrap_or(0);
    let pair = |one: &Word, other: &Word| are_alike(index, other, window, one);
    for (row, mine) in own.iter().enumerate().rev() {
        for (column, other) in there.iter().enumerate().rev() {
            let value = if pair(mine, other) {
                length(&lengths, at(row + 1, column + 1)) + 1
            } else {
                length(&lengths, at(row + 1, column)).max(length(&lengths, at(row, column + 1)))
            };
            if let Some(cell) = lengths.get_mut(at(row, column)) {
                *cell = value;
            }
        }
    }
    let mut kept = vec![false; own.len()];
    let (mut row, mut column) = (0, 0);
    while let (Some(mine), Some(other)) = (own.get(row), there.get(column)) {
        if pair(mine, other) {
            if let Some(kept) = kept.get_mut(row) {
                *kept = true;
            }
            row += 1;
            column += 1;
        } else if length(&lengths, at(row + 1, column)) >= length(&lengths, at(row, column + 1)) {
            row += 1;
        } else {
            column += 1;
        }
    }
    kept
}

/// True for two spellings of one word: the same letters, a plural, one letter in seven.
fn are_alike(index: &Index, there: &Word, window: &Window, own: &Word) -> bool {
    if there.key == own.key {
        return true;
    }
    let size = |word: &Word| (word.end - word.start) as usize;
    if size(there).abs_diff(size(own)) > 8 || size(there).max(size(own)) > 120 {
        return false;
    }
    let one: Vec<char> = letters(&window.whole, own)
        .flat_map(char::to_lowercase)
        .collect();
    let other: Vec<char> = letters(index.text, there)
        .flat_map(char::to_lowercase)
        .collect();
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let plural = short.len() >= 3 && long.strip_suffix(&['s']) == Some(short.as_slice());
    plural || is_near(short, long, long.len() / 7)
}

/// True where `short` becomes `long` by at most `most` changes of one letter.
fn is_near(short: &[char], long: &[char], most: usize) -> bool {
    if most == 0 || long.len() - short.len() > most {
        return false;
    }
    let mut above: Vec<usize> = (0..=long.len()).collect();
    for (row, one) in short.iter().enumerate() {
        let mut corner = row;
        let mut before = row + 1;
        if let Some(first) = above.first_mut() {
            *first = before;
        }
        for (other, cell) in long.iter().zip(above.iter_mut().skip(1)) {
            let changed = corner + usize::from(one != other);
            corner = *cell;
            *cell = changed.min(before + 1).min(*cell + 1);
            before = *cell;
        }
    }
    above.last().is_some_and(|&changes| changes <= most)
}

fn letters<'a>(text: &'a str, word: &Word) -> impl Iterator<Item = char> + 'a {
    text.get(word.start as usize..word.end as usize)
        .unwrap_or("")
        .chars()
        .filter(|c| !is_hidden(*c))
}

/// The bytes of the words `there`, with the signs at the edges that the anchor had.
fn span(index: &Index, window: &Window, there: &[Word]) -> Option<Span> {
    let (first, last) = (there.first()?, there.last()?);
    let exact = window.anchor.exact.as_str();
    let lead = exact.chars().take_while(|c| !is_word(*c)).count();
    let trail = exact.chars().rev().take_while(|c| !is_word(*c)).count();
    let before = index.text.get(..first.start as usize)?.chars().rev();
    let behind = index.text.get(last.end as usize..)?.chars();
    let leading: Vec<char> = exact.chars().take(lead).collect();
    let trailing: Vec<char> = exact.chars().rev().take(trail).collect();
    let start = outwards(before, leading.into_iter().rev()).unwrap_or(0);
    let end = outwards(behind, trailing.into_iter().rev()).unwrap_or(0);
    Some(Span::new(first.start - start, last.end + end))
}
