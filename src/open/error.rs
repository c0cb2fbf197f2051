//! Why something could not be opened, in one line that names the mend.

use std::io;
use std::path::Path;

use thiserror::Error;

use crate::text::sanitise;

/// Why an article could not be opened. Each message is one line, free of control characters.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("{0}: no such file; check the name")]
    NotFound(String),
    /// A folder was named.
    #[error("{0}: is a folder: name a file")]
    Folder(String),
    /// The file may not be read.
    #[error("{0}: permission denied; make it readable or copy it")]
    Denied(String),
    /// Something that is neither a file nor a folder.
    #[error("{name}: is a {what}, not a file; pipe it to standard input instead: attache - < …")]
    Special {
        /// The path.
        name: String,
        /// Device, FIFO or socket.
        what: &'static str,
    },
    /// More than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("{0}: is larger than 512 MiB; split it")]
    TooLarge(String),
    /// No text.
    #[error("{0}: looks binary, not like text; use --force to open it all the same")]
    Binary(String),
    /// A format that is known and can't be read.
    #[error("{name}: is {what}, which can't be read; {way}")]
    Foreign {
        /// The path.
        name: String,
        /// What it is.
        what: &'static str,
        /// What to do instead.
        way: &'static str,
        /// True where it may well hold an article, unlike a picture.
        is_document: bool,
    },
    /// A file of a known format that can't be read.
    #[error("{name}: {reason}")]
    Broken {
        /// The path.
        name: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// No part of that name in a file that holds many.
    #[error("{name}: holds no part {key}; attache inspect --format json lists them")]
    NoPart {
        /// The path.
        name: String,
        /// The key.
        key: String,
    },
    /// A part is named in a file that is one article.
    #[error("{name}: is one article and holds no parts; leave #part={key} out")]
    Single {
        /// The path.
        name: String,
        /// The key.
        key: String,
    },
    /// Anything else the system reports.
    #[error("{name}: {reason}")]
    Io {
        /// The path.
        name: String,
        /// What the system says.
        reason: String,
    },
}

impl OpenError {
    /// The error for what the system reported about standard input.
    pub fn stream(error: &io::Error) -> Self {
        let path = Path::new("-");
        match error.kind() {
            // `attache - < folder`
            io::ErrorKind::IsADirectory => Self::Folder(shown(path)),
            _ => Self::of(path, error),
        }
    }

    /// The error for a part that a file doesn't hold, though it may hold others.
    pub(super) fn no_part(path: &Path, key: &str, others: bool) -> Self {
        let (name, key) = (shown(path), sanitise::path(key));
        if others {
            Self::NoPart { name, key }
        } else {
            Self::Single { name, key }
        }
    }

    /// The error for what the system reported about `path`.
    pub(super) fn of(path: &Path, error: &io::Error) -> Self {
        let name = shown(path);
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound(name),
            io::ErrorKind::PermissionDenied => Self::Denied(name),
            io::ErrorKind::IsADirectory => Self::Folder(name),
            io::ErrorKind::NotADirectory => Self::Io {
                name,
                reason: "a part of this path is a file; check the name".to_owned(),
            },
            _ => Self::Io {
                name,
                reason: sanitise::line(&error.to_string()),
            },
        }
    }
}

/// A path as it may be printed.
pub fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        return "standard input".to_owned();
    }
    sanitise::path(&path.to_string_lossy())
}
