//! How far a scan is.

use std::time::Duration;

/// How far a scan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were read.
    pub done: usize,
    /// Files that are to be read.
    pub of: usize,
    /// Bytes that were read.
    pub bytes: u64,
    /// Bytes that are to be read.
    pub of_bytes: u64,
    /// Since the first was begun.
    pub took: Duration,
}

impl Progress {
    /// Megabytes read in a second.
    pub fn rate(&self) -> Option<f64> {
        let seconds = self.took.as_secs_f64();
        (seconds > 0.0 && self.done > 0).then(|| self.bytes as f64 / 1e6 / seconds)
    }

    /// The time it will take from here.
    pub fn left(&self) -> Option<Duration> {
        let left = self.of_bytes.saturating_sub(self.bytes) as f64;
        let rate = self.rate().filter(|rate| *rate > 0.0)?;
        Some(Duration::from_secs_f64((left / 1e6 / rate).min(1e6)))
    }
}
