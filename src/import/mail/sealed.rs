//! Messages whose text stands in something else: signed as a whole (S/MIME), sent as the first of several
//! pieces, encrypted, or packed by Outlook.

use mail_parser::{ContentType, Message, MessagePart, MimeHeaders, PartType};

use super::message::parsed;
use super::{frame, is_field};

/// Types of what is signed or encrypted as a whole.
const SMIME: [&str; 2] = ["pkcs7-mime", "x-pkcs7-mime"];

/// What a message says that is signed as a whole, under the head of it; also the first piece of one that
/// was sent in several. None where it is neither, or can't be opened.
pub(super) fn opened(raw: &[u8]) -> Option<Vec<u8>> {
    let head_end = raw.windows(2).position(|two| two == b"\n\n");
    let crlf_end = raw.windows(4).position(|four| four == b"\r\n\r\n");
    let end = head_end.into_iter().chain(crlf_end).min()?;
    let head = raw.get(..end)?.to_ascii_lowercase();
    let says = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    if !says(b"pkcs7-mime") && !says(b"message/partial") {
        return None;
    }
    let mended = frame::mended(raw);
    let message = parsed(&mended.bytes)?;
    let root = message.part(0)?;
    let inner = match kind(root) {
        (_, sub) if SMIME.contains(&&*sub) => signed(root.contents())?,
        (main, sub) if main == "message" && sub == "partial" => mended
            .bytes
            .get(root.offset_body as usize..root.offset_end as usize)?
            .to_vec(),
        _ => return None,
    };
    let head = mended.bytes.get(..root.offset_body as usize)?;
    let mut made = without_content(head);
    let first = inner.split(|&byte| byte == b'\n').next()?;
    if !is_field(first) {
        made.push(b'\n');
    }
    made.extend_from_slice(&inner);
    Some(made)
}

/// Why a message can't be read, though nothing of it is broken.
pub(super) fn why(message: &Message<'_>, is_read: bool) -> Option<&'static str> {
    let any = |is: &dyn Fn(&str, &str) -> bool| {
        message.parts.iter().any(|part| {
            let (main, sub) = kind(part);
            is(&main, &sub)
        })
    };
    if any(&|_, sub| SMIME.contains(&sub)) && !is_read {
        return Some(
            "is encrypted or signed as a whole (S/MIME); save its text in the mail program that opens it",
        );
    }
    let armoured = || {
        let mut parts = message.parts.iter();
        parts.any(|part| matches!(&part.body, PartType::Text(text) if text.contains(ENCRYPTED)))
    };
    if any(&|main, sub| main == "multipart" && sub == "encrypted") || armoured() {
        return Some("is encrypted (PGP); save its text in the mail program that has the key");
    }
    (!is_read && any(&|_, sub| matches!(sub, "ms-tnef" | "vnd.ms-tnef"))).then_some(
        "says what it says in a winmail.dat (TNEF), which only Outlook reads; ask for it as plain text",
    )
}

const ENCRYPTED: &str = "-----BEGIN PGP MESSAGE-----";

/// The words of a text in PGP's armour: what is signed without its frame, nothing of figures.
pub(super) fn without_armour(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_block, mut in_head, mut signed) = (false, false, false);
    for line in text.split_inclusive('\n') {
        let word = line.trim_end();
        if in_head {
            in_head = !word.is_empty();
        } else if word == "-----BEGIN PGP SIGNED MESSAGE-----" {
            (in_head, signed) = (true, true);
        } else if word.starts_with("-----BEGIN PGP ") {
            in_block = true;
        } else if in_block {
            in_block = !word.starts_with("-----END PGP ");
            signed &= in_block;
        } else if signed {
            // RFC 4880, 7.1: a dash at the start of a line has one before it
            out.push_str(line.strip_prefix("- ").unwrap_or(line));
        } else {
            out.push_str(line);
        }
    }
    out
}

/// The type of a part in lower case.
pub(super) fn kind(part: &MessagePart<'_>) -> (String, String) {
    let kind = part.content_type();
    let main = kind.map_or("", ContentType::ctype).to_ascii_lowercase();
    let sub = kind.and_then(ContentType::subtype).unwrap_or("");
    (main, sub.to_ascii_lowercase())
}

/// A head without what it says of the content.
fn without_content(head: &[u8]) -> Vec<u8> {
    let (mut kept, mut left_out) = (Vec::new(), false);
    for line in head.split_inclusive(|&byte| byte == b'\n') {
        if line.trim_ascii().is_empty() {
            break;
        }
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            left_out = line.to_ascii_lowercase().starts_with(b"content-");
        }
        if !left_out {
            kept.extend_from_slice(line);
        }
    }
    kept
}

/// The name of what is signed (1.2.840.113549.1.7.2), and that of the data in it (…7.1).
const SIGNED: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";

/// What is signed in a message of RFC 5652: the strings right behind the name of the data, in whatever
/// they are wrapped. None where the text stands elsewhere.
fn signed(der: &[u8]) -> Option<Vec<u8>> {
    let start = der.get(..64).unwrap_or(der);
    start.windows(SIGNED.len()).position(|at| at == SIGNED)?;
    let near = der.get(..1024).unwrap_or(der);
    let name = near.windows(DATA.len()).position(|at| at == DATA)?;
    let mut rest = der.get(name + DATA.len()..)?;
    let mut out = Vec::new();
    while let Some((tag, length, value)) = element(rest) {
        rest = match (tag, length) {
            // a string, or the end of one that came in pieces
            (0x04, Some(length)) => {
                out.extend_from_slice(value.get(..length).unwrap_or(value));
                value.get(length..).unwrap_or(&[])
            }
            (0x00, Some(0)) if !out.is_empty() => value,
            // what a string is wrapped in; behind one come certificates
            (0xa0, _) if out.is_empty() => value,
            (0x24, _) => value,
            _ => break,
        };
    }
    (!out.is_empty()).then_some(out)
}

/// A tag, a length where one is told, and what follows.
fn element(bytes: &[u8]) -> Option<(u8, Option<usize>, &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    if first == 0x80 {
        return Some((tag, None, rest));
    }
    if first < 0x80 {
        return Some((tag, Some(usize::from(first)), rest));
    }
    let (figures, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
    let add = |sum: usize, &byte: &u8| Some(sum.checked_mul(256)? + usize::from(byte));
    Some((tag, Some(figures.iter().try_fold(0, add)?), rest))
}
