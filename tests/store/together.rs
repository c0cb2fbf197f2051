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

/// The locks that this program has on a file, as Linux lists them.
#[cfg(target_os = "linux")]
fn locks(path: &Path) -> usize {
    use std::os::unix::fs::MetadataExt;
    let file = format!(":{}", std::fs::metadata(path).unwrap().ino());
    let own = std::process::id().to_string();
    let listed = std::fs::read_to_string("/proc/locks").unwrap_or_default();
    let held = listed.lines().filter(|line| {
        let mut words = line.split_whitespace().skip(4);
        words.next() == Some(&own) && words.next().is_some_and(|on| on.ends_with(&file))
    });
    held.count()
}

/// One thread has the store open while others open and close it: its lock stays, or another program
/// would take itself for the last one and remove the log that is still written to.
#[cfg(target_os = "linux")]
#[test]
fn others_of_the_same_program_leave_its_lock_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attache.db");
    let mut reader = Store::open(&path).unwrap();
    reader.keep(&article(), &[decided(0, 0)]).unwrap();
    let held = locks(&path);
    if held == 0 {
        eprintln!("passed over: this system lists no locks");
        return;
    }
    for _ in 0..2 {
        drop(Store::open(&path).unwrap());
        assert_eq!(locks(&path), held);
    }
    drop(reader);
    assert_eq!(locks(&path), 0);
    // a file that is in nobody's hands is looked at again
    std::fs::write(
        &path,
        "my own notes, do not lose, all of them in one long line of words",
    )
    .unwrap();
    assert!(Store::open(&path).is_err());
}
