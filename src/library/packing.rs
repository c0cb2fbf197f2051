//! Texts and numbers as they stand in the index.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// Largest text that is unpacked: what an article may hold.
const MAX: u64 = crate::open::MAX_BYTES;

/// A text in less than half of its bytes.
pub(super) fn deflated(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(text.len() / 2), Compression::fast());
    // writing into memory does not fail
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default()
}

/// The text again; an empty one where the bytes are none.
pub(super) fn inflated(bytes: &[u8]) -> String {
    let mut text = String::new();
    match ZlibDecoder::new(bytes).take(MAX).read_to_string(&mut text) {
        Ok(_) => text,
        Err(_) => String::new(),
    }
}

/// Numbers as they stand in a blob: seven bits in a byte, the lowest first; the eighth says that more
/// follow.
pub(super) fn packed(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut blob = Vec::new();
    for mut number in numbers {
        while number >= 0x80 {
            blob.push(number as u8 | 0x80);
            number >>= 7;
        }
        blob.push(number as u8);
    }
    blob
}

/// The numbers of a blob.
pub(super) fn unpacked(blob: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut bytes = blob.iter();
    std::iter::from_fn(move || {
        let (mut number, mut shift) = (0, 0);
        for byte in bytes.by_ref() {
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::{deflated, inflated, packed, unpacked};

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "Ukraine demands a ceasefire. 世界 ".repeat(200);
        let bytes = deflated(&text);
        assert!(bytes.len() < text.len() / 4);
        assert_eq!(inflated(&bytes), text);
        assert_eq!(inflated(&deflated("")), "");
        assert_eq!(inflated(b"nothing of the kind"), "");
        let numbers = [0, 1, 127, 128, 70_000, u32::MAX];
        assert_eq!(unpacked(&packed(numbers)).collect::<Vec<_>>(), numbers);
        assert_eq!(packed([127, 128]).len(), 3);
        // what is cut off is no number, and what is too long ends
        assert_eq!(unpacked(&[5, 0x80]).collect::<Vec<_>>(), [5]);
        assert_eq!(unpacked(&[0xff; 9]).count(), 0);
    }
}
