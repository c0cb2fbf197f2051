//! Scores the outline of every text in `tests/fixtures/outline` against what a person would mark.
//!
//! Beside each `name.txt` stands `name.outline`: `title LINE`, `LINE LEVEL` for each heading, and
//! `ignore LINE` for lines that two careful readers could judge differently.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use attache::model::Body;
use attache::outline::{plain, sections};

/// Mean F1 over the texts with headings, below which the weights have got worse. No weight was learned
/// from these texts: they are examples, most of them of what is hard.
const FLOOR_F1: f64 = 0.90;

/// False headings on all texts without any.
const MOST_FALSE: usize = 60;

/// Share of titles found, or rightly not found.
const FLOOR_TITLES: f64 = 0.80;

/// Share of neighbouring headings whose levels stand in the right order.
const FLOOR_LEVELS: f64 = 0.96;

/// The same for the texts without their blank lines: many a page is copied so.
const FLOOR_F1_DENSE: f64 = 0.84;
const MOST_FALSE_DENSE: usize = 55;

#[derive(Default)]
struct Gold {
    title: Option<u32>,
    headings: BTreeMap<u32, u8>,
    ignored: BTreeSet<u32>,
}

#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<u32>,
    missed: Vec<u32>,
    title: bool,
    pairs: usize,
    ordered: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        let all = 2 * self.right + self.wrong.len() + self.missed.len();
        if all == 0 {
            1.0
        } else {
            2.0 * self.right as f64 / all as f64
        }
    }
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/outline");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .collect();
    found.sort();
    found
}

fn gold(path: &Path) -> Gold {
    let mut gold = Gold::default();
    for line in fs::read_to_string(path.with_extension("outline"))
        .unwrap()
        .lines()
    {
        match line.split_once(' ').unwrap() {
            ("title", at) => gold.title = Some(at.parse().unwrap()),
            ("ignore", at) => {
                gold.ignored.insert(at.parse().unwrap());
            }
            (at, level) => {
                gold.headings
                    .insert(at.parse().unwrap(), level.parse().unwrap());
            }
        }
    }
    gold
}

fn score(gold: &Gold, body: &Body) -> Score {
    let found: BTreeMap<u32, u8> = sections(body)
        .iter()
        .filter(|section| section.heading.is_some())
        .map(|section| (section.line, section.level))
        .collect();
    let forgiven = |line: &u32| gold.ignored.contains(line) || gold.title == Some(*line);
    let right: Vec<u32> = found
        .keys()
        .filter(|line| gold.headings.contains_key(line))
        .copied()
        .collect();
    let mut score = Score {
        right: right.len(),
        wrong: found
            .keys()
            .filter(|line| !gold.headings.contains_key(line) && !forgiven(line))
            .copied()
            .collect(),
        missed: gold
            .headings
            .keys()
            .filter(|line| !found.contains_key(line))
            .copied()
            .collect(),
        title: body.title.as_ref().map(|title| title.line) == gold.title,
        ..Score::default()
    };
    for pair in right.windows(2) {
        score.pairs += 1;
        let step = |levels: &BTreeMap<u32, u8>| levels[&pair[0]].cmp(&levels[&pair[1]]);
        score.ordered += usize::from(step(&found) == step(&gold.headings));
    }
    score
}

#[test]
fn the_outline_is_what_a_person_would_mark() {
    let (mut sum, mut with, mut titles, mut all, mut pairs, mut ordered) = (0.0, 0, 0, 0, 0, 0);
    let (mut without, mut false_headings) = (0, 0);
    for path in fixtures() {
        let gold = gold(&path);
        let score = score(&gold, &plain(&fs::read_to_string(&path).unwrap()));
        println!(
            "{:38} F1 {:.2} right {:2} wrong {:?} missed {:?} title {}",
            path.file_stem().unwrap().to_string_lossy(),
            score.f1(),
            score.right,
            score.wrong,
            score.missed,
            if score.title { "right" } else { "WRONG" },
        );
        all += 1;
        titles += usize::from(score.title);
        pairs += score.pairs;
        ordered += score.ordered;
        if gold.headings.is_empty() {
            without += 1;
            false_headings += score.wrong.len();
        } else {
            with += 1;
            sum += score.f1();
        }
    }
    let f1 = sum / f64::from(with);
    println!("{with} with headings: F1 {f1:.3}; {without} without: {false_headings} false");
    println!("titles {titles}/{all}; levels {ordered}/{pairs}");
    assert!(without >= 10, "too few texts without headings");
    assert!(f1 >= FLOOR_F1, "F1 {f1:.3}");
    assert!(
        false_headings <= MOST_FALSE,
        "{false_headings} false headings"
    );
    assert!(
        titles as f64 >= FLOOR_TITLES * f64::from(all),
        "titles {titles}/{all}"
    );
    assert!(
        ordered as f64 >= FLOOR_LEVELS * pairs as f64,
        "levels {ordered}/{pairs}"
    );
}

