//! What each rule, list and entry of the first reading is worth, on marked articles:
//!
//! ```text
//! cargo run --release --example ledger -- FOLDER... [--all]
//! ```
//!
//! `FOLDER` holds docs/NAME, gold/mentions/NAME.json and provenance.tsv (NAME, source, ...). One row
//! for each part: in how many articles something else is found without it, how much of what only it
//! finds is right, and by how many points the F1 of stakeholders and issues falls without it, in the
//! first reading and in both. Behind the table, for each list: what it costs, in articles of other
//! sources, to drop the entries that no article or one alone speaks for. `--all` also prints the parts
//! without which nothing changes.
//!
//! A rule is taken away by dropping its matches before they are folded, a phrase or word by reading
//! without it. The names of the tagger, which has lists of its own, stay as they are; the encoder was
//! taught by these very articles, if they are those of assets/encoder, so that both readings look
//! better than they are and lose too little.

// A tool of the project may stop where it stands.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

#[path = "ledger/cases.rs"]
mod cases;
#[path = "../evaluation/marked.rs"]
#[allow(dead_code)] // evaluation uses the rest
mod marked;
#[path = "ledger/parts.rs"]
mod parts;
#[path = "ledger/prune.rs"]
mod prune;

use cases::{Case, Change};
use marked::{Count, per_cent};
use parts::Part;

/// A part, and what changes without it: the article, and how.
pub(crate) struct Row {
    part: Part,
    changes: Vec<(usize, Change)>,
}

fn main() {
    let (all, folders): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument == "--all");
    let cases: Vec<Case> = folders
        .iter()
        .flat_map(|folder| Case::all(Path::new(folder)))
        .collect();
    let mut rows: Vec<Row> = parts::all(&cases)
        .into_iter()
        .map(|part| {
            let touched = (0..cases.len()).filter(|at| part.may_change(&cases[*at]));
            let changes = touched.filter_map(|at| Some((at, cases[at].without(&part)?)));
            Row {
                changes: changes.collect(),
                part,
            }
        })
        .collect();
    attache::lexicon::off::set(None);
    let whole = cases::total(cases.iter().map(|case| case.base));
    rows.sort_by_cached_key(|row| {
        let [quick, full] = lost(&whole, row);
        let points = (quick[0] + quick[1], full[0] + full[1]);
        // thousandths of a point: what is alike to the eye is sorted by name
        let order = |points: f64| -(points * 1000.0).round() as i64;
        (order(points.0), order(points.1), row.part.name())
    });
    print(&whole, &rows, !all.is_empty());
    prune::print(&cases, &rows);
}

/// By how many points F1 falls: of both readings, stakeholders and issues.
fn lost(whole: &[[Count; 2]; 2], row: &Row) -> [[f64; 2]; 2] {
    std::array::from_fn(|reading| {
        std::array::from_fn(|kind| {
            let mut without = whole[reading][kind];
            for (_, change) in &row.changes {
                let (from, to) = (change.from[reading][kind], change.to[reading][kind]);
                without.right = without.right - from.right + to.right;
                without.wrong = without.wrong - from.wrong + to.wrong;
                without.missed = without.missed - from.missed + to.missed;
            }
            whole[reading][kind].f1() - without.f1()
        })
    })
}

fn print(whole: &[[Count; 2]; 2], rows: &[Row], all: bool) {
    for (reading, counts) in ["first reading", "both readings"].iter().zip(whole) {
        let [actors, issues] = counts;
        println!(
            "{reading}: stakeholders F1 {:.1}, issues {:.1}",
            actors.f1(),
            issues.f1()
        );
    }
    println!(
        "\n{:44} {:>8} {:>11} {:>13} {:>13}",
        "", "", "", "lost, first", "lost, both"
    );
    println!(
        "{:44} {:>8} {:>11} {:>6} {:>6} {:>6} {:>6}",
        "part", "articles", "right of it", "actor", "issue", "actor", "issue"
    );
    for row in rows.iter().filter(|row| all || !row.changes.is_empty()) {
        let [quick, full] = lost(whole, row);
        let right: usize = row.changes.iter().map(|(_, change)| change.right).sum();
        let judged: usize = row.changes.iter().map(|(_, change)| change.judged).sum();
        let precision = if judged > 0 {
            format!("{:.0} of {judged}", per_cent(right, judged))
        } else {
            "-".to_owned()
        };
        println!(
            "{:44} {:>8} {precision:>11} {:>6.2} {:>6.2} {:>6.2} {:>6.2}",
            row.part.name(),
            row.changes.len(),
            quick[0],
            quick[1],
            full[0],
            full[1]
        );
    }
}
