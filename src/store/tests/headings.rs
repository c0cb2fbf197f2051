//! What corrections of the outline teach.

use super::{Room, at, file, highlight};
use crate::model::{HeadingLesson, Highlight, HighlightKind, Lesson, MadeBy, Outlet, Verdict};

/// A decision about the line "France".
fn decided(verdict: Verdict) -> Highlight {
    Highlight {
        kind: HighlightKind::Heading,
        subject: None,
        made_by: MadeBy::Reader,
        level: u8::from(verdict == Verdict::Accepted),
        ..at(&highlight(0, verdict), 5)
    }
}

fn lesson(outlet: &Outlet, form: &str, heading: bool) -> Lesson {
    Lesson::Heading(HeadingLesson {
        outlet: outlet.clone(),
        form: form.to_owned(),
        heading,
        level: 1,
        words: "France".to_owned(),
        article: "Talks".to_owned(),
    })
}

fn post(name: &str) -> Outlet {
    Outlet::Publisher(name.to_owned())
}

#[test]
fn of_lessons_about_the_same_lines_the_newest_counts() {
    let room = Room::new();
    let mut store = room.store();
    let folder = Outlet::Folder("/news".to_owned());
    let all = [
        lesson(&post("The Post"), "in bold", true),
        lesson(&folder, "in bold", true),
        lesson(&post("The Post"), "in capitals", true),
        lesson(&post("the post"), "in bold", false),
    ];
    let ids: Vec<i64> = (all.iter())
        .map(|one| store.learn(one).unwrap().id)
        .collect();
    let known = |store: &super::Store| {
        let learned = store.learned().unwrap().into_iter();
        learned.map(|learned| learned.lesson).collect::<Vec<_>>()
    };
    // one word against the other: neither is in force, until the next
    assert_eq!(known(&room.store()), all[1..3]);
    let again = store.learn(&all[3]).unwrap();
    assert_eq!(known(&store), all[1..]);
    // forgotten, none of the older ones comes back
    store.forget(again.id).unwrap();
    store.forget(again.id).unwrap();
    assert_eq!(known(&store), all[1..3]);
    assert!(!ids.contains(&again.id));
}

#[test]
fn who_takes_the_decision_back_takes_back_what_it_taught() {
    let room = Room::new();
    let mut store = room.store();
    let id = file("a");
    let (yes, no) = (
        lesson(&post("The Post"), "in bold", true),
        lesson(&post("The Post"), "in bold", false),
    );
    let known = |store: &super::Store| {
        let learned = store.learned().unwrap().into_iter();
        learned.map(|learned| learned.lesson).collect::<Vec<_>>()
    };
    store.keep(&id, &[decided(Verdict::Accepted)]).unwrap();
    store.learn_from(&id, &yes).unwrap();
    store.keep(&id, &[decided(Verdict::Rejected)]).unwrap();
    store.learn_from(&id, &no).unwrap();
    assert!(known(&store).is_empty());
    store.undo(&id).unwrap();
    assert_eq!(
        known(&store),
        [yes],
        "what was taught before is in force again"
    );
    store.undo(&id).unwrap();
    assert!(known(&store).is_empty());
    assert!(store.load(&id).unwrap().highlights.is_empty());
}
