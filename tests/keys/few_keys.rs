//! How many keys it takes to review an article whole, every verdict right.

use std::path::Path;
use std::sync::Arc;

use attache::app::{DoubtMark, Event};
use attache::config::Lighting;
use attache::model::{Annotations, Article, Span, Verdict};
use attache::open::{self, Options};

use super::harness::Reader;

/// The usual terminal.
const USUAL: (u16, u16) = (80, 24);

/// How a review is gone through.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// With the list of what is doubtful.
    Listed,
    /// Entity by entity.
    Asked,
}

/// An article, and what of its highlights is wrong.
struct Hand {
    article: Arc<Article>,
    found: Arc<Annotations>,
    wrong: Vec<Span>,
}

/// A reader who knows which highlights are wrong, and counts the keys.
struct Reviewer<'a> {
    reader: Reader,
    wrong: &'a [Span],
    way: Way,
    keys: usize,
}

impl Hand {
    /// Reads a bundled briefing; what is wrong is told with words around it, itself in brackets.
    fn at(name: &str, quick: bool, wrong: &[&str]) -> Self {
        let named = |briefing: &&open::Bundled| briefing.name == name;
        let briefing = open::BUNDLED.iter().find(named).unwrap();
        let options = Options {
            quick,
            ..Options::default()
        };
        let bytes = briefing.bytes.to_vec();
        let opened = open::open(bytes, Path::new(name), &options, &Arc::default()).unwrap();
        let article = Arc::new(opened.article);
        let wrong = wrong.iter().map(|told| place(&article.text, told));
        let wrong = wrong.collect();
        Self {
            article,
            found: Arc::new(opened.annotations),
            wrong,
        }
    }

    /// Reviews all, and counts the keys.
    fn review(&self, way: Way) -> usize {
        let mut reader = Reader::of(self.article.clone(), true, USUAL);
        reader.update(Event::Annotated {
            article: self.article.clone(),
            annotations: self.found.clone(),
            whole: true,
        });
        let reviewer = Reviewer {
            reader,
            wrong: &self.wrong,
            way,
            keys: 0,
        };
        reviewer.review()
    }
}

impl Reviewer<'_> {
    fn press(&mut self, key: &str) {
        self.keys += 1;
        assert!(self.keys < 300, "the review does not end");
        self.reader.press(key);
    }

    /// How many of these places are wrong, and how many there are.
    fn faults<'a>(&self, spans: impl Iterator<Item = &'a Span>) -> (usize, usize) {
        spans.fold((0, 0), |(wrong, all), span| {
            (wrong + usize::from(self.wrong.contains(span)), all + 1)
        })
    }

    fn review(mut self) -> usize {
        self.press("r");
        loop {
            let question = self.reader.app.question_words();
            let yes = |question: &String| !question.contains("doubtful") || self.way == Way::Listed;
            if question.as_ref().is_some_and(yes) {
                self.press("<Enter>");
                continue;
            }
            let lights = &self.reader.app.document.lights;
            let lighting = self.reader.app.document.lighting();
            let (decided, all) = lights.progress(lighting);
            if self.reader.app.doubts.is_some() && self.way == Way::Asked {
                self.press("<Esc>");
            } else if self.reader.app.doubts.is_some() {
                self.decide_list();
            } else if decided < all {
                self.decide_entity();
            } else if lighting == Lighting::Key {
                self.press("p");
            } else {
                break;
            }
        }
        for light in self.reader.app.document.lights.all() {
            let wanted = if self.wrong.contains(&light.span) {
                Verdict::Rejected
            } else {
                Verdict::Accepted
            };
            let words = light.span.of(&self.reader.app.article().text);
            assert_eq!(light.verdict, wanted, "{words}");
        }
        self.keys
    }

    /// Marks what is wrong in the list, and what is partly so to be asked for.
    fn decide_list(&mut self) {
        let rows = self.reader.app.doubts.as_ref().unwrap().rows.clone();
        for (row, number) in rows.iter().zip(1..) {
            let wanted = match self.faults(row.spans.iter()) {
                (0, _) => DoubtMark::Right,
                (wrong, all) if wrong == all => DoubtMark::Wrong,
                _ => DoubtMark::Later,
            };
            let mark = |hand: &Self| hand.reader.app.doubts.as_ref().unwrap().rows[number - 1].mark;
            while mark(self) != wanted {
                self.press(&number.to_string());
            }
        }
        self.press("<Enter>");
    }

    /// Decides the entity that is asked for: whole, or where it is partly wrong mention by mention.
    fn decide_entity(&mut self) {
        let app = &self.reader.app;
        let light = *app.current_light().unwrap();
        let review = app.review.as_ref().unwrap();
        let Some(entity) = review.whole(&light) else {
            let wrong = self.wrong.contains(&light.span);
            return self.press(if wrong { "x" } else { "a" });
        };
        let waiting = app.document.lights.of(entity);
        let waiting = waiting.filter(|light| light.is_undecided());
        let spans: Vec<Span> = waiting.map(|light| light.span).collect();
        match self.faults(spans.iter()) {
            (0, _) => self.press("a"),
            (wrong, all) if wrong == all => self.press("x"),
            _ => self.press("l"),
        }
    }
}

/// The words in brackets, where the words around them stand so.
#[track_caller]
fn place(text: &str, told: &str) -> Span {
    let (before, rest) = told.split_once('[').unwrap();
    let (words, behind) = rest.split_once(']').unwrap();
    let whole = format!("{before}{words}{behind}");
    let mut found = text.match_indices(&whole);
    let (at, _) = found.next().unwrap_or_else(|| panic!("no “{whole}”"));
    assert!(found.next().is_none(), "“{whole}” is not the only one");
    let start = (at + before.len()) as u32;
    Span::new(start, start + words.len() as u32)
}

/// What is wrong in the seed.
const SEED: &[&str] = &[
    "help [cooperation] on",
    "remove [misunderstandings].",
    "that [adversaries] talk",
];

/// The same where it was read only once.
const SEED_ONCE: &[&str] = &[
    "the [security] that a closed",
    "talks [guarantee] nothing",
    "change the [conditions] in which",
    "does too much [harm],",
    "become the [price] of an",
    "help [cooperation] on",
];

/// What is wrong in the cable.
const CABLE: &[&str] = &[
    "wider [definition of trade]",
    "commitment to [lend],",
    "[European] and international lenders",
    "not a [budget].",
    "between [China] and",
];

/// Keys of a review entity by entity, and with the list of what is doubtful.
fn keys(name: &str, quick: bool, wrong: &[&str]) -> (usize, usize) {
    let hand = Hand::at(name, quick, wrong);
    (hand.review(Way::Asked), hand.review(Way::Listed))
}

#[test]
fn the_seed_is_reviewed_in_at_most_twenty_keys() {
    let (asked, listed) = keys("miami-talks.txt", false, SEED);
    assert!(listed <= 20 && listed < asked, "{listed} of {asked}");
}

#[test]
fn what_was_read_once_takes_no_more_of_them() {
    let (asked, listed) = keys("miami-talks.txt", true, SEED_ONCE);
    assert!(listed <= 20 && listed < asked, "{listed} of {asked}");
}

#[test]
fn a_list_saves_keys_in_another_text() {
    let (asked, listed) = keys("corridor-cable.txt", false, CABLE);
    assert!(listed <= 20 && listed < asked, "{listed} of {asked}");
}
