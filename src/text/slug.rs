//! Identifiers from names.

/// A lower-case ASCII slug of `label`: its letters and digits, words joined by hyphens; what is
/// not ASCII is left out. `entity` where nothing is left.
pub fn slug(label: &str) -> String {
    let words = label.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let plain = |word: &str| {
        word.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect::<String>()
    };
    let words: Vec<String> = words.map(plain).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return "entity".to_owned();
    }
    words.join("-")
}

#[cfg(test)]
mod tests;
