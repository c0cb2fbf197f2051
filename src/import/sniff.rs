//! What a file is: binary or text, and whether the text is Markdown.

use encoding_rs::Encoding;

use super::utf16;

/// Lines that are looked at for markup.
const LINES: usize = 2000;

/// Bytes that are looked at for markup.
pub(super) const HEAD: usize = 64 * 1024;

/// True where `first_64k` can't be text: more than 1 % NUL or control bytes (tab, line feed,
/// carriage return, form feed and escape not counted) and no UTF-16.
pub fn is_binary(first_64k: &[u8]) -> bool {
    let controls = first_64k
        .iter()
        .filter(|&&byte| byte.is_ascii_control() && !b"\t\n\r\x0c\x1b".contains(&byte))
        .count();
    controls * 100 > first_64k.len()
        && Encoding::for_bom(first_64k).is_none()
        && utf16::guess(first_64k).is_none()
}

/// Lines with strong words that are Markdown by themselves, where each so many lines have one: what is
/// pasted from a chat has no other headings than those.
const STRONG: usize = 3;
const STRONG_EACH: usize = 12;

/// Conservative: front matter, at least two kinds of markup that plain text has no use for, or strong
/// words in many lines.
pub(super) fn looks_like_markdown(text: &str) -> bool {
    if super::markdown::has_front_matter(text) {
        return true;
    }
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or(text);
    let mut seen = Seen::default();
    for line in head.lines().take(LINES) {
        seen.line(line);
    }
    seen.is_markdown()
}

/// Counts of markup. One `# comment` or `*` is no evidence: mails, logs and scripts have them.
#[derive(Default)]
struct Seen {
    headings: usize,
    deep_headings: usize,
    links: usize,
    strong: usize,
    /// Lines that are not blank.
    lines: usize,
    fences: usize,
    rows: usize,
    fenced: bool,
    /// Words underlined in a way that Markdown takes for the start of code.
    tildes: bool,
    /// True below a line of words, which an underline would make a heading.
    words: bool,
}

impl Seen {
    fn line(&mut self, line: &str) {
        let trimmed = line.trim_start();
        // a heading of plain text that is underlined so
        let tildes =
            trimmed.starts_with('~') && trimmed.trim_end().bytes().all(|byte| byte == b'~');
        if tildes && self.words && !self.fenced {
            self.tildes = true;
            return;
        }
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            self.fences += 1;
            self.fenced = !self.fenced;
            return;
        }
        if self.fenced {
            return;
        }
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        let after = line.get(hashes..).unwrap_or("");
        if (1..=6).contains(&hashes) && after.starts_with(' ') && !after.trim().is_empty() {
            self.headings += 1;
            self.deep_headings += usize::from(hashes > 1);
        }
        let underline = line.len() > 2 && line.trim_end().bytes().all(|byte| byte == b'=');
        self.headings += usize::from(underline && self.words);
        self.words = !underline && !line.trim().is_empty();
        self.links += usize::from(line.contains("](http") || line.contains("](/"));
        self.strong += usize::from(has_strong(line));
        self.lines += usize::from(!trimmed.is_empty());
        self.rows += usize::from(is_delimiter_row(trimmed));
    }

    fn is_markdown(&self) -> bool {
        let kinds = [self.links, self.strong, self.rows, self.fences / 2];
        let kinds = kinds.into_iter().filter(|&count| count > 0).count();
        let much = self.deep_headings > 0 && (self.headings > 1 || kinds > 0)
            || self.headings > 0 && kinds > 0
            || kinds > 1
            || self.strong >= STRONG && self.strong * STRONG_EACH >= self.lines;
        much && !self.tildes
    }
}

/// "**1. Summary**", "- **Norway** rejects it"; not "2 ** 3 ** 4", "a**2**3", "src/**/mod/**".
fn has_strong(line: &str) -> bool {
    let mut parts = line.split("**");
    let before = parts.next().unwrap_or("");
    let (Some(words), Some(_)) = (parts.next(), parts.next()) else {
        return false;
    };
    let is_edge = |c: char| c.is_whitespace() || c == '/';
    !words.is_empty()
        && !words.starts_with(is_edge)
        && !words.ends_with(is_edge)
        && !before.ends_with(char::is_alphanumeric)
}

/// `|---|:--:|` and the like.
fn is_delimiter_row(line: &str) -> bool {
    line.starts_with('|')
        && line.contains("--")
        && line.bytes().all(|byte| b"|-: \t".contains(&byte))
}

#[cfg(test)]
mod tests;
