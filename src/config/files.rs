//! Where the files of a reader are, and reading them.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};

use super::fault::Fault;

/// The folder of attache’s files; `None` where there is no home.
fn folder() -> Option<PathBuf> {
    let folder = choose_base_strategy().ok()?.config_dir().join("attache");
    // an empty HOME would make it a folder beside whatever is read
    folder.is_absolute().then_some(folder)
}

/// Where the configuration is, or would be; `None` where there is no home.
pub fn config_file() -> Option<PathBuf> {
    Some(folder()?.join("config.toml"))
}

/// Where decisions and notes are kept, or would be; `None` where there is no home.
pub fn store_file() -> Option<PathBuf> {
    let folder = choose_base_strategy().ok()?.data_dir().join("attache");
    folder.is_absolute().then(|| folder.join("attache.db"))
}

/// Where the index of the library is, or would be: beside the store; `None` where there is no home.
pub fn library_file() -> Option<PathBuf> {
    Some(store_file()?.with_file_name("library.db"))
}

/// The folder in which second readings are kept; `None` where there is no home.
pub fn readings_folder() -> Option<PathBuf> {
    let folder = choose_base_strategy()
        .ok()?
        .cache_dir()
        .join("attache/readings");
    folder.is_absolute().then_some(folder)
}

/// The text of a file, `None` where there is no such file.
///
/// # Errors
/// Where it is no file, can't be read, has more than `most` bytes, or is not UTF-8.
pub(super) fn read(path: &Path, most: u64) -> Result<Option<String>, Fault> {
    let metadata = match std::fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused(path, &error)),
    };
    // opening a FIFO would wait for ever
    if !metadata.is_file() {
        return Err(Fault::of_file(
            path,
            "is not a file",
            "name a file, or remove it",
        ));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| refused(path, &error))?;
    if bytes.len() as u64 > most {
        let what = format!("is larger than {} KiB", most / 1024);
        return Err(Fault::of_file(path, what, "shorten it"));
    }
    match String::from_utf8(bytes) {
        // the mark at the beginning is no part of the first line
        Ok(text) => Ok(Some(match text.strip_prefix('\u{feff}') {
            Some(bare) => bare.to_owned(),
            None => text,
        })),
        Err(_) => Err(Fault::of_file(path, "is not UTF-8", "save it as UTF-8")),
    }
}

fn refused(path: &Path, error: &std::io::Error) -> Fault {
    match error.kind() {
        ErrorKind::PermissionDenied => {
            Fault::of_file(path, "permission denied", "make it readable")
        }
        _ => Fault::of_file(path, error.to_string(), "check the file"),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn what_can_be_read_is_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lexicon.toml");
        assert_eq!(read(&path, 9), Ok(None));
        std::fs::write(&path, "\u{feff}a = 1").unwrap();
        assert_eq!(read(&path, 9).unwrap().unwrap(), "a = 1");
        std::fs::write(&path, b"a = \"\xff\"").unwrap();
        let words = read(&path, 9).unwrap_err().to_string();
        assert!(
            words.ends_with("lexicon.toml: is not UTF-8; save it as UTF-8"),
            "{words}"
        );
        let words = read(folder.path(), 9).unwrap_err().to_string();
        assert!(words.contains(": is not a file; "), "{words}");
    }
}
