//! PDF: letters and their places become lines, columns, paragraphs and headings; running heads,
//! feet and page numbers are left out, words cut at the end of a line are joined.
//!
//! Files are interpreted by `hayro-interpret` in a [child process](child) with limits of time and
//! memory.

mod bookmarks;
pub mod child;
mod columns;
mod damage;
mod direction;
mod extract;
#[cfg(test)]
mod fixture;
mod glyphs;
mod headings;
mod order;
mod paragraphs;
mod rows;
mod running;
mod segments;
mod told;

use super::part::Head;
use super::{Content, Fault, Input, Part};

/// Bytes at the start among which the mark of the format stands.
const MARK_WITHIN: usize = 1024;

/// True for PDF: its mark may stand behind a few other bytes.
pub(super) fn tells(head: &Head<'_>) -> bool {
    let start = head.bytes.get(..MARK_WITHIN).unwrap_or(head.bytes);
    let mark = b"%PDF-";
    let at = start.windows(mark.len()).position(|bytes| bytes == mark);
    // words that speak of the mark are no PDF
    at.is_some_and(|at| at == 0 || head.extension == "pdf" || super::is_binary(head.bytes))
}

/// Reads a file.
///
/// # Errors
/// Where it is protected, broken, holds no text, or takes too long.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let told = child::read(&input.bytes)?;
    if let Some(reason) = told.fault {
        return Err(Fault(reason));
    }
    Ok(vec![Part {
        encoding: "UTF-8",
        content: Content::Body(Box::new(told.into_document().into_body())),
        ..Part::default()
    }])
}

#[cfg(test)]
mod tests;
