//! How well articles are read that nothing was made from: no rule, no word, no weight.
//!
//! `tests/fixtures/frozen` holds them, each of another source; its README says what may not be done
//! with them. These are the figures that the README of the project tells.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use attache::open::{self, Options};

use crate::marked::{self, Folder, KINDS, Score};
use crate::positions::{self, Stances};
use crate::sure::Reliability;

/// The readings, whether it is the quick one alone, and the per cent under which their figures may
/// not fall: headings F1; of stakeholders, then of issues exact F1, overlap F1, key.
const READINGS: [(&str, bool, [f64; 7]); 2] = [
    (
        "first reading",
        true,
        [95.0, 73.5, 78.0, 76.0, 50.0, 68.0, 56.0],
    ),
    (
        "both readings",
        false,
        [95.0, 77.5, 82.5, 72.0, 53.5, 72.0, 58.5],
    ),
];

/// The per cent under which the positions of both readings may not fall: precision, recall, stances
/// that are right, stances that are defensible.
const POSITIONS: [f64; 4] = [55.0, 49.0, 51.0, 54.0];

/// Article to the source it is of.
fn sources(folder: &Path) -> BTreeMap<String, String> {
    let table = fs::read_to_string(folder.join("sources.tsv")).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap().to_owned();
        (cell(), cell())
    })
    .collect()
}

#[test]
fn frozen_articles_are_read_as_well_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/frozen");
    let (folder, sources) = (Folder::new(&root), sources(&root));
    let names = folder.names();
    assert!(names.iter().eq(sources.keys()), "each article has a source");
    let mut fallen = Vec::new();
    for (reading, quick, floors) in READINGS {
        println!(
            "\n{reading:20} {:>9} {:>19} {:>19}",
            "headings", "stakeholders", "issues"
        );
        println!(
            "{:20} {:>9} {:>19} {:>19}",
            "", "F1", "exact overlap   key", "exact overlap   key"
        );
        let mut all = Score::default();
        let mut stances = Stances::default();
        let mut sure = [Reliability::default(), Reliability::default()];
        for name in &names {
            let path = folder.path(name);
            let options = Options {
                quick,
                ..Options::default()
            };
            let opened = open::open(fs::read(&path).unwrap(), &path, &options, &Arc::default());
            let opened = opened.unwrap();
            let mut kind = sure.iter_mut();
            let score = marked::score(
                &folder,
                name,
                &opened.article,
                &opened.annotations,
                |ours, verdicts| kind.next().unwrap().add(ours, verdicts),
            );
            print(&sources[name], &score);
            all.add(score);
            let (article, found) = (&opened.article, &opened.annotations);
            stances.add(positions::score(&folder, name, article, found));
        }
        let figures = print("all", &all);
        for ((_, word), sure) in KINDS.iter().zip(&sure) {
            println!(
                "{word}s: what confidence says is off by {:.1}",
                sure.error()
            );
        }
        let taken = stances.figures();
        println!("positions: precision, recall, stance, defensible {taken:.1?}");
        for (figure, floor) in taken.iter().zip(POSITIONS).filter(|_| !quick) {
            if *figure < floor {
                fallen.push(format!("positions: {figure:.1} is under {floor}"));
            }
        }
        for (at, (figure, floor)) in figures.iter().zip(floors).enumerate() {
            if *figure < floor {
                fallen.push(format!(
                    "{reading}, figure {at}: {figure:.1} is under {floor}"
                ));
            }
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}

/// Prints a row of the table; returns its figures.
fn print(name: &str, score: &Score) -> [f64; 7] {
    let [actors, issues] = [0, 1].map(|at| {
        let (exact, overlap) = (score.exact[at].f1(), score.overlap[at].f1());
        [exact, overlap, score.key(at)]
    });
    let headings = score.outline.f1();
    // an article without headings in which none is found
    let has = score.outline.right + score.outline.wrong + score.outline.missed > 0;
    let shown = if has {
        format!("{headings:.1}")
    } else {
        "-".to_owned()
    };
    let row = |[exact, overlap, key]: [f64; 3]| format!("{exact:6.1} {overlap:6.1} {key:5.1}");
    println!(
        "{name:20} {shown:>9} {:>19} {:>19}",
        row(actors),
        row(issues)
    );
    [
        headings, actors[0], actors[1], actors[2], issues[0], issues[1], issues[2],
    ]
}
