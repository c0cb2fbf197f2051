//! The reader as a whole.

mod people;
mod titles;

use super::read;
use crate::model::{Block, BlockKind, Body, Inline, Span};

/// Each block in one line: kind, indent+hang, gap, quote, text.
fn shape(text: &str) -> Vec<String> {
    let body = read(text);
    check(text, &body);
    body.blocks
        .iter()
        .map(|block| {
            let kind = match block.kind {
                BlockKind::Title => "T".to_owned(),
                BlockKind::Heading => format!("H{}", block.level),
                BlockKind::Paragraph => "P".to_owned(),
                BlockKind::Item => format!("I{}", block.level),
                BlockKind::Verbatim => "V".to_owned(),
                BlockKind::Row => "R".to_owned(),
                BlockKind::Note => "N".to_owned(),
                BlockKind::Rule => "-".to_owned(),
            };
            let quote = ">".repeat(block.quote.into());
            let Block {
                indent, hang, gap, ..
            } = block;
            format!(
                "{kind} {indent}+{hang} ^{gap} {quote}|{}",
                block.span.of(&body.text)
            )
        })
        .collect()
}

/// What holds for every text.
fn check(raw: &str, body: &Body) {
    let mut end = 0;
    for block in &body.blocks {
        assert!(block.span.start >= end && block.span.end as usize <= body.text.len());
        assert!(
            body.text
                .get(block.span.start as usize..block.span.end as usize)
                .is_some()
        );
        end = block.span.end;
    }
    let mut end = 0;
    for run in &body.styles {
        assert!(run.span.start >= end, "styles overlap in {raw:?}");
        assert!(
            body.text
                .get(run.span.start as usize..run.span.end as usize)
                .is_some()
        );
        end = run.span.end;
    }
    assert!(body.map.runs.is_sorted_by_key(|run| run.text));
}

/// The raw characters behind the first occurrence of `shown`.
fn behind(raw: &str, shown: &str) -> String {
    let body = read(raw);
    let at = body
        .text
        .find(shown)
        .unwrap_or_else(|| panic!("{:?}", body.text)) as u32;
    let from = body.map.start(&body.text, at) as usize;
    let to = body.map.end(&body.text, at + shown.len() as u32) as usize;
    raw.chars().skip(from).take(to - from).collect()
}

/// The styled words of one kind.
fn styled(raw: &str, inline: Inline) -> Vec<String> {
    let body = read(raw);
    body.styles
        .iter()
        .filter(|run| run.inline.has(inline))
        .map(|run| run.span.of(&body.text).to_owned())
        .collect()
}

#[test]
fn headings_and_paragraphs() {
    assert_eq!(
        shape("# T\nlead\nmore\n\nS\n---\ntext\n\n### Deep ###\n"),
        [
            "T 0+0 ^0 |T",
            "P 0+0 ^1 |lead more",
            "H2 0+0 ^1 |S",
            "P 0+0 ^1 |text",
            "H3 0+0 ^1 |Deep"
        ]
    );
    assert_eq!(shape("#\n\n##  \n\ntext"), ["P 0+0 ^0 |text"]);
    assert_eq!(shape("A\n# <br>"), ["P 0+0 ^0 |A"]);
}

#[test]
fn lists() {
    assert_eq!(
        shape(
            "Intro\n\n- one\n  wrapped\n- two\n  - inner\n    1. deep\n- [x] done\n- [ ] open\n\nend"
        ),
        [
            "P 0+0 ^0 |Intro",
            "I1 0+2 ^1 |• one wrapped",
            "I1 0+2 ^0 |• two",
            "I2 2+2 ^0 |• inner",
            "I3 4+3 ^0 |1. deep",
            "I1 0+2 ^0 |☑ done",
            "I1 0+2 ^0 |☐ open",
            "P 0+0 ^1 |end",
        ]
    );
    assert_eq!(
        shape("9. nine\n\n   more\n\n10. ten\n"),
        ["I1 0+3 ^0 |9. nine", "P 3+0 ^1 |more", "I1 0+4 ^1 |10. ten"]
    );
    assert_eq!(
        shape("- \n- x\n- - y\n"),
        [
            "I1 0+2 ^0 |•",
            "I1 0+2 ^0 |• x",
            "I1 0+2 ^0 |•",
            "I2 2+2 ^0 |• y"
        ]
    );
}

#[test]
fn items_hold_other_blocks() {
    assert_eq!(
        shape("- a\n\n  > quoted\n\n  ```\n  code\n  ```\n- # Head\n"),
        [
            "I1 0+2 ^0 |• a",
            "P 2+0 ^1 >|quoted",
            "V 2+0 ^1 |code",
            "I1 0+2 ^1 |• Head"
        ]
    );
}

#[test]
fn quotes() {
    assert_eq!(
        shape("> one\n> two\n>\n> > deep\n\nout\n"),
        ["P 0+0 ^0 >|one two", "P 0+0 ^1 >>|deep", "P 0+0 ^1 |out"]
    );
    assert_eq!(shape("> # Not a section\n"), ["P 0+0 ^0 >|Not a section"]);
}

#[test]
fn code_keeps_its_lines() {
    assert_eq!(
        shape("```sh\nls  -l\n\n\n\tcd\n```\n\n    indented\n      more\n"),
        [
            "V 0+0 ^0 |ls  -l",
            "V 0+0 ^2 |        cd",
            "V 0+0 ^1 |indented",
            "V 0+0 ^0 |  more"
        ]
    );
    assert_eq!(shape("```\nnever closed"), ["V 0+0 ^0 |never closed"]);
}

