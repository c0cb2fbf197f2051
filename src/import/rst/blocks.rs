//! Lines as blocks of the reading text.

use std::collections::HashMap;

use super::context::{Context, Holder};
use super::headings::{self, Heading};
use super::inlines::{Run, runs};
use super::lines::{self, Letter, Line, ends_in_colons, lines, ruled};
use super::names::Names;
use super::table;
use crate::model::{BlockKind, Body, Inline, StyleRun, Title};
use crate::text::{BlockHead, Builder, sanitise};

/// Shortest line of marks that is a rule.
const RULE: usize = 4;

/// Reads lines, one after another.
pub(super) struct Blocks<'a> {
    pub(super) lines: Vec<Line<'a>>,
    /// The line that is read next.
    pub(super) at: usize,
    pub(super) context: Context,
    /// What stands before the words of the next paragraph.
    pub(super) prefix: Option<String>,
    names: Names,
    headings: HashMap<usize, Heading>,
    pub(super) builder: Builder,
    /// Blank lines right above.
    pub(super) blanks: u8,
    /// The last number of items that are counted, and the column they stand in.
    pub(super) counted: (usize, u32),
    title: Option<Title>,
    pub(super) about: HashMap<String, String>,
    /// True until something but fields was read.
    pub(super) top: bool,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let lines = lines(text);
        Self {
            names: Names::of(&lines),
            headings: headings::find(&lines),
            builder: Builder::with_capacity(text.len()),
            lines,
            at: 0,
            context: Context::default(),
            prefix: None,
            blanks: 0,
            counted: (0, 0),
            title: None,
            about: HashMap::new(),
            top: true,
        }
    }

    /// Everything as it is read; `starts` are the places of the lines.
    pub(super) fn body(mut self, starts: Vec<u32>) -> Body {
        while let Some(line) = self.peek() {
            if line.is_blank() {
                self.blanks = self.blanks.saturating_add(1);
                self.at += 1;
                continue;
            }
            self.context.settle(line.indent);
            let at = self.at;
            self.block();
            // whatever was read, it goes on
            self.at = self.at.max(at + 1);
        }
        let mut body = self.builder.finish(starts);
        body.title = self.title;
        let mut said = |name: &str| self.about.remove(name);
        body.date = said("date");
        body.about.author = said("author").or_else(|| said("authors"));
        body.publisher = said("organization");
        body
    }

    fn block(&mut self) {
        let _ = self.heading()
            || self.rule()
            || self.table()
            || self.explicit()
            || self.field()
            || self.item()
            || self.kept_lines()
            || self.paragraph();
    }

    pub(super) fn peek(&self) -> Option<Line<'a>> {
        self.lines.get(self.at).copied()
    }

    /// The line that is read, or a blank one behind the end.
    pub(super) fn line(&self) -> Line<'a> {
        self.peek().unwrap_or_default()
    }

    fn begin(&mut self, kind: BlockKind, line: u32) {
        let head = self.context.head(kind);
        let dense = matches!(kind, BlockKind::Item | BlockKind::Note | BlockKind::Row);
        let gap = u8::from(self.blanks > 0 || !dense);
        self.open(BlockHead { gap, line, ..head });
    }

    pub(super) fn open(&mut self, head: BlockHead) {
        self.blanks = 0;
        self.builder.begin(head);
    }

    fn put(builder: &mut Builder, run: &Run) {
        let start = builder.len();
        for part in run.letters.chunk_by(|(_, a), (_, b)| a + 1 == *b) {
            let at = part.first().map_or(0, |(_, at)| *at);
            builder.source(&lines::words_of(part), at);
        }
        let link = match &run.link {
            Some(target) if builder.len() > start => builder.link(&sanitise::line(target)),
            _ => StyleRun::NO_LINK,
        };
        let inline = match link {
            StyleRun::NO_LINK => run.inline,
            _ => run.inline.with(Inline::LINK),
        };
        if inline != Inline::default() {
            builder.style(start, inline, link);
        }
    }

    /// Writes words as a block, all of them dressed so.
    pub(super) fn dressed(&mut self, words: &[Letter], kind: BlockKind, inline: Inline, line: u32) {
        if words.is_empty() {
            return;
        }
        self.begin(kind, line);
        let at = words.first().map_or(0, |(_, at)| *at);
        if kind == BlockKind::Paragraph
            && let Some(prefix) = self.prefix.take()
        {
            self.builder.decoded(&prefix, at, 0);
        }
        self.runs(words, inline);
        self.builder.end();
        self.top = false;
    }

    pub(super) fn runs(&mut self, words: &[Letter], inline: Inline) {
        // names of things are shown as they are
        let found = match inline {
            Inline::CODE => vec![Run {
                letters: words.to_vec(),
                ..Run::default()
            }],
            _ => runs(words, &self.names),
        };
        for mut run in found {
            run.inline = run.inline.with(inline);
            Self::put(&mut self.builder, &run);
        }
    }

    fn heading(&mut self) -> bool {
        let Some(heading) = self.headings.get(&self.at).copied() else {
            return false;
        };
        if !self.context.is_empty() {
            return false;
        }
        let line = self.lines.get(heading.words).copied().unwrap_or_default();
        let titled = heading.level == 0;
        let kind = if titled {
            BlockKind::Title
        } else {
            BlockKind::Heading
        };
        self.open(BlockHead {
            kind,
            level: heading.level,
            gap: 1,
            line: line.number,
            ..BlockHead::default()
        });
        self.runs(&line.letters(0), Inline::default());
        if titled {
            let text = self.builder.open_text().trim().to_owned();
            self.title = Some(Title {
                text,
                line: line.number,
            });
        }
        self.builder.end();
        self.at = heading.end;
        true
    }

    fn rule(&mut self) -> bool {
        let line = self.line();
        let apart = |at: Option<usize>| {
            let line = at.and_then(|at| self.lines.get(at));
            line.is_none_or(Line::is_blank)
        };
        let is_rule = line.words.len() >= RULE
            && ruled(line.words).is_some()
            && apart(self.at.checked_sub(1))
            && apart(self.at.checked_add(1));
        if is_rule {
            self.begin(BlockKind::Rule, line.number);
            self.builder.end();
            self.at += 1;
        }
        is_rule
    }

    fn table(&mut self) -> bool {
        let Some((found, end)) = table::at(&self.lines, self.at) else {
            return false;
        };
        let rows = found.shown(&self.names);
        let widths = table::widths(&rows);
        for (number, row) in rows.iter().enumerate() {
            let head = self.context.head(table::KIND);
            let (gap, line) = (u8::from(number == 0), row.line);
            self.open(BlockHead { gap, line, ..head });
            let cells = row.cells.iter();
            let first = cells
                .flat_map(|cell| &cell.runs)
                .find_map(|run| run.letters.first());
            let at = first.map_or(0, |(_, at)| *at);
            table::write(
                &mut self.builder,
                row,
                &widths,
                Self::put,
                |builder, words| {
                    builder.made(words, at);
                },
            );
            self.builder.end();
        }
        self.at = end;
        self.top = false;
        true
    }

    /// The column of the next words from line `at` on, if they stand further in than `indent`.
    pub(super) fn held_column(&self, at: usize, indent: usize) -> Option<usize> {
        let mut rest = self.lines.get(at..)?.iter();
        let next = rest.find(|line| !line.is_blank())?;
        (next.indent > indent).then_some(next.indent)
    }

    /// Passes over a line and what is further in than it.
    pub(super) fn skip_held(&mut self) {
        let indent = self.line().indent;
        self.at += 1;
        while let Some(line) = self.peek()
            && (line.is_blank() || line.indent > indent)
        {
            self.at += 1;
        }
        self.blanks = self.blanks.max(1);
    }

    fn paragraph(&mut self) -> bool {
        let line = self.line();
        let mut words = line.letters(0);
        self.at += 1;
        if let Some(next) = self.peek()
            && !next.is_blank()
            && next.indent > line.indent
        {
            // a term and what it means
            self.dressed(&words, BlockKind::Paragraph, Inline::default(), line.number);
            self.context.open(next.indent, Holder::Body);
            return true;
        }
        while let Some(next) = self.peek()
            && !next.is_blank()
            && next.indent == line.indent
            && !(next.words.starts_with(".. ") && line.indent > 0)
        {
            words.push((' ', next.at.saturating_sub(1)));
            words.extend(next.letters(0));
            self.at += 1;
        }
        let lines_follow = ends_in_colons(&mut words);
        self.dressed(&words, BlockKind::Paragraph, Inline::default(), line.number);
        if lines_follow {
            self.verbatim(line.indent);
        }
        true
    }
}
