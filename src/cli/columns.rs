//! How wide the output is: as a terminal has it, or as wide as it takes, for then nothing is cut.

use std::io::{self, IsTerminal};

/// Columns of a line: what every terminal has.
pub(super) const LINE: usize = 80;

/// True where standard output is a terminal.
pub(super) fn on_terminal() -> bool {
    io::stdout().is_terminal()
}

/// At most `usual` columns on a terminal; elsewhere what is printed is read by programs or pasted,
/// and has as many as it takes.
pub(super) fn most(usual: usize) -> usize {
    if on_terminal() { usual } else { usize::MAX }
}
