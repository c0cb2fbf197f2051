//! Looks a file of the reader’s over for faults.

use std::io::ErrorKind;
use std::path::Path;

use super::fault::Fault;
use super::{lexicon, settings};

/// The faults of a file, `None` where there is no such file. One that is called `config.toml` is
/// a configuration, any other a lexicon.
pub fn check(path: &Path) -> Option<Vec<Fault>> {
    // what is there but can't be read has a fault that says so
    let missing = std::fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound);
    if missing {
        return None;
    }
    Some(
        if path.file_name().is_some_and(|name| name == "config.toml") {
            match settings::load(Some(path)) {
                Ok((_, faults)) => faults,
                Err(fault) => vec![fault],
            }
        } else {
            lexicon::load(path).1
        },
    )
}
