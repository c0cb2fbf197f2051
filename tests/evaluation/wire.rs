//! How well names are found in reports in the manner of a news wire: politics, markets, sport.
//!
//! `tests/fixtures/wire` holds invented reports, in which each name is marked as `[[PER|Ida Marsh]]`:
//! person, organisation, location, or another name; a club called by its city is an organisation. A
//! name counts with the right span (but for a possessive and an article) and the right class.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use attache::model::NameClass;
use attache::tagger::{names, training};

/// Name of a part, how its files end, and the per cent of F1 below which the rules have got worse.
const PARTS: [(&str, &[&str], f64); 4] = [
    ("news", &["g0", "g1", "ge"], 86.0),
    ("markets", &["b0", "bu"], 78.0),
    ("sport", &["s0", "s1", "sp"], 85.0),
    ("features", &["f0", "ft"], 79.0),
];

type Names = BTreeSet<(usize, usize, NameClass)>;

/// A report without its marks, and what they mark.
fn unmarked(report: &str) -> (String, Names) {
    let (mut text, mut marked) = (String::new(), Names::new());
    let mut rest = report;
    while let Some((before, behind)) = rest.split_once("[[") {
        text.push_str(before);
        let (inside, behind) = behind.split_once("]]").unwrap();
        let (class, name) = inside.split_once('|').unwrap();
        let class = match class {
            "PER" => NameClass::Person,
            "ORG" => NameClass::Organisation,
            "LOC" => NameClass::Location,
            _ => NameClass::Other,
        };
        let start = text.len();
        text.push_str(name);
        marked.insert(bare(&text, start, text.len(), class));
        rest = behind;
    }
    text.push_str(rest);
    (text, marked)
}

/// A span without an article before it and a possessive behind it.
fn bare(text: &str, start: usize, end: usize, class: NameClass) -> (usize, usize, NameClass) {
    let name = &text[start..end];
    let article = ["the ", "The ", "THE "]
        .iter()
        .find(|the| name.starts_with(**the));
    let owned = ["'s", "’s", "'", "’"]
        .iter()
        .find(|own| name.ends_with(**own));
    let start = start + article.map_or(0, |the| the.len());
    (start, end - owned.map_or(0, |own| own.len()), class)
}

#[test]
fn reports_of_a_wire_are_read_as_well_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/wire");
    let mut counts = [[0_u32; 3]; PARTS.len()];
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        let part = PARTS
            .iter()
            .position(|(_, kinds, _)| kinds.contains(&&file[2..4]));
        let (text, marked) = unmarked(&fs::read_to_string(&path).unwrap());
        let found = names(&training::article(&text)).into_iter().map(|name| {
            bare(
                &text,
                name.span.start as usize,
                name.span.end as usize,
                name.class,
            )
        });
        let found: Names = found.collect();
        let count = &mut counts[part.unwrap_or_else(|| panic!("{file} is of no part"))];
        count[0] += found.intersection(&marked).count() as u32;
        count[1] += found.len() as u32;
        count[2] += marked.len() as u32;
    }
    let mut low = Vec::new();
    for ((name, _, floor), [right, found, marked]) in PARTS.iter().zip(counts) {
        let f1 = 200.0 * f64::from(right) / f64::from(found + marked);
        println!("names, {name:<10} {marked:>5} marked, F1 {f1:>5.1}  (floor {floor})");
        if f1 < *floor {
            low.push(format!("names, {name}: {f1:.1} is under {floor}"));
        }
    }
    assert!(low.is_empty(), "\n{}", low.join("\n"));
}
