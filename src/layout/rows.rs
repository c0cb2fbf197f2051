//! Rows of the text pane, found from positions in the text.

use std::cell::Cell;
use std::rc::Rc;

use crate::model::{Article, Block, BlockKind, Span};

use super::wrap::wrap;

/// Columns that each quote moves its text to the right.
pub(super) const QUOTE_COLUMNS: u16 = 2;

/// One row of the text pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The words on it; empty for a blank row. Rows of a wide block hold the whole line.
    pub span: Span,
    /// Index of its block; a blank row belongs to the block below it.
    pub block: u32,
    /// Columns before the words, quote bars included.
    pub indent: u16,
    /// True for a blank row above a block.
    pub blank: bool,
}

impl Row {
    /// The position that stands for this row.
    pub fn start(&self) -> u32 {
        self.span.start
    }
}

/// An article set to a width.
pub struct Layout<'a> {
    article: &'a Article,
    columns: u16,
    wrapped: Rc<Cell<usize>>,
}

impl<'a> Layout<'a> {
    /// Sets `article` to `columns` columns (at least one).
    pub fn new(article: &'a Article, columns: u16) -> Self {
        Self {
            article,
            columns: columns.max(1),
            wrapped: Rc::default(),
        }
    }

    /// Counts what is wrapped on a counter that several layouts share.
    #[must_use]
    pub fn counted_on(self, wrapped: Rc<Cell<usize>>) -> Self {
        Self { wrapped, ..self }
    }

    /// How many blocks were wrapped so far: what a key costs.
    pub fn wrapped(&self) -> usize {
        self.wrapped.get()
    }

    /// The row that holds the position `at`.
    pub fn row_at(&self, at: u32) -> Option<Row> {
        let (rows, index) = self.around(at)?;
        rows.get(index).copied()
    }

    /// The position of the row that holds `at`; 0 in an empty article.
    pub fn start_of_row(&self, at: u32) -> u32 {
        self.row_at(at).map_or(0, |row| row.start())
    }

    /// At most `count` rows, from the one that holds `at`.
    pub fn rows(&self, at: u32, count: usize) -> Vec<Row> {
        let Some((mut rows, index)) = self.around(at) else {
            return Vec::new();
        };
        rows.drain(..index);
        let mut block = rows.first().map_or(0, |row| row.block as usize) + 1;
        while rows.len() < count && block < self.article.blocks.len() {
            rows.extend(self.block_rows(block));
            block += 1;
        }
        rows.truncate(count);
        rows
    }

    /// The position of the row `count` rows below the one that holds `at`, or of the last row.
    pub fn down(&self, at: u32, count: usize) -> u32 {
        self.rows(at, count + 1).last().map_or(0, Row::start)
    }

    /// The position of the row `count` rows above the one that holds `at`, or of the first row.
    pub fn up(&self, at: u32, count: usize) -> u32 {
        let Some((rows, index)) = self.around(at) else {
            return 0;
        };
        if let Some(above) = index.checked_sub(count) {
            return rows.get(above).map_or(0, Row::start);
        }
        let mut missing = count - index;
        let mut block = rows.first().map_or(0, |row| row.block as usize);
        let mut first = rows.first().map_or(0, Row::start);
        while let Some(before) = block.checked_sub(1) {
            let rows = self.block_rows(before);
            if let Some(above) = rows.len().checked_sub(missing) {
                return rows.get(above).map_or(first, Row::start);
            }
            missing -= rows.len();
            first = rows.first().map_or(first, Row::start);
            block = before;
        }
        first
    }

    /// The position that, on the first row, puts the last row of the article on the last of
    /// `height` rows.
    pub fn last_top(&self, height: usize) -> u32 {
        self.up(self.article.len(), height.saturating_sub(1))
    }

    /// The rows of the block around `at`, and the index of the one that holds `at`.
    fn around(&self, at: u32) -> Option<(Vec<Row>, usize)> {
        let blocks = &self.article.blocks;
        let after = blocks.partition_point(|block| block.span.start - u32::from(block.gap) <= at);
        if blocks.is_empty() {
            return None;
        }
        let rows = self.block_rows(after.saturating_sub(1));
        let index = rows
            .partition_point(|row| row.span.start <= at)
            .saturating_sub(1);
        Some((rows, index))
    }

    /// All rows of one block, the blank ones above it first. Never empty for a block that exists.
    fn block_rows(&self, index: usize) -> Vec<Row> {
        let Some(block) = self.article.blocks.get(index) else {
            return Vec::new();
        };
        self.wrapped.set(self.wrapped.get() + 1);
        let number = index as u32;
        let gap = u32::from(block.gap);
        let mut rows: Vec<Row> = (0..gap)
            .map(|blank| {
                let at = block.span.start - gap + blank;
                Row {
                    span: Span::new(at, at),
                    block: number,
                    indent: 0,
                    blank: true,
                }
            })
            .collect();
        let indent = self.indent(block);
        if block.is_wide() || block.kind == BlockKind::Rule {
            rows.push(Row {
                span: block.span,
                block: number,
                indent,
                blank: false,
            });
            return rows;
        }
        let hang = block.hang.min((self.columns - indent) / 2);
        let (first, others) = (self.columns - indent, self.columns - indent - hang);
        let lines = wrap(&self.article.text, block.span, first.into(), others.into());
        rows.extend(lines.into_iter().enumerate().map(|(line, span)| Row {
            span,
            block: number,
            indent: if line == 0 { indent } else { indent + hang },
            blank: false,
        }));
        rows
    }

