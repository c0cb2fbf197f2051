//! How well headings, stakeholders and issues are found in briefings that people have marked.
//!
//! `tests/fixtures/gold` holds the briefings, `headings/` and `mentions/` what a reader marked.
//! `cargo test --test evaluation -- --nocapture` prints the figures; the test fails when one of
//! them falls under its floor. What is counted how:
//!
//! * headings: a heading on the right line; the title and lines to ignore count neither way.
//! * exact, overlap: mentions with the same span, or with a character in common, one to one, the
//!   longest overlap first. Optional mentions count neither way, and are not looked for.
//! * sure: a mention of which the program is nine tenths sure should be right in nine of ten cases.
//! * key: of the five matters or actors marked most often (those marked once only up to three) the
//!   share that stands among our first eight: by name, by a form in the text, or by covering most
//!   of its mentions.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod wire;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use attache::model::{Annotations, Article, Kind};
use attache::open::{self, Lexicons, Options};
use serde_json::Value;

/// Name of a figure and the per cent below which the rules have got worse.
const FLOORS: [(&str, f64); 9] = [
    ("headings F1", 93.0),
    ("stakeholders exact F1", 88.0),
    ("stakeholders overlap precision", 92.5),
    ("stakeholders overlap F1", 93.5),
    ("stakeholders key", 97.0),
    ("issues exact F1", 67.0),
    ("issues overlap precision", 84.0),
    ("issues overlap F1", 82.5),
    ("issues key", 79.0),
];

/// Per cent between which mentions are looked at together: from, and up to.
const BANDS: [(u8, u8); 5] = [(0, 65), (65, 75), (75, 85), (85, 93), (93, 101)];
/// Points by which what a band says may differ from what holds, and how many mentions it needs.
const TOLERANCE: f64 = 5.0;
const ENOUGH: usize = 40;

/// Entities that are looked at for the key ones.
const FIRST: usize = 8;
/// Key ones in a briefing, and how many of them may be marked once only.
const KEY: usize = 5;
const ONCE: usize = 3;

