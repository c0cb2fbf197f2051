//! Bytes from files and from standard input, refused at once where they can't be an article.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::Options;
use super::error::{OpenError, shown};
use super::prefix::{MAX_PREFIX, prefix};
use crate::import;

/// Largest input that is read.
pub const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// How long reading what tells no size may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// Bytes by which binary input is told before all of it is read.
const HEAD: u64 = 64 * 1024;

/// Reads a file. Folders, devices, FIFOs and sockets are refused before they are opened, as
/// opening some of them would wait for ever.
///
/// # Errors
/// Where the file can't be read, or is larger than [`MAX_BYTES`].
pub fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    let bytes = start_of(path, MAX_BYTES + 1)?;
    within_bounds(path, bytes)
}

/// Reads standard input or another stream to its end. Binary input is refused after its first
/// 64 KiB, so that an endless one ends at once; with `force`, at [`MAX_BYTES`].
///
/// # Errors
/// Where the stream fails, is binary or too large.
pub fn read_stream(mut stream: impl Read, options: &Options) -> Result<Vec<u8>, OpenError> {
    let path = Path::new("-");
    let mut bytes = Vec::new();
    let failed = |error: std::io::Error| OpenError::stream(&error);
    stream
        .by_ref()
        .take(HEAD)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    super::importer(&bytes, path, options)?;
    stream
        .take(MAX_BYTES + 1 - HEAD)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    within_bounds(path, bytes)
}

/// The head of a file for the first frame, and whether it is the whole file. Formats that can't be
/// read by their head come whole.
///
/// # Errors
/// As [`read`].
pub fn head(path: &Path, options: &Options) -> Result<(Vec<u8>, bool), OpenError> {
    let mut bytes = start_of(path, MAX_PREFIX as u64 + 1)?;
    if !super::importer(&bytes, path, options)?.by_head {
        return Ok((read(path)?, true));
    }
    let kept = prefix(&bytes).len();
    let whole = kept == bytes.len();
    bytes.truncate(kept);
    Ok((bytes, whole))
}

/// At most `limit` bytes from the start of a file that may be opened.
fn start_of(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    let failed = |error: &std::io::Error| OpenError::of(path, error);
    let metadata = std::fs::metadata(path).map_err(|error| failed(&error))?;
    if metadata.is_dir() && import::is_folder_of_many(path) {
        return Ok(Vec::new());
    }
    refuse_special(path, &metadata)?;
    if metadata.len() > MAX_BYTES {
        return Err(OpenError::TooLarge(shown(path)));
    }
    let most = (metadata.len() + 1).min(limit) as usize;
    let read = if metadata.len() == 0 {
        in_time(path, limit)
    } else {
        whole(path, limit, most)
    };
    read.map_err(|error| failed(&error))
}

fn whole(path: &Path, limit: u64, expected: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(expected);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the system makes while it is read says that it has no bytes, and some of it, such as
/// `/proc/kmsg`, never ends: it has [`PATIENCE`].
fn in_time(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let (sender, read) = channel();
    let name = path.to_owned();
    thread::spawn(move || {
        // where nobody waits any more, it is read for nothing
        let _ = sender.send(whole(&name, limit, 0));
    });
    read.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        Err(io::Error::other(
            "it does not end; copy it and name the copy",
        ))
    })
}

fn within_bounds(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, OpenError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge(shown(path)));
    }
    Ok(bytes)
}

fn refuse_special(path: &Path, metadata: &Metadata) -> Result<(), OpenError> {
    if metadata.is_file() {
        return Ok(());
    }
    if metadata.is_dir() {
        return Err(OpenError::Folder(shown(path)));
    }
    Err(OpenError::Special {
        name: shown(path),
        what: kind_of(metadata),
    })
}

#[cfg(unix)]
fn kind_of(metadata: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;

    let kind = metadata.file_type();
    if kind.is_fifo() {
        "FIFO"
    } else if kind.is_socket() {
        "socket"
    } else {
        "device"
    }
}

#[cfg(not(unix))]
fn kind_of(_metadata: &Metadata) -> &'static str {
    "device"
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{read, read_stream};
    use crate::open::Options;

    fn message(path: &Path) -> String {
        read(path).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_file_is_named() {
        assert!(message(Path::new("/nowhere/at all")).starts_with("/nowhere/at all: no such file"));
        assert!(message(&std::env::temp_dir()).contains("is a folder: name a file"));
        assert!(message(Path::new("Cargo.toml/x")).contains("check the name"));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_unopened() {
        assert!(message(Path::new("/dev/zero")).contains("is a device"));
    }

    #[test]
    fn names_in_messages_are_clean() {
        assert!(message(Path::new("a\x1b[31m\nb")).starts_with("a␛[31m\\nb: no such file"));
    }

    #[test]
    fn an_endless_binary_stream_ends_at_once() {
        let error = read_stream(std::io::repeat(0), &Options::default()).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("standard input: looks binary")
        );
    }

    #[test]
    fn streams_are_read_whole() {
        let text = "words ".repeat(50_000);
        let bytes = read_stream(text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(bytes.len(), text.len());
    }
}
