//! Rows found from positions, over blocks of every kind.

use std::sync::Arc;

use super::{Layout, Row};
use crate::model::{Article, BlockKind, Inline, StyleRun};
use crate::text::{BlockHead, Builder};

fn article(blocks: &[(BlockKind, u8, &str)]) -> Article {
    let mut builder = Builder::default();
    for (kind, gap, text) in blocks {
        builder.begin(BlockHead {
            kind: *kind,
            gap: *gap,
            ..BlockHead::default()
        });
        builder.source(text, 0);
        builder.end();
    }
    let body = builder.finish(vec![0]);
    Article {
        text: Arc::from(body.text),
        blocks: body.blocks,
        ..Article::default()
    }
}

fn three() -> Article {
    article(&[
        (BlockKind::Title, 0, "Talks in Miami"),
        (BlockKind::Paragraph, 1, "one two three four five six"),
        (BlockKind::Heading, 2, "Next"),
        (BlockKind::Paragraph, 1, "seven eight nine"),
    ])
}

fn words(article: &Article, columns: u16, at: u32, count: usize) -> Vec<&str> {
    Layout::new(article, columns)
        .rows(at, count)
        .iter()
        .map(|row| row.span.of(&article.text))
        .collect()
}

#[test]
fn rows_run_across_blocks() {
    let article = three();
    assert_eq!(
        words(&article, 14, 0, 20),
        [
            "Talks in Miami",
            "",
            "one two three",
            "four five six",
            "",
            "",
            "Next",
            "",
            "seven eight",
            "nine"
        ]
    );
}

#[test]
fn down_and_up_undo_each_other_from_every_row() {
    let article = three();
    let layout = Layout::new(&article, 9);
    let all = layout.rows(0, 100);
    for (index, row) in all.iter().enumerate() {
        assert_eq!(layout.down(0, index), row.start());
        assert_eq!(layout.up(row.start(), index), 0);
        assert_eq!(layout.up(row.start(), 1000), 0);
        assert_eq!(layout.start_of_row(row.start()), row.start());
    }
    assert_eq!(layout.down(0, 1000), all.last().unwrap().start());
}

#[test]
fn the_last_screen_is_full() {
    let article = three();
    let layout = Layout::new(&article, 14);
    assert_eq!(layout.rows(layout.last_top(4), 100).len(), 4);
    assert_eq!(layout.last_top(100), 0);
}

#[test]
fn every_position_has_a_row() {
    let article = three();
    let layout = Layout::new(&article, 7);
    for at in 0..=article.len() {
        let row = layout.row_at(at).unwrap();
        assert!(row.start() <= at);
    }
}

#[test]
fn a_key_wraps_what_is_on_the_screen() {
    let paragraph = "word ".repeat(60);
    let blocks: Vec<_> = (0..2000)
        .map(|_| (BlockKind::Paragraph, 1, paragraph.as_str()))
        .collect();
    let article = article(&blocks);
    let layout = Layout::new(&article, 80);
    layout.rows(article.len() / 2, 40);
    layout.up(article.len() / 2, 40);
    assert!(
        layout.wrapped() <= 24,
        "{} blocks wrapped",
        layout.wrapped()
    );
}

#[test]
fn wide_lines_are_never_wrapped_and_nothing_is_empty() {
    let article = article(&[(BlockKind::Verbatim, 0, "a column      another column")]);
    assert_eq!(words(&article, 5, 0, 9), ["a column      another column"]);
    assert!(Layout::new(&Article::default(), 5).rows(0, 9).is_empty());
    assert_eq!(Layout::new(&Article::default(), 5).last_top(9), 0);
}

#[test]
fn hanging_lines_are_indented() {
    let mut builder = Builder::default();
    builder.begin(BlockHead {
        kind: BlockKind::Item,
        indent: 2,
        hang: 2,
        quote: 1,
        ..BlockHead::default()
    });
    builder.source("• one two three", 0);
    builder.end();
    let body = builder.finish(vec![0]);
    let article = Article {
        text: Arc::from(body.text),
        blocks: body.blocks,
        ..Article::default()
    };
    let indents: Vec<_> = Layout::new(&article, 13)
        .rows(0, 9)
        .iter()
        .map(|row| row.indent)
        .collect();
    assert_eq!(indents, [4, 6]);
    assert!(
        Layout::new(&article, 1)
            .rows(0, 99)
            .iter()
            .all(|row| row.indent == 0)
    );
}

/// A table between two paragraphs: a head, then rows of which the last cell is long.
fn table(rows: usize) -> Article {
    let mut builder = Builder::default();
    let mut block = |kind, gap, text: &str, strong: bool| {
        builder.begin(BlockHead {
            kind,
            gap,
            ..BlockHead::default()
        });
        let start = builder.len();
        builder.source(text, 0);
        if strong {
            builder.style(start, Inline::STRONG, StyleRun::NO_LINK);
        }
        builder.end();
    };
    block(BlockKind::Paragraph, 0, "Before the table.", false);
    block(
        BlockKind::Row,
        1,
        "Party  │ What it wants of the others",
        true,
    );
    for row in 0..rows {
        let name = ["Varn  ", "Lind  ", "Union "][row % 3];
        let words =
            format!("{name} │ Quotas that hold for longer than one winter, and {row} boats");
        block(BlockKind::Row, 0, &words, false);
    }
    block(BlockKind::Paragraph, 1, "After it.", false);
    let body = builder.finish(vec![0]);
    Article {
        text: Arc::from(body.text),
        blocks: body.blocks,
        styles: body.styles,
        ..Article::default()
    }
}

