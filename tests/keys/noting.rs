//! Notes, own highlights, and the list of what was kept.

use attache::app::{Effect, Event};
use attache::model::{HighlightKind, Kind, MadeBy, Verdict};

use super::harness::{Reader, assert_says, brief};

const LIT: &[(&str, Kind)] = &[
    ("River Talks 1", Kind::Stakeholder),
    ("Beta 2", Kind::Issue),
];

fn lit() -> Reader {
    Reader::open("brief.md", &brief()).lit(LIT)
}

fn notes(reader: &Reader) -> Vec<Option<&str>> {
    reader
        .store
        .kept
        .iter()
        .map(|kept| kept.note.as_deref())
        .collect()
}

#[test]
fn a_note_on_a_highlight_decides_nothing() {
    let mut reader = lit();
    reader.press("rcask q? a x<Enter>");
    assert_says(&reader, "Note kept.");
    assert_eq!(notes(&reader), [Some("ask q? a x")]);
    assert_eq!(reader.store.kept[0].verdict, Verdict::Undecided);
    assert_eq!(reader.current(), Some("River Talks 1"), "the frame stays");
    reader.press("c!<Enter>");
    assert_eq!(notes(&reader), [Some("ask q? a x!")]);
    reader.press("c<C-u><Enter>");
    assert!(reader.store.kept.is_empty(), "an empty note is none");
    reader.press("u");
    assert_eq!(notes(&reader), [Some("ask q? a x!")]);
}

#[test]
fn several_lines() {
    let mut reader = lit();
    reader.press(".cone<A-Enter>two<C-j>three<Enter>");
    assert_eq!(notes(&reader), [Some("one\ntwo\nthree")]);
}

#[test]
fn without_a_highlight_it_is_on_the_sentence() {
    let mut reader = lit();
    reader.press("5jcwhy?<Enter>");
    let note = &reader.store.kept[0];
    assert_eq!(
        (note.kind, note.made_by),
        (HighlightKind::Note, MadeBy::Reader)
    );
    assert!(note.anchor.exact.starts_with("River Talks 2 says"));
    reader.press("<Esc>c<Esc>");
    assert_eq!(notes(&reader), [Some("why?")]);
    reader.press("c and how<Enter>");
    assert_eq!(
        notes(&reader),
        [Some("why? and how")],
        "the note on this sentence goes on"
    );
}

#[test]
fn what_was_put_aside_comes_back() {
    let mut reader = lit();
    reader.press(".chalf a tho<Esc>");
    assert_says(&reader, "Not kept. c brings it back.");
    assert!(reader.store.kept.is_empty());
    reader.press("Gcught<Enter>");
    assert_eq!(notes(&reader), [Some("half a thought")]);
    assert_eq!(reader.store.kept[0].anchor.exact, "River Talks 1");
}

#[test]
fn what_a_note_is_about_stays_on_the_screen() {
    let mut reader = lit();
    reader.press("Gkkkkc");
    let about = reader.app.noting.as_ref().unwrap().span().unwrap();
    let seen = |reader: &Reader| reader.screen_row(about.start).is_some();
    for (columns, rows) in [(80, 40), (34, 9), (120, 40), (40, 12)] {
        reader.update(Event::Resize(columns, rows));
        assert!(seen(&reader), "{columns}×{rows}");
    }
    let rows = |reader: &Reader| reader.app.view.panes.panel.unwrap().height;
    let before = rows(&reader);
    reader.update(Event::Paste("and what they said of it ".repeat(9)));
    assert!(
        rows(&reader) > before,
        "the note has the rows that it fills"
    );
    assert!(seen(&reader), "behind a note that has grown");
}

#[test]
fn what_was_put_aside_is_a_draft_and_a_second_one_takes_nothing_from_it() {
    let mut reader = lit();
    reader.press(".chalf a tho");
    assert_eq!(reader.app.draft().unwrap().text, "half a tho");
    reader.press("<Esc>");
    assert_eq!(reader.app.draft().unwrap().text, "half a tho");
    reader.press("Gvcother");
    let both = reader.app.draft().unwrap();
    assert_eq!(both.text, "half a tho\nother");
    assert_eq!(both.anchor.exact, "River Talks 1");
    reader.press("<Enter>");
    assert_eq!(reader.app.draft().unwrap().text, "half a tho");
    reader.press("<Esc>c<C-u><Enter>");
    assert_eq!(reader.app.draft(), None, "emptied, it is none");
    reader.press(".ckept<Enter>c");
    assert_eq!(reader.app.draft(), None, "nothing was typed");
}

