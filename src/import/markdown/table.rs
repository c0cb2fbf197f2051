//! Tables: cells padded to columns, one block a row.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::inlines::{Inlines, is_break};
use super::points::Points;
use crate::model::Inline;
use crate::text::{BlockHead, Builder, CELL_SEPARATOR, width};

/// Events after which rows are set without waiting for the rest of the table. Columns may then
/// widen further down, but a table of any size costs bounded memory.
const BATCH: usize = 20_000;

/// Widest column that others are aligned to; a longer cell sticks out.
const MAX_COLUMN: usize = 40;

/// Most columns that are aligned: nobody reads more, and padding must not multiply a file.
const MAX_ALIGNED: usize = 64;

/// Rows that wait until the widths of their columns are known.
pub(super) struct Table<'a> {
    alignments: Vec<Alignment>,
    events: Vec<(Event<'a>, Range<usize>)>,
    widths: Vec<usize>,
    gap: u8,
    /// True where the open cell has words, and the line break behind them.
    said: bool,
    broken: Option<Range<usize>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(mut alignments: Vec<Alignment>) -> Self {
        alignments.truncate(MAX_ALIGNED);
        Self {
            widths: vec![0; alignments.len()],
            alignments,
            events: Vec::new(),
            gap: 1,
            said: false,
            broken: None,
        }
    }

    /// Takes an event; true when the rows so far should be [`flush`](Self::flush)ed.
    pub(super) fn take(&mut self, event: Event<'a>, range: Range<usize>) -> bool {
        let ended = matches!(event, Event::End(TagEnd::Table));
        let row = matches!(event, Event::End(TagEnd::TableRow | TagEnd::TableHead));
        if matches!(&event, Event::InlineHtml(html) if is_break(html)) {
            self.broken = Some(range);
            return false;
        }
        if matches!(
            event,
            Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell)
        ) {
            (self.said, self.broken) = (false, None);
        } else {
            self.part(&event);
        }
        if !ended {
            self.events.push((event, range));
        }
        ended || (row && self.events.len() >= BATCH)
    }

    /// Lines of one cell stand in one row: a stroke keeps their words apart. "Ann Lee<br>Jo Roe" is two
    /// people; a break at the rim of a cell parts nothing.
    fn part(&mut self, event: &Event<'a>) {
        let next = match event {
            Event::End(_) => return,
            Event::Text(words) => &**words,
            _ => "",
        };
        if let Some(range) = self.broken.take().filter(|_| self.said) {
            let before = self.events.last().map(|(event, _)| event);
            let spaced = matches!(before, Some(Event::Text(words)) if words.ends_with(' '));
            let stroke = match (spaced, next.starts_with(' ')) {
                (true, true) => "/",
                (true, false) => "/ ",
                (false, true) => " /",
                (false, false) => " / ",
            };
            self.events.push((Event::Text(stroke.into()), range));
        }
        self.said |= matches!(event, Event::Text(_) | Event::Code(_));
    }

    /// Writes the waiting rows.
    pub(super) fn flush(&mut self, out: &mut Inlines<'a>, points: &'a Points<'a>, head: BlockHead) {
        let cells = self.measure(points);
        let mut cells = cells.into_iter();
        let (mut column, mut pad) = (0, (0, 0));
        for (event, range) in std::mem::take(&mut self.events) {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    let line = points.line(range.start);
                    out.builder.begin(BlockHead {
                        line,
                        gap: self.gap,
                        ..head
                    });
                    out.resume();
                    if matches!(event, Event::Start(Tag::TableHead)) {
                        out.push(Inline::STRONG);
                    }
                    (self.gap, column) = (0, 0);
                }
                Event::End(end @ (TagEnd::TableHead | TagEnd::TableRow)) => {
                    if end == TagEnd::TableHead {
                        out.pop();
                    }
                    out.pause();
                    out.reset();
                    out.builder.end();
                }
                Event::Start(Tag::TableCell) => {
                    pad = self.padding(column, cells.next().unwrap_or(0));
                    let at = points.at(range.start);
                    if column > 0 {
                        out.builder.made(CELL_SEPARATOR, at);
                    }
                    blanks(&mut out.builder, pad.0, at);
                    column += 1;
                }
                Event::End(TagEnd::TableCell) => {
                    blanks(&mut out.builder, pad.1, points.at(range.end));
                }
                event => out.event(event, range),
            }
        }
    }

    /// Width of each waiting cell; widens the columns. The cells are written to a scratch builder,
    /// so that what is measured is what will be shown.
    fn measure(&mut self, points: &'a Points<'a>) -> Vec<usize> {
        let mut scratch = Inlines::new(points, Builder::default());
        let (mut cells, mut column) = (Vec::new(), 0);
        for (event, range) in &self.events {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => column = 0,
                Event::Start(Tag::TableCell) => scratch.builder.begin(BlockHead::default()),
                Event::End(TagEnd::TableCell) => {
                    let wide = width(scratch.builder.open_text());
                    scratch.builder.end();
                    cells.push(wide);
                    if let Some(column) = self.widths.get_mut(column) {
                        *column = wide.min(MAX_COLUMN).max(*column);
                    }
                    column += 1;
                }
                event => scratch.event(event.clone(), range.clone()),
            }
        }
        cells
    }

    /// Blanks before and behind a cell.
    fn padding(&self, column: usize, wide: usize) -> (usize, usize) {
        let room = self
            .widths
            .get(column)
            .map_or(0, |column| column.saturating_sub(wide));
        match self.alignments.get(column) {
            Some(Alignment::Right) => (room, 0),
            Some(Alignment::Center) => (room / 2, room - room / 2),
            _ => (0, room),
        }
    }
}

fn blanks(builder: &mut Builder, count: usize, at: u32) {
    const BLANKS: &str = "                                        ";
    builder.made(BLANKS.get(..count).unwrap_or(BLANKS), at);
}
