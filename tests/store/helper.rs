//! A reader in a process of its own: this test binary once more, told by its environment what to
//! decide.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use attache::store::Store;

use crate::{article, decided, kept};

/// The store that a helper works on.
const STORE: &str = "ATTACHE_TEST_STORE";
/// What it decides: the number of the first highlight, how many, and who it is.
const WORK: &str = "ATTACHE_TEST_WORK";
/// In front of each number that it prints.
const KEPT: &str = "kept ";

/// A helper at work.
pub(crate) struct Helper {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Helper {
    /// Starts one that decides `count` highlights from number `first` on.
    pub(crate) fn start(store: &Path, first: u32, count: u32, who: u32) -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "helper::decides_one_after_the_other",
                "--nocapture",
            ])
            .env(STORE, store)
            .env(WORK, format!("{first} {count} {who}"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    /// The next number that it has kept; `None` at its end. Half a line counts as nothing.
    pub(crate) fn next(&mut self) -> Option<u32> {
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).unwrap();
            let line = line.strip_suffix('\n')?;
            // The test harness may have begun the line.
            if let Some((_, number)) = line.rsplit_once(KEPT) {
                return Some(number.parse().unwrap());
            }
        }
    }

    /// Ends it at once, wherever it is, and reads what it had still printed.
    pub(crate) fn kill(mut self) -> Vec<u32> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::iter::from_fn(|| self.next()).collect()
    }

    /// Waits for its end: what it printed, and whether it succeeded.
    pub(crate) fn finish(mut self) -> (Vec<u32>, bool) {
        let numbers = std::iter::from_fn(|| self.next()).collect();
        (numbers, self.child.wait().unwrap().success())
    }
}

/// Decides and prints each number when it is kept. Without an order in the environment it gives
/// itself a small one.
#[test]
fn decides_one_after_the_other() {
    let given = env::var_os(STORE);
    // one that is killed could not remove a folder of its own
    let folder = given.is_none().then(|| tempfile::tempdir().unwrap());
    let own = folder
        .as_ref()
        .map(|folder| folder.path().join("attache.db"));
    let path = own.unwrap_or_else(|| given.unwrap_or_default().into());
    let work = env::var(WORK).unwrap_or_else(|_| "0 3 7".to_owned());
    let work: Vec<u32> = work.split(' ').map(|word| word.parse().unwrap()).collect();
    let &[first, count, who] = work.as_slice() else {
        panic!("{work:?}: three numbers");
    };
    let mut store = Store::open(&path).unwrap();
    for number in first..first + count {
        store.keep(&article(), &[decided(number, who)]).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "{KEPT}{number}").unwrap();
        out.flush().unwrap();
    }
    drop(store);
    let kept = kept(&path);
    let own = (first..first + count).filter(|number| {
        let start = decided(*number, who).anchor.span.start;
        kept.iter()
            .any(|highlight| highlight.anchor.span.start == start)
    });
    assert_eq!(own.count(), count as usize);
}
