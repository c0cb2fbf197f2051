//! What is read, and how it is set.

use super::read;
use crate::model::{BlockKind, Body, Inline};

/// The blocks: kind, level or quotes, words.
fn blocks(text: &str) -> Vec<(BlockKind, u8, String)> {
    let body = read(text);
    let blocks = body.blocks.iter().map(|block| {
        let words = block.span.of(&body.text).to_owned();
        (block.kind, block.level.max(block.quote), words)
    });
    blocks.collect()
}

/// The words of the blocks.
fn said(text: &str) -> Vec<String> {
    blocks(text)
        .into_iter()
        .map(|(_, _, words)| words)
        .collect()
}

/// The words that are dressed so.
fn dressed(body: &Body, inline: Inline) -> Vec<&str> {
    let runs = body.styles.iter().filter(|run| run.inline.has(inline));
    runs.map(|run| run.span.of(&body.text)).collect()
}

#[test]
fn sections_are_told_by_their_marks() {
    let text = "==========\nHarbour\n==========\n\nWords.\n\nWho pays\n========\n\nAll do.\n\n\
        How much\n--------\n\nMuch.\n\nNext\n====\n\n----\n\nEnd.\n";
    let kinds: Vec<(BlockKind, u8, String)> = blocks(text);
    let wanted = [
        (BlockKind::Title, 0, "Harbour"),
        (BlockKind::Paragraph, 0, "Words."),
        (BlockKind::Heading, 1, "Who pays"),
        (BlockKind::Paragraph, 0, "All do."),
        (BlockKind::Heading, 2, "How much"),
        (BlockKind::Paragraph, 0, "Much."),
        (BlockKind::Heading, 1, "Next"),
        (BlockKind::Rule, 0, ""),
        (BlockKind::Paragraph, 0, "End."),
    ];
    let wanted = wanted.map(|(kind, level, words)| (kind, level, words.to_owned()));
    assert_eq!(kinds, wanted);
    let body = read(text);
    let title = body.title.as_ref().unwrap();
    assert_eq!((&*title.text, title.line), ("Harbour", 2));
    assert_eq!(body.blocks[2].line, 7);
    // two of a kind are sections
    assert!(read("One\n===\n\nTwo\n===\n").title.is_none());
}

#[test]
fn a_grid_is_a_table() {
    let text = "+--------+-------+\n| Port   | Levy  |\n+========+=======+\n\
        | Bergen | 4 and |\n|        | more  |\n+--------+-------+\n| No levy at all |\n\
        +--------+-------+\n\nWords.\n";
    let found = blocks(text);
    let rows: Vec<&str> = found.iter().map(|(_, _, words)| words.trim_end()).collect();
    assert_eq!(
        rows[0].split_whitespace().collect::<Vec<_>>(),
        ["Port", "│", "Levy"]
    );
    assert!(rows[1].starts_with("Bergen") && rows[1].ends_with("4 and more"));
    assert!(rows[2].starts_with("No levy at all"), "{rows:?}");
    assert_eq!(rows[3], "Words.");
    assert_eq!(found[1].0, BlockKind::Row);
    let body = read(text);
    assert_eq!(dressed(&body, Inline::STRONG), ["Port", "Levy"]);
    assert_eq!(body.blocks[1].line, 4);
}

#[test]
fn a_cell_may_reach_over_rows() {
    let text = "+------+-------+\n| Port | One   |\n|      +-------+\n| gone | Two   |\n+------+-------+\n";
    let rows = said(text);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(
        rows[0].starts_with("Port gone") && rows[0].contains("One"),
        "{rows:?}"
    );
    assert!(rows[1].contains("Two"), "{rows:?}");
}

#[test]
fn columns_below_rules_are_a_table() {
    let text = "========  =====\nPort      Levy\n========  =====\nBergen    4\nOslo      5 a\n\
        \u{20}         ton\n========  =====\n\nWords.\n";
    let rows = said(text);
    assert!(
        rows[1].starts_with("Bergen") && rows[1].contains('4'),
        "{rows:?}"
    );
    assert!(rows[2].trim_end().ends_with("5 a ton"), "{rows:?}");
    assert_eq!(rows[3], "Words.");
    assert_eq!(dressed(&read(text), Inline::STRONG), ["Port", "Levy"]);
    let bare = "=====  ===\nOslo   5\nRana   6\n=====  ===\n";
    assert_eq!(said(bare).len(), 2);
    assert!(dressed(&read(bare), Inline::STRONG).is_empty());
}

#[test]
fn lists_nest_by_indentation() {
    let text = "* One goes\n  on\n\n  - Inner\n\n* Two\n\n#. First\n#. Second\n\n3) Third\n\n\
        A. Smith came and\nwent.\n";
    let wanted = [
        (BlockKind::Item, 1, "• One goes on"),
        (BlockKind::Item, 2, "• Inner"),
        (BlockKind::Item, 1, "• Two"),
        (BlockKind::Item, 1, "1. First"),
        (BlockKind::Item, 1, "2. Second"),
        (BlockKind::Item, 1, "3) Third"),
        (BlockKind::Paragraph, 0, "A. Smith came and went."),
    ];
    let wanted = wanted.map(|(kind, level, words)| (kind, level, words.to_owned()));
    assert_eq!(blocks(text), wanted);
}