#[test]
fn lines_of_a_cell_are_kept_apart() {
    assert_eq!(
        shape("|Side|Who|\n|-|-|\n|Host|Ann Lee<br>Jo Roe <br/> **Ed Ray**<br>|\n"),
        [
            "R 0+0 ^0 |Side │ Who",
            "R 0+0 ^0 |Host │ Ann Lee / Jo Roe / Ed Ray"
        ]
    );
}

#[test]
fn tables_are_aligned() {
    assert_eq!(
        shape("| Who | Amount |\n|---|--:|\n| *Kyiv* | 7 |\n| EU | 1,234,567 |\n"),
        [
            "R 0+0 ^0 |Who  │    Amount",
            "R 0+0 ^0 |Kyiv │         7",
            "R 0+0 ^0 |EU   │ 1,234,567",
        ]
    );
    assert_eq!(styled("|A|B|\n|-|-|\n|c|d|\n", Inline::STRONG), ["A │ B"]);
}

#[test]
fn rules_markup_images() {
    assert_eq!(
        shape("a\n\n---\n\n<div>\nb\n</div>\n\n![A map](m.png) <b>c</b>\n"),
        [
            "P 0+0 ^0 |a",
            "- 0+0 ^1 |",
            "P 0+0 ^1 |b",
            "P 0+0 ^1 |[image: A map] c",
        ]
    );
    assert_eq!(
        shape("**Ann**<br />Director  \nDesk"),
        ["P 0+0 ^0 |Ann", "P 0+0 ^0 |Director", "P 0+0 ^0 |Desk"]
    );
}

#[test]
fn footnotes() {
    assert_eq!(
        shape("Said[^1] so[^x].\n\n[^1]: The note.\n\n    More.\n"),
        [
            "P 0+0 ^0 |Said[1] so[^x].",
            "P 0+4 ^1 |[1] The note.",
            "P 4+0 ^1 |More."
        ]
    );
}

#[test]
fn links_show_where_they_lead() {
    let raw = "See [the *deal*](https://a.example/x) and <https://b.example/> and [up](#top).";
    let body = read(raw);
    assert_eq!(
        body.text,
        "See the deal ‹a.example› and https://b.example/ and up."
    );
    assert_eq!(styled(raw, Inline::ADDRESS), [" ‹a.example›"]);
    assert_eq!(
        styled(raw, Inline::LINK),
        ["the ", "deal", "https://b.example/", "up"]
    );
    let targets: Vec<_> = body.links.iter().map(|link| link.target.as_str()).collect();
    assert_eq!(
        targets,
        ["https://a.example/x", "https://b.example/", "#top"]
    );
    assert_eq!(shape("# [T](http://a.example)\n"), ["T 0+0 ^0 |T"]);
}

#[test]
fn styles_nest() {
    let raw = "**bold *both* bold** ~~gone~~ `code`";
    assert_eq!(styled(raw, Inline::STRONG), ["bold ", "both", " bold"]);
    assert_eq!(styled(raw, Inline::STRONG.with(Inline::EMPHASIS)), ["both"]);
    assert_eq!(styled(raw, Inline::STRIKE), ["gone"]);
    assert_eq!(styled(raw, Inline::CODE), ["code"]);
}

#[test]
fn words_know_the_characters_behind_them() {
    assert_eq!(behind("A &amp; B", "&"), "&amp;");
    assert_eq!(behind("A &amp; B", "A & B"), "A &amp; B");
    assert_eq!(behind(r"say \*this\* now", "*this"), r"*this");
    assert_eq!(behind(r"say \*this\* now", "this* now"), r"this\* now");
    assert_eq!(behind("> New\n>   York talks", "New York"), "New\n>   York");
    assert_eq!(behind("é **a**`b c` d", "b c"), "b c");
    assert_eq!(behind("x `` a`b `` y", "a`b"), "a`b");
    assert_eq!(behind("| a\\|b | ünd |\n|-|-|\n", "ünd"), "ünd");
    assert_eq!(behind("[Kyiv](http://k.example) said", "Kyiv"), "Kyiv");
    assert_eq!(behind("Uk\u{200b}raine", "Ukraine"), "Uk\u{200b}raine");
}

#[test]
fn hidden_controls_stay_hidden() {
    let body = read("a&#27;]52;c&#8238;b [x](http://e.example/&#27;) `\u{9b}`");
    assert!(!body.text.chars().any(|c| c.is_control() && c != '\n'));
    assert!(!body.text.contains('\u{202e}') && body.text.starts_with("a␛]52;cb"));
    assert!(!body.links[0].target.contains('\x1b'));
}

#[test]
fn blocks_know_their_lines() {
    let raw = "# T\n\n- é\n- b\n\n```\nx\n\ny\n```\n\n|a|\n|-|\n|b|\n";
    let lines: Vec<_> = read(raw).blocks.iter().map(|block| block.line).collect();
    assert_eq!(lines, [1, 3, 4, 7, 9, 12, 14]);
}

#[test]
fn runs_are_few() {
    let body = read(&"plain words and more\n".repeat(1000));
    assert!(body.map.runs.len() < 4 * 1000, "{}", body.map.runs.len());
    assert_eq!(body.map.lines.len(), 1001);
    let span = Span::new(0, 5);
    assert_eq!(span.of(&body.text), "plain");
}

#[test]
fn deep_nesting_shows_every_character() {
    let raw = format!("{}words\n\n{}more\n", ">".repeat(300), "- ".repeat(300));
    let body = read(&raw);
    check(&raw, &body);
    assert!(body.text.contains(&format!("{}words", ">".repeat(200))));
    assert!(body.text.contains(&format!("{}more", "- ".repeat(200))));
    assert!(body.blocks.iter().all(|block| block.indent <= 24));
}
