//! Passages as blocks of the reading text.

use super::{Document, Passage, Piece, table};
use crate::model::{BlockKind, Body, Inline, Remark, Span, StyleRun, Title};
use crate::text::{BlockHead, Builder, CELL_SEPARATOR, sanitise, width};

/// Deepest indentation in columns: deeper nesting stays there, so that words have room.
const MAX_INDENT: u16 = 24;

/// Columns that a list indents what stands in its items.
const STEP: u16 = 2;

/// Most blank rows kept between two lines of code.
const MAX_GAP: u8 = 3;

/// Passages at the top among which the declared title may stand.
const NEAR: usize = 12;

impl Document {
    /// Writes it as reading text and blocks. All of it is sanitised on the way.
    pub fn into_body(self) -> Body {
        body(self)
    }
}

fn body(mut document: Document) -> Body {
    settle_title(&mut document);
    let mut out = Writer::default();
    for passage in &document.passages {
        out.passage(passage);
    }
    let remarks = out.remarks(&document.remarks);
    let (title, builder) = (out.title, out.builder);
    let mut body = builder.finish(Vec::new());
    body.title = title;
    body.date = document.date.map(|date| sanitise::line(&date));
    body.publisher = document.publisher.map(|name| sanitise::line(&name));
    body.about = document.about;
    let about = &mut body.about;
    for said in [
        &mut about.author,
        &mut about.url,
        &mut about.language,
        &mut about.published,
    ] {
        *said = said
            .take()
            .map(|words| sanitise::line(&words).trim().to_owned())
            .filter(|words| !words.is_empty());
    }
    for attachment in &mut about.attachments {
        attachment.name = sanitise::line(&attachment.name);
        attachment.media_type = sanitise::line(&attachment.media_type);
    }
    about.remarks = remarks;
    body
}

/// The declared title becomes the first passage, or the passage near the top that says the same
/// becomes the title. A passage that already is the title stays it; a second one is a heading.
fn settle_title(document: &mut Document) {
    let mut titled = false;
    for passage in &mut document.passages {
        if passage.kind == BlockKind::Title && std::mem::replace(&mut titled, true) {
            (passage.kind, passage.level) = (BlockKind::Heading, passage.level.max(1));
        }
    }
    let declared = document.title.take().map(|title| joined(&title));
    let Some(declared) = declared.filter(|title| !title.is_empty() && !titled) else {
        return;
    };
    let top = document.passages.iter_mut().take(NEAR);
    let mut same = top.filter(|passage| {
        matches!(passage.kind, BlockKind::Heading | BlockKind::Paragraph)
            && joined(&passage.text()).to_lowercase() == declared.to_lowercase()
    });
    if let Some(passage) = same.next() {
        passage.kind = BlockKind::Title;
        return;
    }
    document
        .passages
        .insert(0, Passage::new(BlockKind::Title, declared));
}

/// With one blank between any two words.
fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Writer {
    builder: Builder,
    title: Option<Title>,
    /// The remark of each stretch of text, in order.
    remarked: Vec<(u32, Span)>,
    /// Blank lines right above.
    blank: u8,
}

impl Writer {
    fn passage(&mut self, passage: &Passage) {
        if passage.is_empty() {
            return;
        }
        if passage.kind == BlockKind::Row {
            self.table(passage);
            return;
        }
        let head = head(passage);
        self.builder.begin(head);
        self.blank = 0;
        if passage.kind == BlockKind::Rule {
            self.builder.end();
            return;
        }
        self.builder.made(&passage.marker, 0);
        for piece in &passage.pieces {
            self.piece(piece, head);
        }
        if head.kind == BlockKind::Title && self.title.is_none() {
            let text = self.builder.open_text().trim().to_owned();
            self.title = Some(Title { text, line: 1 });
        }
        self.builder.end();
    }

