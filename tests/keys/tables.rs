//! Tables in the text: cells wrapped in their columns, sideways by whole columns, the head and the
//! first column on the screen.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use attache::app::Event;
use attache::model::Kind;

use super::harness::{Reader, assert_says, assert_top, keys};

/// A table wider than the text, between paragraphs.
fn wide() -> String {
    let cells = |name: &str| {
        let cells: Vec<String> = (1..=9).map(|n| format!("{name} column {n}")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(9));
    let rows: String = (1..=20).map(|n| cells(&format!("row{n}"))).collect();
    let words = "Below the table the brief goes on with plain words for a while.\n\n".repeat(12);
    format!(
        "# Gauges\n\n{}{rule}{rows}\n## Afterwards\n\n{words}",
        cells("head")
    )
}

/// A table with long cells that fit the text when they are wrapped, then a section.
fn long(rows: usize) -> String {
    let mut text = "# Who Wants What\n\n| Party | Wish | Red line |\n|---|---|---|\n".to_owned();
    for row in 1..=rows {
        let _ = writeln!(
            text,
            "| Party {row} | Wish {row}: quotas that hold for longer than one winter, whatever the \
             board finds | No inspection of boats {row} in the inner waters |"
        );
    }
    text.push_str("\n## What Is Left\n\nNobody has said who pays.\n");
    text
}

/// What is seen on a line of the screen, cell by cell.
fn seen(reader: &Reader, line: usize) -> String {
    let view = &reader.app.view;
    let text = &reader.app.article().text;
    let Some(row) = view.row(line) else {
        return String::new();
    };
    match &row.cells {
        Some(cells) => {
            let parts = cells.parts.iter();
            let parts = parts.filter(|part| cells.grid.place(part.column, view.left).is_some());
            let parts: Vec<&str> = parts.map(|part| part.span.of(text)).collect();
            parts.join(" │ ")
        }
        None => row.span.of(text).to_owned(),
    }
}

/// True where `words` are on a line of the screen below the head of a table.
fn is_seen(reader: &Reader, words: &str) -> bool {
    let lines = reader.app.view.head.len()..reader.height();
    lines
        .into_iter()
        .any(|line| seen(reader, line).contains(words))
}

#[test]
fn sideways_goes_column_by_column_as_far_as_it_goes() {
    let mut reader = Reader::open("table.md", &wide());
    for (keys, head) in [
        ("", "head column 1 │ head column 2 │ head column 3"),
        ("<Right>", "head column 1 │ head column 3 │ head column 4"),
        ("2<Right>", "head column 1 │ head column 5 │ head column 6"),
        ("<Left>", "head column 1 │ head column 4 │ head column 5"),
    ] {
        reader.press(keys);
        assert_eq!(seen(&reader, 2), head, "{keys}");
        assert_eq!(seen(&reader, 3), head.replace("head", "row1"), "{keys}");
    }
    reader.press("99<Left>");
    assert_eq!(reader.app.view.left, 0);
    reader.press("99<Right>");
    assert_eq!(
        seen(&reader, 2),
        "head column 1 │ head column 8 │ head column 9"
    );
    let most = reader.app.view.left;
    reader.press("<Right>");
    assert_eq!(reader.app.view.left, most);
    reader.press("<Left>");
    assert_eq!(
        seen(&reader, 2),
        "head column 1 │ head column 7 │ head column 8"
    );
}

#[test]
fn what_fits_does_not_go_sideways() {
    let mut reader = Reader::open("table.md", &long(3));
    reader.press("<Right>");
    assert_eq!(reader.app.view.left, 0);
    assert_says(&reader, "Nothing here is wider");
}

#[test]
fn a_narrower_table_is_not_scrolled_past_its_end() {
    // a very wide table, and far below it one that is only a little wider than the screen
    let cells = (1..=5).map(|n| format!(" a cell of some words {n} |"));
    let row = format!("|{}\n", cells.collect::<String>());
    let text = format!("{}\n{row}|{}\n{row}{row}\nEnd.\n", wide(), "---|".repeat(5));
    let mut reader = Reader::open("table.md", &text);
    reader.press("99<Right>G");
    assert!(is_seen(&reader, "words 1 │ ") && is_seen(&reader, "words 5"));
}

#[test]
fn the_head_stays_while_the_table_is_scrolled() {
    let mut reader = Reader::open("table.md", &wide());
    for line in 1..=19 {
        reader.press("j");
        let head = usize::from(line > 2);
        assert_eq!(reader.app.view.head.len(), head, "{line} down");
        if head == 1 {
            assert_eq!(
                seen(&reader, 0),
                "head column 1 │ head column 2 │ head column 3"
            );
            let below = seen(&reader, 1);
            assert!(below.starts_with(&format!("row{} ", line - 1)), "{below}");
        }
    }
    // its last row pushes it away
    reader.press("3j");
    assert!(reader.app.view.head.is_empty());
    assert!(seen(&reader, 0).starts_with("row20"));
    reader.press("5j");
    assert!(reader.app.view.head.is_empty());
}

#[test]
fn what_is_under_the_head_is_not_taken_for_seen() {
    let mut reader = Reader::open("table.md", &wide());
    reader.press("8j");
    assert_eq!(reader.app.view.line_of(reader.app.this.unwrap()), Some(1));
    assert!(reader.app.view.visible().start > reader.app.view.top);
}

#[test]
fn pages_leave_nothing_out() {
    let mut reader = Reader::open("table.md", &long(40));
    let parties = |reader: &Reader| {
        let all = (1..=40).filter(|row| is_seen(reader, &format!("Wish {row}:")));
        all.collect::<Vec<_>>()
    };
    for script in ["<Space>", "b", "d", "u"] {
        let mut met = parties(&reader);
        for _ in 0..60 {
            reader.press(script);
            met.extend(parties(&reader));
        }
        met.sort_unstable();
        met.dedup();
        assert_eq!(met, (1..=40).collect::<Vec<_>>(), "{script}");
    }
}

#[test]
fn jumps_are_never_under_the_head() {
    let mut reader = Reader::open("table.md", &long(40)).lit(&[("boats", Kind::Issue)]);
    for _ in 0..39 {
        reader.press(".");
        let current = reader.app.current.unwrap();
        let line = reader.app.view.line_of(current).unwrap();
        assert!(line >= reader.app.view.head.len());
        assert!(seen(&reader, line).contains("boats"));
    }
    for _ in 0..30 {
        reader.press(",");
        assert!(
            reader
                .app
                .view
                .line_of(reader.app.current.unwrap())
                .is_some()
        );
    }
    reader.press("/Wish 31<Enter>");
    let hit = reader.app.find.current.unwrap();
    assert!(reader.app.view.line_of(hit).is_some());
    reader.press("50G");
    assert!(reader.app.view.line_of(reader.app.this.unwrap()).is_some());
    reader.press("]");
    assert_top(&reader, "What Is Left");
    assert!(reader.app.view.head.is_empty());
}

#[test]
fn a_click_is_on_the_cell_that_is_seen() {
    let mut reader = Reader::open("table.md", &long(9));
    let column = reader.app.view.panes.column;
    for (line, words) in [(3, "Party 1"), (4, "for longer"), (4, "boats 1")] {
        let row = reader.app.view.row(line).unwrap().clone();
        let text = reader.app.article().text.clone();
        let cells = row.cells.unwrap();
        let part = cells
            .parts
            .iter()
            .find(|part| part.span.of(&text).contains(words));
        let part =
            part.unwrap_or_else(|| panic!("{words} is not on {line}: {}", seen(&reader, line)));
        let at = part.span.of(&text).find(words).unwrap() as u16;
        let (x, _) = cells.grid.place(part.column, 0).unwrap();
        reader.update(Event::Click(column.x + x + at, column.y + line as u16));
        assert_eq!(reader.app.place, part.span.start + u32::from(at), "{words}");
        let this = reader.app.this.unwrap().of(&text).to_owned();
        assert!(this.contains(words.split(' ').next().unwrap()), "{this}");
    }
}

#[test]
fn a_key_in_a_long_table_is_fast() {
    let mut reader = Reader::open("table.md", &long(20_000)).lit(&[("Party 15000 ", Kind::Issue)]);
    for script in [
        "j",
        "<Space>",
        "50G",
        "j",
        "k",
        "b",
        ".",
        "G",
        "k",
        "g",
        "/boats 9000<Enter>",
        "n",
    ] {
        for key in keys(script) {
            let (before, start) = (reader.app.view.wrapped.get(), Instant::now());
            reader.update(Event::Key(key));
            let wrapped = reader.app.view.wrapped.get() - before;
            assert!(wrapped <= 120, "{key} of {script} wrapped {wrapped} blocks");
            assert!(
                start.elapsed() < Duration::from_secs(2),
                "{key} of {script}"
            );
        }
    }
}
