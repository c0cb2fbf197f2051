//! Reviewing the highlights: verdicts, skipping, undo, filter, order.

use attache::app::{Effect, Event};
use attache::model::{HighlightKind, Kind, Lesson, Verdict};

use super::harness::{Reader, article, assert_says, brief};

/// Words that stand once in the brief each, in its order.
const LIT: &[(&str, Kind)] = &[
    ("River Talks 1", Kind::Stakeholder),
    ("River Talks 2", Kind::Issue),
    ("Alpha 1", Kind::Place),
    ("Alpha 3", Kind::Stakeholder),
    ("Beta 2", Kind::Issue),
    ("Omega 1", Kind::Issue),
];

fn lit() -> Reader {
    Reader::open("brief.md", &brief()).lit(LIT)
}

/// Reviews after these keys; the words of the frame and the progress.
#[track_caller]
fn assert_review(reader: &Reader, words: &str, decided: usize, all: usize) {
    let review = reader.app.review.as_ref().expect("a review goes on");
    assert_eq!(reader.current(), Some(words));
    assert_eq!(review.progress(&reader.app.document), (decided, all));
}

fn verdicts(reader: &Reader) -> Vec<(String, Verdict)> {
    let text = &reader.app.article().text;
    let all = reader.app.document.lights.all().iter();
    all.filter(|light| light.verdict != Verdict::Undecided)
        .map(|light| (light.span.of(text).to_owned(), light.verdict))
        .collect()
}

#[test]
fn it_starts_on_the_first_undecided_and_goes_on() {
    let mut reader = lit();
    reader.press("G");
    reader.press("r");
    assert_review(&reader, "River Talks 1", 0, 5);
    reader.press("a");
    assert_review(&reader, "River Talks 2", 1, 5);
    reader.press("x");
    assert_review(&reader, "Alpha 3", 2, 5);
    reader.press("aaa");
    assert_says(&reader, "All 5 are decided.");
    assert_review(&reader, "Omega 1", 5, 5);
    reader.press("q");
    assert!(reader.app.review.is_none());
    assert!(
        reader.effects.is_empty(),
        "q ends the review, not the program"
    );
    let expected = [
        ("River Talks 1", Verdict::Accepted),
        ("River Talks 2", Verdict::Rejected),
        ("Alpha 3", Verdict::Accepted),
        ("Beta 2", Verdict::Accepted),
        ("Omega 1", Verdict::Accepted),
    ];
    let expected = expected.map(|(words, verdict)| (words.to_owned(), verdict));
    assert_eq!(verdicts(&reader), expected);
}

#[test]
fn it_waits_for_the_highlights_and_for_what_was_kept() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("r");
    assert!(reader.app.review.as_ref().unwrap().waiting);
    let mut reader = reader.lit(LIT);
    assert_review(&reader, "River Talks 1", 0, 5);
    reader.press("q");
}

#[test]
fn skipped_ones_come_back_at_the_end() {
    let mut reader = lit();
    reader.press("r<Space><Space>a<Space>a");
    assert_review(&reader, "Omega 1", 2, 5);
    reader.press("a");
    assert_review(&reader, "River Talks 1", 3, 5);
    reader.press("<Space>");
    assert_review(&reader, "Alpha 3", 3, 5);
    reader.press("<Space>");
    assert_review(&reader, "River Talks 1", 3, 5);
    reader.press("ax");
    assert_says(&reader, "All 5 are decided.");
}

#[test]
fn the_frame_waits_for_the_commit() {
    let mut reader = lit();
    reader.press("r");
    reader.store.hold = true;
    reader.press("a");
    assert_review(&reader, "River Talks 1", 0, 5);
    // a key acts on the highlight that is framed while it is pressed
    reader.press("x");
    assert_review(&reader, "River Talks 1", 0, 5);
    reader.store.hold = false;
    reader.answer_store();
    assert_review(&reader, "River Talks 2", 1, 5);
    assert_eq!(
        verdicts(&reader),
        [("River Talks 1".to_owned(), Verdict::Rejected)]
    );
}

