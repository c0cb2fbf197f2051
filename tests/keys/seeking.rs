//! Starting at a section or at words that were asked for.

use std::sync::Arc;

use attache::anchor::describe;
use attache::app::{Event, Goal};
use attache::export::{Export, Format};
use attache::model::{Highlight, HighlightKind, Kind, MadeBy, Recalled, Span, Subject, Verdict};
use attache::text::percent_decoded;
use pulldown_cmark::{Event as Markdown, Parser, Tag};

use super::harness::{Reader, SIZE, article, assert_says, assert_top, brief};

fn section(name: &str) -> Goal {
    Goal::Section(name.to_owned())
}

fn quote(words: &str) -> Goal {
    Goal::Quote(words.to_owned())
}

/// Numbered headings that hold numbers, and more than one screen of words below each.
fn numbered() -> String {
    let words = "It says so in the protocol, at some length.\n\n".repeat(12);
    let headings = [
        "1. Outlook to 2",
        "2. Kyiv’s  Aims",
        "Aims",
        "2026 and After",
    ];
    let parts = headings.map(|heading| format!("## {heading}\n\n{words}"));
    format!("# Talks\n\nThe lead.\n\n{}", parts.concat())
}

#[test]
fn a_section_is_found_by_its_heading_a_part_of_it_or_a_number() {
    for (name, heading) in [
        ("Aims", "Aims"),
        ("aims ", "Aims"),
        ("outlook", "1. Outlook"),
        ("kyiv's aims", "2. Kyiv’s"),
        ("2. kyiv’s aims", "2. Kyiv’s"),
        ("1", "1. Outlook"),
        ("2", "2. Kyiv’s"),
        ("3", "Aims"),
        ("4", "2026 and"),
        ("2026", "2026 and"),
        ("202", "2026 and"),
        ("0", "Talks"),
        ("lead", "Talks"),
    ] {
        let mut reader = Reader::open("a.md", &numbered());
        reader.app.seek(section(name));
        let top = reader.row(0);
        assert!(top.starts_with(heading), "{name} leads to {top:?}");
        assert_eq!(reader.message(), "", "{name}");
    }
}

#[test]
fn what_is_not_there_is_said_and_reading_goes_on_at_the_start() {
    for (goal, words) in [
        (section("Annex"), "No section is called “Annex”."),
        (section("9"), "No section is called “9”."),
        (section(&"x".repeat(99)), "xx…”."),
        (
            quote("spring onions"),
            "“spring onions” is not in this article.",
        ),
    ] {
        let mut reader = Reader::open("brief.md", &brief());
        reader.app.seek(goal);
        assert_says(&reader, words);
        assert_eq!(reader.top_row(), 0);
    }
}

#[test]
fn words_are_framed_where_they_stand() {
    for words in ["Gamma 2 says", "gamma  2 SAYS"] {
        let mut reader = Reader::open("brief.md", &brief());
        reader.app.seek(quote(words));
        assert_eq!(reader.current(), Some("Gamma 2 says"));
        let at = reader.app.current.unwrap().start;
        assert!(reader.screen_row(at).is_some(), "it is on the screen");
        reader.press("<C-o>");
        assert_eq!(reader.top_row(), 0, "and the way back is known");
    }
}

/// A head that holds only what is like what is asked for, and the whole of it.
fn halves() -> [Arc<attache::model::Article>; 2] {
    let words = "It says so in the protocol, at some length.\n\n".repeat(20);
    let head = format!("# Talks\n\n## The Price Cap\n\n{words}");
    let all = format!("{head}## Price Cap\n\n{words}The price cap holds.\n\n{words}");
    [article("a.md", &head), article("a.md", &all)]
}

#[test]
fn what_is_only_like_it_waits_for_the_whole() {
    let [head, all] = halves();
    let mut reader = Reader::of(head.clone(), false, SIZE);
    reader.app.seek(section("price cap"));
    assert_eq!((reader.top_row(), reader.message()), (0, ""));
    reader.opened(all.clone(), true);
    assert_top(&reader, "Price Cap");

    let mut reader = Reader::of(head.clone(), false, SIZE);
    reader.app.seek(quote("The price cap"));
    assert_eq!(reader.app.current, None);
    reader.opened(all.clone(), true);
    assert_eq!(reader.current(), Some("The price cap"));

    // what is certain doesn't wait, and stays
    let mut reader = Reader::of(head.clone(), false, SIZE);
    reader.app.seek(section("the price cap"));
    assert_top(&reader, "The Price Cap");
    reader.opened(all.clone(), true);
    assert_top(&reader, "The Price Cap");

    // what is nowhere is said when that is known, and only once
    let mut reader = Reader::of(head, false, SIZE);
    reader.app.seek(section("annex"));
    assert_eq!(reader.message(), "");
    reader.opened(all.clone(), true);
    assert_says(&reader, "No section is called “annex”.");
    reader.press("j");
    reader.opened(all, true);
    assert_eq!(reader.message(), "");
}

