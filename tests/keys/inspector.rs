//! The inspector: its lists, walking the mentions, what it decides and changes.

use attache::app::{Event, Focus, Tab};
use attache::model::{EntityType, HighlightKind, Kind, Verdict};

use super::harness::{NARROW, Reader, SIZE, assert_says, brief};

/// Words that stand more than once in the brief, and one that stands once.
const LIT: &[(&str, Kind)] = &[
    ("commission", Kind::Stakeholder),
    ("member", Kind::Stakeholder),
    ("River Talks 2", Kind::Stakeholder),
    ("spring", Kind::Place),
    ("gauges", Kind::Issue),
    ("Gamma 3", Kind::Issue),
];

fn at(size: (u16, u16)) -> Reader {
    Reader::at("brief.md", &brief(), size).lit(LIT)
}

fn wide() -> Reader {
    at((120, 30))
}

/// The names that the list shows.
fn rows(reader: &Reader) -> Vec<&str> {
    let entities = &reader.app.document.lights.entities;
    let rows = reader.app.inspector.rows.iter();
    rows.map(|&row| entities[row as usize].label.as_str())
        .collect()
}

fn selected(reader: &Reader) -> &str {
    rows(reader)[reader.app.inspector.selected]
}

fn verdicts(reader: &Reader, verdict: Verdict) -> usize {
    let all = reader.app.document.lights.all().iter();
    all.filter(|light| light.verdict == verdict).count()
}

#[test]
fn it_lists_what_is_lit_by_kind() {
    let mut reader = wide();
    assert_eq!(rows(&reader), ["commission", "member", "River Talks 2"]);
    reader.press("el");
    assert_eq!(reader.app.inspector.tab, Tab::Issues);
    assert_eq!(rows(&reader), ["gauges", "Gamma 3"]);
    reader.press("<Right>");
    assert_eq!(reader.app.inspector.tab, Tab::Notes);
    assert!(reader.app.inspector.rows.is_empty());
    reader.press("hhh<Left>");
    assert_eq!(reader.app.inspector.tab, Tab::Notes, "the tabs go round");
}

#[test]
fn keys_move_the_selection_and_not_the_text() {
    for (script, name) in [
        ("ej", "member"),
        ("e2j", "River Talks 2"),
        ("e9jk", "member"),
        ("eG", "River Talks 2"),
        ("eGg", "commission"),
        ("e<Space>", "River Talks 2"),
        ("eGb", "commission"),
    ] {
        let mut reader = wide();
        reader.press(script);
        assert_eq!(selected(&reader), name, "after {script}");
        assert_eq!(reader.top_row(), 0, "{script} must not move the text");
    }
}

#[test]
fn enter_walks_the_mentions_and_the_focus_stays() {
    for size in [(120, 30), SIZE, NARROW, (40, 12)] {
        let mut reader = at(size);
        reader.press("ej");
        let mut places = Vec::new();
        for _ in 0..17 {
            reader.press("<Enter>");
            assert_eq!(reader.current(), Some("member"));
            let current = reader.app.current.unwrap();
            assert!(
                reader.screen_row(current.start).is_some(),
                "{size:?}: not seen"
            );
            places.push(current.start);
        }
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!(reader.app.focus, Focus::Inspector);
        reader.press(".");
        assert_says(&reader, "From the first mention again.");
        assert_eq!(reader.app.current.unwrap().start, places[0]);
        reader.press(",");
        assert_says(&reader, "From the last mention again.");
        reader.press("3,");
        assert_eq!(reader.app.current.unwrap().start, places[13]);
        reader.press("2<Enter>");
        assert_eq!(reader.app.current.unwrap().start, places[15]);
    }
}

#[test]
fn e_opens_the_entry_of_the_current_highlight() {
    let mut reader = wide();
    reader.press("i").press("e");
    assert_eq!(reader.app.inspector.tab, Tab::Issues);
    assert_eq!(selected(&reader), "gauges");
}

#[test]
fn it_follows_the_current_highlight() {
    let mut reader = wide();
    reader.press(".");
    assert_eq!(selected(&reader), "commission");
    reader.press(".");
    assert_eq!(selected(&reader), "member");
    reader.press(".");
    assert_eq!(reader.app.inspector.tab, Tab::Issues);
    assert_eq!(selected(&reader), "gauges");
    reader.press("ehg");
    reader.press("jj");
    assert_eq!(
        selected(&reader),
        "River Talks 2",
        "with the focus its own keys lead"
    );
}