#[test]
fn where_nothing_can_be_kept_it_says_so_and_stays() {
    let mut reader = lit();
    reader.press("r");
    reader.store.fault = Some("store: disk full".to_owned());
    reader.press("a");
    assert_says(&reader, "disk full");
    assert_review(&reader, "River Talks 1", 0, 5);
    assert!(verdicts(&reader).is_empty());
}

#[test]
fn undo_goes_back_to_the_beginning() {
    for key in ["u", "<BS>", "U"] {
        let mut reader = lit();
        reader.press("rax");
        reader.press(key);
        assert_review(&reader, "River Talks 2", 1, 5);
        reader.press(key);
        assert_review(&reader, "River Talks 1", 0, 5);
        reader.press(key);
        assert_says(&reader, "Nothing to undo");
    }
}

#[test]
fn moving_decides_nothing() {
    let mut reader = lit();
    reader.press("r=..");
    assert_review(&reader, "Alpha 3", 0, 5);
    reader.press(",");
    assert_review(&reader, "River Talks 2", 0, 5);
    reader.press("a");
    assert_review(&reader, "Alpha 3", 1, 5);
}

#[test]
fn a_rejected_highlight_is_walked_in_a_review_alone() {
    let mut reader = lit();
    reader.press("rxq");
    assert_eq!(reader.current(), Some("River Talks 2"));
    reader.press(",");
    assert_says(&reader, "No highlight above.");
    reader.press("r=,,,");
    assert_eq!(reader.current(), Some("River Talks 1"));
}

#[test]
fn what_was_scrolled_away_is_shown_before_it_is_decided() {
    let mut reader = lit();
    reader.press("raaG");
    assert_eq!(reader.app.current_light(), None, "scrolled away");
    for key in ["a", "X", "t"] {
        reader.press("G").press(key);
        assert_review(&reader, "Alpha 3", 2, 5);
        assert_says(&reader, "Nothing is decided yet: this is the highlight.");
        assert!(reader.app.current_light().is_some() && reader.app.picker.is_none());
    }
    reader.press("a");
    assert_review(&reader, "Beta 2", 3, 5);
}

#[test]
fn verdicts_outside_of_a_review() {
    let mut reader = lit();
    reader.press("a");
    assert_says(&reader, "No current highlight");
    reader.press(".a");
    assert_says(&reader, "Accepted: River Talks 1.");
    assert_eq!(reader.current(), Some("River Talks 1"), "nothing moves");
    reader.press("x");
    assert_eq!(
        verdicts(&reader),
        [("River Talks 1".to_owned(), Verdict::Rejected)]
    );
    reader.press("UU");
    assert!(verdicts(&reader).is_empty());
}

#[test]
fn all_mentions_of_an_entity() {
    let text = "The grain board met. Then the grain board left. The union stayed.";
    let lit: &[(&str, Kind)] = &[
        ("grain board", Kind::Stakeholder),
        ("union", Kind::Stakeholder),
    ];
    let mut reader = Reader::open("brief.txt", text).lit(lit);
    reader.press("rA");
    assert_eq!(
        reader.app.question_words(),
        None,
        "nothing is asked in between"
    );
    assert_review(&reader, "union", 2, 3);
    reader.press("q");
    let question = reader.app.question_words().unwrap();
    assert!(
        question.contains("Keep 1 decision for later articles?"),
        "{question}"
    );
    reader.press("<Enter>");
    let [Effect::Learn(Lesson::Always { subject, phrases })] = &reader.effects[..] else {
        panic!("the lesson is kept: {:?}", reader.effects);
    };
    assert_eq!(
        (subject.label.as_str(), &phrases[..]),
        ("grain board", &["grain board".to_owned()][..])
    );
    reader.press("ru");
    assert_review(&reader, "grain board", 0, 3);
    reader.press("Xx");
    assert_review(&reader, "union", 3, 3);
    assert_eq!(reader.effects.len(), 1, "it asks at the end");
    let question = reader.app.question_words().unwrap();
    assert!(question.contains("Keep 2 decisions"), "{question}");
    reader.press("l<Down><Enter><Enter>");
    assert!(
        matches!(&reader.effects[1..], [Effect::Learn(Lesson::Never { phrases })] if phrases == &["union"]),
        "one was left out: {:?}",
        reader.effects
    );
}

