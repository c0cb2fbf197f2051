//! What the index has of a file, and when it looked.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::library::walk::Stat;

/// What the index has of a file.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: i64,
    pub(super) stat: Stat,
    pub(super) looked: i64,
    pub(super) sha: String,
    /// There is a second reading for it that the index has not.
    pub(super) awaited: bool,
}

/// The time since 1970.
pub(super) fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}
