//! Who takes which position in the frozen articles.
//!
//! A position found takes one that is marked of the same holder in the same sentence: one that shares
//! at least half of the shorter one. What else is found of that holder there is forgiven, and a wrong
//! holder of a sentence counts once. Optional ones count neither way. A stance is right where it is
//! the marked one, and defensible where a second reader could say so.

use std::collections::BTreeSet;

use attache::model::{Annotations, Article, Position};
use attache::open;
use serde_json::Value;

use crate::marked::{Count, Folder, Mark, number, per_cent, plain};

/// What somebody marked.
struct Marked {
    sentence: Mark,
    /// All who may be meant.
    holders: Vec<String>,
    stance: String,
    defensible: Vec<String>,
    optional: bool,
}

fn words(value: &Value) -> Vec<String> {
    let each = value.as_array().into_iter().flatten();
    each.map(|word| word.as_str().unwrap().to_owned()).collect()
}

fn marked(folder: &Folder, name: &str) -> Vec<Marked> {
    let all = folder.json("positions", name).unwrap_or_default();
    let each = all.as_array().into_iter().flatten();
    each.map(|entry| {
        let mut holders = words(&entry["also_holder"]);
        holders.push(entry["holder"].as_str().unwrap().to_owned());
        let stance = entry["stance"].as_str().unwrap().to_owned();
        let mut defensible = words(&entry["also_stance"]);
        defensible.push(stance.clone());
        Marked {
            sentence: mark(
                number(&entry["start"]),
                number(&entry["end"]),
                String::new(),
            ),
            holders,
            stance,
            defensible,
            optional: entry["optional"] == true,
        }
    })
    .collect()
}

fn mark(from: u32, to: u32, name: String) -> Mark {
    Mark {
        from,
        to,
        name,
        text: String::new(),
        sure: 100,
    }
}

/// How positions compare, and of those found how many stances are right, and how many defensible.
#[derive(Clone, Copy, Default)]
pub(crate) struct Stances {
    pub(crate) count: Count,
    right: usize,
    defensible: usize,
}

impl Stances {
    pub(crate) fn add(&mut self, more: Self) {
        self.count.add(more.count);
        self.right += more.right;
        self.defensible += more.defensible;
    }

    /// Precision, recall, stances that are right, and those that are defensible, in per cent.
    pub(crate) fn figures(&self) -> [f64; 4] {
        let Count { right, missed, .. } = self.count;
        [
            self.count.precision(),
            per_cent(right, right + missed),
            per_cent(self.right, right),
            per_cent(self.defensible, right),
        ]
    }
}

/// Whether one of these is what an entity is called, or what most of its mentions are marked as.
fn is_held(
    gold: &[Mark],
    ours: &[Mark],
    annotations: &Annotations,
    entity: u32,
    one: &Marked,
) -> bool {
    let entity = &annotations.entities[entity as usize];
    let called: BTreeSet<String> = entity.aliases.iter().map(|name| plain(name)).collect();
    let called = |name: &str| plain(&entity.label) == plain(name) || called.contains(&plain(name));
    one.holders.iter().any(|holder| {
        let theirs: Vec<&Mark> = gold.iter().filter(|mark| mark.name == *holder).collect();
        let own = ours.iter().filter(|mark| mark.name == entity.label);
        let (all, on) = own.fold((0, 0), |(all, on), mark| {
            let on_it = theirs.iter().any(|other| other.common(mark) > 0);
            (all + 1, on + usize::from(on_it))
        });
        called(holder) || theirs.iter().any(|mark| called(&mark.text)) || all > 0 && on * 2 >= all
    })
}

/// How the positions of one article compare with what was marked in it.
pub(crate) fn score(
    folder: &Folder,
    name: &str,
    article: &Article,
    annotations: &Annotations,
) -> Stances {
    let gold = marked(folder, name);
    let found = open::positions(article, annotations);
    let (holders, ours) = crate::marked::stakeholders(folder, name, article, annotations);
    let at = |position: &Position| {
        let text = &article.text;
        let from = article.map.start(text, position.sentence.start);
        let to = article.map.end(text, position.sentence.end);
        mark(from, to, String::new())
    };
    let sentences: Vec<Mark> = found.iter().map(at).collect();
    let fits = |marked: &Marked, to: usize| {
        let shorter = |mark: &Mark| mark.to - mark.from;
        let common = marked.sentence.common(&sentences[to]);
        let least = shorter(&marked.sentence).min(shorter(&sentences[to]));
        let held = || is_held(&holders, &ours, annotations, found[to].holder, marked);
        (common > 0 && common * 2 >= least && held()).then_some(common)
    };
    let mut pairs = Vec::new();
    for (of, marked) in gold.iter().enumerate().filter(|(_, one)| !one.optional) {
        let each = (0..found.len()).filter_map(|to| Some((fits(marked, to)?, of, to)));
        pairs.extend(each);
    }
    pairs.sort_by_key(|(common, of, to)| (std::cmp::Reverse(*common), *of, *to));
    let (mut taken, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut score = Stances::default();
    for (_, of, to) in pairs {
        if taken.contains(&of) || used.contains(&to) {
            continue;
        }
        taken.insert(of);
        used.insert(to);
        let stance = found[to].stance.name();
        score.right += usize::from(gold[of].stance == stance);
        let defensible = gold[of].defensible.iter().any(|word| word == stance);
        score.defensible += usize::from(defensible);
    }
    let wrong: BTreeSet<(u32, u32)> = (0..found.len())
        .filter(|to| !used.contains(to) && !gold.iter().any(|one| fits(one, *to).is_some()))
        .map(|to| (found[to].holder, found[to].sentence.start))
        .collect();
    score.count = Count {
        right: taken.len(),
        wrong: wrong.len(),
        missed: gold.iter().filter(|one| !one.optional).count() - taken.len(),
    };
    score
}
