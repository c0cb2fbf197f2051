//! What part of the text is on the screen.

use std::cell::Cell;
use std::rc::Rc;

use crate::layout::{Layout, Row, Tables, is_sideways};
use crate::model::{Article, Block, Span};
use crate::text::width;

use super::panes::Panes;

/// Columns of one step of the text measure.
pub(super) const MEASURE_STEP: u16 = 4;

/// Columns of one step sideways, in lines that have no columns of their own.
const SIDEWAYS: u16 = 8;

/// Most steps sideways at once.
const MOST_STEPS: usize = 999;

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
    /// Long lines of code are wrapped.
    pub wrap_code: bool,
    /// Dim lines are hidden.
    pub hide_dim: bool,
    /// True where they were shown again because one of them was gone to.
    pub(super) revealed: bool,
    /// Where the hidden lines end that stand behind the last row.
    pub(super) reach: u32,
    /// Where everything is.
    pub panes: Panes,
    /// The rows on the screen.
    pub rows: Vec<Row>,
    /// The head of the table that the screen begins in: it lies over the first of the rows.
    pub head: Vec<Row>,
    /// The tables that were met in the article.
    pub(super) tables: Rc<Tables>,
    /// How many blocks were wrapped so far: what the keys cost.
    pub wrapped: Rc<Cell<usize>>,
    /// The top of the last screen, as far as it is known.
    pub(super) last: Cell<Option<LastTop>>,
}

