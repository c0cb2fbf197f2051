//! The features of a word in its run: what the weights are looked up by.

use std::ops::Range;

use super::affix::{head, tail};
use super::key::{End, exact, mix, mix_two};
use super::word::{Word, is};

/// What a feature is about, for [`super::explain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Nothing: what is so of any word.
    Any,
    /// The word.
    Word,
    /// How it starts or ends.
    Affix,
    /// How it is written.
    Shape,
    /// The word before.
    Before,
    /// The word behind.
    After,
    /// Words around it.
    Around,
    /// How common it is.
    Common,
    /// What the table of names says of it.
    Listed,
    /// What the table of names says of its neighbours.
    ListedNear,
    /// What the document says of it.
    Document,
    /// What the rules say of it.
    Rule,
    /// The capitalised words that it stands among.
    Run,
}

/// In the place of a word that is not there.
const NONE: u64 = 0x0123_4567;

/// A word among its neighbours of the same sentence.
struct View<'a> {
    text: &'a str,
    words: &'a [Word],
    at: usize,
    before: Option<&'a Word>,
    /// The word before `before`.
    before_two: Option<&'a Word>,
    after: Option<&'a Word>,
    /// The word behind `after`.
    after_two: Option<&'a Word>,
}

impl<'a> View<'a> {
    /// The neighbours are asked for by thirty features: they are looked for once.
    fn new(text: &'a str, words: &'a [Word], at: usize, word: &Word) -> Self {
        // none over the start of the sentence, none over its end
        let back = |from: &Word, back: usize| {
            let at = at.checked_sub(back).filter(|_| !from.is(is::FENCE));
            words.get(at?)
        };
        let on = |on: usize| words.get(at + on).filter(|word| !word.is(is::FENCE));
        let (before, after) = (back(word, 1), on(1));
        Self {
            text,
            words,
            at,
            before,
            before_two: before.and_then(|before| back(before, 2)),
            after,
            after_two: after.and_then(|_| on(2)),
        }
    }

    fn shown(&self, word: Option<&Word>) -> &'a str {
        word.map_or("", |word| word.of(self.text))
    }
}

/// Hash of the last three letters of a neighbour.
fn tail_of(view: &View, word: Option<&Word>) -> u64 {
    let shown = view.shown(word);
    tail(shown, End::last(shown), 3)
}

fn small(word: Option<&Word>) -> u64 {
    word.map_or(NONE, |word| word.lower)
}

fn shape(word: Option<&Word>) -> u64 {
    word.map_or(NONE, |word| u64::from(word.shape))
}

/// The classes of a word in one number.
fn listed(word: Option<&Word>) -> u64 {
    word.map_or(0, |word| {
        u64::from(word.single) | u64::from(word.begin) << 16 | u64::from(word.inside) << 32
    })
}

fn rule(word: Option<&Word>) -> u64 {
    word.map_or(99, |word| u64::from(word.rule))
}

/// How common a word is and how it is written.
fn manner(word: Option<&Word>) -> u64 {
    word.map_or(9, |word| {
        u64::from(word.common)
            | u64::from(word.is(is::CAPITAL)) << 4
            | u64::from(word.is(is::UPPER)) << 5
    })
}

fn bits(set: u16) -> impl Iterator<Item = u64> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let bit = rest.trailing_zeros();
        // takes the lowest bit off; few are set
        rest &= rest.checked_sub(1)?;
        Some(u64::from(bit))
    })
}

/// Which features are asked for, as bits.
pub(super) mod part {
    /// Those of the letters of the word.
    pub(in super::super) const FORM: u8 = 1;
    /// Those of what is said of the word alone: all that [`super::super::memo::manner`] has.
    pub(in super::super) const MANNER: u8 = 1 << 1;
    /// Those of its place among others, and what else is left.
    pub(in super::super) const PLACE: u8 = 1 << 2;
    /// All.
    pub(in super::super) const ALL: u8 = FORM | MANNER | PLACE;
}

/// Gives every feature of the word at `at`, which stands in `run`, to `take`.
pub(super) fn each(
    text: &str,
    words: &[Word],
    at: usize,
    run: &Range<usize>,
    take: impl FnMut(About, u64),
) {
    parts::<{ part::ALL }>(text, words, at, run, take);
}

