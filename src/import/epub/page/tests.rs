//! Tests: a page of a book, XHTML, as passages.

use super::read;
use crate::import::passage::Passage;
use crate::model::BlockKind;

fn texts(page: &str) -> Vec<(BlockKind, String)> {
    let show = |passage: &Passage| (passage.kind, passage.marker.clone() + &passage.text());
    read(page).passages.iter().map(show).collect()
}

#[test]
fn pages_become_passages() {
    let page = "<html><head><title>no</title></head><body><h2 id='a'>Who\n pays</h2>\
        <p>The <b>levy</b>&nbsp;rises.<br/>More</p><ol start='3'><li><p>Three</p></li>\
        <li>Four<ul><li>Deep</li></ul></li></ol><pre>a\n  b</pre></body></html>";
    let wanted = [
        (BlockKind::Heading, "Who pays"),
        (BlockKind::Paragraph, "The levy\u{a0}rises.\nMore"),
        (BlockKind::Item, "3. Three"),
        (BlockKind::Item, "4. Four"),
        (BlockKind::Item, "• Deep"),
        (BlockKind::Verbatim, "a\n  b"),
    ];
    let wanted = wanted.map(|(kind, text)| (kind, text.to_owned()));
    assert_eq!(texts(page), wanted);
}

#[test]
fn places_know_their_passage() {
    let page = read("<p>One</p><div id='two'><p>Two</p></div><p>Three <a id='in'/>more</p>");
    assert_eq!((page.places["two"], page.places["in"]), (1, 3));
}

#[test]
fn references_to_notes_stand_apart() {
    let page = "<p>word<a epub:type='noteref' href='#n'><sup>1</sup></a>.</p>";
    assert_eq!(texts(page)[0].1, "word[1].");
}

#[test]
fn raised_and_lowered_figures_stay_apart_from_numbers() {
    let page = "<p>In 1991<sup>1</sup> 10<sup><i>6</i> </sup>tons of CO<sub>2</sub>, the 2<sup>nd</sup>.</p>";
    assert_eq!(texts(page)[0].1, "In 1991¹ 10⁶ tons of CO₂, the 2nd.");
    let page = "<p>Monday<sup><a href='#n'>1</a></sup> and Tuesday<a href='b.xhtml#n'><sup>2</sup></a>.</p>";
    assert_eq!(texts(page)[0].1, "Monday[1] and Tuesday[2].");
    let page = "<p><a href='#back'><sup>[1] </sup></a>Old stones.</p>";
    assert_eq!(texts(page)[0].1, "[1] Old stones.");
    assert_eq!(texts("<p>One<sup>2<p>Two").len(), 2);
}

#[test]
fn notes_bear_the_number_that_refers_to_them() {
    let page = "<p>Ports<a epub:type='noteref' href='#n'><sup>1</sup></a> and \
        quays<a epub:type='noteref' href='#m'>2</a>.</p>\
        <aside epub:type='footnote' id='n'><p>Old ones.</p><p>And new.</p></aside>\
        <aside epub:type='footnote' id='m'><p>2. Of stone.</p></aside>";
    let texts: Vec<String> = texts(page).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts,
        [
            "Ports[1] and quays[2].",
            "[1] Old ones.",
            "And new.",
            "2. Of stone."
        ]
    );
}

#[test]
fn the_caption_of_a_table_stands_above_it() {
    let page = "<table><caption>Levy by port</caption><thead><tr><th>Port</th><th>Levy</th></tr>\
        </thead><tr><td>Aarhavn</td><td>12</td></tr></table><table></table><p>After.</p>";
    let passages = read(page).passages;
    let kinds: Vec<BlockKind> = passages.iter().map(|passage| passage.kind).collect();
    assert_eq!(
        kinds,
        [BlockKind::Note, BlockKind::Row, BlockKind::Paragraph]
    );
    assert_eq!(passages[0].text(), "Levy by port");
    assert_eq!((passages[1].rows.len(), passages[1].heads), (2, 1));
}

#[test]
fn broken_pages_are_read_as_far_as_they_go() {
    assert_eq!(texts("<p>One<p>Two</div></p>").len(), 2);
    let deep = "<div><b>".repeat(50_000) + "deep";
    assert_eq!(texts(&deep).len(), 1);
}
