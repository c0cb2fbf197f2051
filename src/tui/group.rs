//! Whether somebody would continue the program if it were stopped.

use std::fs;

use rustix::process::{Pid, getpgid, getpgrp, getppid, getsid};

/// How far up the family is looked.
const GENERATIONS: usize = 64;

/// False in an orphaned group of processes: no shell of this session waits for it, and what stops
/// there stops for ever. So it is where the program is what a terminal, `ssh -t` or `tmux new`
/// was started with.
pub(super) fn has_shell() -> bool {
    let Ok(session) = getsid(None) else {
        return false;
    };
    let group = getpgrp();
    let mut next = getppid();
    for _ in 0..GENERATIONS {
        let Some(parent) = next else { return false };
        if getsid(Some(parent)) != Ok(session) {
            return false;
        }
        if getpgid(Some(parent)) != Ok(group) {
            return true;
        }
        // a script that has no jobs of its own: its shell may be another one's job
        next = parent_of(parent);
    }
    false
}

/// From `/proc/PID/stat`, whose second field is a name that may hold anything, brackets, too.
fn parent_of(process: Pid) -> Option<Pid> {
    let path = format!("/proc/{}/stat", process.as_raw_nonzero());
    let stat = fs::read_to_string(path).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    Pid::from_raw(fields.split_whitespace().nth(1)?.parse().ok()?)
}
