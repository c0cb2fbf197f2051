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

/// Numbers as they stand in a blob.
pub(super) fn packed(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The numbers of a blob.
pub(super) fn unpacked(blob: &[u8]) -> impl Iterator<Item = u32> + '_ {
    blob.chunks_exact(4)
        .filter_map(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?)))
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
        assert_eq!(
            unpacked(&packed([1, 70_000])).collect::<Vec<_>>(),
            [1, 70_000]
        );
    }
}
