//! Whether somebody would continue the program if it were stopped.

/// How far up the family is looked.
const GENERATIONS: usize = 64;

/// A process among others: numbers as the kernel gives them, 0 for one that this namespace of
/// processes does not see.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Place {
    parent: i32,
    group: i32,
    session: i32,
}

/// False in an orphaned group of processes: no shell of this session waits for it, and what stops
/// there stops for ever. So it is where the program is what a terminal, `ssh -t` or `tmux new`
/// was started with.
pub(super) fn has_shell() -> bool {
    place_of("self").is_some_and(|own| is_waited_for(own, |process| place_of(&process.to_string())))
}

fn is_waited_for(own: Place, place_of: impl Fn(i32) -> Option<Place>) -> bool {
    let mut next = own.parent;
    for _ in 0..GENERATIONS {
        let Some(parent) = (next > 0).then(|| place_of(next)).flatten() else {
            return false;
        };
        if parent.session != own.session {
            return false;
        }
        if parent.group != own.group {
            return true;
        }
        // a script that has no jobs of its own: its shell may be another one's job
        next = parent.parent;
    }
    false
}

/// The kernel is asked by `/proc/PID/stat`, not by `getsid`: in a container that answers 0 for a
/// session outside of it, which safe wrappers of the call refuse to hold.
#[cfg(target_os = "linux")]
fn place_of(process: &str) -> Option<Place> {
    read_stat(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
}

/// The second field is a name that may hold anything, brackets, too.
#[cfg(any(target_os = "linux", test))]
fn read_stat(stat: &str) -> Option<Place> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut numbers = fields.split_whitespace().skip(1).map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Place {
        parent: next()?,
        group: next()?,
        session: next()?,
    })
}

/// Elsewhere a process tells of its relatives' groups, not of their parents: one step up.
#[cfg(not(target_os = "linux"))]
fn place_of(process: &str) -> Option<Place> {
    use rustix::process::{Pid, getpgid, getppid, getsid};
    let own = process == "self";
    let asked = if own {
        None
    } else {
        Some(Pid::from_raw(process.parse().ok()?)?)
    };
    let number = |pid: Pid| pid.as_raw_nonzero().get();
    Some(Place {
        parent: if own { getppid().map_or(0, number) } else { 0 },
        group: number(getpgid(asked).ok()?),
        session: number(getsid(asked).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(parent: i32, group: i32, session: i32) -> Place {
        Place {
            parent,
            group,
            session,
        }
    }

    #[test]
    fn a_name_may_hold_brackets() {
        let stat = "42 (a) b) S 7 42 5 34816 42 4194304";
        assert_eq!(read_stat(stat), Some(place(7, 42, 5)));
        assert_eq!(read_stat("42 (a) S 7"), None);
        assert_eq!(read_stat(""), None);
    }

    #[test]
    fn a_job_of_a_shell_is_waited_for() {
        let family = |process| (process == 7).then_some(place(1, 7, 7));
        assert!(is_waited_for(place(7, 42, 7), family));
    }

    #[test]
    fn what_runs_in_a_script_of_a_job_is_waited_for() {
        let family = |process| match process {
            40 => Some(place(7, 40, 7)),
            7 => Some(place(1, 7, 7)),
            _ => None,
        };
        assert!(is_waited_for(place(40, 40, 7), family));
    }

    #[test]
    fn the_first_of_a_session_is_not() {
        // its parent is a terminal's window, another session
        let window = |process| (process == 7).then_some(place(1, 3, 3));
        assert!(!is_waited_for(place(7, 42, 42), window));
        // or is outside of the container, where sessions have no number
        let outside = |process| (process == 7).then_some(place(0, 0, 0));
        assert!(!is_waited_for(place(7, 42, 42), outside));
        assert!(!is_waited_for(place(0, 42, 42), |_| None));
    }

    #[test]
    fn a_circle_ends() {
        assert!(!is_waited_for(place(7, 4, 4), |_| Some(place(7, 4, 4))));
    }
}