#[test]
fn the_filter_shows_some_and_decides_all_of_them() {
    let mut reader = lit();
    reader.press("r/issue<Enter>");
    assert_review(&reader, "River Talks 2", 0, 3);
    reader.press("=.");
    assert_review(&reader, "Beta 2", 0, 3);
    reader.press("%j");
    assert!(
        verdicts(&reader).is_empty(),
        "anything but a verdict is no answer"
    );
    reader.press("x%a");
    assert_eq!(verdicts(&reader).len(), 3);
    let rejected = ("Beta 2".to_owned(), Verdict::Rejected);
    assert!(verdicts(&reader).contains(&rejected), "it stays");
    reader.press("/<Esc>");
    assert_eq!(
        reader
            .app
            .review
            .as_ref()
            .unwrap()
            .progress(&reader.app.document),
        (3, 5)
    );
    reader.press("/nobody<Enter>");
    assert_says(&reader, "Nothing matches “nobody”.");
}

#[test]
fn filters_by_entity_section_confidence_and_verdict() {
    for (filter, count) in [
        ("alpha", 1),
        ("§ beta", 1),
        ("<.8", 0),
        (">.8 stakeholder", 2),
        ("undecided", 5),
        ("accepted", 0),
        ("group", 5),
        ("person", 0),
    ] {
        let mut reader = lit();
        reader.press("r/");
        reader.press(&filter.replace('<', "<lt>"));
        reader.press("<Enter>");
        let review = reader.app.review.as_ref().unwrap();
        assert_eq!(review.progress(&reader.app.document).1, count, "{filter}");
    }
}

#[test]
fn most_salient_first() {
    let text = "The union stayed. The grain board met. Then the grain board left.";
    let lit: &[(&str, Kind)] = &[
        ("union", Kind::Stakeholder),
        ("grain board", Kind::Stakeholder),
    ];
    let mut reader = Reader::open("brief.txt", text);
    let article = reader.app.document.article.clone();
    let mut found = super::harness::annotations(&article, lit);
    found.entities[0].salience = 0.4;
    reader.update(attache::app::Event::Annotated {
        article,
        annotations: std::sync::Arc::new(found),
        whole: true,
    });
    reader.press("r==");
    assert_review(&reader, "grain board", 0, 3);
    reader.press("aa");
    assert_review(&reader, "union", 2, 3);
    reader.press("=");
    assert_review(&reader, "union", 2, 3);
}

#[test]
fn kind_and_type_are_changed() {
    let mut reader = lit();
    reader.press("rtissue<Enter>");
    let kept = &reader.store.kept[0];
    assert_eq!(
        (kept.kind, kept.verdict),
        (HighlightKind::Issue, Verdict::Accepted)
    );
    assert_review(&reader, "River Talks 2", 1, 5);
    reader.press("u");
    assert!(reader.store.kept.is_empty());
    reader.press("tperson<Enter>");
    let subject = reader.store.kept[0].subject.clone().unwrap();
    assert_eq!(subject.class, attache::model::EntityType::Person);
    assert_eq!(reader.app.document.lights.entities[0].class, subject.class);
    reader.press("u");
    let class = reader.app.document.lights.entities[0].class;
    assert_eq!(class, attache::model::EntityType::Group, "as it was found");
}

