//! What "this" is, and copying it.

use attache::app::Effect;
use attache::model::Kind;

use super::harness::{Reader, assert_says, brief};

/// What is on the clipboard after these keys.
fn copied(reader: &mut Reader, script: &str) -> String {
    reader.press(script);
    match reader.effects.pop() {
        Some(Effect::Copy(text)) => text,
        other => panic!("{script} copied nothing but gave {other:?}"),
    }
}

#[test]
fn the_current_highlight_while_it_is_on_the_screen() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[("Talks 1", Kind::Issue)]);
    assert_eq!(copied(&mut reader, ".y"), "Talks 1");
    assert_says(&reader, "Copied the highlight.");
    assert_eq!(copied(&mut reader, "4]y"), "Delta");
    assert_says(&reader, "Copied the sentence.");
    assert!(copied(&mut reader, "gy").starts_with("River Talks 1 says"));
}

#[test]
fn else_the_first_whole_sentence() {
    let text = "# Gauges\n\nThe first one is long enough to fill more than one single row of \
                the screen here. The second is short. The third follows.\n";
    let mut reader = Reader::open("brief.md", text);
    assert!(copied(&mut reader, "y").starts_with("The first one"));
    assert!(copied(&mut reader, "oy").starts_with("The first one"));
    let long = format!("{text}\n{}", "More words to scroll by.\n\n".repeat(20));
    let mut reader = Reader::open("brief.md", &long);
    assert_eq!(copied(&mut reader, "3jy"), "The second is short.");
}

#[test]
fn with_its_citation() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[("Gamma 2", Kind::Issue)]);
    assert_eq!(
        copied(&mut reader, ".Y"),
        "“Gamma 2” — River Talks, section “Gamma”"
    );
    let text =
        "---\ntitle: Gauges\ndate: 3 May 2031\nauthor: Desk\n---\n\nA sentence stands here.\n";
    let mut reader = Reader::open("brief.md", text);
    let cited = copied(&mut reader, "Y");
    assert_eq!(
        cited,
        "“A sentence stands here.” — Gauges, Desk, 3 May 2031"
    );
    let mut reader = Reader::open(
        "brief.txt",
        "a sentence without any title stands here, and another goes on behind it for so long that nobody \
         would call it one.\n\nand a second paragraph of the same kind follows, as long as the first.\n",
    );
    assert!(copied(&mut reader, "Y").ends_with("— brief.txt"));
}

#[test]
fn a_text_without_a_title_goes_by_the_name_of_its_file() {
    for (path, name) in [
        ("desk/of/ours/plain.txt", "plain.txt"),
        ("-", "standard input"),
    ] {
        let mut reader = Reader::open(path, "the second day went as the first had gone.\n");
        assert_eq!(reader.app.article().title, None);
        assert!(copied(&mut reader, "Y").ends_with(&format!("” — {name}")));
    }
}

#[test]
fn where_there_is_nothing_it_says_so() {
    let mut reader = Reader::open("brief.txt", "");
    reader.press("y");
    assert_says(&reader, "Nothing to copy here.");
    assert!(reader.effects.is_empty());
}
