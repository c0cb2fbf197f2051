//! From bytes to text and blocks: encoding, format, one reader per format.
//!
//! Plain text ends here as decoded text (its blocks are found by how lines look, which is the
//! outline's business); a format with markup ends here as a [`Body`](crate::model::Body).

mod archive;
mod bold;
pub mod decode;
mod docx;
mod epub;
mod feed;
pub mod html;
mod mail;
pub mod markdown;
mod odt;
mod pages;
pub mod part;
pub mod passage;
pub mod pdf;
mod raised;
mod rst;
mod sniff;
pub mod table;
mod utf16;

pub use decode::{Decoded, decode};
pub use part::{Content, Fault, Input, Packed, Part};
pub use sniff::is_binary;
pub use table::{Importer, importer, importer_of, importer_of_packed, is_folder_of_many, named};

/// Code point at which each line of decoded text starts; the first is 0.
pub fn line_starts(text: &str) -> Vec<u32> {
    let mut starts = vec![0];
    if text.is_ascii() {
        let feeds = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        starts.extend(feeds.map(|(at, _)| at as u32 + 1));
        return starts;
    }
    let mut at = 0;
    for byte in text.bytes() {
        // Continuation bytes add no code point.
        at += u32::from(byte & 0xc0 != 0x80);
        if byte == b'\n' {
            starts.push(at);
        }
    }
    starts
}

#[cfg(test)]
mod tests;
