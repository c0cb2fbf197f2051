//! What a text says of itself: front matter, titles, sites and authors.

use super::{behind, shape};
use crate::import::markdown::read;
use crate::model::BlockKind;

#[test]
fn front_matter_declares_a_title() {
    let raw =
        "---\ntitle: \"Grain talks\"\ndate: 2026-03-01\nauthor: Desk\n---\n\n## One\n\ntext\n";
    assert_eq!(
        shape(raw),
        [
            "T 0+0 ^0 |Grain talks",
            "N 0+0 ^1 |2026-03-01 · Desk",
            "H2 0+0 ^1 |One",
            "P 0+0 ^1 |text"
        ]
    );
    let body = read(raw);
    assert_eq!(body.title.as_ref().map(|title| title.line), Some(2));
    assert_eq!(body.date.as_deref(), Some("2026-03-01"));
    assert_eq!(body.publisher.as_deref(), Some("Desk"));
    assert_eq!(behind(raw, "Grain talks"), "Grain talks");
}

#[test]
fn front_matter_declares_author_address_and_language() {
    let raw = "---\nauthors: [\"Ana Reis\", \"Ola Lund\"]\ndate: 2026-03-01\npublisher: Post\n\
        lang: pt_BR\nurl: https://example.org/a\n---\n\ntext\n";
    assert_eq!(
        shape(raw),
        [
            "N 0+0 ^0 |Ana Reis, Ola Lund · 2026-03-01 · Post",
            "P 0+0 ^1 |text"
        ]
    );
    let body = read(raw);
    assert_eq!(body.publisher.as_deref(), Some("Post"));
    let about = [body.about.author, body.about.url, body.about.language];
    let wanted = ["Ana Reis, Ola Lund", "https://example.org/a", "pt-BR"];
    assert_eq!(about, wanted.map(|said| Some(said.to_owned())));
    assert_eq!(behind(raw, "Ola Lund"), "Ola Lund");
    assert_eq!(
        read("---\nlang: the one of ports\n---\ntext\n")
            .about
            .language,
        None
    );
}

#[test]
fn a_repeated_title_is_shown_once() {
    let raw = "---\ntitle: Grain talks\n---\n# Grain Talks\n\n# Two\n";
    assert_eq!(shape(raw), ["T 0+0 ^0 |Grain Talks", "H1 0+0 ^1 |Two"]);
    let other = "---\ntitle: Grain talks\n---\n# Summary\n";
    assert_eq!(
        shape(other),
        ["T 0+0 ^0 |Grain talks", "H1 0+0 ^1 |Summary"]
    );
}

const LEAD: &str = "The ministers of the coast states met in Varna on Friday to agree on the \
    fees of their harbours, which had been a matter of dispute since the autumn of last year.";

#[test]
fn the_title_stands_below_the_name_of_a_site() {
    let title = |raw: String| read(&raw).title.map(|title| (title.text, title.line));
    let raw =
        format!("[Start](/)\n\n## Notes at Sea\n\n# Coast states meet\n\n{LEAD}\n\n## Fees\n");
    let body = read(&raw);
    let kinds: Vec<_> = body.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds[1..3], [BlockKind::Note, BlockKind::Title]);
    assert_eq!(title(raw), Some(("Coast states meet".into(), 5)));
    let two =
        format!("# Long Watch\n\n# Harbour fees\n\n### What for?\n\nDesk\n\n{LEAD}\n\n## A\n");
    assert_eq!(title(two.clone()), Some(("Harbour fees".into(), 3)));
    let headings = |raw: &str| {
        let blocks = read(raw).blocks;
        blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Heading)
            .count()
    };
    assert_eq!(headings(&two), 1, "the subtitle is no heading");
}

#[test]
fn memos_and_bold_lines_name_the_text() {
    let title = |raw: String| read(&raw).title.map(|title| (title.text, title.line));
    let memo = format!("# Memo\n\n**To:** Desk\n**Subject:** Harbour fees\n\n{LEAD}\n\n## A\n");
    assert_eq!(title(memo), Some(("Harbour fees".into(), 4)));
    let lone = format!("Subject: fees\n\n{LEAD}\n\n## A\n\n## B\n");
    assert_eq!(title(lone), None);
    let bold =
        format!("**Not for release**\n\n**Harbour fees of the coast**\n\n{LEAD}\n\n## A\n\n## B\n");
    assert_eq!(title(bold), Some(("Harbour fees of the coast".into(), 3)));
}

#[test]
fn a_long_heading_is_one_title() {
    let words = "word ".repeat(10_000);
    let body = read(&format!("# {words}\n\ntext"));
    assert_eq!(
        body.title.as_ref().map(|title| title.text.len()),
        Some(words.len() - 1)
    );
    assert!(
        body.blocks
            .iter()
            .all(|block| block.kind != BlockKind::Heading)
    );
}