fn shown(article: &Article, row: &Row) -> Vec<String> {
    let parts = row.cells.iter().flat_map(|cells| &cells.parts);
    parts
        .map(|part| part.span.of(&article.text).to_owned())
        .collect()
}

#[test]
fn cells_are_wrapped_in_their_columns() {
    let article = table(1);
    let rows = Layout::new(&article, 30).rows(0, 99);
    let shown: Vec<_> = rows.iter().map(|row| shown(&article, row)).collect();
    assert_eq!(shown[2], ["Party", "What it wants of the"]);
    assert_eq!(shown[3], ["others"]);
    assert_eq!(shown[4], ["Varn", "Quotas that hold for"]);
    assert_eq!(shown[5], ["longer than one"]);
    assert_eq!(rows.last().unwrap().span.of(&article.text), "After it.");
    let wide = Layout::new(&article, 100).rows(0, 99);
    assert_eq!(wide.len(), 6, "what fits stays on one row");
}

#[test]
fn every_row_of_wrapped_cells_has_its_own_position() {
    let article = table(5);
    for columns in [7, 20, 30, 45] {
        let layout = Layout::new(&article, columns);
        let all = layout.rows(0, 999);
        assert!(all.windows(2).all(|two| two[0].start() < two[1].start()));
        for (index, row) in all.iter().enumerate() {
            assert_eq!(layout.row_at(row.start()).as_ref(), Some(row), "{columns}");
            assert_eq!(layout.down(0, index), row.start());
            assert_eq!(layout.up(row.start(), index), 0);
        }
        for at in (0..article.len()).filter(|at| article.text.is_char_boundary(*at as usize)) {
            let row = layout.row_at(at).unwrap();
            assert!(row.start() <= at);
            let on = all.iter().filter(|row| row.holds(at)).count();
            assert!(on <= 1, "{at} is on {on} rows");
            assert_eq!(on == 1, row.holds(at), "{at} in {columns} columns");
        }
        let blank = |c: char| matches!(c, ' ' | '│' | '\n');
        let parts = all.iter().map(|row| match &row.cells {
            Some(_) => shown(&article, row).concat(),
            None => row.span.of(&article.text).to_owned(),
        });
        let parts: String = parts.collect();
        let mut parts: Vec<char> = parts.chars().filter(|c| !blank(*c)).collect();
        let mut letters: Vec<char> = article.text.chars().filter(|c| !blank(*c)).collect();
        parts.sort_unstable();
        letters.sort_unstable();
        assert_eq!(parts, letters, "all words are on the screen, once");
    }
}

#[test]
fn the_head_lies_over_the_rows_below_it() {
    let article = table(30);
    let layout = Layout::new(&article, 30);
    let all = layout.rows(0, 999);
    let head = |top: usize| {
        let rows = layout.rows(all[top].start(), 12);
        layout.head_over(&rows, 12).len()
    };
    // the paragraph, the blank row, the head itself; then its second row and those below
    assert_eq!([0, 1, 2].map(head), [0, 0, 0]);
    assert_eq!([3, 4, 20, 50].map(head), [2, 2, 2, 2]);
    // the last row of the table is not covered, nor what is below
    let last = all.len() - 3;
    assert!(all[last].cells.is_some());
    assert_eq!([last - 2, last - 1, last, last + 1].map(head), [2, 1, 0, 0]);
    // a low screen has a third for it
    let rows = layout.rows(all[20].start(), 4);
    assert_eq!(layout.head_over(&rows, 4).len(), 1);
    assert!(layout.head_over(&rows, 2).is_empty());
}

#[test]
fn a_key_in_a_long_table_costs_what_is_on_the_screen() {
    let article = table(100_000);
    let layout = Layout::new(&article, 40);
    let start = std::time::Instant::now();
    for step in 1..=20 {
        let rows = layout.rows(article.len() / 21 * step, 40);
        layout.head_over(&rows, 40);
    }
    assert!(layout.wrapped() <= 20 * 42);
    assert!(start.elapsed().as_millis() < 1000, "{:?}", start.elapsed());
}

#[test]
fn a_long_line_of_code_is_wrapped_where_that_is_asked_for() {
    let code = "    let talks = levy.over(quotas, boats);";
    let article = article(&[(BlockKind::Verbatim, 0, code)]);
    let rows = |wrap| {
        let layout = Layout::new(&article, 20).with_code_wrapped(wrap);
        layout.rows(0, 20)
    };
    assert_eq!(rows(false).len(), 1);
    let wrapped = rows(true);
    let words = |row: &Row| (row.indent, row.span.of(&article.text).to_owned());
    let words: Vec<(u16, String)> = wrapped.iter().map(words).collect();
    let wanted = [
        (0, "    let talks ="),
        (6, "levy.over(quot"),
        (6, "as, boats);"),
    ];
    assert_eq!(
        words,
        wanted.map(|(indent, words)| (indent, words.to_owned()))
    );
}
