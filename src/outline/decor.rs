//! Ornaments around a heading: `=== X ===`, `*** X ***`, `# X`, boxes.

/// Ornament is at least this many characters on each side.
const MIN_ORNAMENT: usize = 2;

/// `words` without the ornament on both sides (or a leading `#`), and how strong the ornament is:
/// 0 for none, 3 for boxes and rules, 4 for anything else.
pub(super) fn strip(words: &str) -> (&str, u8) {
    if let Some(bare) = boxed(words) {
        return (bare, 3);
    }
    let hashed = words.trim_start_matches('#');
    if hashed.len() < words.len() && words.len() - hashed.len() <= 6 && hashed.starts_with(' ') {
        return (hashed.trim().trim_end_matches('#').trim_end(), 4);
    }
    let Some(mark) = words
        .chars()
        .next()
        .filter(|c| matches!(c, '=' | '*' | '-' | '~' | '_' | '+' | '<' | ':' | '•' | '—'))
    else {
        return (words, 0);
    };
    let close = if mark == '<' { '>' } else { mark };
    let left = words.trim_start_matches(mark);
    let bare = left.trim_end_matches(close);
    let sides = (words.len() - left.len(), left.len() - bare.len());
    let inner = bare.trim();
    // "**Egypt", as transcripts have it; not "** see below"
    if mark == '*'
        && sides == (2, 0)
        && !left.contains('*')
        && left.starts_with(char::is_alphanumeric)
    {
        return (left, 0);
    }
    if sides.0 < MIN_ORNAMENT || sides.1 < MIN_ORNAMENT || inner.is_empty() {
        return (words, 0);
    }
    (inner, 4)
}

/// The words in a line of a box: `| X |`, `║ X ║`.
fn boxed(words: &str) -> Option<&str> {
    let edge = |c: char| matches!(c, '|' | '│' | '┃' | '║');
    let bare = words.strip_prefix(edge)?.strip_suffix(edge)?.trim();
    (!bare.is_empty() && !bare.contains(edge)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn ornaments_come_off() {
        for (words, bare) in [
            ("=== Outlook ===", "Outlook"),
            ("*** NEXT STEPS ***", "NEXT STEPS"),
            ("**Outlook**", "Outlook"),
            ("**Outlook", "Outlook"),
            ("** see below", "** see below"),
            ("**one** and two", "**one** and two"),
            ("## Outlook", "Outlook"),
            ("║ The title ║", "The title"),
            ("- one - two -", "- one - two -"),
            ("| a | b |", "| a | b |"),
            ("===", "==="),
        ] {
            assert_eq!(strip(words).0, bare, "{words}");
        }
    }
}