    /// The words of a piece; a line end in them opens a block below this one.
    fn piece(&mut self, piece: &Piece, head: BlockHead) {
        for (number, line) in piece.text.split('\n').enumerate() {
            if number > 0 {
                let kept = self.builder.end();
                // blank lines are kept where lines are
                self.blank = if kept {
                    0
                } else {
                    self.blank.saturating_add(1)
                };
                let gap = if head.kind == BlockKind::Verbatim {
                    self.blank.min(MAX_GAP)
                } else {
                    0
                };
                self.builder.begin(BlockHead { gap, ..below(head) });
            }
            self.dressed(line, piece);
        }
    }

    fn dressed(&mut self, words: &str, piece: &Piece) {
        let start = self.builder.len();
        self.builder.decoded(words, 0, 0);
        let link = match &piece.link {
            Some(target) if self.builder.len() > start => self.builder.link(target),
            _ => StyleRun::NO_LINK,
        };
        let inline = if link == StyleRun::NO_LINK {
            piece.inline
        } else {
            piece.inline.with(Inline::LINK)
        };
        if inline != Inline::default() {
            self.builder.style(start, inline, link);
        }
        if let Some(remark) = piece.remark {
            let span = Span::new(start, self.builder.len());
            match self.remarked.last_mut() {
                Some((last, whole)) if *last == remark => whole.end = span.end,
                _ => self.remarked.push((remark, span)),
            }
        }
    }

    fn table(&mut self, passage: &Passage) {
        let widths = table::widths(&passage.rows);
        for (number, row) in passage.rows.iter().enumerate() {
            let gap = u8::from(number == 0 && !passage.tight);
            self.builder.begin(BlockHead {
                gap,
                ..head(passage)
            });
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    self.builder.made(CELL_SEPARATOR, 0);
                }
                let from = self.builder.open_text().len();
                for piece in cell {
                    let mut piece = piece.clone();
                    piece.text = piece.text.replace('\n', " ");
                    if number < passage.heads {
                        piece.inline = piece.inline.with(Inline::STRONG);
                    }
                    self.dressed(&piece.text, &piece);
                }
                let shown = self.builder.open_text().get(from..).unwrap_or("");
                let room = widths
                    .get(column)
                    .map_or(0, |all| all.saturating_sub(width(shown)));
                if column + 1 < row.len() {
                    self.builder.made(&" ".repeat(room), 0);
                }
            }
            self.builder.end();
        }
    }

    fn remarks(&self, said: &[(String, String)]) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let end = self.builder.len();
        for (index, span) in &self.remarked {
            let Some((author, text)) = said.get(*index as usize) else {
                continue;
            };
            remarks.push(Remark {
                span: Span::new(span.start.min(end), span.end.min(end)),
                author: sanitise::line(author),
                text: text
                    .lines()
                    .map(sanitise::line)
                    .collect::<Vec<_>>()
                    .join("\n"),
            });
        }
        remarks
    }
}

/// How a passage is set.
fn head(passage: &Passage) -> BlockHead {
    let hang = width(&passage.marker) as u16;
    let nested = u16::from(passage.depth.saturating_sub(u8::from(hang > 0)));
    BlockHead {
        kind: passage.kind,
        level: match passage.kind {
            BlockKind::Heading => passage.level.max(1),
            BlockKind::Item => passage.depth.max(1),
            _ => 0,
        },
        gap: u8::from(!passage.tight),
        quote: passage.quote,
        indent: nested.saturating_mul(STEP).min(MAX_INDENT),
        hang,
        line: 1,
    }
}

/// The same for what goes on below a line end.
fn below(head: BlockHead) -> BlockHead {
    BlockHead {
        gap: 0,
        indent: head.indent.saturating_add(head.hang),
        hang: 0,
        kind: match head.kind {
            // a title or heading of two lines is one
            BlockKind::Title | BlockKind::Heading => BlockKind::Note,
            kind => kind,
        },
        ..head
    }
}

#[cfg(test)]
mod tests;
