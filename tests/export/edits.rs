//! JSON and Web Annotation find their places in a revised text alike.

use attache::export::{Format, import};
use attache::model::{Highlight, Verdict};
use attache::open::placed;

use crate::{on, opened, written};

const RAW: &str = "Harbour Dues\n\nThe harbour board of Aldmere met on Monday. Its members heard the ferry company first. The company asked for lower dues in winter.\n\nWho Pays\n\nFishermen pay half of all dues. The board of Aldmere wants to keep it so. The ferry company calls that unfair.\n\nWhat Comes Next\n\nA vote is due in spring. The board says that nothing is settled. Fishermen say that they will come to every meeting.\n";

/// Every name, every time.
fn highlights(text: &str) -> Vec<Highlight> {
    let words = [
        "board",
        "Aldmere",
        "ferry company",
        "Fishermen",
        "dues",
        "vote",
    ];
    let mut all = Vec::new();
    for words in words {
        for nth in 0..text.matches(words).count() {
            all.push(Highlight {
                verdict: Verdict::Accepted,
                at: 1_795_547_681_123,
                ..on(text, words, nth)
            });
        }
    }
    all
}

/// The text after one kind of edit.
fn edits() -> [(&'static str, String); 10] {
    let lines: Vec<&str> = RAW.lines().collect();
    let swapped = [
        lines[0], "", lines[8], "", lines[10], "", lines[4], "", lines[6], "", lines[2],
    ];
    [
        ("a word changed", RAW.replace("in winter", "in autumn")),
        ("a word added", RAW.replace("asked for", "asked again for")),
        ("a word gone", RAW.replace("of all dues", "of dues")),
        (
            "a sentence added",
            RAW.replace("Who Pays", "It rained.\n\nWho Pays"),
        ),
        (
            "a sentence gone",
            RAW.replace(" A vote is due in spring.", "")
                .replace("A vote is due in spring. ", ""),
        ),
        ("paragraphs moved", swapped.join("\n")),
        ("a new head", format!("Draft, not for release\n\n{RAW}")),
        ("wrapped anew", RAW.replace(". ", ".\n")),
        (
            "another heading",
            RAW.replace("Who Pays", "Who Pays for It"),
        ),
        ("a passage repeated", format!("{RAW}\n{}\n", lines[6])),
    ]
}

#[test]
fn equal_numbers_are_placed() {
    let article = opened(RAW, "a.txt");
    let all = highlights(&article.text);
    let (mut placed_of, mut standing) = (0, 0);
    for (edit, raw) in edits() {
        assert_ne!(raw, RAW, "{edit}");
        let revised = opened(&raw, "a.txt");
        let placed = [Format::Json, Format::W3c].map(|format| {
            let out = written(&article, &all, format);
            let read = import(out.as_bytes(), &revised.text).unwrap();
            let read = read.into_iter().map(|one| one.highlight).collect();
            let (read, _) = placed(&revised.text, read);
            read.iter().map(|one| one.span).collect::<Vec<_>>()
        });
        let [json, w3c] = &placed;
        assert_eq!(json, w3c, "{edit}");
        placed_of += json.iter().flatten().count();
        standing += all.len();
    }
    // of a sentence that is gone the words are gone, too
    assert!(
        placed_of * 100 >= (standing - 2) * 98,
        "{placed_of} of {standing}"
    );
}