#[test]
fn words_are_dressed() {
    let text = "A *soft* and **hard** word, ``a *b*``, :func:`run`, :ref:`the levy <levy>`,\n\
        `the port`_, `a page <https://example.org/a>`_, harbour_, [1]_, |me|, 2 * 3 * 4, \\*no\\*.\n\n\
        .. _the port: https://example.org/port\n.. _harbour: https://example.org/harbour\n\
        .. |me| replace:: the board\n.. a comment that\n   goes on\n\n.. [1] A note.\n";
    let body = read(text);
    assert_eq!(
        body.text,
        "A soft and hard word, a *b*, run, the levy, the port, a page, harbour, [1], the board, \
         2 * 3 * 4, *no*.\n\n[1] A note."
    );
    assert_eq!(dressed(&body, Inline::EMPHASIS), ["soft"]);
    assert_eq!(dressed(&body, Inline::STRONG), ["hard"]);
    assert_eq!(dressed(&body, Inline::CODE), ["a *b*", "run"]);
    assert_eq!(
        dressed(&body, Inline::LINK),
        ["the port", "a page", "harbour"]
    );
    assert_eq!(body.links[1].target, "https://example.org/a");
    // the way back to the file
    let at = body.text.find("hard").unwrap() as u32;
    let from = text.find("hard").unwrap() as u32;
    assert_eq!(body.map.start(&body.text, at), from);
}

#[test]
fn directives_show_what_they_hold() {
    let text = ".. note:: Pay at\n   once.\n\n.. warning::\n   :class: big\n\n   Do not.\n\n   Never.\n\n\
        .. code-block:: python\n   :linenos:\n\n   if levy:\n       pay()\n\n.. toctree::\n\n   a\n   b\n\n\
        .. figure:: a.png\n   :alt: A ferry\n\n   The ferry at noon.\n\n.. versionadded:: 3.2\n   More of it.\n\n\
        .. unheard:: of\n\n   Held words.\n\n.. epigraph::\n\n   Said well.\n\nEnd::\n\n    kept   as is\n\nWords.\n";
    let wanted = [
        (BlockKind::Paragraph, 0, "Note: Pay at once."),
        (BlockKind::Paragraph, 0, "Warning: Do not."),
        (BlockKind::Paragraph, 0, "Never."),
        (BlockKind::Verbatim, 0, "if levy:"),
        (BlockKind::Verbatim, 0, "    pay()"),
        (BlockKind::Note, 0, "A ferry"),
        (BlockKind::Note, 0, "The ferry at noon."),
        (BlockKind::Paragraph, 0, "New in version 3.2 More of it."),
        (BlockKind::Paragraph, 0, "of"),
        (BlockKind::Paragraph, 0, "Held words."),
        (BlockKind::Paragraph, 1, "Said well."),
        (BlockKind::Paragraph, 0, "End:"),
        (BlockKind::Verbatim, 0, "kept   as is"),
        (BlockKind::Paragraph, 0, "Words."),
    ];
    let wanted = wanted.map(|(kind, level, words)| (kind, level, words.to_owned()));
    assert_eq!(blocks(text), wanted);
}

#[test]
fn names_of_fields_are_sanitised() {
    for text in [":a\x02b: words\n", "Text.\n\n:a\x1b[2Jb: words\n"] {
        let body = read(text);
        assert!(!body.text.contains(['\x02', '\x1b']), "{:?}", body.text);
        assert!(body.text.ends_with("words"), "{:?}", body.text);
    }
}

#[test]
fn fields_terms_verse_and_sessions() {
    let text = ":Author: Ana Reis\n:Date: 3 March 2026\n\nQuay\n    Where ferries land.\n\n\
        | One line\n| and another\n\n>>> pay(4)\n4\n\n:param levy: what it costs\n\n    A quote.\n";
    let body = read(text);
    assert_eq!(body.about.author.as_deref(), Some("Ana Reis"));
    assert_eq!(body.date.as_deref(), Some("3 March 2026"));
    let wanted = [
        (BlockKind::Note, 0, "Author: Ana Reis"),
        (BlockKind::Note, 0, "Date: 3 March 2026"),
        (BlockKind::Paragraph, 0, "Quay"),
        (BlockKind::Paragraph, 0, "Where ferries land."),
        (BlockKind::Verbatim, 0, "One line"),
        (BlockKind::Verbatim, 0, "and another"),
        (BlockKind::Verbatim, 0, ">>> pay(4)"),
        (BlockKind::Verbatim, 0, "4"),
        (BlockKind::Item, 1, "param levy: what it costs"),
    ];
    let wanted = wanted.map(|(kind, level, words)| (kind, level, words.to_owned()));
    assert_eq!(blocks(text)[..wanted.len()], wanted);
}

#[test]
fn nothing_takes_long_or_runs_away() {
    for text in [
        "`a ".repeat(30_000),
        "**a ".repeat(30_000),
        "|a ".repeat(30_000),
        "a_".repeat(30_000),
        ".. x::\n".repeat(30_000),
        "== ==\n".repeat(30_000),
        format!("{}\n", "+-".repeat(30_000) + "+").repeat(3),
        (0..600).map(|deep| " ".repeat(deep) + "- a\n").collect(),
        "::\n\n".repeat(30_000),
    ] {
        let begun = std::time::Instant::now();
        read(&text);
        assert!(begun.elapsed().as_secs() < 20, "{}", &text[..20]);
    }
}

#[test]
fn each_author_may_have_a_field() {
    let body =
        super::read(":Author: Ana Reis\n:Author: Ola Lund\n:Status: old\n:Status: new\n\nText.\n");
    assert_eq!(body.about.author.as_deref(), Some("Ana Reis, Ola Lund"));
}