#[test]
fn the_note_here_is_known() {
    let mut reader = wide();
    assert_eq!(reader.app.note_here(), None);
    reader.press("cwho pays?<Enter>");
    assert_eq!(reader.app.note_here(), Some("who pays?"));
    reader.press("]");
    assert_eq!(reader.app.note_here(), None);
}

#[test]
fn the_filter_finds_names_and_goes_with_esc() {
    let mut reader = wide();
    reader.press("e/mbr");
    assert_eq!(rows(&reader), ["member"]);
    reader.press("<Enter>");
    assert_eq!(rows(&reader), ["member"]);
    reader.press("<Enter>");
    assert_eq!(reader.current(), Some("member"));
    reader.press("<Esc>");
    assert_eq!(rows(&reader).len(), 3);
    assert_eq!(selected(&reader), "member", "what was found stays selected");
    reader.press("/zzz");
    assert!(rows(&reader).is_empty());
    reader.press("<Enter>x");
    assert_eq!(verdicts(&reader, Verdict::Rejected), 0);
    reader.press("/comm<Esc>");
    assert_eq!(rows(&reader).len(), 3);
    reader.press("<Esc>");
    assert_eq!(reader.app.focus, Focus::Text);
}

#[test]
fn an_entry_explains_itself() {
    let mut reader = wide();
    let entry = reader.app.inspector.entry.clone().unwrap();
    assert_eq!((entry.lit(), entry.sections), (17, 6));
    assert_eq!(entry.why.as_deref(), Some("because of commission"));
    reader.press(".x4.a");
    let entry = reader.app.inspector.entry.clone().unwrap();
    let counts = (entry.accepted, entry.rejected, entry.undecided);
    assert_eq!(counts, (1, 1, 15), "(accepted, rejected, undecided)");
    assert_eq!(
        reader.message(),
        "Accepted: commission.",
        "why is no message"
    );
    reader.press("ej");
    let why = reader.app.inspector.entry.as_ref().unwrap().why.as_deref();
    assert_eq!(why, Some("because of member"));
    reader.press("w");
    assert_says(&reader, "because of commission");
}

#[test]
fn a_pane_that_is_not_shown_asks_for_nothing() {
    let reader = at(SIZE);
    assert_eq!(reader.app.inspector.entry.as_ref().unwrap().why, None);
}

#[test]
fn all_mentions_are_decided_at_once() {
    let mut reader = wide();
    reader.press("eja");
    assert_eq!(verdicts(&reader, Verdict::Accepted), 17);
    assert_says(&reader, "Accepted 17 of member.");
    assert_eq!(reader.app.question_words(), None, "it asks at the end");
    assert_eq!(selected(&reader), "River Talks 2", "the next that waits");
    reader.press("x");
    assert_eq!(verdicts(&reader, Verdict::Rejected), 1);
    assert_eq!(selected(&reader), "commission", "round the end");
    assert_eq!(rows(&reader).len(), 3, "what was rejected stays listed");
    reader.press("<Esc>");
    let question = reader.app.question_words().unwrap();
    assert!(question.contains("Keep 2 decisions"), "{question}");
    reader.press("U");
    assert_eq!(verdicts(&reader, Verdict::Rejected), 0);
    assert_eq!(reader.app.question_words(), None, "asked once");
}

#[test]
fn all_mentions_change_at_once() {
    let mut reader = wide();
    reader.press("ejtorgan<Enter>");
    assert_says(&reader, "member is an organisation now.");
    let kept = &reader.store.kept;
    assert_eq!(kept.len(), 17);
    let class = |class| {
        move |kept: &attache::model::Highlight| kept.subject.as_ref().unwrap().class == class
    };
    assert!(kept.iter().all(class(EntityType::Organisation)));
    reader.press("tissue<Enter>");
    assert!(
        reader
            .store
            .kept
            .iter()
            .all(|kept| kept.kind == HighlightKind::Issue)
    );
    assert_eq!(rows(&reader), ["commission", "River Talks 2"]);
    reader.press("l");
    assert!(rows(&reader).contains(&"member"));
    reader.press("htgauges<Enter>");
    assert_says(&reader, "is gauges now.");
}

