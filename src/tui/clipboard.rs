//! The clipboard, by OSC 52: it works over SSH, and needs no display.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Longest text that is copied, in bytes: what common terminals take in one sequence (xterm and
/// tmux stop near 100,000 characters of base64).
pub(super) const LONGEST: usize = 74_000;

/// The sequence that puts `text` on the clipboard; inside tmux wrapped so that it is passed on.
pub(super) fn sequence(text: &str, in_tmux: bool) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    Some(if in_tmux {
        // tmux takes the plain sequence with `set-clipboard on`, the wrapped one with
        // `allow-passthrough on`
        format!(
            "{plain}\x1bPtmux;{}\x1b\\",
            plain.replace('\x1b', "\x1b\x1b")
        )
    } else {
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, sequence};

    #[test]
    fn text_travels_as_base64() {
        assert_eq!(
            sequence("Kyiv’s", false).unwrap(),
            "\x1b]52;c;S3lpduKAmXM=\x07"
        );
    }

    #[test]
    fn tmux_gets_both_forms() {
        let sequence = sequence("a", true).unwrap();
        assert!(sequence.starts_with("\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;"));
    }

    #[test]
    fn what_no_terminal_takes_is_not_sent() {
        assert!(sequence(&"a".repeat(LONGEST + 1), false).is_none());
    }
}
