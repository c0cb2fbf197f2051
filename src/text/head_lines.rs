//! The head lines of a mail or a memo: who wrote to whom and when. They are said about the text, and are
//! no prose.

/// Names of head lines.
const NAMES: [&str; 8] = [
    "From",
    "To",
    "Cc",
    "Bcc",
    "Date",
    "Sent",
    "Subject",
    "Attachments",
];

/// True for a line that begins as a head line does: "Date: Tue, 3 Mar 2026".
pub fn is_head_line(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)))
}

/// Where the text goes on behind its title and the head lines below that; 0 where it has none.
pub fn behind_head_lines(text: &str, title: &str) -> usize {
    let (mut at, mut behind) = (0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        let words = line.trim();
        if is_head_line(words) {
            behind = at;
        } else if !words.is_empty() && words != title.trim() {
            break;
        }
    }
    behind
}

#[cfg(test)]
mod tests;