/// Gives the features of the parts `P` (see [`part`]) to `take`, in the order of all.
pub(super) fn parts<const P: u8>(
    text: &str,
    words: &[Word],
    at: usize,
    run: &Range<usize>,
    mut take: impl FnMut(About, u64),
) {
    let Some(word) = words.get(at) else {
        return;
    };
    let view = View::new(text, words, at, word);
    own::<P>(&view, word, &mut take);
    if P & part::PLACE != 0 {
        around(&view, word, &mut take);
    }
    names::<P>(&view, word, &mut take);
    document::<P>(&view, word, &mut take);
    rules::<P>(&view, word, &mut take);
    if P & part::PLACE != 0 {
        whole(&view, run, &mut take);
    }
}

/// How the word is written, and where.
pub(super) fn state(word: &Word) -> u64 {
    u64::from(word.common)
        | u64::from(word.is(is::OPENS)) << 4
        | u64::from(word.is(is::UPPER)) << 5
        | u64::from(word.style) << 6
}

fn own<const P: u8>(view: &View, word: &Word, take: &mut impl FnMut(About, u64)) {
    if P & part::FORM != 0 {
        form(word.of(view.text), word, take);
    }
    let state = state(word);
    if P & part::MANNER != 0 {
        let hyphen = u64::from(word.is(is::HYPHEN));
        take(About::Common, mix(19, state | hyphen << 8));
    }
    if P & part::PLACE != 0 {
        let near = manner(view.before) | manner(view.after) << 8;
        take(About::Common, mix_two(20, state, near));
        if word.style > 0 {
            take(About::Shape, mix_two(36, word.lower, u64::from(word.style)));
        }
    }
    if P & part::MANNER != 0 && word.style > 0 {
        take(About::Shape, mix_two(37, u64::from(word.evidence), state));
    }
}

/// What follows from the letters of a word.
fn form(shown: &str, word: &Word, take: &mut impl FnMut(About, u64)) {
    take(About::Any, mix(1, 0));
    take(About::Word, mix(2, exact(shown)));
    take(About::Word, mix(3, word.lower));
    take(About::Shape, mix(4, u64::from(word.shape)));
    let (first, last) = (End::first(shown), End::last(shown));
    for count in 2..=4 {
        take(
            About::Affix,
            mix(3 + count, tail(shown, last, count as usize)),
        );
    }
    take(About::Affix, mix(8, head(shown, first, 3)));
    take(About::Affix, mix(9, head(shown, first, 4)));
}

fn around(view: &View, word: &Word, take: &mut impl FnMut(About, u64)) {
    let (before, after) = (view.before, view.after);
    let (b1, b2) = (small(before), small(view.before_two));
    let (a1, a2) = (small(after), small(view.after_two));
    let own = u64::from(word.shape);
    take(About::Before, mix(10, b1));
    take(About::After, mix(11, a1));
    take(About::Before, mix(12, b2));
    take(About::After, mix(13, a2));
    take(About::Before, mix_two(14, b1, word.lower));
    take(About::After, mix_two(15, word.lower, a1));
    take(About::Around, mix_two(16, b1, a1));
    take(About::Before, mix_two(45, b2, b1));
    take(About::After, mix_two(46, a1, a2));
    take(About::Shape, mix_two(17, shape(before), own));
    take(About::Shape, mix_two(18, own, shape(after)));
    take(
        About::Shape,
        mix_two(47, shape(before), mix_two(48, own, shape(after))),
    );
    take(About::Before, mix_two(21, own, b1));
    take(About::After, mix_two(22, own, a1));
    take(About::Before, mix_two(49, tail_of(view, before), own));
    take(About::After, mix_two(50, tail_of(view, after), own));
}

fn names<const P: u8>(view: &View, word: &Word, take: &mut impl FnMut(About, u64)) {
    let (before, after) = (view.before, view.after);
    let own = listed(Some(word));
    if P & part::MANNER != 0 {
        lists(word, take);
        take(About::Listed, mix(23, own));
    }
    if P & part::PLACE != 0 {
        let (b1, a1) = (listed(before), listed(after));
        take(About::ListedNear, mix_two(24, b1, own));
        take(About::ListedNear, mix_two(25, own, a1));
        take(About::ListedNear, mix_two(26, b1, a1));
    }
    if P & part::MANNER != 0 {
        take(About::Listed, mix_two(27, own, u64::from(word.shape)));
    }
    if P & part::PLACE != 0 {
        take(About::Before, mix_two(28, own, small(before)));
        take(About::After, mix_two(29, own, small(after)));
        beside(before, after, take);
    }
}

