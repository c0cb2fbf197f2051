//! What is open at a line, told by the columns before it.

use crate::model::BlockKind;
use crate::text::BlockHead;

/// Columns that what holds indents what it holds.
const STEP: u16 = 2;

/// Deepest indentation in columns.
const MAX_INDENT: u16 = 24;

/// What holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// An item of a list, a definition, what a directive holds.
    Body,
    /// What stands indented by itself.
    Quote,
    /// What is said about a picture.
    Caption,
}

/// What is open, the outermost first, each with the column at which its lines start.
#[derive(Debug, Default)]
pub(super) struct Context {
    open: Vec<(usize, Holder)>,
}

impl Context {
    /// Closes what a line that far in is not of. One that stands further in is a quote.
    pub(super) fn settle(&mut self, indent: usize) {
        while self.open.last().is_some_and(|(column, _)| *column > indent) {
            self.open.pop();
        }
        let inner = self.open.last().map_or(0, |(column, _)| *column);
        if indent > inner {
            self.open.push((indent, Holder::Quote));
        }
    }

    /// Opens what holds the lines from a column on.
    pub(super) fn open(&mut self, column: usize, holder: Holder) {
        self.open.push((column, holder));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// How a block in here is set.
    pub(super) fn head(&self, kind: BlockKind) -> BlockHead {
        let count = |holder| self.open.iter().filter(|(_, open)| *open == holder).count();
        let bodies = count(Holder::Body);
        let caption = self.open.iter().any(|(_, open)| *open == Holder::Caption);
        let kind = match kind {
            BlockKind::Paragraph if caption => BlockKind::Note,
            kind => kind,
        };
        BlockHead {
            kind,
            level: match kind {
                BlockKind::Item => u8::try_from(bodies + 1).unwrap_or(u8::MAX),
                _ => 0,
            },
            quote: u8::try_from(count(Holder::Quote)).unwrap_or(u8::MAX),
            indent: (bodies.min(100) as u16 * STEP).min(MAX_INDENT),
            ..BlockHead::default()
        }
    }
}
