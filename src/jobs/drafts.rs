//! Unfinished notes on their way to the store: one comes with each key, and is written when the keys
//! rest.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::keep_job::{KeepJob, Work};

/// How long keys must rest for an unfinished note to be written.
const REST: Duration = Duration::from_millis(300);

/// How long one may wait for that.
const LONGEST: Duration = Duration::from_secs(1);

/// Holds unfinished notes back until the keys rest: there is one for each key.
#[derive(Default)]
pub(super) struct Drafts {
    /// The newest one, when the first one came, and when it is to be written.
    held: Option<(Work, Instant, Instant)>,
}

impl Drafts {
    /// The next thing to do; `None` where nobody can send anything any more.
    pub(super) fn next(&mut self, jobs: &Receiver<Work>) -> Option<Work> {
        loop {
            let come = match &self.held {
                None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((.., due)) => match due.saturating_duration_since(Instant::now()) {
                    Duration::ZERO => Err(RecvTimeoutError::Timeout),
                    left => jobs.recv_timeout(left),
                },
            };
            match come {
                Ok((article, job @ KeepJob::Draft(_))) => {
                    let now = Instant::now();
                    let first = self.held.as_ref().map_or(now, |(_, first, _)| *first);
                    let due = (now + REST).min(first + LONGEST);
                    self.held = Some(((article, job), first, due));
                }
                Ok(other) => return Some(other),
                Err(_) => return self.held.take().map(|(work, ..)| work),
            }
        }
    }
}