#[test]
fn the_same_as_another() {
    let text = "Kyiv spoke. The union heard. Kyiv left, and the union stayed.";
    let lit: &[(&str, Kind)] = &[("Kyiv", Kind::Stakeholder), ("union", Kind::Stakeholder)];
    let mut reader = Reader::open("brief.txt", text).lit(lit);
    reader.press("rtunion<Enter>");
    let labels: Vec<String> = reader
        .store
        .kept
        .iter()
        .map(|kept| kept.subject.clone().unwrap().label)
        .collect();
    assert_eq!(labels, ["union", "union"], "all mentions of it are merged");
    assert_review(&reader, "union", 2, 4);
    assert_eq!(reader.app.document.lights.count(1), 4);
    reader.press("q<Enter>");
    assert!(
        matches!(&reader.effects[..], [Effect::Learn(Lesson::Always { phrases, .. })] if phrases == &["Kyiv"])
    );
}

#[test]
fn a_new_name() {
    let mut reader = lit();
    reader.press("rtFishers of the Delta<Enter>");
    assert_eq!(
        reader.store.kept[0].subject.as_ref().unwrap().label,
        "Fishers of the Delta"
    );
    reader.press("t<Esc>");
    assert!(reader.app.picker.is_none());
    assert_review(&reader, "River Talks 2", 1, 5);
}

#[test]
fn esc_closes_one_thing_at_a_time() {
    let mut reader = lit();
    reader.press("/river<Enter>rt<Esc>");
    assert!(reader.app.review.is_some());
    reader.press("c<Esc>");
    assert!(reader.app.review.is_some());
    reader.press("v<Esc>");
    assert!(reader.app.review.is_some());
    reader.press("<Esc>");
    assert!(reader.app.review.is_none());
    assert!(!reader.app.find.pattern.is_empty());
    reader.press("<Esc>");
    assert!(reader.app.find.pattern.is_empty());
}

#[test]
fn an_article_without_highlights_says_what_to_do() {
    let mut reader = Reader::open("brief.txt", "Nothing of note.").lit(&[]);
    reader.press("r");
    assert_says(&reader, "No highlights here yet. v selects your own.");
    assert!(
        reader.app.review.is_none(),
        "there is nothing to go through"
    );
    reader.press("/");
    assert!(reader.app.find.line.is_some(), "it searches");
}

#[test]
fn what_is_asked_is_named_wherever_the_text_is_scrolled() {
    let mut reader = lit();
    reader.press("raaa<C-d><C-d><C-d>");
    assert!(reader.app.current_light().is_none(), "it is off the screen");
    let asked = reader.app.asked_light().unwrap().span;
    assert_eq!(asked.of(&reader.app.article().text), "Beta 2");
    reader.press("j");
    assert!(reader.app.asked_light().is_some());
}

#[test]
fn a_resize_keeps_what_is_asked_on_the_screen() {
    let mut reader = lit();
    for size in [(80, 40), (40, 12), (20, 5), (120, 40), (34, 9)] {
        reader.update(Event::Resize(80, 40));
        reader.press("r");
        reader.press("<Space><Space><Space>");
        reader.update(Event::Resize(size.0, size.1));
        assert!(reader.app.current_light().is_some(), "{size:?}");
        reader.press("q");
    }
}

#[test]
fn a_full_screen_over_a_review_has_all_of_the_screen() {
    let mut reader = lit();
    reader.press("r");
    let rows = |reader: &Reader| reader.app.view.panes.panel.map(|area| area.height);
    assert_eq!(rows(&reader), Some(4));
    for screen in ["M", "P", "B", "C"] {
        reader.press(screen);
        assert_eq!(rows(&reader), None, "{screen}");
        reader.press("q");
        assert_eq!(rows(&reader), Some(4), "the review goes on behind {screen}");
    }
}

