//! A look at a store that may not take long.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

/// What `work` finds; where that takes longer than `time`, that it was interrupted.
pub(super) fn in_time<T>(
    connection: &Connection,
    time: Duration,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let (done, finished) = channel::<()>();
    let interrupt = connection.get_interrupt_handle();
    let timer = thread::spawn(move || {
        if finished.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
            interrupt.interrupt();
        }
    });
    let found = work(connection);
    drop(done);
    // it ends at once now
    let _ = timer.join();
    found
}
