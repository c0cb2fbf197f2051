//! Correcting the outline.

use attache::app::Effect;
use attache::model::{HeadingLesson, HighlightKind, Kind, Lesson, Verdict};

use super::harness::{Reader, assert_says, brief};

#[test]
fn a_heading_is_made_none_and_again_one() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[]);
    let before = reader.outline().len();
    reader.press("2]H");
    assert_says(&reader, "No heading any more.");
    assert_eq!(reader.outline().len(), before - 1);
    let kept = &reader.store.kept[0];
    assert_eq!(
        (kept.kind, kept.verdict),
        (HighlightKind::Heading, Verdict::Rejected)
    );
    assert!(
        reader.row(0).starts_with("Beta"),
        "the text stays where it is"
    );
    reader.press("H");
    assert_says(&reader, "A heading of level");
    assert_eq!(reader.outline().len(), before);
    reader.press("UU");
    assert_says(&reader, "the outline is as it was");
    assert_eq!(reader.outline().len(), before);
    assert!(reader.store.kept.is_empty());
}

#[test]
fn a_line_of_text_becomes_a_heading_and_gets_its_level() {
    let rest = "It wants more. ".to_owned() + &"x ".repeat(300);
    let text = format!("{BOARD}\n\nThe board wants all of it by the summer.\n\n{rest}");
    let mut reader = Reader::open("a.md", &text).lit(&[("board", Kind::Stakeholder)]);
    reader.press("/by the summer.<Enter>H");
    assert_eq!(
        reader.outline()[1..],
        ["The board wants all of it by the summer."]
    );
    let level = |reader: &Reader| reader.app.article().sections[1].level;
    assert_eq!(level(&reader), 1);
    reader.press(">");
    assert_eq!(level(&reader), 2);
    reader.press(">><lt>");
    assert_eq!(level(&reader), 3);
    let words: u32 = reader
        .app
        .article()
        .sections
        .iter()
        .map(|section| section.words)
        .sum();
    assert_eq!(words, reader.app.article().words);
    assert_eq!(reader.app.section_counts(1).stakeholders, 1);
    // any other key ends it
    let width = reader.app.view.panes.outline.unwrap().width;
    reader.press("g>");
    assert_eq!(level(&reader), 3);
    assert_eq!(reader.app.view.panes.outline.unwrap().width, width + 2);
}

#[test]
fn in_the_outline_it_is_the_selected_row() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[]);
    reader.press("oGH");
    assert!(!reader.outline().contains(&"Omega"));
    reader.press("gH");
    assert_says(&reader, "No line here.");
}

#[test]
fn what_can_be_no_heading_says_so() {
    let text = format!(
        "# The Title\n\n{}\n\n| a | b |\n|---|---|\n| c | d |\n",
        "word ".repeat(80)
    );
    let mut reader = Reader::open("a.md", &text).lit(&[]);
    reader.press("kH");
    assert_says(&reader, "This is the title.");
    reader.press("jH");
    assert_says(&reader, "too long");
    assert!(reader.store.kept.is_empty());
}

#[test]
fn corrections_are_there_in_the_next_run() {
    let mut first = Reader::open("brief.md", &brief()).lit(&[]);
    first.press("2]H");
    let mut second = Reader::open("brief.md", &brief());
    second.store.kept.clone_from(&first.store.kept);
    second.recall();
    assert_eq!(second.outline(), first.outline());
    let mut second = second.lit(&[("Beta 1", Kind::Issue)]);
    second.press(".");
    assert_eq!(
        second.current(),
        Some("Beta 1"),
        "highlights come all the same"
    );
}

const BOARD: &str = "The ferry board met on Monday and heard both sides at length, as it does every \
    spring before the season opens. Nobody expected a vote on the levy before the summer.";
const ISLANDS: &str = "Two islands want the boats to run through the winter. The mainland towns, which \
    pay for most of the fuel, say that they can\u{2019}t afford it and ask for a study first.";
const MINISTER: &str = "The minister has promised an answer by June. Until then the old timetable stays \
    in force, with the two late boats that were added last year.";

/// An article with whole sentences between its paragraphs, which may be headings or none.
fn told(title: &str, sentences: [&str; 3]) -> String {
    let [first, second, third] = sentences;
    format!(
        "{title}\n\n{BOARD}\n\n{first}\n\n{ISLANDS}\n\n{second}\n\n{MINISTER}\n\n{third}\n\n{BOARD}\n"
    )
}

const WINTER: &str = "Why the islands want boats in the winter and the towns say no to them.";
const LEVY: &str = "Ferry Board Weighs New Levy";

fn levy() -> Reader {
    levy_at(super::harness::SIZE)
}

fn levy_at(size: (u16, u16)) -> Reader {
    let study = "The towns want a study of the costs before anybody decides on boats.";
    let answer = "The minister says that he will answer all of them by June this year.";
    let text = told(LEVY, [WINTER, study, answer]);
    Reader::at("levy.txt", &text, size)
        .from("The Post", &[])
        .lit(&[("minister", Kind::Stakeholder)])
}

fn harbour(lessons: &[Lesson]) -> Reader {
    let sentences = [
        "Why the harbour needs a longer quay and has no money.",
        "Why the town hopes for the county and not for the state.",
        "Who has other plans for the quays along the coast.",
    ];
    Reader::open("harbour.txt", &told("Harbour Seeks Longer Quay", sentences))
        .from("the post", lessons)
        .lit(&[])
}