#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn precision(self) -> f64 {
        per_cent(self.right, self.right + self.wrong)
    }

    fn f1(self) -> f64 {
        per_cent(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn per_cent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// A mention, marked or found: code points of the file.
#[derive(Clone)]
struct Mark {
    from: u32,
    to: u32,
    name: String,
    text: String,
    /// How sure we are of it, in per cent; of what people marked 100.
    sure: u8,
}

impl Mark {
    fn common(&self, other: &Self) -> u32 {
        self.to
            .min(other.to)
            .saturating_sub(self.from.max(other.from))
    }
}

/// What counts of the marked mentions of one kind, and what counts neither way.
#[derive(Default)]
struct Gold {
    marks: Vec<Mark>,
    forgiven: Vec<Mark>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/gold")
}

fn json(folder: &str, name: &str) -> Value {
    let path = root().join(folder).join(format!("{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn gold(name: &str, kind: &str) -> Gold {
    let mut gold = Gold::default();
    for entry in json("mentions", name).as_array().unwrap() {
        if entry["kind"] != kind || entry["type"] == "place" {
            continue;
        }
        let mark = Mark {
            from: number(&entry["start"]),
            to: number(&entry["end"]),
            name: entry["canonical"].as_str().unwrap().to_string(),
            text: entry["text"].as_str().unwrap().to_string(),
            sure: 100,
        };
        if entry["optional"] == true {
            gold.forgiven.push(mark);
        } else {
            gold.marks.push(mark);
        }
    }
    gold
}

fn found(article: &Article, annotations: &Annotations, kind: Kind) -> Vec<Mark> {
    let text = &article.text;
    let marks = annotations.mentions.iter();
    marks
        .filter(|mention| mention.kind == kind)
        .map(|mention| Mark {
            from: article.map.start(text, mention.span.start),
            to: article.map.end(text, mention.span.end),
            name: annotations.entities[mention.entity as usize].label.clone(),
            text: mention.span.of(text).to_string(),
            sure: mention.confidence,
        })
        .collect()
}

/// Pairs marks one to one, the longest overlap first. Also what each of ours is: right, wrong, or
/// neither.
fn compare(gold: &Gold, found: &[Mark], exact: bool) -> (Count, Vec<Option<bool>>) {
    let mut pairs = Vec::new();
    for (at, mark) in gold.marks.iter().enumerate() {
        for (to, ours) in found.iter().enumerate() {
            let same = (mark.from, mark.to) == (ours.from, ours.to);
            if mark.common(ours) > 0 && (same || !exact) {
                let apart = mark.from.abs_diff(ours.from) + mark.to.abs_diff(ours.to);
                pairs.push((Reverse(mark.common(ours)), apart, at, to));
            }
        }
    }
    pairs.sort_unstable();
    let (mut theirs, mut used) = (BTreeSet::new(), BTreeSet::new());
    for (_, _, at, to) in pairs {
        if !theirs.contains(&at) && !used.contains(&to) {
            theirs.insert(at);
            used.insert(to);
        }
    }
    let touches = |marks: &[Mark], ours: &Mark| marks.iter().any(|mark| mark.common(ours) > 0);
    let verdicts: Vec<Option<bool>> = (0..found.len())
        .map(|to| {
            let ours = &found[to];
            let counts = touches(&gold.marks, ours) || !touches(&gold.forgiven, ours);
            (counts || used.contains(&to)).then(|| used.contains(&to))
        })
        .collect();
    let count = Count {
        right: theirs.len(),
        wrong: verdicts
            .iter()
            .filter(|right| **right == Some(false))
            .count(),
        missed: gold.marks.len() - theirs.len(),
    };
    (count, verdicts)
}

/// Mentions by how sure we were of them, in per cent: how many there are, and how many are right.
#[derive(Default)]
struct Reliability(BTreeMap<u8, (usize, usize)>);

impl Reliability {
    fn add(&mut self, found: &[Mark], verdicts: &[Option<bool>]) {
        for (mark, verdict) in found.iter().zip(verdicts) {
            if let Some(right) = verdict {
                let slot = self.0.entry(mark.sure).or_default();
                slot.0 += 1;
                slot.1 += usize::from(*right);
            }
        }
    }

    /// Prints the table and names the bands in which what is said is not what holds.
    fn check(&self) -> Vec<String> {
        let mut off = Vec::new();
        for (from, to) in BANDS {
            let here = self.0.iter().filter(|(sure, _)| (from..to).contains(*sure));
            let (mut said, mut all, mut right) = (0, 0, 0);
            for (sure, (count, good)) in here {
                said += usize::from(*sure) * count;
                all += count;
                right += good;
            }
            if all == 0 {
                continue;
            }
            let (said, holds) = (said as f64 / all as f64, per_cent(right, all));
            println!(
                "sure {from:2} to {:2}: {all:4} mentions, said {said:5.1}, right {holds:5.1}",
                to - 1
            );
            if all >= ENOUGH && (said - holds).abs() > TOLERANCE {
                off.push(format!(
                    "sure {from} to {}: {said:.1} said, {holds:.1} right",
                    to - 1
                ));
            }
        }
        off
    }
}

/// One spelling for names that differ in case, article, possessive and full stops.
fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace('’', "'");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.strip_suffix("'s").unwrap_or(&name);
    let bare = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article));
    bare.unwrap_or(name).replace('.', "")
}

/// How many of the key ones are among ours, and how many there are.
fn key(gold: &Gold, found: &[Mark], first: &[&str]) -> (usize, usize) {
    let mut names: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in &gold.marks {
        names.entry(&mark.name).or_default().push(mark);
    }
    let mut order: Vec<(&str, Vec<&Mark>)> = names.into_iter().collect();
    order.sort_by_key(|(_, marks)| (Reverse(marks.len()), marks[0].from));
    let key: Vec<(&str, Vec<&Mark>)> = order
        .into_iter()
        .take(KEY)
        .enumerate()
        .filter(|(at, (_, marks))| marks.len() > 1 || *at < ONCE)
        .map(|(_, entry)| entry)
        .collect();
    let hit = |name: &str, marks: &[&Mark]| {
        first.iter().any(|label| {
            let ours = plain(label);
            let covered = marks.iter().filter(|mark| {
                let mut same = found.iter().filter(|found| found.name == *label);
                same.any(|found| mark.common(found) > 0)
            });
            ours == plain(name)
                || marks.iter().any(|mark| plain(&mark.text) == ours)
                || covered.count() * 2 > marks.len()
        })
    };
    let hits = key.iter().filter(|(name, marks)| hit(name, marks)).count();
    (hits, key.len())
}

fn headings(name: &str, article: &Article) -> Count {
    let gold = json("headings", name);
    let lines: BTreeSet<u32> = gold["headings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|heading| number(&heading["line"]))
        .collect();
    let mut ignored: BTreeSet<u32> = gold["ignore_lines"]
        .as_array()
        .into_iter()
        .flatten()
        .map(number)
        .collect();
    ignored.extend(gold["title"].as_u64().map(|line| line as u32));
    let ours: BTreeSet<u32> = article
        .sections
        .iter()
        .filter(|section| section.heading.is_some())
        .map(|section| section.line)
        .collect();
    Count {
        right: ours.intersection(&lines).count(),
        wrong: ours
            .difference(&lines)
            .filter(|at| !ignored.contains(at))
            .count(),
        missed: lines.difference(&ours).count(),
    }
}

fn add(sum: &mut Count, more: Count) {
    sum.right += more.right;
    sum.wrong += more.wrong;
    sum.missed += more.missed;
}

#[test]
fn marked_briefings_are_read_as_well_as_before() {
    let mut outline = Count::default();
    let mut exact = [Count::default(); 2];
    let mut overlap = [Count::default(); 2];
    let mut keys = [(0, 0); 2];
    let mut reliability = Reliability::default();
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        let bytes = fs::read(&path).unwrap();
        let article = open::article(bytes, &path, &Options::default()).unwrap();
        let mut hits = Vec::new();
        open::scan(
            &article,
            0..article.blocks.len(),
            &Lexicons::default(),
            &mut hits,
        );
        let annotations = open::fold(&article, hits, &open::names(&article), &Lexicons::default());
        add(&mut outline, headings(&name, &article));
        for (at, (kind, word)) in [(Kind::Stakeholder, "stakeholder"), (Kind::Issue, "issue")]
            .into_iter()
            .enumerate()
        {
            let gold = gold(&name, word);
            let ours = found(&article, &annotations, kind);
            add(&mut exact[at], compare(&gold, &ours, true).0);
            let (here, verdicts) = compare(&gold, &ours, false);
            reliability.add(&ours, &verdicts);
            add(&mut overlap[at], here);
            let entities = annotations.entities.iter();
            let first: Vec<&str> = entities
                .filter(|entity| entity.kind == kind)
                .take(FIRST)
                .map(|entity| entity.label.as_str())
                .collect();
            let (hits, of) = key(&gold, &ours, &first);
            keys[at].0 += hits;
            keys[at].1 += of;
            println!("{name:24} {word:12} F1 {:5.1}  key {hits}/{of}", here.f1());
        }
    }
    let mut figures = vec![outline.f1()];
    for at in 0..2 {
        figures.push(exact[at].f1());
        figures.push(overlap[at].precision());
        figures.push(overlap[at].f1());
        figures.push(per_cent(keys[at].0, keys[at].1));
    }
    let mut fallen = reliability.check();
    for ((name, floor), figure) in FLOORS.iter().zip(figures) {
        println!("{name:32} {figure:5.1}  (floor {floor})");
        if figure < *floor {
            fallen.push(format!("{name}: {figure:.1} is under {floor}"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
