//! Highlights of an article whose text was revised.

use super::*;
use crate::model::Layer;

/// What stands where in this version: starts of those placed, and of those to be looked for.
fn seen(store: &Store, content: &str) -> (Vec<u32>, Vec<u32>) {
    let stored = store.load(&file(content)).unwrap();
    let (placed, lost): (Vec<_>, Vec<_>) = stored
        .highlights
        .iter()
        .partition(|highlight| highlight.span.is_some());
    let starts = |list: Vec<&Highlight>| {
        for highlight in &list {
            assert!(
                highlight
                    .span
                    .is_none_or(|span| span == highlight.anchor.span)
            );
        }
        list.iter()
            .map(|highlight| highlight.anchor.span.start)
            .collect()
    };
    (starts(placed), starts(lost))
}

fn moved(from: u32, to: Option<u32>) -> crate::model::Moved {
    (
        anchor(from, "France"),
        Layer::Entity,
        to.map(|to| anchor(to, "France")),
    )
}

#[test]
fn in_a_revised_text_everything_is_to_be_looked_for() {
    let room = Room::new();
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    assert!(!store.load(&file("b")).unwrap().same_text);
    assert_eq!(seen(&store, "b"), (vec![], vec![5]));
}

#[test]
fn what_was_found_stands_and_the_rest_stays_orphaned() {
    let room = Room::new();
    let mut store = room.store();
    let all = [
        highlight(5, Verdict::Accepted),
        highlight(40, Verdict::Rejected),
        noted(5, "n"),
    ];
    store.keep(&file("a"), &all).unwrap();
    let note = (anchor(5, "France"), Layer::Note, Some(anchor(15, "France")));
    store
        .move_anchors(&file("b"), &[moved(5, Some(15)), moved(40, None), note])
        .unwrap();
    assert!(!store.load(&file("b")).unwrap().same_text);
    assert_eq!(seen(&store, "b"), (vec![15, 15], vec![40]));

    // By hand, later.
    store
        .move_anchors(&file("b"), &[moved(40, Some(60))])
        .unwrap();
    assert_eq!(seen(&store, "b"), (vec![15, 15, 60], vec![]));
    // Going back to the first text finds everything where it was.
    assert!(store.load(&file("a")).unwrap().same_text);
    assert_eq!(seen(&store, "a"), (vec![5, 5, 40], vec![]));
}

#[test]
fn the_history_follows_into_the_revised_text() {
    let room = Room::new();
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Rejected)])
        .unwrap();
    store
        .move_anchors(&file("b"), &[moved(5, Some(15))])
        .unwrap();
    let undone = store.undo(&file("b")).unwrap().unwrap();
    assert_eq!(
        undone.highlights,
        [at(&highlight(5, Verdict::Accepted), 15)]
    );
    let undone = store.undo(&file("b")).unwrap().unwrap();
    assert!(undone.highlights[0].is_void());
    assert_eq!(undone.highlights[0].span, Some(anchor(15, "France").span));
}

#[test]
fn of_two_on_one_place_the_second_stays_an_orphan() {
    let room = Room::new();
    let mut store = room.store();
    let all = [
        highlight(5, Verdict::Accepted),
        highlight(40, Verdict::Rejected),
    ];
    store.keep(&file("a"), &all).unwrap();
    store
        .move_anchors(&file("b"), &[moved(40, Some(9)), moved(5, Some(9))])
        .unwrap();
    assert_eq!(seen(&store, "b"), (vec![9], vec![5]));
    assert_eq!(store.load(&file("b")).unwrap().highlights.len(), 2);
}

#[test]
fn two_can_change_places_and_one_can_be_taken_off_its_place() {
    let room = Room::new();
    let mut store = room.store();
    let all = [
        highlight(5, Verdict::Accepted),
        highlight(40, Verdict::Rejected),
    ];
    store.keep(&file("a"), &all).unwrap();
    store
        .move_anchors(&file("a"), &[moved(5, Some(40)), moved(40, Some(5))])
        .unwrap();
    let stored = store.load(&file("a")).unwrap().highlights;
    assert_eq!(stored, [at(&all[1], 5), at(&all[0], 40)]);
    store.move_anchors(&file("a"), &[moved(5, None)]).unwrap();
    assert_eq!(seen(&store, "a"), (vec![40], vec![5]));
}

