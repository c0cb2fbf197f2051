//! Blocks: the units of wrapping, in one flat list.

use super::span::Span;

/// What a block is; decides how it is spaced, wrapped and drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the article.
    Title,
    /// A heading that opens a section.
    Heading,
    /// Running prose, unwrapped.
    #[default]
    Paragraph,
    /// A list item, its marker included in the text.
    Item,
    /// A line kept as it is: code, an aligned column, a poem. Scrolls sideways instead of wrapping.
    Verbatim,
    /// A row of a table, its cells already padded. Scrolls sideways instead of wrapping.
    Row,
    /// By-line, date line, caption, mail header: said about the text, not by it.
    Note,
    /// A ruled line.
    Rule,
}

/// One unit of wrapping: a paragraph, a heading, a list item, a line of a table.
///
/// Blocks are in reading order and never overlap. A very long paragraph is cut into several
/// blocks (`continues` on all but the first), so that no single key ever wraps megabytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its words in the reading text, without the line end.
    pub span: Span,
    /// 1-based line of the file on which it starts.
    pub line: u32,
    /// Columns between the margin and its first line (nesting), before any quote bars.
    pub indent: u16,
    /// Further columns for every line after the first (the width of a list marker).
    pub hang: u16,
    /// What it is.
    pub kind: BlockKind,
    /// Level of a heading, from 1; nesting depth of an item, from 1; else 0.
    pub level: u8,
    /// Blank rows above it. The reading text holds `gap + 1` line feeds there.
    pub gap: u8,
    /// How many quotes it stands in; saturates.
    pub quote: u8,
    /// True where it goes on from the block before without a line end between them.
    pub continues: bool,
}

impl Block {
    /// True for blocks that scroll sideways and are never wrapped.
    pub fn is_wide(&self) -> bool {
        matches!(self.kind, BlockKind::Verbatim | BlockKind::Row)
    }

    /// True for lines that are drawn dim: said about the text, not by it.
    pub fn is_dim(&self) -> bool {
        self.kind == BlockKind::Note
    }

    /// True for the title and for headings.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Title | BlockKind::Heading)
    }
}

/// How a run of text is dressed by the author. A set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Inline(pub u8);

impl Inline {
    /// Strong emphasis.
    pub const STRONG: Self = Self(1);
    /// Emphasis.
    pub const EMPHASIS: Self = Self(2);
    /// Struck through.
    pub const STRIKE: Self = Self(4);
    /// Code or raw markup, shown as it is.
    pub const CODE: Self = Self(8);
    /// The words of a link.
    pub const LINK: Self = Self(16);
    /// The address shown behind the words of a link; not prose, so never annotated.
    pub const ADDRESS: Self = Self(32);

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where all of `other` is in this set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A run of text with an inline style. Runs are sorted by start and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StyleRun {
    /// Where.
    pub span: Span,
    /// How.
    pub inline: Inline,
    /// Index into the article's links, or `u32::MAX`.
    pub link: u32,
}

impl StyleRun {
    /// The value of `link` for a run that is no link.
    pub const NO_LINK: u32 = u32::MAX;
}
