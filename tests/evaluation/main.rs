//! How well headings, stakeholders and issues are found in articles that people have marked.
//!
//! `cargo test --test evaluation -- --nocapture` prints the figures; a test fails when one of them
//! falls under its floor. [`frozen`] measures, on articles that nothing was made from. The briefings
//! of `tests/fixtures/gold` and the reports of `tests/fixtures/wire` are what rules were made for:
//! what the program does with them is its behaviour, which shall not change unseen, and says nothing
//! of how well it reads others.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod frozen;
mod marked;
mod positions;
mod sure;
mod wire;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use attache::open::{self, Options};
use marked::{Folder, KINDS, Score};
use sure::Reliability;

/// Name of a figure and the per cent below which the rules do something else than they did.
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

#[test]
fn the_briefings_that_rules_were_made_for_are_read_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/gold");
    let folder = Folder::new(&root);
    let mut all = Score::default();
    let mut reliability = Reliability::default();
    let quick = Options {
        quick: true,
        ..Options::default()
    };
    for name in folder.names() {
        let path = folder.path(&name);
        let bytes = fs::read(&path).unwrap();
        let opened = open::open(bytes, &path, &quick, &Arc::default()).unwrap();
        let (article, annotations) = (&opened.article, &opened.annotations);
        let score = marked::score(&folder, &name, article, annotations, |ours, verdicts| {
            reliability.add(ours, verdicts);
        });
        for (at, (_, word)) in KINDS.iter().enumerate() {
            let (f1, (hits, of)) = (score.overlap[at].f1(), score.keys[at]);
            println!("{name:24} {word:12} F1 {f1:5.1}  key {hits}/{of}");
        }
        all.add(score);
    }
    let mut figures = vec![all.outline.f1()];
    for at in 0..KINDS.len() {
        figures.push(all.exact[at].f1());
        figures.push(all.overlap[at].precision());
        figures.push(all.overlap[at].f1());
        figures.push(all.key(at));
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
