//! The block structure: paragraphs, headings, lists, quotes, code, rules.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::containers::Containers;
use super::inlines::{Inlines, is_break, is_inline};
use super::next::{CODE, Lines, Next};
use super::points::Points;
use super::starts::{is_bulleted, is_labelled, number};
use super::table::Table;
use super::tags::Html;
use crate::model::{BlockKind, Inline};
use crate::text::{BlockHead, Builder};

/// Most blank rows kept between two lines of code.
const MAX_GAP: u8 = 3;

/// Columns of a bullet and its blank.
const BULLET: u16 = 2;

/// Turns the parser's events into blocks.
pub(super) struct Blocks<'a> {
    pub(super) out: Inlines<'a>,
    points: &'a Points<'a>,
    containers: Containers,
    /// How the next block is to be opened, when its first words come.
    next: Option<Next>,
    open: bool,
    /// True from the start of an outermost list until its first block.
    fresh_list: bool,
    /// Set inside a code block.
    lines: Option<Lines>,
    table: Option<Table<'a>>,
    /// The block of HTML that is being collected.
    html: Option<Html>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(points: &'a Points<'a>, builder: Builder) -> Self {
        Self {
            out: Inlines::new(points, builder),
            points,
            containers: Containers::default(),
            next: None,
            open: false,
            fresh_list: false,
            lines: None,
            table: None,
            html: None,
        }
    }

    /// Takes one event of the parser.
    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Some(mut table) = self.table.take() {
            let ended = matches!(event, Event::End(TagEnd::Table));
            if table.take(event, range) {
                let head = self.head(BlockKind::Row, 0, 0);
                table.flush(&mut self.out, self.points, head);
            }
            self.table = (!ended).then_some(table);
            return;
        }
        match event {
            Event::Text(text) if self.lines.is_some() => self.kept_lines(&text, range),
            Event::Html(_) => {
                let line = self.points.slice(range.clone());
                self.html.get_or_insert_default().add(line, range.start);
            }
            Event::SoftBreak if self.starts_line(range.end) => {
                self.line_break(range.clone());
                self.next = self.next.map(|next| self.as_item(next, range.end));
            }
            Event::HardBreak => self.line_break(range),
            Event::InlineHtml(html) if is_break(&html) => self.line_break(range),
            Event::Rule => {
                self.start_block(range.start);
                self.begin(BlockKind::Rule, 0, 1, range.start);
                self.close();
            }
            Event::TaskListMarker(done) => self.containers.task(done),
            // behind a break
            Event::Text(text) if !self.open && text.starts_with(' ') => {
                let words = text.trim_start_matches(' ');
                if !words.is_empty() {
                    let from = range.end - words.len().min(range.len());
                    self.event(Event::Text(words.to_owned().into()), from..range.end);
                }
            }
            event if is_inline(&event) => {
                self.ensure_open(range.start);
                self.out.event(event, range);
            }
            Event::Start(tag) => self.start(tag, &range),
            Event::End(end) => self.end(end, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::DefinitionListTitle => {
                self.want(BlockKind::Paragraph, 0);
                self.next = self.next.map(|next| self.as_item(next, range.start));
            }
            // below what it defines
            Tag::DefinitionListDefinition => {
                self.want(BlockKind::Paragraph, 0);
                self.next = self.next.map(|next| Next { gap: 0, ..next });
            }
            Tag::Heading { level, .. } => self.heading(level as u8),
            Tag::BlockQuote(kind) => {
                self.start_block(range.start);
                self.containers.open_quote();
                if let Some(kind) = kind {
                    self.label(kind, range.start);
                }
            }
            Tag::CodeBlock(_) => {
                self.start_block(range.start);
                self.lines = Some(CODE);
            }
            Tag::HtmlBlock => self.start_block(range.start),
            Tag::List(number) => {
                self.start_block(range.start);
                self.fresh_list = self.containers.is_flat();
                self.containers.open_list(number);
            }
            Tag::Item => {
                self.close();
                let rest = self.points.text().get(range.start..).unwrap_or("");
                self.containers.open_item(range.start, number(rest));
            }
            Tag::FootnoteDefinition(label) => {
                self.close();
                self.containers.open_footnote(&label, range.start);
            }
            Tag::Table(alignments) => {
                self.start_block(range.start);
                self.table = Some(Table::new(alignments));
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Paragraph | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.close();
            }
            TagEnd::Heading(_) => {
                self.close();
                self.out.addresses = true;
                self.out.reset();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.containers.close_quote();
            }
            TagEnd::CodeBlock => {
                self.close_line();
                self.lines = None;
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.html(&html);
                }
            }
            TagEnd::List(_) => {
                self.close();
                self.containers.close();
                self.fresh_list = false;
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.start_block(range.start);
                self.containers.close();
            }
            end => self.out.event(Event::End(end), range),
        }
    }

    /// True while words would go on with what is there.
    pub(super) fn is_writing(&self) -> bool {
        self.open || self.is_table()
    }

    pub(super) fn is_table(&self) -> bool {
        self.table.is_some()
    }

    /// The label of an alert: "Warning".
    fn label(&mut self, kind: BlockQuoteKind, at: usize) {
        let label = match kind {
            BlockQuoteKind::Note => "Note",
            BlockQuoteKind::Tip => "Tip",
            BlockQuoteKind::Important => "Important",
            BlockQuoteKind::Warning => "Warning",
            BlockQuoteKind::Caution => "Caution",
        };
        self.want(BlockKind::Paragraph, 0);
        self.ensure_open(at);
        self.out.push(Inline::STRONG);
        self.out.builder.made(label, self.points.at(at));
        self.out.pop();
        self.close();
    }

    /// True where the words at `at` begin a line of their own though the author left no blank one: a
    /// bullet, a boxed figure, a bold label ("**Present:** …"). "**Peru** said" goes on.
    fn starts_line(&self, at: usize) -> bool {
        let rest = self.points.text().get(at..).unwrap_or("");
        is_bulleted(rest) || is_labelled(rest)
    }

    /// The next block, as an item where its words begin with a bullet.
    fn as_item(&self, next: Next, at: usize) -> Next {
        if !is_bulleted(self.points.text().get(at..).unwrap_or("")) {
            return next;
        }
        let kind = BlockKind::Item;
        Next {
            kind,
            level: 1,
            ..next
        }
    }

    /// Ends the open block and, where an item has no words of its own, shows its marker.
    pub(super) fn start_block(&mut self, at: usize) {
        self.close();
        if self.containers.has_marker() {
            self.ensure_open(at);
            self.close();
        }
    }

    /// The next words open such a block.
    fn want(&mut self, kind: BlockKind, level: u8) {
        self.close();
        self.next = Some(Next {
            kind,
            level,
            gap: 1,
        });
    }

    /// A heading in a quote or an item belongs to that, it opens no section of the article.
    fn heading(&mut self, level: u8) {
        self.out.addresses = false;
        if self.containers.is_outside() {
            self.want(BlockKind::Heading, level);
        } else {
            self.want(BlockKind::Paragraph, 0);
            self.out.push(Inline::STRONG);
        }
    }

    fn head(&self, kind: BlockKind, gap: u8, at: usize) -> BlockHead {
        BlockHead {
            kind,
            gap,
            quote: self.containers.quotes(),
            indent: self.containers.indent(),
            line: self.points.line(at),
            ..BlockHead::default()
        }
    }

    /// Opens a block that is not the first of an item.
    fn begin(&mut self, kind: BlockKind, level: u8, gap: u8, at: usize) {
        let mut head = self.head(kind, gap, at);
        head.level = level;
        if kind == BlockKind::Item {
            head.hang = BULLET;
        }
        self.out.builder.begin(head);
        self.out.resume();
        self.open = true;
        self.fresh_list = false;
    }

    /// Opens the block that the words at `at` belong to, if none is open.
    fn ensure_open(&mut self, at: usize) {
        if self.open {
            return;
        }
        let next = self.next.take();
        let Some(marker) = self.containers.take_marker() else {
            // Words right behind a list or another block of an item belong close to it.
            let gap = u8::from(!self.containers.is_item());
            let plain = Next {
                kind: BlockKind::Paragraph,
                level: 0,
                gap,
            };
            let next = next.unwrap_or(plain);
            self.begin(next.kind, next.level, next.gap, at);
            return;
        };
        let tight = u8::from(self.fresh_list);
        let gap = next.map_or(tight, |next| next.gap);
        let head = BlockHead {
            level: marker.level,
            indent: marker.indent,
            hang: marker.hang,
            ..self.head(marker.kind, gap, marker.at)
        };
        self.out.builder.begin(head);
        let at = self.points.at(marker.at);
        self.out.builder.made(&marker.text, at);
        self.out.resume();
        self.open = true;
        self.fresh_list = false;
    }

    /// Closes the open block; an empty one leaves nothing. True where a block was kept.
    fn close(&mut self) {
        self.next = None;
        self.finish_block();
    }

    fn finish_block(&mut self) -> bool {
        if !self.open {
            return false;
        }
        self.out.close_tags();
        self.out.pause();
        self.open = false;
        self.out.builder.end()
    }

    /// A line end that the author asked for: the rest is a block of its own, close below.
    fn line_break(&mut self, range: Range<usize>) {
        if !self.open {
            return;
        }
        if !self.out.addresses {
            self.out.event(Event::SoftBreak, range);
            return;
        }
        self.finish_block();
        self.next = Some(Next {
            kind: BlockKind::Paragraph,
            level: 0,
            gap: 0,
        });
    }

    /// Lines of code or markup, each a block.
    fn kept_lines(&mut self, text: &str, range: Range<usize>) {
        let exact = self.points.verbatim(range.clone(), text).is_some();
        let mut at = range.start;
        for piece in text.split_inclusive('\n') {
            let line = piece.trim_end_matches('\n');
            let place = if exact {
                at..at + line.len()
            } else {
                range.clone()
            };
            if !line.is_empty() {
                self.open_line(place.start);
                self.out.text(line, place);
            }
            if line.len() < piece.len() {
                self.close_line();
            }
            at += piece.len();
        }
    }

    fn open_line(&mut self, at: usize) {
        if self.open {
            return;
        }
        let lines = self.lines.unwrap_or(CODE);
        self.begin(lines.kind, 0, lines.gap.min(MAX_GAP), at);
        self.out.push(Inline::CODE);
    }

    fn close_line(&mut self) {
        let opened = self.open;
        if opened {
            self.out.pop();
        }
        let kept = self.finish_block();
        if let Some(lines) = &mut self.lines {
            lines.gap = if kept { 0 } else { lines.gap.saturating_add(1) };
        }
    }

    /// Ends what is still open.
    pub(super) fn finish(mut self) -> Builder {
        self.close();
        self.out.builder
    }
}
