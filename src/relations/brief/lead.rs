//! What a sentence says of the article as a whole, and what stands before its first word.

use std::collections::HashSet;

use crate::lexicon::norm::hashes;
use crate::lexicon::tokens::is;
use crate::lexicon::{self, is_word_of, list};
use crate::model::Article;

/// Bytes in which a dateline ends.
const NEAR: usize = 72;
/// What ends one.
const MARKS: [&str; 5] = [" - ", " -- ", " — ", " – ", " _ "];
/// Most words of a title that count.
const ECHO: usize = 3;
/// Shorter words say nothing.
const SHORT: usize = 4;
/// What the first sentences of a section are worth, as what it is about is said early.
const ORDER: [i32; 3] = [3, 2, 1];

/// The words of a title.
#[derive(Debug, Default)]
pub(super) struct Title(HashSet<u64>);

impl Title {
    pub(super) fn new(title: &str) -> Self {
        Self(stems(title).collect())
    }

    /// How many words of the title a sentence takes up.
    pub(super) fn echo(&self, sentence: &str) -> i32 {
        let shared: HashSet<u64> = stems(sentence)
            .filter(|stem| self.0.contains(stem))
            .collect();
        shared.len().min(ECHO) as i32
    }
}

fn stems(text: &str) -> impl Iterator<Item = u64> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let long = words.filter(|word| word.len() >= SHORT);
    long.map(hashes)
        .filter(|(word, _)| lexicon::classes(*word) & is::STOP == 0)
        .map(|(_, stem)| stem)
}

/// The year in which the article is.
#[derive(Debug)]
pub(super) struct Times(u32);

impl Times {
    /// That in which it was published, else the last one that it names.
    pub(super) fn new(article: &Article) -> Self {
        let date = article.date.as_deref().and_then(|date| years(date).max());
        Self(date.or_else(|| years(&article.text).max()).unwrap_or(0))
    }

    /// Whether a sentence tells of an earlier year: "In 2011 Peru refused", but not "since 2011".
    pub(super) fn is_past(&self, sentence: &str) -> bool {
        let ties = ["since ", "from ", "between ", "by "];
        let kept = ties.iter().any(|tie| sentence.contains(tie));
        !kept && years(sentence).max().is_some_and(|year| year < self.0)
    }
}

/// The years in `text`, but for those that are a time limit: "by 2050".
fn years(text: &str) -> impl Iterator<Item = u32> {
    const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;
    let mut before = "";
    text.split(|c: char| !c.is_alphanumeric())
        .filter(move |word| {
            let limit = matches!(before, "by" | "until" | "before" | "through");
            before = word;
            word.len() == 4 && !limit
        })
        .filter_map(|word| word.parse().ok())
        .filter(|year| YEARS.contains(year))
}

/// What the sentence with this number in its section is worth for that.
pub(super) fn order(number: u32) -> i32 {
    ORDER.get(number as usize).copied().unwrap_or(0)
}

/// Whether a sentence goes on from one before it: "However, …", "They …".
pub(super) fn hangs(text: &str) -> bool {
    let open = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = open.split(|c: char| !c.is_alphanumeric()).next();
    is_word_of(list::GOES_ON, first.unwrap_or(""))
}

/// Length of the dateline at the head of a report: "LIMA, May 3 (AP) - It rained", but not "US-led
/// talks - it rained".
pub(super) fn dateline(text: &str) -> usize {
    let near = text.get(..text.floor_char_boundary(NEAR)).unwrap_or("");
    let ends = MARKS
        .iter()
        .filter_map(|mark| Some((near.find(mark)?, mark.len())));
    let Some((end, mark)) = ends.min() else {
        return 0;
    };
    let head = near.get(..end).unwrap_or("");
    let town = head
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let shouted = town.len() > 1 && town.chars().all(char::is_uppercase);
    let names = head
        .split_whitespace()
        .all(|word| !word.starts_with(char::is_lowercase));
    // a town alone, or with its country, a day or an agency
    let told =
        head.len() == town.len() || head.contains([',', '(']) || !head.contains(char::is_lowercase);
    if shouted && names && told {
        end + mark
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::{Times, Title, dateline, hangs};
    use crate::lexicon::fixture::article;

    #[test]
    fn a_dateline_is_not_said() {
        for (text, rest) in [
            ("LIMA (AP) - It rained.", "It rained."),
            ("LIMA, May 3 (Xinhua) -- It rained.", "It rained."),
            ("LIMA — It rained.", "It rained."),
            ("NEW YORK – It rained.", "It rained."),
        ] {
            assert_eq!(&text[dateline(text)..], rest);
        }
        for text in [
            "US officials - all of them - left.",
            "It rained - a lot.",
            "Peru - it rained.",
            "",
        ] {
            assert_eq!(dateline(text), 0, "{text}");
        }
    }

    #[test]
    fn a_sentence_may_hang_on_the_one_before() {
        assert!(hangs("However, Peru left.") && hangs("“They left.”"));
        assert!(!hangs("Peru left, however.") && !hangs(""));
    }

    #[test]
    fn what_was_wanted_in_an_earlier_year_is_past() {
        let times = |text: &str| Times::new(&article(text));
        let now = times("In 2011 Peru refused. It agreed on 3 May 2014 to end it by 2050.");
        assert!(now.is_past("In 2011 Peru refused."));
        assert!(!now.is_past("Peru has refused since 2011."));
        assert!(!now.is_past("It agreed on 3 May 2014."));
        assert!(!times("In 2011 Peru refused.").is_past("In 2011 Peru refused."));
    }

    #[test]
    fn a_sentence_takes_up_words_of_the_title() {
        let title = Title::new("Peru drops its tolls for ferries");
        assert_eq!(
            title.echo("The ferry is free: Peru has dropped the toll."),
            3
        );
        assert_eq!(title.echo("It rained for the third time with hail."), 0);
    }
}
