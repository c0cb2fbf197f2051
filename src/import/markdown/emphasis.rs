//! Emphasis as people write it: the rules of Markdown count blanks and know no script but Latin.
//!
//! `**Risk:**High` and `**重要：**この` stay as they are by these rules, because the marks that close stand
//! between a sign and a letter. Where a line shows what is meant, the sign is taken for a letter while the
//! text is parsed; it is shown as it stands in the file.

use std::borrow::Cow;

/// Signs that may stand at either end of what is emphasised.
const SIGNS: &str = ":;.,!?\"'%…’‘”“»«)(：；。，、！？」「』『】【）（》《〉〈";

/// `text` with letters in the place of such signs; as long as it was, so that offsets stay.
pub(super) fn mended(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("**") {
        return text;
    }
    let mut places = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(line, start, &mut places);
        start += line.len();
    }
    if places.is_empty() {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for (at, sign) in places {
        mended.push_str(text.get(from..at).unwrap_or(""));
        mended.push(letter(sign));
        from = at + sign.len_utf8();
    }
    mended.push_str(text.get(from..).unwrap_or(""));
    Cow::Owned(mended)
}

/// A letter as long as a sign.
fn letter(sign: char) -> char {
    match sign.len_utf8() {
        1 => 'x',
        2 => 'é',
        3 => '一',
        _ => '𠀀',
    }
}

/// Notes the signs in a line whose marks come in pairs: the last one before a mark that closes and stands
/// before a letter, the first one behind a mark that opens and stands behind a letter.
fn in_line(line: &str, start: usize, places: &mut Vec<(usize, char)>) {
    let marks: Vec<usize> = line.match_indices("**").map(|(at, _)| at).collect();
    let escaped = |at: usize| {
        line.get(..at)
            .is_some_and(|before| before.ends_with(['*', '\\']))
    };
    let longer = |at: usize| line.get(at + 2..).is_some_and(|rest| rest.starts_with('*'));
    if !marks.len().is_multiple_of(2)
        || line.contains('`')
        || marks.iter().any(|&at| escaped(at) || longer(at))
    {
        return;
    }
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    for (index, &at) in marks.iter().enumerate() {
        let before = line.get(..at).unwrap_or("").chars().next_back();
        let after = line.get(at + 2..).unwrap_or("").chars().next();
        let opens = index.is_multiple_of(2);
        let (sign, place, letter) = if opens {
            (after, at + 2, before)
        } else {
            (before, at - before.map_or(0, char::len_utf8), after)
        };
        if let Some(sign) = sign.filter(|sign| SIGNS.contains(*sign) && is_letter(letter)) {
            places.push((start + place, sign));
        }
    }
}

#[cfg(test)]
mod tests;
