//! Matrix, positions and brief, at three sizes and in three themes.

use std::fmt::Write as _;

use attache::app::Event;
use attache::model::Kind;

use super::comparing;
use super::harness::{Reader, article};
use super::reading::{SIZES, assert_kept, assert_sizes, assert_themes};

#[test]
fn the_matrix() {
    assert_sizes("matrix", "M");
    assert_themes("matrix", "Ml");
}

#[test]
fn a_matrix_beyond_the_screen() {
    let names = |of: &str| -> Vec<String> {
        let numbers = 1..=30;
        numbers
            .map(|number| format!("{of} of harbour {number}"))
            .collect()
    };
    let (unions, levies) = (names("Union"), names("levy"));
    let mut text = String::from("# Harbours\n\n");
    for (number, union) in unions.iter().enumerate() {
        // each union wants its own levy and fears the one seven harbours on
        let (own, other) = (&levies[number], &levies[(number + 7) % 30]);
        let _ = write!(
            text,
            "{union} wants the {own}.\n\n{union} fears the {other}.\n\n"
        );
    }
    let mut lit: Vec<(&str, Kind)> = Vec::new();
    lit.extend(unions.iter().map(|name| (name.as_str(), Kind::Stakeholder)));
    lit.extend(levies.iter().map(|name| (name.as_str(), Kind::Issue)));
    for size in SIZES {
        let mut reader = Reader::at("harbours.md", &text, size).lit(&lit);
        reader.press("M");
        assert_kept("matrix-large", &reader);
        // names and heads stay
        reader.press("45.");
        assert_kept("matrix-scrolled", &reader);
    }
}

#[test]
fn the_sentences_of_a_cell() {
    assert_sizes("matrix-cell", "M<Enter>");
    assert_themes("matrix-cell", "M<Enter>");
}

#[test]
fn an_empty_cell() {
    let lit = [
        ("Norway", Kind::Stakeholder),
        ("Peru", Kind::Stakeholder),
        ("levy", Kind::Issue),
        ("quotas", Kind::Issue),
    ];
    for size in SIZES {
        let text = "Norway wants a levy.\n\nPeru is for quotas.\n";
        let mut reader = Reader::at("talks.md", text, size).lit(&lit);
        reader.press("Ml<Enter>");
        assert_kept("matrix-empty-cell", &reader);
    }
}

#[test]
fn the_positions() {
    assert_sizes("positions", "P");
    assert_themes("positions", "Pj");
}

#[test]
fn the_positions_filtered() {
    assert_sizes("positions-filter", "P/union");
    assert_sizes("positions-filtered", "P/union<Enter>");
}

#[test]
fn the_brief() {
    assert_sizes("brief", "B");
    assert_themes("brief", "B4j");
}

#[test]
fn nothing_to_show() {
    for (name, key) in [("matrix", "M"), ("positions", "P"), ("brief", "B")] {
        let mut reader = Reader::at("empty.md", "", SIZES[1]).lit(&[]);
        reader.press(key);
        assert_kept(&format!("{name}-none"), &reader);
    }
}

#[test]
fn while_it_is_worked_out() {
    let mut reader = Reader::of(article("a.md", "# Talks\n\nWords.\n"), true, SIZES[2]);
    reader.press("M");
    assert_kept("matrix-waiting", &reader);
}

#[test]
fn what_changed() {
    for size in SIZES {
        let mut reader = Reader::at("talks.md", CHANGED, size).lit(&[]);
        reader.press("D");
        assert_kept("compare-waiting", &reader);
        let answer = comparing::answer(&reader, BEFORE);
        reader.update(Event::Compared(Ok(answer)));
        assert_kept("compare", &reader);
        reader.press("..");
        assert_kept("compare-second", &reader);
    }
}

#[test]
fn what_was_decided_about_the_changes() {
    for size in SIZES {
        let mut reader = comparing::decided();
        reader.update(Event::Resize(size.0, size.1));
        reader.press(".a..c").press("ask the board<Enter>Dgx");
        reader.press(",,.");
        assert_kept("compare-decided", &reader);
    }
}

const BEFORE: &str = "# Talks\n\n## Levy\n\nNorway asked for 40 boats on Monday. Peru said nothing.\n\n\
    ## Quotas\n\nChile left the town at noon, as it had before.\n\n## Annex\n\nThe end of it all.\n";

const CHANGED: &str = "# Talks\n\n## Levy\n\nNorway asked for 45 boats on Monday.\n\n\
    ## Costs\n\nThe end of it all.\n\n## Quotas\n\nNobody followed it there. Chile left the town at \
    noon, as it had before.\n";
