//! Articles with nothing, one line or no section in them: every key, from every pane, at any size.

use attache::model::{Action, Kind};

use super::harness::{Reader, article, assert_says};

/// Presses every key of the default keymap, with and without a count, in every pane.
fn press_all(name: &str, text: &str, size: (u16, u16)) {
    for pane in ["", "o", "?", "z", "/a<Enter>", "o/a<Enter>"] {
        for count in ["", "5", "40", "999999"] {
            let mut reader = Reader::of(article(name, text), true, size);
            reader.press(pane);
            for &action in Action::ALL {
                let keys: Vec<_> = reader.app.keymap.keys(action).collect();
                for key in keys {
                    reader.press(count);
                    reader.update(attache::app::Event::Key(key));
                    reader.press("<Esc>");
                    assert!(reader.app.view.top <= reader.app.article().len());
                }
            }
        }
    }
}

#[test]
fn every_key_is_safe_where_there_is_little() {
    let tiny = [
        "",
        "\n\n",
        "One line.",
        "# Title\n",
        "## Head\n",
        "| a |\n|---|\n",
    ];
    for text in tiny {
        for size in [(80, 14), (60, 10), (20, 5), (1, 1), (0, 0)] {
            press_all("tiny.md", text, size);
        }
    }
}

#[test]
fn an_empty_article_stays_empty() {
    for text in ["", "\n \n\t\n", "\u{feff}"] {
        let mut reader = Reader::open("empty.txt", text).lit(&[]);
        assert_says(&reader, "empty.txt is empty.");
        for (key, words) in [
            ("]", "no sections"),
            ("[", "no sections"),
            (")", "no sections"),
            ("(", "no sections"),
            (".", "No highlights here."),
            ("/a<Enter>", "not in this article"),
        ] {
            reader.press(key);
            assert_says(&reader, words);
        }
        reader.press("jkduGg5j<Space>b}{50G");
        assert!(reader.app.view.top <= reader.app.article().len());
    }
}

#[test]
fn one_line() {
    let mut reader =
        Reader::open("one.txt", "one line of text without a title.").lit(&[("line", Kind::Issue)]);
    for script in ["j", "G", "d", "<Space>", "}", "99j", "100G", "k", "g", "{"] {
        reader.press(script);
        assert_eq!(reader.top_row(), 0, "{script}");
    }
    reader.press(".");
    assert_eq!(reader.current(), Some("line"));
    reader.press(".");
    assert_says(&reader, "No further highlight below.");
    reader.press("/text<Enter>n");
    assert_says(&reader, "past the end");
}

#[test]
fn no_sections() {
    let text = "just words that go on and on without any heading at all.\n".repeat(30);
    let mut reader = Reader::open("words.txt", &text);
    for key in ["]", "[", ")", "("] {
        reader.press(key);
        assert_says(&reader, "This article has no sections.");
    }
    assert_eq!(reader.outline(), ["Lead"]);
    reader.press("5j[");
    assert_eq!(
        reader.top_row(),
        0,
        "inside the lead [ goes to its beginning"
    );
    reader.press("o<Enter>hl");
    assert_eq!(reader.top_row(), 0);
}
