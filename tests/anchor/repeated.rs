//! An article that stands several times in one file: which of its copies a highlight belongs to is
//! told by the order of the highlights and by what stands beside them.

use std::ops::Range;

use attache::model::Span;

use crate::edits::{Revised, replaced};
use crate::{Case, Tally, cases};

/// What is put on top of the file.
const LINE: &str = "Forwarded again by the desk at noon.\n\n";

/// `case` so many times in one text, with its highlights in each copy.
fn repeated(case: &Case, times: usize) -> Case {
    let copy = format!("{}\n\n", case.text.trim_end());
    let spans = (0..times).flat_map(|number| {
        let by = (number * copy.len()) as u32;
        let all = case.spans.iter();
        all.map(move |span| Span::new(span.start + by, span.end + by))
    });
    Case {
        name: format!("{} x {times}", case.name),
        text: copy.repeat(times),
        spans: spans.collect(),
    }
}

/// A line on top, and one word in `every` changed; only those outside of all highlights, or any.
fn edited(case: &Case, every: usize, first: usize, anywhere: bool) -> Revised<'_> {
    let mut parts: Vec<(Range<usize>, String)> = vec![(0..0, LINE.to_owned())];
    let words = case.text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.len() > 3);
    for word in words.skip(first).step_by(every) {
        let from = word.as_ptr() as usize - case.text.as_ptr() as usize;
        let range = from..from + word.len();
        let in_one =
            |span: &Span| (span.start as usize) < range.end && range.start < span.end as usize;
        // a name that is another one now is gone; a sentence with another word within is not
        let within = |span: &Span| {
            span.start as usize + 15 < range.start && range.end + 15 < span.end as usize
        };
        let spoiled = case
            .spans
            .iter()
            .any(|span| in_one(span) && !(anywhere && within(span)));
        if !spoiled {
            let new = if from.is_multiple_of(2) {
                "quite another"
            } else {
                "so"
            };
            parts.push((range, new.to_owned()));
        }
    }
    replaced(&case.text, &parts)
}

#[track_caller]
fn holds(times: usize, every: usize, anywhere: bool, least: f64) {
    let (mut all, mut few) = (Tally::default(), Tally::default());
    for case in cases().iter().skip(1).step_by(3) {
        let case = repeated(case, times);
        for first in [3, every / 2] {
            let revised = edited(&case, every, first, anywhere);
            all.group(&case, &revised, &case.spans);
            for first in 0..3 {
                let spans: Vec<Span> = case.spans.iter().skip(first).step_by(9).copied().collect();
                few.group(&case, &revised, &spans);
            }
        }
    }
    for tally in [&all, &few] {
        println!(
            "{times} times, one word in {every}: {} right, {} orphaned ({:.2} %), {} wrong",
            tally.right,
            tally.orphaned,
            100.0 * tally.share(),
            tally.wrong.len()
        );
    }
    for (tally, least) in [(&all, least), (&few, least - 0.08)] {
        assert!(tally.right + tally.orphaned > 1000, "too few to tell");
        let some = tally.wrong.get(..12).unwrap_or(&tally.wrong);
        assert!(tally.wrong.is_empty(), "{}", some.join("\n"));
        assert!(tally.share() >= least, "{:.2} %", 100.0 * tally.share());
    }
}

#[test]
fn twice_with_a_line_on_top() {
    holds(2, usize::MAX - 9, false, 0.98);
}

#[test]
fn three_times_with_a_line_on_top() {
    holds(3, usize::MAX - 9, false, 0.98);
}

#[test]
fn twice_with_words_changed() {
    holds(2, 61, false, 0.98);
}

#[test]
fn three_times_with_words_changed() {
    holds(3, 61, false, 0.98);
}
