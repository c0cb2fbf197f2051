//! Near-duplicates: real texts, each revised in four ways, and halves that are no versions of each
//! other.

use std::fs;
use std::path::Path;

use super::{Shelf, stem};

/// The texts of the gold set: twelve of the Voice of America (public domain) and those of this
/// project.
fn originals() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/gold/docs");
    let mut texts: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (stem(&path), fs::read_to_string(&path).unwrap())
        })
        .collect();
    texts.sort();
    texts
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .collect()
}

/// The ways in which a desk revises a story.
fn revised(text: &str) -> [String; 4] {
    let parts = paragraphs(text);
    // another headline, and every fifth paragraph is gone
    let mut shorter = vec!["What the day brought, in short"];
    let kept = parts.iter().skip(1).enumerate();
    shorter.extend(kept.filter(|(at, _)| at % 5 != 4).map(|(_, part)| *part));
    // cut to three fifths, with the mark of an agency
    let count = (parts.len() * 3).div_ceil(5);
    let mut cut: Vec<&str> = parts.iter().take(count.max(1)).copied().collect();
    cut.push("(Reporting by our correspondents; editing by the night desk.)");
    // an update on top, and the same verbs told otherwise
    let update = "UPDATE: Officials added late in the evening that nothing had been signed, and \
                  that the delegations would be back in the morning.";
    let mut updated = vec![update];
    updated.extend(parts.iter().copied());
    let updated = updated.join("\n\n").replace(" said ", " told reporters ");
    // wrapped anew, in other quotation marks
    let wrapped: Vec<String> = parts
        .iter()
        .map(|part| {
            let words: Vec<&str> = part.split_whitespace().collect();
            words
                .chunks(7)
                .map(|line| line.join(" "))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect();
    [
        shorter.join("\n\n"),
        cut.join("\n\n"),
        updated,
        wrapped.join("\n\n").replace(['"', '“', '”'], "'"),
    ]
}

/// Both halves of a text: on one matter, in the words of one author, but not one text.
fn halves(text: &str) -> [String; 2] {
    let parts = paragraphs(text);
    let (first, second) = parts.split_at(parts.len() / 2);
    [first.join("\n\n"), second.join("\n\n")]
}

/// True positives, false positives, misses over all pairs; `same` says which belong together.
fn judged(texts: &[(String, String)], same: impl Fn(&str, &str) -> bool) -> [usize; 3] {
    let mut shelf = Shelf::new();
    for (name, text) in texts {
        shelf.write(&format!("{name}.txt"), text);
    }
    assert_eq!(shelf.scan().new, texts.len());
    let rows = shelf.catalogue().rows;
    let mut counts = [0; 3];
    for (at, row) in rows.iter().enumerate() {
        for other in &rows[at + 1..] {
            let told = row.twin.is_some() && row.twin == other.twin;
            let are = same(&stem(&row.path), &stem(&other.path));
            match (told, are) {
                (true, true) => counts[0] += 1,
                (true, false) => counts[1] += 1,
                (false, true) => counts[2] += 1,
                (false, false) => {}
            }
        }
    }
    counts
}

#[test]
fn versions_are_told_from_other_articles() {
    let mut texts = Vec::new();
    for (name, text) in originals() {
        for (number, revised) in revised(&text).into_iter().enumerate() {
            texts.push((format!("{name}-{number}"), revised));
        }
        texts.push((format!("{name}-4"), text));
    }
    let story = |name: &str| name.rsplit_once('-').unwrap().0.to_owned();
    let [right, wrong, missed] = judged(&texts, |a, b| story(a) == story(b));
    assert!(
        right + missed >= 60,
        "{right} and {missed} are too few pairs"
    );
    let precision = right as f64 / (right + wrong) as f64;
    let recall = right as f64 / (right + missed) as f64;
    println!("near-duplicates: {right} right, {wrong} wrong, {missed} missed");
    assert!(
        precision >= 0.98,
        "precision {precision:.3}: {wrong} of {right}"
    );
    assert!(recall >= 0.9, "recall {recall:.3}: {missed} missed");
}

#[test]
fn texts_on_one_matter_are_no_versions_of_each_other() {
    let mut texts = Vec::new();
    for (name, text) in originals() {
        let [first, second] = halves(&text);
        texts.push((format!("{name}-a"), first));
        texts.push((format!("{name}-b"), second));
    }
    let [_, wrong, _] = judged(&texts, |_, _| false);
    assert_eq!(wrong, 0);
}

#[test]
fn an_excerpt_is_no_version_of_the_document_that_it_is_from() {
    let mut texts = originals();
    let documents: Vec<(String, String)> = texts
        .chunks(5)
        .filter(|some| some.len() == 5)
        .map(|some| {
            let parts: Vec<&str> = some.iter().map(|(_, text)| &**text).collect();
            (format!("{} and others", some[0].0), parts.join("\n\n"))
        })
        .collect();
    assert!(!documents.is_empty());
    // the longest of five may be most of a document
    let longest = |document: &str, text: &str| text.len() * 5 > document.len() * 2;
    texts.retain(|(_, text)| {
        let holds = |(_, document): &&(String, String)| document.contains(text.as_str());
        documents
            .iter()
            .find(holds)
            .is_none_or(|(_, document)| !longest(document, text))
    });
    texts.extend(documents);
    let [_, wrong, _] = judged(&texts, |_, _| false);
    assert_eq!(wrong, 0);
}