#[test]
fn what_another_reader_decided_is_taken_in() {
    let mut reader = lit();
    reader.press("ra");
    let text = article("brief.md", &brief()).text.clone();
    let lights = &reader.app.document.lights;
    let mut other = lights.highlight(&lights.all()[1]);
    other.verdict = Verdict::Rejected;
    reader.store.keep(vec![other], &text);
    reader.recall();
    reader.press("ja");
    assert_review(&reader, "Alpha 3", 2, 5);
}

/// Three entities: a union that is sure, a board with one doubtful mention, doubtful ports.
fn doubtful() -> Reader {
    let text = "The union met. The grain board met. Then the grain board left. The union stayed. \
                Ports closed. The grain board knew.";
    let lit: &[(&str, Kind)] = &[
        ("union", Kind::Stakeholder),
        ("grain board", Kind::Stakeholder),
        ("Ports", Kind::Issue),
    ];
    let mut reader = Reader::open("brief.txt", text);
    let article = reader.app.document.article.clone();
    let mut found = super::harness::annotations(&article, lit);
    for mention in &mut found.mentions {
        mention.confidence = match (mention.entity, mention.span.start) {
            (0, _) => 97,
            (1, 19..30) => 80,
            (1, _) => 93,
            _ => 60,
        };
    }
    reader.update(attache::app::Event::Annotated {
        article,
        annotations: std::sync::Arc::new(found),
        whole: true,
    });
    reader
}

#[test]
fn what_is_sure_is_offered_at_once_and_the_rest_entity_by_entity() {
    let mut reader = doubtful();
    reader.press("r");
    let question = reader.app.question_words().unwrap();
    assert!(
        question.starts_with("4 of 6 are sure: Enter accepts them"),
        "{question}"
    );
    assert_review(&reader, "Ports", 0, 6);
    reader.press("<Enter>");
    assert_review(&reader, "Ports", 4, 6);
    assert_eq!(reader.app.question_words(), None);
    reader.press("a");
    assert_review(&reader, "grain board", 5, 6);
    reader.press("x");
    assert_says(&reader, "All 6 are decided.");
    let rejected = verdicts(&reader).into_iter();
    let rejected = rejected.filter(|(_, verdict)| *verdict == Verdict::Rejected);
    assert_eq!(rejected.count(), 1, "what was accepted before stays");
    // the board is right elsewhere: only the ports are learned
    let question = reader.app.question_words().unwrap();
    assert!(question.contains("Keep 1 decision "), "{question}");
}

#[test]
fn space_goes_through_what_is_sure_and_enter_accepts_it_later() {
    let mut reader = doubtful();
    reader.press("r<Space>");
    assert_review(&reader, "Ports", 0, 6);
    assert_eq!(reader.app.question_words(), None);
    reader.press("x");
    assert_review(&reader, "grain board", 1, 6);
    reader.press("a");
    assert_review(&reader, "union", 4, 6);
    reader.press("<Enter>");
    assert_says(&reader, "All 6 are decided.");
    reader.press("<Esc><Enter>");
    assert_says(&reader, "Nothing that waits is sure.");
}

#[test]
fn single_mentions_of_an_entity() {
    let mut reader = doubtful();
    reader.press("r<Space><Space>l");
    assert_review(&reader, "grain board", 0, 6);
    let first = reader.app.current;
    reader.press("x");
    assert_review(&reader, "grain board", 1, 6);
    assert_ne!(reader.app.current, first);
    reader.press("h");
    reader.press("a");
    assert_review(&reader, "union", 3, 6);
    let rejected = verdicts(&reader)[0].clone();
    assert_eq!(rejected, ("grain board".to_owned(), Verdict::Rejected));
    // the mentions of one entity are walked through
    reader.press(".");
    assert_eq!(reader.current(), Some("union"));
    reader.press(".");
    assert_says(&reader, "No further");
}

