//! Nothing to do costs nothing.

use std::fs;
use std::time::{Duration, Instant};

use super::terminal::{DEADLINE, Start, Terminal, brief};

/// How long the program is watched.
const WINDOW: Duration = Duration::from_secs(1);

/// Context switches of all threads so far.
fn switches(terminal: &Terminal) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", terminal.process())).unwrap();
    let mut sum = 0;
    for task in tasks {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
        sum += counts
            .map(|line| line.rsplit('\t').next().unwrap().parse::<u64>().unwrap())
            .sum::<u64>();
    }
    sum
}

#[test]
fn nothing_is_written_and_no_thread_wakes_up() {
    // what is watched costs nothing, either
    let start = Start::new().file("brief.md", brief()).reading_once();
    let mut terminal = start.attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("]");
    terminal.wait_for("Alpha 3");
    // what the start set off comes to rest, on a busy machine later; then a whole window passes in which
    // nothing happens
    let end = Instant::now() + DEADLINE;
    loop {
        let before = switches(&terminal);
        let quiet = terminal.is_quiet_for(WINDOW);
        if quiet && switches(&terminal) == before {
            break;
        }
        assert!(
            Instant::now() < end,
            "a thread wakes up, or something is written"
        );
    }
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}
