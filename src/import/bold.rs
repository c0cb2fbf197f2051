//! Bold lines that stand for headings, in a page as in Markdown.

/// Longest bold line in characters that is a heading.
const MAX: usize = 100;

/// True for bold words that may be a heading: a short line that ends in no stop. "Who pays" is one, "Note."
/// is none.
pub(super) fn may_be_heading(words: &str) -> bool {
    let words = words.trim();
    let stops = |c: char| matches!(c, '.' | '!' | ';' | ',' | '。' | '！');
    words.chars().count() <= MAX
        && !words.contains('\n')
        && words.chars().any(char::is_alphabetic)
        && !words.ends_with(stops)
}
