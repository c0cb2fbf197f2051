//! Bookmarks: the sections as the file itself lists them.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{self, Dict};

/// Most bookmarks that are read.
const MAX: usize = 5_000;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bookmark {
    pub(super) name: String,
    /// How deep it stands, from 1.
    pub(super) depth: u8,
}

/// All of them, in order.
pub(super) fn read(pdf: &Pdf) -> Vec<Bookmark> {
    let mut bookmarks = Vec::new();
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let outlines = root.and_then(|root| root.get::<Dict<'_>>(b"Outlines".as_slice()));
    let first = outlines.and_then(|outlines| outlines.get::<Dict<'_>>(b"First".as_slice()));
    let mut seen = HashSet::new();
    // what is still to be read, the next on top
    let mut rest: Vec<(Dict<'_>, u8)> = first.map(|first| (first, 1)).into_iter().collect();
    while let Some((item, depth)) = rest.pop() {
        // a list that leads back into itself ends
        let fresh = item.obj_id().is_none_or(|id| seen.insert(id));
        if !fresh || bookmarks.len() >= MAX {
            continue;
        }
        if let Some(title) = item.get::<object::String<'_>>(b"Title".as_slice()) {
            bookmarks.push(Bookmark {
                name: words(title.as_bytes()),
                depth,
            });
        }
        if let Some(next) = item.get::<Dict<'_>>(b"Next".as_slice()) {
            rest.push((next, depth));
        }
        if let Some(first) = item.get::<Dict<'_>>(b"First".as_slice()) {
            rest.push((first, depth.saturating_add(1).min(9)));
        }
    }
    bookmarks.retain(|bookmark| !bookmark.name.is_empty());
    bookmarks
}

/// A string of the file: UTF-16 or UTF-8 where it begins so, else its own encoding, which for
/// letters is that of Windows but for a few signs.
pub(super) fn words(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        bytes => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    };
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests;
