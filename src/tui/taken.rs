//! Whether the terminal is ours.

use std::sync::atomic::{AtomicBool, Ordering};

/// True while the terminal is ours: it is given back once, since leaving the alternate screen a
/// second time would move the cursor of what stands there then.
pub(super) static TAKEN: AtomicBool = AtomicBool::new(false);

/// What the printer was given to open with is about to be written: the terminal is ours.
pub(super) fn opened() {
    TAKEN.store(true, Ordering::Relaxed);
}
