//! What a line begins with though Markdown knows no such mark.

/// Longest bold label of a line, in bytes.
const LABEL: usize = 60;

/// The number in front of an item, as the author wrote it.
pub(super) fn number(item: &str) -> Option<u64> {
    let end = item.find(|c: char| !c.is_ascii_digit())?;
    item.get(..end)?.parse().ok()
}

/// True for words that begin with a bullet or a boxed figure: "• Oil", "1️⃣ Grain", "☑ done".
pub(super) fn is_bulleted(words: &str) -> bool {
    let mut chars = words.chars();
    match chars.next() {
        Some('•' | '◦' | '▪' | '▸' | '►' | '‣' | '●' | '○' | '■' | '□' | '☐' | '☑' | '☒') => {
            true
        }
        Some('0'..='9') => chars.as_str().starts_with("\u{fe0f}\u{20e3}"),
        _ => false,
    }
}

/// True for words that begin with a bold label: "**Present:** Ann Lee", "**Present**: Ann Lee".
pub(super) fn is_labelled(words: &str) -> bool {
    let Some(rest) = words.strip_prefix("**") else {
        return false;
    };
    let line = rest.lines().next().unwrap_or("");
    let Some((label, after)) = line.split_once("**") else {
        return false;
    };
    label.len() <= LABEL && (label.ends_with([':', '：']) || after.starts_with([':', '：']))
}