    /// Columns before a block, at most half of the width.
    fn indent(&self, block: &Block) -> u16 {
        let quotes = u16::from(block.quote).saturating_mul(QUOTE_COLUMNS);
        block.indent.saturating_add(quotes).min(self.columns / 2)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Layout;
    use crate::model::{Article, BlockKind};
    use crate::text::{BlockHead, Builder};

    fn article(blocks: &[(BlockKind, u8, &str)]) -> Article {
        let mut builder = Builder::default();
        for (kind, gap, text) in blocks {
            builder.begin(BlockHead {
                kind: *kind,
                gap: *gap,
                ..BlockHead::default()
            });
            builder.source(text, 0);
            builder.end();
        }
        let body = builder.finish(vec![0]);
        Article {
            text: Arc::from(body.text),
            blocks: body.blocks,
            ..Article::default()
        }
    }

    fn three() -> Article {
        article(&[
            (BlockKind::Title, 0, "Talks in Miami"),
            (BlockKind::Paragraph, 1, "one two three four five six"),
            (BlockKind::Heading, 2, "Next"),
            (BlockKind::Paragraph, 1, "seven eight nine"),
        ])
    }

    fn words(article: &Article, columns: u16, at: u32, count: usize) -> Vec<&str> {
        Layout::new(article, columns)
            .rows(at, count)
            .iter()
            .map(|row| row.span.of(&article.text))
            .collect()
    }

    #[test]
    fn rows_run_across_blocks() {
        let article = three();
        assert_eq!(
            words(&article, 14, 0, 20),
            [
                "Talks in Miami",
                "",
                "one two three",
                "four five six",
                "",
                "",
                "Next",
                "",
                "seven eight",
                "nine"
            ]
        );
    }

    #[test]
    fn down_and_up_undo_each_other_from_every_row() {
        let article = three();
        let layout = Layout::new(&article, 9);
        let all = layout.rows(0, 100);
        for (index, row) in all.iter().enumerate() {
            assert_eq!(layout.down(0, index), row.start());
            assert_eq!(layout.up(row.start(), index), 0);
            assert_eq!(layout.up(row.start(), 1000), 0);
            assert_eq!(layout.start_of_row(row.start()), row.start());
        }
        assert_eq!(layout.down(0, 1000), all.last().unwrap().start());
    }

    #[test]
    fn the_last_screen_is_full() {
        let article = three();
        let layout = Layout::new(&article, 14);
        assert_eq!(layout.rows(layout.last_top(4), 100).len(), 4);
        assert_eq!(layout.last_top(100), 0);
    }

    #[test]
    fn every_position_has_a_row() {
        let article = three();
        let layout = Layout::new(&article, 7);
        for at in 0..=article.len() {
            let row = layout.row_at(at).unwrap();
            assert!(row.start() <= at);
        }
    }

    #[test]
    fn a_key_wraps_what_is_on_the_screen() {
        let paragraph = "word ".repeat(60);
        let blocks: Vec<_> = (0..2000)
            .map(|_| (BlockKind::Paragraph, 1, paragraph.as_str()))
            .collect();
        let article = article(&blocks);
        let layout = Layout::new(&article, 80);
        layout.rows(article.len() / 2, 40);
        layout.up(article.len() / 2, 40);
        assert!(
            layout.wrapped() <= 24,
            "{} blocks wrapped",
            layout.wrapped()
        );
    }

    #[test]
    fn wide_rows_are_never_wrapped_and_nothing_is_empty() {
        let article = article(&[(BlockKind::Row, 0, "a column      another column")]);
        assert_eq!(words(&article, 5, 0, 9), ["a column      another column"]);
        assert!(Layout::new(&Article::default(), 5).rows(0, 9).is_empty());
        assert_eq!(Layout::new(&Article::default(), 5).last_top(9), 0);
    }

    #[test]
    fn hanging_lines_are_indented() {
        let mut builder = Builder::default();
        builder.begin(BlockHead {
            kind: BlockKind::Item,
            indent: 2,
            hang: 2,
            quote: 1,
            ..BlockHead::default()
        });
        builder.source("• one two three", 0);
        builder.end();
        let body = builder.finish(vec![0]);
        let article = Article {
            text: Arc::from(body.text),
            blocks: body.blocks,
            ..Article::default()
        };
        let indents: Vec<_> = Layout::new(&article, 13)
            .rows(0, 9)
            .iter()
            .map(|row| row.indent)
            .collect();
        assert_eq!(indents, [4, 6]);
        assert!(
            Layout::new(&article, 1)
                .rows(0, 99)
                .iter()
                .all(|row| row.indent == 0)
        );
    }
}
