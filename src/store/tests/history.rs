//! Keeping and undoing, against a model in memory.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::model::Layer;

#[test]
fn undo_goes_back_step_by_step_also_what_an_earlier_run_decided() {
    let room = Room::new();
    let id = file("a");
    let accepted = highlight(5, Verdict::Accepted);
    let rejected = highlight(5, Verdict::Rejected);
    room.store()
        .keep(&id, &[accepted.clone(), noted(9, "n")])
        .unwrap();
    room.store().keep(&id, &[rejected]).unwrap();
    let mut store = room.store();
    assert_eq!(store.undo(&id).unwrap().unwrap().highlights, [accepted]);
    let last = store.undo(&id).unwrap().unwrap().highlights;
    assert_eq!(
        last.iter().map(|h| h.anchor.span.start).collect::<Vec<_>>(),
        [5, 9]
    );
    assert!(
        last.iter()
            .all(|highlight| highlight.verdict == Verdict::Undecided)
    );
    assert!(last[0].is_void() && last[1].is_void());
    assert_eq!(store.undo(&id).unwrap(), None);
    let rows: i64 = store
        .connection
        .query_row("SELECT count(*) FROM highlight", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 0);
}

#[test]
fn what_changes_nothing_makes_no_step() {
    let room = Room::new();
    let mut store = room.store();
    let all = [
        highlight(5, Verdict::Accepted),
        orphaned(&highlight(7, Verdict::Rejected)),
    ];
    for _ in 0..2 {
        store.keep(&file("a"), &all).unwrap();
    }
    store
        .keep(&file("a"), &[highlight(90, Verdict::Undecided)])
        .unwrap();
    assert!(store.undo(&file("a")).unwrap().is_some());
    assert_eq!(store.undo(&file("a")).unwrap(), None);
}

#[test]
fn articles_have_histories_of_their_own() {
    let room = Room::new();
    let mut store = room.store();
    let other = named(Some("/nowhere/other.txt"), "b");
    store
        .keep(&file("a"), &[highlight(5, Verdict::Accepted)])
        .unwrap();
    store
        .keep(&other, &[highlight(5, Verdict::Rejected)])
        .unwrap();
    store.undo(&file("a")).unwrap().unwrap();
    assert_eq!(store.undo(&file("a")).unwrap(), None);
    assert_eq!(store.load(&other).unwrap().highlights.len(), 1);
}

#[test]
fn the_same_highlight_twice_in_one_step_is_undone_to_what_was_before() {
    let room = Room::new();
    let mut store = room.store();
    let both = [
        highlight(5, Verdict::Accepted),
        highlight(5, Verdict::Rejected),
    ];
    store.keep(&file("a"), &both).unwrap();
    assert_eq!(store.load(&file("a")).unwrap().highlights, both[1..]);
    assert!(store.undo(&file("a")).unwrap().unwrap().highlights[0].is_void());
}

/// Where a highlight stands, and whether it is a mere note.
type Place = (u32, Layer);

/// The store as it should be, in memory.
#[derive(Default)]
struct Model {
    now: BTreeMap<Place, Highlight>,
    steps: Vec<BTreeMap<Place, Option<Highlight>>>,
}

impl Model {
    fn keep(&mut self, highlights: &[Highlight]) {
        let mut step = BTreeMap::new();
        for highlight in highlights {
            let place = (highlight.anchor.span.start, highlight.layer());
            let before = self.now.get(&place).cloned();
            let after = (!highlight.is_void()).then(|| highlight.clone());
            if before != after {
                step.entry(place).or_insert(before);
                match after {
                    Some(after) => self.now.insert(place, after),
                    None => self.now.remove(&place),
                };
            }
        }
        if !step.is_empty() {
            self.steps.push(step);
        }
    }

    fn undo(&mut self) -> Option<BTreeMap<Place, Option<Highlight>>> {
        let step = self.steps.pop()?;
        for (place, before) in &step {
            match before {
                Some(before) => self.now.insert(*place, before.clone()),
                None => self.now.remove(place),
            };
        }
        Some(step)
    }

    fn loaded(&self) -> Vec<Highlight> {
        self.now.values().cloned().collect()
    }
}

fn any_highlight() -> impl Strategy<Value = Highlight> {
    let verdict = prop::sample::select(vec![
        Verdict::Undecided,
        Verdict::Accepted,
        Verdict::Rejected,
    ]);
    let note = prop::option::of("[a-c\n]{0,3}");
    (
        0..6_u32,
        verdict,
        note,
        any::<bool>(),
        any::<bool>(),
        0..3_i64,
    )
        .prop_map(|(start, verdict, note, is_note, own, at)| {
            let base = if is_note {
                noted(start, "")
            } else {
                highlight(start, verdict)
            };
            let made_by = if own { MadeBy::Reader } else { MadeBy::Attache };
            Highlight {
                verdict,
                note,
                made_by,
                at,
                ..base
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Two readers keep and undo by turns; the empty batch stands for an undo.
    #[test]
    fn keeping_and_undoing_agree_with_a_model(
        turns in prop::collection::vec(
            (any::<bool>(), prop::collection::vec(any_highlight(), 0..4)), 0..40)
    ) {
        let room = Room::new();
        let mut readers = [room.quick(), room.quick()];
        let mut model = Model::default();
        let id = file("a");
        for (who, batch) in turns {
            let store = &mut readers[usize::from(who)];
            if batch.is_empty() {
                let undone = store.undo(&id).unwrap();
                let expected = model.undo();
                prop_assert_eq!(undone.is_some(), expected.is_some());
                let (undone, expected) = (undone.unwrap_or_default(), expected.unwrap_or_default());
                prop_assert_eq!(undone.highlights.len(), expected.len());
                for (got, before) in undone.highlights.iter().zip(expected.values()) {
                    match before {
                        Some(before) => prop_assert_eq!(got, before),
                        None => prop_assert!(got.is_void()),
                    }
                }
            } else {
                store.keep(&id, &batch).unwrap();
                model.keep(&batch);
            }
            prop_assert_eq!(store.load(&id).unwrap().highlights, model.loaded());
        }
    }
}
