//! The head of a large file, for the first frame.

/// Longest head in bytes.
pub const MAX_PREFIX: usize = 64 * 1024;

/// The head of `bytes`, at most [`MAX_PREFIX`] long: cut at a blank line outside code fences, so
/// that what is read of it stays what it is in the whole; else at a line end, else between
/// characters.
pub fn prefix(bytes: &[u8]) -> &[u8] {
    let Some(head) = bytes.get(..MAX_PREFIX) else {
        return bytes;
    };
    let cut = blank_line(head)
        .or_else(|| {
            head.iter()
                .rposition(|&byte| byte == b'\n')
                .map(|at| at + 1)
        })
        .unwrap_or_else(|| between_characters(head));
    head.get(..cut).unwrap_or(head)
}

/// Just behind the last blank line that is in no fence.
fn blank_line(head: &[u8]) -> Option<usize> {
    let (mut at, mut fence, mut found) = (0, None, None);
    for line in head.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        let words = line.trim_ascii();
        let mark = words.first().copied().filter(|mark| b"`~".contains(mark));
        let marked =
            mark.is_some_and(|mark| words.iter().take(3).filter(|&&b| b == mark).count() == 3);
        match fence {
            None if marked => fence = mark,
            Some(_) if marked && fence == mark => fence = None,
            None if words.is_empty() && line.ends_with(b"\n") => found = Some(at),
            _ => {}
        }
    }
    found
}

/// The last place that splits neither a UTF-8 sequence nor a UTF-16 unit.
fn between_characters(head: &[u8]) -> usize {
    let end = head.len() & !1;
    let start = head
        .iter()
        .take(end)
        .rposition(|&byte| byte & 0xc0 != 0x80)
        .unwrap_or(end);
    let byte = head.get(start).copied().unwrap_or(0);
    let whole = match byte {
        0..=0x7f => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    if end - start >= whole || end - start > 4 {
        end
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_PREFIX, prefix};

    #[test]
    fn a_short_file_is_its_own_head() {
        assert_eq!(prefix(b"one\n\ntwo"), b"one\n\ntwo");
        assert_eq!(prefix(b""), b"");
    }

    #[test]
    fn the_cut_is_at_a_blank_line() {
        let text = "A line of words.\nAnother.\n\n".repeat(5000);
        let head = prefix(text.as_bytes());
        assert!(head.len() > MAX_PREFIX - 100 && head.ends_with(b"Another.\n\n"));
    }

    #[test]
    fn a_fence_is_not_cut() {
        let mut text = "Words.\n\n".to_owned();
        text.push_str("```\n");
        text.push_str(&"code\n\n".repeat(20_000));
        text.push_str("```\n");
        assert_eq!(prefix(text.as_bytes()), b"Words.\n\n");
    }

    #[test]
    fn without_line_ends_characters_stay_whole() {
        for word in ["é", "界", "🙂", "ab界"] {
            let text = word.repeat(MAX_PREFIX);
            let head = prefix(text.as_bytes());
            assert!(std::str::from_utf8(head).is_ok() && head.len() > MAX_PREFIX - 8);
        }
    }
}
