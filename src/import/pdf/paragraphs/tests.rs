//! Tests: lines as paragraphs: which go on with the one before, and words cut at their end.

use super::super::order::Line;
use super::{item, paragraphs};

fn line(text: &str, x: [f32; 2], y: f32, page: usize) -> Line {
    Line {
        text: text.to_owned(),
        x,
        y,
        size: 10.0,
        weight: 1.0,
        column: [0.0, 200.0],
        pieces: 1,
        page,
        ..Line::default()
    }
}

fn texts(lines: Vec<Line>) -> Vec<String> {
    let all = paragraphs(lines, 10.0);
    all.into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn lines_become_paragraphs_and_cut_words_whole() {
    let full = [0.0, 198.0];
    let got = texts(vec![
        line("The ferry board met and dis-", full, 12.0, 0),
        line("cussed a long-term levy, the long-", full, 24.0, 0),
        line("term plan of all.", [0.0, 90.0], 36.0, 0),
        line("A second one begins here and", full, 48.0, 0),
        line("goes on the next page without", full, 60.0, 0),
        line("an end.", [0.0, 40.0], 12.0, 1),
        line("Far below.", [0.0, 60.0], 80.0, 1),
    ]);
    assert_eq!(
        got,
        [
            "The ferry board met and discussed a long-term levy, the long-term plan of all.",
            "A second one begins here and goes on the next page without an end.",
            "Far below.",
        ]
    );
}

#[test]
fn notes_at_the_foot_do_not_cut_a_sentence() {
    let full = [0.0, 198.0];
    let mut note = line("1 A note.", [0.0, 60.0], 100.0, 0);
    note.size = 7.0;
    let got = texts(vec![
        line("The sentence goes on past the", full, 12.0, 0),
        note,
        line("notes of the page.", full, 12.0, 1),
    ]);
    assert_eq!(
        got,
        [
            "The sentence goes on past the notes of the page.",
            "1 A note."
        ]
    );
}

#[test]
fn items_have_markers() {
    assert_eq!(item("• Stones"), Some(("•", "Stones")));
    assert_eq!(item("(iv) Stones"), Some(("(iv)", "Stones")));
    assert_eq!(item("12. Stones"), Some(("12.", "Stones")));
    for prose in ["A levy", "In 2026", "2026 was", "St. Moritz"] {
        assert_eq!(item(prose), None, "{prose}");
    }
}
