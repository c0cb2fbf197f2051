//! A head of the article first, then all of it: the place is kept and keys that need the rest wait.

use std::fmt::Write as _;
use std::sync::Arc;

use attache::model::{Article, Kind};
use attache::open::prefix;

use super::harness::{Reader, SIZE, annotations, article, assert_says, assert_top};

/// A brief longer than a head, and the head of it, as they are opened.
fn halves() -> (Arc<Article>, Arc<Article>) {
    let mut text = "# Long Talks\n\nThe lead.\n\n".to_owned();
    for part in 0..60 {
        let _ = write!(text, "## Part {part}\n\n");
        for number in 0..12 {
            let _ = write!(
                text,
                "Part {part} paragraph {number} has *some* words that the head of the article may \
                 or may not hold, and a [link](https://example.org/{part}) between them.\n\n"
            );
        }
    }
    let head = std::str::from_utf8(prefix(text.as_bytes())).unwrap();
    assert!(head.len() < text.len());
    (article("long.md", head), article("long.md", &text))
}

#[test]
fn a_file_that_was_mended_says_so() {
    let broken = "caf\u{e9} \u{fffd}";
    let mut mended = (*article("talks.md", &format!("# Talks\n\nThe {broken}.\n"))).clone();
    let reader = Reader::of(Arc::new(mended.clone()), true, SIZE);
    assert_eq!(reader.message(), "");
    mended.source.undecodable = 1;
    let reader = Reader::of(Arc::new(mended.clone()), true, SIZE);
    assert_says(&reader, "talks.md: 1 place is no UTF-8");
    let mut reader = Reader::of(article("talks.md", "# Talks\n"), false, SIZE);
    reader.opened(Arc::new(mended), true);
    assert_says(&reader, "talks.md: 1 place is no UTF-8");
}

#[test]
fn the_place_is_kept() {
    let (head, all) = halves();
    for script in ["", "7j", "5]", "5]3j", "]jmag'a", "9<Space>"] {
        let mut reader = Reader::of(head.clone(), false, SIZE);
        reader.press(script);
        let (top, row) = (reader.app.view.top, reader.row(0).to_owned());
        reader.opened(all.clone(), true);
        assert_eq!(
            (reader.app.view.top, reader.row(0)),
            (top, &*row),
            "{script}"
        );
    }
}

#[test]
fn the_place_is_kept_also_where_the_head_reads_differently() {
    // the reference at the end makes words of the head a link, so that positions move
    let lines = "Some words of a paragraph with [one source] in its middle.\n\n".repeat(40);
    let head = format!("# Talks\n\n{lines}");
    let all = format!("{head}\n[one source]: https://example.org/source\n");
    let mut reader = Reader::of(article("talks.md", &head), false, (60, 9));
    reader.press("30}");
    let (block, words) = (reader.app.view.rows[0].block, reader.row(0).to_owned());
    reader.opened(article("talks.md", &all), true);
    assert_eq!(reader.app.view.rows[0].block, block);
    assert_top(&reader, &words[..12]);
}

#[test]
fn marks_and_history_are_kept() {
    let (head, all) = halves();
    let mut reader = Reader::of(head, false, SIZE);
    reader.press("3]ma2j2]");
    reader.opened(all, true);
    reader.press("'a");
    assert_top(&reader, "Part 2");
    reader.press("<C-o>");
    assert_top(&reader, "Part 4");
}

#[test]
fn the_outline_keeps_folds_filter_and_focus() {
    let (head, all) = halves();
    let mut reader = Reader::of(head, false, SIZE);
    reader.press("o/Part 1<Enter>");
    let before = reader.outline().len();
    reader.opened(all, true);
    assert!(reader.outline().len() > before);
    assert!(reader.outline().iter().all(|heading| heading.contains('1')));
    assert_eq!(reader.app.focus, attache::app::Focus::Outline);
}

#[test]
fn the_end_waits_for_the_rest() {
    let (head, all) = halves();
    let mut reader = Reader::of(head, false, SIZE);
    reader.press("G");
    assert!(reader.app.is_waiting());
    assert_says(&reader, "Still reading the rest");
    assert_eq!(reader.top_row(), 0);
    reader.opened(all.clone(), true);
    assert_eq!(reader.top_row(), reader.last_top_row());
    assert_eq!(reader.message(), "");
    assert_eq!(reader.app.view.visible().end, all.len());
}

#[test]
fn a_percentage_waits_for_the_rest() {
    let (head, all) = halves();
    let mut reader = Reader::of(head, false, SIZE);
    reader.press("50G");
    assert!(reader.app.is_waiting());
    reader.opened(all.clone(), true);
    let middle = all.len() / 2;
    let last = reader.app.view.rows.last().unwrap();
    assert!(last.span.contains(middle) || last.blank);
}

#[test]
fn a_section_behind_the_head_waits_for_the_rest() {
    let (head, all) = halves();
    let known = head.sections.len() - 1;
    let mut reader = Reader::of(head, false, SIZE);
    reader.press(&format!("{known}]"));
    assert!(!reader.app.is_waiting());
    reader.press("]");
    assert!(reader.app.is_waiting());
    reader.opened(all, true);
    assert_top(&reader, &format!("Part {known}"));
}

#[test]
fn the_next_key_gives_up_waiting() {
    let (head, all) = halves();
    let mut reader = Reader::of(head, false, SIZE);
    reader.press("Gj");
    assert!(!reader.app.is_waiting());
    reader.opened(all, true);
    assert_eq!(reader.top_row(), 1);
}

#[test]
fn a_waiting_highlight_is_answered_from_the_rest() {
    let (head, all) = halves();
    let mut reader = Reader::of(head, false, SIZE);
    reader.press(".");
    assert!(reader.app.is_waiting());
    reader.opened(all.clone(), true);
    reader.update(attache::app::Event::Annotated {
        article: all.clone(),
        annotations: annotations(&all, &[("Part 58 paragraph 3", Kind::Stakeholder)]).into(),
        whole: true,
    });
    assert_eq!(reader.current(), Some("Part 58 paragraph 3"));
}

#[test]
fn a_search_goes_on_in_the_rest() {
    let (head, all) = halves();
    let mut reader = Reader::of(head.clone(), false, SIZE);
    reader.press("/paragraph 11 has<Enter>");
    let before = reader.app.find.hits.len();
    let top = reader.app.view.top;
    reader.opened(all.clone(), true);
    assert_eq!(reader.app.find.hits.len(), 60);
    assert!(before < 60);
    assert_eq!(reader.app.view.top, top, "an answered search moves nothing");
    // what only the rest has is gone to as soon as it is there
    let mut reader = Reader::of(head, false, SIZE);
    reader.press("/Part 59 paragraph 2<Enter>");
    assert_eq!(reader.message(), "", "it may still come");
    reader.opened(all, true);
    let hit = reader.app.find.current.unwrap();
    assert!(reader.screen_row(hit.start).is_some());
}

#[test]
fn an_empty_article_says_so_when_it_is_whole() {
    let mut reader = Reader::of(Arc::default(), false, SIZE);
    assert_eq!(reader.message(), "");
    reader.opened(article("-", ""), true);
    assert_says(&reader, "is empty");
}
