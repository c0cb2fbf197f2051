//! Words of a head that name their encoding (RFC 2047), where a program cut them inside a character.

use std::sync::LazyLock;

use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use regex::bytes::{Captures, Regex};

/// Longest word that is put together.
const MAX: usize = 256;

static WORD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i-u)=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=").ok());

/// A head whose words end where characters do: "=?utf-8?B?Q2Fmww==?= =?utf-8?B?qQ==?=" is one word. None
/// where they do so already.
pub(super) fn joined(head: &[u8]) -> Option<Vec<u8>> {
    if !head.windows(2).any(|two| two == b"=?") {
        return None;
    }
    let mut out = Vec::new();
    let (mut copied, mut open): (usize, Option<Open>) = (0, None);
    for word in WORD.as_ref()?.captures_iter(head) {
        let place = word.get(0)?.range();
        let Some(mut next) = Open::of(&word) else {
            continue;
        };
        if let Some(last) = open.take() {
            let between = head.get(last.end..place.start).unwrap_or(&[]);
            let goes_on = last.is_cut()
                && last.encoding == next.encoding
                && between.trim_ascii().is_empty()
                && last.bytes.len() < MAX;
            if goes_on {
                next.bytes = [last.bytes, next.bytes].concat();
                (next.start, next.words) = (last.start, last.words + 1);
            } else {
                last.write(head, &mut copied, &mut out);
            }
        }
        open = Some(next);
    }
    open?.write(head, &mut copied, &mut out);
    if out.is_empty() {
        return None;
    }
    out.extend_from_slice(head.get(copied..).unwrap_or(&[]));
    Some(out)
}

/// Words that were put together so far.
struct Open {
    encoding: &'static Encoding,
    bytes: Vec<u8>,
    words: usize,
    start: usize,
    end: usize,
}

impl Open {
    fn of(word: &Captures<'_>) -> Option<Self> {
        let text = word.get(3)?.as_bytes();
        let bytes = if word.get(2)?.as_bytes().eq_ignore_ascii_case(b"b") {
            base64_decode(text)
        } else {
            let blanks = text
                .iter()
                .map(|&byte| if byte == b'_' { b' ' } else { byte });
            quoted_printable_decode(&blanks.collect::<Vec<u8>>())
        };
        Some(Self {
            encoding: Encoding::for_label(word.get(1)?.as_bytes())?,
            bytes: bytes?,
            words: 1,
            start: word.get(0)?.start(),
            end: word.get(0)?.end(),
        })
    }

    /// True where the bytes end inside a character.
    fn is_cut(&self) -> bool {
        self.encoding.decode_without_bom_handling(&self.bytes).1
    }

    /// Writes several as the one word that they are.
    fn write(&self, head: &[u8], copied: &mut usize, out: &mut Vec<u8>) {
        if self.words < 2 {
            return;
        }
        out.extend_from_slice(head.get(*copied..self.start).unwrap_or(&[]));
        out.extend_from_slice(format!("=?{}?Q?", self.encoding.name()).as_bytes());
        for byte in &self.bytes {
            out.extend_from_slice(format!("={byte:02X}").as_bytes());
        }
        out.extend_from_slice(b"?=");
        *copied = self.end;
    }
}
