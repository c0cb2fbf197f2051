//! Two versions as one article: the new text with what is gone at the place where it would stand.

use super::plan::{Insert, Plan, whole_blocks};
use crate::model::{
    Article, Block, BlockKind, ChangeKind, ChangeMark, Comparison, Fate, Inline, Merged, Piece,
    Section, Span, StyleRun, SummaryLine, comparison,
};
use crate::text::sanitise;

/// Puts two versions that were compared together, below `summary`.
pub fn merged(
    old: &Article,
    new: &Article,
    comparison: &Comparison,
    summary: &[SummaryLine],
) -> Merged {
    let mut plan = Plan::default();
    let whole = whole_blocks(old, comparison);
    for (number, change) in (0..).zip(&comparison.changes) {
        plan.take(old, new, number, change, &whole);
    }
    plan.inserts.sort_by_key(|insert| insert.at);
    let mut writer = Writer {
        old,
        new,
        out: Article {
            source: new.source.clone(),
            links: new.links.clone(),
            title: new.title.clone(),
            date: new.date.clone(),
            publisher: new.publisher.clone(),
            about: new.about.clone(),
            words: new.words,
            ..Article::default()
        },
        text: String::with_capacity(new.text.len() + new.text.len() / 8),
        pieces: Vec::new(),
        gone: Vec::new(),
        marks: Vec::new(),
        next: 0,
        head: 0,
    };
    writer.summary(summary);
    for (index, block) in new.blocks.iter().enumerate() {
        writer.gone_blocks(plan.blocks.get(&index));
        writer.block(block, &plan.inserts);
    }
    writer.gone_blocks(plan.blocks.get(&new.blocks.len()));
    writer.finish(&plan, comparison)
}

/// Writes the merged text, and where each piece of the new one is in it.
struct Writer<'a> {
    old: &'a Article,
    new: &'a Article,
    out: Article,
    text: String,
    /// The new text as it was taken over, and what is gone of the old one.
    pieces: Vec<Piece>,
    gone: Vec<Piece>,
    marks: Vec<ChangeMark>,
    /// The insert that comes next.
    next: usize,
    /// Bytes above the text.
    head: u32,
}

