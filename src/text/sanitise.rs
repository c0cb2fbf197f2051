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

/// Joiners that are kept in one chain of emoji; no sequence that is in use has more. A longer chain
/// is one cluster, two columns wide by the tables, but drawn as many.
pub const MAX_JOINS: u8 = 4;

/// What has piled up on the letter before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pile {
    /// Zero-width characters in a row.
    marks: u8,
    /// Joiners in one chain.
    joins: u8,
    /// The last character was a joiner.
    joined: bool,
}

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
    let mut pile = Pile::default();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match shown(before, c, chars.peek().copied()) {
            Shown::Keep if !is_piled(c, &mut pile) => out.push(c),
            Shown::Keep | Shown::Drop => {}
            Shown::Mark(mark) => out.push(mark),
            Shown::Tab | Shown::Space => out.push(' '),
        }
        before = Some(c);
    }
    out
}

/// The name of a file as [`line()`] has it, but so that no two names look the same: what a line would
/// leave out or blank is written out, `\n` for a line feed, `\u{200b}` for what has no look. A
/// backslash that could be taken for one of those is doubled.
pub fn path(name: &str) -> String {
    if name
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'[' | b']'..=b'~'))
    {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len() + 8);
    let mut pile = Pile::default();
    let mut before = None;
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let escapes = cfg!(unix) && matches!(after, Some('n' | 'r' | 't' | 'u' | '\\'));
        match shown(before, c, after) {
            Shown::Keep if c == '\\' && escapes => out.push_str("\\\\"),
            Shown::Keep if !is_piled(c, &mut pile) => out.push(c),
            Shown::Mark(mark) => out.push(mark),
            _ => out.extend(c.escape_default()),
        }
        before = Some(c);
    }
    out
}

/// Counts what piles up; true for a zero-width character beyond [`MAX_MARKS`] in a row and for a
/// joiner beyond [`MAX_JOINS`] in a chain.
pub fn is_piled(c: char, pile: &mut Pile) -> bool {
    let joined = std::mem::replace(&mut pile.joined, c == '\u{200d}');
    if c.is_ascii() || c.width() != Some(0) {
        pile.marks = 0;
        // a skin tone goes on with the chain
        if !joined && !matches!(c, '\u{1f3fb}'..='\u{1f3ff}') {
            pile.joins = 0;
        }
        return false;
    }
    pile.marks = pile.marks.saturating_add(1);
    if pile.joined {
        pile.joins = pile.joins.saturating_add(1);
        if pile.joins > MAX_JOINS {
            *pile = Pile::default();
            return true;
        }
    }
    pile.marks > MAX_MARKS
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
pub fn is_pictograph(c: char) -> bool {
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
mod tests;