/// The top of the last screen of an article set to a size.
#[derive(Clone, Copy, Debug)]
pub(super) struct LastTop {
    /// Of the text, of tables, and how far these are scrolled.
    columns: (u16, u16, u16),
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
            wrap_code: false,
            hide_dim: false,
            revealed: false,
            reach: 0,
            panes: Panes::default(),
            rows: Vec::new(),
            head: Vec::new(),
            tables: Rc::default(),
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
        Layout::new(article, self.panes.column.width)
            .with_tables(self.panes.wide, self.left, self.tables.clone())
            .with_code_wrapped(self.wrap_code)
            .with_dim_hidden(self.hide_dim)
            .counted_on(self.wrapped.clone())
    }

    /// Wraps long lines of code, or has them scroll sideways.
    pub fn set_wrap_code(&mut self, wrap: bool) {
        if self.wrap_code != wrap {
            self.wrap_code = wrap;
            self.last.set(None);
        }
    }

    /// Hides the lines that are dim, or shows them.
    pub fn set_hide_dim(&mut self, hide: bool) {
        if self.hide_dim != hide {
            self.hide_dim = hide;
            self.last.set(None);
        }
    }

    /// True for a block that is hidden.
    pub fn is_hidden(&self, block: &Block) -> bool {
        self.hide_dim && block.is_dim()
    }

    /// Shows what is hidden where `at` stands in it.
    fn reveal(&mut self, article: &Article, at: u32) {
        let block = article.blocks.get(article.block_at(at));
        if block.is_some_and(|block| self.is_hidden(block)) {
            self.set_hide_dim(false);
            self.revealed = true;
        }
    }

    /// True for a block that scrolls sideways.
    pub fn is_sideways(&self, block: &Block) -> bool {
        is_sideways(block, self.wrap_code)
    }

    /// Another article comes.
    pub fn forget(&mut self) {
        self.last.set(None);
        self.tables = Rc::default();
    }

    /// The top of the last screen: every line down asks for it.
    fn last_top(&self, article: &Article) -> u32 {
        let columns = (self.panes.column.width, self.panes.wide, self.left);
        let rows = self.height();
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
        (self.rows, self.head) = self.rows_from(article, self.top);
        let last = self.rows.last().map_or(0, |row| row.block as usize);
        let behind = article.blocks.get(last + 1..).unwrap_or(&[]).iter();
        let hidden = behind.take_while(|block| self.is_hidden(block)).last();
        self.reach = hidden.map_or(0, |block| block.span.end);
    }

    /// The rows of a screen that begins at `top`, and the head that lies over the first of them.
    fn rows_from(&self, article: &Article, top: u32) -> (Vec<Row>, Vec<Row>) {
        let (layout, height) = (self.layout(article), self.height());
        let rows = layout.rows(top, height);
        let head = layout.head_over(&rows, height);
        (rows, head)
    }

    /// The row that is seen on a line of the screen.
    pub fn row(&self, line: usize) -> Option<&Row> {
        self.head.get(line).or_else(|| self.rows.get(line))
    }

    /// The line of the screen on which `span` is first seen; in a column that is not on the screen,
    /// that of its row.
    pub fn line_of(&self, span: Span) -> Option<usize> {
        let seen = self.rows.iter().enumerate().skip(self.head.len());
        let rows = seen.filter(|(_, row)| !row.blank && row.span.overlaps(span));
        let touched = rows.clone().find(|(_, row)| row.touches(span));
        let (line, _) = touched.or_else(|| rows.clone().next())?;
        Some(line)
    }

    /// The text on the screen, without the head of a table that began above it, with what is hidden
    /// between its rows and behind them.
    pub fn visible(&self) -> Span {
        let first = self.rows.get(self.head.len());
        let start = first.map_or(0, Row::start);
        // a row of wrapped cells may end before one above it
        let ends = self.rows.iter().map(|row| row.span.end);
        Span::new(start, ends.max().unwrap_or(start).max(self.reach))
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

    /// Scrolls down by `count` pages: a screen less two rows, which stay in view.
    pub fn page_down(&mut self, article: &Article, count: usize) {
        self.down(article, count * self.page());
        self.uncover(article);
    }

    /// Scrolls up by `count` pages.
    pub fn page_up(&mut self, article: &Article, count: usize) {
        // what the head of a table covered comes into view below
        let covered = self.head.len().min(self.page() - 1);
        self.up(article, count * self.page() - covered);
    }

    fn page(&self) -> usize {
        self.height().saturating_sub(2).max(1)
    }

    /// Scrolls back as far as the head of a table lies over what the screen should begin with.
    fn uncover(&mut self, article: &Article) {
        let head = self.rows_from(article, self.top).1;
        if !head.is_empty() {
            self.top = self.layout(article).up(self.top, head.len());
        }
    }

    /// Puts the row of `at` first; rows below the end of the article stay blank.
    pub fn put_first(&mut self, article: &Article, at: u32) {
        self.top = self.layout(article).start_of_row(at);
        self.uncover(article);
    }

    /// Puts the row of `at` last; where the first screen goes beyond it, the screen is that.
    pub fn put_last(&mut self, article: &Article, at: u32) {
        let layout = self.layout(article);
        // between two paragraphs the first row behind it
        let rows = layout.rows(at, 4);
        let mut behind = rows.iter().filter(|row| !row.blank && row.span.end >= at);
        let last = behind.next().map_or(at, Row::start);
        let above = self.height().saturating_sub(1);
        self.top = layout.up(last, above).min(self.last_top(article));
    }

    /// Puts the row of `at` first, or as near as it comes without blank rows below the end.
    pub fn put_first_if_full(&mut self, article: &Article, at: u32) {
        self.put_first(article, at);
        self.top = self.top.min(self.last_top(article));
    }

    /// Shows the row on which `span` starts in the upper third; scrolls nothing where it is on the
    /// screen. In a wide line it comes into view sideways, too; in a hidden one all are shown again.
    pub fn show(&mut self, article: &Article, span: Span) {
        self.reveal(article, span.start);
        if let Some((grid, column)) = self.layout(article).column_of(span.start) {
            self.left = grid.showing(column, self.left);
        }
        let layout = self.layout(article);
        let Some(row) = layout.row_at(span.start) else {
            return;
        };
        // after a resize the screen may start inside of its first row
        let (rows, head) = self.rows_from(article, self.top);
        let first_visible = rows.get(head.len()).map_or(0, Row::start);
        let last_visible = rows.last().map_or(0, Row::start);
        if row.start() < first_visible || last_visible < row.start() {
            self.top = layout
                .up(row.start(), self.height() / 3)
                .min(self.last_top(article));
        }
        if row.cells.is_none() && self.is_wide(article, &row) {
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

    fn is_wide(&self, article: &Article, row: &Row) -> bool {
        let block = article.blocks.get(row.block as usize);
        !row.blank && block.is_some_and(|block| self.is_sideways(block))
    }

    /// How far the tables and wide lines on the screen can be scrolled to the right; none where
    /// there are none.
    fn most_left(&self, article: &Article) -> Option<u16> {
        let wide = self.rows.iter().filter(|row| self.is_wide(article, row));
        let most = wide.map(|row| match &row.cells {
            Some(cells) => cells.grid.most(),
            None => {
                let columns = width(row.span.of(&article.text)) + usize::from(row.indent);
                let most = columns.saturating_sub(self.panes.wide.into());
                u16::try_from(most).unwrap_or(u16::MAX)
            }
        });
        most.max()
    }

    /// Scrolls sideways by so many steps: a column of the first table on the screen that is wider
    /// than it, else some columns of the screen. Returns false where nothing is wider.
    pub fn sideways(&mut self, article: &Article, steps: usize, right: bool) -> bool {
        let most = self.most_left(article).unwrap_or(0);
        let mut tables = self.rows.iter().filter_map(|row| row.cells.as_ref());
        let grid = tables.find(|cells| cells.grid.most() > 0);
        let grid = grid.map(|cells| cells.grid.clone());
        for _ in 0..steps.min(MOST_STEPS) {
            self.left = match (&grid, right) {
                (Some(grid), true) if self.left < grid.most() => grid.next(self.left),
                (Some(grid), false) => grid.previous(self.left.min(grid.most() + 1)),
                (_, true) => self.left.saturating_add(SIDEWAYS),
                (None, false) => self.left.saturating_sub(SIDEWAYS),
            };
        }
        if right {
            self.left = self.left.min(most);
        }
        most > 0
    }

    /// Scrolls back as far as the wide lines that are on the screen now are narrower than others
    /// before.
    pub fn keep_sideways(&mut self, article: &Article) {
        if self.left > 0
            && let Some(most) = self.most_left(article)
        {
            self.left = self.left.min(most);
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