#[test]
fn a_note_is_on_the_mention_that_was_reached() {
    let mut reader = wide();
    reader.press("ej2<Enter>cwho?<Enter>");
    let second = reader.app.current.unwrap();
    assert_eq!(reader.store.kept[0].span, Some(second));
    reader.press("gcfirst<Enter>");
    assert_eq!(reader.store.kept.len(), 2, "the other entity has its own");
    reader.press("ll");
    assert_eq!(reader.app.inspector.rows.len(), 2);
}

#[test]
fn notes_lead_to_their_places() {
    let mut reader = wide();
    reader.press("G,cthe end<Enter>g.x");
    reader.press("ehh");
    reader.press("G<Enter>");
    assert_eq!(reader.app.inspector.tab, Tab::Notes);
    let row = reader.app.inspector.note().unwrap();
    assert_eq!(
        reader.app.current,
        reader.app.document.lights.kept[row].span
    );
    assert_eq!(reader.app.focus, Focus::Inspector);
    reader.press("gx");
    assert_eq!(
        verdicts(&reader, Verdict::Rejected),
        1,
        "it was rejected before"
    );
    reader.press("a");
    assert_eq!(verdicts(&reader, Verdict::Rejected), 0);
}

#[test]
fn positions_are_asked_for_when_they_are_shown_and_lead_to_their_sentences() {
    let text = "# Fish Talks\n\nVarnland demands a quota. Oster warns of a levy.\n\n\
                ## Later\n\nOster refuses to pay a levy.\n";
    let lit = [
        ("Varnland", Kind::Stakeholder),
        ("Oster", Kind::Stakeholder),
        ("levy", Kind::Issue),
    ];
    let mut reader = Reader::at("talks.md", text, (120, 30)).lit(&lit);
    assert!(reader.app.inspector.relations.is_none());
    reader.press("eh");
    assert_eq!(reader.app.inspector.tab, Tab::Positions);
    let positions = reader.app.inspector.rows.len();
    assert_eq!(positions, 3);
    reader.press("j<Enter>");
    let position = *reader.app.inspector.position().unwrap();
    assert_eq!(reader.app.inspector.holder(&position), "Oster");
    assert_eq!(reader.app.current, Some(position.sentence));
    assert_eq!(reader.app.focus, Focus::Inspector);
    reader.press("a");
    assert_says(&reader, "A position takes no verdict");
    reader.press("f");
    assert_says(&reader, "Lens on Oster: 2 passages.");
    reader.press("Gcwhen?<Enter>");
    let last = reader.app.inspector.position().unwrap().sentence;
    assert_eq!(reader.store.kept[0].span, Some(last));
    reader.press("/zzzz");
    assert!(reader.app.inspector.rows.is_empty());
    reader.press("<Esc>");
    assert_eq!(reader.app.inspector.rows.len(), positions);
}

#[test]
fn the_selection_holds_while_highlights_are_found_anew() {
    let mut reader = wide();
    reader.press("ej");
    reader.annotate(true);
    assert_eq!(selected(&reader), "member");
    assert_eq!(reader.app.chosen(), Some(1));
    reader.press("<Esc>");
    assert_eq!(
        reader.app.chosen(),
        None,
        "lit more strongly only from the pane"
    );
}

#[test]
fn the_first_row_is_selected_whoever_comes_to_stand_there() {
    let reader = wide();
    assert_eq!(selected(&reader), "commission");
    let mut reader = reader.lit(&[LIT[1], LIT[2]]);
    assert_eq!(selected(&reader), "member", "the other is gone");
    reader = reader.lit(LIT);
    assert_eq!(selected(&reader), "commission");
    reader.press("e");
    reader = reader.lit(&[LIT[1]]).lit(LIT);
    assert_eq!(selected(&reader), "member", "what was looked at stays");
}

#[test]
fn the_mouse_selects_rows_and_tabs() {
    let mut reader = wide();
    let area = reader.app.view.panes.inspector.unwrap();
    reader.update(Event::Click(area.x + 3, area.y + 2));
    assert_eq!(reader.app.focus, Focus::Inspector);
    assert_eq!(selected(&reader), "member");
    reader.update(Event::Click(area.x + 17, area.y));
    assert_eq!(reader.app.inspector.tab, Tab::Issues);
    reader.update(Event::Wheel(area.x + 3, area.y + 2, true));
    assert_eq!(selected(&reader), "Gamma 3");
    assert_eq!(reader.top_row(), 0);
}
