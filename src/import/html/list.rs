//! Lists in the files of `assets/html`: an entry a line, remarks behind `#`.

/// The entries of a file.
pub(super) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a file has an entry.
pub(super) fn has(file: &'static str, word: &str) -> bool {
    entries(file).any(|entry| entry == word)
}
