//! What a scan is started with.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::seconds::Seconds;
use crate::open::Lexicons;

/// Reads the files of folders into the index.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    /// The words that are looked for.
    pub lexicons: Arc<Lexicons>,
    /// Set where it is to end early; what was read so far is kept.
    pub cancelled: Arc<AtomicBool>,
    /// The second readings that it takes.
    pub seconds: Seconds,
}