impl Writer<'_> {
    fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Writes what stands above the text: a heading a part, a line below it each, a rule at the end.
    fn summary(&mut self, lines: &[SummaryLine]) {
        let mut part = "";
        for line in lines {
            if line.part != part {
                part = line.part;
                let gap = u8::from(!self.text.is_empty());
                let start = self.line(
                    part,
                    Block {
                        gap,
                        ..Block::default()
                    },
                );
                self.out.styles.push(StyleRun {
                    span: Span::new(start, self.len()),
                    inline: Inline::STRONG,
                    link: StyleRun::NO_LINK,
                });
            }
            let sign = match line.fate {
                Fate::Added => ChangeKind::Added.sign(),
                Fate::Deleted => ChangeKind::Deleted.sign(),
                Fate::Same => ChangeKind::Edited.sign(),
            };
            let words = format!("{sign} {}", sanitise::line(&line.words));
            let block = Block {
                indent: 2,
                hang: 2,
                ..Block::default()
            };
            let start = self.line(&words, block);
            if line.fate != Fate::Same {
                self.marks.push(ChangeMark {
                    span: Span::new(start + 2, self.len()),
                    fate: line.fate,
                    change: u32::MAX,
                });
            }
        }
        if !lines.is_empty() {
            let block = Block {
                kind: BlockKind::Rule,
                gap: 1,
                ..Block::default()
            };
            self.line("―", block);
        }
        self.head = self.len();
    }

    /// Writes a block of its own; returns where its words start.
    fn line(&mut self, words: &str, block: Block) -> u32 {
        self.begin(&block);
        let start = self.len();
        self.text.push_str(words);
        self.end(&block, start);
        start
    }

    /// Begins a block: the line ends above it.
    fn begin(&mut self, block: &Block) {
        if !self.text.is_empty() && !block.continues {
            // the first one has none above it in its own text, but has here
            let own = self.len() == self.head;
            for _ in 0..=block.gap.max(u8::from(own)) {
                self.text.push('\n');
            }
        }
    }

    fn end(&mut self, block: &Block, start: u32) {
        let first = self.out.blocks.is_empty();
        let before = self.out.blocks.last().map_or(0, |block| block.span.end);
        let gap = if first || block.continues {
            block.gap
        } else {
            (start - before).saturating_sub(1) as u8
        };
        self.out.blocks.push(Block {
            span: Span::new(start, self.len()),
            gap,
            ..*block
        });
    }

    fn gone_blocks(&mut self, gone: Option<&Vec<(usize, u32, Span)>>) {
        let mut open: Option<(usize, Block, u32)> = None;
        for (index, change, span) in gone.into_iter().flatten() {
            let same = open.as_ref().is_some_and(|(block, ..)| block == index);
            if same {
                self.text.push(' ');
            } else {
                if let Some((_, block, start)) = open.take() {
                    self.end(&block, start);
                }
                let block = self.old.blocks.get(*index).copied().unwrap_or_default();
                let block = Block {
                    continues: false,
                    gap: block.gap.max(u8::from(self.text.is_empty())),
                    ..block
                };
                self.begin(&block);
                open = Some((*index, block, self.len()));
            }
            self.gone(*span, *change);
        }
        if let Some((_, block, start)) = open {
            self.end(&block, start);
        }
    }

    fn gone(&mut self, old: Span, change: u32) {
        let start = self.len();
        self.text.push_str(old.of(&self.old.text));
        self.gone.push(Piece {
            from: old.start,
            to: start,
            len: old.len(),
        });
        self.marks.push(ChangeMark {
            span: Span::new(start, self.len()),
            fate: Fate::Deleted,
            change,
        });
    }

    fn block(&mut self, block: &Block, inserts: &[Insert]) {
        self.begin(block);
        let start = self.len();
        let mut from = block.span.start;
        while let Some(insert) = inserts.get(self.next) {
            if insert.at > block.span.end {
                break;
            }
            self.next += 1;
            self.copy(from, insert.at);
            from = from.max(insert.at);
            if insert.blanks.0 {
                self.text.push(' ');
            }
            self.gone(insert.old, insert.change);
            if insert.blanks.1 {
                self.text.push(' ');
            }
        }
        self.copy(from, block.span.end);
        self.end(block, start);
    }

    /// Copies a piece of the new text.
    fn copy(&mut self, from: u32, to: u32) {
        if from < to {
            self.pieces.push(Piece {
                from,
                to: self.len(),
                len: to - from,
            });
            self.text.push_str(Span::new(from, to).of(&self.new.text));
        }
    }

    fn span(&self, span: Span) -> Span {
        comparison::placed(&self.pieces, span)
    }

    fn finish(mut self, plan: &Plan, comparison: &Comparison) -> Merged {
        for mark in &plan.marks {
            self.pieces_of(mark);
        }
        self.marks
            .sort_by_key(|mark| (mark.span.start, mark.span.end));
        let mut places: Vec<Option<Span>> = vec![None; comparison.changes.len()];
        for mark in &self.marks {
            if let Some(place) = places.get_mut(mark.change as usize) {
                let start = place.map_or(mark.span.start, |place| place.start);
                *place = Some(Span::new(start, mark.span.end));
            }
        }
        let changes = comparison.changes.iter();
        let places = changes.zip(places).map(|(change, place)| {
            let whole = change.new.map(|span| self.span(span));
            match (whole, place) {
                (Some(whole), Some(place)) => {
                    Span::new(whole.start.min(place.start), whole.end.max(place.end))
                }
                (one, other) => one.or(other).unwrap_or_default(),
            }
        });
        let places = places.collect();
        self.out.sections = self.sections();
        let styles = self.new.styles.iter().map(|run| StyleRun {
            span: self.span(run.span),
            ..*run
        });
        let styles: Vec<StyleRun> = styles.collect();
        self.out.styles.extend(styles);
        self.out.text = self.text.into();
        self.gone.sort_by_key(|piece| piece.from);
        Merged {
            kept: self.pieces,
            gone: self.gone,
            article: self.out,
            marks: self.marks,
            places,
            head: self.head,
        }
    }

    /// Marks words of the new text, without what was put between them.
    fn pieces_of(&mut self, mark: &ChangeMark) {
        let first = self
            .pieces
            .partition_point(|piece| piece.from + piece.len <= mark.span.start);
        let rest = self.pieces.get(first..).unwrap_or(&[]);
        let touched = rest.iter().take_while(|piece| piece.from < mark.span.end);
        for Piece { from, to, len } in touched {
            let start = mark.span.start.max(*from);
            let end = mark.span.end.min(from + len);
            self.marks.push(ChangeMark {
                span: Span::new(to + start - from, to + end - from),
                ..*mark
            });
        }
    }

    /// The outline of the new version, with what is gone in the section it would stand in.
    fn sections(&self) -> Vec<Section> {
        let starts = self
            .new
            .sections
            .iter()
            .map(|section| match section.heading {
                Some(heading) => {
                    let at = comparison::start(&self.pieces, heading.start);
                    let block = self.out.block_at(at);
                    self.out
                        .blocks
                        .get(block)
                        .map_or(at, |block| block.span.start)
                }
                None => 0,
            });
        let starts: Vec<u32> = starts.collect();
        let ends = starts.iter().copied().skip(1).chain([self.len()]);
        let sections = self.new.sections.iter().zip(&starts).zip(ends);
        sections
            .map(|((section, start), end)| Section {
                heading: section.heading.map(|heading| self.span(heading)),
                span: Span::new(*start, end),
                ..section.clone()
            })
            .collect()
    }
}
