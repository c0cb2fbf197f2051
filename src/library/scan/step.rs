//! What is written between two commits.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::work::Read;

/// Time between two commits.
const STEP: Duration = Duration::from_millis(400);

/// Bytes of files that are written in one step.
const STEP_BYTES: i64 = 4 << 20;

/// Files that were read, taken from those who read them while the ones before are written: neither waits for
/// the other.
pub(super) struct Step<'a> {
    receiver: &'a Receiver<Read>,
    reads: Vec<Read>,
    bytes: i64,
    until: Instant,
    open: bool,
}

impl<'a> Step<'a> {
    pub(super) fn new(receiver: &'a Receiver<Read>) -> Self {
        Self {
            receiver,
            reads: Vec::new(),
            bytes: 0,
            until: Instant::now(),
            open: true,
        }
    }

    /// False once all was read.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Waits for the first file of a step; false where none came for so long.
    pub(super) fn begin(&mut self) -> bool {
        self.until = Instant::now() + STEP;
        self.more()
    }

    /// File number `at` of the step, which is waited for; none where the step is long enough. What was
    /// given once is given again, so that a step that could not be written is written anew.
    pub(super) fn get(&mut self, at: usize) -> Option<&Read> {
        if at >= self.reads.len() && !self.more() {
            return None;
        }
        self.reads.get(at)
    }

    /// Ends the step; how many files it had, and how many bytes.
    pub(super) fn end(&mut self) -> (usize, u64) {
        let ended = (self.reads.len(), self.bytes as u64);
        self.reads.clear();
        self.bytes = 0;
        ended
    }

    fn more(&mut self) -> bool {
        let left = self.until.saturating_duration_since(Instant::now());
        // who asks when there is no time left is still given what waits, and would never end
        let ended = left.is_zero() && !self.reads.is_empty();
        if !self.open || ended || self.bytes >= STEP_BYTES {
            return false;
        }
        match self.receiver.recv_timeout(left) {
            Ok(read) => {
                self.bytes += read.seen.stat.size;
                self.reads.push(read);
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                self.open = false;
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;
    use std::thread;
    use std::time::{Duration, Instant};

    use super::{STEP, Step};
    use crate::library::scan::work::{Found, Read};
    use crate::library::walk::{Seen, Stat};

    fn read() -> Read {
        let seen = Seen {
            path: "/news/a.md".into(),
            stat: Stat {
                size: 1,
                modified: 0,
                changed: 0,
            },
        };
        Read {
            seen,
            sha: String::new(),
            looked: 0,
            found: Found::Other,
        }
    }

    #[test]
    fn a_step_ends_in_time_however_fast_files_come() {
        let (sender, receiver) = sync_channel(2);
        let reader = thread::spawn(move || while sender.send(read()).is_ok() {});
        let began = Instant::now();
        let mut step = Step::new(&receiver);
        assert!(step.begin());
        let mut at = 0;
        while step.get(at).is_some() && began.elapsed() < 10 * STEP {
            at += 1;
            thread::sleep(Duration::from_millis(1));
        }
        assert!(began.elapsed() < 10 * STEP);
        // what was given is given again, and what waits comes in the next step
        assert!(step.get(0).is_some() && step.get(at).is_none());
        assert_eq!(step.end(), (at, at as u64));
        assert!(step.begin());
        drop(receiver);
        reader.join().unwrap();
    }
}
