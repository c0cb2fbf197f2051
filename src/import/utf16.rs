//! Recognises UTF-16 without a byte order mark.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Bytes that are looked at.
const SAMPLE: usize = 64 * 1024;

/// The UTF-16 that `bytes` seem to be: some NULs, as every blank, digit and line end has one, and
/// units that make sense as text.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    let (first, second) = (
        Side::of(pairs, |pair| pair[0]),
        Side::of(pairs, |pair| pair[1]),
    );
    // One blank or line end in 200 characters, even in Chinese.
    let enough = (first.nuls + second.nuls) * 200 >= pairs.len().max(200);
    // Text of single bytes with a few stray NULs is printable on both sides of every pair.
    let single = first.printable.min(second.printable) * 10 > pairs.len() * 7;
    if !enough || single {
        return None;
    }
    // Latin text makes ideographs when it is read the wrong way round, so NULs speak first.
    match (
        is_text(pairs, u16::from_le_bytes) && second.nuls > 0,
        is_text(pairs, u16::from_be_bytes) && first.nuls > 0,
    ) {
        (true, true) if first.nuls == second.nuls => None,
        (true, true) if first.nuls > second.nuls => Some(UTF_16BE),
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// The first or the second bytes of all pairs.
struct Side {
    nuls: usize,
    printable: usize,
}

impl Side {
    fn of(pairs: &[[u8; 2]], side: fn(&[u8; 2]) -> u8) -> Self {
        let count = |test: fn(u8) -> bool| pairs.iter().filter(|pair| test(side(pair))).count();
        Self {
            nuls: count(|byte| byte == 0),
            printable: count(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')),
        }
    }
}

/// True where nearly all units are characters of one alphabet, of CJK or of ASCII.
fn is_text(pairs: &[[u8; 2]], unit: fn([u8; 2]) -> u16) -> bool {
    let mut rows = [0_usize; 256];
    let (mut ascii, mut cjk, mut bad) = (0_usize, 0_usize, 0_usize);
    for &pair in pairs {
        match unit(pair) {
            0x09 | 0x0a | 0x0c | 0x0d | 0x1b | 0x20..=0x7e => ascii += 1,
            0..=0x1f | 0x7f..=0x9f | 0xe000..=0xf8ff | 0xfffe | 0xffff => bad += 1,
            0x3000..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3 | 0xff00..=0xffef => cjk += 1,
            other => {
                if let Some(row) = rows.get_mut(usize::from(other >> 8)) {
                    *row += 1;
                }
            }
        }
    }
    // One alphabet has one or two rows of 256, its typographic quotes are in row 20.
    rows.sort_unstable();
    let alphabet: usize = rows.iter().rev().take(4).sum();
    let known = ascii + cjk.max(alphabet);
    bad * 100 <= pairs.len() && known * 100 >= pairs.len() * 95
}

#[cfg(test)]
mod tests;
