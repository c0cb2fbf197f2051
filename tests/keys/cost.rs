//! What a key costs: it wraps what is on the screen, however long the article is.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use attache::model::Kind;

use super::harness::{Reader, SIZE, article};

/// So many paragraphs of 200 bytes, a heading before every hundredth.
fn large(paragraphs: usize) -> String {
    let mut text = "# Large Talks\n\n".to_owned();
    for paragraph in 0..paragraphs {
        if paragraph % 100 == 50 {
            let _ = write!(text, "## Part {}\n\n", paragraph / 100);
        }
        let _ = write!(
            text,
            "Paragraph {paragraph} says that the commission will publish its figures before the \
             spring, and that every member may ask for a further reading of the gauges at the \
             upper weir and the lower.\n\n"
        );
    }
    text
}

#[test]
fn a_key_wraps_a_few_screens_at_most() {
    let article = article("large.md", &large(30_000));
    assert!(article.len() > 5_000_000);
    let mut reader = Reader::of(article, true, SIZE).lit(&[("Part 120", Kind::Issue)]);
    for script in [
        "j",
        "k",
        "d",
        "u",
        "<Space>",
        "b",
        "5j",
        "}",
        "{",
        "]",
        "[",
        ")",
        "(",
        "G",
        "g",
        "50G",
        "k",
        "j",
        ".",
        ",",
        "/Part 200<Enter>",
        "n",
        "N",
        "o",
        "o",
        "T",
        "z",
        "<C-o>",
        "y",
        "w",
        "f",
        ".",
        "F",
        "el",
        "<Enter>",
        "f",
        "j",
        "<Tab>",
    ] {
        for key in super::harness::keys(script) {
            let before = reader.app.view.wrapped.get();
            reader.update(attache::app::Event::Key(key));
            let wrapped = reader.app.view.wrapped.get() - before;
            assert!(wrapped <= 120, "{key} of {script} wrapped {wrapped} blocks");
        }
    }
}

#[test]
fn no_count_is_a_trap() {
    let article = article("large.md", &large(1_000));
    let mut reader = Reader::of(article, true, SIZE).lit(&[("gauges", Kind::Issue)]);
    for script in [
        "999999j",
        "999999k",
        "999999<Space>",
        "999999b",
        "999999}",
        "999999{",
        "999999]",
        "999999[",
        "999999)",
        "999999(",
        "99999.",
        "99999,",
        "999999<C-o>",
        "o999999j",
    ] {
        let start = Instant::now();
        reader.press(script);
        // all of the article may be wrapped once, not once for every step
        assert!(
            start.elapsed() < Duration::from_secs(5),
            "{script} took {:?}",
            start.elapsed()
        );
    }
}
