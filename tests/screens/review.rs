//! Review, notes, selection, lists to choose from, at three sizes and in three themes.

use std::sync::Arc;

use attache::app::Event;

use super::reading::{SIZES, assert_kept, assert_sizes, assert_themes, reader};

#[test]
fn a_review() {
    assert_sizes("review", "ra.x");
    assert_themes("review", "ra.x");
}

#[test]
fn its_filter_and_its_end() {
    assert_sizes("review-filter", "r/issue");
    assert_sizes("review-end", "r%a");
}

#[test]
fn a_question() {
    assert_sizes("question", "rA");
    assert_themes("question", "rA");
}

#[test]
fn the_list_of_what_is_doubtful() {
    for size in SIZES {
        let mut reader = reader(size, "");
        let article = reader.app.document.article.clone();
        let mut found = (*reader.app.document.annotations).clone();
        for mention in &mut found.mentions {
            mention.confidence = 45 + 10 * (mention.entity % 4) as u8;
        }
        reader.update(Event::Annotated {
            article,
            annotations: Arc::new(found),
            whole: true,
        });
        reader.press("r");
        assert_kept("doubts-question", &reader);
        reader.press("<Enter>2");
        assert_kept("doubts", &reader);
    }
}

#[test]
fn a_change() {
    assert_sizes("change", "rtcoast");
    assert_themes("change", "rt");
}

#[test]
fn a_note_being_written() {
    assert_sizes("noting", ".cAsk the guild<C-j>before Friday");
    assert_themes("noting", ".cAsk the guild<C-j>before Friday");
    assert_sizes("noting-empty", ".c");
}

#[test]
fn a_selection() {
    assert_sizes("selection", "vhhoj");
    assert_themes("selection", "vhhoj");
}

#[test]
fn an_own_highlight() {
    assert_sizes("own", "vhhoji");
    assert_themes("own", "vhhoji");
}

#[test]
fn decided_and_noted_highlights() {
    assert_sizes("decided", ".a.x.a.cnote<Enter><Esc>g");
    assert_themes("decided", ".a.x.a.cnote<Enter><Esc>g");
}

#[test]
fn the_list_of_notes() {
    assert_sizes("notes", ".a.x.cwho pays?<Enter>gCj");
    assert_themes("notes", ".a.x.cwho pays?<Enter>gCj");
    assert_sizes("notes-empty", "C");
}

#[test]
fn the_palette_and_the_formats() {
    assert_sizes("palette", ":next");
    assert_themes("palette", ":next");
    assert_sizes("export", "E");
    assert_themes("export", "E");
}
