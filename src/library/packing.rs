//! Texts and numbers as they stand in the index.

use std::io::Read;

use flate2::read::ZlibDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Largest text that is unpacked: what an article may hold.
const MAX: u64 = crate::open::MAX_BYTES;

/// Packs one text after another. What it packs with takes 380 KB: made anew for each, these lay between what
/// waits to be written, and a scan of thousands took three times the memory.
pub(super) struct Packer(Compress);

impl Default for Packer {
    fn default() -> Self {
        // the fastest takes half as much again, in the file that holds all texts
        Self(Compress::new(Compression::default(), true))
    }
}

impl Packer {
    /// A text in less than half of its bytes.
    pub(super) fn deflated(&mut self, text: &str) -> Vec<u8> {
        self.0.reset();
        let mut packed = Vec::with_capacity(text.len() / 2 + 64);
        loop {
            let taken = self.0.total_in() as usize;
            let rest = text.as_bytes().get(taken..).unwrap_or_default();
            match self
                .0
                .compress_vec(rest, &mut packed, FlushCompress::Finish)
            {
                Ok(Status::Ok | Status::BufError) => packed.reserve(packed.len() / 2 + 64),
                // packing in memory does not fail
                Ok(Status::StreamEnd) | Err(_) => break,
            }
        }
        packed.shrink_to_fit();
        packed
    }
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
    use super::{Packer, inflated, packed, unpacked};

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "Ukraine demands a ceasefire. 世界 ".repeat(200);
        let mut packer = Packer::default();
        let bytes = packer.deflated(&text);
        assert!(bytes.len() < text.len() / 4);
        assert_eq!(inflated(&bytes), text);
        assert_eq!(inflated(&packer.deflated("")), "");
        // what does not get smaller, and what came before makes no difference
        let dense: String = (0..3000_u32)
            .filter_map(|at| char::from_u32(0x4e00 + at * 7919 % 20_000))
            .collect();
        assert_eq!(inflated(&packer.deflated(&dense)), dense);
        assert_eq!(packer.deflated(&text), bytes);
        assert_eq!(inflated(b"nothing of the kind"), "");
        let numbers = [0, 1, 127, 128, 70_000, u32::MAX];
        assert_eq!(unpacked(&packed(numbers)).collect::<Vec<_>>(), numbers);
        assert_eq!(packed([127, 128]).len(), 3);
        // what is cut off is no number, and what is too long ends
        assert_eq!(unpacked(&[5, 0x80]).collect::<Vec<_>>(), [5]);
        assert_eq!(unpacked(&[0xff; 9]).count(), 0);
    }
}
