//! What a word is to the mark behind it, by a table made when the program is built.

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

/// True where `word`, in any case, is in a sorted list.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    if word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return list.binary_search(&word).is_ok();
    }
    let small = word.to_lowercase();
    list.binary_search(&small.as_str()).is_ok()
}

#[cfg(test)]
mod tests;