#[test]
fn a_note_stays_open_where_it_cannot_be_kept() {
    let mut reader = lit();
    reader.store.fault = Some("store: disk full".to_owned());
    reader.press(".cimportant<Enter>");
    assert_says(&reader, "disk full");
    assert_eq!(reader.app.noting.as_ref().unwrap().line.text(), "important");
    assert_eq!(reader.app.draft().unwrap().text, "important");
    reader.store.fault = None;
    reader.press("<Enter>");
    assert_eq!(notes(&reader), [Some("important")]);
    assert!(reader.app.noting.is_none());
}

#[test]
fn the_line_closes_with_the_commit() {
    let mut reader = lit();
    reader.store.hold = true;
    reader.press(".cnote<Enter>");
    assert!(reader.app.noting.is_some());
    reader.store.hold = false;
    reader.answer_store();
    assert!(reader.app.noting.is_none());
}

#[test]
fn pasted_text_goes_into_the_note() {
    let mut reader = lit();
    reader.press(".c");
    reader.update(attache::app::Event::Paste("a\x1b[2J\r\nb".to_owned()));
    reader.press("<Enter>");
    assert_eq!(notes(&reader), [Some("a␛[2J\nb")]);
}

#[test]
fn words_are_selected_by_words_and_sentences() {
    let selected = |script: &str| {
        let mut reader =
            Reader::open("a.txt", "One two three. Four five six. Seven eight.").lit(&[]);
        reader.press(script);
        let span = reader.app.selection.as_ref().unwrap().span();
        span.of(&reader.app.article().text).to_owned()
    };
    assert_eq!(selected("v"), "One two three.");
    assert_eq!(selected("vh"), "One two three");
    assert_eq!(selected("v2h"), "One two");
    assert_eq!(selected("vj"), "One two three. Four five six.");
    assert_eq!(selected("vjk"), "One two three.");
    assert_eq!(selected("vjoj"), "Four five six.");
    assert_eq!(selected("vjojolhh"), "Four five");
    assert_eq!(selected("voll"), "three.");
    assert_eq!(selected("volll"), "three.", "it never becomes empty");
}

#[test]
fn own_highlights_and_their_further_occurrences() {
    let text = "The levy rose. A levy is a levy. Levying is no levy board.";
    let mut reader = Reader::open("a.txt", text).lit(&[]);
    reader.press("v2holhohs");
    reader.press("<Esc><Esc>");
    assert!(reader.app.selection.is_none());
    reader.press("vhhol");
    let span = reader.app.selection.as_ref().unwrap().span();
    assert_eq!(span.of(&reader.app.article().text), "levy");
    reader.press("i");
    assert_eq!(reader.app.picker.as_ref().unwrap().line.text(), "levy");
    reader.press("<Enter>");
    let own = &reader.store.kept[0];
    assert_eq!(
        (own.kind, own.made_by, own.verdict),
        (HighlightKind::Issue, MadeBy::Reader, Verdict::Accepted)
    );
    assert_eq!(own.subject.as_ref().unwrap().label, "levy");
    assert!(reader.app.question_words().unwrap().contains("3 more"));
    reader.press("<Enter>");
    assert_eq!(reader.store.kept.len(), 4);
    assert_eq!(reader.app.document.lights.count(0), 4);
    reader.press("U");
    assert_eq!(reader.store.kept.len(), 1);
}

#[test]
fn an_own_highlight_that_is_undone_leaves_its_sentence() {
    let text = "One two three. The levy rose again. A levy stays. More of it.";
    let mut reader = Reader::open("a.txt", text).lit(&[("three", Kind::Issue)]);
    reader.press("jv3holi<C-u>foo<Enter><Esc>");
    assert!(reader.current().is_some());
    reader.press("U");
    assert_eq!(
        reader.current(),
        None,
        "no frame where there is no highlight"
    );
    assert!(reader.message().ends_with("is no highlight any more."));
    assert!(reader.app.this_is_sentence());
    reader.press("y");
    assert_says(&reader, "Copied the sentence.");
    // what attache found is there still
    reader.press("g.aU");
    assert_eq!(reader.current(), Some("three"));
    assert_says(&reader, "three is undecided again");
}