/// What was learned so far.
fn learned(reader: &Reader) -> Vec<HeadingLesson> {
    let learned = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Learn(Lesson::Heading(lesson)) => Some(lesson.clone()),
        _ => None,
    });
    learned.collect()
}

#[test]
fn a_correction_is_asked_for_once_reading_goes_on() {
    let mut reader = levy();
    assert_eq!(reader.outline(), ["Lead"]);
    reader.press("/in the winter and<Enter>H");
    assert_eq!(reader.outline(), ["Lead", WINTER]);
    for key in ["<Esc>", "j", "k"] {
        reader.press(key);
        assert_eq!(reader.app.question_words(), None, "{key}");
    }
    reader.press("G");
    let question = reader.app.question_words();
    let question = question.as_deref().unwrap_or("");
    assert!(
        question.starts_with("Keep 1 decision for later articles?"),
        "{question}"
    );
    reader.press("l");
    let rows = reader.app.picker.as_ref().unwrap().shown().to_vec();
    assert_eq!(
        rows[1].words,
        format!("lines like “{WINTER}” are headings in The Post")
    );
    reader.press("<Enter>");
    let lesson = &learned(&reader)[0];
    assert_eq!(
        (lesson.heading, lesson.level, lesson.article.as_str()),
        (true, 1, LEVY)
    );
    assert_eq!(
        lesson.form,
        "like a sentence, with a full stop, many words, blank lines around it"
    );
}

#[test]
fn where_all_is_on_the_screen_it_is_asked_for_at_the_next_line() {
    let mut reader = levy_at((80, 50));
    reader.press("/in the winter and<Enter>H");
    assert_eq!(reader.app.question_words(), None);
    reader.press("j");
    let question = reader.app.question_words();
    assert!(question.is_some_and(|question| question.contains("Keep 1 decision")));
}

#[test]
fn what_was_made_a_heading_makes_some_in_the_next_article() {
    let mut first = levy();
    first.press("/in the winter and<Enter>H><Esc>G<Enter>");
    let lessons: Vec<Lesson> = learned(&first).into_iter().map(Lesson::Heading).collect();
    assert_eq!(lessons.len(), 1);
    assert_eq!(harbour(&[]).outline(), ["Lead"]);
    let mut next = harbour(&lessons);
    assert_eq!(next.outline().len(), 4);
    next.press("ojw");
    assert_says(
        &next,
        "you made lines like this headings in “Ferry Board Weighs New Levy”",
    );
    assert_says(&next, "% sure");
    // of another outlet it says nothing
    let other = |lessons: &[Lesson]| {
        let text = told(
            "Harbour Seeks Longer Quay",
            ["A levy\u{2026}", "A quay\u{2026}", WINTER],
        );
        let reader = Reader::open("levy.txt", &text).from("Another Post", lessons);
        reader.outline().len()
    };
    assert_eq!(other(&lessons), other(&[]));
    // what was said last counts
    next.press("H");
    assert_eq!(next.outline().len(), 3);
    next.press("<Esc>G");
    let question = next.app.question_words();
    assert_eq!(question, None, "two others stay headings");
    next.press("g/the county<Enter>H/other plans<Enter>H<Esc>g<Enter>");
    let newer = learned(&next);
    assert_eq!((newer.len(), newer[0].heading), (1, false));
    let both = [lessons, newer.into_iter().map(Lesson::Heading).collect()].concat();
    assert_eq!(harbour(&both).outline(), ["Lead"]);
}

#[test]
fn what_was_made_none_makes_less_of_others() {
    let names = [
        "Ana Reis, from the islands",
        "Ola Lund, from the port",
        "Per Holm, from the yard",
    ];
    let open = |lessons: &[Lesson]| {
        Reader::open("names.txt", &told(LEVY, names))
            .from("The Post", lessons)
            .lit(&[])
    };
    let mut first = open(&[]);
    assert_eq!(first.outline()[1..], names);
    // one of several that are written alike says nothing about the others
    first.press("ojH<Esc>G");
    assert_eq!(first.app.question_words(), None);
    first.press("goj").press("HjH").press("<Esc><Enter>");
    let lessons: Vec<Lesson> = learned(&first).into_iter().map(Lesson::Heading).collect();
    assert_eq!(lessons.len(), 1, "{:?}", first.outline());
    assert_eq!(open(&lessons).outline(), ["Lead"]);
}

#[test]
fn what_is_as_it_was_teaches_nothing() {
    // there and back again
    let mut reader = levy();
    reader.press("/in the winter and<Enter>HH<Esc>G");
    assert_eq!(reader.app.question_words(), None);
    // taken back
    reader.press("g/in the winter and<Enter>HU<Esc>G");
    assert_eq!(reader.app.question_words(), None);
    // nobody doubts what the file marks
    let mut reader = Reader::open("brief.md", &brief())
        .from("The Post", &[])
        .lit(&[]);
    reader.press("2]H<Esc>G");
    assert_eq!(reader.app.question_words(), None);
}

#[test]
fn in_a_review_it_is_asked_for_with_the_rest() {
    let mut reader = levy();
    reader.press("/in the winter and<Enter>H<Esc>rx");
    let question = reader.app.question_words();
    let question = question.as_deref().unwrap_or("");
    assert!(
        question.starts_with("Keep 2 decisions for later articles?"),
        "{question}"
    );
}
