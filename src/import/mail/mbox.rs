//! Mailboxes: where one message ends and the next begins.

use super::is_field;

/// The messages of a mailbox, as they were before they came into it.
pub(super) fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line_end(bytes, at) {
        let end = end_of(bytes, start);
        let raw = bytes.get(start..end).unwrap_or(&[]);
        if !raw.trim_ascii().is_empty() {
            found.push(unquoted(raw));
        }
        at = end;
    }
    found
}

/// Just behind the line that begins at `at`.
pub(super) fn line_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    rest.iter()
        .position(|&byte| byte == b'\n')
        .map(|end| at + end + 1)
}

/// Where the message that starts at `start` ends: where it says so itself (`Content-Length`, if
/// another begins there), else before the next separator behind an empty line.
fn end_of(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut length, mut in_head, mut blank) = (start, None, true, false);
    while let Some(end) = line_end(bytes, at) {
        let line = bytes.get(at..end).unwrap_or(&[]);
        let empty = line.trim_ascii().is_empty();
        if in_head {
            length = length.or_else(|| length_in(line));
            if empty {
                in_head = false;
                if let Some(told) = length.and_then(|length| told_end(bytes, end, length)) {
                    return told;
                }
            }
        } else if is_separator(line) && (blank || is_head(bytes, end)) {
            return at;
        }
        blank = empty;
        at = end;
    }
    bytes.len()
}

/// True where a head begins at `at`.
fn is_head(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or(&[]);
    rest.split(|&byte| byte == b'\n')
        .next()
        .is_some_and(is_field)
}

fn length_in(line: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(line).ok()?;
    let (name, value) = text.split_once(':')?;
    name.eq_ignore_ascii_case("content-length")
        .then(|| value.trim().parse().ok())?
}

/// The end that a message tells, where a separator or the end of the file stands there.
fn told_end(bytes: &[u8], body: usize, length: usize) -> Option<usize> {
    let mut end = body.checked_add(length).filter(|&end| end <= bytes.len())?;
    while bytes
        .get(end)
        .is_some_and(|byte| matches!(byte, b'\n' | b'\r'))
    {
        end += 1;
    }
    let rest = bytes.get(end..)?;
    let line = rest.split(|&byte| byte == b'\n').next().unwrap_or(rest);
    (rest.is_empty() || is_separator(line)).then_some(end)
}

/// "From ana@example.org Tue Mar  3 10:00:00 2026": an address, and a date that ends in a year or
/// an offset behind it. "From here on it is a test." is none.
pub(super) fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let text = String::from_utf8_lossy(rest.get(..200).unwrap_or(rest));
    let words: Vec<&str> = text.split_whitespace().collect();
    let clock = |word: &&str| {
        let parts: Vec<&str> = word.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts
                .iter()
                .all(|part| part.len() <= 2 && part.parse::<u8>().is_ok())
    };
    let year = |word: &&str| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| year > 1969);
    (5..=12).contains(&words.len()) && words.iter().any(clock) && words.iter().any(year)
}

/// The message with one mark less before each line ">From " and ">>From ".
fn unquoted(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        let marks = line.iter().take_while(|&&byte| byte == b'>').count();
        let quoted = marks > 0
            && line
                .get(marks..)
                .is_some_and(|rest| rest.starts_with(b"From "));
        out.extend_from_slice(line.get(usize::from(quoted)..).unwrap_or(line));
    }
    out
}
