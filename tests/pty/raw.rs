//! What was written to a terminal, taken apart byte for byte.

/// A piece of output.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// A sequence `ESC [ parameters final`, without the introducer.
    Csi(&'a str),
    /// Anything else.
    Text(&'a str),
}

/// Takes output apart: CSI sequences, and all between them.
pub(crate) fn pieces(output: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = output;
    while let Some(at) = rest.find("\x1b[") {
        pieces.push(Piece::Text(&rest[..at]));
        rest = &rest[at + 2..];
        let end = rest
            .find(|c: char| matches!(c, '@'..='~'))
            .map_or(rest.len(), |end| end + 1);
        pieces.push(Piece::Csi(&rest[..end]));
        rest = &rest[end..];
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The parameters of all styles that were set.
pub(crate) fn sgr(raw: &[u8]) -> Vec<u16> {
    let output = String::from_utf8_lossy(raw);
    let mut found = Vec::new();
    for piece in pieces(&output) {
        if let Piece::Csi(sequence) = piece
            && let Some(parameters) = sequence.strip_suffix('m')
        {
            found.extend(
                parameters
                    .split([';', ':'])
                    .map(|number| number.parse().unwrap_or(0)),
            );
        }
    }
    found
}

/// True for sequences that the program itself sends: cursor, erasing, styles, its modes.
fn is_own(sequence: &str) -> bool {
    let (parameters, last) = sequence.split_at(sequence.len().saturating_sub(1));
    let plain = parameters
        .chars()
        .all(|c| c.is_ascii_digit() || c == ';' || c == ':');
    match last {
        "H" | "J" | "K" | "X" | "m" | "A" | "B" | "C" | "D" | "G" => plain,
        "h" | "l" => matches!(
            parameters,
            "?25" | "?1000" | "?1006" | "?1049" | "?2004" | "?2026"
        ),
        _ => false,
    }
}

/// What the program asks a terminal: the colour of its background.
pub(crate) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// What an article must not bring to a terminal: what is in `raw` and neither a sequence of the
/// program itself nor text without controls, bidirectional controls and other unseen characters.
pub(crate) fn foreign(raw: &[u8]) -> Option<String> {
    let Ok(output) = std::str::from_utf8(raw) else {
        return Some("bytes that are no UTF-8".to_owned());
    };
    for piece in pieces(&output.replacen(QUESTION, "", 1)) {
        match piece {
            Piece::Csi(sequence) if !is_own(sequence) => {
                return Some(format!("the sequence CSI {sequence:?}"));
            }
            Piece::Csi(_) => {}
            Piece::Text(text) => {
                if let Some(c) = text.chars().find(|&c| is_foreign(c)) {
                    return Some(format!("the character {c:?}"));
                }
            }
        }
    }
    None
}

fn is_foreign(c: char) -> bool {
    let bidi = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}');
    let unseen = matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
    );
    c.is_control() || bidi || unseen
}

#[cfg(test)]
mod tests {
    use super::{foreign, sgr};

    #[test]
    fn what_is_foreign_is_seen() {
        assert_eq!(
            foreign(b"\x1b[?1049h\x1b[2J\x1b[1;1H\x1b[1;38;5;12mtext\x1b[0m"),
            None
        );
        for bad in [
            "\x1b]52;c;aGk=\x07",
            "\x1b[31",
            "\x1b[5n",
            "\x1b[?1003h",
            "\x1bc",
            "a\x07",
            "a\u{9b}31m",
            "a\u{202e}b",
            "a\rb",
            "\x7f",
        ] {
            assert!(foreign(bad.as_bytes()).is_some(), "{bad:?}");
        }
        assert!(foreign(b"\xff").is_some());
    }

    #[test]
    fn styles_are_read() {
        assert_eq!(sgr(b"\x1b[1mx\x1b[38;5;7m\x1b[m"), [1, 38, 5, 7, 0]);
    }
}
