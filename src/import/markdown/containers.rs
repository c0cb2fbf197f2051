//! What a block stands in: quotes, lists, items, footnotes.
//!
//! Nesting lives in a vector, never in the call stack.

use super::inlines::reference;
use crate::model::BlockKind;
use crate::text::width;

/// Deepest indentation in columns: deeper nesting stays there, so that words have room.
const MAX_INDENT: u16 = 24;

/// The open containers, the innermost last.
#[derive(Default)]
pub(super) struct Containers {
    open: Vec<Container>,
    quotes: u32,
}

enum Container {
    List {
        /// Number of the next item.
        number: Option<u64>,
    },
    /// An item or a footnote.
    Item {
        /// Bullet, number or label; taken by the first block.
        marker: Option<Marker>,
        /// Columns before its text.
        indent: u16,
    },
}

/// What stands before the first words of an item.
pub(super) struct Marker {
    pub(super) text: String,
    /// What its first block is.
    pub(super) kind: BlockKind,
    /// Depth of the list, from 1; 0 for a footnote.
    pub(super) level: u8,
    /// Columns before it.
    pub(super) indent: u16,
    /// Its own columns.
    pub(super) hang: u16,
    /// Byte at which the item starts.
    pub(super) at: usize,
}

impl Containers {
    /// True where a block stands in no quote, list or footnote.
    pub(super) fn is_outside(&self) -> bool {
        self.open.is_empty() && self.quotes == 0
    }

    /// True where the innermost container but quotes is an item or a footnote.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.open.last(), Some(Container::Item { .. }))
    }

    /// True where no list or footnote is open.
    pub(super) fn is_flat(&self) -> bool {
        self.open.is_empty()
    }

    /// How many quotes are open; saturates.
    pub(super) fn quotes(&self) -> u8 {
        self.quotes.min(u32::from(u8::MAX)) as u8
    }

    pub(super) fn open_quote(&mut self) {
        self.quotes += 1;
    }

    pub(super) fn close_quote(&mut self) {
        self.quotes = self.quotes.saturating_sub(1);
    }

    pub(super) fn open_list(&mut self, number: Option<u64>) {
        self.open.push(Container::List { number });
    }

    /// Opens an item of the innermost list, with the number that the author wrote.
    pub(super) fn open_item(&mut self, at: usize, written: Option<u64>) {
        let text = match self.open.last_mut() {
            Some(Container::List {
                number: Some(number),
            }) => {
                let shown = written.unwrap_or(*number);
                *number = shown.saturating_add(1);
                format!("{shown}. ")
            }
            _ => "• ".to_owned(),
        };
        // Lists and items take turns.
        let level = self.open.len().div_ceil(2).min(usize::from(u8::MAX)) as u8;
        self.open_marked(text, BlockKind::Item, level, at);
    }

    pub(super) fn open_footnote(&mut self, label: &str, at: usize) {
        let text = format!("{} ", reference(label));
        self.open_marked(text, BlockKind::Paragraph, 0, at);
    }

    fn open_marked(&mut self, text: String, kind: BlockKind, level: u8, at: usize) {
        let indent = self.indent();
        let hang = width(&text) as u16;
        let marker = Marker {
            text,
            kind,
            level,
            indent,
            hang,
            at,
        };
        self.open.push(Container::Item {
            marker: Some(marker),
            indent: indent.saturating_add(hang),
        });
    }

    /// Closes the innermost list, item or footnote.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Turns the marker of the innermost item into a box.
    pub(super) fn task(&mut self, done: bool) {
        if let Some(Container::Item {
            marker: Some(marker),
            indent,
        }) = self.open.last_mut()
        {
            marker.text = String::from(if done { "☑ " } else { "☐ " });
            marker.hang = 2;
            *indent = marker.indent.saturating_add(2);
        }
    }

    /// True where the innermost item has shown nothing yet.
    pub(super) fn has_marker(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Container::Item {
                marker: Some(_),
                ..
            })
        )
    }

    /// The marker of the innermost item, once.
    pub(super) fn take_marker(&mut self) -> Option<Marker> {
        match self.open.last_mut() {
            Some(Container::Item { marker, .. }) => marker.take(),
            _ => None,
        }
    }

    /// Columns before the text of the innermost item.
    pub(super) fn indent(&self) -> u16 {
        let innermost = self
            .open
            .iter()
            .rev()
            .find_map(|container| match container {
                Container::Item { indent, .. } => Some(*indent),
                Container::List { .. } => None,
            });
        innermost.unwrap_or(0).min(MAX_INDENT)
    }
}
