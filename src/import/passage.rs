//! What the importers of formats with markup make of a file: a flat list of passages. They are
//! written as blocks in one place ([`write`]), so that a list, a table, a quote look the same
//! whatever format they came in.

mod table;
mod write;

use crate::model::{About, BlockKind, Inline};

/// An article as its format tells it, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its paragraphs, headings, items, tables.
    pub passages: Vec<Passage>,
    /// The title that the file declares. It is shown above the text unless a passage near the top
    /// says the same, which then is the title.
    pub title: Option<String>,
    /// When it was published, as written.
    pub date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// What else it says about itself. `remarks` are filled from [`Document::remarks`].
    pub about: About,
    /// Comments of others: who, and what. A [`Piece`] names the one made on it.
    pub remarks: Vec<(String, String)>,
}

/// One paragraph, heading, item, table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// What it is. `Row` is a table: then `rows` counts, and `pieces` is empty.
    pub kind: BlockKind,
    /// Level of a heading, from 1.
    pub level: u8,
    /// How many quotes it stands in.
    pub quote: u8,
    /// How many lists it stands in: 1 for an item of an outermost list, and for a further
    /// paragraph of that item.
    pub depth: u8,
    /// What stands before an item, or before a note at the foot: `• `, `3. `, `[1] `.
    pub marker: String,
    /// True where no blank row stands above it: an item below an item.
    pub tight: bool,
    /// Its words. A line feed in them is a line end that the author set.
    pub pieces: Vec<Piece>,
    /// The rows of a table, each a list of cells.
    pub rows: Vec<Vec<Vec<Piece>>>,
    /// How many of the rows are the head.
    pub heads: usize,
}

/// Words that are dressed alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words; white space is already what is meant.
    pub text: String,
    /// How they are dressed.
    pub inline: Inline,
    /// Where they lead.
    pub link: Option<String>,
    /// The remark made on them, an index into [`Document::remarks`].
    pub remark: Option<u32>,
}

impl Piece {
    /// Undressed words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

impl Passage {
    /// A passage of undressed words.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            pieces: vec![Piece::plain(text)],
            ..Self::default()
        }
    }

    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self {
            level: level.max(1),
            ..Self::new(BlockKind::Heading, text)
        }
    }

    /// Its words, undressed.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }

    /// True where it shows nothing.
    pub fn is_empty(&self) -> bool {
        let blank = |piece: &Piece| piece.text.trim().is_empty();
        self.kind != BlockKind::Rule
            && self.pieces.iter().all(blank)
            && self.rows.iter().flatten().flatten().all(blank)
    }

    /// True where it is dressed in `inline` from its first word to its last.
    pub fn is_all(&self, inline: Inline) -> bool {
        let mut worded = self
            .pieces
            .iter()
            .filter(|piece| !piece.text.trim().is_empty())
            .peekable();
        worded.peek().is_some() && worded.all(|piece| piece.inline.has(inline))
    }
}
