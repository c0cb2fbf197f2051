//! What may be shown and what must not reach a terminal.

use unicode_width::UnicodeWidthChar;

/// What becomes of one character of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Shown as it is.
    Keep,
    /// Left out: it has no look of its own, or only hides or reorders what has.
    Drop,
    /// Shown as a visible mark in its place.
    Mark(char),
    /// Shown as blanks up to the next tab stop.
    Tab,
    /// Shown as one blank.
    Space,
}

/// Consecutive zero-width characters that are kept; the rest of a pile is dropped.
pub const MAX_MARKS: u8 = 8;

/// Decides on `c` between its neighbours `before` and `after`.
pub fn shown(before: Option<char>, c: char, after: Option<char>) -> Shown {
    match c {
        ' '..='~' => Shown::Keep,
        '\t' => Shown::Tab,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::Space,
        '\0'..='\u{1f}' => Shown::Mark(control_picture(c)),
        '\u{7f}' => Shown::Mark('␡'),
        '\u{80}'..='\u{9f}' => Shown::Mark('␦'),
        '\u{200c}' | '\u{200d}' => joiner(before, after),
        '\u{fe0e}' | '\u{fe0f}' if before.is_some_and(takes_variation) => Shown::Keep,
        _ if is_invisible(c) => Shown::Drop,
        _ => Shown::Keep,
    }
}

/// `text` with every character that must not reach a terminal or a pipe replaced or left out;
/// line ends and tabs become blanks. For short strings: names, paths, messages.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut marks = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match shown(before, c, chars.peek().copied()) {
            Shown::Keep if !is_piled(c, &mut marks) => out.push(c),
            Shown::Keep | Shown::Drop => {}
            Shown::Mark(mark) => out.push(mark),
            Shown::Tab | Shown::Space => out.push(' '),
        }
        before = Some(c);
    }
    out
}

/// Counts zero-width characters in a row; true from the one after [`MAX_MARKS`] on.
pub fn is_piled(c: char, marks: &mut u8) -> bool {
    if c.is_ascii() || c.width() != Some(0) {
        *marks = 0;
        return false;
    }
    *marks = marks.saturating_add(1);
    *marks > MAX_MARKS
}

/// The picture of a C0 control, from the block Control Pictures.
fn control_picture(c: char) -> char {
    char::from_u32(0x2400 + c as u32).unwrap_or('␦')
}

/// Joiners are kept where they shape what is seen: inside emoji, and between letters of the
/// scripts whose spelling needs them. Elsewhere they only break words apart unseen.
fn joiner(before: Option<char>, after: Option<char>) -> Shown {
    let (Some(before), Some(after)) = (before, after) else {
        return Shown::Drop;
    };
    let emoji = |c| is_pictograph(c) || matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    if emoji(before) && is_pictograph(after) || is_joining(before) && is_joining(after) {
        Shown::Keep
    } else {
        Shown::Drop
    }
}

/// Letters of Arabic, Syriac, N'Ko, Mongolian and the Indic scripts (Unicode 16 block ranges).
fn is_joining(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}'
        | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Characters that start or continue emoji sequences (the blocks that hold them; roughly
/// `Extended_Pictographic` of Unicode 16).
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

/// Bases of an emoji presentation sequence.
fn takes_variation(c: char) -> bool {
    is_pictograph(c) || matches!(c, '#' | '*' | '0'..='9' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ')
}

/// Format and filler characters without a look of their own (Unicode 16, `Default_Ignorable` and
/// the bidirectional controls): they hide, reorder or split what is seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn escapes_become_marks() {
        assert_eq!(line("\x1b[31mred\x07\0"), "␛[31mred␇␀");
        assert_eq!(line("\u{9b}31m\u{7f}"), "␦31m␡");
    }

    #[test]
    fn hidden_characters_leave_nothing() {
        assert_eq!(line("se\u{200b}cu\u{ad}ri\u{202e}ty\u{feff}"), "security");
    }

    #[test]
    fn joiners_stay_where_they_shape() {
        let family = "👩\u{200d}👩\u{200d}👧";
        assert_eq!(line(family), family);
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(line("Uk\u{200d}raine"), "Ukraine");
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        let pile = format!("e{}x", "\u{301}".repeat(5000));
        assert_eq!(line(&pile).chars().count(), 10);
    }

    #[test]
    fn line_ends_become_blanks() {
        assert_eq!(line("a\r\nb\u{2028}c\td"), "a  b c d");
    }
}
