//! How well weights do on texts with gold, in which nothing was learned.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use attache::import::markdown;
use attache::model::BlockKind;
use attache::outline::learn;
use attache::outline::sections;
use serde::Deserialize;

use crate::learn::both;

#[derive(Deserialize)]
struct Head {
    line: u32,
    lines: Vec<u32>,
}

#[derive(Deserialize)]
struct Gold {
    doc: String,
    source: String,
    title: Option<u32>,
    headings: Vec<Head>,
    ignore_lines: BTreeSet<u32>,
    goes_on: BTreeSet<u32>,
    unjudged_joints: BTreeSet<u32>,
    furniture: BTreeSet<u32>,
}

#[derive(Clone, Default)]
struct Sum {
    texts: usize,
    f1: f64,
    with: usize,
    false_heads: usize,
    without: usize,
    titles: usize,
    titled: usize,
    /// Texts without a title, those where one is found all the same, and those where it is a heading.
    bare: usize,
    invented: [usize; 2],
    joints: [usize; 3],
    notes: [usize; 3],
    wrong: Vec<u32>,
    missed: Vec<u32>,
    title: Option<u32>,
}

/// What went wrong in one text.
fn tell(folder: &Path, gold: &Gold, sum: &Sum) {
    let titled = sum.titled == sum.titles && (gold.title.is_some() || sum.title.is_none());
    if sum.wrong.is_empty() && sum.missed.is_empty() && titled {
        return;
    }
    let text = fs::read_to_string(folder.join(&gold.doc)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let line = |number: u32| -> String {
        let words = lines.get(number as usize - 1).unwrap_or(&"");
        words.chars().take(90).collect()
    };
    println!("{} F1 {:.2}", gold.doc, sum.f1);
    if !titled {
        println!(
            "   title {:?}, not {:?}",
            sum.title.map(line),
            gold.title.map(line)
        );
    }
    sum.wrong
        .iter()
        .for_each(|number| println!("   false  {number}: {}", line(*number)));
    sum.missed
        .iter()
        .for_each(|number| println!("   missed {number}: {}", line(*number)));
}

/// Prints what was found in the texts of `folder`, by layout.
pub fn report(
    folder: &Path,
    weights: &[u8],
    bars: (f32, f32),
    each: bool,
    only: Option<&BTreeSet<String>>,
) -> Result<()> {
    let text = fs::read_to_string(folder.join("gold.jsonl"))
        .with_context(|| folder.display().to_string())?;
    let golds: Vec<Gold> = text
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let golds: Vec<Gold> = golds
        .into_iter()
        .filter(|gold| only.is_none_or(|only| only.contains(&gold.source)))
        .collect();
    let sums = both(&golds, |gold| {
        let text = fs::read_to_string(folder.join(&gold.doc)).unwrap_or_default();
        one(gold, &text, weights, bars)
    });
    if each {
        golds
            .iter()
            .zip(&sums)
            .for_each(|(gold, sum)| tell(folder, gold, sum));
    }
    let mut all: BTreeMap<String, Sum> = BTreeMap::new();
    for (gold, sum) in golds.iter().zip(sums) {
        let layout = gold
            .doc
            .split('/')
            .next()
            .unwrap_or("")
            .trim_end_matches(|c: char| c.is_ascii_digit() && gold.doc.starts_with("random"));
        all.entry(layout.to_owned()).or_default().add(&sum);
        all.entry("~ all".to_owned()).or_default().add(&sum);
        if gold.title.is_none() {
            all.entry("~ untitled".to_owned()).or_default().add(&sum);
        }
    }
    println!(
        "{:10} texts    F1  false  titles  invented, of headings  joints P/R     furniture P/R",
        folder.file_name().unwrap_or_default().display()
    );
    for (layout, sum) in all {
        let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        println!(
            "{layout:10} {:5}  {:.3}  {:.2}  {:.3}   {:.3} {:.3}   {:.3} {:.3}    {:.3} {:.3}",
            sum.texts,
            sum.f1 / sum.with.max(1) as f64,
            share(sum.false_heads, sum.without),
            share(sum.titles, sum.titled),
            share(sum.invented[0], sum.bare),
            share(sum.invented[1], sum.bare),
            share(sum.joints[0], sum.joints[0] + sum.joints[1]),
            share(sum.joints[0], sum.joints[0] + sum.joints[2]),
            share(sum.notes[0], sum.notes[0] + sum.notes[1]),
            share(sum.notes[0], sum.notes[0] + sum.notes[2]),
        );
    }
    Ok(())
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.f1 += other.f1;
        self.with += other.with;
        self.false_heads += other.false_heads;
        self.without += other.without;
        self.titles += other.titles;
        self.titled += other.titled;
        self.bare += other.bare;
        for at in 0..2 {
            self.invented[at] += other.invented[at];
        }
        for at in 0..3 {
            self.joints[at] += other.joints[at];
            self.notes[at] += other.notes[at];
        }
    }
}

