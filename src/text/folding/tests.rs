//! Tests: a whole text as it is looked up, with the way back to where each letter stands.

use super::{Case, Folding};

fn found<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let folding = Folding::new(text, Case::Lower);
    folding.find(words).map(|span| span.of(text))
}

#[test]
fn words_are_found_however_they_are_written() {
    let text = "İzmir’s\n  “Price Cap”, and ẞ. Cafe\u{301} ﬂoor — trans-\nport.";
    for (words, wanted) in [
        ("'S \"price  cap\",", Some("’s\n  “Price Cap”,")),
        (" PRICE\tCAP ", Some("Price Cap")),
        ("izmir", Some("İzmir")),
        ("SS.", Some("ẞ.")),
        ("cafe", Some("Cafe\u{301}")),
        (
            "café floor - transport",
            Some("Cafe\u{301} ﬂoor — trans-\nport"),
        ),
        ("floor trans", None),
        (" ", None),
        ("price cup", None),
    ] {
        assert_eq!(found(text, words), wanted, "{words}");
    }
}

#[test]
fn every_letter_knows_its_place() {
    let text = "Zürich, Ｇ２０ — Привет, мир 世界 e\u{301}\u{323}s ﬃ x\u{ad}y";
    let folding = Folding::new(text, Case::Kept);
    assert_eq!(folding.text(), "Zurich, G20 - Привет, мир 世界 es ffi xy");
    for word in ["Привет", "世界", "Zurich", "xy", "es", "G20"] {
        let at = folding.text().find(word).unwrap();
        let span = folding.original(at, at + word.len());
        assert_eq!(folding.place(span.start as usize), at, "{word}");
        assert_eq!(folding.place(span.end as usize), at + word.len(), "{word}");
        let again = Folding::new(span.of(text), Case::Kept);
        assert_eq!(again.text(), word);
    }
    // half a ligature is the whole of it
    let half = folding.text().find("fi").unwrap();
    assert_eq!(folding.original(half, half + 1).of(text), "ﬃ");
}

#[test]
fn a_place_within_a_break_lies_behind_it() {
    let text = "prac-\ntice";
    let folding = Folding::new(text, Case::Kept);
    assert!(folding.is_broken());
    assert_eq!(folding.text(), "practice");
    assert_eq!(folding.original(0, 8).of(text), text);
    assert_eq!([4, 5, 6].map(|at| folding.place(at)), [4, 4, 4]);
    assert!(!Folding::new("Franco-\nGerman\n-\n- x", Case::Kept).is_broken());
}