#[test]
fn readers_of_two_versions_do_not_disturb_each_other() {
    let room = Room::new();
    let (mut old, mut new) = (room.store(), room.store());
    old.keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    new.move_anchors(&file("b"), &[moved(5, Some(15))]).unwrap();

    // The same highlight, decided anew where the text is the old one still.
    old.keep(&file("a"), &[highlight(5, Verdict::Rejected)])
        .unwrap();
    let rejected = at(&highlight(5, Verdict::Rejected), 15);
    assert_eq!(new.load(&file("b")).unwrap().highlights, [rejected]);
    // Another one that the new text doesn't know yet: never at a position of the old text.
    old.keep(&file("a"), &[highlight(15, Verdict::Accepted)])
        .unwrap();
    assert!(!new.load(&file("b")).unwrap().same_text);
    assert_eq!(seen(&new, "b"), (vec![15], vec![15]));
    new.move_anchors(&file("b"), &[moved(15, Some(25))])
        .unwrap();
    assert_eq!(seen(&new, "b"), (vec![15, 25], vec![]));
    assert_eq!(seen(&old, "a"), (vec![5, 15], vec![]));
    // Undo knows the steps of both.
    for _ in 0..3 {
        assert!(new.undo(&file("b")).unwrap().is_some());
    }
    assert_eq!(seen(&old, "a"), (vec![], vec![]));
}

#[test]
fn an_orphan_is_decided_where_it_is_and_one_from_elsewhere_is_kept() {
    let room = Room::new();
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    let known = orphaned(&highlight(5, Verdict::Rejected));
    let foreign = orphaned(&noted(70, "from an import"));
    store
        .keep(&file("b"), &[known.clone(), foreign.clone()])
        .unwrap();
    assert_eq!(
        store.load(&file("b")).unwrap().highlights,
        [known, foreign.clone()]
    );
    let stands = Highlight {
        span: Some(anchor(5, "France").span),
        ..highlight(5, Verdict::Rejected)
    };
    assert_eq!(
        store.load(&file("a")).unwrap().highlights,
        [stands, foreign]
    );
}

#[test]
fn a_highlight_that_comes_back_takes_the_place_of_a_void_one() {
    let room = Room::new();
    let mut store = room.store();
    let deleted = highlight(5, Verdict::Accepted);
    store
        .keep(&file("a"), std::slice::from_ref(&deleted))
        .unwrap();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Undecided)])
        .unwrap();
    store.move_anchors(&file("b"), &[]).unwrap();
    // Two steps on the same words of the new text, the second making it void again.
    store
        .keep(&file("b"), &[highlight(15, Verdict::Rejected)])
        .unwrap();
    store
        .keep(&file("b"), &[highlight(15, Verdict::Undecided)])
        .unwrap();
    store.undo(&file("b")).unwrap();
    store.undo(&file("b")).unwrap();
    let back = store.undo(&file("b")).unwrap().unwrap().highlights;
    assert_eq!(back, [orphaned(&deleted)]);
    store
        .move_anchors(&file("b"), &[moved(5, Some(15))])
        .unwrap();
    assert_eq!(
        store.load(&file("b")).unwrap().highlights,
        [at(&deleted, 15)]
    );
}

#[test]
fn a_void_one_gives_way_and_keeps_its_history() {
    let room = Room::new();
    let mut store = room.store();
    store
        .keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    store
        .keep(&file("b"), &[highlight(15, Verdict::Rejected)])
        .unwrap();
    store
        .keep(&file("b"), &[highlight(15, Verdict::Undecided)])
        .unwrap();
    store
        .move_anchors(&file("b"), &[moved(5, Some(15))])
        .unwrap();
    assert_eq!(seen(&store, "b"), (vec![15], vec![]));
    let back = store.undo(&file("b")).unwrap().unwrap().highlights;
    assert_eq!(back, [orphaned(&highlight(15, Verdict::Rejected))]);
}

#[test]
fn positions_in_texts_long_gone_are_dropped_but_no_highlight_is() {
    let room = Room::new();
    let mut store = room.quick();
    let all = [
        highlight(0, Verdict::Accepted),
        highlight(900, Verdict::Rejected),
    ];
    store.keep(&file("0"), &all).unwrap();
    for number in 1..30 {
        let content = number.to_string();
        store
            .move_anchors(&file(&content), &[moved(number - 1, Some(number))])
            .unwrap();
    }
    assert_eq!(seen(&store, "29"), (vec![29], vec![900]));
    assert_eq!(seen(&store, "25"), (vec![25], vec![900]));
    let anchors: i64 = store
        .connection
        .query_row("SELECT count(*) FROM anchor", [], |row| row.get(0))
        .unwrap();
    assert!(anchors < 12, "{anchors}");
}

#[test]
fn what_finds_no_place_again_wakes_no_other_reader() {
    let room = Room::new();
    let (mut one, two) = (room.store(), room.store());
    one.keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    one.move_anchors(&file("b"), &[moved(5, None)]).unwrap();
    let before = two.changes();
    one.move_anchors(&file("b"), &[moved(5, None)]).unwrap();
    assert_eq!(two.changes(), before);
}
