//! Numbers and dates of an edited sentence that are not what they were.
//!
//! Wider than the facts of a brief: where two versions differ, "three" for "four" and "Monday" for
//! "Tuesday" matter as much as sums do.

use std::collections::HashSet;
use std::ops::Range;

use super::lists::{DAYS, NUMBERS, UNITS};
use super::units::{Class, Token};
use super::words::Hunk;
use crate::model::{NumberChange, Span};
use crate::text::units::{CURRENCY_CODES, MONTHS};

/// A number or a date with its currency and unit, as indices of tokens.
type Expression = Range<usize>;

/// One side of a pair: its text and the tokens of the sentence.
pub(super) type Side<'a> = (&'a str, &'a [Token]);

/// What differs in the numbers of two sentences; `sentence` is the new one.
pub(super) fn changed(
    hunks: &[Hunk],
    (old_text, old): Side,
    (new_text, new): Side,
    sentence: Span,
) -> Vec<NumberChange> {
    let (ours, theirs) = (expressions(old_text, old), expressions(new_text, new));
    if ours.is_empty() && theirs.is_empty() {
        return Vec::new();
    }
    let mut paired: Vec<(usize, usize)> = Vec::new();
    let (mut left, mut right) = (HashSet::new(), HashSet::new());
    let mut pair = |one: usize, other: usize| {
        if !left.contains(&one) && !right.contains(&other) {
            left.insert(one);
            right.insert(other);
            paired.push((one, other));
        }
    };
    if ours.len() == theirs.len() {
        // as many as before: each is what stands in its place
        (0..ours.len()).for_each(|number| pair(number, number));
    }
    // what shares a word is one: "40 billion", "45 billion"
    for hunk in hunks.iter().filter(|hunk| hunk.same) {
        for (at, there) in (hunk.old.0..hunk.old.1).zip(hunk.new.0..) {
            if let Some((one, other)) = holding(&ours, at).zip(holding(&theirs, there)) {
                pair(one, other);
            }
        }
    }
    // of what stands in one place, one after another
    for hunk in hunks.iter().filter(|hunk| !hunk.same) {
        let inside = |all: &[Expression], from: usize, to: usize| -> Vec<usize> {
            let touched = |one: &Expression| one.start < to && from < one.end;
            let numbers = all.iter().enumerate().filter(|(_, one)| touched(one));
            numbers.map(|(number, _)| number).collect()
        };
        let there = inside(&theirs, hunk.new.0, hunk.new.1);
        let here = inside(&ours, hunk.old.0, hunk.old.1);
        for (one, other) in here.into_iter().zip(there) {
            pair(one, other);
        }
    }
    let touched = |one: &Expression, side: fn(&Hunk) -> (usize, usize)| {
        hunks.iter().filter(|hunk| !hunk.same).any(|hunk| {
            let (from, to) = side(hunk);
            one.start < to && from < one.end
        })
    };
    let span = |tokens: &[Token], one: &Expression| {
        let first = tokens.get(one.start).map(|token| token.span.start);
        let last = one.end.checked_sub(1).and_then(|at| tokens.get(at));
        Span::new(
            first.unwrap_or_default(),
            last.map_or(0, |token| token.span.end),
        )
    };
    let mut found: Vec<(usize, NumberChange)> = Vec::new();
    for (number, one) in ours.iter().enumerate() {
        let other = paired.iter().find(|pair| pair.0 == number);
        let other = other.and_then(|pair| theirs.get(pair.1));
        let (before, after) = (span(old, one), other.map(|other| span(new, other)));
        let changed = other.is_some() || touched(one, |hunk| hunk.old);
        let same = after.is_some_and(|after| is_same(before.of(old_text), after.of(new_text)));
        if changed && !same {
            let at = other.map_or(usize::MAX, |other| other.start);
            found.push((
                at,
                NumberChange {
                    old: Some(before),
                    new: after,
                    sentence,
                },
            ));
        }
    }
    for (number, one) in theirs.iter().enumerate() {
        if paired.iter().all(|pair| pair.1 != number) && touched(one, |hunk| hunk.new) {
            found.push((
                one.start,
                NumberChange {
                    old: None,
                    new: Some(span(new, one)),
                    sentence,
                },
            ));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, change)| change).collect()
}

fn holding(all: &[Expression], at: usize) -> Option<usize> {
    all.iter().position(|one| one.contains(&at))
}

/// True for one number written in two ways: 1,000 and 1000.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let kept = text
            .chars()
            .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}'));
        kept.flat_map(char::to_lowercase).collect()
    };
    plain(one) == plain(other)
}

