//! Several readers and a command line on one article at once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Barrier};
use std::thread;

use attache::store::Store;

use crate::helper::Helper;
use crate::{article, decided, integrity, kept};

/// Each decides this many.
const EACH: u32 = 50;

/// How many steps can be taken back.
fn undone(path: &Path) -> usize {
    let mut store = Store::open(path).unwrap();
    std::iter::from_fn(|| store.undo(&article()).unwrap()).count()
}

#[test]
fn three_processes_that_make_the_store_together_lose_nothing() {
    for round in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder
            .path()
            .join(format!("data {round}"))
            .join("attache.db");
        let helpers: Vec<Helper> = (0..3)
            .map(|who| Helper::start(&path, who * EACH, EACH, who))
            .collect();
        for helper in helpers {
            let (numbers, success) = helper.finish();
            assert!(success);
            assert_eq!(numbers.len(), EACH as usize);
        }
        let expected: Vec<_> = (0..3 * EACH)
            .map(|number| decided(number, number / EACH))
            .collect();
        assert_eq!(kept(&path), expected);
        assert_eq!(integrity(&path), "ok");
        assert_eq!(undone(&path), 3 * EACH as usize);
    }
}

#[test]
fn of_two_decisions_on_one_highlight_the_other_is_in_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attache.db");
    let begin = Arc::new(Barrier::new(3));
    let readers: Vec<_> = (0..3)
        .map(|who| {
            let (path, begin) = (path.clone(), Arc::clone(&begin));
            thread::spawn(move || {
                begin.wait();
                let mut store = Store::open(&path).unwrap();
                for number in 0..EACH {
                    // As a reader does: what is there first, then the decision.
                    store.load(&article()).unwrap();
                    store.keep(&article(), &[decided(number, who)]).unwrap();
                }
            })
        })
        .collect();
    for reader in readers {
        reader.join().unwrap();
    }
    assert_eq!(kept(&path).len(), EACH as usize);

    // What each highlight was, from the newest back: all three decisions, then nothing.
    let mut was: BTreeMap<u32, Vec<Option<String>>> = BTreeMap::new();
    for highlight in kept(&path) {
        was.entry(highlight.anchor.span.start)
            .or_default()
            .push(highlight.note);
    }
    let mut store = Store::open(&path).unwrap();
    while let Some(undone) = store.undo(&article()).unwrap() {
        for highlight in undone.highlights {
            was.entry(highlight.anchor.span.start)
                .or_default()
                .push(highlight.note);
        }
    }
    for notes in was.values_mut() {
        assert_eq!(notes.pop(), Some(None));
        notes.sort();
        assert_eq!(*notes, ["0", "1", "2"].map(|who| Some(who.to_owned())));
    }
    assert!(kept(&path).is_empty());
}