#[test]
fn a_review_goes_on_where_an_own_highlight_is_undone() {
    let text = "The levy rose. A levy stays. More of the toll.";
    let mut reader = Reader::open("a.txt", text).lit(&[("toll", Kind::Issue)]);
    reader.press("v2holi<Enter><Enter>");
    assert_eq!(reader.store.kept.len(), 2);
    reader.press("ru");
    assert_says(&reader, "no highlight");
    assert_eq!(reader.current(), Some("toll"));
}

#[test]
fn an_own_highlight_may_lie_over_another() {
    let text = "The river board met.";
    let mut reader = Reader::open("a.txt", text).lit(&[("board", Kind::Stakeholder)]);
    reader.press("vhols<Enter>");
    let lights = reader.app.document.lights.all();
    assert_eq!(lights.len(), 2);
    let marks = reader.app.marks(lights[0].span);
    assert_eq!(marks.len(), 2, "both are shown");
}

#[test]
fn a_selection_is_noted_and_copied() {
    let mut reader = Reader::open("a.txt", "One two three. Four.").lit(&[]);
    reader.press("v2hcnote<Enter>");
    assert_eq!(reader.store.kept[0].anchor.exact, "One two");
    reader.press("gv2hy");
    assert!(reader.effects.contains(&Effect::Copy("One two".to_owned())));
    assert!(reader.app.selection.is_none());
}

#[test]
fn the_list_of_what_was_kept() {
    let mut reader = lit();
    reader.press("C");
    assert!(reader.app.notes.as_ref().unwrap().rows.is_empty());
    reader.press("q");
    reader.press(".a.cnote<Enter>xGcend<Enter>C");
    let rows = &reader.app.notes.as_ref().unwrap().rows;
    let words: Vec<&str> = rows
        .iter()
        .map(|row| row.highlight.anchor.exact.as_str())
        .collect();
    assert_eq!(words[..2], ["River Talks 1", "Beta 2"]);
    assert_eq!(words.len(), 3);
    reader.press("g/note<Enter>");
    assert_eq!(
        reader.app.notes.as_ref().unwrap().rows.len(),
        2,
        "the note and the note-only one"
    );
    reader.press("<Enter>");
    assert!(reader.app.notes.is_none());
    assert_eq!(reader.current(), Some("Beta 2"));
    reader.press("Cgx<Esc>");
    assert_eq!(
        reader
            .store
            .kept
            .iter()
            .filter(|kept| kept.verdict == Verdict::Rejected)
            .count(),
        2
    );
}

#[test]
fn orphans_are_listed_and_placed_by_hand() {
    let mut reader = lit();
    let mut orphan = reader
        .app
        .document
        .lights
        .highlight(&reader.app.document.lights.all()[0]);
    orphan.span = None;
    orphan.anchor.exact = "words that are gone".to_owned();
    orphan.note = Some("keep me".to_owned());
    reader.store.kept.push(orphan.clone());
    reader.recall();
    reader.press("C<Enter>");
    assert_says(&reader, "v selects a place for it");
    reader.press("v");
    assert_says(&reader, "Enter puts it there");
    reader.press("hh<Enter>");
    assert!(
        matches!(&reader.effects[..], [Effect::PlaceByHand { orphan: placed, .. }] if *placed == orphan)
    );
}

#[test]
fn exports_ask_for_a_format_and_before_writing_over_a_file() {
    let mut reader = lit();
    reader.press("Ehtml<Enter>");
    let export = |overwrite| Effect::Export {
        format: "html",
        path: "brief.notes.html".to_owned(),
        overwrite,
    };
    assert_eq!(reader.effects, [export(false)]);
    reader.update(attache::app::Event::Exists(export(true)));
    assert!(
        reader
            .app
            .question_words()
            .unwrap()
            .contains("brief.notes.html is there")
    );
    reader.press("<Enter>");
    assert_eq!(reader.effects, [export(false), export(true)]);
}

#[test]
fn the_palette_does_what_is_picked() {
    let mut reader = lit();
    reader.press(":next sect<Enter>");
    assert!(reader.row(0).starts_with("Alpha"));
    reader.app.learned.push(attache::model::Learned {
        id: 7,
        lesson: attache::model::Lesson::Never {
            phrases: vec!["Apple".to_owned()],
        },
    });
    reader.press(":forget apple<Enter>");
    assert_eq!(reader.effects.last(), Some(&Effect::Forget(7)));
}