/// Each list that a word is in.
fn lists(word: &Word, take: &mut impl FnMut(About, u64)) {
    let state = state(word);
    for bit in bits(word.single) {
        take(About::Listed, mix(100 + bit, 0));
        take(About::Listed, mix_two(400 + bit, state, 0));
    }
    for bit in bits(word.begin) {
        take(About::Listed, mix(140 + bit, 0));
    }
    for bit in bits(word.inside) {
        take(About::Listed, mix(180 + bit, 0));
    }
}

/// Each list that its neighbours are in.
fn beside(before: Option<&Word>, after: Option<&Word>, take: &mut impl FnMut(About, u64)) {
    if let Some(before) = before {
        for bit in bits(before.single | before.inside) {
            take(
                About::ListedNear,
                mix(220 + bit, u64::from(before.is(is::CAPITAL))),
            );
        }
    }
    if let Some(after) = after {
        for bit in bits(after.single | after.begin) {
            take(
                About::ListedNear,
                mix(260 + bit, u64::from(after.is(is::CAPITAL))),
            );
        }
    }
}

fn document<const P: u8>(view: &View, word: &Word, take: &mut impl FnMut(About, u64)) {
    let evidence = u64::from(word.evidence);
    if P & part::MANNER != 0 {
        let own = listed(Some(word));
        for bit in bits(word.evidence) {
            take(About::Document, mix(300 + bit, 0));
            take(About::Document, mix_two(340 + bit, own & 0xffff, 0));
        }
        take(About::Document, mix(30, evidence));
        take(About::Document, mix_two(31, evidence, state(word)));
    }
    if P & part::PLACE == 0 {
        return;
    }
    let (before, after) = (view.before, view.after);
    if let Some(before) = before {
        take(
            About::Document,
            mix_two(32, u64::from(before.evidence), evidence),
        );
        let big = after.is_some_and(|after| after.is(is::CAPITAL));
        take(About::Before, mix_two(34, before.lower, u64::from(big)));
    }
    if let Some(after) = after {
        take(
            About::Document,
            mix_two(33, u64::from(after.evidence), evidence),
        );
    }
}

fn rules<const P: u8>(view: &View, word: &Word, take: &mut impl FnMut(About, u64)) {
    let (before, after) = (view.before, view.after);
    let guess = rule(Some(word));
    if P & part::MANNER != 0 {
        take(About::Rule, mix(60, guess));
    }
    if P & part::PLACE != 0 {
        take(About::Rule, mix_two(61, rule(before), guess));
        take(About::Rule, mix_two(62, guess, rule(after)));
    }
    if P & part::MANNER != 0 {
        take(About::Rule, mix_two(63, guess, u64::from(word.shape)));
        take(About::Rule, mix_two(64, guess, state(word)));
    }
    if P & part::PLACE != 0 {
        take(About::Rule, mix_two(65, guess, small(before)));
        take(About::Rule, mix_two(66, guess, small(after)));
    }
    if P & part::MANNER != 0 {
        take(About::Rule, mix_two(67, guess, u64::from(word.evidence)));
    }
}

/// What the run of capitals as a whole says: what stands before and behind it, how it ends.
fn whole(view: &View, run: &Range<usize>, take: &mut impl FnMut(About, u64)) {
    let length = run.len();
    let place = (view.at - run.start).min(3) as u64 | ((run.end - 1 - view.at).min(3) as u64) << 2;
    let size = length.min(6) as u64;
    take(About::Run, mix_two(70, place, size));
    let first = view.words.get(run.start);
    let last = view.words.get(run.end - 1);
    let fenced = first.is_some_and(|first| first.is(is::FENCE));
    let before = run
        .start
        .checked_sub(1)
        .and_then(|at| view.words.get(at))
        .filter(|_| !fenced);
    let after = view.words.get(run.end).filter(|word| !word.is(is::FENCE));
    take(About::Run, mix_two(71, small(before), size));
    take(About::Run, mix_two(72, small(after), size));
    if length > 1 {
        take(About::Run, mix_two(73, small(last), place));
        take(About::Run, mix_two(74, small(first), place));
        take(About::Run, mix_two(75, listed(last) & 0xffff, place));
        take(About::Run, mix_two(76, listed(first) & 0xffff, place));
    }
}

#[cfg(test)]
mod tests {
    use super::bits;

    #[test]
    fn bits_are_those_that_are_set() {
        for set in [0, 1, 0x8000, 0xffff, 0b1010_0110] {
            let slow: Vec<u64> = (0..16).filter(|bit| set & 1 << bit != 0).collect();
            assert_eq!(bits(set).collect::<Vec<_>>(), slow);
        }
    }
}