#[test]
fn a_lesson_against_it_is_a_doubt_and_the_newest_counts() {
    let never = |phrase: &str| Lesson::Never {
        phrases: vec![phrase.to_owned()],
    };
    let always = Lesson::Always {
        subject: attache::model::Subject {
            label: "union".to_owned(),
            class: attache::model::EntityType::Group,
        },
        phrases: vec!["Union".to_owned()],
    };
    for (lessons, sure) in [
        (vec![], 4),
        (vec![never("union")], 2),
        (vec![never("union"), always.clone()], 4),
        (vec![always, never("union")], 2),
        (vec![never("harbour")], 4),
    ] {
        let mut reader = doubtful();
        let known = lessons.into_iter().zip(1..);
        reader.app.learned = known
            .map(|(lesson, id)| attache::model::Learned { id, lesson })
            .collect();
        reader.press("r");
        let question = reader.app.question_words().unwrap();
        assert!(question.starts_with(&format!("{sure} of 6")), "{question}");
    }
}

#[test]
fn a_filter_takes_the_place_of_the_last() {
    let mut reader = doubtful();
    reader.press("r/ports<Enter>");
    assert_review(&reader, "Ports", 0, 1);
    reader.press("/grain<Enter>");
    assert_review(&reader, "grain board", 0, 3);
    reader.press("/<Up><Up><Enter>");
    assert_review(&reader, "Ports", 0, 1);
    reader.press("/undec<Tab><Enter>");
    assert_review(&reader, "Ports", 0, 6);
    let filter = reader.app.review.as_ref().unwrap().filter.text().to_owned();
    assert_eq!(filter, "undecided");
}

#[test]
fn a_filter_without_a_match_leaves_nothing_under_review() {
    let mut reader = doubtful();
    reader.press("r/nobody<Enter>");
    assert_says(&reader, "Nothing matches “nobody”.");
    assert_eq!(reader.current(), None);
    reader.press("ax%t");
    assert!(verdicts(&reader).is_empty());
    assert!(reader.app.picker.is_none());
}

/// Six entities that are doubtful, one of them in two wordings, and one that is sure.
fn listed(size: (u16, u16)) -> Reader {
    let text = "The union met. A lock was shut, and a second lock. Tolls rose. The ferry left. \
                Pilots spoke. The Ferry came back, and the dredger too.";
    let lit: &[(&str, Kind)] = &[
        ("union", Kind::Stakeholder),
        ("lock", Kind::Issue),
        ("Tolls", Kind::Issue),
        ("ferry", Kind::Issue),
        ("Pilots", Kind::Stakeholder),
        ("dredger", Kind::Issue),
    ];
    let mut reader = Reader::at("brief.txt", text, size);
    let article = reader.app.document.article.clone();
    let mut found = super::harness::annotations(&article, lit);
    for mention in &mut found.mentions {
        mention.confidence = match mention.entity {
            0 => 97,
            5 => 40,
            entity => 60 + entity as u8,
        };
    }
    reader.update(attache::app::Event::Annotated {
        article,
        annotations: std::sync::Arc::new(found),
        whole: true,
    });
    reader
}

/// The rows of the list: sign, words, how many places.
fn rows(reader: &Reader) -> Vec<String> {
    let text = &reader.app.article().text;
    let doubts = reader.app.doubts.as_ref().expect("the list is open");
    let row = |row: &attache::app::Doubt| {
        let words = row.spans[0].of(text);
        format!("{} {words} {}", row.mark.sign(), row.spans.len())
    };
    doubts.rows.iter().map(row).collect()
}

