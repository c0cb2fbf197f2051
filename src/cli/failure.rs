//! Errors and exit codes.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use thiserror::Error;

use crate::library::LibraryError;
use crate::library::query::QueryFault;
use crate::open::OpenError;
use crate::text::sanitise;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: two versions that were compared differ.
    Different,
    /// Exit code 1: a search found nothing.
    Nothing,
    /// Exit code 2: something was wrong with some of what was asked for; each was reported.
    SomeFailed,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Different => 1,
            Self::Nothing => 1,
            Self::SomeFailed => 2,
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, Error)]
pub enum Failure {
    /// The article could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The output could not be written.
    #[error("standard output: {0}")]
    Write(#[from] io::Error),
    /// No path was given and nothing is piped.
    #[error("no PATH: name a file, or pipe text to standard input")]
    NoInput,
    /// There is no home folder, so no place for a configuration.
    #[error("no home folder: set HOME or XDG_CONFIG_HOME to an absolute path")]
    NoHome,
    /// The store of decisions could not be used; says which file and what to do.
    #[error("{0}")]
    Store(String),
    /// The index of the library could not be used; says which file and what to do.
    #[error("{0}")]
    Library(#[from] LibraryError),
    /// A query that is none; says where and what was probably meant.
    #[error("query, {0}")]
    Query(#[from] QueryFault),
    /// No folder is kept, and no path was named.
    #[error("no library is kept: name a PATH, or keep a folder with attache library add FOLDER")]
    NoLibrary,
    /// A file besides the article could not be read or written; names it.
    #[error("{0}")]
    File(String),
    /// The reader ended with an error.
    #[error("{0}")]
    Reader(String),
    /// The reader was asked for, but this program was built without it.
    #[error("built without the reader: use inspect, outline or entities")]
    NoReader,
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

/// Prints one line about a failure to standard error and returns the exit code: 2, or 0 for a
/// broken pipe, which only means that the reader of the output has seen enough.
pub fn report(failure: &Failure) -> u8 {
    if let Failure::Write(error) = failure
        && error.kind() == io::ErrorKind::BrokenPipe
    {
        return 0;
    }
    line(&failure.to_string());
    2
}

/// The message of a usage error in one line.
pub fn one_line(error: &clap::Error) -> String {
    let message = error.render().to_string();
    let first = message
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ");
    let first = first.strip_prefix("error: ").unwrap_or(&first);
    format!("{}; see attache --help", sanitise::line(first))
}

/// One line on standard error, unless it was the last one already: a store that can't be read is in
/// the way twice, of the lessons and of the verdicts. Where even that is closed there is nobody left
/// to tell.
pub(super) fn line(message: &str) {
    static LAST: Mutex<String> = Mutex::new(String::new());
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if *last == message {
        return;
    }
    message.clone_into(&mut last);
    let _ = writeln!(io::stderr().lock(), "attache: {message}");
}

#[cfg(test)]
mod tests {
    use super::one_line;
    use crate::cli::parse;

    #[test]
    fn usage_errors_are_one_line() {
        for arguments in [
            vec!["attache", "inspect", "a", "--format", "xml"],
            vec!["attache", "--nonsense"],
            vec!["attache", "brief", "a", "b\x1b[31m"],
        ] {
            let message = one_line(&parse(arguments).unwrap_err());
            assert!(!message.chars().any(char::is_control), "{message}");
            assert!(!message.starts_with("error"), "{message}");
            assert!(message.ends_with("see attache --help"), "{message}");
        }
    }
}
