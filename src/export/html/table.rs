//! A table of the article: rows of cells, so that a reader aloud knows their columns and a phone can
//! show one below the other.

use std::io::{self, Write};

use crate::model::Span;
use crate::text::cells;
use crate::text::markup::escaped;

use super::super::clean::clean;

/// The heads of the columns, where the table has some, and whether its first row was written.
#[derive(Default)]
pub(super) struct Heads {
    words: Vec<String>,
    begun: bool,
}

/// Writes the row with this text, which stands at `base`; `words` writes those of a span with what
/// belongs to them up to a byte. The first row is that of the heads where its words are strong.
pub(super) fn row<W: Write>(
    (text, base): (&str, u32),
    is_strong: bool,
    heads: &mut Heads,
    out: &mut W,
    words: impl Fn(Span, u32, &mut W) -> io::Result<()>,
) -> io::Result<()> {
    let is_head = !heads.begun && is_strong;
    heads.begun = true;
    out.write_all(b"<tr>")?;
    let mut cells = cells(text).enumerate().peekable();
    while let Some((column, (at, cell))) = cells.next() {
        let start = base + at as u32;
        let next = cells.peek().map_or(text.len() + 1, |(_, (next, _))| *next);
        let tag = if is_head { "th" } else { "td" };
        write!(out, "<{tag}")?;
        if is_head {
            heads.words.push(escaped(&clean(cell.trim())));
            write!(out, " scope=\"col\"")?;
        } else if let Some(head) = heads.words.get(column).filter(|head| !head.is_empty()) {
            write!(out, " data-head=\"{head}\"")?;
        }
        out.write_all(b">")?;
        let span = Span::new(start, start + cell.len() as u32);
        // up to where the next one begins
        words(span, base + next.saturating_sub(1) as u32, out)?;
        write!(out, "</{tag}>")?;
    }
    out.write_all(b"</tr>\n")
}
