//! Searching the article.

use attache::app::Event;

use super::harness::{Reader, assert_says, assert_top, brief};

#[test]
fn it_looks_while_one_types() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/Gam");
    let first = reader.app.find.current.unwrap();
    assert_eq!(first.of(&reader.app.article().text), "Gam");
    assert!(reader.screen_row(first.start).is_some());
    reader.press("ma 3");
    let third = reader.app.find.current.unwrap();
    assert_eq!(third.of(&reader.app.article().text), "Gamma 3");
    assert!(third.start > first.start);
    reader.press("<BS>2");
    let second = reader.app.find.current.unwrap();
    assert_eq!(second.of(&reader.app.article().text), "Gamma 2");
    assert!(reader.screen_row(second.start).is_some());
}

#[test]
fn each_letter_looks_from_where_the_search_began() {
    let mut reader = Reader::open("brief.md", &brief());
    // "d" stands on the first row already, "Delta" far below, "de" nowhere else
    reader.press("/commission");
    assert_eq!(reader.top_row(), 0);
    reader.press("<C-u>Delta 4");
    assert!(reader.top_row() > 0);
    reader.press("<C-u>commission");
    assert_eq!(reader.top_row(), 0);
    reader.press("<C-u>");
    assert_eq!((reader.top_row(), reader.app.find.hits.len()), (0, 0));
}

#[test]
fn letters_are_letters() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/q?jG]oTz");
    assert_eq!(reader.app.find.line.as_ref().unwrap().text(), "q?jG]oTz");
    assert!(
        reader
            .effects
            .iter()
            .all(|effect| *effect != attache::app::Effect::Quit)
    );
    reader.press("<Esc>o/qzT");
    assert_eq!(reader.app.outline.filter.as_ref().unwrap().text(), "qzT");
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("?/qzT");
    let help = reader.app.help.as_ref().unwrap();
    assert_eq!(help.filter.as_ref().unwrap().text(), "qzT");
}

#[test]
fn case_matters_with_a_capital() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/beta<Enter>");
    assert_eq!(reader.app.find.hits.len(), 5);
    reader.press("/Beta<Enter>");
    assert_eq!(reader.app.find.hits.len(), 5);
    reader.press("/bEta<Enter>");
    assert_eq!(reader.app.find.hits.len(), 0);
    assert_says(&reader, "“bEta” is not in this article.");
}

#[test]
fn patterns_are_regular_expressions_where_they_can_be() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/^Gamma [23]<Enter>");
    assert_eq!(reader.app.find.hits.len(), 2);
    reader.press("/(Gamma<Enter>");
    assert_eq!(reader.app.find.hits.len(), 0);
}

#[test]
fn enter_keeps_the_hits_and_esc_drops_them() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/Delta<Enter>");
    assert!(reader.app.find.line.is_none());
    assert_eq!(reader.app.find.hits.len(), 5);
    let row = reader.top_row();
    reader.press("<Esc>");
    assert!(reader.app.find.hits.is_empty());
    assert_eq!(reader.top_row(), row, "closing the marks scrolls nothing");
}

#[test]
fn esc_while_typing_returns() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("3j/Delta 3<Esc>");
    assert_eq!(reader.top_row(), 3);
    assert!(reader.app.find.line.is_none() && reader.app.find.hits.is_empty());
}

#[test]
fn enter_remembers_the_place_it_left() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("3j/Delta 3<Enter><C-o>");
    assert_eq!(reader.top_row(), 3);
}

#[test]
fn a_pattern_without_a_hit_shows_where_the_search_began() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("3j/Delta 4");
    assert!(reader.top_row() > 3);
    reader.press("zz");
    assert_eq!(reader.top_row(), 3);
    reader.press("<Enter>");
    assert_eq!(reader.top_row(), 3);
    assert_says(&reader, "is not in this article");
}

/// Which of its hits is the current one.
fn hit(reader: &Reader) -> usize {
    let current = reader.app.find.current.unwrap();
    let hits = &reader.app.find.hits;
    hits.iter().position(|hit| *hit == current).unwrap()
}

#[test]
fn hits_go_round_both_ends() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/Gamma [123]<Enter>");
    assert_eq!(hit(&reader), 0);
    reader.press("n");
    assert_eq!(hit(&reader), 1);
    reader.press("nn");
    assert_eq!(hit(&reader), 0);
    assert_says(&reader, "past the end");
    reader.press("N");
    assert_eq!(hit(&reader), 2);
    assert_says(&reader, "past the beginning");
    reader.press("2N");
    assert_eq!(hit(&reader), 0);
    reader.press("2n");
    assert_eq!(hit(&reader), 2);
    reader.press("on");
    assert_eq!(hit(&reader), 0, "from the outline, too");
}

#[test]
fn as_many_steps_as_there_are_hits_lead_back() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/Gamma [123]<Enter>n");
    for script in ["3n", "3N", "6n", "300N"] {
        reader.press(script);
        assert_eq!(hit(&reader), 1, "{script}");
    }
    reader.press("4n");
    assert_eq!(hit(&reader), 2);
}

#[test]
fn hits_start_from_the_screen_where_the_current_one_is_not_on_it() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/^[A-Z][a-z]+ 1<Enter>4]n");
    let words = reader.app.find.current.unwrap();
    assert_eq!(words.of(&reader.app.article().text), "Delta 1");
    reader.press("gN");
    // the first screen ends before the first paragraph of Alpha: back round the beginning
    let words = reader.app.find.current.unwrap();
    assert_eq!(words.of(&reader.app.article().text), "Omega 1");
}