#[test]
fn what_is_doubtful_is_decided_in_a_list() {
    let mut reader = listed((80, 24));
    // who accepts what is sure is not asked whether the rest is to be listed
    reader.press("r<Enter>");
    let all = [
        "? dredger 1", // less than even is never taken for right
        "✓ lock 2",
        "✓ Tolls 1",
        "✓ ferry 1",
        "✓ Pilots 1",
    ];
    assert_eq!(rows(&reader), all);
    assert_eq!(reader.current(), Some("dredger"), "it is seen in the text");
    // a digit goes round, keys of a review mark the row and go on
    reader.press("4");
    assert_eq!(rows(&reader)[3], "✗ ferry 1");
    assert_eq!(reader.current(), Some("ferry"));
    reader.press("44");
    assert_eq!(rows(&reader)[3], "✓ ferry 1");
    reader.press("kx");
    assert_eq!(rows(&reader)[2], "✗ Tolls 1");
    assert_eq!(reader.current(), Some("ferry"));
    reader.press("<Space>");
    assert_eq!(rows(&reader)[3], "? ferry 1");
    assert!(verdicts(&reader).len() == 1, "nothing more is decided yet");
    // the help opens over it and leads back
    reader.press("?q");
    assert!(reader.app.help.is_none());
    assert_eq!(rows(&reader)[3], "? ferry 1");
    reader.press("7<Enter>");
    // what was put off is asked for by itself
    assert!(reader.app.doubts.is_none());
    assert_review(&reader, "dredger", 5, 7);
    let decided = verdicts(&reader);
    assert!(decided.contains(&("Tolls".to_owned(), Verdict::Rejected)));
    assert!(!decided.iter().any(|(words, _)| words == "ferry"));
    reader.press("xa");
    assert_says(&reader, "All 7 are decided.");
    let question = reader.app.question_words().unwrap();
    assert!(question.contains("Keep 5 decisions "), "{question}");
    // the list was one step
    reader.press("<Esc>uuu");
    assert_eq!(verdicts(&reader).len(), 1);
}

#[test]
fn the_list_can_be_left_and_asked_for_again() {
    let mut reader = listed((80, 24));
    reader.press("r<Enter><Esc>");
    assert_review(&reader, "dredger", 1, 7);
    reader.press("<Enter>2<Esc>");
    assert!(reader.app.doubts.is_none());
    assert_eq!(verdicts(&reader).len(), 1, "it decided nothing");
    assert_review(&reader, "dredger", 1, 7);
    // what is asked for by itself is decided by itself
    let mut reader = listed((80, 24));
    reader.press("r<Enter><Esc>x");
    assert_review(&reader, "lock", 2, 7);
}

#[test]
fn the_list_decides_what_is_on_the_screen_alone() {
    let mut reader = listed((80, 24));
    reader.press("r<Enter>2");
    reader.update(attache::app::Event::Resize(40, 12));
    assert_eq!(rows(&reader), ["? dredger 1", "✗ lock 2", "✓ Tolls 1"]);
    assert_eq!(reader.app.doubts.as_ref().unwrap().further, 2);
    reader.press("<Enter>");
    assert_eq!(verdicts(&reader).len(), 4);
    assert_eq!(rows(&reader), ["✓ ferry 1", "✓ Pilots 1"]);
    // where no row has room one is asked for after the other
    reader.update(attache::app::Event::Resize(20, 6));
    assert!(reader.app.doubts.is_none());
    reader.press("<Enter>");
    assert_eq!(verdicts(&reader).len(), 4);
}

#[test]
fn marks_stay_where_highlights_change_under_the_list() {
    let mut reader = listed((80, 24));
    reader.press("r<Enter>23");
    let article = reader.app.document.article.clone();
    let mut found = (*reader.app.document.annotations).clone();
    found.mentions.retain(|mention| mention.entity != 5);
    reader.update(attache::app::Event::Annotated {
        article,
        annotations: std::sync::Arc::new(found),
        whole: true,
    });
    let marked = rows(&reader);
    assert!(marked.contains(&"✗ lock 2".to_owned()), "{marked:?}");
    assert!(marked.contains(&"✗ Tolls 1".to_owned()), "{marked:?}");
    assert_eq!(reader.app.doubts.as_ref().unwrap().selected, 2);
}
