//! An article whose outline the reader corrected.

use super::article::{Article, Section};
use super::block::BlockKind;
use super::highlight::{Highlight, Layer, Verdict};
use super::span::Span;

/// A line and its level; `None` where it is no heading.
pub type Correction = (Span, Option<u8>);

impl Article {
    /// The article with the corrections of its outline that are in `kept`; `None` where there are
    /// none. Its text and all positions stay. `count` counts words.
    pub fn corrected(&self, kept: &[Highlight], count: impl Fn(&str) -> u32) -> Option<Self> {
        let corrections = corrections(kept);
        (!corrections.is_empty()).then(|| self.with_headings(&corrections, count))
    }

    /// The article with these lines as headings, or as none. `count` counts words.
    #[must_use]
    pub fn with_headings(&self, corrections: &[Correction], count: impl Fn(&str) -> u32) -> Self {
        let mut article = self.clone();
        for &(span, level) in corrections {
            let index = article.block_at(span.start);
            let block = article.blocks.get_mut(index);
            let Some(block) = block.filter(|block| block.span == span) else {
                continue;
            };
            match level {
                Some(level) => {
                    block.kind = BlockKind::Heading;
                    block.level = level;
                }
                None if block.kind == BlockKind::Heading => {
                    block.kind = BlockKind::Paragraph;
                    block.level = 0;
                }
                None => {}
            }
        }
        article.sections = sections(&article, count);
        article
    }
}

fn corrections(kept: &[Highlight]) -> Vec<Correction> {
    let headings = (kept.iter()).filter(|highlight| highlight.layer() == Layer::Heading);
    let placed = headings.filter_map(|highlight| {
        let level = (highlight.verdict == Verdict::Accepted).then_some(highlight.level.max(1));
        Some((highlight.span?, level))
    });
    placed.collect()
}

/// The sections between the headings; those that are as they were are not counted again.
fn sections(article: &Article, count: impl Fn(&str) -> u32) -> Vec<Section> {
    let mut sections = vec![Section {
        line: 1,
        ..Section::default()
    }];
    let heads = article.blocks.iter();
    for block in heads.filter(|block| block.kind == BlockKind::Heading && !block.continues) {
        close(&mut sections, block.span.start);
        sections.push(Section {
            heading: Some(block.span),
            level: block.level.max(1),
            line: block.line,
            span: Span::new(block.span.start, block.span.start),
            words: 0,
        });
    }
    close(&mut sections, article.len());
    let mut known = article.sections.iter().peekable();
    for section in &mut sections {
        while known
            .next_if(|old| old.span.start < section.span.start)
            .is_some()
        {}
        section.words = match known.peek().filter(|old| old.span == section.span) {
            Some(old) => old.words,
            None => count(section.span.of(&article.text)),
        };
    }
    sections
}

fn close(sections: &mut [Section], end: u32) {
    if let Some(last) = sections.last_mut() {
        last.span = Span::new(last.span.start, end);
    }
}