#[test]
fn a_hit_out_of_view_comes_to_the_upper_third() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/Gamma 1<Enter>");
    let at = reader.app.find.current.unwrap().start;
    assert_eq!(reader.screen_row(at), Some(reader.height() / 3));
}

#[test]
fn without_a_search_there_is_nothing_to_go_to() {
    let mut reader = Reader::open("brief.md", &brief());
    for key in ["n", "N"] {
        reader.press(key);
        assert_says(&reader, "Nothing searched for yet");
    }
    reader.press("/zzz<Enter>n");
    assert_says(&reader, "“zzz” is not in this article.");
}

#[test]
fn late_answers_of_an_older_search_are_dropped() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.hold = true;
    reader.press("/De");
    assert_eq!(reader.searches.len(), 2);
    reader.answer();
    assert!(reader.app.find.hits.is_empty(), "“D” was given up");
    reader.answer();
    assert!(!reader.app.find.hits.is_empty());
    reader.press("<Esc>/G<Esc>");
    reader.answer();
    assert!(reader.app.find.hits.is_empty());
}

#[test]
fn pasted_text_is_searched_for() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/");
    reader.update(Event::Paste("Delta\x1b 2".to_owned()));
    assert_eq!(reader.app.find.line.as_ref().unwrap().text(), "Delta␛ 2");
    reader.press("<C-u>");
    reader.update(Event::Paste("Delta 2".to_owned()));
    assert_eq!(reader.app.find.hits.len(), 1);
    reader.press("<Enter>");
    reader.update(Event::Paste("qqq".to_owned()));
    assert!(
        reader
            .effects
            .iter()
            .all(|effect| *effect != attache::app::Effect::Quit)
    );
}

#[test]
fn a_hit_behind_the_start_of_the_screen_is_found_round_the_end() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("4]/River Talks 1<Enter>");
    assert_top(&reader, "River Talks");
}

/// A text as it is set in print, sections with figures and names.
const SET: &str = "# Grain\n\n## The Köln Meeting\n\nFarmers “can’t wait” – they say so in Gdańsk. \
                   The oﬃcial count is 12\u{202f}000 tonnes.\n\n### Costs\n\nA non\u{2011}paper \
                   of the Côte d’Azur’s growers, and the official reply.\n\n## After\n\nThe \
                   official end.\n";

#[test]
fn what_a_keyboard_has_finds_what_print_has() {
    for (typed, found) in [
        ("can't wait", "can’t wait"),
        ("\"can't wait\" - they", "“can’t wait” – they"),
        ("gdansk", "Gdańsk"),
        ("Koln", "Köln"),
        ("12 000 tonnes", "12\u{202f}000 tonnes"),
        ("non-paper", "non\u{2011}paper"),
        ("cote d'azur's", "Côte d’Azur’s"),
        ("official count", "oﬃcial count"),
    ] {
        let mut reader = Reader::open("grain.md", SET);
        reader.press("/").press(typed);
        let hit = reader.app.find.current.expect(typed);
        assert_eq!(hit.of(&reader.app.article().text), found, "{typed}");
        let mut reader = Reader::open("grain.md", SET);
        reader.app.seek(attache::app::Goal::Quote(typed.to_owned()));
        assert_eq!(reader.current(), Some(found), "{typed}");
    }
    for typed in ["KOLN", "cant wait", "12000"] {
        let mut reader = Reader::open("grain.md", SET);
        reader.press("/").press(typed);
        assert_eq!(reader.app.find.hits.len(), 0, "{typed}");
    }
}

#[test]
fn filters_and_sections_are_found_likewise() {
    let mut reader = Reader::open("grain.md", SET);
    reader.press("o/koln");
    assert_eq!(reader.outline(), ["The Köln Meeting"]);
    let mut reader = Reader::open("grain.md", SET);
    reader
        .app
        .seek(attache::app::Goal::Section("koln meeting".to_owned()));
    assert_top(&reader, "The Köln");
}

#[test]
fn earlier_searches_come_back() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/Beta<Enter>/Gam<Esc>/Delta<Enter>/x<Up>");
    assert_eq!(reader.app.find.line.as_ref().unwrap().text(), "Delta");
    assert_eq!(reader.app.find.hits.len(), 5, "and they are searched for");
    reader.press("<Up><Up>");
    assert_eq!(reader.app.find.line.as_ref().unwrap().text(), "Beta");
    reader.press("<Down><Down>");
    assert_eq!(reader.app.find.line.as_ref().unwrap().text(), "x");
}

#[test]
fn hits_are_counted_by_section() {
    let mut reader = Reader::open("grain.md", SET);
    reader.press("/official<Enter>");
    let counts = |reader: &Reader| [1, 2, 3].map(|section| reader.app.section_hits(section));
    assert_eq!(counts(&reader), [1, 1, 1]);
    reader.press("ogh");
    assert!(reader.app.outline.is_folded(1));
    assert_eq!(
        counts(&reader),
        [2, 1, 1],
        "a folded one stands for all below it"
    );
    reader.press("<Tab><Esc>");
    assert_eq!(counts(&reader), [0, 0, 0]);
}
