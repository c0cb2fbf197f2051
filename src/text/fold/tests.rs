//! Tests: one spelling for looking words up: case, accents and typography make no difference.

use super::{folded, holds};

#[test]
fn accents_case_and_ligatures_make_no_difference() {
    for (written, wanted) in [
        ("Kyiv", "kyiv"),
        ("Müller", "muller"),
        ("Mu\u{308}ller", "muller"),
        ("Erdoğan", "erdogan"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("ﬁnance", "finance"),
        ("ＵＮ", "un"),
        ("Αθήνας", "αθηνασ"),
        ("Việt", "viet"),
    ] {
        assert_eq!(folded(written), wanted, "{written}");
    }
}

#[test]
fn marks_are_those_of_a_keyboard() {
    for (written, wanted) in [
        ("It’s “over” – al\u{ad}most", "it's \"over\" - almost"),
        (
            "non\u{2011}binding \u{2212}5\u{202f}°C",
            "non-binding -5 °c",
        ),
        ("10\u{a0}\u{2009}million\n euros", "10 million euros"),
        ("«Ναι»…", "\"ναι\"..."),
        ("two  blanks", "two blanks"),
    ] {
        assert_eq!(folded(written), wanted, "{written}");
    }
    assert!(holds("Ségolène’s oﬃce", "SEGOLENE'S OFFICE"));
    assert!(!holds("no binding", "no-binding"));
}

#[test]
fn what_tells_letters_of_other_scripts_apart_stays() {
    assert_eq!(folded("Война"), "война");
    assert_eq!(folded("が"), "が");
    assert_eq!(folded("한국"), "한국");
    assert_eq!(folded("مُحَمَّد"), "محمد");
}
