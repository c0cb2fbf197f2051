//! What holds for every text, tried on random ones.
// A helper that fails is a test that fails; the exception in clippy.toml knows test functions only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod mentions;

use std::path::Path;

use attache::import::{decode, markdown};
use attache::model::{Article, BlockKind, Inline};
use attache::open::{Options, article, prefix};
use attache::text::sanitise;
use proptest::prelude::*;

/// Pieces that make interesting Markdown when they are strung together.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Zéß世🙂 ]{1,8}",
        3 => prop::sample::select(vec![
            "\n", "\n\n", "# ", "## ", "- ", "* ", "1. ", "> ", "    ", "\t", "```\n", "~~~", "---\n", "===\n", "| ",
            "|-|-|\n", "`", "``", "*", "**", "_", "~~", "[", "](", ")", "![", "[^1]", "[^1]: ", "<b>", "<br>", "<!--",
            "&amp;", "&#27;", "&#x202e;", "&nbsp;", "\\*", "\\\n", "  \n", "<http://a.example>", "[a](https://b.example)",
            "- [ ] ", "- [x] ", "title: x\n", "+++\n",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "\0", "\x1b[1m", "\u{9b}", "\u{85}", "\r\n", "\r", "\u{200b}", "\u{202e}", "\u{ad}", "\u{301}", "\u{2028}",
            "\x0c", "\u{7f}", "\u{200d}", "\u{feff}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces that make interesting values of front matter.
fn values() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-fA-F0-9é世 ]{1,6}",
        4 => prop::sample::select(vec![
            "\n", "\n  ", "\r\n  ", "\"", "'", "''", "\\", "\\\n  ", "\\u", "\\u202e", "\\x1b", "\\U0001F40E", "\\\"",
            " # ", ": ", "[", "]", "|", ">-\n  ", "\ntitle: ", "\ndate: ", "\nauthor: ", "\u{202e}", "\u{301}", "\0",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

fn opened(bytes: &[u8], name: &str) -> Article {
    article(
        bytes.to_vec(),
        Path::new(name),
        &Options {
            force: true,
            ..Options::default()
        },
    )
    .unwrap()
}

/// Blocks, styles, runs and sections fit the text and are in order.
fn is_sound(article: &Article) {
    let text: &str = &article.text;
    assert!(
        !text.chars().any(|c| c.is_control() && c != '\n'),
        "control in {text:?}"
    );
    let mut end = 0;
    for block in &article.blocks {
        assert!(
            text.get(block.span.start as usize..block.span.end as usize)
                .is_some()
        );
        assert!(block.span.start >= end, "blocks overlap");
        assert!(!block.span.is_empty() || block.kind == BlockKind::Rule);
        let between = text.get(end as usize..block.span.start as usize).unwrap();
        if block.span.start > 0 && !block.continues {
            assert_eq!(between, "\n".repeat(usize::from(block.gap) + 1));
        }
        end = block.span.end;
    }
    assert_eq!(end as usize, text.len());
    let mut end = 0;
    for run in &article.styles {
        assert!(
            text.get(run.span.start as usize..run.span.end as usize)
                .is_some()
        );
        assert!(run.span.start >= end, "styles overlap");
        assert!(!run.inline.has(Inline::LINK) || (run.link as usize) < article.links.len());
        end = run.span.end;
    }
    assert!(article.map.runs.is_sorted_by_key(|run| run.text));
    assert!(
        article
            .map
            .runs
            .iter()
            .all(|run| text.is_char_boundary(run.text as usize))
    );
    assert_eq!(article.sections[0].span.start, 0);
    assert!(
        article
            .sections
            .windows(2)
            .all(|pair| pair[0].span.end == pair[1].span.start)
    );
    assert_eq!(
        article.sections.last().unwrap().span.end as usize,
        text.len()
    );
}

/// Each letter of the reading text stands behind its source range in the file.
fn knows_its_source(article: &Article, raw: &str) {
    let text: &str = &article.text;
    let raw: Vec<char> = raw.chars().collect();
    for (at, c) in text.char_indices() {
        let (from, to) = (at as u32, (at + c.len_utf8()) as u32);
        let start = article.map.start(text, from) as usize;
        let end = article.map.end(text, to) as usize;
        assert!(end <= raw.len(), "{c:?} ends at {end} of {}", raw.len());
        // What is in no file (bullets, padding, addresses) has an empty source.
        if start < end && c.is_alphabetic() {
            let behind: String = raw[start..end].iter().collect();
            let visible = sanitise::line(&behind);
            let decoded = behind.contains(['&', '[']) || behind.starts_with('\\');
            assert!(
                visible.contains(c) || decoded,
                "{c:?} at {at} from {behind:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_is_read(raw in soup()) {
        let article = opened(raw.as_bytes(), "a.md");
        is_sound(&article);
        knows_its_source(&article, &decode(raw.into_bytes()).text);
    }

    #[test]
    fn any_front_matter_is_read(value in values(), rest in soup()) {
        let raw = format!("---\ntitle: {value}\n---\n{rest}");
        let article = opened(raw.as_bytes(), "a.md");
        is_sound(&article);
        knows_its_source(&article, &decode(raw.into_bytes()).text);
        let title = article.title.as_ref().map_or("", |title| &title.text);
        assert!(!title.contains(char::is_control), "{title:?}");
    }

    #[test]
    fn any_plain_text_is_read(raw in soup()) {
        let article = opened(raw.as_bytes(), "a.txt");
        is_sound(&article);
        knows_its_source(&article, &decode(raw.into_bytes()).text);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.md", "a.txt", "a"] {
            is_sound(&opened(&bytes, name));
        }
    }

    #[test]
    fn spans_cite_what_they_show(raw in "[a-z *_&;#>\n\\[\\]()é\u{200b}-]{0,200}", from in 0usize..200, len in 1usize..40) {
        let body = markdown::read(&raw);
        let starts: Vec<usize> = body.text.char_indices().map(|(at, _)| at).collect();
        let Some(&start) = starts.get(from) else { return Ok(()) };
        let end = starts.get(from + len).copied().unwrap_or(body.text.len());
        let source = body.map.start(&body.text, start as u32) as usize..body.map.end(&body.text, end as u32) as usize;
        let behind: String = raw.chars().skip(source.start).take(source.len()).collect();
        let mut behind = sanitise::line(&behind).chars().collect::<Vec<_>>().into_iter();
        for c in body.text[start..end].chars().filter(char::is_ascii_lowercase) {
            prop_assert!(behind.any(|b| b == c), "{c:?} of {:?}", &body.text[start..end]);
        }
    }

    #[test]
    fn line_ends_become_line_feeds(raw in "[a\r\n\u{85}\u{2028}é]{0,80}") {
        let text = decode(raw.clone().into_bytes()).text;
        let ends = ['\r', '\u{85}', '\u{2028}'];
        prop_assert!(!text.contains(ends));
        let feeds = raw.replace("\r\n", "\n").replace(ends, "\n");
        prop_assert_eq!(text, feeds);
    }

    #[test]
    fn a_prefix_is_a_head_on_a_boundary(word in "[a-zé世🙂\n`]{1,12}") {
        let text = word.repeat(80_000 / word.len());
        let head = prefix(text.as_bytes());
        prop_assert!(text.as_bytes().starts_with(head) && !head.is_empty());
        prop_assert!(std::str::from_utf8(head).is_ok());
    }
}