/// The numbers and dates of a sentence, in order, never overlapping.
fn expressions(text: &str, tokens: &[Token]) -> Vec<Expression> {
    let reader = Reader { text, tokens };
    let mut found: Vec<Expression> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(end) = reader.core(at) else {
            at += 1;
            continue;
        };
        let least = found.last().map_or(0, |last| last.end);
        let start = reader.before(at, least);
        let end = reader.behind(end);
        found.push(start..end);
        at = end;
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.class == Class::Number)
    }

    /// True where no blank stands before the token at `at`.
    fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let pair = before.zip(self.tokens.get(at));
        pair.is_some_and(|(one, other)| one.span.end == other.span.start)
    }

    /// Behind the digits, the words for a number, or the name of a day or month at `at`.
    fn core(&self, at: usize) -> Option<usize> {
        if self.is_number(at) {
            let mut end = at + 1;
            // 2026-11-03, 3–4, 12:30, 3/4
            while matches!(self.word(end), "-" | "–" | ":" | "/")
                && self.touches(end)
                && self.is_number(end + 1)
                && self.touches(end + 1)
            {
                end += 2;
            }
            return Some(end);
        }
        let word = self.word(at);
        if MONTHS.contains(&word) || DAYS.contains(&word) {
            return Some(at + 1);
        }
        let is_word = |at: usize| NUMBERS.contains(&self.word(at).to_lowercase().as_str());
        if !is_word(at) {
            return None;
        }
        let mut end = at + 1;
        loop {
            let hyphen = usize::from(self.word(end) == "-" && self.touches(end));
            if !is_word(end + hyphen) {
                return Some(end);
            }
            end += hyphen + 1;
        }
    }

    /// Where what belongs before it begins: $, US$, minus, USD.
    fn before(&self, at: usize, least: usize) -> usize {
        let mut start = at;
        let sign = |at: usize| {
            matches!(
                self.word(at),
                "$" | "€" | "£" | "¥" | "₹" | "₽" | "₩" | "₴" | "₪"
            )
        };
        if start > least && sign(start - 1) {
            start -= 1;
            let letters = start.checked_sub(1).map_or("", |at| self.word(at));
            let code = (1..=3).contains(&letters.len())
                && letters.bytes().all(|byte| byte.is_ascii_uppercase());
            if start > least && code && self.touches(start) {
                start -= 1;
            }
            return start;
        }
        let word = start.checked_sub(1).map_or("", |at| self.word(at));
        let signed =
            matches!(word, "-" | "−" | "+") && self.touches(start) && !self.touches(start - 1);
        let belongs = signed || CURRENCY_CODES.contains(&word);
        start - usize::from(start > least && belongs)
    }

    /// Where what belongs behind it ends: per cent, billion euros, November 2026.
    fn behind(&self, mut end: usize) -> usize {
        loop {
            let word = self.word(end);
            let hyphen = usize::from(word == "-" && self.touches(end) && self.touches(end + 1));
            let unit = self.word(end + hyphen);
            if unit == "%" || UNITS.contains(&unit) || MONTHS.contains(&unit) {
                end += hyphen + 1;
            } else if self.follows_month(end) && self.is_number(end) {
                end += 1;
            } else if word == "," && self.is_year(end + 1) && self.is_number(end - 1) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    fn follows_month(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|at| MONTHS.contains(&self.word(at)))
    }

    fn is_year(&self, at: usize) -> bool {
        let word = self.word(at);
        let in_row = at
            .checked_sub(3)
            .is_some_and(|at| MONTHS.contains(&self.word(at)));
        in_row && word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::tests::{article, compared};

    /// "40 → 45": the numbers that changed, as they stand in both.
    fn told(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (article(old), article(new));
        let comparison = compared(&old, &new);
        let words = |span: Option<crate::model::Span>, text: &str| {
            span.map_or("none".to_owned(), |span| span.of(text).to_owned())
        };
        let numbers = comparison.numbers.iter();
        numbers
            .map(|one| {
                format!(
                    "{} → {}",
                    words(one.old, &old.text),
                    words(one.new, &new.text)
                )
            })
            .collect()
    }

    #[test]
    fn numbers_and_dates_are_told_whole() {
        for (old, new, wanted) in [
            (
                "The loan was $40 billion in all.",
                "The loan was $45 billion in all.",
                "$40 billion → $45 billion",
            ),
            (
                "It cost 40 million euros that year.",
                "It cost 40 billion euros that year.",
                "40 million euros → 40 billion euros",
            ),
            (
                "They met on 12 March 2026 in Geneva.",
                "They met on 14 March 2026 in Geneva.",
                "12 March 2026 → 14 March 2026",
            ),
            (
                "They met on March 12, 2026 in Geneva.",
                "They met on April 12, 2026 in Geneva.",
                "March 12, 2026 → April 12, 2026",
            ),
            (
                "Prices rose by 4.2 per cent there.",
                "Prices rose by 3.9 per cent there.",
                "4.2 per cent → 3.9 per cent",
            ),
            (
                "Prices rose by 4.2% there.",
                "Prices rose by 3.9% there.",
                "4.2% → 3.9%",
            ),
            (
                "Three ministers came to the talks.",
                "Four ministers came to the talks.",
                "Three → Four",
            ),
            (
                "The talks begin on Monday in Geneva.",
                "The talks begin on Tuesday in Geneva.",
                "Monday → Tuesday",
            ),
            (
                "Some 1,200 soldiers crossed the river.",
                "Some soldiers crossed the river.",
                "1,200 → none",
            ),
            (
                "The range is 3–4 years for all.",
                "The range is 3–5 years for all.",
                "3–4 → 3–5",
            ),
        ] {
            assert_eq!(told(old, new), [wanted], "{old}");
        }
        assert_eq!(
            told("From 3 to 5 of 10 members.", "From 5 to 3 of 10 members."),
            ["3 → 5", "5 → 3"]
        );
        // written otherwise, or beside the change
        assert!(told("Of 1,000 men 20 came.", "Of 1000 men 20 came.").is_empty());
        assert!(told("Of 20 men some came.", "Of 20 people some came.").is_empty());
    }
}
