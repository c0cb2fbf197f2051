//! reStructuredText, as far as prose needs it: sections, lists, tables, notes, directives, roles. What
//! only programs read (comments, targets, tables of contents) is left out; what a directive is not known
//! by here shows what it holds.
//!
//! Blocks nest by indentation: lines are read one after another, and what is open at a line is told by
//! the columns before it.

mod blocks;
mod context;
mod directive;
mod explicit;
mod headings;
mod inlines;
mod items;
mod lines;
mod lists;
mod names;
mod table;

#[cfg(test)]
mod tests;

use crate::model::Body;

/// Reads decoded text. Never fails.
pub(super) fn read(text: &str) -> Body {
    blocks::Blocks::new(text).body(super::line_starts(text))
}
