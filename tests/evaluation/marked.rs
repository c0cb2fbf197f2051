//! Articles with what a reader marked in them, and how far that is what we find.
//!
//! * headings: a heading on the right line; the title and lines to ignore count neither way.
//! * exact, overlap: mentions with the same span, or with a character in common, one to one, the
//!   longest overlap first. Optional mentions count neither way, and are not looked for.
//! * key: of the five matters or actors marked most often (those marked once only up to three) the
//!   share that stands among our first eight: by name, by a form in the text, or by covering most
//!   of its mentions.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use attache::model::{Annotations, Article, Kind};
use serde_json::Value;

/// Both kinds that count, and what marks call them.
pub(crate) const KINDS: [(Kind, &str); 2] =
    [(Kind::Stakeholder, "stakeholder"), (Kind::Issue, "issue")];

/// Entities that are looked at for the key ones.
const FIRST: usize = 8;
/// Key ones in an article, and how many of them may be marked once only.
const KEY: usize = 5;
const ONCE: usize = 3;

/// Articles in `docs`, marks in `mentions` and `headings` beside it or in a folder `gold`.
pub(crate) struct Folder {
    docs: PathBuf,
    marks: PathBuf,
}

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        let gold = path.join("gold");
        let marks = if gold.is_dir() { gold } else { path.to_owned() };
        Self {
            docs: path.join("docs"),
            marks,
        }
    }

    /// What is marked, in order of the names.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.marks.join("mentions"))
            .unwrap()
            .filter_map(|entry| {
                let file = entry.unwrap().file_name().into_string().unwrap();
                Some(file.strip_suffix(".json")?.to_owned())
            })
            .collect();
        names.sort();
        names
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.docs.join(name)
    }

    pub(crate) fn json(&self, what: &str, name: &str) -> Option<Value> {
        let path = self.marks.join(what).join(format!("{name}.json"));
        let text = fs::read_to_string(path).ok()?;
        Some(serde_json::from_str(&text).unwrap())
    }

    /// The mentions of one kind that somebody marked.
    pub(crate) fn gold(&self, name: &str, kind: &str) -> Gold {
        let mut gold = Gold::default();
        let all = self.json("mentions", name).unwrap_or_default();
        for entry in all.as_array().unwrap() {
            if entry["kind"] != kind || entry["type"] == "place" {
                continue;
            }
            let mark = Mark {
                from: number(&entry["start"]),
                to: number(&entry["end"]),
                name: entry["canonical"].as_str().unwrap().to_string(),
                text: entry["text"].as_str().unwrap_or("").to_string(),
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

    /// How the headings of an article compare with ours, where somebody marked them.
    pub(crate) fn headings(&self, name: &str, article: &Article) -> Option<Count> {
        let gold = self.json("headings", name)?;
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
        Some(Count {
            right: ours.intersection(&lines).count(),
            wrong: ours
                .difference(&lines)
                .filter(|at| !ignored.contains(at))
                .count(),
            missed: lines.difference(&ours).count(),
        })
    }
}

pub(crate) fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

pub(crate) fn per_cent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
}

impl Count {
    pub(crate) fn precision(self) -> f64 {
        per_cent(self.right, self.right + self.wrong)
    }

    pub(crate) fn f1(self) -> f64 {
        per_cent(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.right += more.right;
        self.wrong += more.wrong;
        self.missed += more.missed;
    }
}

/// A mention, marked or found: code points of the file.
#[derive(Clone)]
pub(crate) struct Mark {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) name: String,
    pub(crate) text: String,
    /// How sure we are of it, in per cent; of what people marked 100.
    pub(crate) sure: u8,
}

impl Mark {
    pub(crate) fn common(&self, other: &Self) -> u32 {
        self.to
            .min(other.to)
            .saturating_sub(self.from.max(other.from))
    }
}

/// What counts of the marked mentions of one kind, and what counts neither way.
#[derive(Default)]
pub(crate) struct Gold {
    pub(crate) marks: Vec<Mark>,
    pub(crate) forgiven: Vec<Mark>,
}

/// What we found of a kind.
pub(crate) fn found(article: &Article, annotations: &Annotations, kind: Kind) -> Vec<Mark> {
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
pub(crate) fn compare(gold: &Gold, found: &[Mark], exact: bool) -> (Count, Vec<Option<bool>>) {
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

/// One spelling for names that differ in case, article, possessive and full stops.
pub(crate) fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace('’', "'");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.strip_suffix("'s").unwrap_or(&name);
    let bare = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article));
    bare.unwrap_or(name).replace('.', "")
}

/// How many of the key ones are among ours, and how many there are.
pub(crate) fn key(
    gold: &Gold,
    found: &[Mark],
    annotations: &Annotations,
    kind: Kind,
) -> (usize, usize) {
    let entities = annotations.entities.iter();
    let first: Vec<&str> = entities
        .filter(|entity| entity.kind == kind)
        .take(FIRST)
        .map(|entity| entity.label.as_str())
        .collect();
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

/// The stakeholders that somebody marked, with the optional ones, and those we found.
pub(crate) fn stakeholders(
    folder: &Folder,
    name: &str,
    article: &Article,
    annotations: &Annotations,
) -> (Vec<Mark>, Vec<Mark>) {
    let mut gold = folder.gold(name, "stakeholder");
    gold.marks.append(&mut gold.forgiven);
    (gold.marks, found(article, annotations, Kind::Stakeholder))
}

/// What articles came to, added up: headings; of both kinds mentions and key ones.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) outline: Count,
    pub(crate) exact: [Count; 2],
    pub(crate) overlap: [Count; 2],
    pub(crate) keys: [(usize, usize); 2],
}

impl Score {
    pub(crate) fn add(&mut self, more: Self) {
        self.outline.add(more.outline);
        for at in 0..KINDS.len() {
            self.exact[at].add(more.exact[at]);
            self.overlap[at].add(more.overlap[at]);
            self.keys[at].0 += more.keys[at].0;
            self.keys[at].1 += more.keys[at].1;
        }
    }

    /// The share of key ones that is among ours.
    pub(crate) fn key(&self, at: usize) -> f64 {
        per_cent(self.keys[at].0, self.keys[at].1)
    }
}

/// How one article compares with what was marked in it; `each` is told our mentions of a kind and
/// what they are.
pub(crate) fn score(
    folder: &Folder,
    name: &str,
    article: &Article,
    annotations: &Annotations,
    mut each: impl FnMut(&[Mark], &[Option<bool>]),
) -> Score {
    let mut score = Score {
        outline: folder.headings(name, article).unwrap_or_default(),
        ..Score::default()
    };
    for (at, (kind, word)) in KINDS.into_iter().enumerate() {
        let gold = folder.gold(name, word);
        let ours = found(article, annotations, kind);
        score.exact[at] = compare(&gold, &ours, true).0;
        let (count, verdicts) = compare(&gold, &ours, false);
        score.overlap[at] = count;
        score.keys[at] = key(&gold, &ours, annotations, kind);
        each(&ours, &verdicts);
    }
    score
}