fn one(gold: &Gold, text: &str, weights: &[u8], bars: (f32, f32)) -> Sum {
    let plain = std::path::Path::new(&gold.doc)
        .extension()
        .is_none_or(|ending| ending != "md");
    let body = if plain {
        learn::plain(text, weights, bars)
    } else {
        let mut body = markdown::read(text);
        learn::unmarked(&mut body, weights, bars);
        body
    };
    let mut sum = Sum {
        texts: 1,
        ..Sum::default()
    };
    let (mut hits, mut wrong) = (BTreeSet::new(), 0);
    for section in sections(&body)
        .iter()
        .filter(|section| section.heading.is_some())
    {
        if let Some(head) = gold
            .headings
            .iter()
            .find(|head| head.lines.contains(&section.line))
        {
            hits.insert(head.line);
        } else if !gold.ignore_lines.contains(&section.line) && gold.title != Some(section.line) {
            wrong += 1;
            sum.wrong.push(section.line);
        }
    }
    if gold.headings.is_empty() {
        (sum.without, sum.false_heads) = (1, wrong.min(3));
    } else {
        let missed = gold.headings.len() - hits.len();
        sum.with = 1;
        sum.f1 = 2.0 * hits.len() as f64 / (2 * hits.len() + wrong + missed) as f64;
    }
    let missed = gold
        .headings
        .iter()
        .filter(|head| !hits.contains(&head.line));
    sum.missed = missed.map(|head| head.line).collect();
    sum.title = body.title.as_ref().map(|title| title.line);
    if let Some(line) = gold.title {
        sum.titled = 1;
        sum.titles = usize::from(body.title.is_some_and(|title| title.line == line));
    } else {
        let is_heading = |line: u32| gold.headings.iter().any(|head| head.lines.contains(&line));
        sum.bare = 1;
        sum.invented = [sum.title.is_some(), sum.title.is_some_and(is_heading)].map(usize::from);
    }
    if plain {
        let starts: BTreeSet<u32> = body.blocks.iter().map(|block| block.line).collect();
        for (index, line) in text.lines().enumerate().skip(1) {
            let number = index as u32 + 1;
            let words = line.chars().any(char::is_alphanumeric);
            if !words || gold.unjudged_joints.contains(&number) {
                continue;
            }
            let (found, right) = (!starts.contains(&number), gold.goes_on.contains(&number));
            sum.joints[0] += usize::from(found && right);
            sum.joints[1] += usize::from(found && !right);
            sum.joints[2] += usize::from(!found && right);
        }
        let notes: BTreeSet<u32> = body
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Note)
            .map(|block| block.line)
            .collect();
        let judged = |line: &&u32| !gold.ignore_lines.contains(line);
        sum.notes[0] = notes
            .iter()
            .filter(judged)
            .filter(|line| gold.furniture.contains(line))
            .count();
        sum.notes[1] = notes.iter().filter(judged).count() - sum.notes[0];
        sum.notes[2] = gold
            .furniture
            .iter()
            .filter(judged)
            .filter(|line| !notes.contains(line))
            .count();
    }
    sum
}