#[test]
fn headings_are_found_without_blank_lines_too() {
    let (mut sum, mut with, mut false_headings) = (0.0, 0, 0);
    for path in fixtures() {
        let raw = fs::read_to_string(&path).unwrap();
        let kept: Vec<(usize, &str)> = raw
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
            .collect();
        let lines: Vec<&str> = kept.iter().map(|(_, line)| *line).collect();
        let dense = lines.join("\n");
        let at = |line: u32| {
            let index = kept.iter().position(|(at, _)| *at as u32 + 1 == line);
            index.unwrap() as u32 + 1
        };
        let full = gold(&path);
        let gold = Gold {
            title: full.title.map(at),
            headings: full
                .headings
                .iter()
                .map(|(line, level)| (at(*line), *level))
                .collect(),
            ignored: full.ignored.iter().map(|line| at(*line)).collect(),
        };
        let score = score(&gold, &plain(&dense));
        if gold.headings.is_empty() {
            false_headings += score.wrong.len();
        } else {
            with += 1;
            sum += score.f1();
        }
    }
    let f1 = sum / f64::from(with);
    println!("without blank lines: F1 {f1:.3}; {false_headings} false");
    assert!(f1 >= FLOOR_F1_DENSE, "F1 {f1:.3}");
    assert!(
        false_headings <= MOST_FALSE_DENSE,
        "{false_headings} false headings"
    );
}

/// What must hold for any text whatever.
fn check(text: &str) {
    let body = plain(text);
    let mut end = 0;
    for (index, block) in body.blocks.iter().enumerate() {
        assert!(block.span.start >= end, "blocks overlap");
        assert!(body.text.is_char_boundary(block.span.start as usize));
        let feeds = if index == 0 || block.continues {
            0
        } else {
            u32::from(block.gap) + 1
        };
        assert_eq!(
            block.span.start - end,
            feeds,
            "line feeds above block {index}"
        );
        end = block.span.end;
    }
    let list = sections(&body);
    assert_eq!((list[0].level, list[0].line, list[0].span.start), (0, 1, 0));
    assert!(
        list.windows(2)
            .all(|pair| pair[0].span.end == pair[1].span.start)
    );
    assert_eq!(list.last().unwrap().span.end as usize, body.text.len());
    assert!(!body.text.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn every_letter_of_a_text_knows_its_place_in_the_file() {
    for path in fixtures() {
        let raw = fs::read_to_string(&path).unwrap();
        let file: Vec<char> = raw.chars().collect();
        let body = plain(&raw);
        check(&raw);
        for (at, c) in body
            .text
            .char_indices()
            .filter(|(_, c)| c.is_alphanumeric())
        {
            let source = body.map.start(&body.text, at as u32);
            assert_eq!(
                file.get(source as usize),
                Some(&c),
                "{} at {at}",
                path.display()
            );
        }
        // No words are lost: only header names of a subject, ornament and line ends are.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        assert!(
            letters(&body.text) + "Subject".len() >= letters(&raw),
            "{}",
            path.display()
        );
    }
}

#[test]
fn odd_texts_are_read_too() {
    for text in [
        "",
        "\n",
        "\n\n\n",
        " ",
        "\t",
        "a",
        ">",
        "> > >",
        "---",
        "===\n===",
        "-\n-\n-",
        "Title",
        "Title\n====",
        "====\nTitle\n====",
        "# ",
        "|",
        "| |",
        "1.",
        "(a)",
        "第",
        "\u{feff}",
        "\u{200b}\n\u{200b}",
        ":",
        "Re:",
        "Subject:\n",
        "Subject: \nDate: \n",
        "\u{0}\u{1}\u{7f}",
        "=== ===",
        "** **",
        "\u{c}",
        "A.\nB.\nC.\n",
    ] {
        check(text);
    }
    let deep = format!("{}\n", "> ".repeat(10_000));
    check(&deep);
    check(&format!("{deep}{}text", ">".repeat(10_000)));
}

#[test]
fn large_texts_take_linear_time() {
    let many =
        "Heading Of Note\n\nThe talks went on and nobody left before the end of the long day.\n\n"
            .repeat(5_000);
    let body = plain(&many);
    assert!(body.blocks.len() >= 10_000);
    for text in [
        "x".repeat(500_000),
        "word ".repeat(12_000),
        "\n".repeat(100_000),
        "-----\n".repeat(12_000),
        "Label\n-----\n".repeat(12_000),
        "1. Item\n".repeat(12_000),
        "| a | b |\n".repeat(12_000),
        "Short Line\n\n".repeat(12_000),
        "Photo: one\n".repeat(12_000),
        "word\n".repeat(12_000),
        "wrapped prose goes on over many lines without any end in sight at all\n".repeat(3_000),
    ] {
        check(&text);
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "(?s)([A-Z][a-z ]{0,12}|[\\n\\t >=*#|().:-]{1,4}|[0-9ivx.)]{1,3} |\\PC|.){0,80}") {
        check(&text);
    }
}