#[test]
fn a_key_is_an_end_to_waiting() {
    let [head, all] = halves();
    let mut reader = Reader::of(head, false, SIZE);
    reader.app.seek(section("price cap"));
    reader.press("j");
    reader.opened(all, true);
    assert_eq!(reader.top_row(), 1);
}

/// Hands in what is kept about the article, for the first time.
fn recall(reader: &mut Reader, recalled: Recalled) {
    reader.update(Event::Recalled {
        article: reader.app.document.article.clone(),
        recalled: Box::new(Recalled {
            first: true,
            ..recalled
        }),
    });
}

#[test]
fn it_wins_over_the_kept_place() {
    let text = brief();
    for (goal, top) in [(section("Beta"), "Beta"), (section("Annex"), "River Talks")] {
        let mut reader = Reader::open("brief.md", &text);
        reader.app.seek(goal);
        let place = Some(reader.app.article().sections[5].span.start);
        recall(
            &mut reader,
            Recalled {
                place,
                ..Recalled::default()
            },
        );
        assert_top(&reader, top);
    }
}

#[test]
fn a_heading_of_the_readers_own_is_found() {
    let words = "It says so in the protocol, at some length.\n\n".repeat(12);
    let text = format!("{words}what the board wants, again.\n\n{words}");
    let whole = article("a.md", &text);
    let at = whole.text.find("what the board").unwrap();
    let span = Span::new(
        at as u32,
        (at + "what the board wants, again.".len()) as u32,
    );
    // as the program does it: first the article, then the place to start at, then what is kept
    let app = attache::app::App::new(
        whole.clone(),
        true,
        attache::config::Theme::named("dark").unwrap(),
        SIZE,
    );
    let mut reader = Reader::open("a.md", &text);
    reader.app = app;
    reader.app.seek(section("board"));
    assert_eq!(reader.message(), "", "it is not known yet");
    let heading = Highlight {
        kind: HighlightKind::Heading,
        subject: None,
        level: 1,
        ..highlight(&whole.text, span)
    };
    recall(
        &mut reader,
        Recalled {
            highlights: vec![heading],
            ..Recalled::default()
        },
    );
    assert_top(&reader, "what the board wants");
}

fn highlight(text: &str, span: Span) -> Highlight {
    Highlight {
        span: Some(span),
        anchor: describe(text, span),
        kind: Kind::Stakeholder.into(),
        subject: Some(Subject {
            label: "It".to_owned(),
            class: attache::model::EntityType::Group,
        }),
        verdict: Verdict::Accepted,
        note: Some("it".to_owned()),
        made_by: MadeBy::Reader,
        level: 0,
        at: 1,
    }
}

/// What a link has to bear.
const ODD: &str = "# 100 % of it\n\nIt (the “Board”) said: 50% — #q=not & <a>\\b 'c'.\n\n\
    It (the “Board”) said: 50% — #q=not & <a>\\b \"d\" `e` [f](g).\n\n\
    - Совет said nein\n- Совет said да, 理事会 too\n- Совет said nein\n\n\
    ```\nIt said\n  \n  It said more\n```\n\n| It | said |\n|---|---|\n| x | It said |\n";

#[test]
fn the_links_of_an_export_lead_back() {
    let long = format!(
        "{ODD}\nIt {}ends.\n\nIt ends.\n",
        "goes on and on ".repeat(40)
    );
    let article = article("an odd <name> & 50%.md", &long);
    let text = &article.text;
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for words in [
        "It",
        "Board",
        "said",
        "“Board”) said: 50%",
        "Совет",
        "理事会",
        "\"d\"",
        "<a>",
    ] {
        spans.extend(
            text.match_indices(words)
                .map(|(at, _)| (at, at + words.len())),
        );
    }
    // over line breaks, and longer than a link
    let code = text.find("It said\n").unwrap();
    spans.push((code, code + "It said\n  \n  It".len()));
    let end = text.find("It goes").unwrap();
    spans.push((end, end + 500));
    spans.sort_unstable();
    spans.dedup();
    assert!(spans.len() > 20);
    let all: Vec<Highlight> = spans
        .iter()
        .map(|&(start, end)| highlight(text, Span::new(start as u32, end as u32)))
        .collect();
    let mut page = Vec::new();
    Export::new(&article, "", &[], &all)
        .write(Format::Md, &mut page)
        .unwrap();
    let page = String::from_utf8(page).unwrap();
    let links = Parser::new(&page).filter_map(|event| match event {
        Markdown::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    let links: Vec<String> = links.collect();
    assert_eq!(links.len(), spans.len());
    for (link, (start, _)) in links.iter().zip(spans) {
        let (path, words) = link.rsplit_once("#q=").unwrap();
        assert_eq!(path, "an odd <name> & 50%.md");
        let words = percent_decoded(words);
        let mut reader = Reader::of(article.clone(), true, SIZE);
        reader.app.seek(Goal::Quote(words.clone()));
        let found = reader
            .app
            .current
            .unwrap_or_else(|| panic!("{words:?} is nowhere"));
        let start = start as u32;
        assert!(
            found.start <= start && start < found.end,
            "{words:?} is at {found:?}, not at {start}: {:?}",
            &text[start as usize..].chars().take(30).collect::<String>()
        );
    }
}
