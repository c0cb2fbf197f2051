//! Generated edits of real articles: each is told as what it is, where it is, and nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::path::Path;

use attache::compare::compare;
use attache::model::{Article, BlockKind, ChangeKind, Span};
use attache::open::{self, BUNDLED, Options};
use attache::text::sentences;

/// Least F1 over all edits.
const FLOOR: f64 = 0.97;

/// Edits that are made.
const EDITS: usize = 200;

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

fn article(name: &str, text: &str) -> Article {
    let bytes = text.as_bytes().to_vec();
    open::article(bytes, Path::new(name), &Options::default()).unwrap()
}

/// Paragraphs with their sentences, as they stand in the reading text.
fn paragraphs(article: &Article) -> Vec<Vec<String>> {
    let blocks = article
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph);
    let paragraphs = blocks.map(|block| {
        let text = block.span.of(&article.text);
        let cut = sentences(text).map(|(start, end)| text[start..end].to_owned());
        cut.collect::<Vec<_>>()
    });
    let long = |one: &Vec<String>| one.len() > 1 && one.iter().all(|words| words.len() > 40);
    paragraphs.filter(long).collect()
}

/// The article as plain paragraphs: what is edited is then known to the letter.
fn written(paragraphs: &[Vec<String>]) -> String {
    let written: Vec<String> = paragraphs.iter().map(|one| one.join(" ")).collect();
    format!("{}\n", written.join("\n\n"))
}

/// An edit that was made: its kind, and the sentence as it was and as it is.
struct Edit {
    kind: ChangeKind,
    old: String,
    new: String,
    numbers: Option<(String, String)>,
}

fn edited(paragraphs: &mut [Vec<String>], dice: &mut Dice) -> Option<Edit> {
    let at = dice.roll(paragraphs.len());
    let sentence = dice.roll(paragraphs[at].len());
    let old = paragraphs[at][sentence].clone();
    let told = |kind, new: String| Edit {
        kind,
        old: old.clone(),
        new,
        numbers: None,
    };
    match dice.roll(5) {
        0 => {
            let words: Vec<&str> = old.split(' ').collect();
            let word = words
                .iter()
                .find(|word| word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase()))?;
            let new = old.replacen(*word, "lantern", 1);
            paragraphs[at][sentence].clone_from(&new);
            Some(told(ChangeKind::Edited, new))
        }
        1 => {
            let from = old.find(|c: char| c.is_ascii_digit())?;
            let digits = old[from..].bytes().take_while(u8::is_ascii_digit).count();
            let number = &old[from..from + digits];
            let other = format!("{}", 3 + dice.roll(90));
            if number == other || number.len() > 6 {
                return None;
            }
            let new = format!("{}{other}{}", &old[..from], &old[from + digits..]);
            paragraphs[at][sentence].clone_from(&new);
            Some(Edit {
                numbers: Some((number.to_owned(), other)),
                ..told(ChangeKind::Edited, new)
            })
        }
        2 => {
            let new = format!(
                "The {} ministers will meet again in the spring.",
                3 + dice.roll(9)
            );
            paragraphs[at].insert(sentence, new.clone());
            Some(told(ChangeKind::Added, new))
        }
        3 => {
            paragraphs[at].remove(sentence);
            Some(told(ChangeKind::Deleted, String::new()))
        }
        _ => {
            let there = dice.roll(paragraphs.len());
            if there.abs_diff(at) < 2 {
                return None;
            }
            let moved = paragraphs[at].remove(sentence);
            paragraphs[there].push(moved);
            Some(told(ChangeKind::Moved, old.clone()))
        }
    }
}

#[test]
fn generated_edits_are_told_as_what_they_are() {
    let mut dice = Dice(20_261_129);
    let texts: Vec<Vec<Vec<String>>> = BUNDLED
        .iter()
        .map(|one| paragraphs(&article(one.name, std::str::from_utf8(one.bytes).unwrap())))
        .filter(|paragraphs| paragraphs.len() > 4)
        .collect();
    assert!(texts.len() > 1);
    let (mut right, mut wrong, mut missed) = (0_u32, 0_u32, 0_u32);
    let mut made = 0;
    while made < EDITS {
        let before = &texts[dice.roll(texts.len())];
        let mut after = before.clone();
        let Some(edit) = edited(&mut after, &mut dice) else {
            continue;
        };
        made += 1;
        let (old, new) = (
            article("a.txt", &written(before)),
            article("a.txt", &written(&after)),
        );
        let comparison = compare(&old, &new);
        let words =
            |span: Option<Span>, text: &str| span.map_or("", |span| span.of(text)).to_owned();
        let hit = comparison.changes.iter().filter(|change| {
            let was = words(change.old, &old.text);
            let is = words(change.new, &new.text);
            change.kind == edit.kind
                && (edit.kind == ChangeKind::Added || was == edit.old)
                && (edit.kind == ChangeKind::Deleted || is == edit.new)
        });
        let hits = hit.count() as u32;
        right += hits;
        wrong += comparison.changes.len() as u32 - hits;
        missed += u32::from(hits == 0);
        if let Some((was, is)) = &edit.numbers {
            let told = comparison.numbers.iter().any(|number| {
                words(number.old, &old.text).contains(was)
                    && words(number.new, &new.text).contains(is)
            });
            assert!(told, "{was} → {is} in {:?}", edit.old);
        }
    }
    let f1 = 2.0 * f64::from(right) / f64::from(2 * right + wrong + missed);
    println!("{made} edits: {right} right, {wrong} wrong, {missed} missed, F1 {f1:.3}");
    assert!(f1 >= FLOOR, "F1 {f1:.3}");
}

#[test]
fn a_text_that_is_only_wrapped_anew_is_the_same() {
    for one in BUNDLED {
        let text = std::str::from_utf8(one.bytes).unwrap();
        let paragraphs = paragraphs(&article(one.name, text));
        let old = written(&paragraphs);
        let rows = old
            .split("\n\n")
            .map(|paragraph| textwrap::fill(paragraph, 68));
        let new = rows.collect::<Vec<_>>().join("\n\n");
        let comparison = compare(&article("a.txt", &old), &article("a.txt", &new));
        assert!(
            comparison.is_same(),
            "{}: {:?}",
            one.name,
            comparison.changes
        );
    }
}
