//! Dim lines, such as menus and credits, hidden and shown.

use std::sync::Arc;

use attache::model::{Article, BlockKind};

use super::harness::{Reader, article, assert_says};

/// A page whose lines that begin with `~` are dim.
const PAGE: &str = "\
~Menu ~home ~about

# Ferry Talks

~By a desk of ours

The lead of the talks. Nobody left.

~Share this page

## Levy

Norway asks for a levy.

~Photo of a ferry

Peru wants none of it. It said so twice.

~More to read
";

fn page(text: &str) -> Arc<Article> {
    let mut article = (*article("page.md", text)).clone();
    let words = article.text.clone();
    for block in &mut article.blocks {
        if block.span.of(&words).starts_with('~') {
            block.kind = BlockKind::Note;
        }
    }
    Arc::new(article)
}

fn reader(rows: u16) -> Reader {
    Reader::of(page(PAGE), true, (60, rows)).lit(&[])
}

/// The words on the screen, blank rows left out.
fn words(reader: &Reader) -> Vec<String> {
    let text = &reader.app.article().text;
    let rows = reader.app.view.rows.iter().filter(|row| !row.blank);
    rows.map(|row| row.span.of(text).to_owned()).collect()
}

fn dim(reader: &Reader) -> usize {
    let words = words(reader).into_iter();
    words.filter(|words| words.starts_with('~')).count()
}

fn sentence(reader: &Reader) -> &str {
    let place = reader.app.sentence().unwrap();
    place.of(&reader.app.article().text)
}

#[test]
fn they_are_hidden_and_shown_again() {
    let mut reader = reader(40);
    assert_eq!(dim(&reader), 5);
    reader.press("R");
    assert_says(&reader, "Hidden: 5 dim lines. R shows them.");
    let left = [
        "Ferry Talks",
        "The lead of the talks. Nobody left.",
        "Levy",
        "Norway asks for a levy.",
        "Peru wants none of it. It said so twice.",
    ];
    assert_eq!(words(&reader), left);
    assert_eq!(reader.app.hidden_lines(), 5);
    reader.press(":dim lines<Enter>");
    assert_says(&reader, "Shown: the dim lines.");
    assert_eq!((dim(&reader), reader.app.hidden_lines()), (5, 0));
}

#[test]
fn keys_go_over_what_is_hidden() {
    for rows in [4, 5, 7, 9, 40] {
        let mut reader = reader(rows);
        reader.press("R");
        let mut seen = words(&reader);
        for key in [
            "j", "<Space>", "]", "}", "5j", "G", "{", "k", "[", "g", "40G", "G",
        ] {
            reader.press(key);
            assert_eq!(dim(&reader), 0, "{key} at {rows} rows");
            assert!(!sentence(&reader).starts_with('~'), "{key} at {rows} rows");
            assert!(!words(&reader).is_empty(), "{key} at {rows} rows");
        }
        assert_eq!(reader.app.view.percent(reader.app.article()), 100);
        assert_eq!(sentence(&reader), "It said so twice.");
        // down line by line nothing else is left out
        reader.press("g");
        for _ in 0..20 {
            seen.extend(words(&reader));
            reader.press("j");
        }
        assert!(seen.iter().any(|words| words == "Norway asks for a levy."));
        assert_eq!(
            seen.last().unwrap(),
            "Peru wants none of it. It said so twice."
        );
        assert!(reader.app.document.read.iter().all(|read| *read));
    }
}

#[test]
fn the_current_place_is_never_hidden() {
    let mut reader = reader(7);
    reader.press("/Photo<Enter><Esc>");
    assert_eq!(sentence(&reader), "~Photo of a ferry");
    reader.press("R");
    assert!(!sentence(&reader).starts_with('~'), "{}", sentence(&reader));
}

#[test]
fn what_goes_to_a_hidden_line_shows_them() {
    let mut reader = reader(7);
    reader.press("R/Photo<Enter>");
    assert_says(
        &reader,
        "This stood in a hidden line: they are shown, R hides them.",
    );
    assert!(reader.current().is_none());
    assert!(words(&reader).contains(&"~Photo of a ferry".to_owned()));
    assert_eq!(reader.app.hidden_lines(), 0);
    // a note on one of them, from the list of notes
    reader.press("cwhose?<Enter>gR");
    assert_eq!(reader.app.hidden_lines(), 5);
    reader.press("C<Enter>");
    assert!(words(&reader).contains(&"~Photo of a ferry".to_owned()));
}

#[test]
fn where_none_or_every_line_is_dim_nothing_is_hidden() {
    for (text, said) in [
        ("Words alone.\n", "No line here is dim: nothing is hidden."),
        (
            "~Menu\n\n~Share\n",
            "Every line here is dim: nothing is hidden.",
        ),
    ] {
        let mut reader = Reader::of(page(text), true, (60, 10)).lit(&[]);
        let before = words(&reader);
        reader.press("R");
        assert_says(&reader, said);
        assert_eq!(words(&reader), before);
    }
    // a newer version of nothing else shows what it has
    let mut reader = reader(10);
    reader.press("R");
    reader.opened(page("~Menu\n\n~Share\n"), true);
    assert_eq!(dim(&reader), 2);
}
