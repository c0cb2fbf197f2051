//! What part of the text is on the screen.

use std::cell::Cell;
use std::rc::Rc;

use crate::layout::{Layout, Row};
use crate::model::{Article, Block, Span};
use crate::text::width;

use super::panes::Panes;

/// Columns of one step of the text measure.
pub(super) const MEASURE_STEP: u16 = 4;

/// The window onto the text.
#[derive(Clone, Debug)]
pub struct View {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Position of the first visible text. It is kept as it is over a resize and only moved by
    /// what the reader does.
    pub top: u32,
    /// Columns that wide lines are scrolled to the right.
    pub left: u16,
    /// Widest text column.
    pub measure: u16,
    /// Columns of the outline, where the reader has chosen them.
    pub outline_width: Option<u16>,
    /// Columns of the inspector, where the reader has chosen them.
    pub inspector_width: Option<u16>,
    /// The outline is wanted.
    pub outline: bool,
    /// The inspector is wanted where all panes have room.
    pub inspector: bool,
    /// Nothing but the text is wanted.
    pub alone: bool,
    /// Where everything is.
    pub panes: Panes,
    /// The rows on the screen.
    pub rows: Vec<Row>,
    /// How many blocks were wrapped so far: what the keys cost.
    pub wrapped: Rc<Cell<usize>>,
    /// The top of the last screen, as far as it is known.
    pub(super) last: Cell<Option<LastTop>>,
}

/// The top of the last screen of an article set to a size.
#[derive(Clone, Copy, Debug)]
pub(super) struct LastTop {
    columns: u16,
    rows: usize,
    top: u32,
}

impl Default for View {
    fn default() -> Self {
        Self {
            size: (80, 24),
            top: 0,
            left: 0,
            measure: 80,
            outline_width: None,
            inspector_width: None,
            outline: true,
            inspector: true,
            alone: false,
            panes: Panes::default(),
            rows: Vec::new(),
            wrapped: Rc::default(),
            last: Cell::default(),
        }
    }
}

impl View {
    /// Rows of text that fit on the screen, at least one.
    pub fn height(&self) -> usize {
        usize::from(self.panes.column.height.max(1))
    }

    /// The article set to the width of the text column.
    pub fn layout<'a>(&self, article: &'a Article) -> Layout<'a> {
        Layout::new(article, self.panes.column.width).counted_on(self.wrapped.clone())
    }

    /// Another article comes.
    pub fn forget(&mut self) {
        self.last.set(None);
    }

    /// The top of the last screen: every line down asks for it.
    fn last_top(&self, article: &Article) -> u32 {
        let (columns, rows) = (self.panes.column.width, self.height());
        let known = self.last.get();
        if let Some(last) = known.filter(|last| (last.columns, last.rows) == (columns, rows)) {
            return last.top;
        }
        let top = self.layout(article).last_top(rows);
        self.last.set(Some(LastTop { columns, rows, top }));
        top
    }

    /// Sets the rows anew.
    pub fn refresh(&mut self, article: &Article) {
        self.rows = self.layout(article).rows(self.top, self.height());
    }

    /// The text on the screen.
    pub fn visible(&self) -> Span {
        let start = self.rows.first().map_or(0, Row::start);
        Span::new(start, self.rows.last().map_or(start, |row| row.span.end))
    }

    /// Scrolls down by `count` rows, until the last row is on the last line of the screen.
    pub fn down(&mut self, article: &Article, count: usize) {
        let last = self.last_top(article);
        if self.top < last {
            self.top = self.layout(article).down(self.top, count).min(last);
        }
    }

    /// Scrolls up by `count` rows.
    pub fn up(&mut self, article: &Article, count: usize) {
        self.top = self.layout(article).up(self.top, count);
    }

    /// Puts the last row of the article on the last line of the screen.
    pub fn end(&mut self, article: &Article) {
        self.top = self.last_top(article);
    }

    /// Puts the row of `at` first; rows below the end of the article stay blank.
    pub fn put_first(&mut self, article: &Article, at: u32) {
        self.top = self.layout(article).start_of_row(at);
    }

    /// Puts the row of `at` first, or as near as it comes without blank rows below the end.
    pub fn put_first_if_full(&mut self, article: &Article, at: u32) {
        let row = self.layout(article).start_of_row(at);
        self.top = row.min(self.last_top(article));
    }

    /// Shows the row on which `span` starts in the upper third; scrolls nothing where it is on the
    /// screen. In a wide line it comes into view sideways, too.
    pub fn show(&mut self, article: &Article, span: Span) {
        let layout = self.layout(article);
        let Some(row) = layout.row_at(span.start) else {
            return;
        };
        // after a resize the screen may start inside of its first row
        let first_visible = layout.start_of_row(self.top);
        let last_visible = layout.down(self.top, self.height() - 1);
        if row.start() < first_visible || last_visible < row.start() {
            self.top = layout
                .up(row.start(), self.height() / 3)
                .min(self.last_top(article));
        }
        if is_wide(article, &row) {
            self.show_columns(article, &row, span);
        }
    }

    /// Scrolls sideways as far as it takes to see `span` in a wide row.
    fn show_columns(&mut self, article: &Article, row: &Row, span: Span) {
        let columns =
            |to| usize::from(row.indent) + width(Span::new(row.span.start, to).of(&article.text));
        let (start, end) = (columns(span.start), columns(span.end));
        let (left, room) = (usize::from(self.left), usize::from(self.panes.wide));
        // the edges are marked where the line goes on
        let hidden_left = left > 0 && start <= left;
        if hidden_left || end >= left + room {
            let left = if end < room {
                0
            } else {
                start.saturating_sub(room / 3)
            };
            self.left = u16::try_from(left).unwrap_or(u16::MAX);
        }
    }

    /// Columns of the widest of the wide lines on the screen.
    pub fn widest(&self, article: &Article) -> Option<usize> {
        let wide = self.rows.iter().filter(|row| is_wide(article, row));
        wide.map(|row| width(row.span.of(&article.text)) + usize::from(row.indent))
            .max()
    }

    /// Scrolls back as far as the wide lines that are on the screen now are narrower than others
    /// before.
    pub fn keep_sideways(&mut self, article: &Article) {
        if self.left == 0 {
            return;
        }
        if let Some(widest) = self.widest(article) {
            let most = widest.saturating_sub(self.panes.wide.into());
            self.left = self.left.min(u16::try_from(most).unwrap_or(u16::MAX));
        }
    }

    /// How much of the article is above the end of the screen, in per cent.
    pub fn percent(&self, article: &Article) -> u32 {
        let (end, all) = (u64::from(self.visible().end), u64::from(article.len()));
        (end * 100)
            .checked_div(all)
            .map_or(100, |percent| percent.min(100) as u32)
    }

    /// Minutes that are left to read below the screen.
    pub fn minutes_left(&self, article: &Article) -> u32 {
        let below = article.len().saturating_sub(self.visible().end);
        let left = u64::from(below) * u64::from(article.words);
        let words = left.checked_div(u64::from(article.len())).unwrap_or(0);
        // few words can be much to read: some scripts have no blanks between them
        let least = u32::from(self.percent(article) < 100);
        (words as u32)
            .div_ceil(crate::model::article::WORDS_PER_MINUTE)
            .max(least)
    }
}

fn is_wide(article: &Article, row: &Row) -> bool {
    let block = article.blocks.get(row.block as usize);
    !row.blank && block.is_some_and(Block::is_wide)
}
